import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectStore } from '../../../../electron/storage/projectStore';
import { fail, ok, type Result } from '../../../../shared/ipc/failure';
import { currentFormatVersion } from '../../../../shared/project/project';
import {
  clearLocks,
  migratedProject,
  migratedUnderFault,
  nextStore,
  type OldFolder,
  oldFolder,
} from '../../../faults/support/migrationSweep';
import { nextFormat } from '../../../support/nextFormat';

let parent: string;
let old: OldFolder;
beforeEach(async () => {
  parent = await mkdtemp(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'baljugil-migrations-'));
  old = await oldFolder(parent, { isClosed: true });
});
afterEach(() => rm(parent, { recursive: true, force: true }));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const home = () => path.join(old.folder, 'projects', 'project-1');
const contents = async () => {
  const names = (await readdir(home())).filter((name) => !name.startsWith('lock-')).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(path.join(home(), name), 'latin1')]));
};
const storeWith = (beforeMigration?: Parameters<typeof openProjectStore>[0]['beforeMigration']) =>
  openProjectStore({
    folder: old.folder,
    format: nextFormat,
    now: () => new Date(),
    randomId: randomUUID,
    ...(beforeMigration && { beforeMigration }),
  });

test('a project of the version before opens, says what happened once, and is kept as it was', async () => {
  const store = nextStore(old.folder);
  const opened = value(await store.open('project-1'));
  expect(opened.project).toEqual(migratedProject(old));
  expect(opened.notices).toEqual([expect.stringMatching(/자료 형식을 \d+에서 \d+으로 바꾸었어요/)]);
  expect(JSON.parse(await readFile(path.join(old.folder, 'backup.json'), 'utf8'))).toEqual(old.project);
  await store.closeAll();
  expect((await readdir(home())).filter((name) => name.includes('.format-'))).toHaveLength(1);
  const again = value(await nextStore(old.folder).open('project-1'));
  expect(again.notices).toEqual([]);
});

test('what was done before the change of format can still be undone and redone', async () => {
  const store = nextStore(old.folder);
  value(await store.open('project-1'));
  value(await store.undo('project-1'));
  value(await store.undo('project-1'));
  const undone = value(await store.read('project-1')).project;
  expect(undone.requirements.map((one) => one.source)).toContain('출처: 민원과 면담');
  value(await store.redo('project-1'));
  value(await store.redo('project-1'));
  expect(value(await store.read('project-1')).project).toEqual(migratedProject(old));
  await store.closeAll();
});

test('the snapshot of before can be lost: the whole journal replays into the new format', async () => {
  value(await nextStore(old.folder).open('project-1'));
  await clearLocks(old.folder);
  for (const name of await readdir(home()))
    if (name.startsWith('snapshot-') && name !== 'snapshot-000000000000.json')
      await rm(path.join(home(), name));
  expect(value(await nextStore(old.folder).read('project-1')).project).toEqual(migratedProject(old));
});

test('without a backup the project opens for reading, says why, and nothing is changed', async () => {
  const before = await contents();
  for (const store of [storeWith(), storeWith(async () => fail({ type: 'diskFull', fileName: '백업' }))]) {
    const opened = value(await store.open('project-1'));
    expect(opened).toMatchObject({ readOnly: true, project: { id: 'project-1' } });
    expect(opened.notices[0]).toContain('자료 형식을 새 버전에 맞게 바꾸지 못했어요');
    expect(await store.apply('project-1', opened.revision, [{ type: 'editNumbering', digits: 2 }])).toEqual(
      fail({ type: 'readOnlyProject', projectId: 'project-1' }),
    );
    await store.closeAll();
    expect(await contents()).toEqual(before);
    expect((await readdir(home())).filter((name) => name.startsWith('lock-'))).toEqual([]);
  }
  const store = storeWith(async () => ok(null));
  expect(value(await store.open('project-1')).readOnly).toBe(false);
  await store.closeAll();
});

test('the program of before refuses the migrated project and leaves it alone', async () => {
  const store = nextStore(old.folder);
  value(await store.open('project-1'));
  await store.closeAll();
  const before = await contents();
  const earlier = openProjectStore({ folder: old.folder, now: () => new Date(), randomId: randomUUID });
  expect(await earlier.open('project-1')).toMatchObject({
    failure: { type: 'newerVersion', version: currentFormatVersion + 1, supported: currentFormatVersion },
  });
  expect(await contents()).toEqual(before);
});

test('a record of a newer format in an older journal is refused, not passed over', async () => {
  const journal = path.join(home(), 'journal-000001.log');
  const lines = (await readFile(journal, 'utf8')).trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  const record = JSON.parse(last.slice(65));
  for (const [changes, failure] of [
    [{ format: currentFormatVersion + 1 }, { type: 'newerVersion' }],
    [{ operations: [{ type: 'somethingNew' }] }, { type: 'projectDamaged' }],
  ] as const) {
    const bytes = await readFile(journal);
    const { revision, previous: _, ...rest } = record;
    const json = JSON.stringify({ revision: revision + 1, previous: last.slice(0, 64), ...rest, ...changes });
    await appendFile(journal, `${createHash('sha256').update(json).digest('hex')} ${json}\n`);
    const store = openProjectStore({ folder: old.folder, now: () => new Date(), randomId: randomUUID });
    const before = await contents();
    expect(await store.open('project-1')).toMatchObject({ failure });
    expect(await contents()).toEqual(before);
    await rm(journal);
    await appendFile(journal, bytes);
  }
});

// Every call is tried by `npm run -s faults -- migrations`.
test('at whatever call a migration ends, the project is the old one or the new one', async () => {
  const { wrong, calls } = await migratedUnderFault(parent, old, null);
  expect(wrong).toBe(null);
  expect(calls).toBeGreaterThan(20);
  for (let at = 0; at < calls; at += 3)
    expect((await migratedUnderFault(parent, old, { fault: 'crash', at, isPersistent: false })).wrong).toBe(
      null,
    );
});
