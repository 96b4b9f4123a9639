import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectStore } from '../../../../electron/storage/projectStore';
import type { Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { currentFormatVersion } from '../../../../shared/project/project';
import { memoryDisk } from '../../../faults/support/memoryDisk';
import { aProject } from '../../../support/aProject';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function aStore() {
  return openProjectStore({ folder, now: () => new Date(), randomId: randomUUID, accountName: 'officer' });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function rename(projectName: string): Operation {
  return { type: 'editFacts', changes: { projectName } };
}

async function created() {
  const store = aStore();
  const { projectId } = value(await store.create(aProject(), { isSample: false }));
  return { store, projectId, home: path.join(folder, 'projects', projectId) };
}

test('a project is there after closing and opening again', async () => {
  const { store, projectId } = await created();
  expect(value(await store.open(projectId))).toMatchObject({
    revision: 0,
    undo: null,
    redo: null,
    notices: [],
  });
  expect(value(await store.apply(projectId, 0, [rename('가')]))).toMatchObject({
    revision: 1,
    undo: '사업 정보 고침',
  });
  value(await store.apply(projectId, 1, [rename('나'), { type: 'editNumbering', digits: 2 }]));
  const before = value(await store.open(projectId));
  await store.close(projectId);

  const again = value(await aStore().open(projectId));
  expect(again).toEqual(before);
  expect(again).toMatchObject({ revision: 2, undo: '사업 정보 고침 외 1건', notices: [] });
  expect(again.project.facts.projectName).toBe('나');
});

test('undo and redo reach over a restart', async () => {
  const { store, projectId } = await created();
  for (const [index, name] of ['가', '나', '다'].entries())
    value(await store.apply(projectId, index, [rename(name)]));
  value(await store.undo(projectId));
  await store.close(projectId);

  const later = aStore();
  expect(value(await later.undo(projectId))).toMatchObject({ operations: [rename('가')] });
  expect(value(await later.redo(projectId))).toMatchObject({ operations: [rename('나')] });
  value(await later.redo(projectId));
  expect((await later.redo(projectId)).ok).toBe(false);
  expect(value(await later.open(projectId)).project.facts.projectName).toBe('다');
  await later.closeAll();
});

test('a project left without closing is there as it was answered', async () => {
  const { store, projectId, home } = await created();
  for (let revision = 0; revision < 450; revision++)
    value(await store.apply(projectId, revision, [rename(`사업 ${revision + 1}`)]));
  const names = await readdir(home);
  expect(names.filter((one) => one.startsWith('snapshot-')).length).toBeGreaterThan(1);
  const read = value(await aStore().read(projectId));
  expect(read).toMatchObject({ revision: 450, notices: [] });
  expect(read.project.facts.projectName).toBe('사업 450');
  await store.closeAll();
});

test('an edit made from an older revision is refused', async () => {
  const { store, projectId } = await created();
  value(await store.apply(projectId, 0, [rename('가')]));
  expect(await store.apply(projectId, 0, [rename('나')])).toEqual({
    ok: false,
    failure: { type: 'revisionMismatch', projectId },
  });
  await store.closeAll();
});

test('a project opened elsewhere cannot be opened a second time', async () => {
  const { store, projectId } = await created();
  value(await store.open(projectId));
  expect(await aStore().open(projectId)).toEqual({
    ok: false,
    failure: {
      type: 'projectInUse',
      projectId,
      owner: 'officer',
      host: hostname(),
      since: expect.stringMatching(/^\d{4}-/),
      isBreakable: false,
    },
  });
  await store.close(projectId);
  const later = aStore();
  value(await later.open(projectId));
  await later.closeAll();
});

test('a torn last record is left out and said', async () => {
  const { store, projectId, home } = await created();
  for (const [index, name] of ['가', '나', '다'].entries())
    value(await store.apply(projectId, index, [rename(name)]));
  const journal = path.join(home, 'journal-000001.log');
  const bytes = await readFile(journal);
  await writeFile(journal, bytes.subarray(0, bytes.length - 10));
  const later = aStore();
  await rm(path.join(home, (await readdir(home)).find((one) => one.startsWith('lock-')) ?? ''));
  const opened = value(await later.open(projectId));
  expect(opened.project.facts.projectName).toBe('나');
  expect(opened.notices).toHaveLength(1);
  value(await later.apply(projectId, 2, [rename('라')]));
  await later.close(projectId);
  const last = value(await aStore().read(projectId));
  expect(last).toMatchObject({ revision: 3, notices: [] });
  expect(last.project.facts.projectName).toBe('라');
});

test('a removed project can be brought back as it was', async () => {
  const { store, projectId } = await created();
  value(await store.apply(projectId, 0, [rename('가')]));
  value(await store.remove(projectId));
  expect(value(await store.list())).toEqual([]);
  expect(await store.open(projectId)).toMatchObject({ failure: { type: 'projectNotFound' } });
  value(await store.restore(projectId));
  expect(value(await store.open(projectId))).toMatchObject({
    revision: 1,
    undo: '사업 정보 고침',
    notices: [],
  });
  await store.closeAll();
});

test('a project open in another program is not removed', async () => {
  const { store, projectId } = await created();
  value(await store.open(projectId));
  expect(await aStore().remove(projectId)).toMatchObject({ failure: { type: 'projectInUse' } });
  await store.closeAll();
});

test('a project whose number is taken, thrown away or unfit as a folder gets a new one', async () => {
  const { store, projectId } = await created();
  for (const id of [projectId, '../밖', 'CON', 'con', 'A', '', 'a/b', '.']) {
    const made = value(await store.create(aProject({ id }), { isSample: true }));
    expect(made.projectId).not.toBe(id);
    expect(value(await store.read(made.projectId))).toMatchObject({
      isSample: true,
      project: { id: made.projectId },
    });
  }
  value(await store.remove(projectId));
  expect(value(await store.create(aProject(), { isSample: false })).projectId).not.toBe(projectId);
  expect(await readdir(folder)).toEqual(['projects', 'trash']);
});

test('the list has the newest change first and tells of unreadable projects', async () => {
  const { store, projectId } = await created();
  const second = value(await store.create(aProject({ id: 'project-2' }), { isSample: false })).projectId;
  await new Promise((resolve) => setTimeout(resolve, 5));
  value(await store.apply(projectId, 0, [rename('가')]));
  expect(value(await store.list()).map((one) => one.id)).toEqual([projectId, second]);
  await store.closeAll();
  const snapshot = path.join(folder, 'projects', second, 'snapshot-000000000000.json');
  const bytes = await readFile(snapshot);
  await writeFile(snapshot, bytes.fill(0, 100, 110));
  const listed = value(await aStore().list());
  expect(listed.map((one) => [one.id, one.stored.ok])).toEqual([
    [projectId, true],
    [second, false],
  ]);
  expect(await aStore().open(second)).toMatchObject({ failure: { type: 'projectDamaged' } });
  expect(await readFile(snapshot)).toEqual(bytes);
});

test('a project of a newer version is refused and left as it is', async () => {
  const { store, projectId, home } = await created();
  await store.closeAll();
  const json = (await readFile(path.join(home, 'snapshot-000000000000.json'), 'utf8')).split('\n')[1] ?? '';
  for (const [from, to, version, supported] of [
    ['"snapshot":1', '"snapshot":2', 2, 1],
    [`"formatVersion":${currentFormatVersion}`, '"formatVersion":7', 7, currentFormatVersion],
  ] as const) {
    const changed = json.replace(from, to);
    const hash = createHash('sha256').update(changed).digest('hex');
    await writeFile(path.join(home, 'snapshot-000000000000.json'), `${hash}\n${changed}\n`);
    expect(await aStore().open(projectId)).toEqual({
      ok: false,
      failure: { type: 'newerVersion', fileName: projectId, version, supported },
    });
  }
});

test('a lock left by a dead process does not keep anyone out, a living one does', async () => {
  const { projectId, home } = await created();
  const lock = (changes: object) =>
    writeFile(
      path.join(home, 'lock-other.json'),
      JSON.stringify({ pid: 1, processStart: null, host: hostname(), account: '이바다', ...changes }),
    );
  await lock({});
  expect(await aStore().open(projectId)).toMatchObject({
    failure: { type: 'projectInUse', owner: '이바다', host: hostname(), since: null, isBreakable: true },
  });
  await lock({ pid: 2 ** 22 + 1, host: '다른-PC' });
  expect(await aStore().open(projectId)).toMatchObject({ failure: { type: 'projectInUse' } });
  for (const dead of [{ pid: 2 ** 22 + 1 }, { processStart: '1' }]) {
    await lock(dead);
    const store = aStore();
    value(await store.open(projectId));
    await store.closeAll();
  }
  await writeFile(path.join(home, 'lock-other.json'), '');
  const store = aStore();
  value(await store.open(projectId));
  await store.closeAll();
  expect((await readdir(home)).filter((name) => name.startsWith('lock-'))).toEqual([]);
});

test('a journal changed from outside is not written to, and a folder that is gone is said', async () => {
  const { store, projectId, home } = await created();
  value(await store.apply(projectId, 0, [rename('가')]));
  await writeFile(path.join(home, 'journal-000001.log'), '');
  expect(await store.apply(projectId, 1, [rename('나')])).toMatchObject({
    failure: { type: 'projectConflict' },
  });
  expect((await readFile(path.join(home, 'journal-000001.log'))).length).toBe(0);
  value(await store.open(projectId));
  await rm(home, { recursive: true });
  expect(await store.apply(projectId, 0, [rename('나')])).toMatchObject({
    failure: { type: 'folderNotFound' },
  });
});

test('a change that names what no reader would give back is refused', async () => {
  const { store, projectId } = await created();
  const mark = { status: '완료', date: null, memo: '', reason: '' } as const;
  const operation: Operation = { type: 'markActivity', activityId: '__proto__', mark };
  expect(await store.apply(projectId, 0, [operation])).toMatchObject({
    failure: { type: 'operationRejected' },
  });
  value(await store.apply(projectId, 0, [rename('이름이 "__proto__"인 사업')]));
  expect(
    await store.apply(projectId, 1, [rename('나'), { type: 'moveChapter', id: '없음', toIndex: 0 }]),
  ).toMatchObject({
    failure: { type: 'operationRejected' },
  });
  expect(value(await store.read(projectId)).revision).toBe(1);
  await store.closeAll();
});

test('changes given all at once are made one after the other', async () => {
  const { store, projectId } = await created();
  const results = await Promise.all(
    [0, 1, 2, 3, 4].map((revision) => store.apply(projectId, revision, [rename(`${revision}`)])),
  );
  expect(results.map((one) => one.ok)).toEqual([true, true, true, true, true]);
  await store.closeAll();
  expect(value(await aStore().read(projectId)).project.facts.projectName).toBe('4');
});

test('a record slipped in from another copy of the project is not taken for its history', async () => {
  const { store, projectId, home } = await created();
  for (const [index, name] of ['가', '나', '다'].entries())
    value(await store.apply(projectId, index, [rename(name)]));
  const journal = path.join(home, 'journal-000001.log');
  const lines = (await readFile(journal, 'utf8')).split('\n');
  const forged = (lines[2] ?? '').slice(65).replaceAll('나', '너');
  lines[2] = `${createHash('sha256').update(forged).digest('hex')} ${forged}`;
  await writeFile(journal, lines.join('\n'));
  const swapped = value(await aStore().read(projectId));
  expect(swapped).toMatchObject({ revision: 2, project: { facts: { projectName: '너' } } });
  expect(swapped.notices.join()).toContain('최근 변경 1건');

  const foreign = (lines[2] ?? '')
    .slice(65)
    .replace(/"previous":"[0-9a-f]{64}"/, `"previous":"${'0'.repeat(64)}"`);
  lines[2] = `${createHash('sha256').update(foreign).digest('hex')} ${foreign}`;
  await writeFile(journal, lines.join('\n'));
  const read = value(await aStore().read(projectId));
  expect(read).toMatchObject({ revision: 1, project: { facts: { projectName: '가' } } });
  expect(read.notices.length).toBeGreaterThan(0);
  await store.closeAll();
});

test('records that follow from nothing any more are told as lost once and not for ever', async () => {
  const store = openProjectStore({
    folder,
    now: () => new Date(),
    randomId: randomUUID,
    changesPerSnapshot: 3,
  });
  const { projectId } = value(await store.create(aProject(), { isSample: false }));
  for (let revision = 0; revision < 8; revision++)
    value(await store.apply(projectId, revision, [rename(`사업 ${revision + 1}`)]));
  await store.closeAll();
  // The newest snapshot is gone, and of the journal the records around the one before it.
  const home = path.join(folder, 'projects', projectId);
  const journal = path.join(home, 'journal-000001.log');
  const lines = (await readFile(journal, 'latin1')).split('\n');
  for (const revision of [6, 7]) lines[revision] = (lines[revision] ?? '').replace('revision', 'Revision');
  await writeFile(journal, lines.join('\n'), 'latin1');
  await rm(path.join(home, 'snapshot-000000000008.json'));

  const opened = value(await aStore().open(projectId, { readOnly: true }));
  expect(opened.revision).toBe(6);
  expect(opened.notices.join(' ')).toContain('최근 변경 2건');
  const next = aStore();
  value(await next.apply(projectId, 6, [rename('이어서')]));
  await next.closeAll();
  const again = value(await aStore().read(projectId));
  expect(again.project.facts.projectName).toBe('이어서');
  expect(again.notices).toEqual([]);
});

test('a project just made in a new data folder is there after a power cut', async () => {
  const fileSystem = memoryDisk();
  const options = {
    folder: path.resolve('/office/data'),
    fileSystem,
    now: () => new Date(),
    randomId: randomUUID,
  };
  value(await openProjectStore(options).create(aProject(), { isSample: false }));
  const onlyFlushed = fileSystem.cut(() => 0);
  const read = value(await openProjectStore({ ...options, fileSystem: onlyFlushed }).read('project-1'));
  expect(read.project).toEqual(aProject());
});

test('a project brought back from the trash is there after a power cut', async () => {
  const fileSystem = memoryDisk();
  const options = {
    folder: path.resolve('/office/data'),
    fileSystem,
    now: () => new Date(),
    randomId: randomUUID,
  };
  const store = openProjectStore(options);
  value(await store.create(aProject(), { isSample: false }));
  value(await store.remove('project-1'));
  value(await store.restore('project-1'));
  const onlyFlushed = fileSystem.cut(() => 0);
  const read = value(await openProjectStore({ ...options, fileSystem: onlyFlushed }).read('project-1'));
  expect(read.project).toEqual(aProject());
});
