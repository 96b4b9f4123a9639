import type { DocumentLook, HeadingNode, ItemNode } from '../document/wordDocument';
import { fontsXml } from './wordStyles';

export type ListName = 'headings' | 'items' | 'tableItems';
export const listNames: ListName[] = ['headings', 'items', 'tableItems'];

/** numId of each list in the document being written. */
export type ListIds = Record<ListName, number>;

export const itemLevels: ItemNode['level'][] = ['□', '○', '-', '※'];

/** Left and hanging indent in twips by item level. */
const itemIndents: Record<'items' | 'tableItems', [left: number, hanging: number][]> = {
  items: [
    [400, 400],
    [760, 360],
    [1040, 280],
    [1120, 400],
  ],
  tableItems: [
    [300, 300],
    [540, 300],
    [760, 220],
    [840, 320],
  ],
};

export function itemIndentXml(list: 'items' | 'tableItems', level: ItemNode['level']): string {
  const [left, hanging] = itemIndents[list][itemLevels.indexOf(level)] ?? [0, 0];
  return `<w:ind w:left="${left}" w:hanging="${hanging}"/>`;
}

/** Left indent of the text of an item, in points. */
export function itemIndentPoints(list: 'items' | 'tableItems', level: ItemNode['level']): number {
  return (itemIndents[list][itemLevels.indexOf(level)]?.[0] ?? 0) / 20;
}

/**
 * I → 1 → 가 → 1) → 가) → (1). None of Word's number formats (ST_NumberFormat, ECMA-376-1 §17.18.59) prints Ⅰ (U+2160):
 * upper Roman prints the letters I, II, III. Chapters marked Ⅰ therefore have a list each (see `chapterLists`).
 */
const headingLevels = [
  { format: 'upperRoman', text: '%1.' },
  { format: 'decimal', text: '%2.' },
  { format: 'ganada', text: '%3.' },
  { format: 'decimal', text: '%4)' },
  { format: 'ganada', text: '%5)' },
  { format: 'decimal', text: '(%6)' },
];

/**
 * One list definition. `headingStyleIds` ties the heading list to its styles, as Word does it; `fonts` is the run property
 * of the marks (the symbols must come from a Korean font).
 */
export function abstractListXml(
  list: ListName,
  id: number,
  options: {
    headingStyleIds?: string[];
    fonts: string;
    /** Printed before headings of level 1 in place of a counted number. */
    chapterMark?: string;
  },
): string {
  const levels =
    list === 'headings'
      ? headingLevels.map(({ format, text: counted }, level) => {
          const style = options.headingStyleIds?.[level];
          const text = level === 0 ? (options.chapterMark ?? counted) : counted;
          return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style ? `<w:pStyle w:val="${style}"/>` : ''}<w:suff w:val="space"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>`;
        })
      : itemLevels.map(
          (mark, level) =>
            `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${mark}"/><w:lvlJc w:val="left"/><w:pPr>${itemIndentXml(list, mark)}</w:pPr><w:rPr>${options.fonts}</w:rPr></w:lvl>`,
        );
  // Word joins lists with the same nsid when text is pasted between documents.
  const nsid = (0x2b5a0000 + listNames.indexOf(list) * 0x1000 + id).toString(16).toUpperCase();
  return `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="${nsid}"/><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
}

export function listXml(numId: number, abstractId: number): string {
  return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${abstractId}"/></w:num>`;
}

/** Lists of a whole document written by us. */
export const ownLists: ListIds = { headings: 1, items: 2, tableItems: 3 };

const firstChapterList = 4;

/**
 * The list of each numbered heading in a document whose chapters are marked Ⅰ: one list per chapter, whose first level
 * prints that chapter's mark and whose lower levels count from 1. Each is a real list, so the navigation pane, 목차 and
 * cross-references show the mark; only a chapter added by hand in Word goes on with the letters of the heading style.
 */
export function chapterLists(headings: readonly HeadingNode[]): {
  listOf: ReadonlyMap<HeadingNode, number>;
  marks: string[];
} {
  const listOf = new Map<HeadingNode, number>();
  const marks: string[] = [];
  for (const heading of headings) {
    if (heading.numbered === false) continue;
    if (heading.level === 1 || marks.length === 0) marks.push(`${romanMark(marks.length + 1)}.`);
    listOf.set(heading, firstChapterList + marks.length - 1);
  }
  return { listOf, marks };
}

/** `word/numbering.xml` of a whole document. */
export function numberingPartXml(
  headingStyleIds: string[],
  look: DocumentLook,
  chapterMarks: readonly string[],
): string {
  const fontsOf = (name: string) => fontsXml(name).replace('/>', ' w:hint="eastAsia"/>');
  const abstracts = listNames.map((list) =>
    abstractListXml(list, ownLists[list] - 1, {
      headingStyleIds,
      fonts: fontsOf(list === 'items' ? look.fonts.body : look.fonts.table),
    }),
  );
  const lists = listNames.map((list) => listXml(ownLists[list], ownLists[list] - 1));
  for (const [index, chapterMark] of chapterMarks.entries()) {
    const list = firstChapterList + index;
    abstracts.push(abstractListXml('headings', list - 1, { fonts: '', chapterMark }));
    lists.push(listXml(list, list - 1));
  }
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${abstracts.join('')}${lists.join('')}</w:numbering>`;
}

const romanDigits: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
const ganada = [...'가나다라마바사아자차카타파하'];

function toRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, digits] of romanDigits) {
    while (rest >= size) {
      text += digits;
      rest -= size;
    }
  }
  return text;
}

/** Ⅰ to Ⅻ as one character each; Unicode has no more, so later chapters are spelled with letters. */
function romanMark(value: number): string {
  return value <= 12 ? String.fromCodePoint(0x215f + value) : toRoman(value);
}

/** Labels of headings in reading order as Word will print them; for texts that repeat them, such as 목차. */
export class HeadingCounter {
  #counts = [0, 0, 0, 0, 0, 0];

  constructor(readonly chapterMark: DocumentLook['chapterMark'] = 'I') {}

  next(level: HeadingNode['level']): string {
    this.#counts = this.#counts.map((count, index) =>
      index === level - 1 ? count + 1 : index < level ? count : 0,
    );
    const count = this.#counts[level - 1] ?? 1;
    switch (level) {
      case 1:
        return `${this.chapterMark === 'Ⅰ' ? romanMark(count) : toRoman(count)}.`;
      case 2:
        return `${count}.`;
      case 3:
        return `${toGanada(count)}.`;
      case 4:
        return `${count})`;
      case 5:
        return `${toGanada(count)})`;
      case 6:
        return `(${count})`;
    }
  }
}

function toGanada(count: number): string {
  return (ganada[(count - 1) % 14] ?? '').repeat(Math.ceil(count / 14));
}
