import type { BodyParagraph, TextPiece } from './mapBody';
import { type Occurrence, piecesBetween } from './occurrence';
import { childrenOf, paragraphMark, takingOverMark } from './paragraphMark';
import { type Edit, edited, type Revisions } from './revisions';
import { type XmlElement, XmlProblem } from './scanXml';
import {
  escapeKept,
  isControl,
  marksBetween,
  reopenedElement,
  reopenedParagraph,
  type Splice,
  surroundings,
} from './spliceParagraph';

/**
 * As `replaceOccurrence`, as tracked changes: what goes stays as deleted text, what comes is inserted. `content` is tracked
 * already. Deleted paragraphs stand before the content, so that accepting leaves nothing of them.
 */
export function trackedReplacement(
  xml: string,
  occurrence: Occurrence,
  content: string,
  revisions: Revisions,
): Splice {
  const { paragraph } = occurrence;
  const { start, end } = paragraph;
  const { hasBefore, hasAfter, hasMarks } = surroundings(occurrence);
  if (hasBefore && hasAfter) return split(xml, occurrence, content, revisions);
  const struck = (one: Occurrence, edits: Edit[] = []) =>
    edited(xml, start, end, [...strikes(xml, one, revisions), ...edits]);
  if (hasBefore) {
    const closed = takingOverMark(xml, paragraph, content, revisions);
    const cut = closed === null ? [] : paragraphMark(xml, paragraph, 'ins', revisions);
    return { from: start, to: end, xml: struck(occurrence, cut) + (closed ?? content) };
  }
  if (hasAfter || hasMarks) return { from: start, to: end, xml: content + struck(occurrence) };
  const whole = { ...occurrence, from: 0, to: paragraph.text.length };
  const inside = edited(xml, ...insideOf(xml, paragraph), strikes(xml, whole, revisions));
  const closed = takingOverMark(xml, paragraph, content, revisions, inside);
  if (closed !== null) return { from: start, to: end, xml: closed };
  const deleted = struck(whole, paragraphMark(xml, paragraph, 'del', revisions));
  return { from: start, to: end, xml: deleted + content };
}

/** An empty paragraph in whose place the content comes. */
export function trackedEmptyParagraph(
  xml: string,
  paragraph: BodyParagraph,
  content: string,
  revisions: Revisions,
): Splice {
  const { start, end } = paragraph;
  const inside = xml.slice(...insideOf(xml, paragraph));
  const closed = takingOverMark(xml, paragraph, content, revisions, inside);
  if (closed !== null) return { from: start, to: end, xml: closed };
  const deleted = edited(xml, start, end, paragraphMark(xml, paragraph, 'del', revisions));
  return { from: start, to: end, xml: deleted + content };
}

/** Where a paragraph's content begins and ends, behind its properties. */
function insideOf(xml: string, { start, end, properties }: BodyParagraph): [number, number] {
  const tagEnd = xml.indexOf('>', start) + 1;
  return tagEnd === end ? [end, end] : [properties?.end ?? tagEnd, xml.lastIndexOf('</', end - 1)];
}

/**
 * Cuts the paragraph behind what goes. The mark of its first half is an inserted one, so that refusing makes the halves one
 * paragraph again.
 */
function split(xml: string, occurrence: Occurrence, content: string, revisions: Revisions): Splice {
  const { paragraph } = occurrence;
  const { first, last } = surroundings(occurrence);
  const between = marksBetween(paragraph, first, last);
  const control = last.within.findIndex(isControl);
  const edits = strikes(xml, occurrence, revisions);
  let cut = last.within[control]?.end ?? 0;
  let around = last.within.slice(0, control);
  let rest = '';
  if (control < 0) {
    const { run, to, rest: kept } = struckPiece(xml, last, occurrence, revisions);
    edits[edits.length - 1] = struckPiece(xml, last, occurrence, revisions, { reopens: false });
    around = last.within.slice(0, last.within.indexOf(run));
    cut = to;
    rest = revisions.withOwnIds(reopenedElement(xml, run)) + kept;
  }
  const { sectionProperties } = paragraph;
  if (sectionProperties) edits.push({ from: sectionProperties.start, to: sectionProperties.end, text: '' });
  for (const { at, source } of between) edits.push({ from: at, to: at + source.length, text: '' });
  edits.push(...paragraphMark(xml, paragraph, 'ins', revisions));
  const left = edited(xml, paragraph.start, cut, edits);
  const closing = around
    .toReversed()
    .map(({ tag }) => `</${tag}>`)
    .join('');
  const reopened = around.map((element, depth) =>
    depth === 0
      ? secondHalf(xml, paragraph, element, revisions) + between.map(({ source }) => source).join('')
      : reopenedElement(xml, element),
  );
  return { from: paragraph.start, to: cut, xml: left + closing + content + reopened.join('') + rest };
}

