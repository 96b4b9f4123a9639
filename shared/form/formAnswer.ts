import { disassemble } from 'es-hangul';
import { comparable } from '../korean/comparable';
import { characterPairs, similarity } from '../korean/similarity';
import type { Insertable } from '../rfp/insertable';
import { placeholderVocabulary, readPlaceholder } from '../rfp/placeholderVocabulary';
import { type FormField, formFields } from './formFields';
import { type FormColumn, type FormRows, formRows } from './formRows';
import type { FormSource } from './formSource';
import { type FormValue, kindNames, waysOfWriting, writtenValue } from './formValue';

/** What a `{{…}}` of a form becomes. */
export type FormAnswer =
  | { kind: 'text'; text: string; meaning: string }
  /** One line each where it stands alone in its paragraph; with commas elsewhere. */
  | { kind: 'list'; items: readonly string[]; meaning: string }
  /** A column: its row is repeated, one value for each repetition. */
  | { kind: 'column'; group: string; values: readonly string[]; meaning: string }
  /** Tables and chapters, which are put in by an insertion. */
  | { kind: 'content'; what: Insertable; meaning: string }
  /** Of the vocabulary, but the project does not know it yet. */
  | { kind: 'unfilled'; meaning: string }
  /** `suggestion` is the nearest placeholder of the vocabulary, as written. */
  | { kind: 'unknown'; suggestion: string | null };

/** Values typed for this document, by what stands between the braces. */
export type GivenValues = Readonly<Record<string, string>>;

export type AnswerPlaceholder = (written: string) => FormAnswer;

/** What stands between the braces, in one form of Hangul and without outer blanks. */
export function placeholderName(written: string): string {
  return written
    .normalize('NFC')
    .replace(/^\{\{|\}\}$/g, '')
    .trim();
}

/** Answers placeholders from a project; a value given for this document comes before it. */
export function formAnswers(source: FormSource, given: GivenValues = {}): AnswerPlaceholder {
  const typed = new Map(
    Object.entries(given).map(([name, value]) => [comparable(placeholderName(name)), value]),
  );
  const known = new Map<string, FormAnswer>();
  const rowsOf = new Map<FormRows, Record<string, FormValue | null>[]>();
  const recordsOf = (rows: FormRows) => {
    const records = rowsOf.get(rows) ?? rows.rows(source);
    rowsOf.set(rows, records);
    return records;
  };
  return (written) => {
    const name = placeholderName(written);
    const key = comparable(name);
    const value = typed.get(key);
    if (value !== undefined) return { kind: 'text', text: value, meaning: '이 문서에만 적은 값' };
    const answer = known.get(key) ?? answerFor(name, source, recordsOf);
    known.set(key, answer);
    return answer;
  };
}

function answerFor(
  name: string,
  source: FormSource,
  recordsOf: (rows: FormRows) => Record<string, FormValue | null>[],
): FormAnswer {
  const [head = '', ...rest] = name.split(/[:：]/);
  const option = rest.join(':').trim();
  const field = formFields.find((one) => isNamed(one, head));
  if (field) return fieldAnswer(field, option, source);
  const found = columnNamed(head);
  if (found) return columnAnswer(found.rows, found.column, option, recordsOf(found.rows));
  const inserted = readPlaceholder(`{{${name}}}`, source.project);
  if (inserted?.ok) return { kind: 'content', what: inserted.value, meaning: '표나 장' };
  if (inserted) return { kind: 'unfilled', meaning: '사업에 없는 요구사항이나 장' };
  return { kind: 'unknown', suggestion: nearest(name) };
}

const isNamed = ({ name, otherNames }: Pick<FormField, 'name' | 'otherNames'>, asked: string) =>
  [name, ...otherNames].some((one) => comparable(one) === comparable(asked));

function columnNamed(head: string): { rows: FormRows; column: FormColumn } | null {
  const dot = head.search(/[.．]/);
  if (dot < 0) return null;
  const group = head.slice(0, dot);
  const rows = formRows.find((one) => isNamed({ name: one.group, otherNames: one.otherNames }, group));
  const column = rows?.columns.find((one) => isNamed(one, head.slice(dot + 1)));
  return rows && column ? { rows, column } : null;
}

