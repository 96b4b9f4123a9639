import type { InspectionMark, InspectionRound, Project } from '../project/project';
import { type AcceptanceCriterion, type Requirement, requirementNumber } from '../requirement/requirement';

export const roundNames: Record<InspectionRound, string> = { audit: '감리', finalInspection: '완료검사' };

export const criterionParts = ['method', 'condition', 'limit', 'inspector'] as const;
export type CriterionPart = (typeof criterionParts)[number];
export const criterionPartNames: Record<CriterionPart, string> = {
  method: '방법',
  condition: '조건',
  limit: '한계값',
  inspector: '누가',
};

export interface InspectionItem {
  /** Marks are kept under this id. */
  criterionId: string;
  requirementId: string;
  /** As printed, for example CSR-003. */
  requirementNumber: string;
  requirementName: string;
  categoryCode: string;
  categoryName: string;
  /** 점검문: what to look at or do in this round. */
  question: string;
  /** The same, part by part, as label and text. */
  points: { label: string; text: string }[];
  /** Parts of the criterion that are empty; without them the item cannot be judged. */
  missing: CriterionPart[];
  mark: InspectionMark;
}

/** What an item nobody has looked at has for a mark. */
export const uninspectedMark: InspectionMark = { verdict: null, date: null, memo: '' };

/** Parts of a 검수기준 that are blank. */
export function missingParts(criterion: AcceptanceCriterion): CriterionPart[] {
  return criterionParts.filter((part) => criterion[part].trim() === '');
}

export interface CriteriaHole {
  requirementId: string;
  requirementNumber: string;
  requirementName: string;
  categoryCode: string;
  categoryName: string;
  /** Empty when the requirement has no 검수기준 at all; otherwise the incomplete ones. */
  incomplete: { criterionId: string; missing: CriterionPart[] }[];
}

/** Requirements nobody will be able to inspect: no 검수기준, or one with an empty part. */
export function requirementsWithoutCriteria(project: Project): CriteriaHole[] {
  return inCategoryOrder(project).flatMap(({ requirement, categoryName }) => {
    const incomplete = requirement.acceptanceCriteria
      .map((criterion) => ({ criterionId: criterion.id, missing: missingParts(criterion) }))
      .filter((one) => one.missing.length > 0);
    if (requirement.acceptanceCriteria.length > 0 && incomplete.length === 0) return [];
    return [{ ...identityOf(project, requirement, categoryName), incomplete }];
  });
}

/**
 * The checklist of a round, one item per 검수기준 of the chosen requirements, in printing order. Always derived: a
 * reworded criterion rewords its item, and the mark stays with the criterion's id.
 */
export function inspectionItems(project: Project, round: InspectionRound): InspectionItem[] {
  const marks = project.inspections[round];
  return inCategoryOrder(project).flatMap(({ requirement, categoryName }) =>
    requirement.acceptanceCriteria.map((criterion) => ({
      criterionId: criterion.id,
      ...identityOf(project, requirement, categoryName),
      ...(round === 'audit' ? auditWording(requirement, criterion) : finalInspectionWording(criterion)),
      missing: missingParts(criterion),
      mark: (Object.hasOwn(marks, criterion.id) ? marks[criterion.id] : undefined) ?? uninspectedMark,
    })),
  );
}

export interface InspectionSummary {
  total: number;
  적합: number;
  부적합: number;
  점검제외: number;
  미점검: number;
  /** Requirements that cannot be inspected because their 검수기준 is missing or incomplete. */
  withoutCriteria: number;
  /** Marks left over from criteria that are no longer in the project. They are kept and count for nothing. */
  orphanedMarks: number;
  nonconforming: { criterionId: string; requirementNumber: string; requirementName: string; memo: string }[];
}

/** Counts of a round's verdicts and what stands in the way of finishing it. */
export function inspectionSummary(project: Project, round: InspectionRound): InspectionSummary {
  const items = inspectionItems(project, round);
  const current = new Set(items.map((item) => item.criterionId));
  const count = (verdict: InspectionMark['verdict']) =>
    items.filter((item) => item.mark.verdict === verdict).length;
  return {
    total: items.length,
    적합: count('적합'),
    부적합: count('부적합'),
    점검제외: count('점검제외'),
    미점검: count(null),
    withoutCriteria: requirementsWithoutCriteria(project).length,
    orphanedMarks: Object.keys(project.inspections[round]).filter((id) => !current.has(id)).length,
    nonconforming: items
      .filter((item) => item.mark.verdict === '부적합')
      .map((item) => ({
        criterionId: item.criterionId,
        requirementNumber: item.requirementNumber,
        requirementName: item.requirementName,
        memo: item.mark.memo,
      })),
  };
}

// 감리기준 §9: 과업이 설계에 반영됐는지, 과업대비표가 적합·부적합을 가를 만큼 구체적인지. Source: domain.md §8.2.
function auditWording(requirement: Requirement, criterion: AcceptanceCriterion) {
  const deliverables = requirement.deliverables.filter((one) => one.trim() !== '');
  return {
    question:
      '이 기준이 설계와 계획에 반영되어 있고, 적합·부적합을 가를 수 있을 만큼 과업대비표에 구체적으로 적혀 있는가?',
    points: [
      {
        label: '설계·계획 반영',
        text: `${deliverables.length > 0 ? deliverables.join(', ') : '설계·계획 산출물'}에서 다음 방법으로 확인할 수 있게 설계되었는지 본다: ${filled(criterion.method)}`,
      },
      {
        label: '판정 가능성',
        text: `과업대비표의 세부 검사항목에 한계값과 조건이 그대로 있는지 본다: ${filled(criterion.limit)} / ${filled(criterion.condition)}`,
      },
      {
        label: '검사 준비',
        text: `검사할 사람과 확인할 사람이 계획에 정해졌는지 본다: ${filled(criterion.inspector)}`,
      },
    ],
  };
}

function finalInspectionWording(criterion: AcceptanceCriterion) {
  return {
    question: '아래 방법대로 해 보고, 결과가 한계값을 만족하는가?',
    points: criterionParts.map((part) => ({
      label: criterionPartNames[part],
      text: filled(criterion[part]),
    })),
  };
}

function filled(text: string): string {
  return text.trim() === '' ? '(비어 있음)' : text.trim();
}

function identityOf(project: Project, requirement: Requirement, categoryName: string) {
  return {
    requirementId: requirement.id,
    requirementNumber: requirementNumber(requirement, project.numbering.digits),
    requirementName: requirement.name,
    categoryCode: requirement.categoryCode,
    categoryName,
  };
}

/** Requirements in printing order: the project's category order, then their own; unlisted codes last. */
function inCategoryOrder(project: Project): { requirement: Requirement; categoryName: string }[] {
  const place = new Map(
    project.categories.map((category, index) => [category.code, { index, name: category.name }]),
  );
  return project.requirements
    .map((requirement, index) => ({ requirement, index, category: place.get(requirement.categoryCode) }))
    .sort(
      (a, b) =>
        (a.category?.index ?? project.categories.length) - (b.category?.index ?? project.categories.length) ||
        a.index - b.index,
    )
    .map(({ requirement, category }) => ({
      requirement,
      categoryName: category?.name ?? '분류 사전에 없는 코드',
    }));
}
