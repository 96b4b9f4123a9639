import { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { afterComposition } from './afterComposition';
import type { EditorNode } from './editorJson';

/**
 * Brings an editor to a document that came from outside (undo, another panel) by replacing only what differs, so the
 * caret and the rest of the view stay. Waits for an unfinished syllable. Not part of the editor's own history.
 */
export function replaceDifference(view: EditorView, document: EditorNode, meta: string): void {
  afterComposition(view, () => {
    const next = Node.fromJSON(view.state.schema, document);
    const current = view.state.doc;
    const start = current.content.findDiffStart(next.content);
    if (start === null) return;
    const end = current.content.findDiffEnd(next.content);
    if (end === null) return;
    // A repeated character makes the two ends overlap; step back so that neither side is negative.
    const overlap = start - Math.min(end.a, end.b);
    const shift = Math.max(0, overlap);
    view.dispatch(
      view.state.tr
        .replace(start, end.a + shift, next.slice(start, end.b + shift))
        .setMeta('addToHistory', false)
        .setMeta(meta, true),
    );
  });
}