function fieldAnswer(field: FormField, option: string, source: FormSource): FormAnswer {
  const own = option === '' ? undefined : field.own?.(option, source);
  const value = own === undefined ? field.value(source) : own;
  const asked = own === undefined ? option : '';
  const { meaning } = field;
  if (!isWay(field.kind, asked)) return { kind: 'unknown', suggestion: `{{${field.name}}}` };
  const written = value === null ? null : writtenValue(value, asked);
  if (written === null) return { kind: 'unfilled', meaning };
  return typeof written === 'string'
    ? { kind: 'text', text: written, meaning }
    : { kind: 'list', items: written, meaning };
}

function columnAnswer(
  rows: FormRows,
  column: FormColumn,
  option: string,
  records: readonly Record<string, FormValue | null>[],
): FormAnswer {
  const meaning = `${rows.meaning}: ${column.name}`;
  if (!isWay(column.kind, option)) return { kind: 'unknown', suggestion: `{{${rows.group}.${column.name}}}` };
  if (records.length === 0) return { kind: 'unfilled', meaning };
  const values = records.map((record) => {
    const value = record[column.name] ?? null;
    const written = value === null ? '' : (writtenValue(value, option) ?? '');
    return typeof written === 'string' ? written : written.join(', ');
  });
  return { kind: 'column', group: rows.group, values, meaning };
}

const samples: Record<FormField['kind'], FormValue> = {
  text: { kind: 'text', text: '' },
  date: { kind: 'date', day: '2027-03-02' },
  amount: { kind: 'amount', won: 1 },
  count: { kind: 'count', count: 1, unit: '건' },
  list: { kind: 'list', items: [] },
};

/** Whether a kind can be written that way, also while its value is not known. */
const isWay = (kind: FormField['kind'], option: string) => writtenValue(samples[kind], option) !== null;

// Below it the likeness is one of common endings such as 번호 and not of a slip.
const likeEnough = 0.6;

/** The placeholder of the vocabulary most like a name, told by its letters, as one mistyped one is. */
function nearest(name: string): string | null {
  const letters = (one: string) => characterPairs(disassemble(comparable(one)));
  const wanted = letters(name.replace(/[:：].*$/, ''));
  let best: { written: string; score: number } | null = null;
  for (const { names, written } of suggestions) {
    // Who means a column writes a dot.
    if (written.includes('.') !== /[.．]/.test(name)) continue;
    for (const one of names) {
      const score = similarity(wanted, letters(one));
      if (score > (best?.score ?? likeEnough)) best = { written, score };
    }
  }
  return best?.written ?? null;
}

const suggestions: readonly { names: readonly string[]; written: string }[] = [
  ...formFields.map((one) => ({ names: [one.name, ...one.otherNames], written: `{{${one.name}}}` })),
  ...formRows.flatMap(({ group, columns }) =>
    columns.map(({ name, otherNames }) => ({
      names: [name, ...otherNames].map((one) => `${group}.${one}`),
      written: `{{${group}.${name}}}`,
    })),
  ),
  ...placeholderVocabulary.map(({ written }) => ({ names: [placeholderName(written)], written })),
];

/** One line of the list in which the app shows what can be written. */
export interface FormWord {
  written: string;
  meaning: string;
  kind: string;
  example: string;
  group: '사업 정보' | '표의 행' | '표와 장';
}

/** The whole vocabulary: fields with their ways of writing, columns of repeated rows, tables and chapters. */
export function formWords(): FormWord[] {
  return [
    ...formFields.flatMap((field): FormWord[] => {
      const word = (option: string, example: string): FormWord => ({
        written: option === '' ? `{{${field.name}}}` : `{{${field.name}:${option}}}`,
        meaning: field.meaning,
        kind: kindNames[field.kind],
        example,
        group: '사업 정보',
      });
      const ways = [...(field.ownOptions ?? []), ...waysOfWriting[field.kind]];
      return [word('', field.example), ...ways.map(({ option, example }) => word(option, example))];
    }),
    ...formRows.flatMap(({ group, meaning, columns }) =>
      columns.map(
        (column): FormWord => ({
          written: `{{${group}.${column.name}}}`,
          meaning,
          kind: kindNames.rows,
          example: column.example,
          group: '표의 행',
        }),
      ),
    ),
    ...placeholderVocabulary
      .filter(({ written }) => !formFields.some((field) => isNamed(field, placeholderName(written))))
      .map(
        ({ written, meaning }): FormWord => ({
          written,
          meaning,
          kind: kindNames.content,
          example: meaning,
          group: '표와 장',
        }),
      ),
  ];
}
