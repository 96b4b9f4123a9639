import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import { loadExchangeFile, saveProjectFile } from '../../../../electron/storage/projectFiles';
import type { CallName, Input, Output } from '../../../../shared/ipc/calls';
import type { Result } from '../../../../shared/ipc/failure';
import type { Operation } from '../../../../shared/project/operations';
import { aProject, aRequirement } from '../../../support/aProject';
import { builtProgram } from '../../../support/builtProgram';

let workerFile: string;
let folder: string;
/** Two computers, each with its own data folder, and one stick. */
let home: App;
let office: App;
let chosen: string;
const password = '가나다라마바사아자1';

beforeAll(async () => {
  workerFile = await builtProgram('worker');
}, 60_000);
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-exchange-'));
  home = await computer('home');
  office = await computer('office');
});
afterEach(async () => {
  await home.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

function computer(name: string): Promise<App> {
  return createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: path.join(folder, name),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    workerFile,
    accountName: `${name} 사용자`,
    dialogs: { chooseOpen: async () => chosen, chooseSave: async () => chosen },
    showInFolder: async () => true,
    emit: () => undefined,
    notices: [],
  });
}

async function call<C extends CallName>(app: App, name: C, input: Input<C>): Promise<Result<Output<C>>> {
  return (await app.route(name, input)) as Result<Output<C>>;
}
function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const stick = () => path.join(folder, '사업.baljugil');
async function target(app: App): Promise<string> {
  chosen = stick();
  const asked = { purpose: 'projectFile', suggestedName: '사업.baljugil' } as const;
  return value(await call(app, 'file.chooseSave', asked)).target?.token ?? '';
}
async function source(app: App): Promise<string> {
  chosen = stick();
  return value(await call(app, 'file.chooseOpen', { purpose: 'projectFile' })).file?.token ?? '';
}
async function onStick(project = aProject()): Promise<void> {
  value(await saveProjectFile(stick(), project, { now: new Date(), appVersion: '0.1.0' }));
}
async function takeOut(app: App, projectId: string) {
  return value(await call(app, 'exchange.export', { projectId, target: await target(app) }));
}
async function preview(app: App) {
  return value(await call(app, 'exchange.preview', { file: await source(app) }));
}
async function takeIn(app: App, as: 'new' | 'replace', confirmLoss = false) {
  return call(app, 'exchange.import', { file: await source(app), as, confirmLoss });
}
async function change(app: App, projectId: string, ...operations: Operation[]): Promise<void> {
  const { revision } = value(await call(app, 'project.open', { projectId }));
  value(await call(app, 'project.apply', { projectId, revision, operations }));
}
const rename = (name: string): Operation => ({
  type: 'editRequirement',
  id: 'requirement-1',
  changes: { name },
});
const nameThere = async (app: App, projectId: string) =>
  value(await call(app, 'project.open', { projectId })).project.requirements[0]?.name;

test('a project goes to the office and comes back changed, and each side knows which one is newer', async () => {
  await onStick();
  const { projectId } = value(await takeIn(home, 'new'));
  await change(home, projectId, rename('집에서 고침'));
  await change(home, projectId, rename('집에서 또 고침'));
  const saved = await takeOut(home, projectId);
  expect(saved.notes.join()).toContain(saved.sha256.slice(0, 8));

  expect(await preview(office)).toMatchObject({
    projectId,
    savedBy: 'home 사용자',
    revision: 2,
    requirementCount: 1,
    historyCount: 2,
    relation: 'new',
    mine: null,
    sha256: saved.sha256,
    isLocked: false,
  });
  expect(value(await takeIn(office, 'new')).projectId).toBe(projectId);
  expect(value(await call(office, 'project.open', { projectId }))).toMatchObject({
    revision: 2,
    notices: [],
  });
  await change(office, projectId, rename('사무실에서 고침'));
  expect(await preview(office)).toMatchObject({ relation: 'older', mine: { revision: 3 } });
  await takeOut(office, projectId);
  const { history } = value(await loadExchangeFile(stick()));
  expect(history.map((one) => one.record.who)).toEqual(['home 사용자', 'home 사용자', 'office 사용자']);

  const coming = await preview(home);
  expect(coming).toMatchObject({ relation: 'newer', mine: { differences: { changedRequirements: 1 } } });
  expect(value(await takeIn(home, 'replace')).projectId).toBe(projectId);
  expect(await nameThere(home, projectId)).toBe('사무실에서 고침');
  expect(await preview(home)).toMatchObject({ relation: 'same' });
  await change(home, projectId, rename('집에서 이어 고침'));
  expect(await preview(home)).toMatchObject({ relation: 'older' });
  await takeOut(home, projectId);
  expect(await preview(office)).toMatchObject({ relation: 'newer' });
});

test('after a restart the imported history is still there and nothing is said to be missing', async () => {
  await onStick();
  const { projectId } = value(await takeIn(home, 'new'));
  await change(home, projectId, rename('고침'));
  await takeOut(home, projectId);
  value(await takeIn(office, 'new'));
  await office.close();
  office = await computer('office');
  expect(value(await call(office, 'project.open', { projectId })).notices).toEqual([]);
  expect(await preview(office)).toMatchObject({ relation: 'same' });
});

