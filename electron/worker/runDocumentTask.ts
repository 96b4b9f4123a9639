import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { type Failure, fail, type Result } from '../../shared/ipc/failure';
import type { DocumentTask, Progress, TaskResults, WorkerInput, WorkerMessage } from './documentTask';
import { postCards, withoutCards } from './handOver';

/** How long cancelled work may go on to a place where it can stop by itself, before its thread is ended. */
const graceMilliseconds = 1_000;
const usualMemoryLimitMegabytes = 1_024;

export interface RunOptions {
  /** The built document worker. */
  workerFile: string;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
  memoryLimitMegabytes?: number;
}

/**
 * Does the task in a thread of its own. Cancelling gives `cancelled`; a document that needs more than a gigabyte of
 * memory gives `documentTooComplex`. A bug in the task is thrown here.
 */
export async function runDocumentTask<K extends DocumentTask['kind']>(
  task: Extract<DocumentTask, { kind: K }>,
  { workerFile, onProgress, signal, memoryLimitMegabytes = usualMemoryLimitMegabytes }: RunOptions,
): Promise<TaskResults[K]> {
  if (signal?.aborted) return fail({ type: 'cancelled' }) as TaskResults[K];
  // Read here and not by the thread: a packed app's files are inside one archive that only this side can read.
  const source = await readFile(workerFile, 'utf8');
  const cancelFlag = new SharedArrayBuffer(4);
  const { task: rest, cards } = withoutCards(task);
  const workerData: WorkerInput = { task: rest, cardCount: cards.length, cancelFlag };
  const worker = new Worker(source, {
    eval: true,
    workerData,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
  });
  try {
    const result = await new Promise<Result<unknown>>((resolve, reject) => {
      const cancel = () => {
        Atomics.store(new Int32Array(cancelFlag), 0, 1);
        setTimeout(() => resolve(fail({ type: 'cancelled' })), graceMilliseconds).unref();
      };
      signal?.addEventListener('abort', cancel, { once: true });
      if (signal?.aborted) cancel();
      worker.on('message', (message: WorkerMessage) => {
        if (message.type === 'progress') onProgress?.(message.progress);
        else resolve(message.result);
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(outOfMemory(task));
        else reject(error);
      });
      worker.on('exit', (code) => resolve(fail({ type: 'workerFailed', detail: `종료 코드 ${code}` })));
      postCards(cards, (some) => worker.postMessage(some)).catch(reject);
    });
    return (signal?.aborted ? fail({ type: 'cancelled' }) : result) as TaskResults[K];
  } finally {
    await worker.terminate();
  }
}

function outOfMemory(task: DocumentTask): { ok: false; failure: Failure } {
  switch (task.kind) {
    case 'export':
    case 'paper':
    case 'surveyPapers':
    case 'packProjectFile':
    case 'compareProjects':
      return fail({ type: 'workerFailed', detail: '메모리 부족' });
    case 'openProjectFile':
      return fail({
        type: 'projectFileDamaged',
        fileName: task.fileName,
        detail: '안전하게 읽을 수 있는 크기를 넘어요.',
      });
    case 'inspect':
    case 'inject':
    case 'previewInjection':
    case 'compareInsertions':
    case 'updateInsertions':
    case 'surveyForm':
    case 'fillForm':
    case 'read':
    case 'reconcile':
      return fail({ type: 'documentTooComplex', fileName: task.fileName, detail: '메모리 부족' });
  }
}