function secondHalf(
  xml: string,
  paragraph: BodyParagraph,
  element: XmlElement,
  revisions: Revisions,
): string {
  const opening = revisions.withOwnIds(reopenedParagraph(xml, paragraph, element));
  const { properties } = paragraph;
  if (!paragraph.hasPageBreakBefore || !properties || /<(?:[\w.-]+:)?pPrChange\b/.test(opening))
    return opening;
  // Its page break went with the first half; refusing brings it back.
  const children = childrenOf(xml, properties);
  const former = children
    .filter(({ local }) => local !== 'rPr' && local !== 'sectPr')
    .map(({ start, end }) => xml.slice(start, end))
    .join('');
  const change = `<w:pPrChange${revisions.attributes()}>${revisions.around('pPr', former)}</w:pPrChange>`;
  return opening.replace(/<\/(?:[\w.-]+:)?pPr\s*>$/, (closing) => change + closing);
}

interface StruckPiece extends Edit {
  run: XmlElement;
  /** Its text behind what goes, as an element. */
  rest: string;
}

function strikes(xml: string, { paragraph, from, to }: Occurrence, revisions: Revisions): Edit[] {
  return piecesBetween(paragraph, from, to).map((piece) =>
    struckPiece(xml, piece, { paragraph, from, to }, revisions),
  );
}

/** The part of a piece that goes, in a deleted run of its own with the look of the run it stood in. */
function struckPiece(
  xml: string,
  piece: TextPiece & { at?: number },
  { paragraph, from, to }: Pick<Occurrence, 'paragraph' | 'from' | 'to'>,
  revisions: Revisions,
  { reopens = true }: { reopens?: boolean } = {},
): StruckPiece {
  const at = piece.at ?? offsetOf(paragraph, piece);
  const index = piece.within.findLastIndex(({ name }) => name === 'w:r');
  const run = piece.within[index];
  if (!run) throw new XmlProblem('refused', '글자 모양 묶음 밖에 글이 있어요.');
  const reopenedRun = () => revisions.withOwnIds(reopenedElement(xml, run));
  const closing = `</${run.tag}>`;
  const holder = piece.isCharacters ? piece.within.at(-1) : undefined;
  const written = (text: string, name = holder?.tag ?? '') =>
    text === '' ? '' : `<${name} xml:space="preserve">${escapeKept(text)}</${name}>`;
  const cutFrom = Math.max(0, from - at);
  const [before, gone, after] = holder
    ? [
        written(piece.text.slice(0, cutFrom)),
        written(piece.text.slice(cutFrom, to - at), holder.tag.replace(/[^:]+$/, 'delText')),
        written(piece.text.slice(to - at)),
      ]
    : ['', xml.slice(piece.from, piece.to), ''];
  const deleted = `<w:del${revisions.attributes()}>${reopenedRun()}${gone}${closing}</w:del>`;
  return {
    from: holder?.start ?? piece.from,
    to: holder?.end ?? piece.to,
    text: before + closing + deleted + (reopens ? reopenedRun() + after : ''),
    run,
    rest: after,
  };
}

function offsetOf({ pieces }: BodyParagraph, piece: TextPiece): number {
  let at = 0;
  for (const one of pieces) {
    if (one.from === piece.from) return at;
    at += one.text.length;
  }
  throw new Error('a piece of another paragraph');
}
