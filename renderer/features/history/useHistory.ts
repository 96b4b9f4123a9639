import { useEffect, useRef, useState } from 'react';
import type { ChangesSince } from '../../../shared/history/changesSince';
import type { HistoryFilter } from '../../../shared/history/historyFilter';
import type { ProjectHistory } from '../../../shared/ipc/calls';
import type { Failure, Result } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { useProject } from '../../stores/projectStore';
import type { SincePoint } from './historyStore';

export const recordsPerPage = 100;

interface Asked<T> {
  value: T | null;
  failure: Failure | null;
  isAsking: boolean;
}

/** A page of the history; what was shown stays until the answer is there. Asked again after every saved change. */
export function useHistory(projectId: string, filter: HistoryFilter, skip: number): Asked<ProjectHistory> {
  return useAnswer(JSON.stringify([projectId, filter, skip]), () =>
    api.call('project.history', { projectId, filter, skip, limit: recordsPerPage }),
  );
}

export function useChangesSince(projectId: string, since: SincePoint | null): Asked<ChangesSince> {
  return useAnswer(since && JSON.stringify([projectId, since]), () => {
    const point = since && 'at' in since ? { at: since.at } : { revision: since?.revision ?? 0 };
    return api.call('history.changesSince', { projectId, since: point });
  });
}

function useAnswer<T>(question: string | null, ask: () => Promise<Result<T>>): Asked<T> {
  const savedAt = useProject((state) => state.savedAt);
  // A project open for reading only changes when it is read again.
  const readAgain = useProject((state) => (state.readOnly === null ? null : state.project));
  const [answer, setAnswer] = useState<Asked<T>>({ value: null, failure: null, isAsking: true });
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change saved here or read again is a reason to ask again
  useEffect(() => {
    if (question === null) return setAnswer({ value: null, failure: null, isAsking: false });
    let isWanted = true;
    setAnswer((before) => ({ ...before, isAsking: true }));
    void latest.current().then((result) => {
      if (!isWanted) return;
      setAnswer(
        result.ok
          ? { value: result.value, failure: null, isAsking: false }
          : { value: null, failure: result.failure, isAsking: false },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [question, savedAt, readAgain]);
  return answer;
}
