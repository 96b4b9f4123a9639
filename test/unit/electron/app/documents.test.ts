import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import type { Dialogs } from '../../../../electron/app/host';
import { runDocumentTask } from '../../../../electron/worker/runDocumentTask';
import type { CallName, Input, Output } from '../../../../shared/ipc/calls';
import type { Result } from '../../../../shared/ipc/failure';
import { blankFacts } from '../../../../shared/project/facts';
import { builtProgram } from '../../../support/builtProgram';
import { paragraphTexts } from '../../../support/docxFiles';

let workerFile: string;
let folder: string;
let app: App;
let chosen: string | null;
let events: { event: string; payload: unknown }[];
let onEvent: () => void;

beforeAll(async () => {
  workerFile = await builtProgram('worker');
}, 60_000);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-app-'));
  events = [];
  onEvent = () => undefined;
  const dialogs: Dialogs = { chooseOpen: async () => chosen, chooseSave: async () => chosen };
  app = await createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: path.join(folder, 'data'),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    workerFile,
    accountName: '시험',
    dialogs,
    showInFolder: async () => true,
    emit: (event, payload) => {
      events.push({ event, payload });
      onEvent();
    },
    notices: [],
  });
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a project becomes a Word document, with progress up to the end', async () => {
  const projectId = await aProject();
  const target = await saveAs('제안요청서.docx');
  const saved = value(await call('rfp.exportDocx', { projectId, target, jobId: 'job' }));
  const bytes = readFileSync(path.join(folder, '제안요청서.docx'));
  expect(saved).toMatchObject({ sizeBytes: bytes.length, file: { name: '제안요청서.docx' } });
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  const last = events.at(-1)?.payload as { jobId: string; done: number; total: number };
  expect(last.jobId).toBe('job');
  expect(last.done).toBe(last.total);
  expect(readdirSync(folder).sort()).toEqual(['data', '제안요청서.docx'].sort());
  expect(await call('file.showInFolder', { file: saved.file.token })).toEqual({ ok: true, value: null });
});

test('cancelling leaves the old document as it was and no partial one beside it', async () => {
  const projectId = await aProject();
  writeFileSync(path.join(folder, 'old.docx'), 'the old document');
  const target = await saveAs('old.docx');
  onEvent = () => void app.route('job.cancel', { jobId: 'job' });
  expect(await call('rfp.exportDocx', { projectId, target, jobId: 'job' })).toEqual({
    ok: false,
    failure: { type: 'cancelled' },
  });
  expect(readFileSync(path.join(folder, 'old.docx'), 'utf8')).toBe('the old document');
  expect(readdirSync(folder).sort()).toEqual(['data', 'old.docx']);
});

test('a folder that is gone is named, and the worker leaves nothing behind', async () => {
  const projectId = await aProject();
  const target = await saveAs('없는 폴더/a.docx');
  expect(await call('rfp.exportDocx', { projectId, target, jobId: 'job' })).toMatchObject({
    failure: { type: 'folderNotFound' },
  });
  expect(existsSync(path.join(folder, '없는 폴더'))).toBe(false);
});

test('a paper of the project is listed with what is open in it, and made', async () => {
  const projectId = await aProject();
  const listed = value(await call('paper.list', { projectId }));
  const plan = listed.find(({ kind }) => kind === 'planDraft');
  expect(plan).toMatchObject({ title: '사업계획서(안)', activityId: 'projectPlan.planDraft' });
  expect(plan?.promptCount).toBeGreaterThan(10);
  const target = await saveAs('plan.docx');
  const saved = value(await call('paper.make', { projectId, kind: 'planDraft', target, jobId: 'job' }));
  expect(saved.notes[0]).toContain(`${plan?.promptCount}곳`);
  const bytes = readFileSync(path.join(folder, 'plan.docx'));
  expect(paragraphTexts(bytes)).toContain('법·제도 사전 점검');
  expect(saved.sizeBytes).toBe(bytes.length);
});

