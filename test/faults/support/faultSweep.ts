import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FileSystem, nodeFileSystem } from '../../../electron/storage/fileSystem';
import { openProjectStore, type ProjectStore } from '../../../electron/storage/projectStore';
import type { Result } from '../../../shared/ipc/failure';
import type { Operation } from '../../../shared/project/operations';
import { aProject, countingIds } from '../../support/aProject';
import { Crashed, type FaultPlan, faultyFileSystem } from './faultyFileSystem';

// An officer's session of a few steps, played over a file system in which one call fails.

export interface Outcome {
  /** What the officer was told is saved. */
  answered: string | null;
  /** What may be there besides: the first change after it, under way or refused when everything stopped. */
  underWay: string | null;
  untyped: unknown[];
}

const steps: ((store: ProjectStore, projectId: string, revision: number) => Promise<Result<unknown>>)[] = [
  ...['가', '나', '다', '라'].map(
    (name) => (store: ProjectStore, id: string, revision: number) =>
      store.apply(id, revision, [rename(name)]),
  ),
  (store, id) => store.undo(id),
  (store, id) => store.undo(id),
  (store, id) => store.redo(id),
  ...['마', '바', '사'].map(
    (name) => (store: ProjectStore, id: string, revision: number) =>
      store.apply(id, revision, [rename(name)]),
  ),
  (store, id) => store.close(id),
  (store, id) => store.open(id),
  (store, id) => store.undo(id),
  (store, id, revision) => store.apply(id, revision, [rename('아'), { type: 'editNumbering', digits: 2 }]),
  (store, id) => store.close(id),
];

export function rename(projectName: string): Operation {
  return { type: 'editFacts', changes: { projectName } };
}

/** Names after each step, as the officer's screen would show them. */
const names = ['가', '나', '다', '라', '다', '나', '다', '마', '바', '사', null, null, '바', '아', null];

export async function play(folder: string, fileSystem: FileSystem): Promise<Outcome> {
  const store = aStore(folder, fileSystem);
  const outcome: Outcome = { answered: null, underWay: null, untyped: [] };
  try {
    const made = await store.create(aProject(), { isSample: false });
    if (!made.ok) return outcome;
    outcome.answered = aProject().facts.projectName;
    const { projectId } = made.value;
    let revision = 0;
    for (const [index, step] of steps.entries()) {
      outcome.underWay ??= names[index] ?? null;
      const result = await step(store, projectId, revision);
      const shown = await store.read(projectId);
      if (result.ok && shown.ok) {
        revision = shown.value.revision;
        outcome.answered = shown.value.project.facts.projectName;
        outcome.underWay = null;
      }
      if (!result.ok && shown.ok && shown.value.project.facts.projectName !== outcome.answered)
        throw new Error('a refused change shows on the screen');
    }
  } catch (error) {
    if (!(error instanceof Crashed)) outcome.untyped.push(error);
  }
  return outcome;
}

export function aStore(folder: string, fileSystem: FileSystem): ProjectStore {
  return openProjectStore({
    folder,
    fileSystem,
    now: () => new Date(),
    randomId: countingIds(`id-${Math.random().toString(36).slice(2, 8)}`),
    accountName: 'officer',
    changesPerSnapshot: 3,
  });
}

/** What is found after a new start, or why not. */
export async function foundAfterRestart(folder: string): Promise<string> {
  const projects = path.join(folder, 'projects');
  // The process that held the lock is dead.
  for (const project of await readdir(projects).catch(() => []))
    for (const name of await readdir(path.join(projects, project)))
      if (name.startsWith('lock-')) await rm(path.join(projects, project, name));
  const store = aStore(folder, nodeFileSystem);
  const opened = await store.open('project-1');
  if (!opened.ok) return opened.failure.type;
  await store.closeAll();
  return opened.value.project.facts.projectName;
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  // In memory where there is such a place: the faults are ours, the disk only makes it slow.
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = await mkdtemp(path.join(place, 'baljugil-faults-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function faultAt(plan: FaultPlan): Promise<string | null> {
  return inFolder(async (folder) => {
    const outcome = await play(folder, faultyFileSystem(plan));
    const found = await foundAfterRestart(folder);
    const where = `${plan.fault}${plan.isPersistent ? ' for ever' : ''} at call ${plan.at}`;
    if (outcome.untyped.length > 0) return `${where}: not a typed failure: ${outcome.untyped[0]}`;
    const mayBeUnderWay = plan.isPersistent || plan.fault === 'crash';
    if (found === outcome.answered || (mayBeUnderWay && found === outcome.underWay)) return null;
    // Creation was refused: there is no project, or a whole one.
    if (outcome.answered === null && ['projectNotFound', '통합민원 고도화'].includes(found)) return null;
    return `${where}: answered ${outcome.answered}, found ${found}`;
  });
}