test('when both sides changed it the file has diverged, and taking it in as new keeps both', async () => {
  await onStick();
  const { projectId } = value(await takeIn(home, 'new'));
  await change(home, projectId, rename('함께'));
  await takeOut(home, projectId);
  value(await takeIn(office, 'new'));
  await change(office, projectId, rename('사무실'));
  await change(home, projectId, rename('집'));
  await takeOut(office, projectId);
  expect(await preview(home)).toMatchObject({ relation: 'diverged' });
  const copy = value(await takeIn(home, 'new')).projectId;
  expect(copy).not.toBe(projectId);
  expect([await nameThere(home, projectId), await nameThere(home, copy)]).toEqual(['집', '사무실']);
});

test('replacing backs the present project up first and can be taken back', async () => {
  await onStick();
  const { projectId } = value(await takeIn(home, 'new'));
  await change(home, projectId, rename('지금 것'));
  value(await takeIn(home, 'replace'));
  expect(await nameThere(home, projectId)).toBe('민원 처리현황 조회');
  const backups = path.join(folder, 'home', 'backups', projectId);
  const [backup = ''] = readdirSync(backups);
  const kept = value(await loadExchangeFile(path.join(backups, backup)));
  expect(kept.project.requirements[0]?.name).toBe('지금 것');
  expect(kept.history).toHaveLength(1);
  value(await call(home, 'project.undo', { projectId }));
  expect(await nameThere(home, projectId)).toBe('지금 것');
});

test('without a backup nothing is replaced', async () => {
  await onStick();
  const { projectId } = value(await takeIn(home, 'new'));
  await change(home, projectId, rename('지금 것'));
  writeFileSync(path.join(folder, 'home', 'backups'), 'no folder can be made here');
  expect(await takeIn(home, 'replace')).toMatchObject({ ok: false });
  expect(await nameThere(home, projectId)).toBe('지금 것');
});

test('a replacement that takes more than a fifth of the requirements away asks a second time', async () => {
  const cards = Array.from({ length: 10 }, (_, index) => aRequirement({ id: `r${index}` }));
  await onStick(aProject({ requirements: cards }));
  const { projectId } = value(await takeIn(home, 'new'));
  await onStick(aProject({ requirements: cards.slice(2) }));
  expect(await preview(home)).toMatchObject({ isNoticeableLoss: false });
  expect((await takeIn(home, 'replace')).ok).toBe(true);
  await onStick(aProject({ requirements: cards.slice(5) }));
  expect(await preview(home)).toMatchObject({ isNoticeableLoss: true });
  expect(await takeIn(home, 'replace')).toEqual({
    ok: false,
    failure: { type: 'lossNotConfirmed', removed: 3, total: 8 },
  });
  const count = async () =>
    value(await call(home, 'project.open', { projectId })).project.requirements.length;
  expect(await count()).toBe(8);
  expect((await takeIn(home, 'replace', true)).ok).toBe(true);
  expect(await count()).toBe(5);
});

test('a locked file opens with its password only', async () => {
  await onStick();
  const { projectId } = value(await takeIn(home, 'new'));
  const short = { projectId, target: await target(home), passwords: ['짧은 것'] };
  expect(await call(home, 'exchange.export', short)).toMatchObject({ failure: { type: 'invalidInput' } });
  value(await call(home, 'exchange.export', { ...short, passwords: [password] }));
  expect(readFileSync(stick()).includes('project.json')).toBe(false);
  const file = await source(office);
  const asked = async (given?: string) =>
    call(office, 'exchange.preview', { file, ...(given !== undefined && { password: given }) });
  expect(await asked()).toMatchObject({ failure: { type: 'passwordRequired' } });
  expect(await asked('')).toMatchObject({ failure: { type: 'passwordRequired' } });
  expect(await asked(`${password}2`)).toMatchObject({ failure: { type: 'wrongPassword' } });
  expect(await asked(password.normalize('NFD'))).toMatchObject({ value: { isLocked: true, projectId } });
  expect((await call(office, 'exchange.import', { file, password, as: 'new' })).ok).toBe(true);
});

test('a file exchanged for another between looking and taking is not taken', async () => {
  await onStick();
  const { sha256 } = await preview(home);
  await onStick(aProject({ requirements: [] }));
  const file = await source(home);
  expect(await call(home, 'exchange.import', { file, as: 'new', sha256 })).toMatchObject({
    failure: { type: 'fileChanged' },
  });
});

test('replacing what is not here is refused, and a DRM-wrapped file is named', async () => {
  await onStick();
  expect(await takeIn(home, 'replace')).toMatchObject({ failure: { type: 'projectNotFound' } });
  writeFileSync(stick(), Buffer.from('\u009b DRMONE  This Document is encrypted', 'latin1'));
  expect(await takeIn(home, 'new')).toMatchObject({ failure: { type: 'protectedByDrm', product: 'Fasoo' } });
});
