import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type FileSystem, nodeFileSystem } from '../../../electron/storage/fileSystem';
import { openProjectStore, type ProjectStore } from '../../../electron/storage/projectStore';
import { replaceFile } from '../../../electron/storage/replaceFile';
import type { Project } from '../../../shared/project/project';
import { migrateTo } from '../../../shared/project/projectFormat';
import { aProject, aRequirement } from '../../support/aProject';
import { nextFormat } from '../../support/nextFormat';
import { Crashed, type FaultPlan, faultyFileSystem } from './faultyFileSystem';

// A project of today's format, opened by a program of the next one while a call of the file system fails.

export interface OldFolder {
  folder: string;
  /** The project as it was left. */
  project: Project;
}

/** Cards added, edited and deleted, some of it undone and done again; `isClosed` decides whether a snapshot holds the end. */
export async function oldFolder(parent: string, { isClosed }: { isClosed: boolean }): Promise<OldFolder> {
  const folder = await mkdtemp(path.join(parent, 'old-'));
  const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
  await store.create(aProject(), { isSample: false });
  const card = aRequirement({ id: 'requirement-2', number: 2, source: '회의' });
  const steps = [
    () => apply(store, { type: 'addRequirements', items: [{ index: 1, requirement: card }] }),
    () => apply(store, { type: 'editRequirement', id: 'requirement-1', changes: { source: '면담' } }),
    () => apply(store, { type: 'removeRequirements', ids: ['requirement-2'] }),
    () => store.undo('project-1'),
    () => store.undo('project-1'),
    () => store.redo('project-1'),
    () => apply(store, { type: 'editFacts', changes: { projectName: '이전 형식의 사업' } }),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) throw new Error(JSON.stringify(done.failure));
  }
  const read = await store.read('project-1');
  if (!read.ok) throw new Error(read.failure.type);
  if (isClosed) await store.closeAll();
  else await clearLocks(folder);
  return { folder, project: read.value.project };
}

async function apply(store: ProjectStore, operation: Parameters<ProjectStore['apply']>[2][number]) {
  const read = await store.read('project-1');
  return read.ok ? store.apply('project-1', read.value.revision, [operation]) : read;
}

export async function clearLocks(folder: string): Promise<void> {
  const home = path.join(folder, 'projects', 'project-1');
  for (const name of await readdir(home)) if (name.startsWith('lock-')) await rm(path.join(home, name));
}

/** A store of the next version; a backup is the project as it lies on disk, in a file beside the store. */
export function nextStore(folder: string, fileSystem: FileSystem = nodeFileSystem): ProjectStore {
  return openProjectStore({
    folder,
    fileSystem,
    format: nextFormat,
    now: () => new Date(),
    randomId: randomUUID,
    beforeMigration: async ({ project, former }) =>
      replaceFile(path.join(folder, 'backup.json'), Buffer.from(JSON.stringify(former ?? project)), {
        fileSystem,
      }),
  });
}

/** What the project has to be after the migration. */
export function migratedProject({ project }: OldFolder): Project {
  const migrated = migrateTo(nextFormat, project);
  const checked = migrated.kind === 'current' ? nextFormat.check(migrated.value) : null;
  if (!checked) throw new Error('the migration of the test does not fit its format');
  return checked;
}

/** Opens a copy of the old folder while a call fails, then again without a fault; what was wrong, or `null`. */
export async function migratedUnderFault(
  parent: string,
  old: OldFolder,
  plan: FaultPlan | null,
): Promise<{ wrong: string | null; calls: number }> {
  const folder = await mkdtemp(path.join(parent, 'new-'));
  const fileSystem = faultyFileSystem(plan);
  try {
    await cp(old.folder, folder, { recursive: true });
    const wrong = await outcome(folder, fileSystem, old);
    return { wrong: wrong && `${plan?.fault} at ${plan?.at}: ${wrong}`, calls: fileSystem.calls };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function outcome(folder: string, fileSystem: FileSystem, old: OldFolder): Promise<string | null> {
  const expected = migratedProject(old);
  const before = await journals(folder);
  try {
    const opened = await nextStore(folder, fileSystem).open('project-1');
    if (opened.ok && !isDeepStrictEqual(opened.value.project, expected)) return 'opened as something else';
    if (opened.ok && opened.value.readOnly && opened.value.notices.length === 0)
      return 'read-only without a word';
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
  }
  await clearLocks(folder);

  // The program of before: the project as it was, or a refusal because all of it is newer. Nothing in between.
  const earlier = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
  const read = await earlier.read('project-1');
  const isOld =
    read.ok && read.value.notices.length === 0 && isDeepStrictEqual(read.value.project, old.project);
  if (!isOld && (read.ok || read.failure.type !== 'newerVersion'))
    return `half migrated: ${read.ok ? read.value.notices : read.failure.type}`;

  const store = nextStore(folder);
  const again = await store.open('project-1');
  if (!again.ok) return `not opened again: ${again.failure.type}`;
  if (again.value.readOnly) return `opened for reading only: ${again.value.notices}`;
  if (!isDeepStrictEqual(again.value.project, expected)) return 'not the migrated project';
  if (isOld !== again.value.notices.length > 0) return `said ${again.value.notices.length} things`;
  if (!isDeepStrictEqual(await journals(folder), before)) return 'the journal was changed';

  // Taken back change by change to the beginning, through records of the older format.
  let undone = await store.undo('project-1');
  while (undone.ok) undone = await store.undo('project-1');
  await store.closeAll();
  const first = await nextStore(folder).read('project-1');
  const start = migratedProject({ folder, project: aProject() });
  if (!first.ok || !isDeepStrictEqual(first.value.project, start)) return 'undo does not lead back';
  return null;
}

async function journals(folder: string): Promise<[string, Buffer][]> {
  const home = path.join(folder, 'projects', 'project-1');
  const names = (await readdir(home)).filter((name) => name.startsWith('journal-')).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, Buffer]> => [name, await readFile(path.join(home, name))]),
  );
}
