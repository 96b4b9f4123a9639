import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEvidenceFolder } from '../../../../electron/storage/evidenceFolder';
import { type FileSystem, nodeFileSystem } from '../../../../electron/storage/fileSystem';
import {
  evidenceFolderName,
  openProjectStore,
  type ProjectStore,
} from '../../../../electron/storage/projectStore';
import type { Failure, Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { aProject, aRequirement } from '../../../support/aProject';

let folder: string;
let mine: ProjectStore;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-conflict-'));
  mine = aStore('김하늘');
  value(await mine.create(aProject(), { isSample: false }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function aStore(accountName: string, fileSystem: FileSystem = nodeFileSystem) {
  return openProjectStore({ folder, fileSystem, now: () => new Date(), randomId: randomUUID, accountName });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function conflictOf(result: Result<unknown>): Extract<Failure, { type: 'projectConflict' }> {
  if (result.ok || result.failure.type !== 'projectConflict') throw new Error(JSON.stringify(result));
  return result.failure;
}

function rename(projectName: string): Operation {
  return { type: 'editFacts', changes: { projectName } };
}

function add(id: string): Operation {
  return { type: 'addRequirements', items: [{ index: 0, requirement: aRequirement({ id, name: id }) }] };
}

const home = () => path.join(folder, 'projects', 'project-1');

/** Somebody on another computer breaks the lock and opens the project. */
async function otherOpens(): Promise<ProjectStore> {
  for (const name of await readdir(home())) if (name.startsWith('lock-')) await rm(path.join(home(), name));
  const other = aStore('이바다');
  value(await other.open('project-1'));
  return other;
}

async function nameOf(projectId: string): Promise<string> {
  return value(await aStore('reader').read(projectId)).project.facts.projectName;
}

test('changed by somebody else, both states are kept and the difference is told', async () => {
  value(await mine.open('project-1'));
  value(await mine.apply('project-1', 0, [rename('함께 쓰던 이름')]));
  const other = await otherOpens();
  value(await other.apply('project-1', 1, [add('theirs')]));

  const conflict = conflictOf(await mine.apply('project-1', 1, [add('mine')]));
  expect(conflict).toMatchObject({
    projectId: 'project-1',
    mine: { requirementCount: 2, revision: 2, changedBy: '김하늘' },
    theirs: {
      projectId: 'project-1',
      projectName: '함께 쓰던 이름',
      requirementCount: 2,
      revision: 2,
      changedBy: '이바다',
    },
    differences: { addedRequirements: 1, removedRequirements: 1, changedRequirements: 0, otherChanges: 0 },
  });
  expect(conflict.mine.projectName).toMatch(
    /^함께 쓰던 이름 \(충돌 사본, 김하늘, \d{4}-\d\d-\d\d \d\d:\d\d\)$/,
  );
  const copy = value(await aStore('reader').read(conflict.mine.projectId));
  expect(copy.project.requirements.map((one) => one.id)).toEqual(['mine', 'requirement-1']);
  expect(copy.notices).toEqual([]);
  const history = value(await mine.history(conflict.mine.projectId));
  expect(history.records.map((one) => one.revision)).toEqual([2, 1]);
  await other.closeAll();
  expect(value(await mine.open('project-1')).project.requirements.map((one) => one.id)).toEqual([
    'theirs',
    'requirement-1',
  ]);
  await mine.closeAll();
});

test('the copy goes on where the work was, with everything to undo', async () => {
  value(await mine.apply('project-1', 0, [rename('가')]));
  const other = await otherOpens();
  value(await other.apply('project-1', 1, [rename('남의 것')]));
  const { projectId } = conflictOf(await mine.apply('project-1', 1, [rename('나')])).mine;
  const opened = value(await mine.open(projectId));
  expect(opened).toMatchObject({ revision: 2, undo: '사업 정보 고침', readOnly: false });
  value(await mine.undo(projectId));
  value(await mine.undo(projectId));
  expect(value(await mine.read(projectId)).project.facts.projectName).toBe('통합민원 고도화');
  await mine.closeAll();
  await other.closeAll();
  expect(await nameOf('project-1')).toBe('남의 것');
});

test('the copy has the evidence too', async () => {
  value(await mine.open('project-1'));
  const evidence = openEvidenceFolder(path.join(home(), evidenceFolderName), { mayCreateParents: true });
  const { sha256, sizeBytes } = value(
    await evidence.keep({ name: '시험 결과.txt', bytes: Buffer.from('응답 2.8초') }),
  );
  const one = {
    id: 'evidence-1',
    fileName: '시험 결과.txt',
    sha256,
    sizeBytes,
    mediaType: null,
    wrappedBy: null,
    addedAt: '2026-11-20T00:00:00.000Z',
    note: '',
    attachedTo: { kind: 'project' as const },
  };
  value(await mine.apply('project-1', 0, [{ type: 'addEvidence', items: [{ index: 0, evidence: one }] }]));
  const other = await otherOpens();
  value(await other.apply('project-1', 1, [add('theirs')]));
  const conflict = conflictOf(await mine.apply('project-1', 1, [add('mine')]));
  const copied = path.join(folder, 'projects', conflict.mine.projectId, evidenceFolderName, sha256);
  expect(await readFile(copied, 'utf8')).toBe('응답 2.8초');
});

test('changes already on their way go into the copy too', async () => {
  value(await mine.apply('project-1', 0, [rename('가')]));
  const other = await otherOpens();
  value(await other.apply('project-1', 1, [rename('남의 것')]));
  const answers = await Promise.all(['하나', '둘', '셋'].map((id) => mine.apply('project-1', 1, [add(id)])));
  const ids = new Set(answers.map((one) => conflictOf(one).mine.projectId));
  expect(ids.size).toBe(1);
  expect(conflictOf(answers[2] ?? answers[0] ?? { ok: true, value: null }).mine.requirementCount).toBe(4);
  const [projectId = ''] = ids;
  await mine.closeAll();
  const copy = value(await aStore('reader').read(projectId));
  expect(copy.project.requirements.map((one) => one.id)).toEqual(['셋', '둘', '하나', 'requirement-1']);
  await other.closeAll();
});

test('an older copy of the folder put back costs nothing that was answered as saved', async () => {
  value(await mine.apply('project-1', 0, [rename('가')]));
  const older = path.join(folder, 'older');
  await cp(home(), older, { recursive: true });
  for (const [index, name] of ['나', '다', '라'].entries())
    value(await mine.apply('project-1', index + 1, [rename(name)]));
  await cp(older, home(), { recursive: true });
  const conflict = conflictOf(await mine.apply('project-1', 4, [rename('마')]));
  expect(conflict.theirs).toMatchObject({ projectName: '가', revision: 1 });
  const history = value(await mine.history(conflict.mine.projectId));
  expect(history.records.map((one) => one.revision)).toEqual([5, 4, 3, 2, 1]);
  await mine.closeAll();
  expect(await nameOf('project-1')).toBe('가');
});

test('another record of the same length is noticed', async () => {
  value(await mine.apply('project-1', 0, [rename('가가')]));
  const other = path.join(folder, 'other');
  await cp(home(), other, { recursive: true });
  const journal = await readFile(path.join(home(), 'journal-000001.log'));
  const elsewhere = openProjectStore({
    folder: await mkdtemp(path.join(folder, 'elsewhere-')),
    now: () => new Date(),
    randomId: randomUUID,
    accountName: '김하늘',
  });
  value(await elsewhere.create(aProject(), { isSample: false }));
  value(await elsewhere.apply('project-1', 0, [rename('나나')]));
  const elsewhereHome = path.join(
    folder,
    (await readdir(folder)).find((name) => name.startsWith('elsewhere-')) ?? '',
    'projects/project-1',
  );
  await elsewhere.closeAll();
  const theirs = await readFile(path.join(elsewhereHome, 'journal-000001.log'));
  expect(theirs.length).toBe(journal.length);
  await cp(path.join(elsewhereHome, 'journal-000001.log'), path.join(home(), 'journal-000001.log'));
  expect(conflictOf(await mine.apply('project-1', 1, [rename('다')])).theirs?.projectName).toBe('나나');
  await mine.closeAll();
});

test('opened or closed after somebody went on from all of it, nothing has to be kept apart', async () => {
  value(await mine.apply('project-1', 0, [rename('가')]));
  const other = await otherOpens();
  value(await other.apply('project-1', 1, [rename('이어서')]));
  await other.closeAll();
  expect(value(await mine.open('project-1'))).toMatchObject({ revision: 2, readOnly: false });
  await mine.closeAll();
  expect(await readdir(path.join(folder, 'projects'))).toEqual(['project-1']);
});

test('closing a project somebody else put back keeps what was done here and says so', async () => {
  const older = path.join(folder, 'older');
  await cp(home(), older, { recursive: true });
  value(await mine.apply('project-1', 0, [rename('가')]));
  await rm(home(), { recursive: true });
  await cp(older, home(), { recursive: true });
  const conflict = conflictOf(await mine.close('project-1'));
  expect(await nameOf(conflict.mine.projectId)).toMatch(/^가 \(충돌 사본, /);
  expect((await mine.close('project-1')).ok).toBe(true);
  expect(await nameOf('project-1')).toBe('통합민원 고도화');
});

test('without room for the copy nothing is let go, and it is made when there is', async () => {
  let isFull = false;
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    createFolder: async (name) => {
      if (isFull && path.basename(name).startsWith('.new-'))
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      await nodeFileSystem.createFolder(name);
    },
  };
  const store = aStore('김하늘', fileSystem);
  value(await store.apply('project-1', 0, [rename('가')]));
  const other = await otherOpens();
  value(await other.apply('project-1', 1, [rename('남의 것')]));
  isFull = true;
  expect(await store.apply('project-1', 1, [rename('나')])).toMatchObject({ failure: { type: 'diskFull' } });
  isFull = false;
  const conflict = conflictOf(await store.apply('project-1', 1, [rename('다')]));
  expect(await nameOf(conflict.mine.projectId)).toMatch(/^다 \(충돌 사본/);
  await store.closeAll();
  await other.closeAll();
  expect(await nameOf('project-1')).toBe('남의 것');
});

test('a copy keeps to the longest name a project may have', async () => {
  value(await mine.apply('project-1', 0, [rename('긴'.repeat(200))]));
  const other = await otherOpens();
  value(await other.apply('project-1', 1, [rename('남의 것')]));
  const { projectName } = conflictOf(await mine.apply('project-1', 1, [add('mine')])).mine;
  expect(projectName).toHaveLength(200);
  expect(projectName).toMatch(/ \(충돌 사본, 김하늘, .*\)$/);
  await mine.closeAll();
  await other.closeAll();
});
