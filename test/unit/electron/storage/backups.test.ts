import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Backups, openBackups } from '../../../../electron/storage/backups';
import { type FileSystem, nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { loadProjectFile } from '../../../../electron/storage/projectFiles';
import { openProjectStore, type ProjectStore } from '../../../../electron/storage/projectStore';
import type { Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { type FaultPlan, faultyFileSystem } from '../../../faults/support/faultyFileSystem';
import { aProject } from '../../../support/aProject';

let root: string;
let folder: string;
let second: string | null;
let time: Date;
let timers: { at: number; work: () => void }[];
let notices: string[];
let store: ProjectStore;
let backups: Backups;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'baljugil-backups-'));
  folder = path.join(root, 'data');
  second = null;
  time = new Date(2026, 10, 20, 9, 0);
  timers = [];
  notices = [];
  start();
  value(await store.create(aProject(), { isSample: false }));
});
afterEach(async () => {
  await backups.close();
  await store.closeAll();
  await rm(root, { recursive: true, force: true });
});

function start(fileSystem?: FileSystem) {
  store = openProjectStore({ folder, now: () => time, randomId: randomUUID, accountName: 'officer' });
  backups = openBackups({
    folder,
    store,
    now: () => time,
    timer: (milliseconds, work) => {
      const one = { at: time.getTime() + milliseconds, work };
      timers.push(one);
      return () => {
        timers = timers.filter((other) => other !== one);
      };
    },
    appVersion: '0.1.0',
    secondFolder: () => second,
    notify: (notice) => notices.push(notice),
    fileSystem,
  });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const rename = (projectName: string): Operation => ({ type: 'editFacts', changes: { projectName } });
const home = () => path.join(folder, 'backups', 'project-1');
const names = async (of = home()) => (await readdir(of).catch(() => [])).sort();

/** Lets the clock run; what is due is done on the way, and waited for. */
async function later(minutes: number) {
  const until = time.getTime() + minutes * 60_000;
  for (;;) {
    const next = timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    timers = timers.filter((one) => one !== next);
    time = new Date(Math.max(time.getTime(), next.at));
    next.work();
    await backups.list('project-1');
  }
  time = new Date(until);
}

async function edit(name: string) {
  const { revision } = value(await store.open('project-1'));
  value(await store.apply('project-1', revision, [rename(name)]));
  backups.changed('project-1');
}

test('a backup made by hand is a complete project file of that minute', async () => {
  await edit('백업할 사업');
  const made = value(await backups.make('project-1', 'manual'));
  expect(made).toMatchObject({
    id: '20261120-0900-manual.baljugil',
    at: new Date(2026, 10, 20, 9, 0).toISOString(),
    requirementCount: 1,
    problem: null,
  });
  expect(made.sizeBytes).toBe((await stat(path.join(home(), made.id))).size);
  expect(value(await backups.read('project-1', made.id)).facts.projectName).toBe('백업할 사업');
});

test('two backups of one minute are two files', async () => {
  await backups.make('project-1', 'manual');
  await edit('그 뒤');
  await backups.make('project-1', 'manual');
  expect(await names()).toEqual(['20261120-0900-manual-2.baljugil', '20261120-0900-manual.baljugil']);
  const [newest] = value(await backups.list('project-1'));
  expect(value(await backups.read('project-1', newest?.id ?? '')).facts.projectName).toBe('그 뒤');
});

test('while a project is edited, a backup is made every hour and none without a change', async () => {
  for (let count = 0; count < 30; count++) {
    await edit(`사업 ${count}`);
    await later(6);
  }
  const hourly = ['1000', '1100', '1200'].map((hour) => `20261120-${hour}-hourly.baljugil`);
  expect(await names()).toEqual(hourly);
  await later(600);
  expect(await names()).toEqual(hourly);
});

test('the first opening of a day makes a backup of what yesterday left', async () => {
  await edit('어제 고친 것');
  await backups.make('project-1', 'hourly');
  await later(1);
  await edit('어제 마지막으로 고친 것');
  await store.closeAll();
  time = new Date(2026, 10, 21, 8, 30);
  timers = [];
  start();
  await store.open('project-1');
  backups.opened('project-1');
  const listed = value(await backups.list('project-1'));
  expect(listed.map((one) => one.reason)).toEqual(['daily', 'hourly']);
  expect(value(await backups.read('project-1', listed[0]?.id ?? '')).facts.projectName).toBe(
    '어제 마지막으로 고친 것',
  );
  backups.opened('project-1');
  expect(value(await backups.list('project-1'))).toHaveLength(2);
  time = new Date(2026, 10, 22, 8, 30);
  backups.opened('project-1');
  expect(value(await backups.list('project-1'))).toHaveLength(2);
});

test('old backups are let go by the rule, and never the only readable ones', async () => {
  value(await backups.make('project-1', 'hourly'));
  const bytes = await readFile(path.join(home(), '20261120-0900-hourly.baljugil'));
  for (let day = 1; day <= 28; day++)
    await writeFile(path.join(home(), `202608${String(day).padStart(2, '0')}-1200-hourly.baljugil`), bytes);
  await writeFile(path.join(home(), '메모.txt'), '지우지 말 것');
  await edit('오늘');
  await later(61);
  expect(await names()).toEqual([
    '20260828-1200-hourly.baljugil',
    '20261120-0900-hourly.baljugil',
    '20261120-1000-hourly.baljugil',
    '메모.txt',
  ]);
});

test('restoring in place backs up first, goes on in the history and can be taken back', async () => {
  await edit('오전');
  const { id } = value(await backups.make('project-1', 'manual'));
  await later(30);
  await edit('오후');
  value(await backups.restore('project-1', id, 'place'));
  const opened = value(await store.open('project-1'));
  expect(opened.project.facts.projectName).toBe('오전');
  expect(opened.undo).toBe('2026-11-20 09:00 백업 내용으로 되돌림');
  const [newest] = value(await backups.list('project-1'));
  expect(newest?.reason).toBe('beforeRestore');
  expect(value(await backups.read('project-1', newest?.id ?? '')).facts.projectName).toBe('오후');
  expect(value(await store.history('project-1'))).toMatchObject({ total: 3, isProven: true });
  value(await store.undo('project-1'));
  expect(value(await store.open('project-1')).project.facts.projectName).toBe('오후');
});

test('restoring into a copy leaves the project alone', async () => {
  const { id } = value(await backups.make('project-1', 'manual'));
  await edit('그대로 둘 것');
  const { projectId } = value(await backups.restore('project-1', id, 'copy'));
  expect(projectId).not.toBe('project-1');
  expect(value(await store.read(projectId)).project.facts.projectName).toBe(aProject().facts.projectName);
  expect(value(await store.read('project-1')).project.facts.projectName).toBe('그대로 둘 것');
});

test('a project that cannot be read any more comes back from its backup as a copy', async () => {
  const { id } = value(await backups.make('project-1', 'manual'));
  await store.closeAll();
  const snapshot = path.join(folder, 'projects', 'project-1', 'snapshot-000000000000.json');
  await truncate(snapshot, 100);
  expect(await backups.restore('project-1', id, 'place')).toMatchObject({
    failure: { type: 'projectDamaged' },
  });
  const { projectId } = value(await backups.restore('project-1', id, 'copy'));
  expect(value(await store.read(projectId)).project.requirements).toHaveLength(1);
});

test('a damaged backup is listed with what is wrong and cannot be restored', async () => {
  const { id } = value(await backups.make('project-1', 'manual'));
  const bytes = await readFile(path.join(home(), id));
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  await writeFile(path.join(home(), id), bytes);
  expect(value(await backups.list('project-1'))).toMatchObject([
    { requirementCount: null, problem: expect.stringContaining(id) },
  ]);
  expect(await backups.restore('project-1', id, 'place')).toMatchObject({
    failure: { type: 'projectFileDamaged' },
  });
  expect(value(await store.read('project-1')).revision).toBe(0);
});

test('names that are no backups reach nothing', async () => {
  for (const id of ['../../projects/project-1/head.json', '20261120-0900-x.baljugil', '없음']) {
    expect(await backups.read('project-1', id)).toMatchObject({ failure: { type: 'backupNotFound' } });
    expect(await backups.remove('project-1', id)).toMatchObject({ failure: { type: 'backupNotFound' } });
  }
  expect(await backups.make('../project-1', 'manual')).toMatchObject({
    failure: { type: 'projectNotFound' },
  });
});

test('a backup removed by hand is gone from both folders', async () => {
  second = path.join(root, 'second');
  await mkdir(second);
  const { id } = value(await backups.make('project-1', 'manual'));
  value(await backups.remove('project-1', id));
  expect(value(await backups.list('project-1'))).toEqual([]);
  expect(await names(path.join(second, 'project-1'))).toEqual([]);
});

test('a second folder holds every backup too, and stands in for a first one that was damaged', async () => {
  second = path.join(root, 'second');
  await mkdir(second);
  const { id } = value(await backups.make('project-1', 'manual'));
  expect(await names(path.join(second, 'project-1'))).toEqual([id]);
  await truncate(path.join(home(), id), 50);
  expect(value(await backups.list('project-1'))).toMatchObject([{ problem: null }]);
  await rm(home(), { recursive: true });
  value(await backups.restore('project-1', id, 'copy'));
});

test('a second folder that is gone is told and never made anew, and the backup is made', async () => {
  second = path.join(root, 'usb');
  value(await backups.make('project-1', 'manual'));
  expect(await names(second)).toEqual([]);
  expect(await readdir(root)).toEqual(['data']);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('두 번째 백업 폴더(usb)');
  expect(await names()).toHaveLength(1);
});

test('a stick pulled out while the second copy is written leaves no half backup that looks whole', async () => {
  const stick = path.join(root, 'usb');
  await mkdir(stick);
  second = stick;
  const pulledAfter = async (calls: number) => {
    let left = calls;
    const pulled = () => Object.assign(new Error('pulled'), { code: 'ENODEV' });
    const on = <T>(name: string, work: () => Promise<T>): Promise<T> =>
      name.startsWith(stick) && left-- <= 0 ? Promise.reject(pulled()) : work();
    const system: FileSystem = {
      ...nodeFileSystem,
      open: (name, mode) =>
        on(name, async () => {
          const file = await nodeFileSystem.open(name, mode);
          return {
            ...file,
            read: (into, position) => on(name, () => file.read(into, position)),
            // Half of what was being written is on the stick when it is pulled.
            write: (bytes, position) =>
              name.startsWith(stick) && left-- <= 0
                ? file
                    .write(bytes.subarray(0, bytes.length >> 1), position)
                    .then(() => Promise.reject(pulled()))
                : file.write(bytes, position),
            sync: () => on(name, () => file.sync()),
          };
        }),
      rename: (from, to) => on(to, () => nodeFileSystem.rename(from, to)),
      remove: (name) => on(name, () => nodeFileSystem.remove(name)),
      createFolder: (name) => on(name, () => nodeFileSystem.createFolder(name)),
      list: (name) => on(name, () => nodeFileSystem.list(name)),
      status: (name) => on(name, () => nodeFileSystem.status(name)),
      syncFolder: (name) => on(name, () => nodeFileSystem.syncFolder(name)),
      pause: async () => undefined,
    };
    start(system);
    value(await backups.make('project-1', 'manual'));
    return left >= 0;
  };
  let calls = 0;
  while (!(await pulledAfter(calls))) {
    calls += 1;
    // Plugged in again: what has a backup's name can be opened, and what is not there was said.
    const copies = path.join(stick, 'project-1');
    const whole = (await names(copies)).filter((one) => one.endsWith('.baljugil'));
    for (const name of whole)
      expect(value(await loadProjectFile(path.join(copies, name))).id).toBe('project-1');
    expect(whole.length + notices.length).toBeGreaterThan(0);
    notices = [];
    await rm(copies, { recursive: true, force: true });
    await rm(home(), { recursive: true });
  }
  expect(calls).toBeGreaterThan(10);
});

test('without room nothing is written, and how much is needed is said', async () => {
  start({ ...nodeFileSystem, freeBytes: async () => 5_000 });
  const made = await backups.make('project-1', 'manual');
  expect(made).toMatchObject({ failure: { type: 'notEnoughSpace', freeBytes: 5_000 } });
  expect(await names()).toEqual([]);
});

test('an automatic backup that fails is told, tried again and fails no edit', async () => {
  await writeFile(path.join(folder, 'backups'), '폴더 자리에 파일');
  await edit('가');
  await later(61);
  expect(notices).toHaveLength(1);
  await edit('나');
  await rm(path.join(folder, 'backups'));
  await later(10);
  expect(await names()).toHaveLength(1);
  expect(value(await store.read('project-1')).revision).toBe(2);
});

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
test.skipIf(!isRoot)(
  'on a full disk the backup is refused, nothing half is left and the project is whole',
  async () => {
    const disk = path.join(folder, 'backups');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      let refused = 0;
      for (let count = 0; count < 60; count++) {
        const made = await backups.make('project-1', 'manual');
        if (made.ok) continue;
        refused += 1;
        expect(made.failure.type).toBe('notEnoughSpace');
      }
      expect(refused).toBeGreaterThan(10);
      const listed = value(await backups.list('project-1'));
      expect(listed.length).toBeGreaterThan(1);
      expect(listed.filter((one) => one.problem)).toEqual([]);
      expect((await names()).length).toBe(listed.length);
      await edit('가');
      expect(await backups.restore('project-1', listed[0]?.id ?? '', 'place')).toMatchObject({
        failure: { type: 'notEnoughSpace' },
      });
      expect(value(await store.read('project-1')).project.facts.projectName).toBe('가');
    } finally {
      execFileSync('umount', [disk]);
    }
  },
);

