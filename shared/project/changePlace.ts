import type { Operation } from './operations';

export const changeAreas = [
  '사업 정보',
  '요구사항',
  '목차·본문',
  '평가표',
  '자가진단',
  '활동',
  '감리·검사',
  '점검 결과',
  '증빙',
  '사업 전체',
] as const;
export type ChangeArea = (typeof changeAreas)[number];

/** Where in the project a change was made; `id` names the one thing it concerns, if there is only one. */
export interface ChangePlace {
  area: ChangeArea;
  id: string | null;
}

/** Every place a change of several operations touched, each once, in their order. */
export function changePlaces(operations: readonly Operation[]): ChangePlace[] {
  const places = new Map<string, ChangePlace>();
  for (const operation of operations)
    for (const place of operationPlaces(operation)) places.set(`${place.area} ${place.id}`, place);
  return [...places.values()];
}

/** The place of a change of several operations; of different areas it is `사업 전체`. */
export function changePlace(operations: readonly Operation[]): ChangePlace {
  const places = operations.map(operationPlace);
  const [first] = places;
  if (!first || places.some((one) => one.area !== first.area)) return { area: '사업 전체', id: null };
  return places.every((one) => one.id === first.id) ? first : { area: first.area, id: null };
}

function operationPlaces(operation: Operation): ChangePlace[] {
  switch (operation.type) {
    case 'addRequirements':
      return operation.items.map((one) => requirements([one.requirement.id]));
    case 'removeRequirements':
      return operation.ids.map((id) => requirements([id]));
    case 'renumberRequirements':
      return Object.keys(operation.numbers).map((id) => requirements([id]));
    default:
      return [operationPlace(operation)];
  }
}

function operationPlace(operation: Operation): ChangePlace {
  switch (operation.type) {
    case 'editFacts':
      return { area: '사업 정보', id: null };
    case 'addRequirements':
      return requirements(operation.items.map((one) => one.requirement.id));
    case 'removeRequirements':
      return requirements(operation.ids);
    case 'editRequirement':
    case 'moveRequirement':
      return requirements([operation.id]);
    case 'renumberRequirements':
      return requirements(Object.keys(operation.numbers));
    case 'editCategories':
    case 'editNumbering':
      return { area: '요구사항', id: null };
    case 'editChapter':
    case 'moveChapter':
      return { area: '목차·본문', id: operation.id };
    case 'addSection':
      return { area: '목차·본문', id: operation.section.id };
    case 'removeSection':
    case 'editSection':
      return { area: '목차·본문', id: operation.sectionId };
    case 'answerDiagnosis':
      return { area: '자가진단', id: operation.item };
    case 'answerGate':
      return { area: '자가진단', id: operation.gate };
    case 'markActivity':
      return { area: '활동', id: operation.activityId };
    case 'markInspection':
      return { area: '감리·검사', id: operation.criterionId };
    case 'dismissFinding':
    case 'restoreFinding':
      return { area: '점검 결과', id: operation.findingId };
    case 'addEvidence':
      return evidence(operation.items.map((one) => one.evidence.id));
    case 'removeEvidence':
      return evidence(operation.ids);
    case 'editEvidence':
      return evidence([operation.id]);
    case 'replaceProject':
      return { area: '사업 전체', id: null };
    case 'editLayout':
    case 'editRevisions':
      return { area: '목차·본문', id: null };
    case 'addImage':
      return { area: '목차·본문', id: operation.image.id };
    case 'removeImage':
      return { area: '목차·본문', id: operation.id };
    case 'editEvaluation':
      return { area: '평가표', id: null };
  }
}

function requirements(ids: readonly string[]): ChangePlace {
  return { area: '요구사항', id: ids.length === 1 ? (ids[0] ?? null) : null };
}

function evidence(ids: readonly string[]): ChangePlace {
  return { area: '증빙', id: ids.length === 1 ? (ids[0] ?? null) : null };
}
