import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import { loadExchangeFile, saveProjectFile } from '../../../../electron/storage/projectFiles';
import type { Attachment, Evidence } from '../../../../shared/evidence/evidence';
import type { CallName, Input, Output } from '../../../../shared/ipc/calls';
import type { Result } from '../../../../shared/ipc/failure';
import { explainFailure } from '../../../../shared/ipc/failureText';
import { aProject, someFacts } from '../../../support/aProject';
import { builtProgram } from '../../../support/builtProgram';
import { someEvidence } from '../../../support/someEvidence';

let workerFile: string;
let folder: string;
let app: App;
let chosen: string;
let handedOver: { file: string; bytes: Buffer; mode: number }[];
const activity: Attachment = { kind: 'activity', activityId: 'audit.plan' };
const whole: Attachment = { kind: 'project' };

beforeAll(async () => {
  workerFile = await builtProgram('worker');
}, 60_000);
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-evidence-'));
  handedOver = [];
  app = await computer('data');
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function computer(name: string): Promise<App> {
  return createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: path.join(folder, name),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    workerFile,
    accountName: 'officer',
    dialogs: {
      chooseOpen: async () => chosen,
      chooseSave: async () => chosen,
      chooseFolder: async () => chosen,
    },
    showInFolder: async () => true,
    openFile: async (file) => {
      handedOver.push({ file, bytes: readFileSync(file), mode: statSync(file).mode & 0o777 });
      return true;
    },
    emit: () => undefined,
    notices: [],
  });
}
async function call<C extends CallName>(name: C, input: Input<C>, on = app): Promise<Result<Output<C>>> {
  return (await on.route(name, input)) as Result<Output<C>>;
}
function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
async function aStoredProject(): Promise<string> {
  const { projectId } = value(await call('project.create', { facts: someFacts() }));
  value(await call('project.open', { projectId }));
  return projectId;
}
async function dropped(name: string, bytes: Uint8Array | string): Promise<string> {
  const base64 = Buffer.from(bytes).toString('base64');
  return value(await call('file.receive', { name, base64 })).token;
}
async function attach(projectId: string, files: string[], attachedTo = activity, on = app) {
  const { revision } = value(await call('project.open', { projectId }, on));
  return value(await call('evidence.attach', { projectId, revision, files, attachedTo }, on));
}
async function list(projectId: string, on = app) {
  return value(await call('evidence.list', { projectId, thorough: true }, on));
}
const states = async (projectId: string, on = app) =>
  (await list(projectId, on)).evidence.map((one) => one.state);
const blobs = (projectId: string, of = 'data') => {
  const place = path.join(folder, of, 'projects', projectId, 'evidence');
  return existsSync(place) ? readdirSync(place) : [];
};
const blob = (projectId: string, one: Evidence | undefined, of = 'data') =>
  path.join(folder, of, 'projects', projectId, 'evidence', one?.sha256 ?? '');
async function target(name: string): Promise<string> {
  chosen = path.join(folder, name);
  return (
    value(await call('file.chooseSave', { purpose: 'evidence', suggestedName: name })).target?.token ?? ''
  );
}
async function source(name: string, on = app): Promise<string> {
  chosen = path.join(folder, name);
  return value(await call('file.chooseOpen', { purpose: 'projectFile' }, on)).file?.token ?? '';
}

const pdf = '%PDF-1.7\n검수 결과';

test('a chosen file and a dropped one are copied in under composed names by one change that 되돌리기 takes back', async () => {
  const projectId = await aStoredProject();
  chosen = path.join(folder, '회의록.pdf'.normalize('NFD'));
  writeFileSync(chosen, pdf);
  const picked = value(await call('file.chooseSeveral', { purpose: 'evidence' })).files[0]?.token ?? '';
  const { change, refused } = await attach(projectId, [
    picked,
    await dropped('검수 사진.jpg'.normalize('NFD'), '\u00ff\u00d8\u00ff'),
  ]);
  expect(refused).toEqual([]);
  expect(change).toMatchObject({ revision: 1, undo: '증빙 2개 붙임' });
  const { evidence, usedBytes } = await list(projectId);
  expect(evidence).toMatchObject([
    { fileName: '회의록.pdf', mediaType: 'application/pdf', state: 'there', attachedTo: activity },
    { fileName: '검수 사진.jpg', state: 'there' },
  ]);
  expect(usedBytes).toBe(evidence.reduce((sum, one) => sum + one.sizeBytes, 0));
  rmSync(chosen);
  expect(await states(projectId)).toEqual(['there', 'there']);

  value(await call('project.undo', { projectId }));
  expect(await states(projectId)).toEqual([]);
  await app.close();
  app = await computer('data');
  value(await call('project.open', { projectId }));
  value(await call('project.redo', { projectId }));
  expect(await states(projectId)).toEqual(['there', 'there']);
});

