import type { RequirementTemplate } from './requirementTemplate';

/** Library items by category, number and id; the same on every PC. */
export function inLibraryOrder(
  templates: readonly RequirementTemplate[],
  categories: readonly { code: string }[],
): RequirementTemplate[] {
  const order = new Map(categories.map((one, index) => [one.code, index]));
  const place = (code: string) => order.get(code) ?? categories.length;
  return templates.toSorted(
    (a, b) =>
      place(a.categoryCode) - place(b.categoryCode) ||
      (a.preferredNumber ?? Number.MAX_SAFE_INTEGER) - (b.preferredNumber ?? Number.MAX_SAFE_INTEGER) ||
      compareText(a.id, b.id),
  );
}

// Code unit order, the same on every machine; a locale would reorder the library between PCs.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
