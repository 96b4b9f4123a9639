import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { openProjectStore, type ProjectStore } from '../../../../electron/storage/projectStore';
import { processStart } from '../../../../electron/storage/runningProcess';
import type { Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { aProject } from '../../../support/aProject';

let folder: string;
let mine: ProjectStore;
const home = () => path.join(folder, 'projects', 'project-1');
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-lock-'));
  mine = aStore('officer');
  value(await mine.create(aProject(), { isSample: false }));
});
afterEach(async () => {
  await mine.closeAll();
  await rm(folder, { recursive: true, force: true });
});

function aStore(accountName: string) {
  return openProjectStore({ folder, now: () => new Date(), randomId: randomUUID, accountName });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const rename = (projectName: string): Operation => ({ type: 'editFacts', changes: { projectName } });
const since = '2026-11-20T08:30:00.000Z';
const otherLock = (changes: object = {}) =>
  writeFile(
    path.join(home(), 'lock-other.json'),
    JSON.stringify({ pid: 4242, processStart: '77', host: 'PC-7', account: '이바다', since, ...changes }),
  );
const locks = async () => (await readdir(home())).filter((name) => name.startsWith('lock-'));

test('a project somebody else has open says who, where and since when', async () => {
  await otherLock();
  expect(await mine.open('project-1')).toEqual({
    ok: false,
    failure: {
      type: 'projectInUse',
      projectId: 'project-1',
      owner: '이바다',
      host: 'PC-7',
      since,
      isBreakable: true,
    },
  });
  expect(await locks()).toEqual(['lock-other.json']);
});

test('a project in use can be read and not changed, and leaves no lock behind', async () => {
  const writer = aStore('writer');
  value(await writer.open('project-1'));
  value(await writer.apply('project-1', 0, [rename('쓰는 사람의 것')]));
  const before = await locks();
  const opened = value(await mine.open('project-1', { readOnly: true }));
  expect(opened).toMatchObject({ readOnly: true, revision: 1, undo: null, redo: null });
  expect(opened.project.facts.projectName).toBe('쓰는 사람의 것');
  for (const refused of [
    await mine.apply('project-1', 1, [rename('나')]),
    await mine.undo('project-1'),
    await mine.redo('project-1'),
  ])
    expect(refused).toEqual({ ok: false, failure: { type: 'readOnlyProject', projectId: 'project-1' } });
  expect(await locks()).toEqual(before);
  value(await writer.apply('project-1', 1, [rename('계속')]));
  expect(value(await mine.open('project-1', { readOnly: true })).project.facts.projectName).toBe('계속');
  await writer.closeAll();
});

test('closed by the other, a project opened for reading can be opened for writing', async () => {
  const writer = aStore('writer');
  value(await writer.open('project-1'));
  value(await mine.open('project-1', { readOnly: true }));
  expect(await mine.open('project-1')).toMatchObject({ failure: { type: 'projectInUse' } });
  await writer.closeAll();
  expect(value(await mine.open('project-1')).readOnly).toBe(false);
  value(await mine.apply('project-1', 0, [rename('나')]));
});

test('asking to read what is open here for writing takes nothing away', async () => {
  value(await mine.open('project-1'));
  expect(value(await mine.open('project-1', { readOnly: true })).readOnly).toBe(false);
  value(await mine.apply('project-1', 0, [rename('나')]));
});

test("another computer's lock is broken only by naming its owner exactly", async () => {
  await otherLock();
  const owner = { owner: '이바다', host: 'PC-7', since };
  for (const wrong of [
    { ...owner, owner: '김하늘' },
    { ...owner, host: 'PC-8' },
    { ...owner, since: null },
    { ...owner, since: '2026-11-20T08:30:00.001Z' },
  ])
    expect(await mine.breakLock('project-1', wrong)).toMatchObject({ failure: { type: 'lockChanged' } });
  expect(await mine.open('project-1')).toMatchObject({ failure: { type: 'projectInUse' } });
  value(await mine.breakLock('project-1', owner));
  value(await mine.open('project-1'));
});

test('the lock of a process seen to be running cannot be broken', async () => {
  const lock = { pid: process.ppid, processStart: processStart(process.ppid), host: hostname() };
  await otherLock(lock);
  const owner = { owner: '이바다', host: hostname(), since };
  const expected =
    process.platform === 'linux' ? { failure: { type: 'projectInUse', isBreakable: false } } : {};
  expect(await mine.breakLock('project-1', owner)).toMatchObject(expected);
});

test.runIf(process.platform === 'linux')(
  'a lock whose process number was given to another process is cleared',
  async () => {
    for (const processStartOfBefore of ['1', `${processStart(process.ppid)}9`]) {
      await otherLock({ pid: process.ppid, host: hostname(), processStart: processStartOfBefore });
      value(await mine.open('project-1'));
      await mine.closeAll();
      expect(await locks()).toEqual([]);
    }
  },
);

test('whoever lost the lock can change nothing, and what the new owner does stays', async () => {
  value(await mine.open('project-1'));
  value(await mine.apply('project-1', 0, [rename('먼저')]));
  // As another computer would break it.
  for (const name of await locks()) await rm(path.join(home(), name));
  const other = aStore('other');
  value(await other.open('project-1'));
  expect(await mine.apply('project-1', 1, [rename('늦게')])).toMatchObject({
    failure: { type: 'projectConflict' },
  });
  value(await other.apply('project-1', 1, [rename('새 주인')]));
  const head = await readFile(path.join(home(), 'head.json'));
  await mine.closeAll();
  expect(await readFile(path.join(home(), 'head.json'))).toEqual(head);
  expect((await locks()).length).toBe(1);
  await other.closeAll();
  const read = value(await aStore('reader').read('project-1'));
  expect(read).toMatchObject({ revision: 2, notices: [] });
  expect(read.project.facts.projectName).toBe('새 주인');
});

test('somebody clearing unfinished files away while the lock is taken does not make the project vanish', async () => {
  let cleared = 0;
  const store = openProjectStore({
    folder,
    now: () => new Date(),
    randomId: randomUUID,
    fileSystem: {
      ...nodeFileSystem,
      rename: async (from, to) => {
        if (cleared < 2 && path.basename(to).startsWith('lock-')) {
          cleared += 1;
          await rm(from);
        }
        await nodeFileSystem.rename(from, to);
      },
    },
  });
  value(await store.open('project-1'));
  expect(cleared).toBe(2);
  await store.closeAll();
});