test('the same bytes in two places are kept once, and a second time in one place are refused', async () => {
  const projectId = await aStoredProject();
  await attach(projectId, [await dropped('회의록.pdf', pdf)]);
  await attach(projectId, [await dropped('회의록 사본.pdf', pdf)], whole);
  expect(blobs(projectId)).toHaveLength(1);
  const again = await attach(projectId, [await dropped('또 회의록.pdf', pdf)]);
  expect(again).toMatchObject({
    change: null,
    refused: [{ failure: { type: 'evidenceAttached', fileName: '또 회의록.pdf' } }],
  });
});

test('of several files the good ones are attached and each other one is refused with its reason', async () => {
  const projectId = await aStoredProject();
  const large = path.join(folder, '영상.mp4');
  writeFileSync(large, '');
  truncateSync(large, 64 * 1_048_576 + 1);
  chosen = large;
  const tooLarge = value(await call('file.chooseOpen', { purpose: 'evidence' })).file?.token ?? '';
  const { change, refused, notes } = await attach(projectId, [
    await dropped('설치.exe', 'MZ'),
    await dropped('결과.pdf', '\u007fELF'),
    await dropped('빈 파일.txt', ''),
    tooLarge,
    'no-such-token',
    await dropped('보안 문서.docx', Buffer.from('\u009b DRMONE  This Document is encrypted', 'latin1')),
  ]);
  expect(refused.map((one) => one.failure.type)).toEqual([
    'runnableFile',
    'runnableFile',
    'emptyFile',
    'fileTooLarge',
    'staleFileToken',
  ]);
  expect(explainFailure(refused[3]?.failure ?? { type: 'cancelled' }).what).toContain('64 MB');
  expect(change).toMatchObject({ undo: '증빙 ‘보안 문서.docx’ 붙임' });
  expect(notes.join()).toContain('Fasoo');
  expect((await list(projectId)).evidence).toMatchObject([{ wrappedBy: 'Fasoo' }]);
  expect(blobs(projectId)).toHaveLength(1);
});

test('more than two hundred megabytes in one project are refused with the limit, and leave nothing behind', async () => {
  const projectId = await aStoredProject();
  const largest = Buffer.alloc(64 * 1_048_576, 'x');
  for (let nth = 0; nth < 4; nth++) {
    chosen = path.join(folder, `영상 ${nth}.mp4`);
    largest[0] = nth;
    writeFileSync(chosen, largest);
    const file = value(await call('file.chooseOpen', { purpose: 'evidence' })).file?.token ?? '';
    const { refused } = await attach(projectId, [file]);
    expect(refused.map((one) => one.failure)).toEqual(
      nth < 3 ? [] : [{ type: 'evidenceFull', fileName: '영상 3.mp4', limitMegabytes: 200 }],
    );
  }
  expect(blobs(projectId)).toHaveLength(3);
});

test('attaching to a project that was changed meanwhile is refused and leaves nothing behind', async () => {
  const projectId = await aStoredProject();
  const files = [await dropped('회의록.pdf', pdf)];
  expect(await call('evidence.attach', { projectId, revision: 7, files, attachedTo: whole })).toMatchObject({
    failure: { type: 'revisionMismatch' },
  });
  value(await call('project.close', { projectId }));
  value(await call('project.open', { projectId, readOnly: true }));
  expect(await call('evidence.attach', { projectId, revision: 0, files, attachedTo: whole })).toMatchObject({
    failure: { type: 'readOnlyProject' },
  });
  expect(blobs(projectId)).toEqual([]);
});

test('a change that names bytes nobody has brought is refused', async () => {
  const projectId = await aStoredProject();
  const operations: Input<'project.apply'>['operations'] = [
    { type: 'addEvidence', items: [{ index: 0, evidence: someEvidence('없는 것') }] },
  ];
  expect(await call('project.apply', { projectId, revision: 0, operations })).toMatchObject({
    failure: { type: 'evidenceMissing', fileName: '없는 것.txt' },
  });
});

