import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import type { CallName, Input, Output } from '../../../../shared/ipc/calls';
import type { Result } from '../../../../shared/ipc/failure';
import { someFacts } from '../../../support/aProject';
import { builtProgram } from '../../../support/builtProgram';

let folder: string;
let app: App;
let chosen: string | null;
let workerFile: string;

beforeAll(async () => {
  workerFile = await builtProgram('worker');
}, 60_000);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-calls-'));
  app = await createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: path.join(folder, 'data'),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    workerFile,
    accountName: 'officer',
    dialogs: {
      chooseOpen: async () => chosen,
      chooseSave: async () => chosen,
      chooseFolder: async () => chosen,
    },
    showInFolder: async () => true,
    emit: () => undefined,
    notices: [],
  });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function call<C extends CallName>(name: C, input: Input<C>): Promise<Result<Output<C>>> {
  return (await app.route(name, input)) as Result<Output<C>>;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function opened(): Promise<string> {
  const { projectId } = value(await call('project.create', { facts: someFacts() }));
  value(await call('project.open', { projectId }));
  const operations: Input<'project.apply'>['operations'] = [
    { type: 'editFacts', changes: { projectName: '=고친 이름' } },
  ];
  value(await call('project.apply', { projectId, revision: 0, operations }));
  return projectId;
}

test('the history names the account and the name of the settings, and goes into a workbook', async () => {
  value(await call('settings.change', { displayName: '김하늘' }));
  const projectId = await opened();
  const history = value(await call('project.history', { projectId }));
  expect(history).toMatchObject({
    isProven: true,
    total: 1,
    records: [{ account: 'officer', displayName: '김하늘', name: '사업 정보 고침' }],
  });
  chosen = path.join(folder, '이력.xlsx');
  const target = value(await call('file.chooseSave', { purpose: 'spreadsheet', suggestedName: '이력.xlsx' }));
  const saved = value(await call('history.exportXlsx', { projectId, target: target.target?.token ?? '' }));
  expect(saved.sizeBytes).toBe(readFileSync(chosen).length);
  expect(saved.notes[0]).toContain(history.fingerprint);
});

test('opening makes the backup of the day, and it can be restored in place and taken back', async () => {
  const projectId = await opened();
  const made = value(await call('backup.make', { projectId }));
  const { backups, rule } = value(await call('backup.list', { projectId }));
  expect(backups.map((one) => one.reason)).toEqual(['manual', 'daily']);
  expect(rule).toContain('14일');
  const operations: Input<'project.apply'>['operations'] = [
    { type: 'editFacts', changes: { projectName: '나중' } },
  ];
  value(await call('project.apply', { projectId, revision: 1, operations }));
  value(await call('backup.restore', { projectId, backupId: made.id, into: 'place' }));
  expect(value(await call('project.open', { projectId })).project.facts.projectName).toBe('=고친 이름');
  value(await call('project.undo', { projectId }));
  expect(value(await call('project.open', { projectId })).project.facts.projectName).toBe('나중');
});

test('a second folder is tried before it is taken, and never one inside the data folder', async () => {
  const projectId = await opened();
  chosen = path.join(folder, 'none');
  expect((await call('backup.chooseSecondFolder', {})).ok).toBe(false);
  chosen = path.join(folder, 'data', 'projects');
  expect(await call('backup.chooseSecondFolder', {})).toMatchObject({ failure: { type: 'invalidInput' } });
  chosen = mkdtempSync(path.join(folder, 'second-'));
  expect(value(await call('backup.chooseSecondFolder', {}))).toEqual({
    secondFolder: chosen,
    needsPicker: false,
  });
  value(await call('backup.make', { projectId }));
  expect(readdirSync(path.join(chosen, projectId)).join()).toContain('manual');
  expect(value(await call('app.describe', {})).settings.secondBackupFolder).toBe(chosen);
  expect(value(await call('backup.setSecondFolder', { folder: null }))).toEqual({ secondFolder: null });
});

test('no call of the screen can name a folder of its own', async () => {
  expect(await app.route('settings.change', { secondBackupFolder: '/tmp' })).toMatchObject({
    failure: { type: 'invalidInput' },
  });
  expect(await call('backup.setSecondFolder', { folder: '/tmp' })).toMatchObject({
    failure: { type: 'staleFileToken' },
  });
});
