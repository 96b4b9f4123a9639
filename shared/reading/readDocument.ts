import { openDocx, refusable } from '../docx/openDocx';
import type { ContentBlock } from '../docx/readContent';
import { readContent } from '../docx/readContent';
import type { Result } from '../ipc/failure';
import type { ReadRequirement } from './readRequirement';
import { type ListedRequirement, readTable, type SummaryRow } from './readTable';

export interface ReadDocument {
  /** In reading order. */
  requirements: ReadRequirement[];
  /** 요구사항 목록: those the document lists. */
  listed: ListedRequirement[];
  /** 총괄표: how many of each kind the document says it has. */
  summary: SummaryRow[];
  statedTotal: number | null;
  headings: { level: number; text: string }[];
  tableCount: number;
}

/** Reads the requirement tables, the lists and the headings of a .docx: ours, an edited one, or a stranger's. */
export function readDocument(bytes: Uint8Array, fileName: string): Result<ReadDocument> {
  return refusable(fileName, () => readBlocks(readContent(openDocx(bytes, fileName))));
}

export function readBlocks(blocks: readonly ContentBlock[]): ReadDocument {
  const found: ReadDocument = {
    requirements: [],
    listed: [],
    summary: [],
    statedTotal: null,
    headings: [],
    tableCount: 0,
  };
  const trail: { level: number; text: string }[] = [];
  /** The card the last table ended with, while nothing but blank paragraphs came after it. */
  let last: ReadRequirement | null = null;
  const walk = (some: readonly ContentBlock[]) => {
    for (const block of some) {
      if (block.type === 'paragraph') {
        if (block.text.trim() !== '') last = null;
        if (block.headingLevel === null || block.text.trim() === '') continue;
        const heading = { level: block.headingLevel, text: block.text.replace(/\s+/g, ' ').trim() };
        while ((trail.at(-1)?.level ?? 0) >= heading.level) trail.pop();
        trail.push(heading);
        found.headings.push(heading);
        continue;
      }
      found.tableCount += 1;
      const read = readTable(block);
      if (read.kind === 'list') found.listed.push(...read.listed);
      if (read.kind === 'summary') {
        found.summary.push(...read.rows);
        found.statedTotal = read.total ?? found.statedTotal;
      }
      if (read.kind === 'none') {
        // A table that only lays out others.
        for (const row of block.rows) for (const cell of row) walk(cell.blocks);
        continue;
      }
      if (read.kind !== 'cards') continue;
      for (const card of read.cards) {
        const earlier: ReadRequirement | null = last;
        if (earlier && continues(card, earlier)) merge(card, earlier);
        else if (isRequirement(card)) {
          found.requirements.push({ ...card, headings: trail.map((one) => one.text) });
          last = found.requirements.at(-1) ?? null;
        }
      }
    }
  };
  walk(blocks);
  return found;
}

type Card = Omit<ReadRequirement, 'headings'>;

/** Many tables have a 번호 and a 내용; a requirement has a number of the usual form, or a name with a text. */
function isRequirement(card: Card): boolean {
  if (card.number) return true;
  const hasText = card.definition !== null || (card.details ?? []).length > 0;
  return card.name !== '' && card.numberText !== '' && hasText;
}

/** A card longer than a page is cut into tables: the next one repeats its number, or has none. */
function continues(card: Card, earlier: ReadRequirement): boolean {
  if (card.numberText === '') return card.name === '' || card.name === earlier.name;
  return card.numberText === earlier.numberText && card.name === earlier.name;
}

function merge(card: Card, into: ReadRequirement): void {
  into.definition ??= card.definition;
  into.details = joined(into.details, card.details);
  into.deliverables = joined(into.deliverables, card.deliverables);
  into.related = joined(into.related, card.related);
  into.source ??= card.source;
  into.acceptanceCriteria = joined(into.acceptanceCriteria, card.acceptanceCriteria);
  into.others.push(...card.others);
}

function joined<T>(one: T[] | null, other: T[] | null): T[] | null {
  return one === null ? other : other === null ? one : [...one, ...other];
}
