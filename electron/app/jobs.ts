import type { Progress } from '../worker/documentTask';
import type { Host } from './host';

export interface Jobs {
  /** Runs the work under a job id the screen chose; `job.progress` events carry that id. */
  run<T>(jobId: string, work: (job: Job) => Promise<T>): Promise<T>;
  cancel(jobId: string): void;
  cancelAll(): void;
}

export interface Job {
  signal: AbortSignal;
  report(progress: Progress): void;
}

/** Keeps track of running work so that it can be cancelled. Cancelling what is not running does nothing. */
export function createJobs(emit: Host['emit']): Jobs {
  const running = new Map<string, AbortController>();
  return {
    async run(jobId, work) {
      running.get(jobId)?.abort();
      const controller = new AbortController();
      running.set(jobId, controller);
      try {
        return await work({
          signal: controller.signal,
          report: (progress) => {
            if (!controller.signal.aborted) emit('job.progress', { jobId, ...progress });
          },
        });
      } finally {
        if (running.get(jobId) === controller) running.delete(jobId);
      }
    },
    cancel: (jobId) => running.get(jobId)?.abort(),
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
