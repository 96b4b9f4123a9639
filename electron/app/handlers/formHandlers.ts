import path from 'node:path';
import type { Content } from '../../../shared/content/content';
import type { Input } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { localDay } from '../../../shared/korean/days';
import type { Project } from '../../../shared/project/project';
import type { KeptForms } from '../../storage/keptForms';
import { readFileSafely } from '../../storage/readFileSafely';
import { replaceFile } from '../../storage/replaceFile';
import { sha256 as digestOf } from '../../storage/sha256';
import type { FormTask } from '../../worker/documentTask';
import { runDocumentTask } from '../../worker/runDocumentTask';
import { documentBytes } from '../documentBytes';
import type { FileTokens } from '../fileTokens';
import type { Host } from '../host';
import { isSameFile } from '../isSameFile';
import type { Jobs } from '../jobs';
import type { Handlers } from '../router';

export type FormHandlers = Pick<
  Handlers,
  'form.survey' | 'form.fill' | 'form.list' | 'form.keep' | 'form.rename' | 'form.remove'
>;

export interface FormHandlerWork {
  host: Pick<Host, 'workerFile'>;
  tokens: FileTokens;
  jobs: Jobs;
  contentNow: () => Result<Content>;
  forms: KeptForms;
  readProject(projectId: string): Promise<Result<Project>>;
  now: () => Date;
}

interface FoundForm {
  fileName: string;
  bytes: Uint8Array;
  /** Where it lies, if that is known. */
  path: string | null;
}

/** Filling forms, which changes neither the project nor the form, and the forms kept on this PC. */
export function formHandlers({
  host,
  tokens,
  jobs,
  contentNow,
  forms,
  readProject,
  now,
}: FormHandlerWork): FormHandlers {
  async function findForm(form: Input<'form.fill'>['form']): Promise<Result<FoundForm>> {
    if (form.kind === 'kept') {
      const kept = await forms.read(form.formId);
      if (!kept.ok) return kept;
      return ok({ fileName: kept.value.form.fileName, bytes: kept.value.bytes, path: null });
    }
    const found = tokens.file(form.file);
    if (!found.ok) return found;
    const bytes = await documentBytes(found.value);
    if (!bytes.ok) return bytes;
    const place = 'path' in found.value ? found.value.path : null;
    return ok({ fileName: found.value.name, bytes: bytes.value, path: place });
  }

  async function prepare({
    projectId,
    form,
    values,
  }: Pick<Input<'form.fill'>, 'projectId' | 'form' | 'values'>): Promise<
    Result<{ form: FoundForm; sha256: string; task: FormTask }>
  > {
    const content = contentNow();
    if (!content.ok) return content;
    const project = await readProject(projectId);
    if (!project.ok) return project;
    const found = await findForm(form);
    if (!found.ok) return found;
    const { bytes, fileName } = found.value;
    const { requirementTemplates, stages } = content.value;
    const task = {
      bytes,
      fileName,
      project: project.value,
      content: { requirementTemplates, stages },
      today: localDay(now()),
      values,
    };
    return ok({ form: found.value, sha256: digestOf(bytes), task });
  }

  return {
    'form.survey': ({ jobId, ...given }) =>
      jobs.run(jobId, async (job) => {
        const prepared = await prepare(given);
        if (!prepared.ok) return prepared;
        const { form, sha256, task } = prepared.value;
        const survey = await runDocumentTask(
          { kind: 'surveyForm', ...task },
          { workerFile: host.workerFile, onProgress: job.report, signal: job.signal },
        );
        return survey.ok ? ok({ ...survey.value, fileName: form.fileName, sha256 }) : survey;
      }),

    'form.fill': ({ jobId, sha256, target, ...given }) =>
      jobs.run(jobId, async (job) => {
        const output = tokens.target(target);
        if (!output.ok) return output;
        const prepared = await prepare(given);
        if (!prepared.ok) return prepared;
        const { form, task } = prepared.value;
        if (prepared.value.sha256 !== sha256) return fail({ type: 'fileChanged', fileName: form.fileName });
        if (await isForm(output.value, form))
          return fail({ type: 'wouldOverwriteInput', fileName: path.basename(output.value) });
        const filled = await runDocumentTask(
          { kind: 'fillForm', ...task },
          { workerFile: host.workerFile, onProgress: job.report, signal: job.signal },
        );
        if (!filled.ok) return filled;
        const { bytes, notes, placeholders } = filled.value;
        const isCancelled = () => job.signal.aborted;
        const written = await replaceFile(output.value, bytes, { isCancelled });
        if (!written.ok) return written;
        const file = tokens.giveSaved(output.value, written.value.sizeBytes);
        return ok({ file, ...written.value, notes, placeholders });
      }),

    'form.list': () => forms.list(),
    'form.keep': async ({ file, name, agency }) => {
      const found = tokens.file(file);
      return found.ok ? forms.keep(found.value, { name, agency }) : found;
    },
    'form.rename': ({ formId, name, agency }) => forms.rename(formId, { name, agency }),
    'form.remove': ({ formId }) => forms.remove(formId),
  };
}

/** Whether writing there would replace the form. A dropped or kept one has no path, so its bytes decide. */
async function isForm(target: string, form: FoundForm): Promise<boolean> {
  if (form.path !== null && (await isSameFile(form.path, target))) return true;
  const there = await readFileSafely(target, { limitBytes: form.bytes.length });
  return there.ok && Buffer.compare(there.value, form.bytes) === 0;
}
