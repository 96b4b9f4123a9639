import type { EditorView } from '@tiptap/pm/view';

/** Runs now, or when the syllable being composed in the editor is finished. Not at all once the editor is gone. */
export function afterComposition(view: EditorView, run: () => void): void {
  if (view.isDestroyed) return;
  if (!view.composing) {
    run();
    return;
  }
  const finished = () => {
    // ProseMirror reads the finished syllable after this event, so wait until it has.
    setTimeout(() => afterComposition(view, run), 60);
  };
  view.dom.addEventListener('compositionend', finished, { once: true });
}
