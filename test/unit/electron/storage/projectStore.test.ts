import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectStore } from '../../../../electron/storage/projectStore';
import type { Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
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
    failure: { type: 'projectInUse', projectId, owner: expect.stringContaining('officer') },
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
