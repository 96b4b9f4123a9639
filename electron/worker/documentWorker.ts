import { parentPort, workerData } from 'node:worker_threads';
import { injectIntoDocx } from '../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../shared/docx/inspectDocx';
import { Cancelled } from '../../shared/docx/writeDocx';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { readDocument } from '../../shared/reading/readDocument';
import { type Reconciliation, reconcile } from '../../shared/reading/reconcile';
import { requirementNodes } from '../../shared/rfp/requirementNodes';
import { writeRfp } from '../../shared/rfp/writeRfp';
import { refuseConnections } from '../app/refuseConnections';
import { exchangeWork } from '../exchange/exchangeWork';
import type { DocumentTask, Progress, WorkerInput, WorkerMessage, WrittenDocument } from './documentTask';

refuseConnections();

const { task, cancelFlag } = workerData as WorkerInput;
const flag = new Int32Array(cancelFlag);

void work();

async function work(): Promise<void> {
  let result: Result<unknown>;
  try {
    result = await perform(task);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    result = fail({ type: 'cancelled' });
  }
  tell({ type: 'done', result });
}

async function perform(given: DocumentTask): Promise<Result<unknown>> {
  switch (given.kind) {
    case 'export':
      return exportRfp(given);
    case 'inspect':
      return inspectDocx(given.bytes, given.fileName);
    case 'inject':
      return inject(given);
    case 'read':
      report({ done: 0, total: 1, label: '문서 읽기' });
      return readDocument(given.bytes, given.fileName);
    case 'reconcile':
      return compare(given);
    case 'openProjectFile':
      return exchangeWork.open(given.bytes, given.fileName, given.password);
    case 'compareProjects':
      return exchangeWork.compare(given.home, given.file);
    case 'packProjectFile':
      return exchangeWork.pack(given.home, given.fileName, given.options);
  }
}

async function exportRfp({
  project,
  content,
  date,
}: Extract<DocumentTask, { kind: 'export' }>): Promise<Result<WrittenDocument>> {
  report({ done: 0, total: 1, label: '제안요청서 구성' });
  return ok(
    await writeRfp(project, content, {
      date,
      onProgress: (done, total) => report({ done, total, label: 'Word 문서 쓰기' }),
      isCancelled,
    }),
  );
}

function inject({
  bytes,
  fileName,
  project,
  requirementIds,
  place,
}: Extract<DocumentTask, { kind: 'inject' }>): Result<WrittenDocument> {
  report({ done: 0, total: 2, label: '요구사항 상세표 구성' });
  const nodes = requirementNodes(project, requirementIds);
  report({ done: 1, total: 2, label: '문서에 넣기' });
  const injected = injectIntoDocx({ bytes, fileName, nodes, place });
  report({ done: 2, total: 2, label: '문서에 넣기' });
  return injected;
}

function compare({
  bytes,
  fileName,
  project,
}: Extract<DocumentTask, { kind: 'reconcile' }>): Result<Reconciliation> {
  report({ done: 0, total: 2, label: '문서 읽기' });
  const document = readDocument(bytes, fileName);
  if (!document.ok) return document;
  report({ done: 1, total: 2, label: '사업과 견주기' });
  return ok(reconcile(project, document.value));
}

function isCancelled(): boolean {
  return Atomics.load(flag, 0) !== 0;
}

function report(progress: Progress): void {
  if (isCancelled()) throw new Cancelled();
  tell({ type: 'progress', progress });
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
