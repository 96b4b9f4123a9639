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
  /** 방법: what is done to see whether the requirement is met. */
  method: string;
  /** 점검문: what this round asks of it. */
  question: string;
  /** What to look at, part by part, as label and text. */
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
      method: filled(criterion.method),
      question: roundQuestions[round],
      points: round === 'audit' ? auditPoints(requirement, criterion) : finalInspectionPoints(criterion),
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

/** What every item of a round asks. Source: domain.md §8.2 (감리기준 제9조, 제10조). */
export const roundQuestions: Record<InspectionRound, string> = {
  audit:
    '이 기준이 설계와 계획에 반영되어 있고, 적합·부적합을 가를 수 있을 만큼 과업대비표에 구체적으로 적혀 있는가?',
  finalInspection: '적힌 방법과 조건대로 해 보았을 때 결과가 한계값을 만족하는가?',
};

function auditPoints(requirement: Requirement, criterion: AcceptanceCriterion): InspectionItem['points'] {
  const deliverables = requirement.deliverables.filter((one) => one.trim() !== '');
  return [
    {
      label: '설계·계획 반영',
      text: `위 방법으로 확인할 수 있게 설계되고 계획되어 있는가: ${deliverables.length > 0 ? deliverables.join(', ') : '설계·계획 산출물'}`,
    },
    {
      label: '판정 가능성',
      text: `과업대비표의 세부 검사항목에 다음이 그대로 적혀 있는가: 한계값 ‘${filled(criterion.limit)}’, 조건 ‘${filled(criterion.condition)}’`,
    },
    {
      label: '검사 준비',
      text: `검사할 사람과 확인할 사람이 계획에 정해져 있는가: ${filled(criterion.inspector)}`,
    },
  ];
}

function finalInspectionPoints(criterion: AcceptanceCriterion): InspectionItem['points'] {
  return (['condition', 'limit', 'inspector'] as const).map((part) => ({
    label: criterionPartNames[part],
    text: filled(criterion[part]),
  }));
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
