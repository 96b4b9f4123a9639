import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { readFileSafely } from '../../../../electron/storage/readFileSafely';
import { replaceFile } from '../../../../electron/storage/replaceFile';
import { type Fault, faultyFileSystem } from '../../../faults/support/faultyFileSystem';

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
const isWindows = process.platform === 'win32';
const bytesOf = (text: string) => new TextEncoder().encode(text);
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-replace-'));
  file = path.join(folder, '제안요청서.docx');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file is created and replaced whole, and its size and hash are answered', async () => {
  for (const text of ['처음', '다시 쓴 내용', '']) {
    expect(await replaceFile(file, bytesOf(text))).toEqual({
      ok: true,
      value: { sizeBytes: bytesOf(text).length, sha256: createHash('sha256').update(text).digest('hex') },
    });
    expect(await readFile(file, 'utf8')).toBe(text);
  }
  expect(await readdir(folder)).toEqual(['제안요청서.docx']);
});

test('the version before stays next to it when asked', async () => {
  await replaceFile(file, bytesOf('처음'));
  await replaceFile(file, bytesOf('다음'), { keepPrevious: true });
  expect(await readFile(`${file}.bak`, 'utf8')).toBe('처음');
  expect(await readFile(file, 'utf8')).toBe('다음');
});

test('a cancelled export leaves the old file and no part of the new one', async () => {
  await writeFile(file, '처음');
  expect(await replaceFile(file, bytesOf('다음'), { isCancelled: () => true })).toEqual({
    ok: false,
    failure: { type: 'cancelled' },
  });
  expect(await readFile(file, 'utf8')).toBe('처음');
  expect(await readdir(folder)).toHaveLength(1);
});

test('a name of full length still fits', async () => {
  const long = path.join(folder, `${'가'.repeat(83)}.docx`);
  expect((await replaceFile(long, bytesOf('내용'))).ok).toBe(true);
});

