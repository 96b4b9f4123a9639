import type { RequirementTemplate } from '../../../shared/content/content';
import type { Operation } from '../../../shared/project/operations';
import type { Project } from '../../../shared/project/project';
import { blankRequirement, requirementsFromTemplates } from '../../../shared/requirement/fromTemplate';
import { nextNumber, renumber } from '../../../shared/requirement/numbering';
import type { Requirement } from '../../../shared/requirement/requirement';

// What the commands of the screen mean as operations. An empty list means there is nothing to do.

/** A new empty card below `afterId` when that card is of the category, otherwise at the category's end. */
export function addBlank(
  project: Project,
  categoryCode: string,
  afterId: string | null,
  newId: () => string,
): { operations: Operation[]; requirement: Requirement } {
  const requirement = blankRequirement(project, categoryCode, newId);
  const index = indexAfter(project, categoryCode, afterId);
  return { requirement, operations: [{ type: 'addRequirements', items: [{ index, requirement }] }] };
}

/** Library items as cards at the end of the project; each prints in its own category. */
export function addFromLibrary(
  project: Project,
  templates: readonly RequirementTemplate[],
  newId: () => string,
): { operations: Operation[]; requirements: Requirement[] } {
  const requirements = requirementsFromTemplates(templates, project, newId);
  const items = requirements.map((requirement, offset) => ({
    index: project.requirements.length + offset,
    requirement,
  }));
  return { requirements, operations: items.length > 0 ? [{ type: 'addRequirements', items }] : [] };
}

/** A copy of a card below it, with the next number and criteria of its own. */
export function duplicate(
  project: Project,
  id: string,
  newId: () => string,
): { operations: Operation[]; requirement: Requirement } | null {
  const index = project.requirements.findIndex((one) => one.id === id);
  const original = project.requirements[index];
  if (!original) return null;
  const requirement = {
    ...original,
    id: newId(),
    number: nextNumber(project.requirements, original.categoryCode, null),
    acceptanceCriteria: original.acceptanceCriteria.map((one) => ({ ...one, id: newId() })),
  };
  return {
    requirement,
    operations: [{ type: 'addRequirements', items: [{ index: index + 1, requirement }] }],
  };
}

/** One place up (−1) or down (+1) among the cards of its category. */
export function moveInCategory(project: Project, id: string, step: -1 | 1): Operation[] {
  const siblings = cardsOfCategory(project, id);
  const neighbour = siblings[siblings.findIndex((one) => one.id === id) + step];
  return neighbour ? moveOnto(project, id, neighbour.id) : [];
}

/** To the place of another card of the same category. */
export function moveOnto(project: Project, id: string, targetId: string): Operation[] {
  const toIndex = project.requirements.findIndex((one) => one.id === targetId);
  const isSibling = cardsOfCategory(project, id).some((one) => one.id === targetId);
  return toIndex >= 0 && isSibling && id !== targetId ? [{ type: 'moveRequirement', id, toIndex }] : [];
}

/** Another 분류. The number stays when it is free there, otherwise the next one is taken. */
export function changeCategory(project: Project, id: string, categoryCode: string): Operation[] {
  const card = project.requirements.find((one) => one.id === id);
  if (!card || card.categoryCode === categoryCode) return [];
  const number = nextNumber(project.requirements, categoryCode, card.number);
  return [{ type: 'editRequirement', id, changes: { categoryCode, number } }];
}

/** Numbers from 1 in printing order, for one category or all; only those that change. */
export function renumberAll(project: Project, categoryCode: string | null): Operation[] {
  const wanted = renumber(project.requirements, categoryCode);
  const current = new Map(project.requirements.map((one) => [one.id, one.number]));
  const numbers = Object.fromEntries(
    Object.entries(wanted).filter(([id, number]) => current.get(id) !== number),
  );
  return Object.keys(numbers).length > 0 ? [{ type: 'renumberRequirements', numbers }] : [];
}

/** A chapter one place up or down. */
export function moveChapter(project: Project, id: string, step: -1 | 1): Operation[] {
  const toIndex = project.chapters.findIndex((one) => one.id === id) + step;
  return toIndex >= 0 && toIndex < project.chapters.length ? [{ type: 'moveChapter', id, toIndex }] : [];
}

/** A section to another place in its chapter. */
export function moveSection(
  project: Project,
  chapterId: string,
  sectionId: string,
  toIndex: number,
): Operation[] {
  const sections = project.chapters.find((one) => one.id === chapterId)?.sections ?? [];
  const from = sections.findIndex((one) => one.id === sectionId);
  const section = sections[from];
  if (!section || toIndex === from || toIndex < 0 || toIndex >= sections.length) return [];
  return [
    { type: 'removeSection', chapterId, sectionId },
    { type: 'addSection', chapterId, index: toIndex, section },
  ];
}

function cardsOfCategory(project: Project, id: string): Requirement[] {
  const code = project.requirements.find((one) => one.id === id)?.categoryCode;
  return project.requirements.filter((one) => one.categoryCode === code);
}

function indexAfter(project: Project, categoryCode: string, afterId: string | null): number {
  const after = project.requirements.findIndex((one) => one.id === afterId);
  if (after >= 0 && project.requirements[after]?.categoryCode === categoryCode) return after + 1;
  const last = project.requirements.findLastIndex((one) => one.categoryCode === categoryCode);
  return last < 0 ? project.requirements.length : last + 1;
}
