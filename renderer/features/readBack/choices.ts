import type { ComparedField, RequirementMatch } from '../../../shared/reading/reconcile';
import { fitsProject, type TakeOver } from '../../../shared/reading/takeOver';

/** What is ticked: fields of reworded cards, and whole cards. */
export type Chosen = ReadonlyMap<RequirementMatch, ReadonlySet<ComparedField> | 'whole'>;

export function withField(chosen: Chosen, match: RequirementMatch, field: ComparedField): Chosen {
  const before = chosen.get(match);
  const fields = new Set(before === 'whole' ? [] : before);
  if (!fields.delete(field)) fields.add(field);
  const next = new Map(chosen);
  if (fields.size === 0) next.delete(match);
  else next.set(match, fields);
  return next;
}

export function withWhole(chosen: Chosen, match: RequirementMatch): Chosen {
  const next = new Map(chosen);
  if (!next.delete(match)) next.set(match, 'whole');
  return next;
}

/** Everything that can be ticked without taking anything away. */
export function withAll(chosen: Chosen, matches: readonly RequirementMatch[]): Chosen {
  const next = new Map(chosen);
  for (const match of matches) {
    if (match.kind === 'reworded' && fitsProject(match.read))
      next.set(match, new Set(match.differences.map((one) => one.field)));
    if (match.kind === 'added' && fitsProject(match.read)) next.set(match, 'whole');
  }
  return next;
}

/** How many places of the project change. */
export function chosenCount(chosen: Chosen): number {
  let count = 0;
  for (const what of chosen.values()) count += what === 'whole' ? 1 : what.size;
  return count;
}

export function takeOvers(chosen: Chosen): TakeOver[] {
  return [...chosen].flatMap(([match, what]): TakeOver[] => {
    if (match.kind === 'reworded') return what === 'whole' ? [] : [{ match, fields: [...what] }];
    return match.kind === 'same' ? [] : [{ match }];
  });
}
