import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import type { Content, RequirementTemplate } from '../../../../shared/content/content';
import type { CallName, Input, Output } from '../../../../shared/ipc/calls';
import type { Result } from '../../../../shared/ipc/failure';
import { aContentPack, aLabel } from '../../../support/aContentPack';
import { aTemplate } from '../../../support/aTemplate';

let folder: string;
let app: App;
let chosen: string | null;

async function start(): Promise<void> {
  app = await createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: path.join(folder, 'data'),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    workerFile: '',
    accountName: '시험',
    dialogs: { chooseOpen: async () => chosen, chooseSave: async () => chosen },
    showInFolder: async () => true,
    emit: () => undefined,
    notices: [],
  });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-content-packs-'));
  await start();
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

const packFolder = () => path.join(folder, 'data', 'content', aLabel.name);
const filesThere = () =>
  readdirSync(path.join(folder, 'data')).includes('content') ? readdirSync(packFolder()) : [];

async function carry(bytes: Uint8Array): Promise<string> {
  chosen = path.join(folder, '구청.baljugil-content');
  writeFileSync(chosen, bytes);
  return value(await call('file.chooseOpen', { purpose: 'contentPack' })).file?.token ?? '';
}

/** Looks at the pack and installs what is named of it, or all of it. */
async function install(bytes: Uint8Array, taken?: string[]): Promise<Result<Content>> {
  const file = await carry(bytes);
  const { sha256, changes } = value(await call('contentPack.preview', { file }));
  return call('contentPack.install', { file, sha256, taken: taken ?? changes.map((one) => one.key) });
}

async function ours(): Promise<RequirementTemplate> {
  const { requirementTemplates } = value(await call('content.read', {}));
  const found = requirementTemplates.find(
    (one) => one.offer !== '선택' && one.projectTypes.includes('구축형'),
  );
  if (!found) throw new Error('there is no requirement');
  return found;
}
const newer = (one: RequirementTemplate, version: string, definition: string) => ({
  ...one,
  version,
  definition,
});
const definitionNow = async (id: string) =>
  value(await call('content.read', {})).requirementTemplates.find((one) => one.id === id)?.definition;

test('a pack says before it is installed what it would change and whose requirements come from there', async () => {
  const one = await ours();
  const projectId = value(await call('project.createSample', {})).projectId;
  const { project } = value(await call('project.open', { projectId, readOnly: true }));
  const taken = project.requirements.find((card) => card.origin !== null);
  const templates = value(await call('content.read', {})).requirementTemplates;
  const used = templates.find((template) => template.id === taken?.origin?.templateId) ?? one;
  const file = await carry(aContentPack([newer(used, '99.0', '기관이 고친 정의.'), aTemplate()]));
  const preview = value(await call('contentPack.preview', { file }));
  expect(preview).toMatchObject({ ...aLabel, installedVersion: null });
  expect(preview.changes.map(({ key, change }) => `${key} ${change}`)).toEqual([
    `requirement:${used.id} changed`,
    'requirement:cloud.sample added',
  ]);
  expect(preview.changes[0]?.before).toContain(used.definition);
  expect(preview.changes[0]?.after).toContain('기관이 고친 정의.');
  expect(preview.affected).toMatchObject([
    { projectId, templateId: used.id, version: used.version, requirementId: taken?.id },
  ]);
  expect(await definitionNow(used.id)).toBe(used.definition);
  expect(filesThere()).toEqual([]);
});

test('what is taken counts and what is left does not, also after a restart', async () => {
  const one = await ours();
  const pack = aContentPack([newer(one, '99.0', '기관이 고친 정의.'), aTemplate()]);
  const after = value(await install(pack, ['requirement:cloud.sample']));
  expect(after.requirementTemplates.some(({ id }) => id === 'cloud.sample')).toBe(true);
  expect(after.packs).toEqual([{ ...aLabel, taken: ['requirement:cloud.sample'] }]);
  expect(await definitionNow(one.id)).toBe(one.definition);
  await app.close();
  await start();
  expect(value(await call('content.read', {}))).toEqual(after);
  // Looked at again, what was left is still offered.
  const again = value(await call('contentPack.preview', { file: await carry(pack) }));
  expect(again.changes.map(({ key }) => key)).toEqual([`requirement:${one.id}`]);
});

test('a replaced requirement stays known as it was, so that its cards can be compared', async () => {
  const one = await ours();
  const after = value(await install(aContentPack([newer(one, '99.0', '기관이 고친 정의.')])));
  expect(after.earlierTemplates).toEqual([one]);
});

