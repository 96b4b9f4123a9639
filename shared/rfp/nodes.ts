import type {
  Align,
  DocumentNode,
  ItemNode,
  ParagraphNode,
  TableCell,
  TableRow,
  TextRun,
} from '../document/wordDocument';

// Short names for the pieces every derived part is built of.

export function text(value: string, bold?: true): TextRun[] {
  return bold ? [{ text: value, bold }] : [{ text: value }];
}

export function paragraph(
  value: string,
  style: ParagraphNode['style'] = 'body',
  align?: Align,
): ParagraphNode {
  return { type: 'paragraph', style, runs: text(value), ...(align ? { align } : {}) };
}

export function item(level: ItemNode['level'], value: string): ItemNode {
  return { type: 'item', level, runs: text(value) };
}

/** A shaded label cell. */
export function label(value: string, spans: Pick<TableCell, 'columnSpan' | 'rowSpan'> = {}): TableCell {
  return {
    content: value.split('\n').map((line) => paragraph(line, 'tableLabel', 'center')),
    shaded: true,
    verticalAlign: 'center',
    ...spans,
  };
}

/** A cell of plain text; each line of `value` is a paragraph. */
export function cell(
  value: string,
  spans: Pick<TableCell, 'columnSpan' | 'rowSpan'> = {},
  align: Align = 'left',
): TableCell {
  return {
    content: value.split('\n').map((line) => paragraph(line, 'tableText', align)),
    verticalAlign: 'center',
    ...spans,
  };
}

export function row(cells: TableCell[], maySplit?: true): TableRow {
  return maySplit ? { cells, maySplit } : { cells };
}

/** A table whose first row is a repeated header; columns in `centered` are centred. */
export function listTable(
  columnWidths: number[],
  header: string[],
  rows: string[][],
  options: { caption?: string; centered?: number[]; role?: string } = {},
): DocumentNode {
  const centered = new Set(options.centered ?? []);
  return {
    type: 'table',
    columnWidths,
    headerRows: 1,
    rows: [
      row(header.map((one) => label(one))),
      ...rows.map((cells) =>
        row(cells.map((value, column) => cell(value, {}, centered.has(column) ? 'center' : 'left'))),
      ),
    ],
    ...(options.caption ? { caption: options.caption } : {}),
    ...(options.role ? { role: options.role } : {}),
  };
}
