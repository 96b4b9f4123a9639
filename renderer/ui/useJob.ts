import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../shared/ipc/failure';
import { api } from '../api';

export interface JobProgressState {
  done: number;
  total: number;
  label: string;
}

/**
 * One piece of long work at a time: `run` gives it an id, `progress` follows it, `cancel` asks the host to stop it.
 * Work still running when the component goes away is cancelled.
 */
export function useJob() {
  const [progress, setProgress] = useState<JobProgressState | null>(null);
  const jobId = useRef<string | null>(null);

  const cancel = useCallback(() => {
    if (jobId.current) void api.call('job.cancel', { jobId: jobId.current });
  }, []);

  useEffect(() => {
    const stop = api.on('job.progress', (payload) => {
      if (payload.jobId === jobId.current) setProgress(payload);
    });
    return () => {
      stop();
      cancel();
    };
  }, [cancel]);

  const run = useCallback(async <T>(work: (jobId: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const id = crypto.randomUUID();
    jobId.current = id;
    setProgress({ done: 0, total: 0, label: '' });
    try {
      return await work(id);
    } finally {
      jobId.current = null;
      setProgress(null);
    }
  }, []);

  return { progress, isRunning: progress !== null, run, cancel };
}
