// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { afterEach, expect, test } from 'vitest';
import { type CitationSource, citationWithNumber } from '../../../../renderer/editor/citationView';
import { type EditorNode, toBlocks, toEditorDocument } from '../../../../renderer/editor/editorJson';
import { proseSchemaExtensions } from '../../../../renderer/editor/proseSchema';
import type { SectionBlock } from '../../../../shared/project/project';

const source = '가온일보, 「전환 사업 추진 현황」(2024)';
const blocks: SectionBlock[] = [
  {
    block: {
      type: 'item',
      level: '○',
      content: [
        { text: '전환하였다' },
        { citation: { evidence: 'EV-001', sources: [source] } },
        { text: '.' },
      ],
    },
  },
];

let editor: Editor | undefined;
afterEach(() => editor?.destroy());

function opened(citations: CitationSource): HTMLElement {
  editor = new Editor({
    content: toEditorDocument(blocks),
    extensions: [
      ...proseSchemaExtensions.filter((one) => one.name !== 'citation'),
      citationWithNumber(citations),
    ],
  });
  return editor.view.dom;
}

test('a citation stands in the sentence as its number and names its source', () => {
  const page = opened({ text: () => '[2]', subscribe: () => () => undefined });
  expect(page.textContent).toBe('전환하였다[2].');
  const mark = page.querySelector<HTMLElement>('.citation');
  expect(mark?.title).toBe(`출처: ${source}`);
  expect(mark?.getAttribute('aria-label')).toContain(source);
});

test('it takes its new number when one before it goes', () => {
  let number = '[2]';
  let changed = () => {};
  const page = opened({
    text: () => number,
    subscribe: (listener) => {
      changed = listener;
      return () => undefined;
    },
  });
  number = '[1]';
  changed();
  expect(page.textContent).toBe('전환하였다[1].');
});

test('copied and pasted it is the same citation, and one without sources is not taken in', () => {
  const page = opened({ text: () => '[1]', subscribe: () => () => undefined });
  const copied = editor?.getHTML() ?? '';
  expect(page.querySelectorAll('.citation')).toHaveLength(1);
  editor?.commands.setContent(copied);
  expect(toBlocks(editor?.getJSON() as EditorNode)).toEqual(blocks);
  editor?.commands.setContent('<p>근거<span data-citation="{&quot;sources&quot;:[]}"></span></p>');
  expect(toBlocks(editor?.getJSON() as EditorNode)).toEqual([
    { block: { type: 'paragraph', content: [{ text: '근거' }] } },
  ]);
});
