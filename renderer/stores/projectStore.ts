import { create } from 'zustand';
import type { Content } from '../../shared/content/content';
import type { Applied, OpenedProject } from '../../shared/ipc/calls';
import type { Failure, Result } from '../../shared/ipc/failure';
import { fail, ok } from '../../shared/ipc/failure';
import { applyOperations } from '../../shared/project/applyOperation';
import type { Operation } from '../../shared/project/operations';
import type { Project } from '../../shared/project/project';
import { api } from '../api';
import { noteConflict } from './conflictStore';

/** Who has a project open elsewhere, as the lock says. */
export type InUse = Extract<Failure, { type: 'projectInUse' }>;

interface ProjectState {
  content: Content | null;
  project: Project | null;
  /** Sentences about what opening found and mended. */
  notices: string[];
  undoName: string | null;
  redoName: string | null;
  saving: 'saved' | 'saving' | 'failed';
  /** ISO instant of the last change known to be on disk; null until the first one. */
  savedAt: string | null;
  /** The failure of the last save, until one succeeds. */
  saveFailure: Failure | null;
  /** Who has it, when it can only be looked at; null while editing is possible. */
  readOnly: { owner: InUse | null } | null;

  loadContent(): Promise<Result<Content>>;
  /** Content changed by installing or taking off a pack, or with the data folder. */
  receiveContent(content: Content): void;
  open(projectId: string, options?: { readOnly: InUse | null }): Promise<Result<OpenedProject>>;
  close(): Promise<void>;
  /** Shows the change at once and resolves when it is on disk; a refused change is taken back from the screen. */
  apply(operations: Operation[]): Promise<Result<Applied | null>>;
  /** A change the computer makes itself, such as attaching files: shown once it is on disk. `null` without a project. */
  changeThere<T extends { change: (Applied & { operations: Operation[] }) | null }>(
    work: (projectId: string, revision: number) => Promise<Result<T>>,
  ): Promise<Result<T> | null>;
  undo(): Promise<Result<unknown>>;
  redo(): Promise<Result<unknown>>;
}

/** Whether the open project can only be looked at. */
export function useIsReadOnly(): boolean {
  return useProject((state) => state.readOnly !== null);
}

// Changes reach the computer one after another: each carries the revision the one before it produced.
let queue: Promise<unknown> = Promise.resolve();
let revision = 0;

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = queue.then(work, work);
  queue = next.catch(() => undefined);
  return next;
}

export const useProject = create<ProjectState>((set, get) => {
  const opened = (value: OpenedProject, owner: InUse | null = null) => {
    revision = value.revision;
    set({
      readOnly: value.readOnly ? { owner } : null,
      project: value.project,
      notices: value.notices,
      undoName: value.undo,
      redoName: value.redo,
      saving: 'saved',
      saveFailure: null,
    });
  };

  /** The disk is right and the screen is not: read the project again. */
  const reload = async (projectId: string) => {
    const again = await api.call('project.open', { projectId });
    if (again.ok && get().project?.id === projectId) opened(again.value);
  };

  const refused = (projectId: string) => fail({ type: 'readOnlyProject', projectId });

  const acknowledged = (value: Applied) => {
    revision = value.revision;
    set({
      undoName: value.undo,
      redoName: value.redo,
      savedAt: value.savedAt,
      saving: 'saved',
      saveFailure: null,
    });
  };

  /** Shows what the computer has changed. */
  const changed = async (projectId: string, value: Applied & { operations: Operation[] }) => {
    const current = get().project;
    const applied = current && applyOperations(current, value.operations);
    if (applied?.ok) set({ project: applied.value.project });
    else await reload(projectId);
    acknowledged(value);
  };

  const step = (call: 'project.undo' | 'project.redo') =>
    inTurn(async () => {
      const project = get().project;
      if (!project) return ok(null);
      if (get().readOnly) return refused(project.id);
      const stepped = await api.call(call, { projectId: project.id });
      if (!stepped.ok) {
        noteConflict(stepped);
        return stepped;
      }
      await changed(project.id, stepped.value);
      return stepped;
    });

  return {
    content: null,
    project: null,
    notices: [],
    undoName: null,
    redoName: null,
    saving: 'saved',
    savedAt: null,
    saveFailure: null,
    readOnly: null,

    async loadContent() {
      const known = get().content;
      if (known) return ok(known);
      const content = await api.call('content.read', {});
      if (content.ok) set({ content: content.value });
      return content;
    },

    receiveContent: (content) => set({ content }),

    open: (projectId, options) =>
      inTurn(async () => {
        const result = await api.call('project.open', { projectId, ...(options && { readOnly: true }) });
        if (result.ok) {
          opened(result.value, options?.readOnly ?? null);
          set({ savedAt: null });
        } else noteConflict(result);
        return result;
      }),

    close: () =>
      inTurn(async () => {
        const project = get().project;
        set({ project: null, notices: [], undoName: null, redoName: null, readOnly: null });
        if (project) noteConflict(await api.call('project.close', { projectId: project.id }));
      }),

    async apply(operations) {
      const { project, readOnly } = get();
      if (!project || operations.length === 0) return ok(null);
      if (readOnly) return refused(project.id);
      const applied = applyOperations(project, operations);
      if (!applied.ok) return applied;
      set({ project: applied.value.project });
      set({ saving: 'saving' });
      return inTurn(async () => {
        const saved = await api.call('project.apply', { projectId: project.id, revision, operations });
        if (saved.ok) acknowledged(saved.value);
        else {
          set({ saving: 'failed', saveFailure: saved.failure });
          // In a conflict the screen keeps what was done here, which is in the copy, until the officer has chosen.
          if (!noteConflict(saved)) await reload(project.id);
          // The screen shows what is on disk again; the failure stays until a change is saved.
          set({ saving: 'failed', saveFailure: saved.failure });
        }
        return saved;
      });
    },

    changeThere: (work) =>
      inTurn(async () => {
        const { project, readOnly } = get();
        if (!project) return null;
        if (readOnly) return refused(project.id);
        const done = await work(project.id, revision);
        if (!done.ok) {
          if (!noteConflict(done) && done.failure.type === 'revisionMismatch') await reload(project.id);
          return done;
        }
        if (done.value.change) await changed(project.id, done.value.change);
        return done;
      }),

    undo: () => step('project.undo'),
    redo: () => step('project.redo'),
  };
});
