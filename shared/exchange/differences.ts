import { isSame } from '../json/isSame';
import type { Project } from '../project/project';

export interface ProjectDifferences {
  /** Cards only the other project has. */
  addedRequirements: number;
  /** Cards only this project has: what replacing it would take away. */
  removedRequirements: number;
  changedRequirements: number;
  /** Sections and titles of chapters that differ. */
  changedSections: number;
  /** Everything else that differs: facts, categories, answers and marks, each counted by itself. */
  otherChanges: number;
}

/** How `other` differs from `mine`, counted. */
export function projectDifferences(mine: Project, other: Project): ProjectDifferences {
  const cards = compared(byId(mine.requirements), byId(other.requirements));
  const sections = compared(sectionsOf(mine), sectionsOf(other));
  const rest = [
    compared(new Map(Object.entries(mine.facts)), new Map(Object.entries(other.facts))),
    compared(
      new Map(mine.categories.map((one) => [one.code, one])),
      new Map(other.categories.map((one) => [one.code, one])),
    ),
    compared(new Map([['digits', mine.numbering]]), new Map([['digits', other.numbering]])),
    compared(marksOf(mine), marksOf(other)),
    compared(documentPartsOf(mine), documentPartsOf(other)),
    compared(byId(mine.evidence), byId(other.evidence)),
  ];
  return {
    addedRequirements: cards.added,
    removedRequirements: cards.removed,
    changedRequirements: cards.changed,
    changedSections: sections.added + sections.removed + sections.changed,
    otherChanges: rest.reduce((sum, { added, removed, changed }) => sum + added + removed + changed, 0),
  };
}

/** Losing more than this share of the cards has to be confirmed a second time. */
const noticeableLoss = 0.2;

export function isNoticeableLoss(removed: number, total: number): boolean {
  return removed > total * noticeableLoss;
}

function compared(mine: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) {
  let removed = 0;
  let changed = 0;
  for (const [key, value] of mine) {
    if (!other.has(key)) removed += 1;
    else if (!isSame(value, other.get(key))) changed += 1;
  }
  const added = [...other.keys()].filter((key) => !mine.has(key)).length;
  return { added, removed, changed };
}

function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((one) => [one.id, one]));
}

function sectionsOf({ chapters }: Project): Map<string, unknown> {
  return new Map<string, unknown>(
    chapters.flatMap(({ id, title, enabled, sections }): [string, unknown][] => [
      [`chapter ${id}`, { title, enabled }],
      ...sections.map((one): [string, unknown] => [`section ${one.id}`, one]),
    ]),
  );
}

function documentPartsOf({ layout, revisions, images, evaluation }: Project): Map<string, unknown> {
  const parts: [string, unknown][] = [
    ['layout', layout],
    ['revisions', revisions],
    ['evaluation', evaluation],
    ...(images ?? []).map((one): [string, unknown] => [`image ${one.id}`, one]),
  ];
  return new Map(parts.filter(([, part]) => part !== undefined));
}

function marksOf(project: Project): Map<string, unknown> {
  const groups: Record<string, Record<string, unknown>> = {
    gates: project.diagnosis.gates,
    answers: project.diagnosis.answers,
    activities: project.activities,
    audit: project.inspections.audit,
    finalInspection: project.inspections.finalInspection,
    dismissed: project.dismissedFindings,
  };
  return new Map(
    Object.entries(groups).flatMap(([group, marks]) =>
      Object.entries(marks).map(([id, mark]) => [`${group} ${id}`, mark] as const),
    ),
  );
}

/** Whether the two hold the same, whatever the order of their keys. */
export function sameProject(one: Project, other: Project): boolean {
  return isSame(one, other);
}
