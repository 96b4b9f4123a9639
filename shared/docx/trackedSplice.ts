import type { BodyParagraph, TextPiece } from './mapBody';
import { type Occurrence, piecesBetween } from './occurrence';
import { type Edit, edited, type Revisions } from './revisions';
import { scanXml, type XmlElement, XmlProblem } from './scanXml';
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
  if (hasBefore) return { from: start, to: end, xml: struck(occurrence) + content };
  if (hasAfter || hasMarks) return { from: start, to: end, xml: content + struck(occurrence) };
  const whole = { ...occurrence, from: 0, to: paragraph.text.length };
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
  const deleted = edited(xml, start, end, paragraphMark(xml, paragraph, 'del', revisions));
  return { from: start, to: end, xml: deleted + content };
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

/** Marks the end of a paragraph as inserted or deleted. */
export function paragraphMark(
  xml: string,
  { start, end, properties }: Pick<BodyParagraph, 'start' | 'end' | 'properties'>,
  kind: 'ins' | 'del',
  revisions: Revisions,
): Edit[] {
  const insert = (at: number, text: string): Edit[] => [{ from: at, to: at, text }];
  const ofRun = () => revisions.around('rPr', revisions.mark(kind, { isInner: true }));
  const tagEnd = (at: number) => xml.indexOf('>', at) + 1;
  const isEmpty = (from: number, to: number) => tagEnd(from) === to && xml[to - 2] === '/';
  if (!properties) {
    const own = revisions.around('pPr', `<w:rPr>${revisions.mark(kind, { isInner: true })}</w:rPr>`);
    return isEmpty(start, end)
      ? [{ from: start, to: end, text: opened(xml.slice(start, end), own) }]
      : insert(tagEnd(start), own);
  }
  if (isEmpty(properties.start, properties.end)) {
    const text = opened(xml.slice(properties.start, properties.end), ofRun());
    return [{ from: properties.start, to: properties.end, text }];
  }
  const children = childrenOf(xml, properties);
  const look = children.find(({ local }) => local === 'rPr');
  if (!look) {
    const behind = children.find(({ local }) => local === 'sectPr' || local === 'pPrChange');
    return insert(behind?.start ?? xml.lastIndexOf('</', properties.end - 1), ofRun());
  }
  if (isEmpty(look.start, look.end))
    return [
      {
        from: look.start,
        to: look.end,
        text: opened(xml.slice(look.start, look.end), revisions.mark(kind)),
      },
    ];
  const inserted = childrenOf(xml, look).find(({ local }) => local === 'ins');
  if (inserted && kind === 'ins') return [];
  return insert(inserted?.end ?? tagEnd(look.start), revisions.mark(kind));
}

/** An empty element with something in it. */
function opened(source: string, inside: string): string {
  const tag = /^<([^\s/>]+)/.exec(source)?.[1] ?? '';
  return `${source.replace(/\s*\/>$/, '>')}${inside}</${tag}>`;
}

/** Children of an element given by its source range. */
function childrenOf(
  xml: string,
  { start, end }: { start: number; end: number },
): { local: string; start: number; end: number }[] {
  const found: { local: string; start: number; end: number }[] = [];
  let depth = 0;
  scanXml(xml.slice(start, end), {
    open: () => {
      depth += 1;
    },
    close(element, _contentEnd, to) {
      depth -= 1;
      if (depth !== 1) return;
      const local = element.tag.slice(element.tag.indexOf(':') + 1);
      found.push({ local, start: start + element.start, end: start + to });
    },
  });
  return found;
}
