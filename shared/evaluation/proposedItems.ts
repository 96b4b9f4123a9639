import type { Content } from '../content/content';
import type { Project } from '../project/project';
import { inPrintingOrder } from '../requirement/numbering';
import type { Requirement } from '../requirement/requirement';
import type { EvaluationItem } from './evaluation';

export interface ProposedItem extends Omit<EvaluationItem, 'id'> {
  requirementId: string;
}

/**
 * Cloud-native cards with a 평가 질문 that no item of the 평가표 stands for yet, as items of one point to be weighed by the
 * officer. A card counts as cloud-native by the library item it came from, else by its 분류 코드 CSR.
 */
export function proposedItems(
  project: Pick<Project, 'requirements' | 'categories' | 'evaluation'>,
  content: Pick<Content, 'requirementTemplates'>,
): ProposedItem[] {
  const cloudNative = new Set(
    content.requirementTemplates.filter((one) => one.isCloudNative).map((one) => one.id),
  );
  const isCloudNative = (card: Requirement) =>
    card.origin && content.requirementTemplates.some((one) => one.id === card.origin?.templateId)
      ? cloudNative.has(card.origin.templateId)
      : card.categoryCode === 'CSR';
  const used = new Set(
    project.evaluation?.areas.flatMap((area) => area.items.flatMap((one) => one.requirementId ?? [])),
  );
  return inPrintingOrder(project.requirements, project.categories)
    .filter((card) => isCloudNative(card) && card.evaluationQuestion.trim() !== '' && !used.has(card.id))
    .map((card) => ({
      name: card.name.slice(0, 200),
      points: 1,
      kind: '정성',
      content: card.evaluationQuestion,
      requirementId: card.id,
    }));
}
