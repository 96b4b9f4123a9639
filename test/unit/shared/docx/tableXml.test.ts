import {
  AlignmentType,
  BorderStyle,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { describe, expect, test } from 'vitest';
import type {
  ItemNode,
  ParagraphNode,
  TableNode,
  TableCell as TreeCell,
} from '../../../../shared/document/wordDocument';
import type { TargetDocument } from '../../../../shared/docx/paragraphXml';
import { scaleWidths, tableXml } from '../../../../shared/docx/tableXml';
import { styleDefinitions } from '../../../../shared/docx/wordStyles';
import { partText } from '../../../support/docxFiles';
import { anItem, aParagraph, aRequirementCard, aSummaryTable } from '../../../support/sampleWordDocument';

const textWidth = 9638;
const target: TargetDocument = {
  styleId: (name) => styleDefinitions[name].id,
  lists: { headings: 1, items: 2, tableItems: 2 },
  headingStylesNumber: true,
  outlineShift: 0,
  textWidth,
  bookmark: null,
  contents: () => '',
};

/** A table as the tests spell it: every slot of the grid, so that the library is told the merges outright. */
interface GoldenCell {
  content: (ParagraphNode | ItemNode)[];
  columnSpan?: number;
  merge?: 'start' | 'continued';
  shaded?: true;
  centred?: true;
  nested?: Golden;
}
interface Golden {
  widths: number[];
  /** Of the text; a nested table is given what is left inside its cell. */
  headerRows?: number;
  keepTogether?: boolean;
  rows: { cells: GoldenCell[]; maySplit?: true }[];
}

const text = (value: string, changes: Partial<ParagraphNode> = {}): ParagraphNode => ({
  ...aParagraph(value, 'tableText'),
  ...changes,
});
const cell = (value: string, changes: Partial<GoldenCell> = {}): GoldenCell => ({
  content: [text(value)],
  ...changes,
});
const continued = (changes: Partial<GoldenCell> = {}): GoldenCell => ({
  content: [],
  merge: 'continued',
  ...changes,
});

/** The same table in our tree: covered slots are left out, their count is the span. */
function ours(golden: Golden): TableNode {
  const rows = golden.rows.map((row, rowIndex) => {
    let column = 0;
    const cells: TreeCell[] = [];
    for (const one of row.cells) {
      if (one.merge !== 'continued') {
        let rowSpan = 1;
        if (one.merge === 'start')
          while (slotAt(golden, rowIndex + rowSpan, column)?.merge === 'continued') rowSpan += 1;
        cells.push({
          content: one.content,
          ...(one.columnSpan ? { columnSpan: one.columnSpan } : {}),
          ...(rowSpan > 1 ? { rowSpan } : {}),
          ...(one.shaded ? { shaded: true } : {}),
          ...(one.centred ? { verticalAlign: 'center' as const } : {}),
          ...(one.nested ? { nested: ours(one.nested) } : {}),
        });
      }
      column += one.columnSpan ?? 1;
    }
    return { cells, ...(row.maySplit ? { maySplit: true } : {}) };
  });
  return {
    type: 'table',
    columnWidths: golden.widths,
    headerRows: golden.headerRows ?? 0,
    keepTogether: golden.keepTogether ?? false,
    rows,
  };
}

function slotAt(golden: Golden, rowIndex: number, at: number): GoldenCell | undefined {
  let column = 0;
  for (const one of golden.rows[rowIndex]?.cells ?? []) {
    if (column === at) return one;
    column += one.columnSpan ?? 1;
  }
  return undefined;
}

const paragraphAlignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
};

