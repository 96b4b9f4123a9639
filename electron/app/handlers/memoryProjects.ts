import { randomUUID } from 'node:crypto';
import type { Content } from '../../../shared/content/content';
import type { ProjectSummary } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { applyOperation, describeOperation } from '../../../shared/project/applyOperation';
import type { Operation } from '../../../shared/project/operations';
import type { Project } from '../../../shared/project/project';
import { startProject, startSample } from '../../../shared/project/startProject';
import type { Handlers } from '../router';

// Stands in until the project store on disk is wired in. Nothing is kept.
interface Entry {
  project: Project;
  revision: number;
  changedAt: string;
  isSample: boolean;
  done: { name: string; inverse: Operation[] }[];
  undone: { name: string; operations: Operation[] }[];
}

export function memoryProjects(content: Content) {
  const entries = new Map<string, Entry>();
  const removed = new Map<string, Entry>();
  const find = (projectId: string): Result<Entry> => {
    const entry = entries.get(projectId);
    return entry ? ok(entry) : fail({ type: 'projectNotFound', projectId });
  };
  const add = (project: Project, isSample: boolean) => {
    entries.set(project.id, {
      project,
      revision: 0,
      changedAt: new Date().toISOString(),
      isSample,
      done: [],
      undone: [],
    });
    return ok({ projectId: project.id });
  };
  const state = (entry: Entry) => ({
    revision: entry.revision,
    savedAt: entry.changedAt,
    undo: entry.done.at(-1)?.name ?? null,
    redo: entry.undone.at(-1)?.name ?? null,
  });
  const change = (entry: Entry, operations: Operation[]): Result<{ name: string; inverse: Operation[] }> => {
    let project = entry.project;
    const inverse: Operation[] = [];
    const name = operations[0] ? describeOperation(project, operations[0]) : '';
    for (const operation of operations) {
      const applied = applyOperation(project, operation);
      if (!applied.ok) return applied;
      project = applied.value.project;
      inverse.unshift(applied.value.inverse);
    }
    entry.project = project;
    entry.revision += 1;
    entry.changedAt = new Date().toISOString();
    return ok({ name, inverse });
  };

  const handlers: Pick<
    Handlers,
    | 'project.list'
    | 'project.create'
    | 'project.createSample'
    | 'project.open'
    | 'project.close'
    | 'project.apply'
    | 'project.undo'
    | 'project.redo'
    | 'project.remove'
    | 'project.restore'
    | 'project.import'
    | 'project.saveCopy'
  > = {
    'project.list': async () =>
      ok(
        [...entries.values()].map(
          ({ project, changedAt, isSample }): ProjectSummary => ({
            id: project.id,
            projectName: project.facts.projectName,
            agency: project.facts.agency,
            changedAt,
            requirementCount: project.requirements.length,
            stageName: content.stages[0]?.name ?? '',
            isSample,
          }),
        ),
      ),
    'project.create': async ({ facts }) =>
      add(
        startProject({ facts, content, templateIds: 'recommended', id: randomUUID(), newId: randomUUID }),
        false,
      ),
    'project.createSample': async () => {
      const sample = content.samples[0];
      if (!sample) return fail({ type: 'contentDamaged', file: 'samples', detail: '표본 사업이 없습니다.' });
      return add(startSample({ sample, content, id: randomUUID(), newId: randomUUID }), true);
    },
    'project.open': async ({ projectId }) => {
      const entry = find(projectId);
      if (!entry.ok) return entry;
      return ok({ project: entry.value.project, ...state(entry.value), notices: [] });
    },
    'project.close': async () => ok(null),
    'project.apply': async ({ projectId, revision, operations }) => {
      const entry = find(projectId);
      if (!entry.ok) return entry;
      if (entry.value.revision !== revision) return fail({ type: 'revisionMismatch', projectId });
      const changed = change(entry.value, operations);
      if (!changed.ok) return changed;
      entry.value.done.push(changed.value);
      entry.value.undone = [];
      return ok(state(entry.value));
    },
    'project.undo': async ({ projectId }) => {
      const entry = find(projectId);
      if (!entry.ok) return entry;
      const last = entry.value.done.pop();
      if (!last) return fail({ type: 'nothingToUndo' });
      const changed = change(entry.value, last.inverse);
      if (!changed.ok) return changed;
      entry.value.undone.push({ name: last.name, operations: changed.value.inverse });
      return ok({ ...state(entry.value), operations: last.inverse });
    },
    'project.redo': async ({ projectId }) => {
      const entry = find(projectId);
      if (!entry.ok) return entry;
      const last = entry.value.undone.pop();
      if (!last) return fail({ type: 'nothingToRedo' });
      const changed = change(entry.value, last.operations);
      if (!changed.ok) return changed;
      entry.value.done.push({ name: last.name, inverse: changed.value.inverse });
      return ok({ ...state(entry.value), operations: last.operations });
    },
    'project.remove': async ({ projectId }) => {
      const entry = find(projectId);
      if (!entry.ok) return entry;
      removed.set(projectId, entry.value);
      entries.delete(projectId);
      return ok(null);
    },
    'project.restore': async ({ projectId }) => {
      const entry = removed.get(projectId);
      if (!entry) return fail({ type: 'projectNotFound', projectId });
      entries.set(projectId, entry);
      return ok(null);
    },
    'project.import': async () => fail({ type: 'notAvailableHere', what: '가져오기' }),
    'project.saveCopy': async () => fail({ type: 'notAvailableHere', what: '사본 저장' }),
  };
  return {
    handlers,
    read: async (projectId: string): Promise<Result<Project>> => {
      const entry = find(projectId);
      return entry.ok ? ok(entry.value.project) : entry;
    },
  };
}