test('of a newer version each item is taken or stays as the version before has it', async () => {
  const one = await ours();
  value(await install(aContentPack([newer(one, '99.0', '첫 판.'), aTemplate()])));
  const second = aContentPack([newer(one, '99.1', '둘째 판.')], { version: '1.1' });
  const file = await carry(second);
  const { changes, installedVersion } = value(await call('contentPack.preview', { file }));
  expect(installedVersion).toBe('1.0');
  expect(changes.map(({ id, change }) => `${id} ${change}`)).toEqual([
    `${one.id} changed`,
    'cloud.sample removed',
  ]);
  // The removal is not taken: the item stays as the first version has it.
  value(await install(second, [`requirement:${one.id}`]));
  expect(await definitionNow(one.id)).toBe('둘째 판.');
  expect(await definitionNow('cloud.sample')).toBe(aTemplate().definition);
  const third = aContentPack([newer(one, '99.2', '셋째 판.')], { version: '1.2' });
  value(await install(third, ['requirement:cloud.sample']));
  expect(await definitionNow(one.id)).toBe('둘째 판.');
  expect(await definitionNow('cloud.sample')).toBeUndefined();
});

test('an older pack, or another one under the same version, is refused', async () => {
  value(await install(aContentPack([aTemplate()], { version: '1.10' })));
  const older = await carry(aContentPack([aTemplate()], { version: '1.9' }));
  expect(await call('contentPack.preview', { file: older })).toMatchObject({
    failure: { type: 'packOlder', version: '1.9', installed: '1.10' },
  });
  const other = await carry(aContentPack([aTemplate({ id: 'cloud.other' })], { version: '1.10' }));
  expect(await call('contentPack.preview', { file: other })).toMatchObject({
    failure: { type: 'packOlder' },
  });
});

test('a pack that contradicts the content is refused and changes nothing', async () => {
  const before = value(await call('content.read', {}));
  const file = await carry(aContentPack([aTemplate({ related: ['cloud.nowhere'] })]));
  expect(await call('contentPack.preview', { file })).toMatchObject({ failure: { type: 'packContradicts' } });
  // Sound as a whole, but not without the item that is left out.
  const pair = aContentPack([aTemplate({ related: ['cloud.other'] }), aTemplate({ id: 'cloud.other' })]);
  expect(await install(pair, ['requirement:cloud.sample'])).toMatchObject({
    failure: { type: 'packContradicts' },
  });
  expect(value(await call('content.read', {}))).toEqual(before);
  expect(filesThere()).toEqual([]);
});

test('a pack changed after it was looked at is not installed', async () => {
  const file = await carry(aContentPack([aTemplate()]));
  const { sha256 } = value(await call('contentPack.preview', { file }));
  writeFileSync(chosen ?? '', aContentPack([aTemplate({ name: '바꿔치기' })]));
  expect(
    await call('contentPack.install', { file, sha256, taken: ['requirement:cloud.sample'] }),
  ).toMatchObject({ failure: { type: 'fileChanged' } });
});

test('a pack is taken off again and leaves the product’s own content as it was', async () => {
  const before = value(await call('content.read', {}));
  const one = await ours();
  value(await install(aContentPack([newer(one, '99.0', '기관이 고친 정의.'), aTemplate()])));
  expect(value(await call('contentPack.list', {})).packs).toMatchObject([{ ...aLabel, itemCount: 2 }]);
  expect(value(await call('contentPack.remove', { name: aLabel.name }))).toEqual(before);
  expect(value(await call('contentPack.list', {})).packs).toEqual([]);
  expect(await call('contentPack.remove', { name: aLabel.name })).toMatchObject({
    failure: { type: 'packNotInstalled' },
  });
  // An older one may come back after that.
  expect((await install(aContentPack([aTemplate()], { version: '0.9' }))).ok).toBe(true);
});

test('a generation that cannot be read gives way to the one before, is told of and never written over', async () => {
  const one = await ours();
  value(await install(aContentPack([newer(one, '99.0', '첫 판.')])));
  value(await install(aContentPack([newer(one, '99.1', '둘째 판.')], { version: '1.1' })));
  const broken = path.join(packFolder(), '2.baljugil-content');
  const bytes = readFileSync(broken);
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
  writeFileSync(broken, bytes);
  await app.close();
  await start();
  expect(await definitionNow(one.id)).toBe('첫 판.');
  const { notices } = value(await call('app.describe', {}));
  expect(notices.join(' ')).toMatch(/새 판을 읽지 못해 앞서 설치한 1\.0 판을 써요/);
  value(await install(aContentPack([newer(one, '99.2', '셋째 판.')], { version: '1.2' })));
  expect(await definitionNow(one.id)).toBe('셋째 판.');
  expect(readFileSync(broken)).toEqual(bytes);
});

test('an installation cut short before its last file leaves the version before in use', async () => {
  value(await install(aContentPack([aTemplate()])));
  writeFileSync(path.join(packFolder(), '2.baljugil-content'), 'half');
  writeFileSync(path.join(packFolder(), '.~0123456789ab.tmp'), '{');
  mkdirSync(path.join(folder, 'data', 'content', '빈 폴더'));
  await app.close();
  await start();
  expect(await definitionNow('cloud.sample')).toBe(aTemplate().definition);
  expect(value(await call('app.describe', {})).notices).toEqual([]);
});
