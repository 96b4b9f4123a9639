import { cleanLine } from '../document/text';
import { characterPairs, similarity } from '../korean/similarity';
import type { Project } from '../project/project';
import { inPrintingOrder } from '../requirement/numbering';
import type { Requirement } from '../requirement/requirement';
import { filledText } from './filledText';
import { printedRequirement } from './printedRequirement';
import type { ReadDocument } from './readDocument';
import type { ReadRequirement } from './readRequirement';
import { fitsProject } from './takeOver';

/** The fields of a card that a document can reword. */
export const comparedFields = [
  'name',
  'definition',
  'details',
  'deliverables',
  'related',
  'source',
  'acceptanceCriteria',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** A field as text on both sides, a line for each of its items. */
export interface FieldDifference {
  field: ComparedField;
  mine: string;
  theirs: string;
}

export type RequirementMatch =
  | { kind: 'same'; requirementId: string; read: ReadRequirement; by: 'number' | 'wording' }
  | {
      kind: 'reworded';
      requirementId: string;
      read: ReadRequirement;
      by: 'number' | 'wording';
      differences: FieldDifference[];
    }
  /** In the project, not in the document. */
  | { kind: 'missing'; requirementId: string }
  /** In the document, not in the project. */
  | { kind: 'added'; read: ReadRequirement };

export type ReadProblem =
  /** Two cards of the document carry one number; only the first is compared. */
  | { type: 'numberTwice'; numberText: string }
  | { type: 'numberUnreadable'; name: string; printed: string }
  /** In the document's own 목록, but it has no card for it. */
  | { type: 'listedWithoutCard'; numberText: string; name: string }
  | { type: 'cardNotListed'; numberText: string; name: string }
  /** The document's 총괄표 says another count than it has cards. */
  | { type: 'countDiffers'; category: string; stated: number; found: number }
  | { type: 'totalDiffers'; stated: number; found: number }
  /** Longer than a project takes; it can be compared, not taken over. */
  | { type: 'tooLong'; numberText: string; name: string };

export interface Reconciliation {
  /** In the project's printing order, what only the document has at the end. */
  matches: RequirementMatch[];
  /** What the document says about itself that does not fit. */
  problems: ReadProblem[];
}

// Pairs of characters two cards must share to be held for one although the number is another; found by trying on the samples.
const likeEnough = 0.72;

/** Compares a project with a document: by number first, then by wording among those left over on both sides. */
export function reconcile(project: Project, document: ReadDocument): Reconciliation {
  const cards = inPrintingOrder(project.requirements, project.categories);
  const problems = readProblems(document);
  const byNumber = new Map<string, ReadRequirement>();
  const waiting: ReadRequirement[] = [];
  for (const read of document.requirements) {
    const key = read.number ? numberKey(read.number.code, read.number.number) : null;
    if (key !== null && !byNumber.has(key)) byNumber.set(key, read);
    else waiting.push(read);
  }
  const matched = new Map<string, { read: ReadRequirement; by: 'number' | 'wording' }>();
  for (const card of cards) {
    if (card.number === null) continue;
    const key = numberKey(card.categoryCode, card.number);
    const read = byNumber.get(key);
    if (!read) continue;
    matched.set(card.id, { read, by: 'number' });
    byNumber.delete(key);
  }
  const left = new Set([...byNumber.values(), ...waiting]);
  for (const { card, read } of likePairs(
    cards.filter((card) => !matched.has(card.id)),
    [...left],
  )) {
    matched.set(card.id, { read, by: 'wording' });
    left.delete(read);
  }
  const matches = cards.map((card): RequirementMatch => {
    const match = matched.get(card.id);
    if (!match) return { kind: 'missing', requirementId: card.id };
    const differences = fieldDifferences(card, match.read, project);
    return differences.length === 0
      ? { kind: 'same', requirementId: card.id, ...match }
      : { kind: 'reworded', requirementId: card.id, ...match, differences };
  });
  const added = document.requirements
    .filter((read) => left.has(read))
    .map((read): RequirementMatch => ({ kind: 'added', read }));
  return { matches: [...matches, ...added], problems };
}

function numberKey(code: string, number: number): string {
  return `${code}-${number}`;
}

/** Pairs that are most like each other, each card and each text once; ties are left to the user. */
function likePairs(cards: readonly Requirement[], reads: readonly ReadRequirement[]) {
  const theirs = reads.map((read) => ({ read, pairs: characterPairs(wording(read)) }));
  const scored = cards.flatMap((card) => {
    const mine = characterPairs(wording(card));
    return theirs
      .map(({ read, pairs }) => ({ card, read, score: similarity(mine, pairs) }))
      .filter(({ score }) => score >= likeEnough);
  });
  scored.sort((a, b) => b.score - a.score);
  const pairs: { card: Requirement; read: ReadRequirement }[] = [];
  const used = new Set<unknown>();
  for (const one of scored) {
    if (used.has(one.card) || used.has(one.read)) continue;
    used.add(one.card).add(one.read);
    pairs.push(one);
  }
  return pairs;
}

function wording({ name, definition, details }: Pick<ReadRequirement, 'name' | 'definition' | 'details'>) {
  return [name, definition ?? '', ...(details ?? []).map((line) => line.text)].join(' ');
}

/** Fields the document has and words differently. A field it does not have is no difference. */
function fieldDifferences(card: Requirement, read: ReadRequirement, project: Project): FieldDifference[] {
  const mine = printedRequirement(card, project);
  return comparedFields.flatMap((field) => {
    if (read[field] === null) return [];
    const difference = { field, mine: fieldAsText(mine, field), theirs: fieldAsText(read, field) };
    return comparable(difference.mine) === comparable(difference.theirs) ? [] : [difference];
  });
}

/** A field as lines of text. */
export function fieldAsText(card: Omit<ReadRequirement, 'headings'>, field: ComparedField): string {
  switch (field) {
    case 'details':
      return (card.details ?? [])
        .filter(({ text }) => filledText(text) !== '')
        .map(({ level, text }) => `${level} ${text}`)
        .join('\n');
    case 'deliverables':
      return (card.deliverables ?? []).join(', ');
    case 'related':
      return (card.related ?? []).join(', ');
    case 'acceptanceCriteria':
      return (card.acceptanceCriteria ?? [])
        .map(({ method, condition, limit, inspector }) =>
          [method, condition, limit, inspector]
            .map(filledText)
            .filter((one) => one !== '')
            .join(' / '),
        )
        .join('\n');
    default:
      return card[field] ?? '';
  }
}

/** Blanks and the spelling of one character in two ways are no difference in wording. */
function comparable(text: string): string {
  return text
    .split('\n')
    .map((line) => filledText(cleanLine(line)))
    .filter((line) => line !== '')
    .join('\n');
}

/** What the document says about itself that does not fit. */
export function readProblems(document: ReadDocument): ReadProblem[] {
  const problems: ReadProblem[] = [];
  const { requirements, listed, summary } = document;
  const cards = new Set<string>();
  for (const read of requirements) {
    const { number, numberText, name } = read;
    if (!fitsProject(read)) problems.push({ type: 'tooLong', numberText, name });
    if (!number) problems.push({ type: 'numberUnreadable', name, printed: numberText });
    else if (cards.has(numberKey(number.code, number.number)))
      problems.push({ type: 'numberTwice', numberText });
    else cards.add(numberKey(number.code, number.number));
  }
  if (listed.length > 0) {
    const inList = new Set(listed.map(({ number }) => numberKey(number.code, number.number)));
    for (const { number, numberText, name } of listed)
      if (!cards.has(numberKey(number.code, number.number)))
        problems.push({ type: 'listedWithoutCard', numberText, name });
    for (const { number, numberText, name } of requirements)
      if (number && !inList.has(numberKey(number.code, number.number)))
        problems.push({ type: 'cardNotListed', numberText, name });
  }
  for (const { category, code, count } of summary) {
    if (code === null) continue;
    const found = requirements.filter((one) => one.number?.code === code).length;
    if (found !== count) problems.push({ type: 'countDiffers', category, stated: count, found });
  }
  if (document.statedTotal !== null && document.statedTotal !== requirements.length)
    problems.push({ type: 'totalDiffers', stated: document.statedTotal, found: requirements.length });
  return problems;
}
