import { citationOf } from './editorJson';
import { CitationMark } from './proseSchema';

/** Numbers of the sources cited in the text around the editor. */
export interface CitationSource {
  /** `[1, 2]`, or empty while the text around does not know these sources yet. */
  text(sources: readonly string[]): string;
  subscribe(changed: () => void): () => void;
}

/** A citation, shown with its present number; the sources are read by pointing at it and by screen readers. */
export function citationWithNumber(source: CitationSource) {
  return CitationMark.extend({
    addNodeView() {
      return ({ node }) => {
        const sources = citationOf(node.attrs)?.sources ?? [];
        const dom = document.createElement('span');
        dom.className = 'citation';
        dom.contentEditable = 'false';
        dom.title = `출처: ${sources.join(' / ')}`;
        const show = () => {
          const shown = source.text(sources) || '[ ]';
          if (dom.textContent === shown) return;
          dom.textContent = shown;
          dom.setAttribute('role', 'note');
          dom.setAttribute('aria-label', `${shown} ${dom.title}`);
        };
        show();
        const stop = source.subscribe(show);
        return { dom, destroy: stop, ignoreMutation: () => true };
      };
    },
  });
}
