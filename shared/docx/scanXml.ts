/** One start tag as it stands in the source. */
export interface XmlElement {
  /** With its prefix as written; within `scanWord`, with the prefix Word usually writes. */
  name: string;
  /** With its prefix, always as written. */
  tag: string;
  /** Offset of `<`. */
  start: number;
  /** Offset after `>` of the start tag. */
  contentStart: number;
  /** Offset after the end tag, once it has been closed. */
  end: number;
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
    if (open.length === 0 && /[^ \t\r\n]/.test(xml.slice(at, start < 0 ? xml.length : start)))
      throw new XmlProblem('notWellFormed', '문서 구조 밖에 글자가 있어요.');
    if (start < 0) break;
    const next = xml.charCodeAt(start + 1);
    if (next === questionMark) at = after(xml, '?>', start);
    else if (next === exclamationMark) {
      if (xml.startsWith('<!--', start)) at = after(xml, '-->', start);
      else if (xml.startsWith('<![CDATA[', start) && open.length > 0) at = after(xml, ']]>', start);
      else throw new XmlProblem('refused', '문서 형식 선언(DOCTYPE)이 있어요.');
    } else if (next === slash) {
      at = after(xml, '>', start);
      const element = open.pop();
      if (!element || !closes(xml, start + 2, at - 1, element.tag))
        throw new XmlProblem('notWellFormed', '여닫는 표시가 맞지 않아요.');
      element.end = at;
      handler.close?.(element, start, at);
    } else {
      const element = startTag(xml, start);
      at = element.contentStart;
      if (open.length === 0 && hasRoot) throw new XmlProblem('notWellFormed', '뿌리 요소가 둘이에요.');
      hasRoot = true;
      handler.open?.(element);
      if (element.isEmpty) {
        element.end = at;
        handler.close?.(element, at, at);
      } else open.push(element);
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

function closes(xml: string, from: number, to: number, tag: string): boolean {
  if (!xml.startsWith(tag, from)) return false;
  for (let at = from + tag.length; at < to; at += 1) if (!isBlank(xml.charCodeAt(at))) return false;
  return from + tag.length <= to;
}

const isBlank = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
const [questionMark, exclamationMark, slash, greaterThan, lessThan] = [0x3f, 0x21, 0x2f, 0x3e, 0x3c];
const [doubleQuote, singleQuote] = [0x22, 0x27];

// A document says few names many times.
const soundNames = new Set<string>();
const soundNameLimit = 2_000;

function requireName(name: string): void {
  if (soundNames.has(name)) return;
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name))
    throw new XmlProblem('notWellFormed', '요소 이름이 잘못되었어요.');
  if (soundNames.size < soundNameLimit) soundNames.add(name);
}

function startTag(xml: string, start: number): XmlElement {
  let at = start + 1;
  for (; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === greaterThan || code === slash || isBlank(code)) break;
  }
  const tag = xml.slice(start + 1, at);
  requireName(tag);
  const attributesStart = at;
  for (; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === greaterThan) {
      const isEmpty = xml.charCodeAt(at - 1) === slash;
      const attributes = xml.slice(attributesStart, isEmpty ? at - 1 : at);
      return { name: tag, tag, start, contentStart: at + 1, end: at + 1, attributes, isEmpty };
    }
    if (code === lessThan) break;
    if (code === doubleQuote || code === singleQuote) {
      at = xml.indexOf(code === doubleQuote ? '"' : "'", at + 1);
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
