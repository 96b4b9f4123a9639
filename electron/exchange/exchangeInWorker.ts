import { runDocumentTask } from '../worker/runDocumentTask';
import type { ExchangeWork } from './exchangeWork';

/** Done in a thread of its own, so that the main side goes on answering. */
export function exchangeInWorker(workerFile: string): ExchangeWork {
  return {
    open: (bytes, fileName, password) =>
      runDocumentTask<'openProjectFile'>(
        { kind: 'openProjectFile', bytes, fileName, password },
        { workerFile },
      ),
    compare: (home, file) =>
      runDocumentTask<'compareProjects'>({ kind: 'compareProjects', home, file }, { workerFile }),
    pack: (home, fileName, options) =>
      runDocumentTask<'packProjectFile'>(
        { kind: 'packProjectFile', home, fileName, options },
        { workerFile },
      ),
  };
}
