import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Condition } from '../../shared/rfp/condition';
import { afterComposition } from './afterComposition';

const key = new PluginKey<DecorationSet>('heldBlocks');

export interface HeldBlocksOptions {
  holds(condition: Condition): boolean;
}

/**
 * Folds passages whose condition fails for the facts into one grey line per run: kept in the project, not printed.
 * They stay real nodes, so nothing is lost when the facts change back.
 */
export const HeldBlocks = Extension.create<HeldBlocksOptions>({
  name: 'heldBlocks',
  addOptions: () => ({ holds: () => true }),
  addProseMirrorPlugins() {
    const decorate = (document: Node) => heldDecorations(document, this.options.holds);
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, state) => decorate(state.doc),
          apply: (transaction, decorations) =>
            transaction.docChanged || transaction.getMeta(key) ? decorate(transaction.doc) : decorations,
        },
        props: {
          decorations: (state) => key.getState(state),
          handleKeyDown(view, event) {
            // Joining into a folded passage would make the joined words vanish.
            if (event.key === 'Backspace') return bordersHeldBlock(view, -1);
            return event.key === 'Delete' ? bordersHeldBlock(view, 1) : false;
          },
        },
      }),
    ];
  },
});

/** Looks at the conditions again after the facts changed. */
export function refreshHeldBlocks(view: EditorView): void {
  afterComposition(view, () =>
    view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false)),
  );
}

function heldDecorations(document: Node, holds: (condition: Condition) => boolean): DecorationSet {
  const decorations: Decoration[] = [];
  let run: { start: number; end: number; rest: [number, number][] } | null = null;
  const close = () => {
    if (!run) return;
    const count = run.rest.length + 1;
    decorations.push(
      Decoration.node(run.start, run.end, {
        class: 'held held-first',
        'data-held': `이 사업에는 해당하지 않아 인쇄하지 않는 문단 ${count}개`,
      }),
    );
    for (const [from, to] of run.rest) decorations.push(Decoration.node(from, to, { class: 'held' }));
    run = null;
  };
  document.forEach((node, start) => {
    const condition = node.attrs.when as Condition | null;
    if (!condition || holds(condition)) {
      close();
      return;
    }
    const end = start + node.nodeSize;
    if (run) run.rest.push([start, end]);
    else run = { start, end, rest: [] };
  });
  close();
  return DecorationSet.create(document, decorations);
}

function bordersHeldBlock(view: EditorView, side: -1 | 1): boolean {
  const { selection, doc } = view.state;
  if (!selection.empty || selection.$from.depth !== 1) return false;
  const { $from } = selection;
  const atEdge = side < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size;
  if (!atEdge) return false;
  const neighbour = $from.index(0) + side;
  if (neighbour < 0 || neighbour >= doc.childCount) return false;
  let position = 0;
  for (let index = 0; index < neighbour; index++) position += doc.child(index).nodeSize;
  return (key.getState(view.state)?.find(position, position + 1).length ?? 0) > 0;
}
