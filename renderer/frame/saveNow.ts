import { useProject } from '../stores/projectStore';
import { frameText } from '../text/frameText';
import { tellFailure } from '../text/tellFailure';
import { notify } from '../ui';

/** Ctrl+S: what is being typed is committed first, then the user hears that it is on disk. */
export function saveNow(): void {
  if (!useProject.getState().project) return;
  if (document.activeElement instanceof HTMLElement) commitTyping(document.activeElement);
  const answer = () => {
    const { saving, saveFailure } = useProject.getState();
    if (saving === 'saving') return false;
    if (saving === 'failed' && saveFailure) tellFailure(saveFailure);
    else notify.done(frameText.saved, frameText.everythingSaved);
    return true;
  };
  // A commit on blur reaches the store in the same turn; its save is then under way.
  setTimeout(() => {
    if (answer()) return;
    const stop = useProject.subscribe(() => {
      if (answer()) stop();
    });
  }, 0);
}

/** Inputs keep what is typed until they lose focus; leaving and coming back makes them hand it over. */
function commitTyping(element: HTMLElement): void {
  if (!element.matches('input, textarea, [contenteditable="true"]')) return;
  const selection =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? ([element.selectionStart, element.selectionEnd] as const)
      : null;
  element.blur();
  element.focus({ preventScroll: true });
  if (selection && (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) {
    const [start, end] = selection;
    if (start !== null && end !== null) element.setSelectionRange(start, end);
  }
}
