import type { ContentCell, ContentTable } from '../docx/readContent';
import { detailLines, plainText } from './detailLines';
import { filledText } from './filledText';
import { type CardLabel, type CriterionField, cardLabel, criterionLabel } from './labels';
import type { ReadCriterion, ReadRequirement } from './readRequirement';
import { type PrintedNumber, readRequirementNumber } from './requirementNumber';

export interface ListedRequirement {
  numberText: string;
  number: PrintedNumber;
  name: string;
}

export interface SummaryRow {
  /** 분류 as printed; a code where the table has one. */
  category: string;
  code: string | null;
  count: number;
}

export type ReadTable =
  | { kind: 'cards'; cards: Omit<ReadRequirement, 'headings'>[] }
  | { kind: 'list'; listed: ListedRequirement[] }
  | { kind: 'summary'; rows: SummaryRow[]; total: number | null }
  | { kind: 'none' };

/** What a table says about requirements, by its label words and their places. */
export function readTable(table: ContentTable): ReadTable {
  const rows = table.rows.map((cells) => cells.map((cell) => labelled(cell)));
  return readSummary(rows) ?? readColumns(rows) ?? readCards(rows) ?? { kind: 'none' };
}

interface LabelledCell {
  cell: ContentCell;
  text: string;
  label: CardLabel | null;
}

function labelled(cell: ContentCell): LabelledCell {
  const text = cell.isContinued ? '' : plainText(cell.blocks);
  return { cell, text, label: text === '' ? null : cardLabel(text) };
}

/** 총괄표: a head with 분류 and 개수, numbers below. */
function readSummary(rows: LabelledCell[][]): ReadTable | null {
  const head = rows[0] ?? [];
  const countAt = head.find((one) => one.label === 'count')?.cell.column;
  const columns = head.filter((one) => one.label === 'category').map((one) => one.cell.column);
  if (countAt === undefined || columns.length === 0) return null;
  const found: SummaryRow[] = [];
  let total: number | null = null;
  for (const row of rows.slice(1)) {
    const count = wholeNumber(textAt(row, countAt));
    if (count === null) continue;
    const texts = row.filter((one) => one.cell.column !== countAt).map((one) => one.text);
    if (texts.some((text) => /^(?:합\s*계|총\s*계|계|소\s*계)$/.test(text))) {
      total = count;
      continue;
    }
    const named = columns.map((column) => textAt(row, column)).filter((text) => text !== '');
    const code = texts.map((text) => categoryCode(text)).find((one) => one !== null) ?? null;
    const category = named.find((text) => categoryCode(text) !== text) ?? named[0] ?? '';
    if (category !== '') found.push({ category, code, count });
  }
  return found.length === 0 ? null : { kind: 'summary', rows: found, total };
}

/** A code standing alone or in brackets behind a name: `CSR`, `클라우드 서비스 요구사항(CSR)`. */
function categoryCode(text: string): string | null {
  return /^[A-Z]{3,4}$/.exec(text.trim())?.[0] ?? /\(([A-Z]{3,4})\)\s*$/.exec(text)?.[1] ?? null;
}

function wholeNumber(text: string): number | null {
  const digits = /^(\d[\d,]{0,6})\s*(?:건|개|식)?$/.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}

function textAt(row: LabelledCell[], column: number): string {
  return (
    row.find((one) => one.cell.column <= column && column < one.cell.column + one.cell.columnSpan)?.text ?? ''
  );
}

/** One requirement a row: a head of labels, numbers in one column. Without 세부내용 it is the 목록. */
function readColumns(rows: LabelledCell[][]): ReadTable | null {
  const headAt = rows.findIndex((row) => row.some((one) => one.label === 'number'));
  const head = rows[headAt] ?? [];
  const filled = head.filter((one) => one.text !== '');
  if (filled.length < 2 || filled.some((one) => one.label === null)) return null;
  const columnOf = (label: CardLabel) => head.find((one) => one.label === label)?.cell.column;
  const numberAt = columnOf('number');
  const nameAt = columnOf('name');
  if (numberAt === undefined) return null;
  const body = rows.slice(headAt + 1).filter((row) => !row.some((one) => one.label === 'number'));
  const numbered = body.filter((row) => readRequirementNumber(textAt(row, numberAt)) !== null);
  if (numbered.length === 0 || numbered.length < body.length / 2) return null;
  const textFields = (['description', 'definition', 'details'] as const).filter(
    (label) => columnOf(label) !== undefined,
  );
  if (textFields.length === 0) {
    if (nameAt === undefined) return null;
    const listed = numbered.flatMap((row) => {
      const number = readRequirementNumber(textAt(row, numberAt));
      return number ? [{ numberText: number.text, number, name: oneLine(textAt(row, nameAt)) }] : [];
    });
    return { kind: 'list', listed };
  }
  const cards = numbered.map((row) => {
    const builder = new CardBuilder();
    for (const { cell, label, text } of head) {
      const value = row.find((one) => one.cell.column === cell.column);
      if (label && value) builder.put(label, value, text);
    }
    return builder.card();
  });
  return { kind: 'cards', cards };
}