function libraryParagraph(node: ParagraphNode | ItemNode, keepNext: boolean): Paragraph {
  const children = node.runs.map(
    (run) =>
      new TextRun({
        text: run.text,
        ...(/[※○]/.test(run.text) ? { font: { hint: 'eastAsia' } } : {}),
        ...(run.bold ? { bold: true } : {}),
        ...(run.italic ? { italics: true } : {}),
        ...(run.underline ? { underline: {} } : {}),
      }),
  );
  if (node.type === 'item') {
    const level = ['□', '○', '-', '※'].indexOf(node.level);
    const [left, hanging] = [
      [300, 300],
      [540, 300],
      [760, 220],
      [840, 320],
    ][level] as [number, number];
    return new Paragraph({
      style: 'TableItem',
      ...(keepNext ? { keepNext } : {}),
      numbering: { reference: 'items', level },
      indent: { left, hanging },
      children,
    });
  }
  return new Paragraph({
    style: styleDefinitions[node.style].id,
    ...(keepNext ? { keepNext } : {}),
    ...(node.align ? { alignment: paragraphAlignments[node.align] } : {}),
    ...(node.spaceBeforePt === undefined ? {} : { spacing: { before: node.spaceBeforePt * 20 } }),
    children,
  });
}

const border = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, space: 0, color });

function libraryTable(golden: Golden, width: number): Table {
  const widths = scaleWidths(golden.widths, width);
  const headerRows = golden.headerRows ?? 0;
  return new Table({
    width: { size: width, type: WidthType.DXA },
    indent: { size: 0, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    margins: { top: 28, left: 60, bottom: 28, right: 60, marginUnitType: WidthType.DXA },
    borders: {
      top: border(8, '404040'),
      left: border(4, '7F7F7F'),
      bottom: border(8, '404040'),
      right: border(4, '7F7F7F'),
      insideHorizontal: border(4, '7F7F7F'),
      insideVertical: border(4, '7F7F7F'),
    },
    rows: golden.rows.map((row, rowIndex) => {
      const isHeader = rowIndex < headerRows;
      const keepNext = rowIndex < golden.rows.length - 1 && (isHeader || golden.keepTogether === true);
      let column = 0;
      return new TableRow({
        ...(row.maySplit ? {} : { cantSplit: true }),
        ...(isHeader ? { tableHeader: true } : {}),
        children: row.cells.map((one) => {
          const span = one.columnSpan ?? 1;
          const own = widths.slice(column, column + span).reduce((sum, part) => sum + part, 0);
          column += span;
          const paragraphs: (Paragraph | Table)[] = one.content.map((node) =>
            libraryParagraph(node, keepNext),
          );
          if (one.nested) paragraphs.push(libraryTable(one.nested, own - 120));
          if (one.content.length === 0 || one.nested)
            paragraphs.push(libraryParagraph(text('', { runs: [] }), keepNext));
          return new TableCell({
            width: { size: own, type: WidthType.DXA },
            ...(span > 1 ? { columnSpan: span } : {}),
            ...(one.merge
              ? {
                  verticalMerge:
                    one.merge === 'start' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
                }
              : {}),
            ...(one.shaded ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E8EDF3' } } : {}),
            ...(one.centred ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
            children: paragraphs,
          });
        }),
      });
    }),
  });
}

async function libraryXml(golden: Golden): Promise<string> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [0, 1, 2, 3].map((level) => ({ level, format: LevelFormat.BULLET, text: '-' })),
        },
      ],
    },
    sections: [{ children: [libraryTable(golden, textWidth), new Paragraph({})] }],
  });
  const xml = partText(await Packer.pack(document, 'uint8array'), 'word/document.xml');
  return xml.slice(xml.indexOf('<w:tbl>'), xml.lastIndexOf('</w:tbl>') + '</w:tbl>'.length);
}

const label = (value: string, changes: Partial<GoldenCell> = {}): GoldenCell => ({
  content: [{ ...aParagraph(value, 'tableLabel'), align: 'center' }],
  shaded: true,
  centred: true,
  ...changes,
});

