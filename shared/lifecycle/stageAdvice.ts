import type { Stage, StageId } from '../content/content';
import { diagnoseProject } from '../diagnosis/diagnose';
import { inspectionSummary, requirementsWithoutCriteria } from '../inspection/inspectionItems';
import type { Project } from '../project/project';
import { forgottenDuties, isOpen, markOf } from './activityMarks';

export interface StageAdvice {
  kind:
    | 'earlierOpen'
    | 'diagnosisOpen'
    | 'criteriaMissing'
    | 'nonconforming'
    | 'notInspected'
    | 'dutyForgotten';
  /** A Korean sentence with the reason. Advice never locks a stage. */
  text: string;
  count: number;
}

/** Stages that come before; 감리 runs beside 개발·구축, so neither waits for the other. */
const stagesBefore: Record<StageId, StageId[]> = {
  planning: [],
  projectPlan: ['planning'],
  selection: ['planning', 'projectPlan'],
  delivery: ['planning', 'projectPlan', 'selection'],
  audit: ['planning', 'projectPlan', 'selection'],
  closing: ['planning', 'projectPlan', 'selection', 'delivery', 'audit'],
};

/** What to know before working in a stage: open work of earlier stages and what the stage rests on. */
export function stageAdvice(project: Project, stages: readonly Stage[], stageId: StageId): StageAdvice[] {
  return [
    ...earlierOpen(project, stages, stageId),
    ...ownGround(project, stageId),
    ...forgottenHere(project, stages, stageId),
  ];
}

function earlierOpen(project: Project, stages: readonly Stage[], stageId: StageId): StageAdvice[] {
  const open = stages
    .filter((stage) => stagesBefore[stageId].includes(stage.id))
    .map((stage) => ({
      name: stage.name,
      count: stage.steps
        .flatMap((step) => step.activities)
        .filter((activity) => isOpen(activity, markOf(project, activity.id))).length,
    }))
    .filter((stage) => stage.count > 0);
  if (open.length === 0) return [];
  const count = open.reduce((sum, stage) => sum + stage.count, 0);
  const where = open.map((stage) => `${stage.name} ${stage.count}건`).join(', ');
  return [
    {
      kind: 'earlierOpen',
      text: `앞 단계에 남은 일이 있어요(${where}). 나중에 되짚기 어려우니 먼저 확인해 보세요.`,
      count,
    },
  ];
}

function ownGround(project: Project, stageId: StageId): StageAdvice[] {
  if (stageId === 'planning' || stageId === 'projectPlan') {
    const { outcome, diagnosis } = diagnoseProject(project);
    if (outcome !== 'gatesOpen' && outcome !== 'undecided') return [];
    return [
      {
        kind: 'diagnosisOpen',
        text: '클라우드 네이티브 적합성 자가진단이 아직 미정이에요. 사업 방향과 예산의 근거가 되니 마저 답해 주세요.',
        count: diagnosis?.unknown ?? 0,
      },
    ];
  }
  if (stageId === 'selection' || stageId === 'audit' || stageId === 'closing') {
    const advice: StageAdvice[] = [];
    const missing = requirementsWithoutCriteria(project).length;
    if (missing > 0) {
      advice.push({
        kind: 'criteriaMissing',
        text: `검수기준이 갖춰지지 않은 요구사항이 ${missing}건 있어요. 계약 뒤에는 기준을 정하기 어려워요.`,
        count: missing,
      });
    }
    if (stageId !== 'selection') advice.push(...inspectionGround(project, stageId));
    return advice;
  }
  return [];
}

function inspectionGround(project: Project, stageId: 'audit' | 'closing'): StageAdvice[] {
  const rounds =
    stageId === 'audit'
      ? [{ round: 'audit', name: '감리 점검표' } as const]
      : [
          { round: 'audit', name: '감리 점검표' } as const,
          { round: 'finalInspection', name: '완료검사 점검표' } as const,
        ];
  return rounds.flatMap(({ round, name }) => {
    const summary = inspectionSummary(project, round);
    const advice: StageAdvice[] = [];
    if (summary.부적합 > 0) {
      advice.push({
        kind: 'nonconforming',
        text: `${name}에 부적합이 ${summary.부적합}건 있어요. 시정조치를 확인하고 판정을 고쳐 주세요.`,
        count: summary.부적합,
      });
    }
    if (summary.미점검 > 0) {
      advice.push({
        kind: 'notInspected',
        text: `${name}에 아직 점검하지 않은 항목이 ${summary.미점검}건 있어요.`,
        count: summary.미점검,
      });
    }
    return advice;
  });
}

function forgottenHere(project: Project, stages: readonly Stage[], stageId: StageId): StageAdvice[] {
  const count = forgottenDuties(project, stages).filter((duty) => duty.stageId === stageId).length;
  if (count === 0) return [];
  return [
    {
      kind: 'dutyForgotten',
      text: `활동은 닫았지만 확인하지 않은 클라우드 네이티브 의무가 ${count}건 있어요.`,
      count,
    },
  ];
}
