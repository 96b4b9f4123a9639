import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { fixTables } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  joinInlines,
  toBlocks,
  toDetails,
  toDetailsDocument,
  toEditorDocument,
} from '../../../../renderer/editor/editorJson';
import { detailsSchemaExtensions, proseSchemaExtensions } from '../../../../renderer/editor/proseSchema';
import {
  type Block,
  derivedParts,
  detailLevels,
  fieldNames,
  type Inline,
} from '../../../../shared/document/blocks';
import type { SectionBlock } from '../../../../shared/project/project';

const schema = getSchema(proseSchemaExtensions);
const detailsSchema = getSchema(detailsSchemaExtensions);

/** Through the real ProseMirror schema, as the editor would take the document in and give it back. */
function throughEditor(blocks: SectionBlock[]): SectionBlock[] {
  const node = Node.fromJSON(schema, toEditorDocument(blocks));
  node.check();
  return toBlocks(node.toJSON());
}

const flag = fc.option(fc.constant(true as const), { nil: undefined });
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc
    .record({
      text: fc.string({ unit: fc.constantFrom('가', '나', '힣', ' ', '\n', 'a', '1', '<', '🙂') }),
      bold: flag,
      italic: flag,
      underline: flag,
    })
    .map(({ text, ...marks }) => ({
      text,
      ...(marks.bold ? { bold: true as const } : {}),
      ...(marks.italic ? { italic: true as const } : {}),
      ...(marks.underline ? { underline: true as const } : {}),
    })),
  fc.constantFrom(...fieldNames).map((field) => ({ field })),
  fc
    .array(fc.constantFrom('가온일보, 「현황」(2024)', '「전망」'), { minLength: 1, maxLength: 2 })
    .map((sources) => ({ citation: { evidence: 'EV-001', sources } })),
);
const inlines = fc.array(inline, { maxLength: 6 }).map(joinInlines);

/** A whole table: every row covers the same columns, spans included. */
const table: fc.Arbitrary<Block> = fc
  .record({
    columns: fc.integer({ min: 1, max: 4 }),
    heights: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }),
    widths: fc.option(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }), {
      nil: undefined,
    }),
    cells: fc.array(fc.array(inlines, { minLength: 1, maxLength: 2 }), { minLength: 40, maxLength: 40 }),
    header: fc.boolean(),
    mergeFirst: fc.boolean(),
  })
  .map(({ columns, heights, widths, cells, header, mergeFirst }) => {
    let next = 0;
    const paragraphs = () => cells[next++ % cells.length] ?? [[]];
    const rows: Extract<Block, { type: 'table' }>['rows'] = [];
    for (const height of heights) {
      const tall = height > 1 && columns > 1;
      rows.push({
        cells: Array.from({ length: columns }, (_, index) => ({
          paragraphs: paragraphs(),
          ...(tall && index === 0 ? { rowSpan: height } : {}),
          ...(header && rows.length === 0 ? { header: true as const } : {}),
        })),
      });
      if (tall)
        for (let i = 1; i < height; i++)
          rows.push({ cells: Array.from({ length: columns - 1 }, () => ({ paragraphs: paragraphs() })) });
    }
    if (mergeFirst && columns > 1 && heights[0] === 1)
      rows[0] = { cells: [{ paragraphs: paragraphs(), columnSpan: columns }] };
    return { type: 'table', ...(widths ? { columnWidths: widths.slice(0, columns) } : {}), rows };
  });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({
      content: inlines,
      align: fc.constantFrom(undefined, 'left' as const, 'center' as const, 'right' as const),
    })
    .map(({ content, align }) => ({ type: 'paragraph' as const, content, ...(align ? { align } : {}) })),
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    content: inlines,
  }),
  fc.record({
    type: fc.constant('item' as const),
    level: fc.constantFrom(...detailLevels),
    content: inlines,
  }),
  fc.constantFrom(...derivedParts).map((part) => ({ type: 'derived' as const, part })),
  fc.constant({ type: 'pageBreak' as const }),
  fc
    .record({
      image: fc.constantFrom('a', 'b'),
      caption: fc.string({ maxLength: 20 }),
      widthPercent: fc.option(fc.integer({ min: 10, max: 100 })),
    })
    .map(({ image, caption, widthPercent }) => ({
      type: 'image' as const,
      image,
      caption,
      ...(widthPercent === null ? {} : { widthPercent }),
    })),
  fc
    .tuple(table, fc.boolean())
    .map(([one, landscape]) => (landscape ? { ...one, landscape: true as const } : one)),
);
const sectionBlock: fc.Arbitrary<SectionBlock> = fc
  .record({ block, conditional: fc.boolean() })
  .map(({ block, conditional }) =>
    conditional
      ? {
          block,
          when: {
            any: [
              { fact: 'isPublicFacing' as const, is: true },
              { not: { fact: 'layers' as const, includes: '운영' } },
            ],
          },
        }
      : { block },
  );

describe('prose in and out of the editor', () => {
  test('every section comes back from the editor as it went in', () => {
    fc.assert(
      fc.property(fc.array(sectionBlock, { minLength: 2, maxLength: 6 }), (blocks) => {
        expect(throughEditor(blocks)).toEqual(blocks);
      }),
      { numRuns: 300 },
    );
  });

  test('a loaded table needs no repair, so the first jamo meets an editor at rest', () => {
    fc.assert(
      fc.property(table, (one) => {
        const doc = Node.fromJSON(schema, toEditorDocument([{ block: one }]));
        expect(fixTables(EditorState.create({ doc }))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test('an empty section offers one empty line and stays empty', () => {
    expect(toEditorDocument([]).content).toHaveLength(1);
    expect(throughEditor([])).toEqual([]);
  });

  test('a column made wider by hand keeps its new width', () => {
    const cell = { paragraphs: [[]] };
    const document = toEditorDocument([
      { block: { type: 'table', columnWidths: [1, 1], rows: [{ cells: [cell, cell] }] } },
    ]);
    const first = document.content?.[0]?.content?.[0]?.content?.[0];
    if (first?.attrs) first.attrs.colwidth = [500];
    expect(toBlocks(document)[0]?.block).toMatchObject({ columnWidths: [500, 350] });
  });

  test('a condition that is no condition is dropped, not trusted', () => {
    const document = {
      type: 'doc',
      content: [{ type: 'item', attrs: { level: '□', when: { fact: 'x', is: 1 } } }],
    };
    expect(toBlocks(document)).toEqual([{ block: { type: 'item', level: '□', content: [] } }]);
  });
});

describe('세부내용 in and out of the editor', () => {
  const line = fc.record({
    level: fc.constantFrom(...detailLevels),
    text: fc.string({ unit: fc.constantFrom('가', '각', ' ', 'x', '%', '🙂'), maxLength: 12 }),
  });

  test('every line keeps its level and its words', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 8 }), (details) => {
        const node = Node.fromJSON(detailsSchema, toDetailsDocument(details));
        node.check();
        expect(toDetails(node.toJSON())).toEqual(details);
      }),
    );
  });

  test('no 세부내용 is one empty line on the page and none in the file', () => {
    expect(toDetailsDocument([]).content).toHaveLength(1);
    expect(toDetails(toDetailsDocument([]))).toEqual([]);
  });
});