const faults: [Fault, string[]][] = [
  ['EIO', ['deviceFailed']],
  ['ENOSPC', ['diskFull']],
  ['EBUSY', ['fileInUse']],
  ['EPERM', ['permissionDenied']],
];
for (const [fault, types] of faults) {
  for (const keepPrevious of [false, true]) {
    test(`${fault} at any call gives the failure by name and keeps the old file${keepPrevious ? ', also with a copy' : ''}`, async () => {
      const counting = faultyFileSystem(null);
      await writeFile(file, '처음');
      await replaceFile(file, bytesOf('다음'), { keepPrevious, fileSystem: counting });
      for (let at = 0; at < counting.calls; at++) {
        await writeFile(file, '처음');
        const result = await replaceFile(file, bytesOf('다음'), {
          keepPrevious,
          fileSystem: faultyFileSystem({ fault, at, isPersistent: false }),
        });
        if (!result.ok) expect(types).toContain(result.failure.type);
        expect(await readFile(file, 'utf8')).toBe(result.ok ? '다음' : '처음');
        expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
    });
  }
}

test('a disk that takes only part of each write gets the whole file in the end', async () => {
  const fileSystem = faultyFileSystem({ fault: 'short', at: 0, isPersistent: true });
  expect((await replaceFile(file, bytesOf('가'.repeat(1_000)), { fileSystem })).ok).toBe(true);
  expect(await readFile(file, 'utf8')).toBe('가'.repeat(1_000));
});

test('a file held by a virus scanner for a moment is replaced when it lets go', async () => {
  let held = 3;
  const rename = async (from: string, to: string) => {
    if (held-- > 0) throw Object.assign(new Error(), { code: 'EPERM' });
    return nodeFileSystem.rename(from, to);
  };
  const fileSystem = { ...nodeFileSystem, rename, pause: async () => undefined };
  expect((await replaceFile(file, bytesOf('다음'), { fileSystem })).ok).toBe(true);
});

test('on Windows a file Word holds open is said to be in use', async () => {
  const rename = async () => Promise.reject(Object.assign(new Error(), { code: 'EPERM' }));
  const fileSystem = { ...nodeFileSystem, isWindows: true, rename, pause: async () => undefined };
  const failure = { type: 'fileInUse', fileName: '제안요청서.docx' };
  expect(await replaceFile(file, bytesOf('다음'), { fileSystem })).toEqual({ ok: false, failure });
  expect(await readdir(folder)).toEqual([]);
});

test('a disk that gives back other bytes than were written is not believed', async () => {
  await writeFile(file, '처음');
  const fileSystem = {
    ...nodeFileSystem,
    open: async (name: string, mode: 'read' | 'create' | 'change') => {
      const opened = await nodeFileSystem.open(name, mode);
      if (mode !== 'read') return opened;
      const read = async (into: Uint8Array, position: number) => {
        const count = await opened.read(into, position);
        into[0] = 0;
        return count;
      };
      return { ...opened, read };
    },
  };
  expect(await replaceFile(file, bytesOf('다음'), { fileSystem })).toMatchObject({
    ok: false,
    failure: { type: 'deviceFailed' },
  });
  expect(await readFile(file, 'utf8')).toBe('처음');
});

test.skipIf(isWindows)(
  'a missing folder, a folder, a link and a read-only file are refused by name',
  async () => {
    const type = async (target: string) => {
      const result = await replaceFile(target, bytesOf('내용'));
      return result.ok ? 'written' : result.failure.type;
    };
    expect(await type(path.join(folder, '없음', 'a.docx'))).toBe('folderNotFound');
    await mkdir(path.join(folder, '폴더.docx'));
    expect(await type(path.join(folder, '폴더.docx'))).toBe('invalidFileName');
    await writeFile(file, '처음');
    await symlink(file, path.join(folder, '링크.docx'));
    expect(await type(path.join(folder, '링크.docx'))).toBe('invalidFileName');
    await chmod(file, 0o444);
    expect(await type(file)).toBe('readOnly');
    expect(await type(path.join(file, 'a.docx'))).toBe('folderNotFound');
    expect(await type(path.join(folder, `${'가'.repeat(90)}.docx`))).toBe('invalidFileName');
    expect(await readFile(file, 'utf8')).toBe('처음');
  },
);

// The next two need root: they mount a small file system.
test.skipIf(!isRoot)(
  'on a disk that is really full the old file stays and nothing is left over',
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder]);
    try {
      expect((await replaceFile(file, new Uint8Array(200_000).fill(1))).ok).toBe(true);
      for (let size = 290_000; size <= 700_000; size += 9_973) {
        const result = await replaceFile(file, new Uint8Array(size).fill(2), {
          keepPrevious: size % 2 === 0,
        });
        if (result.ok) await replaceFile(file, new Uint8Array(200_000).fill(1));
        else expect(result.failure.type).toBe('diskFull');
        const now = await readFile(file);
        expect(now.every((one) => one === 1)).toBe(true);
        expect(now.length).toBe(200_000);
        expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
    } finally {
      execFileSync('umount', [folder]);
    }
  },
);

test.skipIf(!isRoot)('on a write-protected stick nothing is written', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  try {
    await writeFile(file, '처음');
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    expect(await replaceFile(file, bytesOf('다음'))).toMatchObject({ failure: { type: 'readOnly' } });
    expect(await readFile(file, 'utf8')).toBe('처음');
  } finally {
    execFileSync('umount', [folder]);
  }
});

test.skipIf(isWindows)('reading refuses what is missing, too large or no file', async () => {
  const type = async (target: string) => {
    const result = await readFileSafely(target, { limitBytes: 1_048_576 });
    return result.ok ? result.value.length : result.failure.type;
  };
  await writeFile(file, Buffer.alloc(1_048_576));
  expect(await type(file)).toBe(1_048_576);
  await writeFile(file, Buffer.alloc(1_048_577));
  expect(await type(file)).toBe('fileTooLarge');
  expect(await type(path.join(folder, '없음'))).toBe('fileNotFound');
  expect(await type(folder)).toBe('invalidFileName');
  expect(await type('\0')).toBe('invalidFileName');
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  expect(await type(path.join(folder, 'pipe'))).toBe('invalidFileName');
});
