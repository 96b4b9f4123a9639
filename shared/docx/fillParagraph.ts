import type { BodyParagraph } from './mapBody';
import { piecesBetween } from './occurrence';
import { namespaceDeclarations } from './scanWord';
import type { XmlElement } from './scanXml';
import { escapeKept, type Splice } from './spliceParagraph';
import { toXmlText } from './xmlText';

/** A stretch of a paragraph's text and what comes in its place; a line break is `\n`. */
export interface TextReplacement {
  from: number;
  to: number;
  text: string;
}

/**
 * Replaces stretches of a paragraph's text where they stand, in the formatting of the run in which each begins. `replacements`
 * are in order and do not overlap. Only the text elements they touch change.
 */
export function fillParagraph(
  xml: string,
  paragraph: BodyParagraph,
  replacements: readonly TextReplacement[],
): Splice[] {
  const touched = new Map<
    number,
    {
      from: number;
      to: number;
      at: number;
      text: string;
      element: XmlElement | undefined;
      isCharacters: boolean;
    }
  >();
  for (const { from, to } of replacements)
    for (const piece of piecesBetween(paragraph, from, to))
      touched.set(piece.from, { ...piece, element: piece.within.at(-1) });
  return [...touched.values()]
    .sort((a, b) => a.from - b.from)
    .flatMap((piece): Splice[] => {
      if (!piece.isCharacters || !piece.element)
        return [{ from: piece.from, to: elementEnd(xml, piece.to), xml: '' }];
      return filledText(xml, piece.element, piece, replacements);
    });
}

/** Where the element ends whose start tag ends at an offset: tabs and breaks may be written as two tags. */
function elementEnd(xml: string, startTagEnd: number): number {
  return xml.charAt(startTagEnd - 2) === '/' ? startTagEnd : xml.indexOf('>', startTagEnd) + 1;
}

function filledText(
  xml: string,
  element: XmlElement,
  piece: { from: number; to: number; at: number; text: string },
  replacements: readonly TextReplacement[],
): Splice[] {
  const end = piece.at + piece.text.length;
  let filled = '';
  let copied = piece.at;
  // The pieces kept and the values put in, escaped one by one: a value may hold what looks like a tag.
  const keep = (until: number) => {
    if (until > copied) filled += escapeKept(piece.text.slice(copied - piece.at, until - piece.at));
    copied = Math.max(copied, until);
  };
  for (const { from, to, text } of replacements) {
    if (to <= piece.at || from >= end) continue;
    keep(Math.min(from, end));
    if (from >= piece.at) filled += valueXml(xml, element, text);
    copied = Math.max(copied, Math.min(to, end));
  }
  keep(end);
  const splices: Splice[] = [];
  const isPreserved = /\sxml:space\s*=\s*["']preserve["']/.test(element.attributes);
  if (!isPreserved) {
    const [startsNew, endsNew] = [
      /^\s/.test(filled) && !/^\s/.test(piece.text),
      /\s$/.test(filled) && !/\s$/.test(piece.text),
    ];
    if (startsNew || endsNew) {
      // Blanks that were at the edge did not count; those that come to stand there do.
      if (/^\s/.test(piece.text)) filled = filled.trimStart();
      if (/\s$/.test(piece.text)) filled = filled.trimEnd();
      const tag = preservedTag(xml.slice(element.start, element.contentStart));
      splices.push({ from: element.start, to: element.contentStart, xml: tag });
    }
  }
  return [...splices, { from: piece.from, to: piece.to, xml: filled }];
}

function preservedTag(tag: string): string {
  return tag.replace(/\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')/, '').replace(/>$/, ' xml:space="preserve">');
}

/** A value inside a text element: line breaks close the element and open another one. */
function valueXml(xml: string, element: XmlElement, text: string): string {
  const lines = text.replaceAll('\t', ' ').split(/\r\n|\r|\n/);
  if (lines.length === 1) return toXmlText(lines[0] ?? '');
  const declarations = [...namespaceDeclarations(xml.slice(element.start, element.contentStart))]
    .map(([declaration]) => ` ${declaration}`)
    .join('');
  const lineBreak = `<${element.tag.replace(/[^:]+$/, 'br')}${declarations}/>`;
  const opened = `<${element.tag}${declarations} xml:space="preserve">`;
  return lines.map(toXmlText).join(`</${element.tag}>${lineBreak}${opened}`);
}

/** The source from one offset to another with splices done, which lie within, in order, and do not overlap. */
export function spliced(xml: string, from: number, to: number, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let copied = from;
  for (const splice of splices) {
    pieces.push(xml.slice(copied, splice.from), splice.xml);
    copied = splice.to;
  }
  pieces.push(xml.slice(copied, to));
  return pieces.join('');
}
