import type { ItemNode, ParagraphNode, TableNode, TextRun } from '../document/wordDocument';
import { type AgencyCell, type AgencyTable, isRequirementLabel, type PropertySources } from './agencyTables';
import { runXml, type TargetDocument } from './paragraphXml';
import { layOut, scaleWidths } from './tableXml';
import { itemIndentXml, itemLevels } from './wordNumbering';
import { toXmlText } from './xmlText';

// Order of children in the schema (CT_TblPr, CT_TcPr, CT_PPr, CT_RPr); what is not named here is not taken over.
const tableOrder = [
  'tblStyle',
  'tblW',
  'jc',
  'tblCellSpacing',
  'tblInd',
  'tblBorders',
  'shd',
  'tblLayout',
  'tblCellMar',
  'tblLook',
];
const cellOrder = ['tcBorders', 'shd', 'noWrap', 'tcMar', 'vAlign'];
const paragraphOrder = [
  'pStyle',
  'keepNext',
  'numPr',
  'wordWrap',
  'overflowPunct',
  'topLinePunct',
  'autoSpaceDE',
  'autoSpaceDN',
  'adjustRightInd',
  'snapToGrid',
  'spacing',
  'ind',
  'contextualSpacing',
  'jc',
  'textAlignment',
  'rPr',
];
const runOrder = [
  'rStyle',
  'rFonts',
  'b',
  'bCs',
  'i',
  'iCs',
  'color',
  'spacing',
  'w',
  'kern',
  'position',
  'sz',
  'szCs',
  'u',
  'lang',
];

