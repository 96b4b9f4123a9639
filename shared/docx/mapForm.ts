import { scanWord } from './scanWord';
import { attribute, type XmlElement } from './scanXml';
import type { Splice } from './spliceParagraph';

/** A row of a table, with what stands in the way of having it several times. */
export interface FormRow {
  start: number;
  end: number;
  /** Pictures, notes or tracked changes in it, or a field that begins or ends elsewhere. */
  isUnrepeatable: boolean;
  /** The row around it, where tables stand in tables. */
  outer: FormRow | null;
}

/** What a form has besides paragraphs. */
export interface FormMap {
  /** By where they start. */
  rows: FormRow[];
  /** Content controls whose text is locked, chosen, bound to data or a prompt; the outermost ones, by where they start. */
  fixed: { start: number; end: number }[];
  /** Field codes, which are no text. */
  codes: { at: number; text: string }[];
  /** What a second copy of its surroundings must not have again: bookmarks, comments, ids; by where they start. */
  identities: (Splice & { kind: 'drop' | 'controlId' })[];
}

const fixedBy = new Set([
  'w:dropDownList',
  'w:comboBox',
  'w:date',
  'w:picture',
  'w14:checkbox',
  'w:citation',
  'w:dataBinding',
]);
const dropped = new Set(
  [
    'bookmarkStart',
    'bookmarkEnd',
    'commentRangeStart',
    'commentRangeEnd',
    'commentReference',
    'permStart',
    'permEnd',
  ].map((name) => `w:${name}`),
);
const unrepeatable = new Set(
  [
    'drawing',
    'pict',
    'object',
    'footnoteReference',
    'endnoteReference',
    'ins',
    'del',
    'moveFrom',
    'moveTo',
    'sectPr',
  ].map((name) => `w:${name}`),
);

interface OpenRow {
  row: FormRow;
  fieldDepth: number;
}

/** Walks a part once. Offsets are those of the given string. */
export function mapForm(xml: string): FormMap {
  const map: FormMap = { rows: [], fixed: [], codes: [], identities: [] };
  const stack: XmlElement[] = [];
  const openRows: OpenRow[] = [];
  const controls: { isFixed: boolean }[] = [];
  let code: { at: number; text: string } | null = null;
  let fieldDepth = 0;

  scanWord(xml, {
    open(element) {
      const { name } = element;
      const parent = stack.at(-1)?.name;
      stack.push(element);
      if (name === 'w:tr')
        openRows.push({
          row: {
            start: element.start,
            end: element.contentStart,
            isUnrepeatable: false,
            outer: openRows.at(-1)?.row ?? null,
          },
          fieldDepth,
        });
      if (unrepeatable.has(name)) for (const { row } of openRows) row.isUnrepeatable = true;
      if (name === 'w:fldChar') {
        const kind = attribute(element, 'w:fldCharType');
        if (kind === 'begin') fieldDepth += 1;
        if (kind === 'end') fieldDepth = Math.max(0, fieldDepth - 1);
        for (const open of openRows) if (fieldDepth < open.fieldDepth) open.row.isUnrepeatable = true;
        if (code && kind !== 'begin') {
          map.codes.push(code);
          code = null;
        }
      }
      if (name === 'w:fldSimple')
        map.codes.push({ at: element.start, text: attribute(element, 'w:instr') ?? '' });
      if (name === 'w:sdt') controls.push({ isFixed: false });
      const control = controls.at(-1);
      if (control && parent === 'w:sdtPr') {
        if (fixedBy.has(name) || name === 'w:showingPlcHdr') control.isFixed = true;
        if (name === 'w:lock' && /contentLocked/i.test(attribute(element, 'w:val') ?? ''))
          control.isFixed = true;
        if (name === 'w:id') identity(map, xml, element, /\bval\s*=\s*(?:"[^"]*"|'[^']*')/, 'controlId');
      }
      if (name === 'w:p' || name === 'w:tr')
        for (const id of ['paraId', 'textId'])
          identity(map, xml, element, new RegExp(`\\s[\\w.-]+:${id}\\s*=\\s*(?:"[^"]*"|'[^']*')`), 'drop');
    },
    close(element, contentEnd, end) {
      const { name } = element;
      stack.pop();
      if (dropped.has(name)) map.identities.push({ from: element.start, to: end, xml: '', kind: 'drop' });
      if (name === 'w:instrText') {
        code ??= { at: element.start, text: '' };
        code.text += xml.slice(element.contentStart, contentEnd);
      }
      if (name === 'w:sdt' && controls.pop()?.isFixed) map.fixed.push({ start: element.start, end });
      if (name === 'w:tr') {
        const open = openRows.pop();
        if (!open) return;
        open.row.end = end;
        if (fieldDepth !== open.fieldDepth) open.row.isUnrepeatable = true;
        map.rows.push(open.row);
      }
    },
  });
  if (code) map.codes.push(code);
  map.rows.sort((a, b) => a.start - b.start);
  map.identities.sort((a, b) => a.from - b.from);
  map.fixed.sort((a, b) => a.start - b.start);
  let until = 0;
  map.fixed = map.fixed.filter(({ end }) => {
    const isOutermost = end > until;
    until = Math.max(until, end);
    return isOutermost;
  });
  return map;
}

/** How many of a sorted list begin before an offset or at it. */
export function countUpTo<T>(sorted: readonly T[], startOf: (one: T) => number, at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && startOf(one) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function identity(
  map: FormMap,
  xml: string,
  element: XmlElement,
  pattern: RegExp,
  kind: 'drop' | 'controlId',
): void {
  const tag = xml.slice(element.start, element.contentStart);
  const found = pattern.exec(tag);
  if (!found) return;
  const from = element.start + found.index;
  map.identities.push({ from, to: from + found[0].length, xml: '', kind });
}
