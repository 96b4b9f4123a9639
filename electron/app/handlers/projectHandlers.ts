import type { Content, Stage } from '../../../shared/content/content';
import type { ProjectSummary } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { explainFailure } from '../../../shared/ipc/failureText';
import { stageProgress } from '../../../shared/lifecycle/progress';
import type { Project } from '../../../shared/project/project';
import { startProject, startSample } from '../../../shared/project/startProject';
import type { Backups } from '../../storage/backups';
import { type EvidenceFolder, readAllEvidence } from '../../storage/evidenceFolder';
import { isProjectId, type ListedProject, type ProjectStore } from '../../storage/projectStore';
import type { Handlers } from '../router';

export type ProjectHandlers = Pick<
  Handlers,
  | 'project.list'
  | 'project.create'
  | 'project.createSample'
  | 'project.open'
  | 'project.breakLock'
  | 'project.copy'
  | 'project.close'
  | 'project.apply'
  | 'project.undo'
  | 'project.redo'
  | 'project.remove'
  | 'project.restore'
>;

export interface ProjectWork {
  store: ProjectStore;
  backups: Backups;
  contentNow: () => Result<Content>;
  newId: () => string;
  evidenceOf: (projectId: string) => EvidenceFolder;
}

export function projectHandlers({
  store,
  backups,
  contentNow,
  newId,
  evidenceOf,
}: ProjectWork): ProjectHandlers {
  async function changing<T>(projectId: string, change: Promise<Result<T>>): Promise<Result<T>> {
    const changed = await change;
    if (changed.ok) backups.changed(projectId);
    return changed;
  }

  return {
    'project.list': async () => {
      const listed = await store.list();
      if (!listed.ok) return listed;
      const content = contentNow();
      return ok(listed.value.map((one) => summary(one, content.ok ? content.value : null)));
    },
    'project.create': async ({ facts }) => {
      const content = contentNow();
      if (!content.ok) return content;
      const made = startProject({
        facts,
        content: content.value,
        templateIds: 'recommended',
        id: newId(),
        newId,
      });
      return store.create(made, { isSample: false });
    },
    'project.createSample': async () => {
      const content = contentNow();
      if (!content.ok) return content;
      const [sample] = content.value.samples;
      if (!sample) return fail({ type: 'contentDamaged', file: 'samples', detail: '표본 사업이 없습니다.' });
      const made = startSample({ sample, content: content.value, id: newId(), newId });
      return store.create(made, { isSample: true });
    },
    'project.open': async ({ projectId, readOnly }) => {
      const opened = await store.open(projectId, { readOnly });
      if (opened.ok && !opened.value.readOnly) backups.opened(projectId);
      return opened;
    },
    'project.breakLock': ({ projectId, ...owner }) => store.breakLock(projectId, owner),
    'project.copy': async ({ projectId }) => {
      const stored = await store.read(projectId);
      if (!stored.ok) return stored;
      const { project } = stored.value;
      const projectName = copyName(project.facts.projectName);
      const copy = { ...project, facts: { ...project.facts, projectName } };
      const { found: evidence } = await readAllEvidence(evidenceOf(projectId), project.evidence);
      const created = await store.create(copy, { isSample: false, evidence });
      return created.ok ? ok({ ...created.value, projectName }) : created;
    },
    'project.close': ({ projectId }) => store.close(projectId),
    'project.apply': async ({ projectId, revision, operations }) => {
      const added = operations.flatMap((one) => (one.type === 'addEvidence' ? one.items : []));
      for (const { evidence } of added)
        if (!isProjectId(projectId) || (await evidenceOf(projectId).state(evidence)) !== 'there')
          return fail({ type: 'evidenceMissing', fileName: evidence.fileName });
      return changing(projectId, store.apply(projectId, revision, operations));
    },
    'project.undo': ({ projectId }) => changing(projectId, store.undo(projectId)),
    'project.redo': ({ projectId }) => changing(projectId, store.redo(projectId)),
    'project.remove': ({ projectId }) => store.remove(projectId),
    'project.restore': ({ projectId }) => store.restore(projectId),
  };
}

/** What only the recent projects of this PC know. */
const unknownHere = { openedAt: null, isPinned: false } as const;

function summary({ id, stored }: ListedProject, content: Content | null): ProjectSummary {
  if (!stored.ok) {
    return {
      id,
      projectName: '읽지 못한 사업',
      agency: '',
      changedAt: '',
      requirementCount: 0,
      stageName: '',
      isSample: false,
      ...unknownHere,
      damaged: explainFailure(stored.failure).what,
    };
  }
  const { project, changedAt, isSample } = stored.value;
  return {
    id,
    projectName: project.facts.projectName,
    agency: project.facts.agency,
    changedAt,
    requirementCount: project.requirements.length,
    stageName: content ? currentStage(project, content.stages) : '',
    isSample,
    ...unknownHere,
  };
}

/** Name of the first stage that still has something to do; of the last one when everything is settled. */
function currentStage(project: Pick<Project, 'activities'>, stages: readonly Stage[]): string {
  const progress = stageProgress(project, stages);
  return (progress.find((stage) => !stage.isComplete) ?? progress.at(-1))?.name ?? '';
}

/** Names are printed and told apart by; the longest a project may have is 200. */
function copyName(name: string): string {
  const mark = ' (사본)';
  return `${name.slice(0, 200 - mark.length)}${mark}`;
}