/** A node's table drawn like a table of the agency: its widths, borders, shades, alignment and fonts. */
export function likeAgencyTable(node: TableNode, target: TargetDocument, sample: AgencyTable): string {
  const looks = looksOf(sample);
  const total = widthOf(sample, target.textWidth);
  const widths = columnWidths(node, sample, total);
  const properties = new Map(sample.properties);
  properties.set('w:tblW', `<w:tblW w:w="${total}" w:type="dxa"/>`);
  properties.set('w:tblLayout', '<w:tblLayout w:type="fixed"/>');
  const role = node.role
    ? `<w:tblCaption w:val="${toXmlText(node.caption ?? node.role)}"/><w:tblDescription w:val="${toXmlText(node.role)}"/>`
    : '';
  const rows = layOut(node).map((slots, index) => {
    const row = node.rows[index];
    const isHeader = index < node.headerRows;
    const keepNext = index < node.rows.length - 1 && (isHeader || node.keepTogether === true);
    let column = 0;
    const cells = slots.map(({ cell, columnSpan, merge }) => {
      const width = widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
      column += columnSpan;
      const look = cell.shaded ? looks.label : looks.value;
      const span = columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '';
      const merged =
        merge === 'none' ? '' : `<w:vMerge w:val="${merge === 'start' ? 'restart' : 'continue'}"/>`;
      const content = merge === 'continued' || cell.content.length === 0 ? [emptyLine] : cell.content;
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merged}${ordered(look.cell, cellOrder)}</w:tcPr>${content.map((part) => cellParagraph(part, look, target, keepNext)).join('')}</w:tc>`;
    });
    const settings = `${row?.maySplit ? '' : '<w:cantSplit/>'}${isHeader ? '<w:tblHeader/>' : ''}`;
    return `<w:tr>${settings && `<w:trPr>${settings}</w:trPr>`}${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr>${ordered(properties, tableOrder)}${role}</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

const emptyLine: ParagraphNode = { type: 'paragraph', style: 'tableText', runs: [] };

/** The first label cell and a cell beside or below it. */
function looksOf({ kind, rows }: AgencyTable): { label: AgencyCell; value: AgencyCell } {
  const labels = rows.flat().filter(({ text }) => isRequirementLabel(text));
  const values =
    kind === 'list' ? rows.slice(1).flat() : rows.flat().filter((cell) => !isRequirementLabel(cell.text));
  const [label] = labels;
  const value = values.find(({ text }) => text.trim() !== '') ?? values[0] ?? label;
  if (!label || !value) throw new Error('a table of requirements has cells');
  return { label, value };
}

function widthOf({ grid, properties }: AgencyTable, textWidth: number): number {
  const stated = /\bw:w="(\d+)"/.exec(properties.get('w:tblW') ?? '')?.[1];
  const inTwips = /type="dxa"/.test(properties.get('w:tblW') ?? '') ? Number(stated) : 0;
  const total = grid.reduce((sum, width) => sum + width, 0) || inTwips;
  return total > 0 ? Math.min(total, textWidth) : textWidth;
}

/**
 * Column widths, in twips. A card's columns are stretched so that its labels become as wide as the sample's; other tables
 * keep their own proportions.
 */
function columnWidths(node: TableNode, sample: AgencyTable, total: number): number[] {
  const isCard = sample.kind === 'card' && node.role?.startsWith('requirement:');
  const ours = edges(node.columnWidths);
  const [first] = layOut(node);
  if (!isCard || !first) return scaleWidths(node.columnWidths, total);
  const spans = first.map(({ columnSpan }) => columnSpan);
  const ourEdges = edges(spans).map((at) => ours[at] ?? 0);
  const theirs = sample.rows
    .map((cells) => edges(cells.map(({ columnSpan }) => columnSpan)).map((at) => edges(sample.grid)[at] ?? 0))
    .reduce((best, row) => (row.length > best.length ? row : best), [0]);
  const all = sample.grid.reduce((sum, width) => sum + width, 0);
  if (all === 0 || theirs.length < 3) return scaleWidths(node.columnWidths, total);
  // Edges pair up where both have as many; otherwise only the first label column does.
  const isPaired = theirs.length === ourEdges.length;
  const from = isPaired ? ourEdges : [0, ourEdges[1] ?? 0, ours.at(-1) ?? 0];
  const to = (isPaired ? theirs : [0, theirs[1] ?? 0, all]).map((edge) => (edge / all) * total);
  const placed = ours.map((edge) => Math.round(interpolated(edge, from, to)));
  return placed.slice(1).map((edge, index) => edge - (placed[index] ?? 0));
}

function edges(widths: readonly number[]): number[] {
  const found = [0];
  for (const width of widths) found.push((found.at(-1) ?? 0) + width);
  return found;
}

function interpolated(value: number, from: readonly number[], to: readonly number[]): number {
  const index = Math.max(
    1,
    from.findIndex((edge) => edge >= value),
  );
  const [start = 0, end = 0] = [from[index - 1], from[index]];
  const [low = 0, high = 0] = [to[index - 1], to[index]];
  return end === start ? high : low + ((value - start) / (end - start)) * (high - low);
}

function cellParagraph(
  node: ParagraphNode | ItemNode,
  look: AgencyCell,
  target: TargetDocument,
  keepNext: boolean,
): string {
  const properties = new Map(look.paragraph);
  for (const name of ['w:numPr', 'w:rPr', 'w:keepNext']) properties.delete(name);
  if (keepNext) properties.set('w:keepNext', '<w:keepNext/>');
  if (node.type === 'item') {
    const level = itemLevels.indexOf(node.level);
    properties.set(
      'w:numPr',
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${target.lists.tableItems}"/></w:numPr>`,
    );
    properties.set('w:ind', itemIndentXml('tableItems', node.level));
    properties.set('w:jc', '<w:jc w:val="left"/>');
  } else if (node.align && node.style !== 'tableLabel')
    properties.set('w:jc', `<w:jc w:val="${node.align === 'justify' ? 'both' : node.align}"/>`);
  const mark = ordered(look.run, runOrder);
  if (mark !== '') properties.set('w:rPr', `<w:rPr>${mark}</w:rPr>`);
  const written = ordered(properties, paragraphOrder);
  return `<w:p>${written && `<w:pPr>${written}</w:pPr>`}${node.runs.map((run) => likeRun(run, look.run)).join('')}</w:p>`;
}

/** A run of ours with the sample's properties, and bold, italic or underline where the text asks for it. */
function likeRun(run: TextRun, sample: PropertySources): string {
  const properties = new Map(sample);
  if (run.bold) properties.set('w:b', '<w:b/>').set('w:bCs', '<w:bCs/>');
  if (run.italic) properties.set('w:i', '<w:i/>').set('w:iCs', '<w:iCs/>');
  if (run.underline) properties.set('w:u', '<w:u w:val="single"/>');
  const look = ordered(properties, runOrder);
  return runXml({ text: run.text }).replace(
    /^<w:r>(?:<w:rPr>.*?<\/w:rPr>)?/,
    () => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}`,
  );
}

function ordered(properties: PropertySources, order: readonly string[]): string {
  return order.map((name) => properties.get(`w:${name}`) ?? '').join('');
}
