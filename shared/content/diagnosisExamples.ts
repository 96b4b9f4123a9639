import { z } from '../zod';
import { provenance, seedsSchema, speakingId } from './provenance';

// What the sources say beside the ten items: how they judge, in which order they ask, and the cases they work through.

/** One of the sources' rules about the number of 예; they do not agree. */
const thresholdSchema = z.strictObject({
  /** Smallest and largest number of 예 the rule speaks about. */
  from: z.int().min(0).max(10),
  to: z.int().min(0).max(10),
  says: z.string().min(1),
  verdict: z.string().min(1),
  ...provenance,
});

/** One arrow of the decision flow. */
const flowStepSchema = z.strictObject({
  ask: z.string().min(1),
  /** The answer on the arrow; absent where the flow just goes on. */
  answer: z.string().min(1).optional(),
  leadsTo: z.string().min(1),
  /** The arrow is missing in the source and was put in by its meaning. */
  isInferred: z.boolean(),
  ...provenance,
});

/** How systems that all come out for review are ordered. */
const prioritySchema = z.strictObject({
  name: z.string().min(1),
  first: z.string().min(1),
  ...provenance,
});

/** A checklist filled in by the source. */
const caseSchema = z.strictObject({
  id: speakingId,
  name: z.string().min(1),
  answers: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(10),
        answer: z.enum(['예', '아니오', '표시 없음']),
        /** What the reviewers found, in our words. */
        finding: z.string().min(1).optional(),
      }),
    )
    .length(10),
  verdict: z.enum(['review', 'keep']),
  /** Where the verdict is from. */
  verdictNote: z.string().min(1),
  /** Why the marks cannot be trusted as they stand. */
  doubt: z.string().min(1).optional(),
  seeds: seedsSchema,
  ...provenance,
});

/** Meaning of an item in one of the sources, where they differ. */
export const itemWordingSchema = z.strictObject({ meaning: z.string().min(1), source: z.string().min(1) });

/** Optional parts of `diagnosis.json`. */
export const diagnosisExamplesShape = {
  thresholds: z.array(thresholdSchema).min(1).optional(),
  flow: z.array(flowStepSchema).min(1).optional(),
  priorities: z.array(prioritySchema).min(1).optional(),
  cases: z.array(caseSchema).min(1).optional(),
  /** What the indicators of the items are. */
  indicatorNote: z.string().min(1).optional(),
};
