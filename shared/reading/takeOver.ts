import type { Operation } from '../project/operations';
import type { Project } from '../project/project';
import { nextNumber } from '../requirement/numbering';
import {
  type AcceptanceCriterion,
  type Category,
  type Related,
  type Requirement,
  requirementSchema,
} from '../requirement/requirement';
import type { ReadCriterion, ReadRequirement } from './readRequirement';
import type { ComparedField, RequirementMatch } from './reconcile';
import { readRequirementNumber } from './requirementNumber';

/** What the officer takes over from a document: single fields of a reworded card, a new card whole, or that a card is gone. */
export type TakeOver =
  | { match: Extract<RequirementMatch, { kind: 'reworded' }>; fields: readonly ComparedField[] }
  | { match: Extract<RequirementMatch, { kind: 'added' | 'missing' }> };

/** The change that makes it so, as one step 되돌리기 takes back; empty when nothing was chosen. */
export function takeOverOperations(
  choices: readonly TakeOver[],
  project: Project,
  newId: () => string,
): Operation[] {
  const operations: Operation[] = [];
  const added: ReadRequirement[] = [];
  const removed: string[] = [];
  for (const choice of choices) {
    if (choice.match.kind === 'added') added.push(choice.match.read);
    else if (choice.match.kind === 'missing') removed.push(choice.match.requirementId);
    else if ('fields' in choice && choice.fields.length > 0)
      operations.push(...rewording(choice.match, choice.fields, project, newId));
  }
  const made = requirementsFromDocument(added, project, newId);
  if (made.categories.length > project.categories.length)
    operations.push({ type: 'editCategories', categories: made.categories });
  if (made.requirements.length > 0)
    operations.push({
      type: 'addRequirements',
      items: made.requirements.map((requirement, at) => ({
        index: project.requirements.length + at,
        requirement,
      })),
    });
  // Last, because the places of the added ones count those still there.
  if (removed.length > 0) operations.push({ type: 'removeRequirements', ids: removed });
  return operations;
}

function rewording(
  { requirementId, read }: Extract<RequirementMatch, { kind: 'reworded' }>,
  fields: readonly ComparedField[],
  project: Project,
  newId: () => string,
): Operation[] {
  const card = project.requirements.find((one) => one.id === requirementId);
  if (!card) return [];
  const changes: Partial<Omit<Requirement, 'id'>> = {};
  for (const field of fields) {
    if (field === 'name') changes.name = read.name;
    else if (field === 'definition') changes.definition = read.definition ?? '';
    else if (field === 'details') changes.details = read.details ?? [];
    else if (field === 'deliverables') changes.deliverables = read.deliverables ?? [];
    else if (field === 'source') changes.source = read.source ?? '';
    else if (field === 'related') changes.related = relations(read.related ?? [], project);
    else changes.acceptanceCriteria = keepIds(read.acceptanceCriteria ?? [], card.acceptanceCriteria, newId);
  }
  return [{ type: 'editRequirement', id: requirementId, changes }];
}

/** 감리 and 완료검사 marks hang on a criterion's id: one that is worded the same, or stands in the same place, keeps it. */
function keepIds(
  read: readonly ReadCriterion[],
  present: readonly AcceptanceCriterion[],
  newId: () => string,
): AcceptanceCriterion[] {
  const text = ({ method, condition, limit, inspector }: ReadCriterion) =>
    JSON.stringify([method, condition, limit, inspector].map((one) => one.trim()));
  const free = new Map(present.map((one) => [one.id, one]));
  const ids = read.map((one) => {
    const same = [...free.values()].find((other) => text(other) === text(one));
    if (same) free.delete(same.id);
    return same?.id ?? null;
  });
  return read.map((one, at) => {
    const inPlace = read.length === present.length ? present[at] : undefined;
    let id = ids[at] ?? null;
    if (id === null && inPlace && free.delete(inPlace.id)) id = inPlace.id;
    return { id: id ?? newId(), ...one };
  });
}

/** Cards made of what was read, numbered as printed where that is free, with the categories they need. */
export function requirementsFromDocument(
  reads: readonly ReadRequirement[],
  project: Pick<Project, 'requirements' | 'categories' | 'numbering'>,
  newId: () => string,
): { requirements: Requirement[]; categories: Category[] } {
  const categories = [...project.categories];
  const made: Requirement[] = [];
  for (const read of reads) {
    const categoryCode = categoryFor(read, categories);
    made.push({
      id: newId(),
      categoryCode,
      number: nextNumber([...project.requirements, ...made], categoryCode, read.number?.number ?? null),
      name: read.name,
      definition: read.definition ?? '',
      details: read.details ?? [],
      deliverables: read.deliverables ?? [],
      related: [],
      source: read.source ?? '',
      acceptanceCriteria: (read.acceptanceCriteria ?? []).map((one) => ({ id: newId(), ...one })),
      evaluationQuestion: '',
      origin: null,
    });
  }
  const all = { ...project, requirements: [...project.requirements, ...made] };
  const requirements = made.map((card, at) => ({
    ...card,
    related: relations(reads[at]?.related ?? [], all),
  }));
  return { requirements, categories };
}

/** Whether a card as read is within what a project's card may hold. */
export function fitsProject(read: ReadRequirement): boolean {
  const blank = { requirements: [], categories: [], numbering: { digits: 3 as const } };
  const [card] = requirementsFromDocument([read], blank, () => 'id').requirements;
  return requirementSchema.safeParse(card).success;
}

const unsorted: Category = { code: 'ETC', name: '기타 요구사항' };

/** The category by the number's code, else by its name; a new one where the project has neither. */
function categoryFor({ number, categoryName }: ReadRequirement, categories: Category[]): string {
  const plain = (text: string) => text.replace(/\s|요구사항|\([^)]*\)/g, '');
  const name = (categoryName ?? '').trim();
  const known =
    categories.find((one) => one.code === number?.code) ??
    (name === '' || number ? undefined : categories.find((one) => plain(one.name) === plain(name)));
  if (known) return known.code;
  const added = number ? { code: number.code, name: name || number.code } : unsorted;
  if (!categories.some((one) => one.code === added.code)) categories.push(added);
  return added.code;
}

function relations(printed: readonly string[], project: Pick<Project, 'requirements'>): Related[] {
  return printed.map((label) => {
    const number = readRequirementNumber(label);
    const other = project.requirements.find(
      (one) => number && one.categoryCode === number.code && one.number === number.number,
    );
    return { requirementId: other?.id ?? null, label };
  });
}
