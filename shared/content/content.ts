import { blockSchema } from '../document/blocks';
import { evaluationAreaSchema, pointsSchema } from '../evaluation/evaluation';
import { factsSchema } from '../project/facts';
import { activityMarkSchema, diagnosisAnswerSchema } from '../project/project';
import { categorySchema } from '../requirement/requirement';
import { conditionSchema } from '../rfp/condition';
import { z } from '../zod';
import { diagnosisExamplesShape, itemWordingSchema } from './diagnosisExamples';
import type {
  Contradiction,
  EvidenceItem,
  evidenceFileSchema,
  GlossaryTerm,
  LawItem,
  LibraryCollection,
} from './library';
import { provenance, seedsSchema, speakingId } from './provenance';
import type { RequirementTemplate } from './requirementTemplate';

// The shape of everything in `templates/`. Ids are permanent once released: users' files point at them.

export { type Status, statuses, statusSchema } from './provenance';

export type { RequirementTemplate };

/** `templates/categories.json` */
export const categoriesFileSchema = z.strictObject({
  categories: z.array(categorySchema.extend({ description: z.string().min(1) })).min(1),
  ...provenance,
});

/** A section of a chapter; `when` keeps a block only for projects it applies to. */
export const sectionTemplateSchema = z.strictObject({
  id: speakingId,
  title: z.string().min(1),
  blocks: z.array(z.strictObject({ block: blockSchema, when: conditionSchema.optional() })).min(1),
});

/** `templates/chapters/<order>-<id>.json`: one of the eight chapters Ⅰ 사업개요 … Ⅷ 서식. */
export const chapterTemplateSchema = z.strictObject({
  id: speakingId,
  order: z.int().min(1).max(8),
  title: z.string().min(1),
  sections: z.array(sectionTemplateSchema).min(1),
  ...provenance,
});
export type ChapterTemplate = z.infer<typeof chapterTemplateSchema>;

export const documentKinds = ['planDraft', 'technologyPlan', 'proposalGuide', 'taskOrder'] as const;
export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** A section of a paper; the sections of the RFP it takes print below its own blocks, as the officer wrote them. */
export const documentSectionSchema = sectionTemplateSchema.extend({
  takes: z.array(speakingId).min(1).optional(),
});

/** `templates/documents/<id>.json`: a paper of a planning or ordering activity besides the RFP. */
export const documentTemplateSchema = z.strictObject({
  id: documentKindSchema,
  /** As on the cover: `사업계획서(안)`. */
  title: z.string().min(1),
  /** One sentence: what the paper is for and who reads it. */
  purpose: z.string().min(1),
  /** Id of the activity in `templates/stages.json` that makes it. */
  activityId: speakingId,
  look: z.strictObject({
    /** A page of its own for title, day, agency and contact; without one the title stands above the text. */
    cover: z.boolean(),
    contents: z.boolean(),
    pageNumbers: z.boolean(),
  }),
  sections: z.array(documentSectionSchema).min(1),
  seeds: seedsSchema.optional(),
  ...provenance,
});
export type DocumentTemplate = z.infer<typeof documentTemplateSchema>;

export const activitySchema = z.strictObject({
  id: speakingId,
  name: z.string().min(1),
  /** One or two sentences: what the officer does here. */
  guidance: z.string().min(1),
  optional: z.boolean(),
  /** Documents made or received here. */
  documents: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        direction: z.enum(['작성', '접수']),
        from: z.string().min(1).optional(),
      }),
    )
    .optional(),
  /** What to look at before the activity is done. */
  checklist: z.array(z.strictObject({ id: speakingId, text: z.string().min(1), ...provenance })).optional(),
  /** Dates, amounts and duties the law sets here; ids of `law.json` or a rule of its own. */
  legalCheckpoints: z
    .array(
      z.strictObject({
        id: speakingId,
        text: z.string().min(1),
        lawId: speakingId.optional(),
        when: conditionSchema.optional(),
        ...provenance,
      }),
    )
    .optional(),
  /** The cloud-native duties at this activity (13 on 11 activities); empty for the other 30. */
  cloudNativeDuties: z.array(
    z.strictObject({ id: speakingId, text: z.string().min(1), seeds: seedsSchema.optional() }),
  ),
  seeds: seedsSchema.optional(),
  ...provenance,
});
export const stageSchema = z.strictObject({
  id: z.enum(['planning', 'projectPlan', 'selection', 'delivery', 'audit', 'closing']),
  name: z.string().min(1),
  steps: z.array(
    z.strictObject({ id: speakingId, name: z.string().min(1), activities: z.array(activitySchema).min(1) }),
  ),
});
/** `templates/stages.json`: 6 stages, 19 steps, 41 activities. */
export const stagesFileSchema = z.strictObject({ stages: z.array(stageSchema).length(6), ...provenance });
export type Stage = z.infer<typeof stageSchema>;
export type StageId = Stage['id'];
export type Activity = z.infer<typeof activitySchema>;

