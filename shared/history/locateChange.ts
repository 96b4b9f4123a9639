import type { Stage } from '../content/content';
import type { ChangePlace } from '../project/changePlace';
import type { InspectionRound, Project } from '../project/project';
import { requirementNumber } from '../requirement/requirement';

/** A place of the project a screen can show. */
export type ChangeTarget =
  | { kind: 'requirement'; id: string }
  | { kind: 'chapter'; chapterId: string }
  | { kind: 'section'; chapterId: string; sectionId: string }
  | { kind: 'facts' }
  | { kind: 'evaluation' }
  | { kind: 'activity'; id: string }
  | { kind: 'diagnosisItem'; number: number }
  | { kind: 'criterion'; round: InspectionRound; id: string };

export interface LocatedChange {
  /** The name of the one thing that was changed, as it is called now; `null` where there is none to name. */
  name: string | null;
  /** `null` when there is nothing to show any more. */
  target: ChangeTarget | null;
}

const nowhere: LocatedChange = { name: null, target: null };

/** What a change was made to, in the project as it is now. */
export function locateChange(
  { area, id }: ChangePlace,
  project: Project,
  stages: readonly Stage[],
): LocatedChange {
  switch (area) {
    case '사업 정보':
      return { name: null, target: { kind: 'facts' } };
    case '요구사항': {
      if (id === null) return nowhere;
      const card = project.requirements.find((one) => one.id === id);
      if (!card) return { name: '지금은 없는 요구사항', target: null };
      return { name: cardName(card, project), target: { kind: 'requirement', id } };
    }
    case '목차·본문':
      return id === null ? nowhere : locateText(id, project);
    case '감리·검사':
      return id === null ? nowhere : locateCriterion(id, project);
    case '활동': {
      const activity = stages
        .flatMap((stage) => stage.steps.flatMap((step) => step.activities))
        .find((one) => one.id === id);
      return id !== null && activity ? { name: activity.name, target: { kind: 'activity', id } } : nowhere;
    }
    case '자가진단': {
      if (id !== null && /^\d+$/.test(id))
        return { name: `${id}번 항목`, target: { kind: 'diagnosisItem', number: Number(id) } };
      return { name: id === null ? null : '관문', target: { kind: 'diagnosisItem', number: 1 } };
    }
    case '증빙':
      return id === null ? nowhere : locateEvidence(id, project);
    case '평가표':
      return { name: null, target: { kind: 'evaluation' } };
    case '점검 결과':
    case '사업 전체':
      return nowhere;
  }
}

function locateText(id: string, { chapters }: Project): LocatedChange {
  for (const chapter of chapters) {
    if (chapter.id === id) return { name: chapter.title, target: { kind: 'chapter', chapterId: id } };
    const section = chapter.sections.find((one) => one.id === id);
    if (section)
      return {
        name: `${chapter.title} › ${section.title}`,
        target: { kind: 'section', chapterId: chapter.id, sectionId: id },
      };
  }
  return { name: '지금은 없는 절', target: null };
}

function locateCriterion(id: string, project: Project): LocatedChange {
  const { audit, finalInspection } = project.inspections;
  // The record does not say which of the two; where there is a mark is the likelier one.
  const round = audit[id] === undefined && finalInspection[id] !== undefined ? 'finalInspection' : 'audit';
  for (const card of project.requirements) {
    const at = card.acceptanceCriteria.findIndex((one) => one.id === id);
    if (at >= 0)
      return {
        name: `${cardName(card, project)} 검수기준 ${at + 1}`,
        target: { kind: 'criterion', round, id },
      };
  }
  return { name: '지금은 없는 검수기준', target: null };
}

function locateEvidence(id: string, project: Project): LocatedChange {
  const one = project.evidence.find((evidence) => evidence.id === id);
  if (!one) return { name: '지금은 없는 증빙', target: null };
  const { fileName: name, attachedTo } = one;
  switch (attachedTo.kind) {
    case 'inspection':
      return { name, target: { kind: 'criterion', round: attachedTo.round, id: attachedTo.criterionId } };
    case 'activity':
      return { name, target: { kind: 'activity', id: attachedTo.activityId } };
    case 'requirement':
      return { name, target: { kind: 'requirement', id: attachedTo.requirementId } };
    case 'project':
      return { name, target: null };
  }
}

function cardName(card: Project['requirements'][number], project: Project): string {
  const number = requirementNumber(card, project.numbering.digits);
  return card.name.trim() === '' ? number : `${number} ${card.name}`;
}
