import type { DocumentNode, TableNode } from '../document/wordDocument';
import { type FoundPlace, headingAbove, type PlacesOfDocument, pickable } from './findPlace';

/** Where something is put, in words of the document. */
export interface PlaceText {
  /** Heading it comes under. */
  under: string | null;
  /** Up to two paragraphs before and after; text of the same paragraph that stays counts as one. */
  before: string[];
  after: string[];
  /** Text that goes. */
  removed: string | null;
  isInCell: boolean;
}

/** What is put there. */
export interface InsertedText {
  paragraphCount: number;
  tableCount: number;
  /** The first lines: headings and paragraphs as they are, a table by its caption or its first row. */
  lines: { kind: 'heading' | 'paragraph' | 'table'; text: string }[];
}

const shownAround = 2;
const shownLines = 40;
const shownCharacters = 160;

export function placeText(
  { paragraph, occurrence, at, cellWidth }: FoundPlace,
  { body, headings }: PlacesOfDocument,
): PlaceText {
  const earlier: string[] = [];
  const later: string[] = [];
  for (const one of pickable(body)) {
    if (one === paragraph && occurrence) {
      earlier.push(one.text.slice(0, occurrence.from));
      later.push(one.text.slice(occurrence.to));
    } else (one.start < at ? earlier : later).push(one.text);
  }
  const said = (texts: string[]) => texts.map(oneLine).filter((text) => text !== '');
  return {
    under: headingAbove(at, headings)?.text ?? null,
    before: said(earlier.slice(-20)).slice(-shownAround),
    after: said(later.slice(0, 20)).slice(0, shownAround),
    removed: occurrence && oneLine(occurrence.paragraph.text.slice(occurrence.from, occurrence.to)),
    isInCell: cellWidth !== null,
  };
}

export function insertedText(nodes: readonly DocumentNode[]): InsertedText {
  const lines: InsertedText['lines'] = [];
  for (const node of nodes) {
    if (lines.length === shownLines) break;
    if (node.type === 'heading') lines.push({ kind: 'heading', text: oneLine(node.text) });
    else if (node.type === 'table') lines.push({ kind: 'table', text: tableLine(node) });
    else if (node.type === 'paragraph' || node.type === 'item') {
      const text = oneLine(node.runs.map((run) => run.text).join(''));
      const mark = node.type === 'item' ? `${node.level} ` : '';
      if (text !== '') lines.push({ kind: 'paragraph', text: mark + text });
    }
  }
  return {
    paragraphCount: nodes.filter(({ type }) => type !== 'table' && type !== 'pageBreak').length,
    tableCount: nodes.filter(({ type }) => type === 'table').length,
    lines,
  };
}

function tableLine(table: TableNode): string {
  const rows = table.rows.slice(0, 2).map((row) =>
    row.cells
      .flatMap(({ content }) => content.map(({ runs }) => runs.map((run) => run.text).join('')))
      .filter((text) => text !== '')
      .join(' · '),
  );
  return oneLine(table.caption ?? rows.join(' / '));
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
