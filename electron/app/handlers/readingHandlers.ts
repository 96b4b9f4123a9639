import type { Content } from '../../../shared/content/content';
import type { FileRef } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { startProject } from '../../../shared/project/startProject';
import { readProblems } from '../../../shared/reading/reconcile';
import { fitsProject, requirementsFromDocument } from '../../../shared/reading/takeOver';
import type { ProjectStore } from '../../storage/projectStore';
import type { DocumentTask, TaskResults } from '../../worker/documentTask';
import { runDocumentTask } from '../../worker/runDocumentTask';
import { documentBytes } from '../documentBytes';
import type { FileTokens } from '../fileTokens';
import type { Host } from '../host';
import type { Job, Jobs } from '../jobs';
import type { Handlers } from '../router';

export type ReadingHandlers = Pick<
  Handlers,
  'wordDocument.read' | 'wordDocument.reconcile' | 'project.createFromDocument'
>;

export interface ReadingWork {
  host: Pick<Host, 'workerFile'>;
  tokens: FileTokens;
  jobs: Jobs;
  contentNow: () => Result<Content>;
  store: ProjectStore;
  newId: () => string;
}

/** Requirements coming back from Word documents. Reading and comparing run off the main thread. */
export function readingHandlers({
  host,
  tokens,
  jobs,
  contentNow,
  store,
  newId,
}: ReadingWork): ReadingHandlers {
  async function work<K extends 'read' | 'reconcile'>(
    file: string,
    job: Job,
    taskFor: (bytes: Uint8Array, fileName: string) => Extract<DocumentTask, { kind: K }>,
  ): Promise<Result<{ file: FileRef; result: TaskResults[K] & { ok: true } }>> {
    const found = tokens.file(file);
    if (!found.ok) return found;
    const bytes = await documentBytes(found.value);
    if (!bytes.ok) return bytes;
    const { name } = found.value;
    const sizeBytes = bytes.value.length;
    const result = await runDocumentTask<K>(taskFor(bytes.value, name), {
      workerFile: host.workerFile,
      onProgress: job.report,
      signal: job.signal,
    });
    if (!result.ok) return result;
    return ok({ file: { token: file, name, sizeBytes }, result: result as TaskResults[K] & { ok: true } });
  }

  const read = (file: string, job: Job) =>
    work<'read'>(file, job, (bytes, fileName) => ({ kind: 'read', bytes, fileName }));

  return {
    'wordDocument.read': ({ file, jobId }) =>
      jobs.run(jobId, async (job) => {
        const done = await read(file, job);
        return done.ok ? ok({ file: done.value.file, document: done.value.result.value }) : done;
      }),
    'wordDocument.reconcile': ({ projectId, file, jobId }) =>
      jobs.run(jobId, async (job) => {
        const stored = await store.read(projectId);
        if (!stored.ok) return stored;
        const { project, revision } = stored.value;
        const done = await work<'reconcile'>(file, job, (bytes, fileName) => ({
          kind: 'reconcile',
          bytes,
          fileName,
          project,
        }));
        return done.ok
          ? ok({ file: done.value.file, revision, reconciliation: done.value.result.value })
          : done;
      }),
    'project.createFromDocument': ({ facts, file, jobId }) =>
      jobs.run(jobId, async (job) => {
        const content = contentNow();
        if (!content.ok) return content;
        const done = await read(file, job);
        if (!done.ok) return done;
        const document = done.value.result.value;
        const usable = document.requirements.filter(fitsProject);
        if (usable.length === 0) return fail({ type: 'noRequirementsFound', fileName: done.value.file.name });
        const started = startProject({ facts, content: content.value, templateIds: [], id: newId(), newId });
        const project = { ...started, ...requirementsFromDocument(usable, started, newId) };
        const created = await store.create(project, { isSample: false });
        if (!created.ok) return created;
        const problems = readProblems(document);
        return ok({ ...created.value, requirementCount: usable.length, problems });
      }),
  };
}