/** Labels on the left, values on their right; one card or several below each other. */
function readCards(rows: LabelledCell[][]): ReadTable | null {
  const labels = new Set(rows.flat().map((one) => one.label));
  const isCard =
    (labels.has('number') || labels.has('name')) &&
    (labels.has('details') || labels.has('description') || labels.has('definition'));
  const isRest = !labels.has('number') && (labels.has('details') || labels.has('acceptance'));
  const isSecondPart = labels.has('number') && (labels.has('acceptance') || labels.has('deliverables'));
  if (!isCard && !isRest && !isSecondPart) return null;
  const cards: Omit<ReadRequirement, 'headings'>[] = [];
  let builder = new CardBuilder();
  const finish = () => {
    if (!builder.isEmpty) cards.push(builder.card());
    builder = new CardBuilder();
  };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? [];
    const acceptance = row.find((one) => one.label === 'acceptance');
    if (acceptance) {
      at = readCriteria(rows, at, acceptance, builder);
      continue;
    }
    for (const [index, one] of row.entries()) {
      if (one.label === null) continue;
      const values = valuesAfter(row, index);
      // 상세설명 over 정의 and 세부내용, or a label nothing stands beside.
      if (values.length === 0) continue;
      if (builder.begins(one.label)) finish();
      for (const value of values) builder.put(one.label, value, one.text);
    }
    // A cell that goes on from above with a value beside it: 세부내용 over several rows.
    const first = row[0];
    if (first?.cell.isContinued && row.every((one) => one.label === null))
      for (const value of row.slice(1)) builder.putAgain(value);
  }
  finish();
  return cards.length === 0 ? null : { kind: 'cards', cards };
}

/** Cells up to the next label. */
function valuesAfter(row: LabelledCell[], index: number): LabelledCell[] {
  const values: LabelledCell[] = [];
  for (const one of row.slice(index + 1)) {
    if (one.label !== null && !one.cell.isContinued) break;
    values.push(one);
  }
  return values;
}

/** 검수기준: a head of 방법 · 조건 · 한계값 · 확인 with a row each, or plain text. Gives the last row it has read. */
function readCriteria(rows: LabelledCell[][], at: number, label: LabelledCell, builder: CardBuilder): number {
  const row = rows[at] ?? [];
  const beside = row.slice(row.indexOf(label) + 1);
  const columns = new Map<number, CriterionField>();
  for (const one of beside) {
    const field = criterionLabel(one.text);
    if (field) columns.set(one.cell.column, field);
  }
  if (columns.size === 0 || columns.size < beside.length) {
    for (const value of beside) builder.put('acceptance', value, label.text);
    return at;
  }
  let end = at;
  for (const below of rows.slice(at + 1)) {
    if (!below.some((one) => one.cell.isContinued && one.cell.column === label.cell.column)) break;
    end += 1;
    const criterion: ReadCriterion = { method: '', condition: '', limit: '', inspector: '' };
    for (const [column, field] of columns) criterion[field] = filledText(textAt(below, column));
    builder.putCriterion(criterion);
  }
  return end;
}

const emptyCard = (): Omit<ReadRequirement, 'headings'> => ({
  numberText: '',
  number: null,
  categoryName: null,
  name: '',
  definition: null,
  details: null,
  deliverables: null,
  related: null,
  source: null,
  acceptanceCriteria: null,
  others: [],
});

class CardBuilder {
  readonly #card = emptyCard();
  readonly #seen = new Set<CardLabel>();
  #last: CardLabel | null = null;

  get isEmpty(): boolean {
    return this.#seen.size === 0;
  }

  /** Whether a card that has this already ends here. */
  begins(label: CardLabel): boolean {
    if (label !== 'category' && label !== 'number' && label !== 'name') return false;
    return this.#seen.has(label);
  }

  put(label: CardLabel, value: LabelledCell, printedLabel: string): void {
    const card = this.#card;
    this.#seen.add(label);
    this.#last = label;
    const text = filledText(value.text);
    switch (label) {
      case 'category':
        card.categoryName = oneLine(text);
        break;
      case 'number':
        card.number = readRequirementNumber(text);
        card.numberText = card.number?.text ?? oneLine(text);
        break;
      case 'name':
        card.name = oneLine(text);
        break;
      case 'definition':
        card.definition = text;
        break;
      case 'description':
      case 'details':
        card.details = [...(card.details ?? []), ...(text === '' ? [] : detailLines(value.cell.blocks))];
        break;
      case 'deliverables':
        card.deliverables = [...(card.deliverables ?? []), ...parts(value, text)];
        break;
      case 'related':
        card.related = [...(card.related ?? []), ...parts(value, text)];
        break;
      case 'source':
        card.source = text;
        break;
      case 'acceptance':
        card.acceptanceCriteria = [
          ...(card.acceptanceCriteria ?? []),
          ...(text === '' ? [] : detailLines(value.cell.blocks)).map((line) => ({
            method: line.text,
            condition: '',
            limit: '',
            inspector: '',
          })),
        ];
        break;
      case 'count':
      case 'other':
        if (text !== '') card.others.push({ label: oneLine(printedLabel), text });
    }
  }

  /** More of the field before. */
  putAgain(value: LabelledCell): void {
    if (this.#last === 'details' || this.#last === 'description') this.put(this.#last, value, '');
  }

  putCriterion(criterion: ReadCriterion): void {
    this.#seen.add('acceptance');
    this.#card.acceptanceCriteria ??= [];
    if (Object.values(criterion).some((text) => text !== '')) this.#card.acceptanceCriteria.push(criterion);
  }

  card(): Omit<ReadRequirement, 'headings'> {
    return this.#card;
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Items of a cell: one a line where there are several lines, else between commas outside brackets. */
function parts(value: LabelledCell, text: string): string[] {
  if (text === '') return [];
  const lines = text.includes('\n') ? detailLines(value.cell.blocks).map((line) => line.text) : [];
  return (lines.length > 1 ? lines : splitAtCommas(text)).filter((one) => one !== '');
}

function splitAtCommas(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if ('([「『'.includes(character)) depth += 1;
    if (')]」』'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && (character === ',' || character === '、')) {
      found.push(current.trim());
      current = '';
    } else current += character;
  }
  return [...found, current.trim()];
}