test('missing and changed bytes are shown, are not opened or saved, and come back from the backups', async () => {
  const projectId = await aStoredProject();
  await attach(projectId, [await dropped('회의록.pdf', pdf), await dropped('성적서.pdf', `${pdf} 2`)]);
  value(await call('backup.make', { projectId }));
  const { evidence } = await list(projectId);
  const [first, second] = evidence;
  rmSync(blob(projectId, first));
  writeFileSync(blob(projectId, second), `${pdf} 3`);
  expect(await states(projectId)).toEqual(['missing', 'changed']);
  const failures = ['evidenceMissing', 'evidenceChanged'];
  for (const [index, one] of evidence.entries()) {
    expect(await call('evidence.open', { projectId, evidenceId: one.id })).toMatchObject({
      failure: { type: failures[index], fileName: one.fileName },
    });
    const to = await target('꺼낸 것.pdf');
    expect(await call('evidence.saveCopy', { projectId, evidenceId: one.id, target: to })).toMatchObject({
      failure: { type: failures[index] },
    });
  }
  expect(handedOver).toEqual([]);
  expect(value(await call('evidence.recover', { projectId }))).toEqual({ recovered: 2, lost: 0 });
  expect(await states(projectId)).toEqual(['there', 'there']);
  expect(readFileSync(blob(projectId, second), 'utf8')).toBe(`${pdf} 2`);
});

test('a disk that cannot be read is not taken for missing evidence', async () => {
  if (process.getuid?.() === 0) return;
  const projectId = await aStoredProject();
  await attach(projectId, [await dropped('회의록.pdf', pdf)]);
  const [one] = (await list(projectId)).evidence;
  chmodSync(blob(projectId, one), 0);
  expect(await states(projectId)).toEqual(['unreadable']);
});

test('a document is opened as a read-only copy under its own name, anything else is not', async () => {
  const projectId = await aStoredProject();
  await attach(projectId, [
    await dropped('검수 결과.pdf', pdf),
    await dropped('자료.zip', 'PK\u0003\u0004'),
    await dropped('쪽.html', '<script>'),
  ]);
  const [document, ...others] = (await list(projectId)).evidence;
  value(await call('evidence.open', { projectId, evidenceId: document?.id ?? '' }));
  expect(handedOver).toMatchObject([{ bytes: Buffer.from(pdf), mode: 0o400 }]);
  const copy = handedOver[0]?.file ?? '';
  expect(path.basename(copy)).toBe('검수 결과.pdf');
  expect(path.relative(path.join(folder, 'data/opened'), copy)).not.toContain('..');
  for (const one of others)
    expect(await call('evidence.open', { projectId, evidenceId: one.id })).toMatchObject({
      failure: { type: 'notOpenable', fileName: one.fileName },
    });
  expect(await call('evidence.open', { projectId, evidenceId: '없음' })).toMatchObject({
    failure: { type: 'evidenceNotFound' },
  });
  await app.close();
  expect(existsSync(copy)).toBe(false);
  app = await computer('data');
});

test('a copy is saved where the officer chose, with the same bytes', async () => {
  const projectId = await aStoredProject();
  await attach(projectId, [await dropped('자료.zip', 'PK\u0003\u0004 자료')]);
  const [one] = (await list(projectId)).evidence;
  const to = await target('꺼낸 자료.zip');
  const saved = value(await call('evidence.saveCopy', { projectId, evidenceId: one?.id ?? '', target: to }));
  expect(saved.sha256).toBe(one?.sha256);
  expect(readFileSync(path.join(folder, '꺼낸 자료.zip'), 'utf8')).toBe('PK\u0003\u0004 자료');
});

