import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import type { CallName, Input, Output } from '../../../../shared/ipc/calls';
import type { Result } from '../../../../shared/ipc/failure';
import { builtProgram } from '../../../support/builtProgram';
import { aDocx, aParagraphXml, paragraphTexts } from '../../../support/docxFiles';

let workerFile: string;
let folder: string;
let app: App;
let chosen: string | null;

beforeAll(async () => {
  workerFile = await builtProgram('worker');
}, 60_000);
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-form-calls-'));
  app = await createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: path.join(folder, 'data'),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    workerFile,
    accountName: '시험',
    dialogs: { chooseOpen: async () => chosen, chooseSave: async () => chosen },
    showInFolder: async () => true,
    emit: () => undefined,
    notices: [],
  });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = <C extends CallName>(name: C, input: Input<C>) =>
  app.route(name, input) as Promise<Result<Output<C>>>;
function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
async function openForm(name: string, ...lines: string[]): Promise<string> {
  chosen = path.join(folder, name);
  writeFileSync(chosen, aDocx({ body: lines.map((line) => aParagraphXml(line)).join('') }));
  return value(await call('file.chooseOpen', { purpose: 'wordDocument' })).file?.token ?? '';
}
async function target(name: string): Promise<string> {
  chosen = path.join(folder, name);
  return (
    value(await call('file.chooseSave', { purpose: 'wordDocument', suggestedName: name })).target?.token ?? ''
  );
}
const sample = async () => value(await call('project.createSample', {})).projectId;

test('a form is looked at, filled into a new file, kept and filled again; the project does not change', async () => {
  const projectId = await sample();
  const opened = value(await call('project.open', { projectId, readOnly: true }));
  const file = await openForm('양식.docx', '{{사업명}}', '{{위원장}}');
  const form = { kind: 'file', file } as const;
  const survey = value(await call('form.survey', { projectId, form, values: {}, jobId: 'a' }));
  expect(survey.placeholders.map(({ written, status }) => `${written} ${status}`)).toEqual([
    '{{사업명}} filled',
    '{{위원장}} unknown',
  ]);
  const { sha256 } = survey;
  const values = { 위원장: '김하늘' };
  const saved = value(
    await call('form.fill', {
      projectId,
      form,
      sha256,
      values,
      target: await target('결과.docx'),
      jobId: 'b',
    }),
  );
  expect(saved.file.name).toBe('결과.docx');
  const expected = [opened.project.facts.projectName, '김하늘'];
  expect(paragraphTexts(readFileSync(path.join(folder, '결과.docx')))).toEqual(expected);

  const kept = value(await call('form.keep', { file, name: '회의 안건', agency: '가온시' }));
  rmSync(path.join(folder, '양식.docx'));
  expect(value(await call('form.list', {}))).toEqual([kept]);
  const again = { kind: 'kept', formId: kept.id } as const;
  value(
    await call('form.fill', {
      projectId,
      form: again,
      sha256,
      values,
      target: await target('둘째.docx'),
      jobId: 'c',
    }),
  );
  expect(paragraphTexts(readFileSync(path.join(folder, '둘째.docx')))).toEqual(expected);
  expect(value(await call('project.history', { projectId })).all).toBe(opened.revision);
  value(await call('form.remove', { formId: kept.id }));
  expect(value(await call('form.list', {}))).toEqual([]);
});

test('the form is never written over, and one that changed meanwhile is not filled', async () => {
  const projectId = await sample();
  const file = await openForm('양식.docx', '{{사업명}}');
  const form = { kind: 'file', file } as const;
  const { sha256 } = value(await call('form.survey', { projectId, form, values: {}, jobId: 'a' }));
  const before = readFileSync(path.join(folder, '양식.docx'));
  const fill = async (name: string) =>
    call('form.fill', { projectId, form, sha256, values: {}, target: await target(name), jobId: 'b' });
  expect(await fill('양식.docx')).toMatchObject({ failure: { type: 'wouldOverwriteInput' } });
  expect(readFileSync(path.join(folder, '양식.docx')).equals(before)).toBe(true);
  writeFileSync(path.join(folder, '양식.docx'), aDocx({ body: aParagraphXml('{{기관명}}') }));
  expect(await fill('결과.docx')).toMatchObject({ failure: { type: 'fileChanged' } });
});
