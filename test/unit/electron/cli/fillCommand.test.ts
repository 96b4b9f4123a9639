import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../../../../electron/cli/runCommandLine';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { ok } from '../../../../shared/ipc/failure';
import { countingIds } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';
import { aDocx, aParagraphXml, lintDocx, paragraphTexts, partText } from '../../../support/docxFiles';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-cli-fill-'));
  await run('sample', '--out', 's.baljugil');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(...written: string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const context = {
    resolve: (file: string) => path.resolve(folder, file),
    content: async () => ok(await shippedContent()),
    contentDamage: async () => [],
    now: () => new Date(2027, 0, 4, 9),
    newId: countingIds(),
    version: '0.1.0',
    fileSystem: nodeFileSystem,
  };
  const output = { print: (text: string) => out.push(text), say: (text: string) => said.push(text) };
  const code = await runCommandLine([...written, '--json'], context, output);
  return { code, json: JSON.parse(out.join('\n')), said: said.join('\n') };
}

const place = (name: string) => path.join(folder, name);
const form = (...lines: string[]) =>
  writeFile(place('양식.docx'), aDocx({ body: lines.map((line) => aParagraphXml(line)).join('') }));
const filled = async () => new Uint8Array(await readFile(place('결과.docx')));

test('a form is filled into a new file and stays what it was', async () => {
  await form('사업명: {{사업명}}', '작성일 {{작성일:YYYY-MM-DD}}', '{{요구사항.고유번호}}', '{{총괄표}}');
  const before = await readFile(place('양식.docx'));
  const { code, json } = await run('fill', 's.baljugil', '--form', '양식.docx', '--out', '결과.docx');
  expect(code).toBe(0);
  expect(json).toMatchObject({
    ok: true,
    unknown: [],
    unfilled: [],
    refused: [],
    file: { path: place('결과.docx') },
  });
  const [name, day, first] = paragraphTexts(await filled());
  expect([name?.startsWith('사업명: '), day, first]).toEqual([
    true,
    '작성일 2027-01-04',
    expect.stringMatching(/^[A-Z]{3}-\d{3}$/),
  ]);
  expect(partText(await filled(), 'word/document.xml')).toContain('<w:tbl>');
  expect(lintDocx(await filled())).toEqual([]);
  expect(await readFile(place('양식.docx'))).toEqual(before);
});

test('what is left open is an error that names all of it, unless it is allowed', async () => {
  await form('{{사업멍}} {{결재번호}} {{증빙.파일명}} {{기관명}}');
  const refused = await run('fill', 's.baljugil', '--form', '양식.docx', '--out', '결과.docx');
  expect(refused.code).toBe(1);
  expect(refused.json.failure).toMatchObject({
    type: 'formIncomplete',
    unknown: [{ written: '{{사업멍}}', suggestion: '{{사업명}}' }, { written: '{{결재번호}}' }],
    unfilled: ['{{증빙.파일명}}'],
  });
  expect(refused.said).toContain('혹시 {{사업명}}?');
  await expect(filled()).rejects.toThrow();

  await writeFile(place('값.json'), JSON.stringify({ 결재번호: '정보화-12', 사업멍: '' }));
  const allowed = await run(
    'fill',
    's.baljugil',
    '--form',
    '양식.docx',
    '--out',
    '결과.docx',
    '--values',
    '값.json',
    '--allow-unfilled',
  );
  expect(allowed).toMatchObject({ code: 0, json: { unknown: [], unfilled: ['{{증빙.파일명}}'] } });
  expect(paragraphTexts(await filled())[0]).toMatch(/^ 정보화-12 〔작성: 증빙.파일명〕 \S/);
});

test('the form itself is never the file written', async () => {
  await form('{{사업명}}');
  const { code, json } = await run('fill', 's.baljugil', '--form', '양식.docx', '--out', '양식.docx');
  expect([code, json.failure.type]).toEqual([1, 'wouldOverwriteInput']);
});

test('a file of values that are no texts is refused by name', async () => {
  await form('{{사업명}}');
  await writeFile(place('값.json'), '{"결재번호": 3}');
  const { code, json } = await run(
    'fill',
    's.baljugil',
    '--form',
    '양식.docx',
    '--out',
    '결과.docx',
    '--values',
    '값.json',
  );
  expect(code).toBe(1);
  expect(json.failure).toMatchObject({ type: 'invalidInput', problems: [{ path: '결재번호' }] });
});

test('a document without a single placeholder says what to write', async () => {
  await form('그냥 문서');
  const { json, said } = await run('fill', 's.baljugil', '--form', '양식.docx', '--out', '결과.docx');
  expect(json.failure.type).toBe('noFormPlaceholder');
  expect(said).toContain('{{사업명}}');
});
