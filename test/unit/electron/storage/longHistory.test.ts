import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { openProjectStore, type StoredProject } from '../../../../electron/storage/projectStore';
import type { Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { aProject, aRequirement } from '../../../support/aProject';

let folder: string;
/** As the program that made the changes has it in memory. */
let left: StoredProject;
const count = 2_400;
const journal = () => path.join(folder, 'projects', 'project-1', 'journal-000001.log');

// Nothing here depends on what a power cut leaves.
const unflushed: FileSystem = {
  ...nodeFileSystem,
  open: async (file, mode) => ({ ...(await nodeFileSystem.open(file, mode)), sync: async () => undefined }),
};

function aStore(fileSystem: FileSystem = nodeFileSystem) {
  const never = Number.MAX_SAFE_INTEGER;
  return openProjectStore({
    folder,
    fileSystem,
    now: () => new Date(),
    randomId: randomUUID,
    changesPerSnapshot: never,
    bytesPerSnapshot: never,
  });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function change(revision: number): Operation {
  if (revision % 50 === 10) {
    const requirement = aRequirement({ id: `card-${revision}`, name: `추가 ${revision}` });
    return { type: 'addRequirements', items: [{ index: 0, requirement }] };
  }
  if (revision % 50 === 20) return { type: 'removeRequirements', ids: [`card-${revision - 10}`] };
  if (revision % 50 === 30) return { type: 'editNumbering', digits: revision % 100 === 30 ? 2 : 3 };
  return { type: 'editRequirement', id: 'requirement-1', changes: { definition: `고침 ${revision}` } };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-long-'));
  const store = aStore(unflushed);
  value(await store.create(aProject(), { isSample: false }));
  let revision = 0;
  while (revision < count) {
    const done =
      revision % 40 === 39
        ? await store.undo('project-1')
        : await store.apply('project-1', revision, [change(revision)]);
    revision = value(done).revision;
  }
  left = value(await store.read('project-1'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a long history leads to exactly what the program that made it had', async () => {
  const read = value(await aStore().read('project-1'));
  expect(read).toEqual(left);
  expect(read.revision).toBe(count);
});

test('a payload no program has written is found, even with every hash after it put right', async () => {
  const whole = await readFile(journal(), 'utf8');
  const lines = whole.trimEnd().split('\n');
  let previous = '';
  const forged = lines.map((line, index) => {
    if (index === 0) return line;
    const record = JSON.parse(line.slice(65));
    if (index === 1_500) record.operations = [{ ...change(1), changes: { definition: 7 } }];
    if (index > 1_500) record.previous = previous;
    const json = JSON.stringify(record);
    previous = createHash('sha256').update(json).digest('hex');
    return `${previous} ${json}`;
  });
  for (const at of [1_500, count]) {
    // As the last record the wrong value stays; before others it is written over by the next edit.
    await writeFile(journal(), `${forged.slice(0, at + 1).join('\n')}\n`);
    const read = await aStore().read('project-1');
    if (read.ok)
      expect(read.value.project.requirements.every((one) => typeof one.definition === 'string')).toBe(true);
    else
      expect(read.failure).toMatchObject({
        type: 'projectDamaged',
        detail: expect.stringContaining('1500번째'),
      });
  }
  await writeFile(journal(), whole);
});
