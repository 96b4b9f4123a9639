import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
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
  ['short of its last byte', '{"colorScheme":"dark"'],
  ['cut after one byte', '{'],
  ['true', 'true'],
  ['two documents', '{"colorScheme":"dark"}{"colorScheme":"dark"}'],
  ['followed by text', '{"colorScheme":"dark"}x'],
  ['in single quotes', "{'a':1}"],
  ['carrying a comment', '{"a":1}//'],
  ['NaN', '{"a":NaN}'],
  ['deep in objects', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['followed by zeros', Buffer.concat([Buffer.from('{"colorScheme":"dark"}'), Buffer.alloc(512)])],
  ['preceded by zeros', Buffer.concat([Buffer.alloc(16), Buffer.from('{"colorScheme":"dark"}')])],
  ['other bytes', Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 197 + 41) % 256))],
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

test('a mark some editors put before the text is no damage', async () => {
  await writeFile(file(), '\ufeff{"colorScheme":"dark"}');
  const settings = opened();
  expect(settings.read().colorScheme).toBe('dark');
  expect(settings.notices).toEqual([]);
  expect(await settings.change({ textScale: 1.1 })).toMatchObject({ ok: true });
});

test.each([
  ['a folder', () => mkdir(file())],
  ['a link that leads nowhere', () => symlink('/nowhere/at/all', file())],
  ['a pipe', async () => void execFileSync('mkfifo', [file()])],
])('%s in the place of the settings file is put aside and does not stop the start', async (_, put) => {
  await writeFile(`${file()}.bak`, '{"colorScheme":"dark"}');
  await put();
  const settings = opened();
  expect(settings.read().colorScheme).toBe('dark');
  expect(settings.notices).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
});

test("a second damaged file of the same instant does not take the first one's place", async () => {
  const now = () => new Date('2026-11-20T08:30:00Z');
  for (const damage of ['first', 'second']) {
    await writeFile(file(), damage);
    openSettings(folder, { defaults, now });
  }
  const kept = (await readdir(folder)).filter((name) => name.includes('.corrupt-')).sort();
  expect(await Promise.all(kept.map((name) => readFile(path.join(folder, name), 'utf8')))).toEqual([
    'first',
    'second',
  ]);
});

test('a file deleted while the program runs is written again whole, and the user told', async () => {
  const told: string[] = [];
  const settings = openSettings(folder, {
    defaults,
    now: () => new Date(),
    notify: (text) => told.push(text),
  });
  await settings.change({ displayName: '이바다', textScale: 1.5 });
  await rm(file());
  expect(await settings.change({ colorScheme: 'dark' })).toMatchObject({ ok: true });
  expect(opened().read()).toEqual({ displayName: '이바다', textScale: 1.5, colorScheme: 'dark' });
  expect(told).toEqual([expect.stringContaining('없어져')]);
});

test('a file exchanged while the program runs is kept beside ours, and the user told', async () => {
  const told: string[] = [];
  const settings = openSettings(folder, {
    defaults,
    now: () => new Date(),
    notify: (text) => told.push(text),
  });
  await settings.change({ displayName: '이바다' });
  await writeFile(file(), '{"displayName":"옛 이름"}');
  expect(await settings.change({ colorScheme: 'dark' })).toMatchObject({ ok: true });
  expect(opened().read()).toMatchObject({ displayName: '이바다', colorScheme: 'dark' });
  const theirs = (await readdir(folder)).find((name) => name.includes('.replaced-')) ?? '';
  expect(await readFile(path.join(folder, theirs), 'utf8')).toBe('{"displayName":"옛 이름"}');
  expect(told).toEqual([expect.stringContaining('다른 곳에서 바뀌어')]);
});

test('a folder that vanishes while the program runs is not made anew with the one changed setting', async () => {
  const place = path.join(folder, 'data');
  const settings = opened(place);
  await settings.change({ displayName: '이바다' });
  await rename(place, path.join(folder, 'elsewhere'));
  expect(await settings.change({ colorScheme: 'dark' })).toEqual({
    ok: false,
    failure: { type: 'folderNotFound', folderName: place },
  });
  // Nor is another folder that came in its place taken for it.
  await mkdir(place);
  expect(await settings.change({ colorScheme: 'dark' })).toMatchObject({ ok: false });
  expect(await readdir(place)).toEqual([]);
  expect(settings.read().colorScheme).toBe('auto');
});

test('what the program keeps for itself is given back only when it is what it should be', async () => {
  const settings = opened();
  expect(settings.recall('dataFolder')).toBeNull();
  await settings.change({ dataFolder: '/home/kim/자료' });
  expect(opened().recall('dataFolder')).toBe('/home/kim/자료');
  expect(opened().read()).toEqual(defaults);
  await writeFile(file(), JSON.stringify({ dataFolder: 'relative', window: { x: 'left' }, recents: {} }));
  const damaged = opened();
  expect([damaged.recall('dataFolder'), damaged.recall('window'), damaged.recall('recents')]).toEqual([
    null,
    null,
    null,
  ]);
});

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
test.skipIf(!isRoot)('a medium pulled out takes no settings with it and gets none in its place', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  const settings = opened();
  await settings.change({ colorScheme: 'dark' });
  execFileSync('umount', ['-l', folder]);
  expect(await settings.change({ textScale: 1.5 })).toMatchObject({ ok: false });
  expect(await readdir(folder)).toEqual([]);
});

test.skipIf(!isRoot)(
  'in a folder that cannot be written to the last settings are used, and the user told',
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    try {
      await writeFile(file(), '{"cut');
      await writeFile(`${file()}.bak`, '{"colorScheme":"dark"}');
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const settings = opened();
      expect(settings.read().colorScheme).toBe('dark');
      expect(settings.notices).toEqual([expect.stringContaining('지난번 설정으로')]);
      expect(await settings.change({ textScale: 1.5 })).toMatchObject({ ok: true });
      expect(await readFile(file(), 'utf8')).toBe('{"cut');
    } finally {
      execFileSync('umount', [folder]);
    }
  },
);

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
