import { z } from '../zod';

/**
 * Prose as the product keeps it. One block maps to one editor node and to one or more nodes of the document tree;
 * editor JSON is never stored. Facts and derived parts are references, so text cannot disagree with them.
 */

/** Named values a sentence may refer to: the facts as text, and texts derived from them. */
export const fieldNames = [
  'projectName',
  'agency',
  'agencyType',
  'contractLaw',
  'department',
  'contactName',
  'contactPhone',
  'contactEmail',
  'totalBudget',
  'totalBudgetHangul',
  'estimatedPrice',
  'developmentCost',
  'commercialSoftwareCost',
  'fiscalYears',
  'period',
  'periodStart',
  'periodEnd',
  'periodDays',
  'noticeDate',
  'contractMethod',
  'projectType',
  'layers',
  'targetSystem',
  'isPublicFacing',
  'personalDataCount',
  'networkType',
  'deployment',
  'requirementCount',
  'technicalPoints',
  'pricePoints',
  'cutPercent',
  'cutPoints',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** Parts of the RFP computed from the project every time (never stored). */
export const derivedParts = [
  'overviewTable', // 사업 개요표: every fact
  'budgetTable', // 예산·연도별 예산
  'scopeByLayer', // 3층위별 범위 문장
  'scheduleTable', // 단계별 일정
  'requirementSummary', // 요구사항 총괄표
  'requirementList', // 요구사항 목록
  'requirementDetails', // 요구사항 상세표
  'deliverablesTable', // 산출물 목록
  'evaluationQuestions', // 요구사항에서 나온 평가 질문
  'acceptanceTable', // 검수기준 총괄
  'evaluationTable', // 평가표(배점표)
] as const;
export type DerivedPart = (typeof derivedParts)[number];

/** What a sentence rests on, as 참고자료 prints it: a project says what it cited even where the content has changed since. */
export const citationSchema = z.strictObject({
  /** Id of the item in `templates/evidence.json` it came from. */
  evidence: z.string().min(1).max(100),
  sources: z.array(z.string().min(1).max(500)).min(1).max(10),
});
export type Citation = z.infer<typeof citationSchema>;

export const inlineSchema = z.union([
  z.strictObject({
    text: z.string(),
    bold: z.literal(true).optional(),
    italic: z.literal(true).optional(),
    underline: z.literal(true).optional(),
  }),
  z.strictObject({ field: z.enum(fieldNames) }),
  /** Prints as [n]; the number and 참고자료 follow from where it stands. */
  z.strictObject({ citation: citationSchema }),
]);
export type Inline = z.infer<typeof inlineSchema>;

export const detailLevels = ['□', '○', '-', '※'] as const;
export type DetailLevel = (typeof detailLevels)[number];

const content = z.array(inlineSchema);
const tableCellSchema = z.strictObject({
  /** Paragraphs of the cell; a cell has at least one. */
  paragraphs: z.array(content).min(1),
  columnSpan: z.int().min(1).max(20).optional(),
  rowSpan: z.int().min(1).max(500).optional(),
  header: z.literal(true).optional(),
});

export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('paragraph'),
    content,
    align: z.enum(['left', 'center', 'right']).optional(),
  }),
  /** Levels print as 가., 1), 가) and (1) below the section's own heading. */
  z.strictObject({
    type: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    content,
  }),
  z.strictObject({ type: z.literal('item'), level: z.enum(detailLevels), content }),
  z.strictObject({
    type: z.literal('table'),
    /** Relative column widths; equal when absent. */
    columnWidths: z.array(z.number().positive()).optional(),
    rows: z.array(z.strictObject({ cells: z.array(tableCellSchema).min(1) })).min(1),
    /** Printed on a page turned sideways, for tables of many columns. */
    landscape: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('derived'), part: z.enum(derivedParts) }),
  z.strictObject({ type: z.literal('pageBreak') }),
  z.strictObject({
    type: z.literal('image'),
    /** Id of a picture of the project. */
    image: z.string().min(1).max(100),
    /** Printed width in percent of the text width; by its pixels when absent. */
    widthPercent: z.int().min(10).max(100).optional(),
    /** What the picture shows; it prints below it as 그림 제목 when not empty. */
    caption: z.string().max(200),
  }),
]);
export type Block = z.infer<typeof blockSchema>;
export type TableBlock = Extract<Block, { type: 'table' }>;
