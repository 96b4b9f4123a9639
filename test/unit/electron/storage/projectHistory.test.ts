import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectStore } from '../../../../electron/storage/projectStore';
import type { Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { aProject, aRequirement } from '../../../support/aProject';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-history-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

let displayName = '김하늘';
function aStore() {
  let seconds = 0;
  return openProjectStore({
    folder,
    now: () => new Date(Date.UTC(2026, 10, 20, 0, 0, seconds++)),
    randomId: randomUUID,
    accountName: 'officer',
    displayName: () => displayName,
  });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const rename = (projectName: string): Operation => ({ type: 'editFacts', changes: { projectName } });
const journal = () => path.join(folder, 'projects', 'project-1', 'journal-000001.log');

async function changed(count: number) {
  const store = aStore();
  value(await store.create(aProject(), { isSample: false }));
  for (let revision = 0; revision < count; revision++)
    value(await store.apply('project-1', revision, [rename(`사업 ${revision + 1}`)]));
  return store;
}

test('the history says who changed what, where and when, newest first', async () => {
  displayName = '김하늘';
  const store = await changed(1);
  displayName = '이바다';
  value(
    await store.apply('project-1', 1, [
      { type: 'editRequirement', id: 'requirement-1', changes: { name: '조회' } },
      { type: 'editRequirement', id: 'requirement-1', changes: { source: '면담' } },
    ]),
  );
  value(await store.undo('project-1'));
  const history = value(await store.history('project-1'));
  expect(history).toMatchObject({ total: 3, isProven: true });
  expect(history.records).toMatchObject([
    { revision: 3, kind: 'undo', name: 'SFR-001 명칭 고침 외 1건', displayName: '이바다' },
    {
      revision: 2,
      kind: 'do',
      account: 'officer',
      displayName: '이바다',
      operationCount: 2,
      place: { area: '요구사항', id: 'requirement-1' },
      isProven: true,
    },
    { revision: 1, displayName: '김하늘', name: '사업 정보 고침', place: { area: '사업 정보', id: null } },
  ]);
  expect(history.records[0]?.at).toMatch(/^2026-11-20T/);
  await store.closeAll();
});

test('a page of the history and what changed since a revision', async () => {
  const store = await changed(10);
  const revisions = async (range: { after?: number; before?: number; limit?: number }) =>
    value(await store.history('project-1', range)).records.map((one) => one.revision);
  expect(await revisions({ limit: 3 })).toEqual([10, 9, 8]);
  expect(await revisions({ limit: 3, before: 8 })).toEqual([7, 6, 5]);
  expect(await revisions({ after: 8 })).toEqual([10, 9]);
  expect(value(await store.history('project-1', { after: 4, limit: 1 })).total).toBe(6);
  await store.closeAll();
});

test('the history of an unchanged project is empty and proven', async () => {
  const store = await changed(0);
  expect(value(await store.history('project-1'))).toMatchObject({ records: [], total: 0, isProven: true });
  expect(await store.history('project-2')).toMatchObject({ failure: { type: 'projectNotFound' } });
  expect(await store.history('../project-1')).toMatchObject({ failure: { type: 'projectNotFound' } });
});

test.each<[string, (lines: string[]) => void]>([
  ['changed', (lines) => lines.splice(3, 1, (lines[3] ?? '').replace('officer', 'someone'))],
  ['left out', (lines) => lines.splice(3, 1)],
  ['exchanged', (lines) => lines.splice(3, 2, lines[4] ?? '', lines[3] ?? '')],
  ['cut off at the end', (lines) => lines.splice(8, 3)],
])('a history in which a record was %s is not proven, and records after it neither', async (_, damage) => {
  const store = await changed(10);
  await store.closeAll();
  const lines = (await readFile(journal(), 'utf8')).split('\n');
  damage(lines);
  await writeFile(journal(), lines.join('\n'));
  const history = value(await aStore().history('project-1'));
  expect(history.isProven).toBe(false);
  expect(history.records.find((one) => one.revision === 2)?.isProven).toBe(true);
  if (history.records[0]?.revision === 10) expect(history.records[0].isProven).toBe(false);
});

test('an account changed with its own hash put right is told by the records after it', async () => {
  const store = await changed(3);
  const before = value(await store.history('project-1'));
  await store.closeAll();
  const { createHash } = await import('node:crypto');
  const lines = (await readFile(journal(), 'utf8')).split('\n');
  const json = (lines[2] ?? '').slice(65).replace('"who":"officer"', '"who":"other"');
  lines[2] = `${createHash('sha256').update(json).digest('hex')} ${json}`;
  await writeFile(journal(), lines.join('\n'));
  const after = value(await aStore().history('project-1'));
  expect(before.isProven).toBe(true);
  expect(after.isProven).toBe(false);
});

test('records written before the name of the settings was kept are shown without it', async () => {
  displayName = '';
  const store = await changed(1);
  expect(value(await store.history('project-1')).records[0]).toMatchObject({
    account: 'officer',
    displayName: null,
    isProven: true,
  });
  expect(await readFile(journal(), 'utf8')).not.toContain('displayName');
  await store.closeAll();
});

test('a project replaced as a whole is one record, and undo brings the old one back', async () => {
  const store = await changed(2);
  const other = aProject({ requirements: [aRequirement({ name: '옛 명칭' })] });
  value(
    await store.apply('project-1', 2, [
      { type: 'replaceProject', project: other, source: null, from: '2026-11-20 09:00 백업' },
    ]),
  );
  expect(value(await store.open('project-1')).project).toEqual(other);
  expect(value(await store.history('project-1', { limit: 1 })).records).toMatchObject([
    { name: '2026-11-20 09:00 백업 내용으로 되돌림', place: { area: '사업 전체' } },
  ]);
  value(await store.undo('project-1'));
  await store.closeAll();
  const later = aStore();
  expect(value(await later.open('project-1')).project.facts.projectName).toBe('사업 2');
  value(await later.redo('project-1'));
  expect(value(await later.open('project-1')).project).toEqual(other);
  await later.closeAll();
});

test('the data of another project cannot take its place', async () => {
  const store = await changed(1);
  const project = aProject({ id: 'project-2' });
  expect(
    await store.apply('project-1', 1, [{ type: 'replaceProject', project, source: null, from: '백업' }]),
  ).toMatchObject({ failure: { type: 'operationRejected' } });
  await store.closeAll();
});
