/** One start tag as it stands in the source. */
export interface XmlElement {
  /** With its prefix, as written. */
  name: string;
  /** Offset of `<`. */
  start: number;
  /** Offset after `>` of the start tag. */
  contentStart: number;
  /** The attributes, unparsed. */
  attributes: string;
  isEmpty: boolean;
}

export interface XmlHandler {
  /** Empty elements are opened and closed. */
  open?(element: XmlElement): void;
  /** `end` is the offset after the end tag, `contentEnd` the one before it. */
  close?(element: XmlElement, contentEnd: number, end: number): void;
}

export class XmlProblem extends Error {
  constructor(
    readonly type: 'notWellFormed' | 'refused',
    /** A Korean sentence for the user. */
    readonly detail: string,
  ) {
    super(detail);
  }
}

const deepest = 256;

/**
 * Walks XML without building a tree and reports where elements begin and end, so that the text around an insertion can stay
 * as it is. Throws `XmlProblem` when tags do not match, on a document type declaration, and below 256 levels.
 */
export function scanXml(xml: string, handler: XmlHandler): void {
  const open: XmlElement[] = [];
  let hasRoot = false;
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (open.length === 0 && /\S/.test(xml.slice(at, start < 0 ? xml.length : start)))
      throw new XmlProblem('notWellFormed', '문서 구조 밖에 글자가 있어요.');
    if (start < 0) break;
    if (xml.startsWith('<?', start)) at = after(xml, '?>', start);
    else if (xml.startsWith('<!--', start)) at = after(xml, '-->', start);
    else if (xml.startsWith('<![CDATA[', start) && open.length > 0) at = after(xml, ']]>', start);
    else if (xml.startsWith('<!', start))
      throw new XmlProblem('refused', '문서 형식 선언(DOCTYPE)이 있어요.');
    else if (xml.charCodeAt(start + 1) === 0x2f) {
      at = after(xml, '>', start);
      const element = open.pop();
      if (!element || xml.slice(start + 2, at - 1).trimEnd() !== element.name)
        throw new XmlProblem('notWellFormed', '여닫는 표시가 맞지 않아요.');
      handler.close?.(element, start, at);
    } else {
      const element = startTag(xml, start);
      at = element.contentStart;
      if (open.length === 0 && hasRoot) throw new XmlProblem('notWellFormed', '뿌리 요소가 둘이에요.');
      hasRoot = true;
      handler.open?.(element);
      if (element.isEmpty) handler.close?.(element, at, at);
      else open.push(element);
      if (open.length > deepest) throw new XmlProblem('refused', `${deepest}겹보다 깊은 문서예요.`);
    }
  }
  if (open.length > 0 || !hasRoot) throw new XmlProblem('notWellFormed', '문서가 중간에 끊겼어요.');
}

/** The outermost element's start tag; what follows it is not looked at. */
export function rootElement(xml: string): XmlElement {
  const prolog = /^\ufeff?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/.exec(xml)?.[0] ?? '';
  if (xml.startsWith('<!', prolog.length))
    throw new XmlProblem('refused', '문서 형식 선언(DOCTYPE)이 있어요.');
  if (xml.charAt(prolog.length) !== '<') throw new XmlProblem('notWellFormed', '문서가 비어 있어요.');
  return startTag(xml, prolog.length);
}

function after(xml: string, closing: string, from: number): number {
  const at = xml.indexOf(closing, from);
  if (at < 0) throw new XmlProblem('notWellFormed', '문서가 중간에 끊겼어요.');
  return at + closing.length;
}

function startTag(xml: string, start: number): XmlElement {
  let at = start + 1;
  while (at < xml.length && !/[\s/>]/.test(xml.charAt(at))) at += 1;
  const name = xml.slice(start + 1, at);
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name))
    throw new XmlProblem('notWellFormed', '요소 이름이 잘못되었어요.');
  const attributesStart = at;
  for (; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 0x3e) {
      const isEmpty = xml.charCodeAt(at - 1) === 0x2f;
      return {
        name,
        start,
        contentStart: at + 1,
        attributes: xml.slice(attributesStart, isEmpty ? at - 1 : at),
        isEmpty,
      };
    }
    if (code === 0x3c) break;
    if (code === 0x22 || code === 0x27) {
      at = xml.indexOf(xml.charAt(at), at + 1);
      if (at < 0) break;
    }
  }
  throw new XmlProblem('notWellFormed', '문서가 중간에 끊겼어요.');
}

const namedEntities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return namedEntities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** An attribute's value by its full name, as written; null when absent. */
export function attribute(element: Pick<XmlElement, 'attributes'>, name: string): string | null {
  for (const match of element.attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (match[1] === name) return decodeEntities(match[2] ?? match[3] ?? '');
  }
  return null;
}
