import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileSync } from 'atomically';
import Conf from 'conf';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as ours from '../../../../electron/storage/atomicallyReplacement';
import { openSettings, settingsFileName } from '../../../../electron/storage/settings';

const defaults = { displayName: '김하늘', colorScheme: 'auto', textScale: 1 } as const;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-settings-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const opened = (at = folder) => openSettings(at, { defaults, now: () => new Date() });
const file = () => path.join(folder, settingsFileName);

test('a changed setting is there at the next start', async () => {
  expect(opened().read()).toEqual(defaults);
  expect(await opened().change({ colorScheme: 'dark' })).toMatchObject({
    ok: true,
    value: { colorScheme: 'dark' },
  });
  const again = opened();
  expect(again.read()).toEqual({ ...defaults, colorScheme: 'dark' });
  expect(again.notices).toEqual([]);
});

test('what a newer version wrote is kept and a value we do not know falls back to the default', async () => {
  await writeFile(file(), JSON.stringify({ textScale: 9, colorScheme: 'light', 새이름: { a: 1 } }));
  const settings = opened();
  expect(settings.read()).toEqual({ ...defaults, colorScheme: 'light' });
  await settings.change({ displayName: '이바다' });
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({
    textScale: 9,
    colorScheme: 'light',
    새이름: { a: 1 },
    displayName: '이바다',
  });
});

const unusable: [string, string | Buffer][] = [
  ['empty', ''],
  ['blank', ' \n'],
  ['cut', '{"colorScheme": "da'],
  ['zeros', Buffer.alloc(200)],
  ['null', 'null'],
  ['a list', '[1,2]'],
  ['a text', '"abc"'],
  ['a number', '5'],
  ['a trailing comma', '{"a":1,}'],
  ['two values', '{}{}'],
  ['another encoding', Buffer.from('{"a":"\ub0a8"}', 'utf16le')],
  [
    'Hangul of CP949',
    Buffer.concat([Buffer.from('{"displayName":"'), Buffer.from([0xb1, 0xe8]), Buffer.from('"}')]),
  ],
  ['very deep', '['.repeat(100_000)],
  ['a prototype', '{"__proto__":{"x":1}}'],
  ['too large', JSON.stringify({ a: 'x'.repeat(70_000) })],
];

for (const [what, contents] of unusable) {
  test(`a settings file that is ${what} is put aside, the copy taken and the user told`, async () => {
    await opened().change({ colorScheme: 'dark' });
    await writeFile(file(), contents);
    const settings = opened();
    expect(settings.read().colorScheme).toBe('dark');
    expect(settings.notices).toHaveLength(1);
    const aside = (await readdir(folder)).find((name) => name.includes('.corrupt-'));
    expect(await readFile(path.join(folder, aside ?? ''))).toEqual(Buffer.from(contents));

    await writeFile(file(), contents);
    await rm(`${file()}.bak`);
    const fresh = opened();
    expect(fresh.read()).toEqual(defaults);
    expect(fresh.notices).toHaveLength(1);
    expect(await fresh.change({ textScale: 1.3 })).toMatchObject({ ok: true });
  });
}

test('a lost settings file comes back from the copy', async () => {
  await opened().change({ colorScheme: 'dark' });
  await rm(file());
  expect(opened().read().colorScheme).toBe('dark');
});

test('without a usable folder the settings last as long as the app', async () => {
  await writeFile(path.join(folder, 'taken'), '');
  const settings = opened(path.join(folder, 'taken'));
  expect(settings.notices).toHaveLength(1);
  expect(await settings.change({ colorScheme: 'light' })).toMatchObject({ ok: true });
  expect(settings.read().colorScheme).toBe('light');
});

test('a full disk is said and the old settings stay', async () => {
  const settings = opened();
  await settings.change({ colorScheme: 'dark' });
  const before = await readFile(file());
  vi.spyOn(fs, 'writeSync').mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  });
  expect(await settings.change({ colorScheme: 'light' })).toEqual({
    ok: false,
    failure: { type: 'diskFull', fileName: settingsFileName },
  });
  vi.restoreAllMocks();
  expect(await readFile(file())).toEqual(before);
  expect(settings.read().colorScheme).toBe('dark');
  expect((await readdir(folder)).filter((name) => name.includes('tmp'))).toEqual([]);
});

test('conf writes through our writer, not through the package that cuts files on a full disk', () => {
  expect(writeFileSync).toBe(ours.writeFileSync);
  const real = fs.writeSync;
  let isFirst = true;
  vi.spyOn(fs, 'writeSync').mockImplementation(((
    fd: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
  ) => {
    const part = isFirst ? Math.min(length, 10) : length;
    isFirst = false;
    return real(fd, bytes, offset, part);
  }) as typeof fs.writeSync);
  const conf = new Conf({ cwd: folder, configName: 'short' });
  conf.set('text', '가'.repeat(500));
  vi.restoreAllMocks();
  expect(isFirst).toBe(false);
  expect(JSON.parse(fs.readFileSync(path.join(folder, 'short.json'), 'utf8'))).toEqual({
    text: '가'.repeat(500),
  });
});

// Needs root: mounts a file system of 256 kB.
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
test.skipIf(!isRoot)('on a disk that is really full conf fails and leaves the old file whole', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
  try {
    const conf = new Conf<Record<string, string>>({ cwd: folder, configName: 'full' });
    conf.set('a', 'x'.repeat(100_000));
    expect(() => conf.set('b', 'y'.repeat(80_000))).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
    expect(conf.get('a')).toHaveLength(100_000);
    expect(conf.has('b')).toBe(false);
    // The package itself, as a control: if it stops failing here, the alias is no longer needed.
    const packaged = path.resolve('node_modules/atomically/dist/index.js');
    const { writeFileSync: theirs } = (await import(/* @vite-ignore */ packaged)) as typeof ours;
    expect(() => theirs(path.join(folder, 'full.json'), 'z'.repeat(190_000))).not.toThrow();
    expect(fs.statSync(path.join(folder, 'full.json')).size).toBeLessThan(190_000);
  } finally {
    execFileSync('umount', [folder]);
  }
});
