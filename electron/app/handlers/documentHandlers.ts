import path from 'node:path';
import type { Content } from '../../../shared/content/content';
import type { Tracking } from '../../../shared/docx/revisions';
import type { Input, Saved } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { localDay } from '../../../shared/korean/days';
import type { Project } from '../../../shared/project/project';
import { requirementsFromTemplates } from '../../../shared/requirement/fromTemplate';
import { nodeFileSystem } from '../../storage/fileSystem';
import { keepNumbered } from '../../storage/keepNumbered';
import { readFileSafely } from '../../storage/readFileSafely';
import { replaceFile } from '../../storage/replaceFile';
import { sha256 as digestOf } from '../../storage/sha256';
import type { DocumentTask, InjectionTask, UpdateTask, WrittenDocument } from '../../worker/documentTask';
import { runDocumentTask } from '../../worker/runDocumentTask';
import { documentBytes, documentLimitBytes } from '../documentBytes';
import type { FileTokens, ReadableFile } from '../fileTokens';
import type { Host } from '../host';
import { isSameFile } from '../isSameFile';
import type { Job, Jobs } from '../jobs';
import type { Handlers } from '../router';

export type DocumentHandlers = Pick<
  Handlers,
  | 'rfp.exportDocx'
  | 'wordDocument.inspect'
  | 'wordDocument.preview'
  | 'wordDocument.inject'
  | 'wordDocument.compare'
  | 'wordDocument.update'
  | 'job.cancel'
>;

export interface DocumentWork {
  host: Host;
  tokens: FileTokens;
  jobs: Jobs;
  contentNow: () => Result<Content>;
  readProject(projectId: string): Promise<Result<Project>>;
  newId: () => string;
  /** Who tracked changes are by. */
  author: () => string;
  now: () => Date;
}