const goldenSet: Record<string, Golden> = {
  'one cell': { widths: [1], rows: [{ cells: [cell('가')] }] },
  'widths that do not divide evenly': {
    widths: [1, 1, 1, 7, 3.3],
    rows: [{ cells: ['가', '나', '다', '라', '마'].map((one) => cell(one)) }],
  },
  'cells across columns': {
    widths: [10, 20, 30, 40],
    rows: [
      { cells: [cell('가', { columnSpan: 3 }), cell('나')] },
      { cells: [cell('다'), cell('라', { columnSpan: 3 })] },
      { cells: [cell('마', { columnSpan: 4 })] },
    ],
  },
  'cells across rows': {
    widths: [1, 2, 1],
    rows: [
      { cells: [label('가', { merge: 'start' }), cell('나'), cell('다', { merge: 'start' })] },
      { cells: [continued({ shaded: true, centred: true }), cell('라'), continued()] },
      { cells: [continued({ shaded: true, centred: true }), cell('마'), cell('바')] },
    ],
  },
  'a cell across rows and columns': {
    widths: [1, 1, 1, 1],
    rows: [
      { cells: [cell('가'), cell('나', { columnSpan: 2, merge: 'start' }), cell('다')] },
      { cells: [cell('라'), continued({ columnSpan: 2 }), cell('마')] },
    ],
  },
  'repeated header rows and shading': {
    widths: [10, 90],
    headerRows: 2,
    rows: [
      { cells: [label('구분', { columnSpan: 2 })] },
      { cells: [label('순번'), label('내용')] },
      ...Array.from({ length: 12 }, (_, index) => ({ cells: [cell(String(index)), cell('내용')] })),
    ],
  },
  'a table kept on one page': {
    widths: [30, 70],
    keepTogether: true,
    rows: [{ cells: [label('가'), cell('나')] }, { cells: [label('다'), cell('라')] }],
  },
  'a row free to split': {
    widths: [30, 70],
    rows: [{ cells: [label('가'), cell('나')], maySplit: true }, { cells: [label('다'), cell('라')] }],
  },
  'empty cells': {
    widths: [1, 1],
    rows: [{ cells: [{ content: [] }, { content: [text('', { runs: [] })] }] }],
  },
  'items of every level': {
    widths: [20, 80],
    keepTogether: true,
    rows: [
      {
        cells: [
          label('세부내용'),
          { content: [anItem('□', '가'), anItem('○', '나'), anItem('-', '다'), anItem('※', '라')] },
        ],
      },
      { cells: [label('다음'), cell('줄')] },
    ],
  },
  'runs, alignment, space and marks of their own font': {
    widths: [1, 1],
    rows: [
      {
        cells: [
          {
            content: [
              text('', {
                runs: [
                  { text: '굵게', bold: true },
                  { text: ' 기울임 ', italic: true },
                  { text: '밑줄', underline: true },
                ],
                align: 'right',
              }),
              text('<&>"따옴표"', { align: 'justify', spaceBeforePt: 6 }),
            ],
            centred: true,
          },
          cell('※ ○ 표시'),
        ],
      },
    ],
  },
  'a table in a table': {
    widths: [25, 75],
    rows: [
      {
        cells: [
          label('일정'),
          {
            content: [text('아래 표와 같다.')],
            nested: {
              widths: [1, 1],
              headerRows: 1,
              rows: [
                { cells: [label('월'), label('할 일')] },
                {
                  cells: [
                    cell('1월'),
                    { content: [], nested: { widths: [1], rows: [{ cells: [cell('안')] }] } },
                  ],
                },
              ],
            },
          },
        ],
      },
    ],
  },
};

describe('our table XML is what the docx package writes, byte for byte', () => {
  test.each(Object.entries(goldenSet))('%s', async (_name, golden) => {
    expect(tableXml(ours(golden), target)).toBe(await libraryXml(golden));
  });

  test('only the role is ours alone: a requirement card and a list are the same without it', () => {
    for (const table of [aRequirementCard('CSR-001', '이름'), aSummaryTable(3)]) {
      const withRole = tableXml({ ...table, role: 'requirement:CSR-001', caption: '제목' }, target);
      const { role: _role, ...plain } = table;
      expect(withRole.replace(/<w:tblCaption[^>]*\/><w:tblDescription[^>]*\/>/, '')).toBe(
        tableXml(plain, target),
      );
    }
  });
});
