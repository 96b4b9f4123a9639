import { detailLevels } from '../document/blocks';
import { z } from '../zod';

export const detailLineSchema = z.strictObject({ level: z.enum(detailLevels), text: z.string().max(4_000) });
export type DetailLine = z.infer<typeof detailLineSchema>;

/** 검수기준 한 건: 방법 · 조건 · 한계값 · 누가. The derived 감리 and 완료검사 checklists point at its id. */
export const acceptanceCriterionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** 방법: what is done to see it */
  method: z.string().max(2_000),
  /** 조건: under which load, data, state */
  condition: z.string().max(2_000),
  /** 한계값: the value that separates pass from fail, with its unit */
  limit: z.string().max(2_000),
  /** 누가: who runs it and who confirms */
  inspector: z.string().max(500),
});
export type AcceptanceCriterion = z.infer<typeof acceptanceCriterionSchema>;

/** 관련 요구사항. `requirementId` is null while the label (for example "SFR-009") names nothing in this project. */
export const relatedSchema = z.strictObject({
  requirementId: z.string().nullable(),
  label: z.string().max(200),
});
export type Related = z.infer<typeof relatedSchema>;

export const requirementSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** 분류 코드 such as CSR; the project's own category list names it. */
  categoryCode: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/),
  /** 고유번호's number part; `null` until numbered. Shown as CSR-003. */
  number: z.int().min(1).max(9_999).nullable(),
  /** 명칭 */
  name: z.string().max(300),
  /** 정의 */
  definition: z.string().max(4_000),
  /** 세부내용 */
  details: z.array(detailLineSchema).max(500),
  /** 산출정보 */
  deliverables: z.array(z.string().max(300)).max(100),
  related: z.array(relatedSchema).max(100),
  /** 출처: 부서·면담·법령·문서 */
  source: z.string().max(1_000),
  acceptanceCriteria: z.array(acceptanceCriterionSchema).max(50),
  /** 평가 질문: what the proposal evaluation asks about this requirement */
  evaluationQuestion: z.string().max(1_000),
  /** The library item it was taken from, as it was then. */
  origin: z
    .strictObject({
      templateId: z.string(),
      version: z.string(),
      /** 기준값: the figures its texts were written with, by parameter name; absent where the item had none. */
      parameters: z.record(z.string().max(100), z.number()).optional(),
    })
    .nullable(),
});
export type Requirement = z.infer<typeof requirementSchema>;

export const categorySchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/),
  /** 분류명 such as 클라우드 서비스 요구사항 */
  name: z.string().min(1).max(100),
});
export type Category = z.infer<typeof categorySchema>;

/** 고유번호 as printed: `CSR-003`; an unnumbered requirement shows `CSR-?`. */
export function requirementNumber(
  requirement: Pick<Requirement, 'categoryCode' | 'number'>,
  digits = 3,
): string {
  const number = requirement.number === null ? '?' : String(requirement.number).padStart(digits, '0');
  return `${requirement.categoryCode}-${number}`;
}
