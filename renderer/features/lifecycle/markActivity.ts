import { isSettled, markOf } from '../../../shared/lifecycle/activityMarks';
import type { ActivityMark } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { tellFailure } from '../../text/tellFailure';
import { today } from '../../ui';

/** Changes part of an activity's mark; what is not named stays as it is now, not as it was when a field was drawn. */
export async function markActivity(activityId: string, changes: Partial<ActivityMark>): Promise<void> {
  const { project, apply } = useProject.getState();
  if (!project) return;
  const before = markOf(project, activityId);
  const mark = { ...before, ...changes };
  const applied = await apply([{ type: 'markActivity', activityId, mark }]);
  if (!applied.ok) tellFailure(applied.failure);
}

/** The date that goes with a new status: a settled activity is dated today, an open one carries no old 완료일. */
export function dateWith(status: ActivityMark['status'], before: ActivityMark): string | null {
  const settles = status === '완료' || status === '해당없음';
  if (settles) return isSettled(before) ? before.date : today();
  return isSettled(before) ? null : before.date;
}
