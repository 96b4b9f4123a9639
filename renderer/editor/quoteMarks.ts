import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { afterComposition } from './afterComposition';

/** A passage the checks speak about. `line` limits it to one line of 세부내용. */
export interface QuoteMark {
  quote: string;
  severity: '필수' | '권장' | '참고';
  line?: number;
}

const key = new PluginKey<DecorationSet>('quoteMarks');

/** Draws the passages the checks speak about. Decorations only: the document never knows. */
export const QuoteMarks = Extension.create({
  name: 'quoteMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, decorations) {
          const marks: QuoteMark[] | undefined = transaction.getMeta(key);
          if (marks) return decorate(transaction.doc, marks);
          return transaction.docChanged ? decorations.map(transaction.mapping, transaction.doc) : decorations;
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

export function showQuoteMarks(view: EditorView, marks: readonly QuoteMark[]): void {
  afterComposition(view, () =>
    view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false)),
  );
}

function decorate(document: Node, marks: readonly QuoteMark[]): DecorationSet {
  if (marks.length === 0) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  document.forEach((block, blockStart, line) => {
    const wanted = marks.filter((mark) => mark.line === undefined || mark.line === line);
    if (wanted.length === 0) return;
    document.nodesBetween(blockStart, blockStart + block.nodeSize, (node, position) => {
      if (!node.isText || node.text === undefined) return;
      for (const { quote, severity } of wanted) {
        if (quote === '') continue;
        let at = node.text.indexOf(quote);
        while (at >= 0) {
          const from = position + at;
          decorations.push(
            Decoration.inline(from, from + quote.length, { class: 'quoteMark', 'data-severity': severity }),
          );
          at = node.text.indexOf(quote, at + quote.length);
        }
      }
    });
  });
  return DecorationSet.create(document, decorations);
}
