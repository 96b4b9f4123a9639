import type { TableCell, TableNode } from '../document/wordDocument';
import { itemXml, paragraphXml, type TargetDocument } from './paragraphXml';
import { toXmlText } from './xmlText';

interface Slot {
  cell: TableCell;
  columnSpan: number;
  merge: 'none' | 'start' | 'continued';
}

// Attributes stand in the order the `docx` package writes them: a golden test holds tables to its bytes.
const line = (side: string, size: number, color: string) =>
  `<w:${side} w:val="single" w:color="${color}" w:sz="${size}" w:space="0"/>`;
const borders = `<w:tblBorders>${line('top', 8, '404040')}${line('left', 4, '7F7F7F')}${line('bottom', 8, '404040')}${line('right', 4, '7F7F7F')}${line('insideH', 4, '7F7F7F')}${line('insideV', 4, '7F7F7F')}</w:tblBorders>`;
const cellMargin = { top: 28, left: 60, bottom: 28, right: 60 };
const cellMargins = `<w:tblCellMar>${Object.entries(cellMargin)
  .map(([side, width]) => `<w:${side} w:type="dxa" w:w="${width}"/>`)
  .join('')}</w:tblCellMar>`;
// A table of few rows looks torn when a page ends inside it.
export const shortTable = 8;

/** A4 in points. */
export const paperPoints = { short: 595.3, long: 841.9 };
const shading = '<w:shd w:fill="E8EDF3" w:color="auto" w:val="clear"/>';

/** One table as WordprocessingML. A row whose cells do not fit the grid is a bug of whoever built the node, and throws. */
export function tableXml(node: TableNode, target: TargetDocument): string {
  const widths = scaleWidths(node.columnWidths, target.textWidth);
  const isWhole = node.keepTogether ?? node.rows.length <= shortTable;
  const rows = layOut(node);
  const role = node.role
    ? `<w:tblCaption w:val="${toXmlText(node.caption ?? node.role)}"/><w:tblDescription w:val="${toXmlText(node.role)}"/>`
    : '';
  const total = widths.reduce((sum, width) => sum + width, 0);
  const xml = [
    `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="${total}"/><w:tblInd w:type="dxa" w:w="0"/>${borders}<w:tblLayout w:type="fixed"/>${cellMargins}${role}</w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
  ];
  for (const [index, slots] of rows.entries()) {
    const row = node.rows[index];
    const isHeader = index < node.headerRows;
    const keepNext = index < rows.length - 1 && (isHeader || isWhole || row?.keepWithNext === true);
    xml.push(
      `<w:tr><w:trPr>${row?.maySplit ? '' : '<w:cantSplit/>'}${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>`,
    );
    let column = 0;
    for (const slot of slots) {
      const width = widths.slice(column, column + slot.columnSpan).reduce((sum, part) => sum + part, 0);
      column += slot.columnSpan;
      xml.push(cellXml(slot, width, keepNext, target));
    }
    xml.push('</w:tr>');
  }
  xml.push('</w:tbl>');
  return xml.join('').replaceAll('<w:trPr></w:trPr>', '');
}

function cellXml(slot: Slot, width: number, keepNext: boolean, target: TargetDocument): string {
  const { cell, columnSpan, merge } = slot;
  const properties = [
    `<w:tcW w:type="dxa" w:w="${width}"/>`,
    columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '',
    merge === 'none' ? '' : `<w:vMerge w:val="${merge === 'start' ? 'restart' : 'continue'}"/>`,
    cell.shaded ? shading : '',
    cell.verticalAlign === 'center' ? '<w:vAlign w:val="center"/>' : '',
  ].join('');
  const content = merge === 'continued' ? [] : cell.content;
  const paragraphs = content.map((part) =>
    part.type === 'item'
      ? itemXml(part, target, 'tableItems', { keepNext })
      : paragraphXml(part, target, { keepNext }),
  );
  if (cell.nested && merge !== 'continued') {
    const inside = width - cellMargin.left - cellMargin.right;
    paragraphs.push(tableXml(cell.nested, { ...target, textWidth: Math.max(inside, 1) }));
  }
  // Word calls a cell without a final paragraph corrupt.
  if (content.length === 0 || cell.nested)
    paragraphs.push(paragraphXml({ type: 'paragraph', style: 'tableText', runs: [] }, target, { keepNext }));
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs.join('')}</w:tc>`;
}

/** Twips by column, adding up to the text width exactly. */
export function scaleWidths(relative: readonly number[], textWidth: number): number[] {
  const total = relative.reduce((sum, width) => sum + width, 0);
  let used = 0;
  let given = 0;
  return relative.map((width) => {
    used += width;
    const edge = Math.round((textWidth * used) / total);
    const own = edge - given;
    given = edge;
    return own;
  });
}

const emptyCell: TableCell = { content: [] };

/** The cells of each row with those a span covers. */
export function layOut(node: TableNode): Slot[][] {
  const columns = node.columnWidths.length;
  const covered: { cell: TableCell; rowsLeft: number; columnSpan: number }[] = [];
  return node.rows.map((row, rowIndex) => {
    const slots: Slot[] = [];
    const waiting = [...row.cells];
    let column = 0;
    while (column < columns) {
      const above = covered[column];
      if (above && above.rowsLeft > 0) {
        above.rowsLeft -= 1;
        slots.push({ cell: above.cell, columnSpan: above.columnSpan, merge: 'continued' });
        column += above.columnSpan;
        continue;
      }
      const cell = waiting.shift() ?? emptyCell;
      const columnSpan = cell.columnSpan ?? 1;
      const isFree = Array.from({ length: columnSpan }, (_, step) => column + step).every(
        (at) => at < columns && !((covered[at]?.rowsLeft ?? 0) > 0),
      );
      if (!isFree) throw new Error(`row ${rowIndex}: a cell does not fit the ${columns} columns`);
      const rowSpan = Math.min(cell.rowSpan ?? 1, node.rows.length - rowIndex);
      if (rowSpan > 1) covered[column] = { cell, rowsLeft: rowSpan - 1, columnSpan };
      slots.push({ cell, columnSpan, merge: rowSpan > 1 ? 'start' : 'none' });
      column += columnSpan;
    }
    if (waiting.length > 0) throw new Error(`row ${rowIndex}: ${waiting.length} cells too many`);
    return slots;
  });
}