export function documentHandlers({
  host,
  tokens,
  jobs,
  contentNow,
  readProject,
  newId,
  author,
  now,
}: DocumentWork): DocumentHandlers {
  /**
   * Does the task and puts its bytes in the target's place; until then the old file is untouched. `kept` are the bytes the
   * target held when it was read: they stay beside it, and one that holds others by now is left alone.
   */
  async function write(
    task: Extract<DocumentTask, { kind: 'export' | 'inject' | 'updateInsertions' }>,
    target: string,
    job: Job,
    kept: Uint8Array | null = null,
  ): Promise<Result<Saved & { backupName: string | null }>> {
    const written: Result<WrittenDocument> = await runDocumentTask(task, {
      workerFile: host.workerFile,
      onProgress: job.report,
      signal: job.signal,
    });
    if (!written.ok) return written;
    const backup = kept ? await keepOriginal(target, kept) : ok(null);
    if (!backup.ok) return backup;
    const replaced = await replaceFile(target, written.value.bytes, {
      isCancelled: () => job.signal.aborted,
    });
    if (!replaced.ok) {
      if (backup.value !== null)
        await nodeFileSystem.remove(path.join(path.dirname(target), backup.value)).catch(() => undefined);
      return replaced;
    }
    const { sizeBytes, sha256 } = replaced.value;
    const file = tokens.giveSaved(target, sizeBytes);
    return ok({ file, sizeBytes, sha256, notes: written.value.notes, backupName: backup.value });
  }

  async function taskSource(
    source: Input<'wordDocument.inject'>['source'],
  ): Promise<Result<InjectionTask['source']>> {
    const content = contentNow();
    if (!content.ok) return content;
    if (source.kind === 'project') {
      const project = await readProject(source.projectId);
      if (!project.ok) return project;
      const { requirementTemplates } = content.value;
      return ok({ kind: 'project', project: project.value, content: { requirementTemplates } });
    }
    const templates = source.templateIds.map((id) =>
      content.value.requirementTemplates.find((template) => template.id === id),
    );
    const unknown = source.templateIds.filter((_, index) => templates[index] === undefined);
    if (unknown.length > 0) {
      const problems = unknown.map((id) => ({
        path: 'source.templateIds',
        message: `없는 요구사항 서식이에요: ${id}`,
      }));
      return fail({ type: 'invalidInput', problems });
    }
    const blank: Pick<Project, 'requirements' | 'numbering'> = { requirements: [], numbering: { digits: 3 } };
    const requirements = requirementsFromTemplates(
      templates.filter((template) => template !== undefined),
      blank,
      newId,
    );
    const categories = content.value.categories.map(({ code, name }) => ({ code, name }));
    return ok({ kind: 'cards', project: { requirements, categories, numbering: blank.numbering } });
  }

  function trackingFor(projectName: string | null): Tracking {
    const instant = now();
    return { author: author(), at: instant.toISOString(), origin: { projectName, asOf: localDay(instant) } };
  }

  /** Reads the document and what is to go in. */
  async function injectionTask({
    file,
    sha256,
    source,
    insertions,
    tableLook,
    tracked,
  }: Input<'wordDocument.preview'>): Promise<Result<{ input: ReadableFile; task: InjectionTask }>> {
    const input = tokens.file(file);
    if (!input.ok) return input;
    const given = await taskSource(source);
    if (!given.ok) return given;
    const bytes = await documentBytes(input.value);
    if (!bytes.ok) return bytes;
    const fileName = input.value.name;
    if (sha256 !== undefined && digestOf(bytes.value) !== sha256)
      return fail({ type: 'fileChanged', fileName });
    const projectName = given.value.kind === 'project' ? given.value.project.facts.projectName : null;
    const tracking = tracked ? trackingFor(projectName) : undefined;
    const task = { bytes: bytes.value, fileName, source: given.value, insertions, tableLook, tracking };
    return ok({ input: input.value, task });
  }

  async function updateTask({
    file,
    sha256,
    projectId,
  }: Pick<Input<'wordDocument.update'>, 'file' | 'sha256' | 'projectId'>): Promise<
    Result<{ input: ReadableFile; task: UpdateTask }>
  > {
    const source = { kind: 'project', projectId } as const;
    const prepared = await injectionTask({ file, source, insertions: [], ...(sha256 ? { sha256 } : {}) });
    if (!prepared.ok) return prepared;
    const { input, task } = prepared.value;
    if (task.source.kind !== 'project') throw new Error('a project was asked for');
    const { project, content } = task.source;
    return ok({ input, task: { bytes: task.bytes, fileName: task.fileName, project, content } });
  }

  /** Writes a copy, which is never the document read, or the document itself. */
  async function writeTo(
    to: Input<'wordDocument.inject'>['to'],
    task: Extract<DocumentTask, { kind: 'inject' | 'updateInsertions' }>,
    input: ReadableFile,
    job: Job,
  ): Promise<Result<Saved & { backupName: string | null }>> {
    if (to.kind === 'original') {
      if (!('path' in input)) return fail({ type: 'originalUnknown', fileName: input.name });
      return write(task, input.path, job, task.bytes);
    }
    const output = tokens.target(to.target);
    if (!output.ok) return output;
    if (await isInput(output.value, input, task.bytes))
      return fail({ type: 'wouldOverwriteInput', fileName: path.basename(output.value) });
    return write(task, output.value, job);
  }

  return {
    'rfp.exportDocx': ({ projectId, target, jobId }) =>
      jobs.run(jobId, async (job) => {
        const file = tokens.target(target);
        if (!file.ok) return file;
        const project = await readProject(projectId);
        if (!project.ok) return project;
        const content = contentNow();
        if (!content.ok) return content;
        const { requirementTemplates } = content.value;
        const date = new Date().toISOString();
        return write(
          { kind: 'export', project: project.value, content: { requirementTemplates }, date },
          file.value,
          job,
        );
      }),

    'wordDocument.inspect': async ({ file }) => {
      const found = tokens.file(file);
      if (!found.ok) return found;
      const bytes = await documentBytes(found.value);
      if (!bytes.ok) return bytes;
      const outline = await runDocumentTask(
        { kind: 'inspect', bytes: bytes.value, fileName: found.value.name },
        { workerFile: host.workerFile },
      );
      if (!outline.ok) return outline;
      const ref = { token: file, name: found.value.name, sizeBytes: bytes.value.length };
      const sha256 = digestOf(bytes.value);
      return ok({ file: ref, sha256, hasOriginal: 'path' in found.value, ...outline.value });
    },

    'wordDocument.preview': async (input) => {
      const prepared = await injectionTask(input);
      if (!prepared.ok) return prepared;
      return runDocumentTask(
        { kind: 'previewInjection', ...prepared.value.task },
        { workerFile: host.workerFile },
      );
    },

    'wordDocument.inject': ({ to, jobId, ...given }) =>
      jobs.run(jobId, async (job) => {
        const prepared = await injectionTask(given);
        if (!prepared.ok) return prepared;
        const { input, task } = prepared.value;
        return writeTo(to, { kind: 'inject', ...task }, input, job);
      }),

    'wordDocument.compare': async (given) => {
      const prepared = await updateTask(given);
      if (!prepared.ok) return prepared;
      const { task } = prepared.value;
      const compared = await runDocumentTask(
        { kind: 'compareInsertions', ...task },
        { workerFile: host.workerFile },
      );
      return compared.ok ? ok({ ...compared.value, sha256: digestOf(task.bytes) }) : compared;
    },

    'wordDocument.update': ({ to, jobId, changes, add, tableLook, tracked, ...given }) =>
      jobs.run(jobId, async (job) => {
        const prepared = await updateTask(given);
        if (!prepared.ok) return prepared;
        const { input, task } = prepared.value;
        const tracking = tracked ? trackingFor(task.project.facts.projectName) : undefined;
        const update = { kind: 'updateInsertions', ...task, changes, add, tableLook, tracking } as const;
        return writeTo(to, update, input, job);
      }),

    'job.cancel': async ({ jobId }) => {
      jobs.cancel(jobId);
      return ok(null);
    },
  };
}

/** Whether writing to `target` would replace the document read. A dropped one has no path, so its bytes decide. */
async function isInput(target: string, input: ReadableFile, bytes: Uint8Array): Promise<boolean> {
  if ('path' in input && (await isSameFile(input.path, target))) return true;
  const there = await readFileSafely(target, { limitBytes: bytes.length });
  return there.ok && Buffer.compare(there.value, bytes) === 0;
}

async function keepOriginal(target: string, bytes: Uint8Array): Promise<Result<string>> {
  const now = await readFileSafely(target, { limitBytes: documentLimitBytes });
  if (!now.ok) return now;
  if (Buffer.compare(now.value, bytes) !== 0)
    return fail({ type: 'fileChanged', fileName: path.basename(target) });
  return keepNumbered(target, bytes);
}