test('whatever call fails while a backup is made, it is refused or whole, and so is the restore', async () => {
  const { id } = value(await backups.make('project-1', 'manual'));
  const plan: FaultPlan = { fault: 'EIO', at: Number.POSITIVE_INFINITY, isPersistent: false };
  const fileSystem = faultyFileSystem(plan);
  start(fileSystem);
  const wrong: string[] = [];
  for (const [share, fault] of (['EIO', 'ENOSPC', 'EBUSY', 'EPERM', 'short'] as const).entries())
    for (let call = share; call < 60; call += 5) {
      plan.fault = fault;
      plan.at = fileSystem.calls + call;
      const made = await backups.make('project-1', 'hourly');
      plan.at = fileSystem.calls + call;
      const restored = await backups.restore('project-1', id, 'place');
      plan.at = Number.POSITIVE_INFINITY;
      const listed = value(await backups.list('project-1'));
      if (listed.some((one) => one.problem)) wrong.push(`${fault} at ${call}: a damaged backup is listed`);
      if (made.ok && !listed.some((one) => one.id === made.value.id))
        wrong.push(`${fault} at ${call}: a backup answered as made is not there`);
      if (
        restored.ok &&
        value(await store.read('project-1')).project.facts.projectName !== aProject().facts.projectName
      )
        wrong.push(`${fault} at ${call}: restored to something else`);
      if (call % 3 === 0)
        for (const one of listed) if (one.reason !== 'manual') await backups.remove('project-1', one.id);
    }
  expect(wrong).toEqual([]);
}, 120_000);