test('cancelling a paper leaves the old document as it was', async () => {
  const projectId = await aProject();
  writeFileSync(path.join(folder, 'old.docx'), 'the old document');
  const target = await saveAs('old.docx');
  onEvent = () => void app.route('job.cancel', { jobId: 'job' });
  expect(await call('paper.make', { projectId, kind: 'taskOrder', target, jobId: 'job' })).toEqual({
    ok: false,
    failure: { type: 'cancelled' },
  });
  expect(readFileSync(path.join(folder, 'old.docx'), 'utf8')).toBe('the old document');
});

const allCards = { kind: 'cards', requirementIds: null } as const;
const atStart: Input<'wordDocument.inject'>['insertions'] = [
  { place: { kind: 'paragraph', index: 0, position: 'after' }, what: allCards },
];

test("requirements go into the agency's document, as a new file", async () => {
  const projectId = await aProject();
  const agency = await exported(projectId, 'agency.docx');
  const before = readFileSync(path.join(folder, 'agency.docx'));
  const outline = value(await call('wordDocument.inspect', { file: agency }));
  expect(outline.headings.length).toBeGreaterThan(3);
  const heading = outline.headings.find((one) => one.problem === null);
  const target = await saveAs('out.docx');
  const insertions = [
    { place: { kind: 'paragraph', index: heading?.index ?? -1, position: 'after' }, what: allCards } as const,
  ];
  const templateIds = value(await call('content.read', {}))
    .requirementTemplates.slice(0, 2)
    .map((one) => one.id);
  for (const source of [
    { kind: 'templates', templateIds },
    { kind: 'project', projectId },
  ] as const) {
    const to = { kind: 'copy', target } as const;
    value(await call('wordDocument.inject', { file: agency, source, insertions, to, jobId: 'job' }));
    expect(readFileSync(path.join(folder, 'out.docx')).length).toBeGreaterThan(before.length);
  }
  expect(readFileSync(path.join(folder, 'agency.docx')).equals(before)).toBe(true);
});

test('the document something is put into is never written over, by whatever name', async () => {
  const projectId = await aProject();
  const agency = await exported(projectId, 'agency.docx');
  const before = readFileSync(path.join(folder, 'agency.docx'));
  linkSync(path.join(folder, 'agency.docx'), path.join(folder, 'hard.docx'));
  symlinkSync(path.join(folder, 'agency.docx'), path.join(folder, 'soft.docx'));
  for (const name of ['agency.docx', 'hard.docx', 'soft.docx']) {
    const answer = await call('wordDocument.inject', {
      file: agency,
      source: { kind: 'project', projectId },
      insertions: atStart,
      to: { kind: 'copy', target: await saveAs(name) },
      jobId: 'job',
    });
    expect(answer, name).toEqual({ ok: false, failure: { type: 'wouldOverwriteInput', fileName: name } });
  }
  expect(readFileSync(path.join(folder, 'agency.docx')).equals(before)).toBe(true);
});

test('nor is the original of a document that was dropped on the window', async () => {
  const projectId = await aProject();
  await exported(projectId, 'agency.docx');
  const before = readFileSync(path.join(folder, 'agency.docx'));
  const dropped = value(
    await call('file.receive', { name: 'agency.docx', base64: before.toString('base64') }),
  );
  const inject = async (name: string) =>
    call('wordDocument.inject', {
      file: dropped.token,
      source: { kind: 'project', projectId },
      insertions: atStart,
      to: { kind: 'copy', target: await saveAs(name) },
      jobId: 'job',
    });
  expect(await inject('agency.docx')).toMatchObject({ failure: { type: 'wouldOverwriteInput' } });
  expect(readFileSync(path.join(folder, 'agency.docx')).equals(before)).toBe(true);
  expect((await inject('다른 이름.docx')).ok).toBe(true);
});

