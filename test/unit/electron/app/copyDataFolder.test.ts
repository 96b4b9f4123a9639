import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyDataFolder } from '../../../../electron/app/copyDataFolder';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { openProjectStore } from '../../../../electron/storage/projectStore';
import { faultyFileSystem } from '../../../faults/support/faultyFileSystem';
import { aProject } from '../../../support/aProject';

let place: string;
let from: string;
let to: string;
beforeEach(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'baljugil-copy-'));
  from = path.join(place, 'from');
  to = path.join(place, 'to');
  const store = openProjectStore({ folder: from, now: () => new Date(), randomId: randomUUID });
  await store.create(aProject(), { isSample: false });
  mkdirSync(path.join(from, 'backups', 'project-1'), { recursive: true });
  writeFileSync(path.join(from, 'backups', 'project-1', '20261120.baljugil'), 'backup');
  mkdirSync(path.join(from, 'forms'));
  writeFileSync(path.join(from, 'forms', 'forms.json'), '{"version":1,"forms":[]}');
  // What belongs to this PC and this moment is not carried along.
  writeFileSync(path.join(from, 'config.json'), '{}');
  writeFileSync(path.join(from, 'instance.lock'), '{}');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** Not what could not be cleared away, which has a name nobody takes for work. */
const isWork = (file: string) => !file.startsWith('.incoming-');

function everything(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files
      .map((one) => path.join(one.parentPath, one.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, 'base64')]),
  );
}

test('projects, backups and forms are carried, settings and locks are not', async () => {
  const [project] = readdirSync(path.join(from, 'projects'));
  writeFileSync(path.join(from, 'projects', project ?? '', 'lock-abc.json'), '{}');
  const before = everything(from);
  expect(await copyDataFolder(from, to)).toEqual({ ok: true, value: { projectCount: 1 } });
  const { 'config.json': _settings, 'instance.lock': _instance, ...rest } = before;
  const carried = Object.entries(rest).filter(([name]) => !name.includes('lock-'));
  expect(everything(to)).toEqual(Object.fromEntries(carried));
  expect(everything(from)).toEqual(before);
});

test('cancelling in the middle leaves nothing in the new folder', async () => {
  let asked = 0;
  const copied = await copyDataFolder(from, to, { isCancelled: () => ++asked > 2 });
  expect(copied).toEqual({ ok: false, failure: { type: 'cancelled' } });
  expect(readdirSync(to)).toEqual([]);
});

test('a project that cannot be read is carried as it is, damage and all', async () => {
  const [project = ''] = readdirSync(path.join(from, 'projects'));
  for (const name of readdirSync(path.join(from, 'projects', project)))
    writeFileSync(path.join(from, 'projects', project, name), 'damage');
  expect(await copyDataFolder(from, to)).toMatchObject({ ok: true });
  expect(everything(path.join(to, 'projects'))).toEqual(everything(path.join(from, 'projects')));
});

test('whatever one call answers, either all of it is there afterwards or none', async () => {
  const dry = faultyFileSystem(null);
  await copyDataFolder(from, path.join(place, 'dry'), { fileSystem: dry });
  const before = everything(from);
  expect(dry.calls).toBeGreaterThan(50);
  for (const fault of ['EIO', 'ENOSPC', 'short'] as const) {
    // Every call once; the other faults take the same way out.
    for (let at = 0; at < dry.calls; at += fault === 'EIO' ? 1 : 7) {
      const target = path.join(place, `${fault}-${at}`);
      const copied = await copyDataFolder(from, target, {
        fileSystem: faultyFileSystem({ fault, at, isPersistent: false }),
      });
      const projects = path.join(target, 'projects');
      const arrived = existsSync(target) ? Object.keys(everything(target)).filter(isWork) : [];
      const what = `${fault} at call ${at}`;
      if (copied.ok) expect(everything(projects), what).toEqual(everything(path.join(from, 'projects')));
      else expect(arrived, what).toEqual([]);
      rmSync(target, { recursive: true, force: true });
    }
  }
  expect(everything(from)).toEqual(before);
});

test('bytes that arrive other than they were sent are not called a copy', async () => {
  const fileSystem = {
    ...nodeFileSystem,
    open: async (file: string, mode: 'read' | 'create' | 'change') => {
      const opened = await nodeFileSystem.open(file, mode);
      if (mode !== 'create') return opened;
      return {
        ...opened,
        write: (bytes: Uint8Array, position: number) =>
          opened.write(
            Uint8Array.from(bytes, (byte) => byte ^ 1),
            position,
          ),
      };
    },
  };
  expect(await copyDataFolder(from, to, { fileSystem })).toMatchObject({
    ok: false,
    failure: { type: 'deviceFailed' },
  });
  expect(readdirSync(to)).toEqual([]);
});
