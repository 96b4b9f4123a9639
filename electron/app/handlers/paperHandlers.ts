import type { Content } from '../../../shared/content/content';
import { ok, type Result } from '../../../shared/ipc/failure';
import type { PaperContent } from '../../../shared/paper/buildPaper';
import type { Project } from '../../../shared/project/project';
import { replaceFile } from '../../storage/replaceFile';
import { runDocumentTask } from '../../worker/runDocumentTask';
import type { FileTokens } from '../fileTokens';
import type { Host } from '../host';
import type { Jobs } from '../jobs';
import type { Handlers } from '../router';

export type PaperHandlers = Pick<Handlers, 'paper.list' | 'paper.make'>;

export interface PaperWork {
  host: Host;
  tokens: FileTokens;
  jobs: Jobs;
  contentNow: () => Result<Content>;
  readProject(projectId: string): Promise<Result<Project>>;
}

export function paperHandlers({ host, tokens, jobs, contentNow, readProject }: PaperWork): PaperHandlers {
  async function ingredients(
    projectId: string,
  ): Promise<Result<{ project: Project; content: PaperContent; date: string }>> {
    const content = contentNow();
    if (!content.ok) return content;
    const project = await readProject(projectId);
    if (!project.ok) return project;
    const { documents, requirementTemplates } = content.value;
    const date = new Date().toISOString();
    return ok({ project: project.value, content: { documents, requirementTemplates }, date });
  }

  return {
    'paper.list': async ({ projectId }) => {
      const given = await ingredients(projectId);
      if (!given.ok) return given;
      return runDocumentTask({ kind: 'surveyPapers', ...given.value }, { workerFile: host.workerFile });
    },

    'paper.make': ({ projectId, kind, target, jobId }) =>
      jobs.run(jobId, async (job) => {
        const file = tokens.target(target);
        if (!file.ok) return file;
        const given = await ingredients(projectId);
        if (!given.ok) return given;
        const written = await runDocumentTask(
          { kind: 'paper', paper: kind, ...given.value },
          { workerFile: host.workerFile, onProgress: job.report, signal: job.signal },
        );
        if (!written.ok) return written;
        const saved = await replaceFile(file.value, written.value.bytes, {
          isCancelled: () => job.signal.aborted,
        });
        if (!saved.ok) return saved;
        const { sizeBytes, sha256 } = saved.value;
        return ok({
          file: tokens.giveSaved(file.value, sizeBytes),
          sizeBytes,
          sha256,
          notes: written.value.notes,
        });
      }),
  };
}
