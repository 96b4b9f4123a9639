import type { AnswerPlaceholder, FormAnswer } from '../form/formAnswer';
import { placeProblemText } from '../ipc/failureText';
import { freeNumber } from './addToPackage';
import { fillParagraph, spliced, type TextReplacement } from './fillParagraph';
import type { BodyMap, BodyParagraph } from './mapBody';
import { countUpTo, type FormMap, type FormRow, mapForm } from './mapForm';
import { occurrence } from './occurrence';
import { XmlProblem } from './scanXml';
import type { Splice } from './spliceParagraph';

/** A `{{…}}` in a part of a form. */
export interface FormToken {
  /** As found, in composed Hangul. */
  written: string;
  answer: FormAnswer;
  /** Text around it, in one line. */
  near: string;
  /** Why it cannot be filled, a Korean phrase. */
  problem: string | null;
  /** In the copy that Word keeps for readers that do not know text boxes. */
  isCopy: boolean;
}

interface PlacedToken extends FormToken {
  paragraph: BodyParagraph;
  from: number;
  to: number;
}

export const placeholderPattern = /\{\{[^{}\n]{1,100}\}\}/g;

const unrepeatableRow = '그림·각주·변경 내용 추적이 들어 있어 되풀이할 수 없는 표 행';
const mixedRow = '서로 다른 목록이 함께 있는 표 행';
const unrepeatableParagraph = '그림이나 필드가 함께 있어 되풀이할 수 없는 문단';

// Four times what 5 000 requirements make in a table of five columns.
const mostCopied = 60_000_000;

/** A part of a form (body, header, footnotes …) with its placeholders answered. */
export class FormPart {
  readonly tokens: FormToken[] = [];
  readonly #map: FormMap;
  readonly #placed: PlacedToken[] = [];
  /** Rows that are repeated, outermost ones only. */
  readonly #rows = new Map<FormRow, { group: string }>();
  #copiedCharacters = 0;
  readonly #byParagraph = new Map<BodyParagraph, PlacedToken[]>();

  constructor(
    readonly xml: string,
    readonly body: BodyMap,
    readonly answer: AnswerPlaceholder,
    /** Ids of content controls in the whole document; copies take new ones. */
    readonly controlIds: Set<number>,
  ) {
    this.#map = mapForm(xml);
    for (const paragraph of body.paragraphs) this.#readParagraph(paragraph);
    for (const { text } of this.#map.codes) {
      for (const [found] of text.matchAll(placeholderPattern))
        this.#refused(found, '', placeProblemText('insideField'));
    }
    this.#findRows();
    for (const token of this.#placed) {
      this.tokens.push(token);
      const others = this.#byParagraph.get(token.paragraph);
      if (others) others.push(token);
      else this.#byParagraph.set(token.paragraph, [token]);
    }
  }