test('the original is written over when that is asked for, and every earlier state stays beside it', async () => {
  const projectId = await aProject();
  await exported(projectId, 'agency.docx');
  const original = path.join(folder, 'agency.docx');
  const states = [readFileSync(original)];
  writeFileSync(`${original}.bak`, 'somebody else’s copy');
  const names: (string | null)[] = [];
  const request = { source: { kind: 'project', projectId }, to: { kind: 'original' }, jobId: 'job' } as const;
  const what = { kind: 'part', part: 'requirementSummary' } as const;
  for (let round = 0; round < 2; round += 1) {
    chosen = original;
    const file = value(await call('file.chooseOpen', { purpose: 'wordDocument' })).file?.token ?? '';
    const { sha256, hasOriginal } = value(await call('wordDocument.inspect', { file }));
    expect(hasOriginal).toBe(true);
    const insertions = [{ place: { kind: 'end' }, what }] as const;
    const answer = await call('wordDocument.inject', {
      ...request,
      insertions: [...insertions],
      file,
      sha256,
    });
    names.push(value(answer).backupName);
    states.push(readFileSync(original));
  }
  expect(names).toEqual(['agency.docx.bak2', 'agency.docx.bak3']);
  expect(readFileSync(`${original}.bak`, 'utf8')).toBe('somebody else’s copy');
  expect(readFileSync(`${original}.bak2`).equals(states[0] ?? Buffer.alloc(0))).toBe(true);
  expect(readFileSync(`${original}.bak3`).equals(states[1] ?? Buffer.alloc(0))).toBe(true);
});

test('an original that nobody knows or that changed since it was looked at is not written over', async () => {
  const projectId = await aProject();
  const agency = await exported(projectId, 'agency.docx');
  const bytes = readFileSync(path.join(folder, 'agency.docx'));
  const dropped = value(
    await call('file.receive', { name: 'agency.docx', base64: bytes.toString('base64') }),
  );
  const request = {
    source: { kind: 'project', projectId },
    insertions: atStart,
    to: { kind: 'original' },
    jobId: 'job',
  } as const;
  expect(value(await call('wordDocument.inspect', { file: dropped.token })).hasOriginal).toBe(false);
  expect(await call('wordDocument.inject', { ...request, insertions: atStart, file: dropped.token })).toEqual(
    {
      ok: false,
      failure: { type: 'originalUnknown', fileName: 'agency.docx' },
    },
  );
  const { sha256 } = value(await call('wordDocument.inspect', { file: agency }));
  writeFileSync(path.join(folder, 'agency.docx'), Buffer.concat([bytes, Buffer.from('x')]));
  expect(
    await call('wordDocument.inject', { ...request, insertions: atStart, file: agency, sha256 }),
  ).toEqual({
    ok: false,
    failure: { type: 'fileChanged', fileName: 'agency.docx' },
  });
  expect(readdirSync(folder).filter((name) => name.includes('.bak'))).toEqual([]);
});

test('a preview says what would stand where and writes nothing', async () => {
  const projectId = await aProject();
  const file = await exported(projectId, 'agency.docx');
  const { headings } = value(await call('wordDocument.inspect', { file }));
  const heading = headings.find(({ problem }) => problem === null);
  const before = readdirSync(folder);
  const preview = value(
    await call('wordDocument.preview', {
      file,
      source: { kind: 'project', projectId },
      insertions: [
        {
          place: { kind: 'paragraph', index: heading?.index ?? -1, position: 'after' },
          what: { kind: 'part', part: 'requirementList' },
        },
        { place: { kind: 'end' }, what: { kind: 'part', part: 'requirementSummary' } },
      ],
    }),
  );
  expect(preview.insertions).toMatchObject([
    { index: 0, name: '요구사항 목록', under: heading?.text, tableCount: 1, removed: null },
    { index: 1, name: '요구사항 총괄표', after: [] },
  ]);
  expect(preview.insertions[0]?.before.at(-1)).toBe(heading?.text);
  expect(readdirSync(folder)).toEqual(before);
});

