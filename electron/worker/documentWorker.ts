import { parentPort, workerData } from 'node:worker_threads';
import { fillForm, surveyForm } from '../../shared/docx/fillForm';
import { injectIntoDocx, previewInjection } from '../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../shared/docx/inspectDocx';
import { compareInsertions, updateInsertions } from '../../shared/docx/updateInsertions';
import { Cancelled } from '../../shared/docx/writeDocx';
import { formAnswers } from '../../shared/form/formAnswer';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { writePaper } from '../../shared/paper/buildPaper';
import { surveyPapers } from '../../shared/paper/surveyPapers';
import { readDocument } from '../../shared/reading/readDocument';
import { type Reconciliation, reconcile } from '../../shared/reading/reconcile';
import type { Requirement } from '../../shared/requirement/requirement';
import { allParts, insertableName, insertableParts } from '../../shared/rfp/insertable';
import { writeRfp } from '../../shared/rfp/writeRfp';
import { refuseConnections } from '../app/refuseConnections';
import { exchangeWork } from '../exchange/exchangeWork';
import type {
  DocumentTask,
  InjectionTask,
  Progress,
  TaskResults,
  WorkerInput,
  WorkerMessage,
  WrittenDocument,
} from './documentTask';
import { withCards } from './handOver';
import { insertionsOf } from './insertionsOf';

refuseConnections();

const { task, cardCount, cancelFlag } = workerData as WorkerInput;
const flag = new Int32Array(cancelFlag);

void work();

async function work(): Promise<void> {
  let result: Result<unknown>;
  try {
    result = await perform(withCards(task, await theCards()));
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    result = fail({ type: 'cancelled' });
  }
  tell({ type: 'done', result });
}

/** The cards of the project, which are handed over a few at a time. */
function theCards(): Promise<Requirement[]> {
  const cards: Requirement[] = [];
  return new Promise((resolve) => {
    if (cardCount === 0) return resolve(cards);
    parentPort?.on('message', (some: Requirement[]) => {
      cards.push(...some);
      if (cards.length < cardCount) return;
      // A port that is listened to keeps the thread alive.
      parentPort?.removeAllListeners('message');
      resolve(cards);
    });
  });
}

async function perform(given: DocumentTask): Promise<Result<unknown>> {
  switch (given.kind) {
    case 'export':
      return exportRfp(given);
    case 'paper':
      return makePaper(given);
    case 'surveyPapers':
      return ok(surveyPapers(given.project, given.content, given.date));
    case 'inspect':
      return inspectDocx(given.bytes, given.fileName);
    case 'inject':
      return inject(given);
    case 'previewInjection':
      return preview(given);
    case 'compareInsertions':
      return compareInsertions({ ...given, parts: allParts(given.project, given.content) });
    case 'updateInsertions':
      return update(given);
    case 'surveyForm':
      report({ done: 0, total: 1, label: '양식 읽기' });
      return surveyForm({ ...given, answer: formAnswers(given, given.values) });
    case 'fillForm':
      return fill(given);
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

async function makePaper({
  paper,
  project,
  content,
  date,
}: Extract<DocumentTask, { kind: 'paper' }>): Promise<Result<WrittenDocument>> {
  report({ done: 0, total: 1, label: '문서 구성' });
  return ok(
    await writePaper(project, content, paper, {
      date,
      onProgress: (done, total) => report({ done, total, label: 'Word 문서 쓰기' }),
      isCancelled,
    }),
  );
}

function inject(task: InjectionTask): Result<WrittenDocument> {
  report({ done: 0, total: 2, label: '넣을 내용 구성' });
  const insertions = insertionsOf(task);
  if (!insertions.ok) return insertions;
  report({ done: 1, total: 2, label: '문서에 넣기' });
  const { bytes, fileName, tableLook = 'auto', tracking } = task;
  const given = { bytes, fileName, insertions: insertions.value, tableLook };
  const injected = injectIntoDocx({ ...given, ...(tracking && { tracking }) });
  report({ done: 2, total: 2, label: '문서에 넣기' });
  return injected;
}

function update({
  project,
  content,
  tableLook = 'auto',
  tracking,
  ...given
}: Extract<DocumentTask, { kind: 'updateInsertions' }>): Result<WrittenDocument> {
  report({ done: 0, total: 2, label: '넣을 내용 구성' });
  const parts = allParts(project, content);
  report({ done: 1, total: 2, label: '문서 새로 고치기' });
  const updated = updateInsertions({ ...given, parts, tableLook, ...(tracking && { tracking }) });
  report({ done: 2, total: 2, label: '문서 새로 고치기' });
  return updated;
}

function fill(task: Extract<DocumentTask, { kind: 'fillForm' }>): TaskResults['fillForm'] {
  report({ done: 0, total: 1, label: '양식 채우기' });
  const filled = fillForm({
    ...task,
    answer: formAnswers(task, task.values),
    content: (what) => insertableParts(what, task.project, task.content),
    allowUnfilled: true,
  });
  report({ done: 1, total: 1, label: '양식 채우기' });
  return filled;
}

function preview(task: InjectionTask): TaskResults['previewInjection'] {
  const insertions = insertionsOf(task);
  if (!insertions.ok) return insertions;
  const { bytes, fileName, tableLook = 'auto', tracking } = task;
  const given = { bytes, fileName, insertions: insertions.value, tableLook };
  const previewed = previewInjection({ ...given, ...(tracking && { tracking }) });
  if (!previewed.ok) return previewed;
  const named = previewed.value.insertions.map((one) => {
    const what = task.insertions[one.index]?.what;
    return { ...one, name: what ? insertableName(what, task.source.project) : '' };
  });
  return ok({ ...previewed.value, insertions: named });
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
