import type { FactName, Facts } from '../project/facts';
import { factsSchema } from '../project/facts';
import { z } from '../zod';

/** When a passage applies, as data: no code, no eval. */
export type Condition =
  | { fact: FactName; is: string | boolean }
  | { fact: FactName; includes: string }
  | { fact: FactName; atLeast: number }
  | { fact: FactName; known: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const factName = z.enum(Object.keys(factsSchema.shape) as [FactName, ...FactName[]]);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: factName, is: z.union([z.string(), z.boolean()]) }),
    z.strictObject({ fact: factName, includes: z.string() }),
    z.strictObject({ fact: factName, atLeast: z.number() }),
    z.strictObject({ fact: factName, known: z.boolean() }),
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** Whether the condition holds. An unknown fact satisfies nothing but `known: false`. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, facts));
  if ('any' in condition) return condition.any.some((one) => holds(one, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  const value: unknown = facts[condition.fact];
  if ('known' in condition) return condition.known === isKnown(value);
  if ('is' in condition) return value === condition.is;
  if ('includes' in condition)
    return Array.isArray(value) && (value as unknown[]).includes(condition.includes);
  return typeof value === 'number' && value >= condition.atLeast;
}

/** Whether a fact has been entered. */
export function isKnown(value: unknown): boolean {
  if (value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.values(value as object).some((one) => one !== null);
  return true;
}
