import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileTokens, type FileTokens } from '../../../../electron/app/fileTokens';
import { historyHandlers } from '../../../../electron/app/handlers/historyHandlers';
import { projectHandlers } from '../../../../electron/app/handlers/projectHandlers';
import { createHistoryIndex } from '../../../../electron/app/historyIndex';
import type { Backups } from '../../../../electron/storage/backups';
import { openEvidenceFolder } from '../../../../electron/storage/evidenceFolder';
import {
  evidenceFolderName,
  openProjectStore,
  type ProjectStore,
} from '../../../../electron/storage/projectStore';
import { fail, type Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { aProject, aRequirement } from '../../../support/aProject';

const noContent = fail({ type: 'contentDamaged', file: 'x', detail: '' });
let folder: string;
let store: ProjectStore;
let tokens: FileTokens;
let projectId: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-history-'));
  let id = 0;
  store = openProjectStore({
    folder,
    now: () => new Date(Date.UTC(2026, 10, 20, 1, 0, id)),
    randomId: () => `id-${id++}`,
    accountName: 'officer',
  });
  tokens = createFileTokens();
  const project = aProject({
    id: 'project',
    requirements: [aRequirement({ id: 'one' }), aRequirement({ id: 'two', number: 2, name: '민원 접수' })],
  });
  ({ projectId } = value(await store.create(project, { isSample: false })));
  value(await store.open(projectId));
});
afterEach(async () => {
  await store.closeAll();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const source = (id: string, text: string): Operation => ({
  type: 'editRequirement',
  id,
  changes: { source: text },
});
async function change(...operations: Operation[]): Promise<void> {
  const { revision } = value(await store.open(projectId));
  value(await store.apply(projectId, revision, operations));
}
const handlers = () => historyHandlers(store, tokens, () => noContent);

test('a filter narrows the list and still says how much there is', async () => {
  await change(source('one', 'a'));
  await change(source('two', 'b'));
  await change({ type: 'editFacts', changes: { department: '과' } });
  const calls = handlers();
  const found = value(await calls['project.history']({ projectId, filter: { area: '요구사항' } }));
  expect(found).toMatchObject({ total: 2, all: 3, people: ['officer'], isProven: true });
  const page = value(await calls['project.history']({ projectId, skip: 1, limit: 1 }));
  expect(page.records.map((one) => one.revision)).toEqual([2]);
});

test('a change made after the history was read is in it the next time', async () => {
  const calls = handlers();
  const total = async () => value(await calls['project.history']({ projectId })).total;
  expect(await total()).toBe(0);
  await change(source('one', 'a'));
  expect(await total()).toBe(1);
  await change(source('one', 'b'));
  value(await store.undo(projectId));
  expect(await total()).toBe(3);
  const { records, fingerprint } = value(await calls['project.history']({ projectId }));
  expect(records.map((one) => [one.revision, one.kind])).toEqual([
    [3, 'undo'],
    [2, 'do'],
    [1, 'do'],
  ]);
  expect(fingerprint).toBe(value(await store.history(projectId)).fingerprint);
});

test('what is known already is not worked out again', async () => {
  for (let round = 0; round < 5; round++) await change(source('one', String(round)));
  const asked: unknown[] = [];
  const index = createHistoryIndex({
    historyStamp: (id) => store.historyStamp(id),
    history: (id, range) => {
      asked.push(range?.after ?? 'all');
      return store.history(id, range);
    },
  });
  value(await index.read(projectId));
  value(await index.read(projectId));
  await change(source('two', 'later'));
  expect(value(await index.read(projectId)).records).toHaveLength(6);
  expect(asked).toEqual(['all', 4]);
});

test('changes of another project never answer for this one', async () => {
  await change(source('one', 'a'));
  const other = value(await store.create(aProject({ id: 'other' }), { isSample: false }));
  const calls = handlers();
  expect(value(await calls['project.history']({ projectId })).total).toBe(1);
  expect(value(await calls['project.history']({ projectId: other.projectId })).total).toBe(0);
  expect(value(await calls['project.history']({ projectId })).total).toBe(1);
});

test('what changed since a record or an instant is told by place', async () => {
  await change(source('one', 'a'));
  await change(source('one', 'b'), source('two', 'b'));
  const calls = handlers();
  const since = value(await calls['history.changesSince']({ projectId, since: { revision: 1 } }));
  expect(since.areas[0]?.places.map((one) => one.id).toSorted()).toEqual(['one', 'two']);
  const all = await calls['history.changesSince']({ projectId, since: { at: '2020-01-01T00:00:00Z' } });
  expect(value(all)).toMatchObject({ after: 0, recordCount: 2 });
});

test('a workbook of what was found holds only that, with the names things have now', async () => {
  await change(source('one', 'a'));
  await change(source('two', 'b'));
  const file = path.join(folder, '이력.xlsx');
  const target = tokens.giveTarget(file).token;
  const saved = value(
    await handlers()['history.exportXlsx']({ projectId, target, filter: { ids: ['two'] } }),
  );
  expect(saved.notes[0]).toContain('2건 가운데 고른 1건');
  const sheet = unzipSync(new Uint8Array(readFileSync(file)))['xl/worksheets/sheet1.xml'];
  const text = new TextDecoder().decode(sheet);
  expect(text.match(/<row /g)).toHaveLength(2);
  expect(text).toContain('SFR-002 민원 접수');
});

test('a copy holds what is saved, under a name of its own', async () => {
  await change(source('one', 'saved'));
  const calls = projectHandlers({
    store,
    backups: {} as Backups,
    contentNow: () => noContent,
    newId: () => 'unused',
    evidenceOf: (id) => openEvidenceFolder(path.join(folder, 'projects', id, evidenceFolderName)),
  });
  const made = value(await calls['project.copy']({ projectId }));
  expect(made.projectId).not.toBe(projectId);
  const copy = value(await store.read(made.projectId)).project;
  expect(copy.facts.projectName).toBe(made.projectName);
  expect(made.projectName).toMatch(/ \(사본\)$/);
  expect(copy.requirements[0]?.source).toBe('saved');
});
