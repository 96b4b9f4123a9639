import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../../../../electron/cli/runCommandLine';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { loadProjectFile, saveProjectFile } from '../../../../electron/storage/projectFiles';
import { ok } from '../../../../shared/ipc/failure';
import { applyOperations } from '../../../../shared/project/applyOperation';
import { countingIds } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-cli-reading-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(...written: string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const context = {
    resolve: (file: string) => path.resolve(folder, file),
    content: async () => ok(await shippedContent()),
    contentDamage: async () => [],
    now: () => new Date('2027-01-04T00:00:00Z'),
    newId: countingIds(),
    version: '0.1.0',
    fileSystem: nodeFileSystem,
  };
  const output = { print: (text: string) => out.push(text), say: (text: string) => said.push(text) };
  const code = await runCommandLine([...written, '--json'], context, output);
  return { code, json: JSON.parse(out.join('\n')), said: said.join('\n') };
}

test('a document tells what it holds, and what the project says otherwise', async () => {
  await run('sample', '--out', 's.baljugil');
  await run('export', 's.baljugil', '--out', '제안요청서.docx');
  const before = await readFile(path.join(folder, '제안요청서.docx'));
  const read = await run('read', '제안요청서.docx');
  expect(read.code).toBe(0);
  const { requirements, listed, statedTotal } = read.json;
  expect(requirements.length).toBeGreaterThan(20);
  expect([listed.length, statedTotal]).toEqual([requirements.length, requirements.length]);

  const same = await run('reconcile', 's.baljugil', '제안요청서.docx');
  expect(same.json).toMatchObject({
    counts: { same: requirements.length, reworded: 0, missing: 0, added: 0 },
    problems: [],
  });

  const loaded = await loadProjectFile(path.join(folder, 's.baljugil'));
  if (!loaded.ok) throw new Error(loaded.failure.type);
  const [first, second] = loaded.value.requirements;
  const changed = applyOperations(loaded.value, [
    { type: 'editRequirement', id: first?.id ?? '', changes: { definition: '다른 말로 쓴 정의' } },
    { type: 'removeRequirements', ids: [second?.id ?? ''] },
  ]);
  if (!changed.ok) throw new Error(changed.failure.type);
  await saveProjectFile(path.join(folder, 'changed.baljugil'), changed.value.project, {
    now: new Date(),
    appVersion: '0.1.0',
  });
  const other = await run('reconcile', 'changed.baljugil', '제안요청서.docx');
  expect(other.json.counts).toEqual({ same: requirements.length - 2, reworded: 1, missing: 0, added: 1 });
  const reworded = other.json.matches.find((one: { kind: string }) => one.kind === 'reworded');
  expect(reworded).toMatchObject({
    requirementId: first?.id,
    differences: [{ field: 'definition', mine: '다른 말로 쓴 정의', theirs: first?.definition }],
  });
  expect(await readFile(path.join(folder, '제안요청서.docx'))).toEqual(before);
});

test('a command with two files asks for the second', async () => {
  await run('sample', '--out', 's.baljugil');
  expect(await run('reconcile', 's.baljugil')).toMatchObject({
    code: 2,
    json: { failure: { message: '문서.docx를 적어 주세요.' } },
  });
});

test('a file that is no Word document is named for what it is', async () => {
  await writeFile(path.join(folder, '계획.hwp'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await writeFile(path.join(folder, '빈.docx'), '');
  expect((await run('read', '빈.docx')).json.failure).toMatchObject({ type: 'notWordDocument' });
  expect((await run('read', '계획.hwp')).code).toBe(1);
  expect((await run('read', '없다.docx')).json.failure).toMatchObject({ type: 'fileNotFound' });
});
