import path from 'node:path';
import { importAsNew, importAsReplacement } from '../../../electron/exchange/exchangeImport';
import { exchangeWork, type TakenFile } from '../../../electron/exchange/exchangeWork';
import { type Backups, openBackups } from '../../../electron/storage/backups';
import { createFolders, type FileSystem } from '../../../electron/storage/fileSystem';
import { loadProjectFile, writeExchangeFile } from '../../../electron/storage/projectFiles';
import { openProjectStore, type ProjectStore } from '../../../electron/storage/projectStore';
import { readFileSafely } from '../../../electron/storage/readFileSafely';
import { unfinishedFileName } from '../../../electron/storage/replaceFile';
import type { Result } from '../../../shared/ipc/failure';
import { aProject, countingIds, someFacts } from '../../support/aProject';
import { evidenceAt, packedAtHome } from './atHome';
import { rename } from './faultSweep';
import { Crashed } from './faultyFileSystem';
import { Ledger } from './ledger';
import { type MemoryDisk, memoryDisk } from './memoryDisk';

// What an officer does, each as a session of its own over any file system: first what is there before, then the work, of
// which a ledger keeps what was answered, and at last what a new start finds.

export interface Place {
  /** The data folder. */
  folder: string;
  fileSystem: FileSystem;
}

export interface Session {
  name: string;
  prepare?(place: Place): Promise<void>;
  act(place: Place, ledger: Ledger): Promise<void>;
}

const exportName = '내보낸 사업.baljugil';
const otherName = '받은 사업.baljugil';
const now = () => new Date();

let starts = 0;

export function aStore({ folder, fileSystem }: Place): ProjectStore {
  starts += 1;
  return openProjectStore({
    folder,
    fileSystem,
    now,
    randomId: countingIds(`id-${starts}`),
    accountName: 'officer',
    changesPerSnapshot: 3,
  });
}

function aBackup({ folder, fileSystem }: Place, store: ProjectStore): Backups {
  return openBackups({
    folder,
    store,
    fileSystem,
    now,
    timer: () => () => undefined,
    appVersion: '0.1.0',
    pack: (projectId) => packedAtHome({ folder, fileSystem }, store, projectId),
  });
}

function exportTo(place: Place, store: ProjectStore, name: string) {
  return packedAtHome(place, store, 'project-1').then((file) =>
    file.ok
      ? writeExchangeFile(path.join(place.folder, name), file.value.bytes, { fileSystem: place.fileSystem })
      : file,
  );
}

async function taken({ folder, fileSystem }: Place): Promise<Result<TakenFile>> {
  const file = path.join(folder, otherName);
  const bytes = await readFileSafely(file, { limitBytes: 1_000_000, fileSystem });
  return bytes.ok ? exchangeWork.open(bytes.value, otherName, undefined) : bytes;
}

const nameOf = (project: { facts: { projectName: string } }) => project.facts.projectName;

/** A project with a few changes, left closed. */
async function someProject(place: Place, name = '처음'): Promise<void> {
  const store = aStore(place);
  needed(await store.create(aProject(), { isSample: false }));
  for (const [revision, one] of [`${name} 1`, `${name} 2`, name].entries())
    needed(await store.apply('project-1', revision, [rename(one)]));
  await store.closeAll();
}

async function someProjectAndBackup(place: Place): Promise<void> {
  await someProject(place, '백업한 것');
  const store = aStore(place);
  needed(await aBackup(place, store).make('project-1', 'manual'));
  needed(await store.apply('project-1', 3, [rename('처음')]));
  await store.closeAll();
}

/** A file of the same project as it went on elsewhere, or of another one. */
async function someFile(place: Place, id: string): Promise<void> {
  const elsewhere = { ...place, folder: path.join(place.folder, 'elsewhere') };
  await createFolders(place.fileSystem, elsewhere.folder);
  const store = aStore(elsewhere);
  const facts = someFacts({ projectName: '가져올 것' });
  needed(await store.create(aProject({ id, facts }), { isSample: false }));
  needed(await store.apply(id, 0, [{ type: 'editNumbering', digits: 2 }]));
  const file = needed(await packedAtHome(elsewhere, store, id));
  await store.closeAll();
  needed(await writeExchangeFile(path.join(place.folder, otherName), file.bytes, place));
}

