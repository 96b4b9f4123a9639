import path from 'node:path';
import type { Content } from '../../../shared/content/content';
import type { Input, Saved } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import type { Project } from '../../../shared/project/project';
import { requirementsFromTemplates } from '../../../shared/requirement/fromTemplate';
import { readFileSafely } from '../../storage/readFileSafely';
import { replaceFile } from '../../storage/replaceFile';
import type { DocumentTask, WrittenDocument } from '../../worker/documentTask';
import { runDocumentTask } from '../../worker/runDocumentTask';
import type { FileTokens, ReadableFile } from '../fileTokens';
import type { Host } from '../host';
import { isSameFile } from '../isSameFile';
import type { Job, Jobs } from '../jobs';
import type { Handlers } from '../router';

/** Largest Word document read, as dropped files. */
const documentLimitBytes = 64_000_000;

export type DocumentHandlers = Pick<
  Handlers,
  'rfp.exportDocx' | 'wordDocument.inspect' | 'wordDocument.inject' | 'job.cancel'
>;

export interface DocumentWork {
  host: Host;
  tokens: FileTokens;
  jobs: Jobs;
  content: Result<Content>;
  readProject(projectId: string): Promise<Result<Project>>;
  newId: () => string;
}

export function documentHandlers({
  host,
  tokens,
  jobs,
  content,
  readProject,
  newId,
}: DocumentWork): DocumentHandlers {
  /** Does the task and puts its bytes in the target's place; until then the old file is untouched. */
  async function write(
    task: Extract<DocumentTask, { kind: 'export' | 'inject' }>,
    target: string,
    job: Job,
  ): Promise<Result<Saved>> {
    const written: Result<WrittenDocument> = await runDocumentTask(task, {
      workerFile: host.workerFile,
      onProgress: job.report,
      signal: job.signal,
    });
    if (!written.ok) return written;
    const replaced = await replaceFile(target, written.value.bytes, {
      isCancelled: () => job.signal.aborted,
    });
    if (!replaced.ok) return replaced;
    const { sizeBytes, sha256 } = replaced.value;
    return ok({ file: tokens.giveSaved(target, sizeBytes), sizeBytes, sha256, notes: written.value.notes });
  }

  async function cardsFor(
    source: Input<'wordDocument.inject'>['source'],
  ): Promise<Result<Pick<Extract<DocumentTask, { kind: 'inject' }>, 'project' | 'requirementIds'>>> {
    if (source.kind === 'project') {
      const project = await readProject(source.projectId);
      if (!project.ok) return project;
      const { requirements, categories, numbering } = project.value;
      return ok({ project: { requirements, categories, numbering }, requirementIds: source.requirementIds });
    }
    if (!content.ok) return content;
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
    return ok({ project: { requirements, categories, numbering: blank.numbering }, requirementIds: null });
  }

  return {
    'rfp.exportDocx': ({ projectId, target, jobId }) =>
      jobs.run(jobId, async (job) => {
        const file = tokens.target(target);
        if (!file.ok) return file;
        const project = await readProject(projectId);
        if (!project.ok) return project;
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
      const bytes = await bytesOf(found.value);
      if (!bytes.ok) return bytes;
      const outline = await runDocumentTask(
        { kind: 'inspect', bytes: bytes.value, fileName: found.value.name },
        { workerFile: host.workerFile },
      );
      if (!outline.ok) return outline;
      const ref = { token: file, name: found.value.name, sizeBytes: bytes.value.length };
      return ok({ file: ref, ...outline.value });
    },

    'wordDocument.inject': ({ file, source, place, target, jobId }) =>
      jobs.run(jobId, async (job) => {
        const input = tokens.file(file);
        if (!input.ok) return input;
        const output = tokens.target(target);
        if (!output.ok) return output;
        const cards = await cardsFor(source);
        if (!cards.ok) return cards;
        const bytes = await bytesOf(input.value);
        if (!bytes.ok) return bytes;
        if (await isInput(output.value, input.value, bytes.value)) {
          return fail({ type: 'wouldOverwriteInput', fileName: path.basename(output.value) });
        }
        const task = {
          kind: 'inject',
          bytes: bytes.value,
          fileName: input.value.name,
          ...cards.value,
          place,
        } as const;
        return write(task, output.value, job);
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

async function bytesOf(file: ReadableFile): Promise<Result<Uint8Array>> {
  return 'bytes' in file ? ok(file.bytes) : readFileSafely(file.path, { limitBytes: documentLimitBytes });
}