test('what was put in before is held against the project and brought up to date', async () => {
  const projectId = value(await call('project.createSample', {})).projectId;
  const { project, revision } = value(await call('project.open', { projectId }));
  const [first, second] = project.requirements;
  await exported(projectId, 'agency.docx');
  chosen = path.join(folder, 'agency.docx');
  const blank = value(await call('file.chooseOpen', { purpose: 'wordDocument' })).file?.token ?? '';
  const what = { kind: 'cards', requirementIds: [first?.id ?? '', second?.id ?? ''] } as const;
  const filled = value(
    await call('wordDocument.inject', {
      file: blank,
      source: { kind: 'project', projectId },
      insertions: [{ place: { kind: 'end' }, what: { ...what, requirementIds: [...what.requirementIds] } }],
      to: { kind: 'copy', target: await saveAs('filled.docx') },
      jobId: 'job',
    }),
  );
  const file = filled.file.token;
  expect(value(await call('wordDocument.inspect', { file })).earlierCount).toBe(2);
  if (!first) throw new Error('the sample has requirements');
  value(
    await call('project.apply', {
      projectId,
      revision,
      operations: [{ type: 'editRequirement', id: first.id, changes: { name: '바뀐 명칭' } }],
    }),
  );
  const compared = value(await call('wordDocument.compare', { file, projectId }));
  expect(compared.insertions.map(({ status }) => status).sort()).toEqual(['outdated', 'same']);
  expect(compared.missing.length).toBe(project.requirements.length - 2);
  const outdated = compared.insertions.find(({ status }) => status === 'outdated');
  const updated = value(
    await call('wordDocument.update', {
      file,
      sha256: compared.sha256,
      projectId,
      changes: [{ index: outdated?.index ?? -1, action: 'update' }],
      add: [compared.missing[0]?.id ?? ''],
      to: { kind: 'original' },
      jobId: 'job',
    }),
  );
  expect(updated.backupName).toBe('filled.docx.bak');
  const again = value(await call('wordDocument.compare', { file: updated.file.token, projectId }));
  expect(again.insertions.map(({ status }) => status)).toEqual(['same', 'same', 'same']);
});

test('a file that is no Word document is refused by its kind, dropped or chosen', async () => {
  const text = Buffer.from('그냥 글');
  writeFileSync(path.join(folder, 'text.docx'), text);
  chosen = path.join(folder, 'text.docx');
  const file = value(await call('file.chooseOpen', { purpose: 'wordDocument' })).file?.token ?? '';
  const dropped = value(
    await call('file.receive', { name: 'text.docx', base64: text.toString('base64') }),
  ).token;
  for (const token of [file, dropped]) {
    expect(await call('wordDocument.inspect', { file: token })).toMatchObject({
      failure: { type: 'notWordDocument', fileName: 'text.docx' },
    });
  }
});

test('a template nobody has is named', async () => {
  const projectId = await aProject();
  const answer = await call('wordDocument.inject', {
    file: await exported(projectId, 'agency.docx'),
    source: { kind: 'templates', templateIds: ['no.such.template'] },
    insertions: atStart,
    to: { kind: 'copy', target: await saveAs('out.docx') },
    jobId: 'job',
  });
  expect(answer).toMatchObject({ failure: { type: 'invalidInput' } });
  expect(JSON.stringify(answer)).toContain('no.such.template');
});

test('a project travels as one file and comes back as another project when it is still here', async () => {
  const projectId = await aProject();
  const target = await saveAs('사업.baljugil');
  value(await call('project.saveCopy', { projectId, target }));
  chosen = path.join(folder, '사업.baljugil');
  const file = value(await call('file.chooseOpen', { purpose: 'projectFile' })).file?.token ?? '';
  const copy = value(await call('project.import', { file }));
  expect(copy.projectId).not.toBe(projectId);
  const base64 = readFileSync(chosen).toString('base64');
  const received = value(await call('file.receive', { name: '사업.baljugil', base64 }));
  value(await call('project.import', { file: received.token }));
  const listed = value(await call('project.list', {}));
  expect(listed.map((one) => one.projectName)).toEqual(['민원 고도화', '민원 고도화', '민원 고도화']);
  expect(listed[0]).toMatchObject({ agency: '한빛시', stageName: '기획·검토', isSample: false });
});

