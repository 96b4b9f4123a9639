import { type AnswerPlaceholder, type FormAnswer, placeholderName } from '../form/formAnswer';
import { fail, ok, type Result } from '../ipc/failure';
import { placeProblemText } from '../ipc/failureText';
import type { Insertable } from '../rfp/insertable';
import { PackageChanges } from './addToPackage';
import { FormPart, type FormToken } from './formPart';
import { injectIntoDocx } from './injectIntoDocx';
import { type BodyMap, mapBody } from './mapBody';
import { occurrence } from './occurrence';
import { type OpenDocx, openDocx, readPart, refusable } from './openDocx';
import { scanXml } from './scanXml';
import { type InsertedPart, packageNotes, rewrite } from './targetFile';

/** One placeholder of a form, wherever it stands. */
export interface FormPlaceholder {
  /** As first found. */
  written: string;
  status: 'filled' | 'repeated' | 'content' | 'unfilled' | 'unknown';
  /** What it becomes; the first row's value where a row is repeated. */
  value: string | null;
  /** How many rows or lines it makes. */
  rowCount: number | null;
  /** Nearest placeholder of the vocabulary where it is unknown. */
  suggestion: string | null;
  meaning: string | null;
  count: number;
  /** Where it stands: 본문, 머리글 … */
  places: string[];
  /** Text around the first one. */
  near: string;
  /** Where it cannot be filled and stays as it is, with the reason. */
  refused: { place: string; near: string; reason: string }[];
}

export interface FormSurvey {
  placeholders: FormPlaceholder[];
  notes: string[];
}

export interface FormWork {
  bytes: Uint8Array;
  fileName: string;
  answer: AnswerPlaceholder;
}

/** What filling a form would do. A file without a single placeholder is `noFormPlaceholder`. */
export function surveyForm({ bytes, fileName, answer }: FormWork): Result<FormSurvey> {
  const opened = refusable(fileName, () => openForm(bytes, fileName, answer));
  if (!opened.ok) return opened;
  const { parts, docx } = opened.value;
  const placeholders = placeholdersOf(parts);
  if (placeholders.length === 0) return fail({ type: 'noFormPlaceholder', fileName });
  return ok({ placeholders, notes: formNotes(docx) });
}

/** Placeholders that keep a form from being complete. */
export function incomplete(placeholders: readonly FormPlaceholder[]): {
  unknown: FormPlaceholder[];
  unfilled: FormPlaceholder[];
  refused: FormPlaceholder[];
} {
  return {
    unknown: placeholders.filter(({ status }) => status === 'unknown'),
    unfilled: placeholders.filter(({ status }) => status === 'unfilled'),
    refused: placeholders.filter(({ refused }) => refused.length > 0),
  };
}

export interface Filling extends FormWork {
  /** The nodes of a table or chapter that stands for a placeholder of its own. */
  content(what: Insertable): Result<readonly InsertedPart[]>;
  /** Puts `〔작성: …〕` where there is no value and leaves what cannot be filled; otherwise `formIncomplete`. */
  allowUnfilled: boolean;
}

/**
 * Fills a form and answers the new file. Outside the placeholders, and the rows and paragraphs that are repeated, every part
 * keeps every byte.
 */
export function fillForm(
  filling: Filling,
): Result<{ bytes: Uint8Array; placeholders: FormPlaceholder[]; notes: string[] }> {
  const { bytes, fileName, answer, allowUnfilled } = filling;
  const opened = refusable(fileName, () => openForm(bytes, fileName, answer));
  if (!opened.ok) return opened;
  const { docx, parts } = opened.value;
  const placeholders = placeholdersOf(parts);
  if (placeholders.length === 0) return fail({ type: 'noFormPlaceholder', fileName });
  const open = incomplete(placeholders);
  const written = (all: readonly FormPlaceholder[]) => all.map((one) => one.written);
  if (!allowUnfilled && open.unknown.length + open.unfilled.length + open.refused.length > 0)
    return fail({
      type: 'formIncomplete',
      fileName,
      unknown: open.unknown.map((one) => ({ written: one.written, suggestion: one.suggestion })),
      unfilled: written(open.unfilled),
      refused: open.refused.flatMap((one) =>
        one.refused.map(({ place, reason }) => ({ written: one.written, place, reason })),
      ),
    });
  const filled = refusable(fileName, () => {
    const changes = new PackageChanges(docx);
    for (const { name, part } of parts) {
      const xml = part.filled((token) => `〔작성: ${placeholderName(token.written)}〕`);
      // What does not parse here would not open in Word; that would be a bug of ours.
      if (xml === part.xml) continue;
      scanXml(xml, {});
      changes.changed.set(name, xml);
    }
    return rewrite(docx, changes);
  });
  if (!filled.ok) return filled;
  const inserted = insertContent(filled.value, parts, filling);
  return inserted.ok
    ? ok({
        bytes: inserted.value.bytes,
        placeholders,
        notes: [...new Set([...formNotes(docx), ...inserted.value.notes])],
      })
    : inserted;
}

