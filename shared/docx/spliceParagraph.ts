import type { BodyParagraph, ParagraphPart, TextPiece } from './mapBody';
import { type Occurrence, piecesBetween } from './occurrence';
import { namespaceDeclarations } from './scanWord';
import type { XmlElement } from './scanXml';

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
  const { paragraph } = occurrence;
  const { first, last, hasBefore, hasAfter, hasMarks } = surroundings(occurrence);
  if (hasBefore && hasAfter) return split(xml, occurrence, first, last, content);
  const range = { from: paragraph.start, to: paragraph.end };
  if (hasBefore) return { ...range, xml: withoutOccurrence(xml, occurrence, paragraph.end) + content };
  if (hasAfter || hasMarks)
    return { ...range, xml: content + withoutOccurrence(xml, occurrence, paragraph.end) };
  return { ...range, xml: content };
}

/** What of an occurrence's paragraph has to stay before it and after it. */
export function surroundings({ paragraph, from, to }: Occurrence) {
  const touched = piecesBetween(paragraph, from, to);
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) throw new Error('occurrence without text');

  // A content control that holds the occurrence stays, emptied of it.
  const holders = new Set(
    touched.flatMap(({ within }) => within.filter(isControl).map(({ start }) => start)),
  );
  const hasPart = (test: (at: number) => boolean) =>
    paragraph.parts.some((part) => part.kind === 'content' && !holders.has(part.at) && test(part.at));
  const hasBefore =
    paragraph.text.slice(0, from).trim() !== '' ||
    paragraph.hasPageBreakBefore ||
    hasPart((at) => at < first.from);
  const hasAfter =
    paragraph.text.slice(to).trim() !== '' ||
    paragraph.sectionProperties !== null ||
    hasPart((at) => at >= first.from);
  const hasMarks = holders.size > 0 || paragraph.parts.some((part) => part.kind === 'mark');
  return { first, last, touched, hasBefore, hasAfter, hasMarks };
}

export const isControl = ({ name }: XmlElement) => name === 'w:sdt';

/** The paragraph up to a source offset, without the occurrence. */
function withoutOccurrence(xml: string, { paragraph, from, to }: Occurrence, until: number): string {
  let result = '';
  let copied = paragraph.start;
  for (const piece of piecesBetween(paragraph, from, to)) {
    const kept = piece.text.slice(0, Math.max(0, from - piece.at)) + piece.text.slice(to - piece.at);
    result += xml.slice(copied, piece.from) + (piece.isCharacters ? escapeKept(kept) : '');
    copied = piece.to;
  }
  return result + xml.slice(copied, until);
}

function split(
  xml: string,
  occurrence: Occurrence,
  first: TextPiece & { at: number },
  last: TextPiece & { at: number },
  content: string,
): Splice {
  const { paragraph, from, to } = occurrence;
  const control = last.within.findIndex(isControl);
  if (control >= 0) return splitAfterControl(xml, occurrence, last, control, content);
  const before = first.isCharacters ? escapeKept(first.text.slice(0, Math.max(0, from - first.at))) : '';
  const after = last.isCharacters ? escapeKept(last.text.slice(to - last.at)) : '';
  const closing = first.within
    .toReversed()
    .map(({ tag }) => `</${tag}>`)
    .join('');
  const between = marksBetween(paragraph, first, last);
  const reopened = last.within.map((element, index) =>
    index === 0
      ? reopenedParagraph(xml, paragraph, element) + between.map(({ source }) => source).join('')
      : reopenedElement(xml, element),
  );
  const left = leftPart(xml, paragraph, first.from);
  return {
    from: paragraph.start,
    to: last.to,
    xml: `${left}${before}${closing}${content}${reopened.join('')}${after}`,
  };
}

/** Bookmarks and the like inside the occurrence: they go with the second half. */
export function marksBetween(paragraph: BodyParagraph, first: TextPiece, last: TextPiece): ParagraphPart[] {
  return paragraph.parts.filter(
    (part) => part.kind === 'mark' && part.at > first.from && part.at < last.from,
  );
}

/** A content control cannot be cut in two, as both halves would have its id: the paragraph is cut behind it. */
function splitAfterControl(
  xml: string,
  occurrence: Occurrence,
  last: TextPiece,
  index: number,
  content: string,
): Splice {
  const { paragraph } = occurrence;
  const end = last.within[index]?.end ?? paragraph.end;
  const around = last.within.slice(0, index);
  const { sectionProperties } = paragraph;
  const kept = withoutOccurrence(xml, occurrence, end);
  const left = sectionProperties
    ? kept.replace(xml.slice(sectionProperties.start, sectionProperties.end), () => '')
    : kept;
  const closing = around
    .toReversed()
    .map(({ tag }) => `</${tag}>`)
    .join('');
  const reopened = around.map((element, depth) =>
    depth === 0 ? reopenedParagraph(xml, paragraph, element) : reopenedElement(xml, element),
  );
  return { from: paragraph.start, to: end, xml: left + closing + content + reopened.join('') };
}

// Ids such as w14:paraId must not be there twice, so that only namespaces go with the second half.
const declarations = (element: XmlElement, xml: string) =>
  [...namespaceDeclarations(xml.slice(element.start, element.contentStart))]
    .map(([declaration]) => ` ${declaration}`)
    .join('');

export function reopenedParagraph(xml: string, paragraph: BodyParagraph, element: XmlElement): string {
  return `<${element.tag}${declarations(element, xml)}>${propertiesOf(xml, paragraph)}`;
}

export function reopenedElement(xml: string, element: XmlElement): string {
  if (element.name === 'w:t') return `<${element.tag}${declarations(element, xml)} xml:space="preserve">`;
  const tag = xml.slice(element.start, element.contentStart);
  return element.name === 'w:r' ? tag + runProperties(xml, element) : tag;
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
    ? xml.slice(properties.start, properties.end).replace(/<(?:[\w.-]+:)?pageBreakBefore\b[^>]*\/>/, '')
    : '';
}

/** Source of a run's properties; empty when it has none. */
function runProperties(xml: string, { tag, contentStart }: XmlElement): string {
  const name = tag.replace(/[^:]+$/, 'rPr');
  if (!xml.startsWith(`<${name}`, contentStart)) return '';
  // Properties of before a tracked change stand inside the properties, by the same name.
  const tags = new RegExp(`<(/?)${name.replaceAll('.', '\\.')}(?=[\\s/>])[^>]*?(/?)>`, 'g');
  tags.lastIndex = contentStart;
  let depth = 0;
  for (let match = tags.exec(xml); match; match = tags.exec(xml)) {
    if (depth === 0 && (match.index !== contentStart || match[2] === '/')) return '';
    if (match[2] !== '/') depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return xml.slice(contentStart, tags.lastIndex);
  }
  return '';
}

// Text of the document itself goes back as it was, not cleaned.
export function escapeKept(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
