import { layers, projectTypes } from '../project/facts';
import { detailLineSchema } from '../requirement/requirement';
import { conditionSchema } from '../rfp/condition';
import { z } from '../zod';
import { provenance, seedsSchema, speakingId } from './provenance';

/** When a 검수기준 is looked at. */
export const criterionTimings = ['중간 시연', '감리', '통합시험', '완료검사', '안정화 기간'] as const;

/** A figure the agency sets: `{복구시간}` in the texts is replaced by its value. */
export const parameterSchema = z.strictObject({
  /** As it stands in braces; Hangul, letters and digits without a blank. */
  name: z.string().regex(/^[가-힣A-Za-z0-9]+$/),
  /** What it limits, for the officer who sets it. */
  label: z.string().min(1),
  /** As it follows the figure in the text; empty for a bare number. */
  unit: z.string(),
  default: z.number(),
  minimum: z.number(),
  maximum: z.number(),
  /** Why this default, and what moves it; says so where it is an example of ours. */
  basis: z.string().min(1),
});
export type Parameter = z.infer<typeof parameterSchema>;

export const criterionTemplateSchema = z.strictObject({
  method: z.string().min(1),
  condition: z.string().min(1),
  limit: z.string().min(1),
  inspector: z.string().min(1),
  timing: z.enum(criterionTimings).optional(),
  /** Why a figure that stands in `limit` itself, not as a parameter, is what it is. */
  basis: z.string().min(1).optional(),
});

/** One item of the requirement library: `templates/requirements/<code>/<id>.json`. */
export const requirementTemplateSchema = z.strictObject({
  /** Permanent and speaking, for example `cloud.apiGateway`. */
  id: speakingId,
  version: z.string().min(1),
  categoryCode: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/),
  /** The number this item keeps when it is free in the project (CSR-003, CSR-004 of the source); otherwise the next free one. */
  preferredNumber: z.int().min(1).max(9_999).nullable(),
  name: z.string().min(1),
  definition: z.string().min(1),
  details: z.array(detailLineSchema).min(1),
  deliverables: z.array(z.string().min(1)).min(1),
  /** Ids of related templates. */
  related: z.array(speakingId),
  parameters: z.array(parameterSchema).optional(),
  acceptanceCriteria: z.array(criterionTemplateSchema).min(1),
  evaluationQuestion: z.string().min(1),
  /** 배점 hint: points of 100 in 기술능력평가, and why. */
  evaluationPoints: z
    .strictObject({ points: z.number().min(0.5).max(20), why: z.string().min(1) })
    .optional(),
  /** 중간 시연: what the contractor shows before the end, as one instruction. */
  demonstration: z.string().min(1).optional(),
  /** 감리 점검문: what the auditor checks, as one sentence that is answered 적합 or 부적합. */
  auditCheck: z.string().min(1).optional(),
  /** 완료검사 시험 for somebody who is no engineer. */
  completionTest: z
    .strictObject({
      prepare: z.array(z.string().min(1)).min(1),
      steps: z.array(z.string().min(1)).min(1),
      look: z.string().min(1),
    })
    .optional(),
  /** 기본 comes into a new project it applies to, 선택 only by choice. */
  offer: z.enum(['기본', '선택']).optional(),
  /** 권고 where the source is one author's opinion. */
  strength: z.enum(['필수', '권고']).optional(),
  /** Beyond project type and layers: facts under which the item applies, and the sentence shown where it does not. */
  applies: z.strictObject({ when: conditionSchema, otherwise: z.string().min(1) }).optional(),
  /** Which of 불변 이미지 · 선언적 배포 · 자동 오케스트레이션 the item puts into the RFP. */
  criteria: z.array(z.enum(['불변 이미지', '선언적 배포', '자동 오케스트레이션'])),
  isCloudNative: z.boolean(),
  layers: z.array(z.enum(layers)),
  projectTypes: z.array(z.enum(projectTypes)).min(1),
  /** Search words beyond those in the text. */
  keywords: z.array(z.string()),
  /** Doubts about the reconstruction, shown with the status badge. */
  note: z.string().optional(),
  seeds: seedsSchema.optional(),
  ...provenance,
});
export type RequirementTemplate = z.infer<typeof requirementTemplateSchema>;
