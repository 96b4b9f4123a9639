import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import type { CallName, Input, Output } from '../../../../shared/ipc/calls';
import type { Result } from '../../../../shared/ipc/failure';
import { someFacts } from '../../../support/aProject';

let place: string;
let home: string;
let app: App;
let chosen: string | null;

beforeEach(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'baljugil-choice-'));
  home = path.join(place, 'home');
  mkdirSync(home);
  chosen = null;
  app = await started();
});
afterEach(async () => {
  await app.close();
  rmSync(place, { recursive: true, force: true });
});

const started = (mayChooseFolder = true) =>
  createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: home,
    mayChooseFolder,
    traceFolder: path.join(place, 'roaming'),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    // No document is made here.
    workerFile: path.join(place, 'worker.cjs'),
    accountName: 'officer',
    dialogs: { chooseOpen: async () => null, chooseSave: async () => null, chooseFolder: async () => chosen },
    showInFolder: async () => true,
    emit: () => undefined,
    notices: [],
  });

async function call<C extends CallName>(name: C, input: Input<C>): Promise<Result<Output<C>>> {
  return (await app.route(name, input)) as Result<Output<C>>;
}

async function done<C extends CallName>(name: C, input: Input<C>): Promise<Output<C>> {
  const result = await call(name, input);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function restart(mayChooseFolder = true): Promise<void> {
  await app.close();
  app = await started(mayChooseFolder);
}

const state = async () => (await done('app.describe', {})).dataFolderState;
const projectIds = async () => (await done('project.list', {})).map((one) => one.id);
const makeProject = async () => (await done('project.create', { facts: someFacts() })).projectId;

async function examined(folder: string): Promise<Output<'dataFolder.examine'>> {
  chosen = folder;
  const { folder: ref } = await done('dataFolder.choose', {});
  return done('dataFolder.examine', { place: 'chosen', folder: ref?.token ?? '' });
}

async function use(folder: string, bring: 'copy' | 'nothing' = 'nothing') {
  return call('dataFolder.use', { folder: (await examined(folder)).folder.token, bring, jobId: 'job' });
}

const made = (name: string) => {
  mkdirSync(path.join(place, name));
  return path.join(place, name);
};

describe('at the first start', () => {
  test('nothing can be made before the folder is chosen, and looking leaves nothing behind', async () => {
    expect(await state()).toEqual({ kind: 'notChosen', trace: null });
    expect(await call('project.create', { facts: someFacts() })).toEqual({
      ok: false,
      failure: { type: 'noDataFolder' },
    });
    const before = readdirSync(home);
    const report = await done('dataFolder.examine', { place: 'default' });
    expect(report).toMatchObject({ isDefault: true, isNew: false, projectCount: 0, mayUse: true });
    expect(readdirSync(home)).toEqual(before);
  });

  test('the proposed folder taken as it is stays chosen', async () => {
    const { folder } = await done('dataFolder.examine', { place: 'default' });
    expect(await done('dataFolder.use', { folder: folder.token, bring: 'nothing', jobId: 'j' })).toEqual({
      kind: 'ready',
    });
    await makeProject();
    await restart();
    expect(await state()).toEqual({ kind: 'ready' });
    expect(await projectIds()).toHaveLength(1);
  });

  test('a folder full of other things gets one of our own inside it', async () => {
    const documents = made('문서');
    writeFileSync(path.join(documents, '회의록.hwp'), 'x');
    const report = await examined(documents);
    expect(report).toMatchObject({ displayPath: path.join(documents, '발주길잡이 자료'), isNew: true });
    expect(readdirSync(documents)).toEqual(['회의록.hwp']);
    expect(await use(documents)).toMatchObject({ ok: true });
    const id = await makeProject();
    expect(readdirSync(path.join(documents, '발주길잡이 자료', 'projects'))).toEqual([id]);
    // Choosing the same folder again finds what is in it.
    expect(await examined(documents)).toMatchObject({ isPresent: true, projectCount: 1 });
  });

  test('a folder that cannot be written to is reported and refused', async () => {
    const file = path.join(place, 'projects-go-here');
    writeFileSync(file, '');
    chosen = file;
    const { folder } = await done('dataFolder.choose', {});
    expect(await call('dataFolder.examine', { place: 'chosen', folder: folder?.token ?? '' })).toMatchObject({
      ok: false,
      failure: { type: 'folderNotFound' },
    });
  });

  test('whoever worked before folders could be chosen goes on where the work is', async () => {
    await restart(false);
    const id = await makeProject();
    await restart();
    expect(await state()).toEqual({ kind: 'ready' });
    expect(await projectIds()).toEqual([id]);
  });

  test('a folder named from outside is not to choose', async () => {
    await restart(false);
    expect(await done('app.describe', {})).toMatchObject({
      mayChooseFolder: false,
      dataFolder: home,
      dataFolderState: { kind: 'ready' },
    });
    expect(await use(made('other'))).toMatchObject({ ok: false, failure: { type: 'notAvailableHere' } });
  });
});

describe('a chosen folder', () => {
  let folder: string;
  let projectId: string;

  beforeEach(async () => {
    folder = made('사업');
    expect(await use(folder)).toMatchObject({ ok: true, value: { kind: 'ready' } });
    projectId = await makeProject();
  });

  test('that is gone is named, waited for, and never made anew', async () => {
    await app.close();
    renameSync(folder, `${folder} 빠짐`);
    app = await started();
    expect(await state()).toEqual({ kind: 'missing', displayPath: folder, projectCount: 1 });
    expect(await call('project.list', {})).toEqual({ ok: false, failure: { type: 'noDataFolder' } });
    expect(await done('dataFolder.retry', {})).toMatchObject({ kind: 'missing' });
    expect(existsSync(folder)).toBe(false);
    renameSync(`${folder} 빠짐`, folder);
    expect(await done('dataFolder.retry', {})).toEqual({ kind: 'ready' });
    expect(await projectIds()).toEqual([projectId]);
  });

  test('that is there but empty is not taken for a fresh start', async () => {
    await app.close();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    app = await started();
    expect(await state()).toEqual({ kind: 'emptied', displayPath: folder, projectCount: 1 });
    expect(readdirSync(folder)).toEqual([]);
    expect(await done('dataFolder.continueEmpty', {})).toEqual({ kind: 'ready' });
    expect(await projectIds()).toEqual([]);
    await restart();
    expect(await state()).toEqual({ kind: 'ready' });
  });

  test('with nothing made in it yet is known for empty when its disk is gone', async () => {
    await done('project.remove', { projectId });
    await app.close();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    app = await started();
    expect(await state()).toEqual({ kind: 'emptied', displayPath: folder, projectCount: 0 });
  });

  test('from which one of several projects vanished opens and says so', async () => {
    await makeProject();
    await app.close();
    rmSync(path.join(folder, 'projects', projectId), { recursive: true });
    app = await started();
    expect(await state()).toEqual({ kind: 'ready' });
    expect((await done('app.describe', {})).notices).toEqual([
      expect.stringContaining('사업 1건이 자료 폴더에 보이지 않아요'),
    ]);
  });

  test('from which a project was removed with the program misses nothing', async () => {
    await makeProject();
    await done('project.remove', { projectId });
    await restart();
    expect((await done('app.describe', {})).notices).toEqual([]);
  });

  test('can be left for another one that holds work already, and come back to', async () => {
    const other = made('다른 곳');
    expect(await use(other)).toMatchObject({ ok: true });
    expect(await projectIds()).toEqual([]);
    const second = await makeProject();
    expect(await use(folder)).toMatchObject({ ok: true });
    expect(await projectIds()).toEqual([projectId]);
    expect(await examined(other)).toMatchObject({ projectCount: 1, isPresent: false });
    expect(await use(other)).toMatchObject({ ok: true });
    await restart();
    expect(await projectIds()).toEqual([second]);
  });

  test('moves as a copy: all projects, their trash and backups, and the old one stays', async () => {
    const removed = await makeProject();
    await done('project.remove', { projectId: removed });
    await done('project.open', { projectId });
    await done('project.apply', {
      projectId,
      revision: 0,
      operations: [{ type: 'editFacts', changes: { projectName: '옮긴 사업' } }],
    });
    mkdirSync(path.join(folder, 'backups', projectId), { recursive: true });
    writeFileSync(path.join(folder, 'backups', projectId, '20261120.baljugil'), 'backup');
    const other = made('새 디스크');
    expect(await use(other, 'copy')).toEqual({ ok: true, value: { kind: 'ready' } });
    expect((await done('project.open', { projectId })).project.facts.projectName).toBe('옮긴 사업');
    expect(readFileSync(path.join(other, 'backups', projectId, '20261120.baljugil'), 'utf8')).toBe('backup');
    expect(readdirSync(path.join(other, 'trash'))).toEqual([removed]);
    expect(readdirSync(other).sort()).toEqual(['backups', 'content', 'forms', 'projects', 'trash']);
    expect(readdirSync(path.join(folder, 'projects'))).toEqual([projectId]);
    await restart();
    expect(await state()).toEqual({ kind: 'ready' });
    expect((await done('app.describe', {})).dataFolder).toBe(other);
  });

  test('is not copied over another one, and work goes on where it was', async () => {
    const other = made('남의 것');
    await cp(folder, other, { recursive: true });
    expect(await use(other, 'copy')).toEqual({
      ok: false,
      failure: { type: 'folderHoldsProjects', folderName: other },
    });
    expect((await done('app.describe', {})).dataFolder).toBe(folder);
    expect(await projectIds()).toEqual([projectId]);
  });

  test('cannot be a folder inside the one in use', async () => {
    mkdirSync(path.join(folder, 'projects', '안쪽'));
    expect(await use(path.join(folder, 'projects', '안쪽'), 'copy')).toMatchObject({
      ok: false,
      failure: { type: 'invalidInput' },
    });
    expect(await projectIds()).toEqual([projectId]);
  });

  test('leaves a trace elsewhere, told when the settings are gone with the disk', async () => {
    await app.close();
    rmSync(home, { recursive: true });
    mkdirSync(home);
    app = await started();
    expect(await state()).toMatchObject({ kind: 'notChosen', trace: { folder, projectCount: 1 } });
  });

  test('restored from an old copy, journal and witness alike, is told by the witness in the settings', async () => {
    await done('project.open', { projectId });
    const change = (revision: number) =>
      done('project.apply', {
        projectId,
        revision,
        operations: [{ type: 'editFacts', changes: { projectName: `이름 ${revision}` } }],
      });
    await change(0);
    await done('project.close', { projectId });
    const old = path.join(place, 'old');
    await cp(path.join(folder, 'projects', projectId), old, { recursive: true });
    await done('project.open', { projectId });
    await change(1);
    await change(2);
    await app.close();
    rmSync(path.join(folder, 'projects', projectId), { recursive: true });
    await cp(old, path.join(folder, 'projects', projectId), { recursive: true });
    app = await started();

    const opened = await done('project.open', { projectId });
    expect(opened.revision).toBe(1);
    expect(opened.notices).toEqual([expect.stringContaining('변경 2건이 보이지 않아요')]);
    // Told again until something is changed, and then behind us.
    await restart();
    expect((await done('project.open', { projectId })).notices).toHaveLength(1);
    await change(1);
    await restart();
    expect((await done('project.open', { projectId })).notices).toEqual([]);
  });
});