function insertContent(
  bytes: Uint8Array,
  parts: readonly NamedPart[],
  { fileName, content }: Filling,
): Result<{ bytes: Uint8Array; notes: string[] }> {
  const insertions: { place: { kind: 'placeholder'; text: string }; parts: readonly InsertedPart[] }[] = [];
  for (const { written, answer, problem } of parts.flatMap(({ part }) => part.tokens)) {
    if (answer.kind !== 'content' || problem !== null) continue;
    const made = content(answer.what);
    if (!made.ok) return made;
    insertions.push({ place: { kind: 'placeholder', text: written }, parts: made.value });
  }
  if (insertions.length === 0) return ok({ bytes, notes: [] });
  const injected = injectIntoDocx({ bytes, fileName, insertions });
  if (!injected.ok) return injected;
  return injected;
}

interface NamedPart {
  name: string;
  label: string;
  part: FormPart;
}

const partLabels: Record<string, string> = {
  header: '머리글',
  footer: '바닥글',
  footnotes: '각주',
  endnotes: '미주',
};

function openForm(
  bytes: Uint8Array,
  fileName: string,
  answer: AnswerPlaceholder,
): { docx: OpenDocx; parts: NamedPart[] } {
  const docx = openDocx(bytes, fileName);
  const sources = new Map([[docx.mainPart, '본문']]);
  for (const { type, target } of docx.relationships) {
    const label = Object.hasOwn(partLabels, type) ? partLabels[type] : undefined;
    if (label && docx.archive.has(target) && !sources.has(target)) sources.set(target, label);
  }
  const read = [...sources].map(([name, label]) => {
    const xml = name === docx.mainPart ? docx.mainXml : readPart(docx.archive, name, fileName);
    return { name, label, xml, body: mapBody(xml) };
  });
  const controlIds = new Set(read.flatMap(({ body }) => [...body.controlIds]));
  const parts = read.map(({ name, label, xml, body }) => {
    const part = new FormPart(xml, body, answer, controlIds);
    return { name, label, part };
  });
  refuseContent(parts, docx.mainPart, read[0]?.body ?? null);
  return { docx, parts };
}

/** Tables and chapters stand once, in the body, where a table can stand. */
function refuseContent(parts: readonly NamedPart[], mainPart: string, body: BodyMap | null): void {
  const counts = new Map<string, number>();
  for (const { part } of parts)
    for (const { written, answer, isCopy } of part.tokens)
      if (answer.kind === 'content' && !isCopy) counts.set(written, (counts.get(written) ?? 0) + 1);
  for (const { name, label, part } of parts)
    for (const token of part.tokens) {
      if (token.answer.kind !== 'content' || token.problem !== null) continue;
      if (name !== mainPart)
        token.problem = placeProblemText(
          label === '머리글' || label === '바닥글' ? 'insideHeaderOrFooter' : 'insideNote',
        );
      else if ((counts.get(token.written) ?? 0) > 1)
        token.problem = '여러 번 적혀 있어 한 곳으로 정할 수 없는 자리';
      else token.problem = problemForTable(token, body);
    }
}

function problemForTable({ written, isCopy }: FormToken, body: BodyMap | null): string | null {
  if (isCopy) return placeProblemText('insideTextBox');
  for (const paragraph of body?.paragraphs ?? []) {
    const from = paragraph.text.normalize('NFC').indexOf(written);
    if (from < 0 || paragraph.isFallback) continue;
    const { problem } = occurrence(paragraph, from, from + written.length);
    return problem === null ? null : placeProblemText(problem);
  }
  return null;
}

function placeholdersOf(parts: readonly NamedPart[]): FormPlaceholder[] {
  const found = new Map<string, FormPlaceholder>();
  for (const { label, part } of parts)
    for (const { written, answer, near, problem, isCopy } of part.tokens) {
      if (isCopy) continue;
      const one = found.get(written) ?? { ...described(written, answer), near };
      found.set(written, one);
      one.count += 1;
      if (!one.places.includes(label)) one.places.push(label);
      if (problem !== null) one.refused.push({ place: label, near, reason: problem });
    }
  return [...found.values()];
}

function described(written: string, answer: FormAnswer): FormPlaceholder {
  const blank = { written, count: 0, places: [], near: '', refused: [], suggestion: null, rowCount: null };
  switch (answer.kind) {
    case 'text':
      return { ...blank, status: 'filled', value: answer.text, meaning: answer.meaning };
    case 'list':
      return {
        ...blank,
        status: 'filled',
        value: answer.items.join(', '),
        rowCount: answer.items.length,
        meaning: answer.meaning,
      };
    case 'column':
      return {
        ...blank,
        status: 'repeated',
        value: answer.values[0] ?? '',
        rowCount: answer.values.length,
        meaning: answer.meaning,
      };
    case 'content':
      return { ...blank, status: 'content', value: null, meaning: answer.meaning };
    case 'unfilled':
      return { ...blank, status: 'unfilled', value: null, meaning: answer.meaning };
    case 'unknown':
      return { ...blank, status: 'unknown', value: null, suggestion: answer.suggestion, meaning: null };
  }
}

const graphicsNote = '도형(SmartArt)이나 차트 안의 {{…}}는 채우지 않아요. Word에서 직접 고쳐 주세요.';

function formNotes(docx: OpenDocx): string[] {
  const notes = packageNotes(docx);
  const hasGraphics = docx.archive.entries.some(({ name }) => {
    if (!/(^|\/)(diagrams\/data|charts\/chart)\d*\.xml$/.test(name)) return false;
    const entry = docx.archive.read(name);
    return entry.ok && new TextDecoder().decode(entry.bytes).includes('{{');
  });
  return hasGraphics ? [...notes, graphicsNote] : notes;
}
