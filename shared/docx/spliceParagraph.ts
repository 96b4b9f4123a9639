import { type Occurrence, piecesBetween } from './findPlace';
import type { BodyParagraph, TextPiece } from './mapBody';

/** A replacement of the source range `from`–`to`. */
export interface Splice {
  from: number;
  to: number;
  xml: string;
}

/**
 * Replaces an occurrence in a paragraph by block content. What else the paragraph holds stays: text before and after as
 * paragraphs of their own, section properties and bookmarks in the paragraph that follows the content.
 */
export function replaceOccurrence(xml: string, occurrence: Occurrence, content: string): Splice {
  const { paragraph, from, to } = occurrence;
  const touched = piecesBetween(paragraph, from, to);
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) throw new Error('occurrence without text');

  const hasPart = (test: (at: number) => boolean) =>
    paragraph.parts.some((part) => part.kind === 'content' && test(part.at));
  const hasBefore =
    paragraph.text.slice(0, from).trim() !== '' ||
    paragraph.hasPageBreakBefore ||
    hasPart((at) => at < first.from);
  const hasAfter =
    paragraph.text.slice(to).trim() !== '' ||
    paragraph.sectionProperties !== null ||
    hasPart((at) => at >= first.from);
  const hasMarks = paragraph.parts.some((part) => part.kind === 'mark');

  if (hasBefore && hasAfter) return split(xml, occurrence, first, last, content);
  const range = { from: paragraph.start, to: paragraph.end };
  if (hasBefore) return { ...range, xml: withoutOccurrence(xml, occurrence) + content };
  if (hasAfter || hasMarks) return { ...range, xml: content + withoutOccurrence(xml, occurrence) };
  return { ...range, xml: content };
}

function withoutOccurrence(xml: string, { paragraph, from, to }: Occurrence): string {
  let result = '';
  let copied = paragraph.start;
  for (const piece of piecesBetween(paragraph, from, to)) {
    const kept = piece.text.slice(0, Math.max(0, from - piece.at)) + piece.text.slice(to - piece.at);
    result += xml.slice(copied, piece.from) + (piece.isCharacters ? escapeKept(kept) : '');
    copied = piece.to;
  }
  return result + xml.slice(copied, paragraph.end);
}

function split(
  xml: string,
  { paragraph, from, to }: Occurrence,
  first: TextPiece & { at: number },
  last: TextPiece & { at: number },
  content: string,
): Splice {
  const before = first.isCharacters ? escapeKept(first.text.slice(0, Math.max(0, from - first.at))) : '';
  const after = last.isCharacters ? escapeKept(last.text.slice(to - last.at)) : '';
  const closing = first.within
    .toReversed()
    .map(({ name }) => `</${name}>`)
    .join('');
  const between = paragraph.parts.filter(
    (part) => part.kind === 'mark' && part.at > first.from && part.at < last.from,
  );
  const reopened = last.within.map((element, index) => {
    if (index === 0)
      return `<${element.name}>${propertiesOf(xml, paragraph)}${between.map(({ source }) => source).join('')}`;
    if (element.name === 'w:t') return '<w:t xml:space="preserve">';
    const tag = xml.slice(element.start, element.contentStart);
    return element.name === 'w:r' ? tag + runProperties(xml, element.contentStart) : tag;
  });
  const left = leftPart(xml, paragraph, first.from);
  return {
    from: paragraph.start,
    to: last.to,
    xml: `${left}${before}${closing}${content}${reopened.join('')}${after}`,
  };
}

/** The paragraph up to an offset, without section properties: they belong to the paragraph that ends the section. */
function leftPart(xml: string, { start, sectionProperties }: BodyParagraph, end: number): string {
  return sectionProperties
    ? xml.slice(start, sectionProperties.start) + xml.slice(sectionProperties.end, end)
    : xml.slice(start, end);
}

function propertiesOf(xml: string, { properties }: BodyParagraph): string {
  // A page break before the paragraph has happened in its first half.
  return properties
    ? xml.slice(properties.start, properties.end).replace(/<w:pageBreakBefore\b[^>]*\/>/, '')
    : '';
}

function runProperties(xml: string, at: number): string {
  if (!xml.startsWith('<w:rPr', at)) return '';
  const empty = /^<w:rPr\s*\/>/.exec(xml.slice(at, at + 32));
  if (empty) return '';
  return xml.slice(at, xml.indexOf('</w:rPr>', at) + '</w:rPr>'.length);
}

// Text of the document itself goes back as it was, not cleaned.
function escapeKept(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