test('evidence travels in the project file and is taken in as new and in place', async () => {
  const projectId = await aStoredProject();
  await attach(projectId, [await dropped('회의록.pdf', pdf)]);
  await attach(projectId, [await dropped('성적서.pdf', `${pdf} 2`)], whole);
  chosen = path.join(folder, '사업.baljugil');
  const asked = { purpose: 'projectFile', suggestedName: '사업.baljugil' } as const;
  const to = value(await call('file.chooseSave', asked)).target?.token ?? '';
  const saved = value(await call('exchange.export', { projectId, target: to }));
  expect(saved.notes.join()).toContain('증빙 파일 2개');

  const office = await computer('office');
  const inOffice = async (as: 'new' | 'replace') => {
    const file = await source('사업.baljugil', office);
    return value(await call('exchange.import', { file, as }, office));
  };
  const preview = value(
    await call('exchange.preview', { file: await source('사업.baljugil', office) }, office),
  );
  expect(preview).toMatchObject({ evidenceCount: 2, notes: [] });
  const taken = await inOffice('new');
  expect(await states(taken.projectId, office)).toEqual(['there', 'there']);
  // The same project again brings back what was lost meanwhile.
  for (const name of blobs(taken.projectId, 'office'))
    rmSync(path.join(folder, 'office/projects', taken.projectId, 'evidence', name));
  expect(await states(taken.projectId, office)).toEqual(['missing', 'missing']);
  await inOffice('replace');
  expect(await states(taken.projectId, office)).toEqual(['there', 'there']);
  // And in the place of a project that has gone another way.
  await attach(
    taken.projectId,
    [value(await call('file.receive', { name: '새것.pdf', base64: btoa('%PDF-3') }, office)).token],
    whole,
    office,
  );
  await inOffice('replace');
  expect(await states(taken.projectId, office)).toEqual(['there', 'there']);
  value(await call('project.undo', { projectId: taken.projectId }, office));
  expect(await states(taken.projectId, office)).toEqual(['there', 'there', 'there']);
  await office.close();
});

test('what cannot go along is named at the export and again at the import', async () => {
  const projectId = await aStoredProject();
  await attach(projectId, [await dropped('회의록.pdf', pdf), await dropped('성적서.pdf', `${pdf} 2`)]);
  const [first] = (await list(projectId)).evidence;
  rmSync(blob(projectId, first));
  chosen = path.join(folder, '사업.baljugil');
  const asked = { purpose: 'projectFile', suggestedName: '사업.baljugil' } as const;
  const to = value(await call('file.chooseSave', asked)).target?.token ?? '';
  const saved = value(await call('exchange.export', { projectId, target: to }));
  expect(saved.notes.join()).toContain('회의록.pdf의 내용이 이 PC에 없어요');
  const office = await computer('office');
  const file = await source('사업.baljugil', office);
  const shown = value(await call('exchange.preview', { file }, office));
  expect(shown.notes.join()).toContain('회의록.pdf');
  const taken = value(await call('exchange.import', { file, as: 'new' }, office));
  expect(await states(taken.projectId, office)).toEqual(['missing', 'there']);
  await office.close();
});

test('bytes in a file that its project does not name are left behind', async () => {
  const unnamed = { sha256: someEvidence('모르는 것').sha256, bytes: Buffer.from('모르는 것') };
  const file = path.join(folder, '사업.baljugil');
  value(
    await saveProjectFile(file, aProject(), { now: new Date(), appVersion: '0.1.0', evidence: [unnamed] }),
  );
  const taken = value(await call('exchange.import', { file: await source('사업.baljugil'), as: 'new' }));
  expect(blobs(taken.projectId)).toEqual([]);
});

test('backups keep each file once for all of them, here and in the second folder, and bring it back', async () => {
  const second = path.join(folder, 'second');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(second);
  chosen = second;
  value(await call('backup.chooseSecondFolder', {}));
  const projectId = await aStoredProject();
  await attach(projectId, [await dropped('회의록.pdf', pdf)]);
  const made = value(await call('backup.make', { projectId }));
  value(await call('backup.make', { projectId }));
  for (const root of [path.join(folder, 'data/backups'), second]) {
    expect(readdirSync(path.join(root, projectId, 'evidence'))).toHaveLength(1);
    const backup = value(await loadExchangeFile(path.join(root, projectId, made.id)));
    expect(backup.evidence).toEqual([]);
  }
  rmSync(path.join(folder, 'data/projects', projectId, 'evidence'), { recursive: true });
  const restored = value(
    await call('backup.restore', { projectId, backupId: made.id, into: 'copy' }),
  ).projectId;
  expect(await states(restored)).toEqual(['there']);
  rmSync(path.join(folder, 'data/backups', projectId, 'evidence'), { recursive: true });
  value(await call('backup.restore', { projectId, backupId: made.id, into: 'place' }));
  expect(await states(projectId)).toEqual(['there']);
});
