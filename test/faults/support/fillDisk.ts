import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openBackups } from '../../../electron/storage/backups';
import { type FileSystem, nodeFileSystem } from '../../../electron/storage/fileSystem';
import { writeExchangeFile } from '../../../electron/storage/projectFiles';
import { openProjectStore } from '../../../electron/storage/projectStore';
import { openSettings } from '../../../electron/storage/settings';
import type { Failure } from '../../../shared/ipc/failure';
import { aProject } from '../../support/aProject';
import { packedAtHome } from './atHome';

/** `doing` before something, `done` when it was answered as saved, `refused` with the failure when not. */
export type Say = (kind: 'doing' | 'done' | 'refused', what: string, value: string) => void;

/** Failures that a full disk and a limit on file sizes may be told as. */
const proper: Failure['type'][] = ['diskFull', 'fileTooLarge', 'notEnoughSpace'];

/** Works on a project until long after the disk is full: edits, exports, backs up and changes settings. */
export async function fillDisk(
  folder: string,
  random: () => number,
  say: Say,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<void> {
  const options = { folder, fileSystem, now: () => new Date(), randomId: randomUUID, changesPerSnapshot: 7 };
  const store = openProjectStore(options);
  const first = aProject().facts.projectName;
  say('doing', 'project', first);
  const made = await store.create(aProject(), { isSample: false });
  if (!made.ok) return refused('project', made.failure);
  say('done', 'project', first);
  const packed = () => packedAtHome({ folder, fileSystem }, store, 'project-1');
  const timer = () => () => undefined;
  const backups = openBackups({ ...options, store, timer, appVersion: '0.1.0', pack: packed });
  let name = first;
  let revision = 0;
  let refusals = 0;

  function refused(what: string, failure: Failure): void {
    refusals += 1;
    say('refused', what, proper.includes(failure.type) ? '' : JSON.stringify(failure));
  }

  async function edit(): Promise<void> {
    const projectName = `사업 ${revision} ${'가'.repeat(Math.floor(random() * 80))}`;
    say('doing', 'project', projectName);
    const applied = await store.apply('project-1', revision, [
      { type: 'editFacts', changes: { projectName } },
    ]);
    if (!applied.ok) return refused('project', applied.failure);
    revision = applied.value.revision;
    name = projectName;
    say('done', 'project', name);
  }

  async function exportProject(): Promise<void> {
    const file = await packed();
    if (!file.ok) return refused('export', file.failure);
    say('doing', 'export', name);
    const written = await writeExchangeFile(path.join(folder, 'export.baljugil'), file.value.bytes, {
      fileSystem,
    });
    if (!written.ok) return refused('export', written.failure);
    say('done', 'export', name);
  }

  async function backUp(): Promise<void> {
    const backup = await backups.make('project-1', 'manual');
    if (!backup.ok) return refused('backup', backup.failure);
    say('done', `backup ${backup.value.id}`, name);
  }

  async function changeSettings(): Promise<void> {
    const defaults = { displayName: '', colorScheme: 'auto', textScale: 1 } as const;
    const settings = openSettings(folder, { defaults, now: () => new Date() });
    const displayName = `${Math.floor(random() * 1e9)} ${'가'.repeat(Math.floor(random() * 40))}`;
    // When not even the copy in use can be read, they last as long as the program and say so.
    if (settings.notices.length > 0) return;
    say('doing', 'settings', displayName);
    const changed = await settings.change({ displayName });
    if (!changed.ok) return refused('settings', changed.failure);
    say('done', 'settings', displayName);
  }

  const works = [edit, edit, edit, edit, edit, edit, exportProject, backUp];
  // Settings are written by a library, not through the port a simulated disk stands behind.
  if (fileSystem === nodeFileSystem) works.push(changeSettings);
  for (let count = 0; refusals < 20 && count < 3_000; count++)
    await (works[Math.floor(random() * works.length)] ?? edit)();
  await backups.close();
  await store.closeAll();
}