test('a dropped file is refused when its text is no base64 or it is too large', async () => {
  expect(await call('file.receive', { name: 'a.docx', base64: '한글' })).toMatchObject({
    failure: { type: 'invalidInput' },
  });
  const base64 = Buffer.alloc(64 * 1_048_576 + 1).toString('base64');
  expect(await call('file.receive', { name: 'a.docx', base64 })).toEqual({
    ok: false,
    failure: { type: 'fileTooLarge', fileName: 'a.docx', limitMegabytes: 64 },
  });
});

test('settings are kept', async () => {
  expect(value(await call('settings.change', { textScale: 1.3 }))).toMatchObject({
    textScale: 1.3,
    displayName: '시험',
  });
  expect(await call('settings.change', { textScale: 7 } as never)).toMatchObject({
    failure: { type: 'invalidInput' },
  });
  expect(value(await call('app.describe', {})).settings.textScale).toBe(1.3);
});

test('a worker that dies is a failure, and one with a bug is reported as a bug', async () => {
  const dying = path.join(folder, 'dying.cjs');
  writeFileSync(dying, 'process.exit(7)');
  const task = { kind: 'inspect', bytes: new Uint8Array(), fileName: 'a.docx' } as const;
  expect(await runDocumentTask(task, { workerFile: dying })).toEqual({
    ok: false,
    failure: { type: 'workerFailed', detail: '종료 코드 7' },
  });
  const broken = path.join(folder, 'broken.cjs');
  writeFileSync(broken, 'throw new Error("a bug in the worker")');
  await expect(runDocumentTask(task, { workerFile: broken })).rejects.toThrow('a bug in the worker');
});

test('a document that needs too much memory is refused, and the app goes on', async () => {
  const greedy = path.join(folder, 'greedy.cjs');
  writeFileSync(
    greedy,
    'const held = []; for (;;) held.push(new Array(100_000).fill({}).map(() => ({ a: 1 })));',
  );
  const task = { kind: 'inspect', bytes: new Uint8Array(), fileName: 'bomb.docx' } as const;
  expect(await runDocumentTask(task, { workerFile: greedy, memoryLimitMegabytes: 64 })).toMatchObject({
    failure: { type: 'documentTooComplex', fileName: 'bomb.docx' },
  });
  expect((await call('app.describe', {})).ok).toBe(true);
});

test('work that never looks whether it is wanted is ended all the same', async () => {
  const stuck = path.join(folder, 'stuck.cjs');
  writeFileSync(
    stuck,
    `require('node:worker_threads').parentPort.postMessage({ type: 'progress', progress: { done: 0, total: 1, label: '' } });
     setTimeout(() => { for (;;); }, 10);`,
  );
  const controller = new AbortController();
  const task = { kind: 'inspect', bytes: new Uint8Array(), fileName: 'a.docx' } as const;
  const onProgress = () => controller.abort();
  expect(await runDocumentTask(task, { workerFile: stuck, signal: controller.signal, onProgress })).toEqual({
    ok: false,
    failure: { type: 'cancelled' },
  });
});

async function call<C extends CallName>(name: C, input: Input<C>): Promise<Result<Output<C>>> {
  return (await app.route(name, input)) as Result<Output<C>>;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function aProject(): Promise<string> {
  const facts = blankFacts({ projectName: '민원 고도화', agency: '한빛시' });
  return value(await call('project.create', { facts })).projectId;
}

async function saveAs(name: string): Promise<string> {
  chosen = path.join(folder, name);
  return (
    value(await call('file.chooseSave', { purpose: 'wordDocument', suggestedName: 'a' })).target?.token ?? ''
  );
}

/** A document of our own stands for the agency's: it has headings, tables and sections. */
async function exported(projectId: string, name: string): Promise<string> {
  const target = await saveAs(name);
  return value(await call('rfp.exportDocx', { projectId, target, jobId: 'export' })).file.token;
}
