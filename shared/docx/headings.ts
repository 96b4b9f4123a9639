import { characterPairs, similarity } from '../korean/similarity';
import type { HeadingStyles } from './documentStyles';
import type { BodyParagraph } from './mapBody';

/** Level from 1, or null when the paragraph is no heading. */
export function headingLevel(
  paragraph: Pick<BodyParagraph, 'outlineLevel' | 'styleId'>,
  styles: HeadingStyles,
): number | null {
  if (paragraph.outlineLevel !== null) return paragraph.outlineLevel <= 8 ? paragraph.outlineLevel + 1 : null;
  return paragraph.styleId === null ? null : (styles.get(paragraph.styleId) ?? null);
}

export interface Heading {
  paragraph: BodyParagraph;
  level: number;
  text: string;
}

/** Headings in reading order; empty ones and copies are left out, so positions are what `inspectDocx` numbers. */
export function listHeadings(paragraphs: readonly BodyParagraph[], styles: HeadingStyles): Heading[] {
  const headings: Heading[] = [];
  for (const paragraph of paragraphs) {
    const level = headingLevel(paragraph, styles);
    if (level === null || paragraph.isFallback) continue;
    const text = paragraph.text.replace(/\s+/g, ' ').trim();
    if (text !== '') headings.push({ paragraph, level, text });
  }
  return headings;
}

const typedNumber =
  /^(?:제?\s*\d+\s*[장절항]|[IVX]{1,5}\.|[\u2160-\u217f]\.?|\d+(?:\.\d+)*[.)]?|[가-하][.)]|\(\d+\)|[\u2460-\u2473])\s*/u;

const comparable = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const withoutNumber = (text: string) => comparable(text).replace(typedNumber, '');

/** Headings that carry the text: exactly, else without the number typed or generated before it. */
export function headingsNamed(headings: readonly Heading[], text: string): Heading[] {
  const exact = headings.filter((heading) => comparable(heading.text) === comparable(text));
  if (exact.length > 0) return exact;
  const wanted = withoutNumber(text);
  return wanted === '' ? [] : headings.filter((heading) => withoutNumber(heading.text) === wanted);
}

/** Up to five headings most like the text, by shared pairs of characters. */
export function similarHeadings(headings: readonly Heading[], text: string): string[] {
  const wanted = characterPairs(withoutNumber(text));
  return headings
    .map((heading) => ({
      text: heading.text,
      score: similarity(wanted, characterPairs(withoutNumber(heading.text))),
    }))
    .filter(({ score }) => score >= 0.25)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map((heading) => heading.text);
}
