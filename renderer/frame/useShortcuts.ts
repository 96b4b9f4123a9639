import { openProjectFile, redo, undo } from '../stores/projectActions';
import { useProject } from '../stores/projectStore';
import { useSettings } from '../stores/settingsStore';
import { useView } from '../stores/viewStore';
import { movePane } from './panes';
import { saveNow } from './saveNow';
import { useKey } from './useKey';
import { runCommand } from './useMenus';

/** Shortcuts of the whole window. Letters are told by key position, so they work in Hangul mode too. */
export function useShortcuts(): void {
  useKey((event) => {
    const chord = chordOf(event);
    const action = chord && actions[chord];
    if (!action || (inDialog() && !worksInDialogs.has(chord))) return;
    if (undoChords.has(chord) && isEditable(event.target)) return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    action();
  });
}

const actions: Record<string, () => void> = {
  'Alt+N': () => useView.getState().openDialog('newProject'),
  'Ctrl+O': () => void openProjectFile(),
  'Ctrl+S': saveNow,
  'Alt+S': saveNow,
  'Ctrl+Z': () => ifOpen(undo),
  'Ctrl+Y': () => ifOpen(redo),
  'Ctrl+Shift+Z': () => ifOpen(redo),
  'Ctrl+F': () => runCommand('find'),
  F8: () => runCommand('checkAll'),
  F1: () => useView.getState().openDialog('shortcuts'),
  'Shift+F1': () => useView.getState().openDialog('reference'),
  F6: () => movePane(1),
  'Shift+F6': () => movePane(-1),
  'Ctrl+=': () => useSettings.getState().stepText(1),
  'Ctrl++': () => useSettings.getState().stepText(1),
  'Ctrl+-': () => useSettings.getState().stepText(-1),
  'Ctrl+0': () => useSettings.getState().stepText(0),
};

const worksInDialogs = new Set(['Ctrl+=', 'Ctrl++', 'Ctrl+-', 'Ctrl+0', 'Ctrl+S', 'Alt+S']);
// In a text field these undo the text; elsewhere they undo the last command.
const undoChords = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z']);

function ifOpen(work: () => Promise<void>): void {
  if (useProject.getState().project) void work();
}

function inDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input, textarea, [contenteditable="true"], [contenteditable="true"] *')
  );
}

function chordOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  const sign = { NumpadAdd: '+', NumpadSubtract: '-', Equal: '=', Minus: '-' }[event.code];
  const key = letter ?? digit ?? sign ?? event.key;
  const shift = event.shiftKey && sign !== '=' ? 'Shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${key}`;
}
