import { getSchema } from '@tiptap/core';
import { Fragment, Node } from '@tiptap/pm/model';
import { TableMap } from '@tiptap/pm/tables';
import { expect, test } from 'vitest';
import { toEditorDocument } from '../../../../renderer/editor/editorJson';
import { proseSchemaExtensions } from '../../../../renderer/editor/proseSchema';
import { withoutMergedCells } from '../../../../renderer/editor/safeTablePaste';
import type { TableBlock } from '../../../../shared/document/blocks';

const schema = getSchema(proseSchemaExtensions);
const cell = (text: string, spans: { columnSpan?: number; rowSpan?: number } = {}) => ({
  paragraphs: [[{ text }]],
  ...spans,
});

function unmerged(table: TableBlock): Node {
  const document = Node.fromJSON(schema, toEditorDocument([{ block: table }]));
  const node = withoutMergedCells(Fragment.from(document.firstChild)).firstChild;
  if (!node) throw new Error('nothing came back');
  node.check();
  return node;
}

test('merged cells are taken apart and no text is lost', () => {
  const node = unmerged({
    type: 'table',
    rows: [
      { cells: [cell('가', { rowSpan: 2 }), cell('나'), cell('다')] },
      { cells: [cell('라', { columnSpan: 2 })] },
    ],
  });
  const map = TableMap.get(node);
  expect([map.width, map.height, new Set(map.map).size]).toEqual([3, 2, 6]);
  const texts: string[] = [];
  node.descendants((inner) => {
    if (inner.type.name === 'tableCell') texts.push(inner.textContent);
  });
  expect(texts).toEqual(['가', '나', '다', '', '라', '']);
});

test('a table without merged cells stays as it is', () => {
  const node = unmerged({ type: 'table', rows: [{ cells: [cell('가'), cell('나')] }] });
  expect(node.textContent).toBe('가나');
  expect(TableMap.get(node).width).toBe(2);
});
