import type {
  Align,
  CaptionSeries,
  DocumentNode,
  HeadingNode,
  ImageNode,
  ItemNode,
  ParagraphNode,
  TableNode,
  TextRun,
} from '../document/wordDocument';
import { itemIndentXml, itemLevels, type ListIds } from './wordNumbering';
import { type StyleName, styleDefinitions } from './wordStyles';
import { toXmlText } from './xmlText';

/** What the writer must know about the document the nodes go into. */
export interface TargetDocument {
  styleId(name: StyleName): string;
  lists: ListIds;
  /** True when heading styles carry their list; otherwise each heading names it. */
  headingStylesNumber: boolean;
  /** The list a numbered heading belongs to where it is not the one of all headings. */
  headingList?: (heading: HeadingNode) => number | undefined;
  /** Added to every heading's outline level. */
  outlineShift: number;
  /** Twips between the margins, or inside the cell the nodes go into. */
  textWidth: number;
  /** XML put around a heading's text (a bookmark for 목차); null when nothing refers to headings. */
  bookmark: ((heading: HeadingNode) => { before: string; after: string }) | null;
  contents(node: Extract<DocumentNode, { type: 'contents' }>): string;
  /** Draws tables in another way than ours, such as the agency's own. */
  table?: (node: TableNode, target: TargetDocument) => string;
  /** Relationship id and drawing number of a picture of the package; absent where pictures cannot be taken along. */
  picture?: (node: ImageNode) => { relationship: string; number: number };
  /** The next number of a series of captions; absent where they are not counted. */
  captionNumber?: (series: CaptionSeries) => number;
  /** Twips a picture may be high. */
  textHeight?: number;
}

export interface ParagraphSettings {
  keepNext?: boolean;
  pageBreakBefore?: boolean;
}

const alignments: Record<Align, string> = { left: 'left', center: 'center', right: 'right', justify: 'both' };
// Characters Word takes from the Latin font unless told otherwise.
const ambiguousWidth = /[\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u203b\u2103-\u27bf]/;

export function runXml(run: TextRun): string {
  const properties = [
    ambiguousWidth.test(run.text) ? '<w:rFonts w:hint="eastAsia"/>' : '',
    run.bold ? '<w:b/><w:bCs/>' : '',
    run.italic ? '<w:i/><w:iCs/>' : '',
    run.underline ? '<w:u w:val="single"/>' : '',
  ].join('');
  const text = toXmlText(run.text)
    .split(/(\n|\t)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${part}</w:t>`,
    )
    .join('');
  if (text === '') return '';
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${text}</w:r>`;
}

// Word stretches a justified line that ends in a line break over the whole width.
const isStretched = (style: StyleName, runs: readonly TextRun[]) =>
  styleDefinitions[style].align === 'both' && runs.some((run) => run.text.includes('\n'));

export function paragraphXml(
  node: ParagraphNode,
  target: TargetDocument,
  { keepNext = false, pageBreakBefore = false }: ParagraphSettings = {},
): string {
  const align =
    isStretched(node.style, node.runs) && node.align !== 'center' && node.align !== 'right'
      ? 'left'
      : node.align;
  const properties = [
    `<w:pStyle w:val="${target.styleId(node.style)}"/>`,
    keepNext || node.keepWithNext ? '<w:keepNext/>' : '',
    pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    node.spaceBeforePt === undefined ? '' : `<w:spacing w:before="${Math.round(node.spaceBeforePt * 20)}"/>`,
    align ? `<w:jc w:val="${alignments[align]}"/>` : '',
  ].join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${node.runs.map(runXml).join('')}</w:p>`;
}

export function itemXml(
  node: ItemNode,
  target: TargetDocument,
  list: 'items' | 'tableItems',
  { keepNext = false, pageBreakBefore = false }: ParagraphSettings = {},
): string {
  const styleName = list === 'items' ? 'item' : 'tableItem';
  const style = target.styleId(styleName);
  const align = isStretched(styleName, node.runs) ? '<w:jc w:val="left"/>' : '';
  const level = itemLevels.indexOf(node.level);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keepNext ? '<w:keepNext/>' : ''}${pageBreakBefore ? '<w:pageBreakBefore/>' : ''}<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${target.lists[list]}"/></w:numPr>${itemIndentXml(list, node.level)}${align}</w:pPr>${node.runs.map(runXml).join('')}</w:p>`;
}

export function spacerXml(
  target: TargetDocument,
  { pageBreakBefore = false }: ParagraphSettings = {},
): string {
  return `<w:p><w:pPr><w:pStyle w:val="${target.styleId('spacer')}"/>${pageBreakBefore ? '<w:pageBreakBefore/>' : ''}</w:pPr></w:p>`;
}
