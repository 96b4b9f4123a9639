import type { Stage, StageId } from '../content/content';
import type { Project } from '../project/project';
import { type ActivityStatus, isOpen, isSettled, markOf } from './activityMarks';

export interface NextActivity {
  stageId: StageId;
  stageName: string;
  activityId: string;
  name: string;
  status: ActivityStatus;
  optional: boolean;
  /** Why it is next, a Korean sentence. */
  reason: string;
}

/**
 * 다음 할 일, most pressing first: what is in progress, then the rest of the first open stage in the order of the guide.
 * 감리 runs beside 개발·구축, so while 개발·구축 is the open stage the first open 감리 activity is offered too.
 */
export function nextActivities(
  project: Pick<Project, 'activities'>,
  stages: readonly Stage[],
  limit = 5,
): NextActivity[] {
  const everything = stages.flatMap((stage) =>
    stage.steps.flatMap((step) =>
      step.activities.map((activity) => ({ stage, activity, mark: markOf(project, activity.id) })),
    ),
  );
  const open = everything.filter((one) => isOpen(one.activity, one.mark));
  const current = open[0]?.stage;
  if (!current) return [];

  const picked: NextActivity[] = [];
  const pick = (one: (typeof everything)[number], reason: string) => {
    if (picked.some((already) => already.activityId === one.activity.id)) return;
    picked.push({
      stageId: one.stage.id,
      stageName: one.stage.name,
      activityId: one.activity.id,
      name: one.activity.name,
      status: one.mark.status,
      optional: one.activity.optional,
      reason,
    });
  };

  for (const one of open) if (one.mark.status === '진행') pick(one, '이미 진행하고 있어요.');
  const firstWaiting = open.find((one) => one.stage.id === current.id && one.mark.status !== '진행');
  if (firstWaiting) pick(firstWaiting, `${current.name} 단계에서 남은 첫 할 일이에요.`);
  if (current.id === 'delivery') {
    const audit = open.find((one) => one.stage.id === 'audit' && one.mark.status !== '진행');
    if (audit) pick(audit, '감리는 개발·구축과 나란히 진행해요.');
  }
  for (const one of everything) {
    if (one.stage.id !== current.id || isSettled(one.mark)) continue;
    pick(one, one.activity.optional ? '필요할 때만 해요.' : `${current.name} 단계에 남은 일이에요.`);
  }
  return picked.slice(0, limit);
}