/** `templates/diagnosis.json`: two opening gates and ten items in four goals. */
export const diagnosisFileSchema = z.strictObject({
  gates: z
    .array(
      z.strictObject({
        id: z.enum(['cloudTarget', 'innovationNeeded']),
        question: z.string().min(1),
        help: z.string().min(1),
        /** What a "no" here means. */
        whenNo: z.string().min(1),
      }),
    )
    .length(2),
  goals: z.array(z.strictObject({ id: speakingId, name: z.string().min(1) })).length(4),
  items: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(10),
        goalId: speakingId,
        question: z.string().min(1),
        /** What a "yes" says about the system; the items do not all point the same way. */
        meaningOfYes: z.string().min(1),
        evidenceHint: z.string().min(1),
        indicators: z.array(z.string().min(1)),
        note: z.string().optional(),
        /** What the item asks in each source, where they differ. */
        wordings: z.array(itemWordingSchema).min(2).optional(),
      }),
    )
    .length(10),
  ...diagnosisExamplesShape,
  /** Where the sources disagree about the verdict, in our words. */
  contradiction: z.string().min(1),
  seeds: seedsSchema.optional(),
  ...provenance,
});
export type DiagnosisContent = z.infer<typeof diagnosisFileSchema>;

const figure = z.strictObject({ value: pointsSchema, ...provenance });
/** `templates/evaluation.json`: the 평가표 a project starts with, every figure with where it comes from. */
export const evaluationContentSchema = z.strictObject({
  technicalPoints: figure,
  pricePoints: figure,
  /** Percent of 기술능력 평가 배점한도. */
  cutPercent: figure,
  /** 부문별 상한 */
  areaLimit: figure,
  areas: z.array(evaluationAreaSchema).min(1),
  ...provenance,
});
export type EvaluationContent = z.infer<typeof evaluationContentSchema>;

/** `templates/checks/*.json`: word lists the check rules read. */
export const wordListSchema = z.strictObject({
  words: z.array(
    z.strictObject({
      word: z.string().min(1),
      /** What to write instead, or why it cannot be tested. */
      advice: z.string().min(1),
      /** Other spellings found as the same word. */
      variants: z.array(z.string()).optional(),
      /** Contexts in which the word is fine, as plain phrases that contain it. */
      exceptions: z.array(z.string()).optional(),
    }),
  ),
  ...provenance,
});
export type WordList = z.infer<typeof wordListSchema>;

/** `templates/samples/<id>.json`: a worked example of a fictitious agency; becomes a project like any other. */
export const sampleSchema = z.strictObject({
  id: speakingId,
  facts: factsSchema,
  /** Library items the example takes, in order. */
  templateIds: z.array(speakingId),
  /** Sections of the chapter templates the example fills with its own text, by section id. */
  sections: z.record(z.string(), z.array(blockSchema).min(1)),
  diagnosis: z.strictObject({
    gates: z.strictObject({ cloudTarget: z.boolean(), innovationNeeded: z.boolean() }),
    answers: z.record(z.string().regex(/^([1-9]|10)$/), diagnosisAnswerSchema),
  }),
  activities: z.record(z.string(), activityMarkSchema),
  ...provenance,
});
export type Sample = z.infer<typeof sampleSchema>;

/** Everything in `templates/`, read and checked once at start. */
export interface Content {
  categories: z.infer<typeof categoriesFileSchema>['categories'];
  requirementTemplates: RequirementTemplate[];
  chapters: ChapterTemplate[];
  /** In the order of `documentKinds`. */
  documents: DocumentTemplate[];
  stages: Stage[];
  diagnosis: DiagnosisContent;
  evaluation: EvaluationContent;
  vagueWords: WordList;
  productNames: WordList;
  samples: Sample[];
  law: LawItem[];
  evidence: { references: z.infer<typeof evidenceFileSchema>['references']; items: EvidenceItem[] };
  glossary: GlossaryTerm[];
  contradictions: Contradiction[];
  library: LibraryCollection[];
  /** Agency packs that lie over the product's own content, in the order they were put there. */
  packs: PackOverlay[];
  /** Requirements as they read before a pack replaced them: what cards taken earlier were written with. */
  earlierTemplates: RequirementTemplate[];
}

/** An installed agency pack and what of it counts. */
export interface PackOverlay {
  name: string;
  version: string;
  asOf: string;
  publisher: string;
  /** `requirement:cloud.apiGateway` */
  taken: string[];
}