  #refused(found: string, near: string, problem: string): void {
    const written = found.normalize('NFC');
    this.tokens.push({ written, answer: this.answer(written), near, problem, isCopy: false });
  }

  #readParagraph(paragraph: BodyParagraph): void {
    const { text, deletedText, isFallback } = paragraph;
    if (deletedText.includes('{{'))
      for (const [found] of deletedText.matchAll(placeholderPattern))
        this.#refused(found, shortened(deletedText), placeProblemText('insideTrackedDeletion'));
    if (!text.includes('{{')) return;
    for (const match of text.matchAll(placeholderPattern)) {
      const written = match[0].normalize('NFC');
      const [from, to] = [match.index, match.index + match[0].length];
      this.#placed.push({
        written,
        answer: this.answer(written),
        near: shortened(text),
        problem: this.#problem(paragraph, from, to),
        isCopy: isFallback,
        paragraph,
        from,
        to,
      });
    }
  }

  #problem(paragraph: BodyParagraph, from: number, to: number): string | null {
    const { start, end } = paragraph;
    const control = this.#map.fixed[countUpTo(this.#map.fixed, (one) => one.start, start) - 1];
    if (control && control.end >= end) return placeProblemText('insideContentControl');
    const { problem } = occurrence({ ...paragraph, problem: null }, from, to);
    if (problem === 'insideTrackedDeletion' || problem === 'insideContentControl')
      return placeProblemText(problem);
    return paragraph.problem === 'insideTrackedDeletion' ? placeProblemText(paragraph.problem) : null;
  }

  /** Which rows are repeated, and what is in the way of it. */
  #findRows(): void {
    const wanted = new Map<FormRow, PlacedToken[]>();
    for (const token of this.#placed) {
      if (token.problem !== null || token.answer.kind !== 'column') continue;
      const row = this.#rowsAround(token.paragraph.start).at(-1);
      if (row) wanted.set(row, [...(wanted.get(row) ?? []), token]);
      else if (!isRepeatable(token.paragraph)) token.problem = unrepeatableParagraph;
    }
    for (const [row, tokens] of [...wanted].sort(([a], [b]) => a.start - b.start)) {
      const outer = this.#rowsAround(row.start).find((one) => one !== row && this.#rows.has(one));
      const groups = new Set(tokens.map(groupOf));
      const [group = ''] = groups;
      const isMixed = groups.size > 1 || (outer && this.#rows.get(outer)?.group !== group);
      if (isMixed || row.isUnrepeatable) {
        for (const token of tokens) token.problem = isMixed ? mixedRow : unrepeatableRow;
      } else if (!outer) this.#rows.set(row, { group });
    }
    // Two lists in one paragraph outside a table do not go together either.
    const inParagraphs = new Map<BodyParagraph, PlacedToken[]>();
    for (const token of this.#placed)
      if (token.answer.kind === 'column' && token.problem === null)
        inParagraphs.set(token.paragraph, [...(inParagraphs.get(token.paragraph) ?? []), token]);
    for (const tokens of inParagraphs.values())
      if (new Set(tokens.map(groupOf)).size > 1) for (const token of tokens) token.problem = mixedRow;
  }

  /** Rows around an offset, outermost first. */
  #rowsAround(at: number): FormRow[] {
    const around: FormRow[] = [];
    let row: FormRow | null = this.#map.rows[countUpTo(this.#map.rows, (one) => one.start, at) - 1] ?? null;
    for (; row; row = row.outer) if (at < row.end) around.push(row);
    return around.reverse();
  }

  /** The part filled; `missing` is what stands for a placeholder that has no value, `null` leaves it as it is. */
  filled(missing: (token: FormToken) => string | null): string {
    const splices: Splice[] = [];
    const inRows = new Map<FormRow, BodyParagraph[]>();
    for (const paragraph of this.#byParagraph.keys()) {
      const row = this.#rowsAround(paragraph.start).find((one) => this.#rows.has(one));
      if (row) inRows.set(row, [...(inRows.get(row) ?? []), paragraph]);
      else splices.push(...this.#paragraphSplices(paragraph, null, missing));
    }
    for (const [row, paragraphs] of inRows) {
      const copies = Array.from({ length: this.#rowCount(paragraphs) }, (_, index) => {
        const within = paragraphs.flatMap((one) => this.#paragraphSplices(one, index, missing));
        return this.#copy(row.start, row.end, within, index > 0);
      });
      splices.push({ from: row.start, to: row.end, xml: copies.join('') });
    }
    splices.sort((a, b) => a.from - b.from);
    return spliced(this.xml, 0, this.xml.length, splices);
  }

  #rowCount(paragraphs: readonly BodyParagraph[]): number {
    return Math.max(
      0,
      ...paragraphs.flatMap((one) => this.#fillable(one).map(({ answer }) => rowCountOf(answer))),
    );
  }

  #fillable(paragraph: BodyParagraph): PlacedToken[] {
    return (this.#byParagraph.get(paragraph) ?? []).filter(({ problem }) => problem === null);
  }

  #paragraphSplices(
    paragraph: BodyParagraph,
    rowIndex: number | null,
    missing: (token: FormToken) => string | null,
  ): Splice[] {
    const tokens = this.#fillable(paragraph);
    const copies = rowIndex === null ? tokens.find(({ answer }) => answer.kind === 'column') : undefined;
    const list = this.#standsAlone(paragraph, tokens);
    const count = copies ? rowCountOf(copies.answer) : (list?.length ?? 1);
    const splicesOf = (index: number) =>
      fillParagraph(
        this.xml,
        paragraph,
        replacements(tokens, copies ? index : rowIndex, list ? index : null, missing),
      );
    if (!copies && !list) return splicesOf(0);
    const { start, end, sectionProperties } = paragraph;
    const made = Array.from({ length: count }, (_, index) => {
      const splices = splicesOf(index);
      // A section ends with its last paragraph.
      if (sectionProperties && index < count - 1)
        splices.push({ from: sectionProperties.start, to: sectionProperties.end, xml: '' });
      return this.#copy(start, end, splices, index > 0 || (rowIndex ?? 0) > 0);
    });
    return [{ from: start, to: end, xml: made.join('') }];
  }

  /** The items of a list that is all its paragraph says. */
  #standsAlone(paragraph: BodyParagraph, tokens: readonly PlacedToken[]): readonly string[] | null {
    const [token, ...others] = tokens;
    if (!token || others.length > 0 || token.answer.kind !== 'list' || !isRepeatable(paragraph)) return null;
    const around = paragraph.text.slice(0, token.from) + paragraph.text.slice(token.to);
    return /^[\s○□ㅇ※\-•·*▪◦▶◆■●]*$/u.test(around) ? token.answer.items : null;
  }

  #copy(from: number, to: number, splices: readonly Splice[], isFurther: boolean): string {
    const all = [...splices];
    if (isFurther)
      for (let index = countUpTo(this.#map.identities, (one) => one.from, from - 1); ; index += 1) {
        const identity = this.#map.identities[index];
        if (!identity || identity.to > to) break;
        if (splices.some((one) => one.from <= identity.from && identity.to <= one.to)) continue;
        const xml = identity.kind === 'drop' ? '' : this.#newControlId(identity);
        all.push({ from: identity.from, to: identity.to, xml });
      }
    const copy = spliced(
      this.xml,
      from,
      to,
      all.sort((a, b) => a.from - b.from),
    );
    this.#copiedCharacters += copy.length;
    if (this.#copiedCharacters > mostCopied)
      throw new XmlProblem('refused', '되풀이할 행이 지나치게 많아 문서가 너무 커져요.');
    return copy;
  }

  #newControlId({ from, to }: Splice): string {
    return this.xml.slice(from, to).replace(/(["']).*\1/, `"${freeNumber(this.controlIds)}"`);
  }
}

function groupOf({ answer }: FormToken): string {
  return answer.kind === 'column' ? answer.group : '';
}

function rowCountOf(answer: FormAnswer): number {
  return answer.kind === 'column' ? answer.values.length : 0;
}

/** Whether a paragraph can be there several times: text and nothing that has an identity of its own. */
function isRepeatable({ parts, problem }: BodyParagraph): boolean {
  return problem !== 'insideTrackedInsertion' && !parts.some(({ kind }) => kind === 'content');
}

function replacements(
  tokens: readonly PlacedToken[],
  rowIndex: number | null,
  itemIndex: number | null,
  missing: (token: FormToken) => string | null,
): TextReplacement[] {
  return tokens.flatMap((token) => {
    const text = textOf(token, rowIndex, itemIndex, missing);
    return text === null ? [] : [{ from: token.from, to: token.to, text }];
  });
}

function textOf(
  token: FormToken,
  rowIndex: number | null,
  itemIndex: number | null,
  missing: (token: FormToken) => string | null,
): string | null {
  const { answer } = token;
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'list':
      return itemIndex === null ? answer.items.join(', ') : (answer.items[itemIndex] ?? '');
    case 'column':
      return answer.values[rowIndex ?? 0] ?? '';
    case 'content':
      return null;
    case 'unfilled':
    case 'unknown':
      return missing(token);
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
