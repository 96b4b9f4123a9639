import type { BodyParagraph } from './mapBody';
import type { Edit, Revisions } from './revisions';
import { scanXml } from './scanXml';

type ParagraphRange = Pick<BodyParagraph, 'start' | 'end' | 'properties'>;

/** Whether only the end of a cell, a control or the document comes behind an offset: a paragraph there cannot go in Word. */
export function isLastInContainer(xml: string, at: number): boolean {
  return /^\s*(?:<(?:[\w.-]+:)?(?:bookmark|comment|perm|customXml)\w*(?:Start|End)\b[^>]*\/>\s*)*<(?:\/(?:[\w.-]+:)?(?:tc|sdtContent|body)\b|(?:[\w.-]+:)?sectPr\b)/.test(
    xml.slice(at, at + 4_000),
  );
}

/**
 * Content of ours whose last paragraph takes over the mark of the paragraph it comes instead of or behind, so that refusing
 * leaves nothing where no paragraph follows. `struck` is what of the old paragraph stands in it as deleted text. Null where
 * the content does not end in a paragraph, or the old properties have changes of their own.
 */
export function takingOverMark(
  xml: string,
  { start, end, properties }: ParagraphRange,
  content: string,
  revisions: Revisions,
  struck: string | null = null,
): string | null {
  if (!revisions.isUsual || !isLastInContainer(xml, end)) return null;
  const at = content.lastIndexOf('<w:p>');
  const ours = /^<w:p><w:pPr>(.*?)<w:rPr><w:ins [^>]*\/>(.*?)<\/w:rPr><\/w:pPr>(.*)<\/w:p>$/s.exec(
    content.slice(at),
  );
  const former = properties ? xml.slice(properties.start, properties.end) : '';
  if (!ours || /<w:(?:\w+Change|ins|del|moveFrom|moveTo|sectPr)\b/.test(former)) return null;
  const [, base = '', look = '', inside = ''] = ours;
  const children = properties ? childrenOf(xml, properties) : [];
  const source = (one: { start: number; end: number }) => xml.slice(one.start, one.end);
  const formerBase = children.filter(({ local }) => local !== 'rPr').map(source);
  const formerLook = children
    .filter(({ local }) => local === 'rPr')
    .flatMap((one) => childrenOf(xml, one).map(source));
  const lookChange =
    formerLook.length > 0
      ? `<w:rPrChange${revisions.attributes()}><w:rPr>${formerLook.join('')}</w:rPr></w:rPrChange>`
      : '';
  const mark = look + lookChange && `<w:rPr>${look}${lookChange}</w:rPr>`;
  const change = `<w:pPrChange${revisions.attributes()}><w:pPr>${formerBase.join('')}</w:pPr></w:pPrChange>`;
  const opening =
    struck === null ? '<w:p>' : xml.slice(start, xml.indexOf('>', start) + 1).replace(/\s*\/>$/, '>');
  return `${content.slice(0, at)}${opening}<w:pPr>${base}${mark}${change}</w:pPr>${struck ?? ''}${inside}</w:p>`;
}

/** Marks the end of a paragraph as inserted or deleted. */
export function paragraphMark(
  xml: string,
  { start, end, properties }: ParagraphRange,
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
export function childrenOf(
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
