import type { FieldName } from '../../shared/document/blocks';
import { fieldLabels, missingFieldText } from '../../shared/rfp/fieldText';
import { Field } from './proseSchema';

/** What fields in a sentence show and do. */
export interface FieldSource {
  /** The field's present text, or null while unknown. */
  text(name: FieldName): string | null;
  subscribe(changed: () => void): () => void;
  /** Opens the place where the fact is edited. */
  edit(name: FieldName): void;
}

/** A fact in a sentence, shown with its present value and opened for editing by a double click or Alt+Enter beside it. */
export function fieldWithValues(source: FieldSource) {
  return Field.extend({
    addNodeView() {
      return ({ node }) => {
        const name = node.attrs.name as FieldName;
        const dom = document.createElement('span');
        dom.className = 'fact';
        dom.dataset.field = name;
        dom.contentEditable = 'false';
        const show = () => {
          const text = source.text(name);
          const shown = text ?? missingFieldText(name);
          if (dom.textContent !== shown) dom.textContent = shown;
          dom.toggleAttribute('data-missing', text === null);
          dom.title = `${fieldLabels[name]} — 사업 정보에서 고쳐요(두 번 누르거나 옆에서 Alt+Enter)`;
        };
        show();
        const stop = source.subscribe(show);
        dom.addEventListener('dblclick', () => source.edit(name));
        return { dom, destroy: stop, ignoreMutation: () => true };
      };
    },
    addKeyboardShortcuts() {
      return {
        'Alt-Enter': ({ editor }) => {
          const { $from } = editor.state.selection;
          const beside = [$from.nodeAfter, $from.nodeBefore].find((node) => node?.type.name === 'field');
          if (!beside) return false;
          source.edit(beside.attrs.name as FieldName);
          return true;
        },
      };
    },
  });
}
