import { blockSchema } from '../document/blocks';
import { evaluationSchema } from '../evaluation/evaluation';
import { evidenceCountLimit, evidenceSchema } from '../evidence/evidence';
import { categorySchema, requirementSchema } from '../requirement/requirement';
import { conditionSchema } from '../rfp/condition';
import { layoutSchema } from '../rfp/layoutOptions';
import { z } from '../zod';
import { daySchema, factsSchema } from './facts';
import { imageLimits, imageSchema } from './images';

export { type InspectionRound, inspectionRounds } from './inspectionRound';

/** Version of the project's shape; a file with a larger one is refused, a smaller one is migrated. */
export const currentFormatVersion = 2;

const permanentId = z.string().min(1).max(100);

/** A section of a chapter. Blocks whose `when` fails for the facts are kept but not shown or printed. */
export const sectionSchema = z.strictObject({
  id: permanentId,
  title: z.string().max(200),
  blocks: z.array(z.strictObject({ block: blockSchema, when: conditionSchema.optional() })),
});
export type Section = z.infer<typeof sectionSchema>;
export type SectionBlock = Section['blocks'][number];

export const chapterSchema = z.strictObject({
  id: permanentId,
  title: z.string().max(200),
  enabled: z.boolean(),
  sections: z.array(sectionSchema),
});
export type Chapter = z.infer<typeof chapterSchema>;

export const activityStatuses = ['대기', '진행', '완료', '해당없음'] as const;
/** An activity without a mark is 대기. 해당없음 carries its reason in `reason`. */
export const activityMarkSchema = z.strictObject({
  status: z.enum(activityStatuses),
  date: daySchema.nullable(),
  memo: z.string().max(4_000),
  reason: z.string().max(1_000),
  /** Ids of the activity's cloud-native duties the officer has confirmed as looked after; absent means none. */
  addressedDuties: z.array(permanentId).max(20).optional(),
});
export type ActivityMark = z.infer<typeof activityMarkSchema>;

/** 감리·완료검사 판정. Source: domain.md §8.4; 점검제외 is 미확인. */
export const verdicts = ['적합', '부적합', '점검제외'] as const;
export const inspectionMarkSchema = z.strictObject({
  verdict: z.enum(verdicts).nullable(),
  date: daySchema.nullable(),
  memo: z.string().max(4_000),
});
export type InspectionMark = z.infer<typeof inspectionMarkSchema>;

export const diagnosisAnswerSchema = z.strictObject({
  answer: z.boolean().nullable(),
  memo: z.string().max(2_000),
});
export type DiagnosisAnswer = z.infer<typeof diagnosisAnswerSchema>;

/** A line of 개정 이력: a version of the document somebody outside has seen. */
export const revisionSchema = z.strictObject({
  id: permanentId,
  version: z.string().max(30),
  date: daySchema.nullable(),
  /** 개정 내용 */
  what: z.string().max(500),
  /** 작성자 */
  who: z.string().max(100),
});
export type Revision = z.infer<typeof revisionSchema>;

export const projectSchema = z.strictObject({
  formatVersion: z.literal(currentFormatVersion),
  id: permanentId,
  facts: factsSchema,
  /** 분류 사전: codes, names and their printing order, editable because agencies differ. */
  categories: z.array(categorySchema),
  numbering: z.strictObject({ digits: z.union([z.literal(2), z.literal(3)]) }),
  /** In printing order within a category. */
  requirements: z.array(requirementSchema).max(5_000),
  chapters: z.array(chapterSchema),
  diagnosis: z.strictObject({
    gates: z.strictObject({ cloudTarget: z.boolean().nullable(), innovationNeeded: z.boolean().nullable() }),
    /** By item number "1" … "10". */
    answers: z.record(z.string().regex(/^([1-9]|10)$/), diagnosisAnswerSchema),
  }),
  /** By activity id of `templates/stages.json`. */
  activities: z.record(z.string(), activityMarkSchema),
  /** By acceptance criterion id. */
  inspections: z.strictObject({
    audit: z.record(z.string(), inspectionMarkSchema),
    finalInspection: z.record(z.string(), inspectionMarkSchema),
  }),
  /** 넘긴 점검 결과 by finding id, with the reason given. */
  dismissedFindings: z.record(z.string(), z.strictObject({ reason: z.string().max(1_000) })),
  /** 문서 서식; absent means the usual one. */
  layout: layoutSchema.optional(),
  /** 개정 이력, oldest first; absent means none is printed. */
  revisions: z.array(revisionSchema).max(50).optional(),
  /** Pictures the text and the layout refer to by id. */
  images: z.array(imageSchema).max(imageLimits.count).optional(),
  /** 평가표; an RFP without one cannot be announced. */
  evaluation: evaluationSchema.optional(),
  /** In the order in which they were attached. */
  evidence: z.array(evidenceSchema).max(evidenceCountLimit),
});
export type Project = z.infer<typeof projectSchema>;