function needed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`a sound disk refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}

async function latestRevision(store: ProjectStore): Promise<number> {
  const read = await store.read('project-1');
  return read.ok ? read.value.revision : 0;
}

export const sessions: Session[] = [
  {
    name: 'create, edit, undo, compaction, open and close',
    async act(place, ledger) {
      const store = aStore(place);
      const first = nameOf(aProject());
      await ledger.doing('project', first, () => store.create(aProject(), { isSample: false }));
      if (!ledger.answered('project')) return;
      const past = [first];
      const undone: string[] = [];
      const change = async (name: string, work: (revision: number) => Promise<Result<unknown>>) => {
        const revision = await latestRevision(store);
        const isDone = await ledger.doing('project', name, () => work(revision));
        const shown = await store.read('project-1');
        if (shown.ok && nameOf(shown.value.project) !== ledger.answered('project'))
          throw new Error('the screen shows other than what was answered');
        return isDone;
      };
      const edit = async (name: string) => {
        if (await change(name, (revision) => store.apply('project-1', revision, [rename(name)])))
          past.push(name);
      };
      const undo = async () => {
        const before = past.at(-2);
        if (before && (await change(before, () => store.undo('project-1')))) undone.push(past.pop() ?? '');
      };
      const redo = async () => {
        const again = undone.at(-1);
        if (again && (await change(again, () => store.redo('project-1')))) past.push(undone.pop() ?? '');
      };
      for (const name of ['가', '나', '다', '라']) await edit(name);
      await undo();
      await undo();
      await redo();
      for (const name of ['마', '바', '사']) await edit(name);
      await store.close('project-1');
      await store.open('project-1');
      await undo();
      await edit('아');
      await store.closeAll();
    },
  },
  {
    name: 'export in the place of an older file',
    async prepare(place) {
      await someProject(place);
      const store = aStore(place);
      needed(await exportTo(place, store, exportName));
    },
    async act(place, ledger) {
      ledger.found('project', '처음');
      ledger.found('export', '처음');
      const store = aStore(place);
      const changed = await ledger.doing('project', '나중', () =>
        store.apply('project-1', 3, [rename('나중')]),
      );
      // A file that cannot be read back is told of though it is there.
      if (changed)
        await ledger.doing('export', '나중', () => exportTo(place, store, exportName), { mayBeThere: true });
      await store.closeAll();
    },
  },
  {
    name: 'import as a new project',
    async prepare(place) {
      await someProject(place);
      await someFile(place, 'project-2');
    },
    async act(place, ledger) {
      ledger.found('project', '처음');
      const store = aStore(place);
      const file = await taken(place);
      if (!file.ok) return;
      await ledger.doing('project-2', '가져올 것', () => importAsNew(file.value, { store }));
      await store.closeAll();
    },
  },
  {
    name: 'import in the place of a project',
    async prepare(place) {
      await someProject(place);
      await someFile(place, 'project-1');
    },
    async act(place, ledger) {
      ledger.found('project', '처음');
      const store = aStore(place);
      const backups = aBackup(place, store);
      const file = await taken(place);
      if (!file.ok) return;
      const isIn = await ledger.doing('project', '가져올 것', () =>
        importAsReplacement(
          file.value,
          {
            store,
            dataFolder: place.folder,
            work: exchangeWork,
            evidenceOf: evidenceAt(place),
            fileSystem: place.fileSystem,
          },
          { makeBackup: (id, reason) => backups.make(id, reason), confirmLoss: true },
        ),
      );
      if (isIn) ledger.found('backup', '처음');
      await backups.close();
      await store.closeAll();
    },
  },
  {
    name: 'backup',
    prepare: (place) => someProject(place),
    async act(place, ledger) {
      ledger.found('project', '처음');
      const store = aStore(place);
      const backups = aBackup(place, store);
      await ledger.doing('backup', '처음', () => backups.make('project-1', 'manual'), { mayBeThere: true });
      await backups.close();
      await store.closeAll();
    },
  },
  {
    name: 'restore in place',
    prepare: someProjectAndBackup,
    async act(place, ledger) {
      ledger.found('project', '처음');
      const store = aStore(place);
      const backups = aBackup(place, store);
      const listed = await backups.list('project-1');
      const backup = listed.ok ? listed.value[0] : undefined;
      if (backup) {
        const isBack = await ledger.doing('project', '백업한 것', () =>
          backups.restore('project-1', backup.id, 'place'),
        );
        if (isBack) ledger.found('backup', '처음');
      }
      await backups.close();
      await store.closeAll();
    },
  },
  {
    name: 'restore as a copy',
    prepare: someProjectAndBackup,
    async act(place, ledger) {
      ledger.found('project', '처음');
      const store = aStore(place);
      const backups = aBackup(place, store);
      const listed = await backups.list('project-1');
      const backup = listed.ok ? listed.value[0] : undefined;
      if (backup)
        await ledger.doing('copy', '백업한 것', () => backups.restore('project-1', backup.id, 'copy'));
      await backups.close();
      await store.closeAll();
    },
  },
  {
    name: 'remove and take back',
    prepare: (place) => someProject(place),
    async act(place, ledger) {
      ledger.found('project', '처음');
      const store = aStore(place);
      const isGone = await ledger.doing('project', 'projectNotFound', () => store.remove('project-1'));
      if (isGone) await ledger.doing('project', '처음', () => store.restore('project-1'));
      await store.closeAll();
    },
  },
];

const prepared = new Map<Session, MemoryDisk>();

/** A disk in memory of its own with what is there before the session. */
export async function preparedInMemory(session: Session): Promise<Place & { fileSystem: MemoryDisk }> {
  const folder = path.resolve('/data');
  const known = prepared.get(session);
  if (known) return { folder, fileSystem: known.copy() };
  const fileSystem = memoryDisk();
  await fileSystem.createFolder(folder);
  await session.prepare?.({ folder, fileSystem });
  prepared.set(session, fileSystem);
  return { folder, fileSystem: fileSystem.copy() };
}

/** Plays a session; everything but the end of the process must be answered. */
export async function played(
  session: Session,
  place: Place & { fileSystem: { isCrashed(): boolean } },
): Promise<{ ledger: Ledger; untyped: unknown[] }> {
  const ledger = new Ledger();
  ledger.isOver = place.fileSystem.isCrashed;
  try {
    await session.act(place, ledger);
    return { ledger, untyped: [] };
  } catch (error) {
    return { ledger, untyped: error instanceof Crashed ? [] : [error] };
  }
}

/** What a new start finds, compared with what was answered: sentences about what is wrong. */
export async function wrongAfterRestart(
  place: Place,
  ledger: Ledger,
  mayBeUnderWay: boolean,
): Promise<string[]> {
  await clearLocks(place);
  const store = aStore(place);
  const found: Record<string, string[]> = { project: [], 'project-2': [], export: [], backup: [], copy: [] };
  const wrong: string[] = [];
  const listed = await store.list();
  for (const { id, stored } of listed.ok ? listed.value : []) {
    const opened = stored.ok ? await store.open(id) : stored;
    const what = id === 'project-1' ? 'project' : id === 'project-2' ? id : 'copy';
    found[what]?.push(opened.ok ? nameOf(opened.value.project) : opened.failure.type);
  }
  if (found.project?.length === 0) found.project.push('projectNotFound');
  await store.closeAll();

  const exported = await loadProjectFile(path.join(place.folder, exportName), place);
  if (exported.ok) found.export?.push(nameOf(exported.value));
  else if (exported.failure.type !== 'fileNotFound') wrong.push(`an export that is ${exported.failure.type}`);
  const backups = path.join(place.folder, 'backups', 'project-1');
  for (const name of await place.fileSystem.list(backups).catch(() => [])) {
    if (unfinishedFileName.test(name)) continue;
    const backup = await loadProjectFile(path.join(backups, name), place);
    if (backup.ok) found.backup?.push(nameOf(backup.value));
    else wrong.push(`a backup ${name} that is ${backup.failure.type}`);
  }
  return [...wrong, ...ledger.problems(found, mayBeUnderWay)];
}

/** The process that held them is dead. */
async function clearLocks({ folder, fileSystem }: Place): Promise<void> {
  const projects = path.join(folder, 'projects');
  for (const project of await fileSystem.list(projects).catch(() => []))
    for (const name of await fileSystem.list(path.join(projects, project)))
      if (name.startsWith('lock-')) await fileSystem.remove(path.join(projects, project, name));
}
