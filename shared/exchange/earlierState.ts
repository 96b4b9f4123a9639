import { fail, ok, type Result } from '../ipc/failure';
import { applyOperations } from '../project/applyOperation';
import type { Project } from '../project/project';
import type { HistoryEntry, Place } from './history';

export interface StateInHistory {
  project: Project;
  place: Place | null;
  /** The changes that lead to it, oldest first. */
  history: HistoryEntry[];
}

/** The project as it was after change number `revision`, worked out backwards from its present state. */
export function earlierState(state: StateInHistory, revision: number): Result<StateInHistory> {
  const { place, history } = state;
  const first = history[0]?.record.revision ?? (place?.revision ?? 0) + 1;
  if (!place || revision > place.revision || revision < first - 1) {
    const range = place ? `${first - 1}부터 ${place.revision}까지 고를 수 있어요.` : '변경 기록이 없어요.';
    return fail({
      type: 'invalidInput',
      problems: [{ path: 'revision', message: `그 시점의 기록이 파일에 없어요. ${range}` }],
    });
  }
  const kept = history.length - (place.revision - revision);
  let { project } = state;
  for (const { record } of history.slice(kept).reverse()) {
    const undone = applyOperations(project, record.inverses);
    if (!undone.ok) return undone;
    project = undone.value.project;
  }
  const link = history[kept]?.record.previous ?? place.link;
  return ok({ project, place: { revision, link }, history: history.slice(0, kept) });
}
