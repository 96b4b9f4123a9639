import type { Failure } from '../../shared/ipc/failure';
import { explainFailure } from '../../shared/ipc/failureText';
import { type NoticeAction, notify } from '../ui/notify';

/**
 * Shows a failure in the corner: what happened and what to do. A cancelled job is not a problem and says nothing; a conflict
 * has a dialog of its own.
 */
export function tellFailure(failure: Failure, action?: NoticeAction): void {
  if (failure.type === 'cancelled' || failure.type === 'projectConflict') return;
  const { what, todo } = explainFailure(failure);
  notify.problem(what, todo, action);
}
