import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../../../electron/cli/runCommandLine';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import type { Content } from '../../../../shared/content/content';
import { requirementFile } from '../../../../shared/content/contentFiles';
import { ok } from '../../../../shared/ipc/failure';
import { aTemplate } from '../../../support/aTemplate';
import { shippedContent } from '../../../support/content';

let content: Content;
let folder: string;
beforeAll(async () => {
  content = await shippedContent();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-pack-'));
  vi.stubEnv('BALJUGIL_DATA', path.join(folder, 'data'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...written: string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommandLine(
    [...written, '--json'],
    {
      resolve: (file) => path.resolve(folder, file),
      content: async () => ok(content),
      contentDamage: async () => [],
      now: () => new Date('2027-01-04T00:00:00Z'),
      newId: () => 'id',
      version: '0.1.0',
      fileSystem: nodeFileSystem,
    },
    { print: (text) => out.push(text), say: (text) => said.push(text) },
  );
  return { code, json: JSON.parse(out.join('')), said: said.join('\n') };
}

function write(file: string, value: unknown): void {
  const place = path.join(folder, 'templates', file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, JSON.stringify(value));
}

const build = (...more: string[]) =>
  run(
    ...['content-pack', 'build', '--from', 'templates', '--name', '한빛구청', '--version', '1.0'],
    ...(more.includes('--out') ? more : [...more, '--out', '구청.baljugil-content']),
  );

test('what an agency wrote becomes one file, which proves itself', async () => {
  write(requirementFile(aTemplate()), aTemplate());
  write('schema/requirement.json', {});
  expect(await build('--publisher', '한빛구청 정보화과')).toMatchObject({
    code: 0,
    json: { ok: true, itemCount: 1, asOf: '2027-01-04', publisher: '한빛구청 정보화과', signature: null },
  });
  expect(await run('content-pack', 'verify', '구청.baljugil-content')).toMatchObject({
    code: 0,
    json: { name: '한빛구청', version: '1.0', items: [{ kind: 'requirement', id: 'cloud.sample' }] },
  });
});

test('the product’s own templates can be carried as a pack', async () => {
  const from = path.join(import.meta.dirname, '../../../../templates');
  expect(
    await run(
      ...['content-pack', 'build', '--from', from, '--name', '전체', '--version', '1'],
      ...['--out', '전체.baljugil-content'],
    ),
  ).toMatchObject({ code: 0 });
  expect((await run('content-pack', 'verify', '전체.baljugil-content')).code).toBe(0);
});

test('content that contradicts itself becomes no pack', async () => {
  write(requirementFile(aTemplate()), aTemplate({ related: ['cloud.nowhere'] }));
  const built = await build();
  expect(built).toMatchObject({ code: 1, json: { failure: { type: 'packContradicts' } } });
  expect(built.said).toContain('cloud.nowhere');
  expect(readdirSync(folder)).toEqual(['templates']);
});

test('a requirement changed without a new version becomes no pack, because projects name the version', async () => {
  const [ours] = content.requirementTemplates;
  if (!ours) throw new Error('there is no requirement');
  write(requirementFile(ours), { ...ours, definition: '다르게 쓴 정의.' });
  expect(await build()).toMatchObject({ code: 1, json: { failure: { type: 'packContradicts' } } });
  write(requirementFile(ours), { ...ours, definition: '다르게 쓴 정의.', version: '99.0.0' });
  expect((await build()).code).toBe(0);
});

test('a file that is no content, a wrong name and an empty folder are told for what they are', async () => {
  mkdirSync(path.join(folder, 'templates'));
  expect(await build()).toMatchObject({ code: 1, json: { failure: { type: 'noContentFiles' } } });
  write(requirementFile(aTemplate()), { ...aTemplate(), name: '' });
  expect(await build()).toMatchObject({ json: { failure: { type: 'contentDamaged' } } });
  write(requirementFile(aTemplate()), aTemplate());
  expect(await build('--out', '구청.baljugil')).toMatchObject({
    json: { failure: { type: 'packFileName' } },
  });
  expect(await build('--as-of', '어제')).toMatchObject({ json: { failure: { type: 'invalidInput' } } });
});

test('a pack is no project file, and one flipped byte in it is noticed', async () => {
  write(requirementFile(aTemplate()), aTemplate());
  await build();
  const file = path.join(folder, '구청.baljugil-content');
  expect(await run('show', '구청.baljugil-content')).toMatchObject({
    json: { failure: { type: 'notProjectFile', is: 'contentPack' } },
  });
  const bytes = readFileSync(file);
  const at = bytes.indexOf('requirements/') + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await run('content-pack', 'verify', '구청.baljugil-content')).toMatchObject({
    code: 1,
    json: { failure: { type: 'packDamaged' } },
  });
});

test('a pack is tried, then installed in part; what it does not have and an older one are refused', async () => {
  write(requirementFile(aTemplate()), aTemplate());
  write(requirementFile(aTemplate({ id: 'cloud.other' })), aTemplate({ id: 'cloud.other' }));
  await build();
  const install = (...more: string[]) => run('content-pack', 'install', '구청.baljugil-content', ...more);
  expect(await install('--dry-run')).toMatchObject({
    code: 0,
    json: { installed: false, taken: ['requirement:cloud.other', 'requirement:cloud.sample'] },
  });
  expect(readdirSync(folder)).not.toContain('data');
  expect(await install('--take', 'cloud.nowhere')).toMatchObject({
    json: { failure: { type: 'packItemUnknown', items: ['cloud.nowhere'] } },
  });
  expect(await install('--take', 'cloud.sample')).toMatchObject({
    code: 0,
    json: { installed: true, installedVersion: null, taken: ['requirement:cloud.sample'] },
  });
  expect((await install()).json).toMatchObject({
    installedVersion: '1.0',
    changes: [{ key: 'requirement:cloud.other', change: 'added', before: [] }],
  });
  await build('--version', '0.9');
  expect(await install()).toMatchObject({ code: 1, json: { failure: { type: 'packOlder' } } });
});
