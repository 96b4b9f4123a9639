import type { Content } from '../content/content';
import type { Attachment } from '../evidence/evidence';
import { inspectionItems, roundNames } from '../inspection/inspectionItems';
import { stageProgress } from '../lifecycle/progress';
import type { InspectionRound, Project } from '../project/project';
import { inPrintingOrder } from '../requirement/numbering';
import { type Requirement, requirementNumber } from '../requirement/requirement';

/** What forms are filled from. */
export interface FormSource {
  project: Project;
  content: Pick<Content, 'stages'>;
  /** Calendar day `YYYY-MM-DD` on which the form is filled. */
  today: string;
}

export function cardsOf({ project }: FormSource): Requirement[] {
  return inPrintingOrder(project.requirements, project.categories);
}

export function numberOf(card: Requirement, { project }: FormSource): string {
  return requirementNumber(card, project.numbering.digits);
}

/** Each 산출물 once, with the numbers of the requirements that ask for it. */
export function deliverablesOf(source: FormSource): { name: string; numbers: string[] }[] {
  const numbersByName = new Map<string, string[]>();
  for (const card of cardsOf(source))
    for (const name of card.deliverables) {
      if (name.trim() === '') continue;
      numbersByName.set(name, [...(numbersByName.get(name) ?? []), numberOf(card, source)]);
    }
  return [...numbersByName].map(([name, numbers]) => ({ name, numbers }));
}

export const itemsOf = (round: InspectionRound, { project }: FormSource) => inspectionItems(project, round);

export function activitiesOf({ project, content }: FormSource) {
  return stageProgress(project, content.stages).flatMap((stage) =>
    stage.steps.flatMap((step) =>
      step.activities.map((activity) => ({ ...activity, stageName: stage.name, stepName: step.name })),
    ),
  );
}

/** Where a piece of evidence belongs, in words; the thing may be gone. */
export function attachedToText(place: Attachment, source: FormSource): string {
  const { project } = source;
  switch (place.kind) {
    case 'project':
      return '사업 전체';
    case 'activity':
      return activitiesOf(source).find(({ id }) => id === place.activityId)?.name ?? '지금은 없는 활동';
    case 'requirement': {
      const card = project.requirements.find(({ id }) => id === place.requirementId);
      return card ? numberOf(card, source) : '지금은 없는 요구사항';
    }
    case 'inspection': {
      const card = project.requirements.find(({ acceptanceCriteria }) =>
        acceptanceCriteria.some(({ id }) => id === place.criterionId),
      );
      return `${roundNames[place.round]} ${card ? numberOf(card, source) : '지금은 없는 검수기준'}`;
    }
  }
}
