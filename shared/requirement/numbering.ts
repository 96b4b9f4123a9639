import type { Category, Requirement } from './requirement';
import { requirementNumber } from './requirement';

/** The preferred number when it is free in the category, otherwise the one after the largest taken. */
export function nextNumber(
  requirements: readonly Pick<Requirement, 'categoryCode' | 'number'>[],
  categoryCode: string,
  preferred: number | null,
): number {
  const taken = new Set(
    requirements.filter((one) => one.categoryCode === categoryCode).map((one) => one.number),
  );
  if (preferred !== null && !taken.has(preferred)) return preferred;
  return Math.max(0, ...[...taken].map((number) => number ?? 0)) + 1;
}

/** Numbers 1, 2, 3 … in printing order for one category, or for every category; relations follow by id. */
export function renumber(
  requirements: readonly Requirement[],
  categoryCode: string | null,
): Record<string, number> {
  const counts = new Map<string, number>();
  const numbers: Record<string, number> = {};
  for (const one of requirements) {
    if (categoryCode !== null && one.categoryCode !== categoryCode) continue;
    const number = (counts.get(one.categoryCode) ?? 0) + 1;
    counts.set(one.categoryCode, number);
    numbers[one.id] = number;
  }
  return numbers;
}

/** Requirements grouped in the printing order of the categories; codes without a category come last, in list order. */
export function byCategory(
  requirements: readonly Requirement[],
  categories: readonly Category[],
): { category: Category; requirements: Requirement[] }[] {
  const groups = new Map<string, { category: Category; requirements: Requirement[] }>();
  for (const category of categories) {
    if (!groups.has(category.code)) groups.set(category.code, { category, requirements: [] });
  }
  for (const one of requirements) {
    let group = groups.get(one.categoryCode);
    if (!group) {
      group = { category: { code: one.categoryCode, name: one.categoryCode }, requirements: [] };
      groups.set(one.categoryCode, group);
    }
    group.requirements.push(one);
  }
  return [...groups.values()].filter((group) => group.requirements.length > 0);
}

/** All requirements in printing order. */
export function inPrintingOrder(
  requirements: readonly Requirement[],
  categories: readonly Category[],
): Requirement[] {
  return byCategory(requirements, categories).flatMap((group) => group.requirements);
}

/** How a relation prints: the other card's present number, or the label left behind when the card is gone. */
export function relatedText(
  related: Requirement['related'][number],
  requirements: readonly Requirement[],
  digits: number,
): string {
  const other = requirements.find((one) => one.id === related.requirementId);
  return other ? requirementNumber(other, digits) : related.label;
}
