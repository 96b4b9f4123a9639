import { type Editor, Extension } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import { setLevel, stepLevel } from './blockLevel';

export interface ProseKeysOptions {
  /** Undoes the last command of the project, once the text has nothing left to undo. */
  undoProject(): void;
  redoProject(): void;
  /** 세부내용 has item lines only; an empty line there stays an item. */
  onlyItems: boolean;
}

/** Enter, Tab, undo and the marks. ProseMirror keeps all of them away from a syllable being composed. */
export const ProseKeys = Extension.create<ProseKeysOptions>({
  name: 'proseKeys',
  priority: 900,
  addOptions: () => ({ undoProject: () => {}, redoProject: () => {}, onlyItems: false }),

  addStorage: () => ({ tabLeaves: false }),

  addKeyboardShortcuts() {
    const undo = () =>
      undoDepth(this.editor.state) > 0 ? this.editor.commands.undo() : run(this.options.undoProject);
    const redo = () =>
      redoDepth(this.editor.state) > 0 ? this.editor.commands.redo() : run(this.options.redoProject);
    const toggle = (name: string) => () =>
      this.editor.schema.marks[name] ? this.editor.commands.toggleMark(name) : true;
    return {
      Enter: ({ editor }) => splitLine(editor, this.options.onlyItems),
      'Shift-Enter': ({ editor }) =>
        editor.schema.nodes.lineBreak
          ? editor.commands.insertContent({ type: 'lineBreak' })
          : splitLine(editor, this.options.onlyItems),
      Tab: ({ editor }) => !leaving(this.storage) && step(editor, 1),
      'Shift-Tab': ({ editor }) => !leaving(this.storage) && step(editor, -1),
      // Tab changes levels here, so the keyboard needs another way out: Escape, then Tab.
      Escape: () => run(() => (this.storage.tabLeaves = true)),
      Backspace: ({ editor }) => leaveItem(editor, this.options.onlyItems),
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      'Mod-b': toggle('bold'),
      'Mod-i': toggle('italic'),
      'Mod-u': toggle('underline'),
      'Alt-Shift-ArrowUp': ({ editor }) => moveLine(editor, -1),
      'Alt-Shift-ArrowDown': ({ editor }) => moveLine(editor, 1),
    };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => {
            if (!['Escape', 'Tab', 'Shift'].includes(event.key)) this.storage.tabLeaves = false;
            return false;
          },
        },
      }),
    ];
  },
});

function run(action: () => unknown): true {
  action();
  return true;
}

function leaving(storage: { tabLeaves: boolean }): boolean {
  return storage.tabLeaves;
}

function step(editor: Editor, by: 1 | -1): boolean {
  return isInTable(editor.state) ? false : stepLevel(editor, by);
}

/** A new line below keeps the kind of the line; a heading is followed by 본문, an empty item becomes 본문. */
function splitLine(editor: Editor, onlyItems: boolean): boolean {
  const { state, view } = editor;
  const { $from, $to } = state.selection;
  if ($from.depth !== 1 || !$from.parent.isTextblock || !$to.parent.isTextblock) return false;
  const line = $from.parent;
  if (line.type.name === 'item' && line.content.size === 0 && !onlyItems) {
    setLevel(editor, 'body');
    return true;
  }
  const atEnd = $to.parentOffset === $to.parent.content.size;
  const type = line.type.name === 'heading' && atEnd ? state.schema.nodes.paragraph : line.type;
  if (!type) return false;
  // New words at the end of a conditional passage are not conditional; the half of a divided one is.
  const when = atEnd ? null : line.attrs.when;
  const attrs = type === line.type ? { ...line.attrs, when } : { when };
  const { tr } = state;
  tr.deleteSelection();
  tr.split(tr.mapping.map($from.pos), 1, [{ type, attrs }]);
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Backspace at the start of an item first takes the mark away, as in 한글 and Word. */
function leaveItem(editor: Editor, onlyItems: boolean): boolean {
  const { selection } = editor.state;
  if (onlyItems || !selection.empty || selection.$from.depth !== 1 || selection.$from.parentOffset > 0)
    return false;
  if (!['item', 'heading'].includes(selection.$from.parent.type.name)) return false;
  setLevel(editor, 'body');
  return true;
}

function moveLine(editor: Editor, by: -1 | 1): boolean {
  const { state, view } = editor;
  const { $from } = state.selection;
  const index = $from.index(0);
  const other = index + by;
  if (other < 0 || other >= state.doc.childCount) return true;
  const start = $from.before(1);
  const line = state.doc.child(index);
  const neighbour = state.doc.child(other);
  const from = by < 0 ? start - neighbour.nodeSize : start;
  const pair = by < 0 ? [line, neighbour] : [neighbour, line];
  const { tr } = state;
  tr.replaceWith(from, from + line.nodeSize + neighbour.nodeSize, pair);
  const moved = by < 0 ? -neighbour.nodeSize : neighbour.nodeSize;
  if (state.selection instanceof TextSelection)
    tr.setSelection(
      TextSelection.create(tr.doc, state.selection.anchor + moved, state.selection.head + moved),
    );
  view.dispatch(tr.scrollIntoView());
  return true;
}
