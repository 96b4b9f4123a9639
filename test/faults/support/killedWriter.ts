import { randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { importAsNew, importAsReplacement } from '../../../electron/exchange/exchangeImport';
import { exchangeWork, type TakenFile } from '../../../electron/exchange/exchangeWork';
import { openBackups } from '../../../electron/storage/backups';
import { nodeFileSystem } from '../../../electron/storage/fileSystem';
import { writeExchangeFile } from '../../../electron/storage/projectFiles';
import { openProjectStore } from '../../../electron/storage/projectStore';
import { openSettings } from '../../../electron/storage/settings';
import type { Result } from '../../../shared/ipc/failure';
import { evidenceAt, packedAtHome } from './atHome';
import { randomFrom } from './randomFrom';

// Run as a process of its own, which the test kills. It edits, undoes, compacts, exports, imports, backs up, restores and
// changes settings at random, and says before each what it is about to do and after it that it was answered as done.

const [, , folder = '', seed = '1'] = process.argv;
const random = randomFrom(Number(seed));
const place = { folder, fileSystem: nodeFileSystem };
const store = openProjectStore({
  folder,
  now: () => new Date(),
  randomId: randomUUID,
  accountName: 'officer',
  changesPerSnapshot: 5,
});
const backups = openBackups({
  folder,
  store,
  now: () => new Date(),
  timer: () => () => undefined,
  appVersion: '0.1.0',
  pack: (projectId) => packedAtHome(place, store, projectId),
});
const exportFile = path.join(folder, 'export.baljugil');

let name = '';
let past: string[] = [];
let exported: string | null = null;
let backup: { id: string; name: string } | null = null;

function say(kind: 'doing' | 'done', what: string, value: string): void {
  writeSync(1, `${JSON.stringify([kind, what, value])}\n`);
}

function needed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function changed(value: string, work: (revision: number) => Promise<Result<unknown>>): Promise<void> {
  const { revision } = needed(await store.read('project-1'));
  say('doing', 'project', value);
  needed(await work(revision));
  name = value;
  say('done', 'project', value);
}

async function edit(): Promise<void> {
  const { revision } = needed(await store.read('project-1'));
  const projectName = `사업 ${revision + 1} ${'가'.repeat(Math.floor(random() * 60))}`;
  await changed(projectName, () =>
    store.apply('project-1', revision, [{ type: 'editFacts', changes: { projectName } }]),
  );
  past.push(projectName);
}

async function undo(): Promise<void> {
  const before = past.at(-2);
  if (before === undefined) return edit();
  await changed(before, () => store.undo('project-1'));
  const undone = past.pop() ?? '';
  if (random() < 0.5) return;
  await changed(undone, () => store.redo('project-1'));
  past.push(undone);
}

async function exportProject(): Promise<void> {
  const { bytes } = needed(await packedAtHome(place, store, 'project-1'));
  say('doing', 'export', name);
  needed(await writeExchangeFile(exportFile, bytes));
  exported = name;
  say('done', 'export', name);
}

async function taken(): Promise<TakenFile> {
  return needed(await exchangeWork.open(readFileSync(exportFile), 'export.baljugil', undefined));
}

async function importNew(): Promise<void> {
  if (exported === null) return exportProject();
  const { projectId } = needed(await importAsNew(await taken(), { store }));
  say('done', `import ${projectId}`, exported);
}

async function importOver(): Promise<void> {
  if (exported === null || exported === name) return exportProject();
  const file = await taken();
  await changed(exported, () =>
    importAsReplacement(
      file,
      { store, dataFolder: folder, work: exchangeWork, evidenceOf: evidenceAt(place) },
      { makeBackup: (id, reason) => backups.make(id, reason), confirmLoss: true },
    ),
  );
  past = [name];
}

async function backUp(): Promise<void> {
  const of = name;
  const { id } = needed(await backups.make('project-1', 'manual'));
  backup = { id, name: of };
  say('done', `backup ${id}`, of);
}

async function restore(): Promise<void> {
  const from = backup;
  if (!from) return backUp();
  if (random() < 0.3) {
    const { projectId } = needed(await backups.restore('project-1', from.id, 'copy'));
    return say('done', `import ${projectId}`, from.name);
  }
  await changed(from.name, () => backups.restore('project-1', from.id, 'place'));
  past = [name];
}

async function changeSettings(): Promise<void> {
  const settings = openSettings(folder, {
    defaults: { displayName: '', colorScheme: 'auto', textScale: 1 },
    now: () => new Date(),
  });
  const displayName = `이름 ${Math.floor(random() * 1e9)}`;
  say('doing', 'settings', displayName);
  needed(await settings.change({ displayName }));
  say('done', 'settings', displayName);
}

async function reopen(): Promise<void> {
  needed(await store.close('project-1'));
  needed(await store.open('project-1'));
}

/** Each as often as it is named. */
const works = [
  ...Array<() => Promise<void>>(10).fill(edit),
  ...[
    undo,
    undo,
    exportProject,
    exportProject,
    importNew,
    importOver,
    backUp,
    restore,
    changeSettings,
    reopen,
  ],
];

async function writeUntilKilled(): Promise<void> {
  name = needed(await store.open('project-1')).project.facts.projectName;
  past = [name];
  for (;;) await (works[Math.floor(random() * works.length)] ?? edit)();
}

process.stdin.once('data', () => void writeUntilKilled());
