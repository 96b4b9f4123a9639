import { blockSchema } from '../document/blocks';
import { evaluationSchema } from '../evaluation/evaluation';
import { evidenceSchema } from '../evidence/evidence';
import { categorySchema, requirementSchema } from '../requirement/requirement';
import { conditionSchema } from '../rfp/condition';
import { layoutSchema } from '../rfp/layoutOptions';
import { z } from '../zod';
import { factsSchema } from './facts';
import { imageSchema } from './images';
import {
  activityMarkSchema,
  chapterSchema,
  diagnosisAnswerSchema,
  inspectionMarkSchema,
  inspectionRounds,
  revisionSchema,
  sectionSchema,
} from './project';

/**
 * Every change to a project, as data. Undo, history, the journal and the audit log are all made of these.
 * Added once, an operation is never changed: journals on users' disks are replayed through it.
 */
export const operationSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('editFacts'), changes: factsSchema.partial() }),
  z.strictObject({
    type: z.literal('addRequirements'),
    /** Each with the index it takes in the list after insertion, ascending. */
    items: z.array(z.strictObject({ index: z.int().min(0), requirement: requirementSchema })).min(1),
  }),
  z.strictObject({ type: z.literal('removeRequirements'), ids: z.array(z.string()).min(1) }),
  z.strictObject({
    type: z.literal('editRequirement'),
    id: z.string(),
    changes: requirementSchema.omit({ id: true }).partial(),
  }),
  z.strictObject({ type: z.literal('moveRequirement'), id: z.string(), toIndex: z.int().min(0) }),
  z.strictObject({
    type: z.literal('renumberRequirements'),
    numbers: z.record(z.string(), z.int().min(1).max(9_999).nullable()),
  }),
  z.strictObject({ type: z.literal('editCategories'), categories: z.array(categorySchema) }),
  z.strictObject({ type: z.literal('editNumbering'), digits: z.union([z.literal(2), z.literal(3)]) }),
  z.strictObject({
    type: z.literal('editChapter'),
    id: z.string(),
    changes: chapterSchema.pick({ title: true, enabled: true }).partial(),
  }),
  z.strictObject({ type: z.literal('moveChapter'), id: z.string(), toIndex: z.int().min(0) }),
  z.strictObject({
    type: z.literal('addSection'),
    chapterId: z.string(),
    index: z.int().min(0),
    section: sectionSchema,
  }),
  z.strictObject({ type: z.literal('removeSection'), chapterId: z.string(), sectionId: z.string() }),
  z.strictObject({
    type: z.literal('editSection'),
    chapterId: z.string(),
    sectionId: z.string(),
    changes: z
      .strictObject({
        title: z.string().max(200),
        blocks: z.array(z.strictObject({ block: blockSchema, when: conditionSchema.optional() })),
      })
      .partial(),
  }),
  z.strictObject({
    type: z.literal('answerDiagnosis'),
    item: z.string().regex(/^([1-9]|10)$/),
    answer: diagnosisAnswerSchema.nullable(),
  }),
  z.strictObject({
    type: z.literal('answerGate'),
    gate: z.enum(['cloudTarget', 'innovationNeeded']),
    answer: z.boolean().nullable(),
  }),
  z.strictObject({
    type: z.literal('markActivity'),
    activityId: z.string(),
    mark: activityMarkSchema.nullable(),
  }),
  z.strictObject({
    type: z.literal('markInspection'),
    round: z.enum(inspectionRounds),
    criterionId: z.string(),
    mark: inspectionMarkSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('dismissFinding'), findingId: z.string(), reason: z.string().max(1_000) }),
  z.strictObject({ type: z.literal('restoreFinding'), findingId: z.string() }),
  z.strictObject({
    type: z.literal('addEvidence'),
    /** Each with the index it takes in the list after insertion, ascending. Their bytes are on disk before this is. */
    items: z.array(z.strictObject({ index: z.int().min(0), evidence: evidenceSchema })).min(1),
  }),
  z.strictObject({ type: z.literal('removeEvidence'), ids: z.array(z.string()).min(1) }),
  z.strictObject({
    type: z.literal('editEvidence'),
    id: z.string(),
    changes: evidenceSchema.pick({ note: true, fileName: true }).partial(),
  }),
  z.strictObject({
    type: z.literal('replaceProject'),
    /** The whole project as of any version; it is migrated and checked when the operation is applied. */
    project: z.record(z.string(), z.unknown()),
    /** The point of its own history the project was taken from; `null` when that is not known. */
    source: z.strictObject({ revision: z.int().min(0), link: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
    /** Where it comes from, a Korean noun phrase such as `2026-11-20 17:30 백업`; absent where the history says it. */
    from: z.string().max(200).optional(),
  }),
  /** `null` goes back to the usual layout. */
  z.strictObject({ type: z.literal('editLayout'), layout: layoutSchema.nullable() }),
  z.strictObject({ type: z.literal('editRevisions'), revisions: z.array(revisionSchema).max(50) }),
  z.strictObject({
    type: z.literal('addImage'),
    image: imageSchema,
    /** Place in the list; at the end when absent. */
    index: z.int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('removeImage'), id: z.string() }),
  /** `null` takes the 평가표 away. */
  z.strictObject({ type: z.literal('editEvaluation'), evaluation: evaluationSchema.nullable() }),
]);
export type Operation = z.infer<typeof operationSchema>;
