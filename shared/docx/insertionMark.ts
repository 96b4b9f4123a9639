import { decodeEntities, scanXml } from './scanXml';
import { toXmlText } from './xmlText';

/** What a content control around something we put in says about it, so that a later run finds it again. */
export interface InsertionMark {
  kind: 'requirement' | 'part';
  /** Permanent id of the requirement, or the name of the part. */
  id: string;
  /** Shown by Word at the control. */
  title: string;
}

/** A mark read back. */
export interface FoundMark {
  kind: InsertionMark['kind'];
  /** As `markKey` gives it. */
  key: string;
  /** One per row, as they were put in. */
  fingerprints: string[];
}

// Word takes a document with a longer tag for damaged.
const longestTag = 64;
const prefix = 'bjg1';
const rowsKept = 15;
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** A short name of an id, the same for ever: documents out there carry it. */
export function markKey(id: string): string {
  return letters(hash(id, 0x811c9dc5), 6) + letters(hash(id, 0x01000193), 5);
}

/** The tag of a control around these rows; the last fingerprint stands for all rows beyond the fifteenth. */
export function markTag({ kind, id }: InsertionMark, rows: readonly string[]): string {
  const tag = `${prefix}:${kind === 'requirement' ? 'r' : 'p'}:${markKey(id)}:${fingerprintsOf(rows).join('')}`;
  if (tag.length > longestTag) throw new Error(`tag of ${tag.length} characters`);
  return tag;
}

/** What a control's tag says; null when it is none of ours. */
export function readMark(tag: string): FoundMark | null {
  const match = /^bjg1:([rp]):([\w-]{11}):((?:[\w-]{3})*)$/.exec(tag);
  if (!match) return null;
  return {
    kind: match[1] === 'r' ? 'requirement' : 'part',
    key: match[2] ?? '',
    fingerprints: match[3]?.match(/.{3}/g) ?? [],
  };
}

/** One per row, at most fifteen. */
export function fingerprintsOf(rows: readonly string[]): string[] {
  const kept =
    rows.length > rowsKept ? [...rows.slice(0, rowsKept - 1), rows.slice(rowsKept - 1).join('\n')] : rows;
  return kept.map((row) => letters(hash(row.normalize('NFC').replace(/\s+/g, ' ').trim(), 0x811c9dc5), 3));
}

/**
 * Text of WordprocessingML by row: a table row's cells parted by tabs, a paragraph outside tables by itself. Empty
 * paragraphs and deleted text are left out. Prefixes do not matter.
 */
export function rowTexts(xml: string): string[] {
  const rows: string[] = [];
  let depth = 0;
  let cells: string[] = [];
  let text = '';
  scanXml(`<x>${xml}</x>`, {
    open({ tag }) {
      const name = localName(tag);
      if (name === 'tr' && ++depth === 1) cells = [];
      if (name === 'tc' && depth === 1) text = '';
      if (name === 'tab' || name === 'ptab') text += ' ';
      if (name === 'br' || name === 'cr') text += '\n';
    },
    close({ tag, contentStart }, contentEnd) {
      const name = localName(tag);
      if (name === 't') text += decodeEntities(xml.slice(contentStart - 3, contentEnd - 3));
      if (name === 'tc' && depth === 1) cells.push(text.trim());
      if (name === 'tr' && --depth === 0) {
        rows.push(cells.join('\t'));
        text = '';
      }
      if (name !== 'p') return;
      if (depth > 0) text += '\n';
      else {
        if (text.trim() !== '') rows.push(text.trim());
        text = '';
      }
    },
  });
  return rows;
}

/** The content inside a control that carries the mark. `controlIds` gains its id. */
export function markedXml(mark: InsertionMark, content: string, controlIds: Set<number>): string {
  const tag = markTag(mark, rowTexts(content));
  let id = hash(tag, 0x811c9dc5) % 0x7ffffffe || 1;
  while (controlIds.has(id)) id = (id % 0x7ffffffe) + 1;
  controlIds.add(id);
  const title = toXmlText([...mark.title].slice(0, 60).join(''));
  return `<w:sdt><w:sdtPr><w:alias w:val="${title}"/><w:tag w:val="${tag}"/><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

const localName = (tag: string) => tag.slice(tag.indexOf(':') + 1);

/** FNV-1a over UTF-16 code units, mixed at the end; 32 bits. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 13;
  return value >>> 0;
}

function letters(value: number, count: number): string {
  let rest = value;
  let written = '';
  for (let index = 0; index < count; index += 1) {
    written += alphabet[rest % 64];
    rest = Math.floor(rest / 64);
  }
  return written;
}
