import type { Activity, Stage } from '../content/content';
import type { ActivityMark, Project } from '../project/project';

export type ActivityStatus = ActivityMark['status'];

/** What an activity without a mark looks like. */
export const untouchedMark: ActivityMark = { status: '대기', date: null, memo: '', reason: '' };

export function markOf(project: Pick<Project, 'activities'>, activityId: string): ActivityMark {
  const mark = Object.hasOwn(project.activities, activityId) ? project.activities[activityId] : undefined;
  return mark ?? untouchedMark;
}

export type MarkProblem = { type: 'reasonMissing' };

/** What keeps a mark from counting, or null. 해당없음 without a reason settles nothing. */
export function markProblem(mark: ActivityMark): MarkProblem | null {
  return mark.status === '해당없음' && mark.reason.trim() === '' ? { type: 'reasonMissing' } : null;
}

/** Whether nothing more is asked for the activity itself; its duties are counted apart. */
export function isSettled(mark: ActivityMark): boolean {
  return mark.status === '완료' || (mark.status === '해당없음' && markProblem(mark) === null);
}

/** Whether the activity still keeps its stage open: not settled, and not an untouched 필요시 activity. */
export function isOpen(activity: Pick<Activity, 'optional'>, mark: ActivityMark): boolean {
  if (isSettled(mark)) return false;
  return !(activity.optional && mark.status === '대기');
}

export interface Duty {
  id: string;
  text: string;
  activityId: string;
  activityName: string;
  stageId: Stage['id'];
  isAddressed: boolean;
}

/** Every cloud-native duty of every stage, in order, with whether the officer has confirmed it. */
export function duties(project: Pick<Project, 'activities'>, stages: readonly Stage[]): Duty[] {
  return stages.flatMap((stage) =>
    stage.steps.flatMap((step) =>
      step.activities.flatMap((activity) =>
        activity.cloudNativeDuties.map((duty) => ({
          id: duty.id,
          text: duty.text,
          activityId: activity.id,
          activityName: activity.name,
          stageId: stage.id,
          isAddressed: markOf(project, activity.id).addressedDuties?.includes(duty.id) ?? false,
        })),
      ),
    ),
  );
}

/** Duties nobody has confirmed yet, whatever the status of their activity. */
export function openDuties(project: Pick<Project, 'activities'>, stages: readonly Stage[]): Duty[] {
  return duties(project, stages).filter((duty) => !duty.isAddressed);
}

/** Duties whose activity was closed (완료 or 해당없음) over them: they would be forgotten silently. */
export function forgottenDuties(project: Pick<Project, 'activities'>, stages: readonly Stage[]): Duty[] {
  return openDuties(project, stages).filter((duty) => {
    const { status } = markOf(project, duty.activityId);
    return status === '완료' || status === '해당없음';
  });
}
