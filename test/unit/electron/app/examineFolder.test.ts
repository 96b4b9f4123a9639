import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examineFolder, tryFolder } from '../../../../electron/app/examineFolder';
import { type FileSystem, nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { folderFindings } from '../../../../shared/dataFolder/folderFindings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-examine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

test('a sound folder passes every trial and is as it was', async () => {
  const facts = await examineFolder(folder);
  expect(facts.trial).toEqual({ failed: null, document: 'same' });
  expect(facts.freeBytes).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('where a link leads is known', async () => {
  symlinkSync(folder, `${folder}-link`);
  try {
    expect(await examineFolder(`${folder}-link`)).toMatchObject({ realPath: realpathSync(folder) });
  } finally {
    rmSync(`${folder}-link`);
  }
});

const broken: [step: string, type: string, system: Partial<FileSystem>][] = [
  ['create', 'permissionDenied', { createFolder: failing('EACCES') }],
  ['create', 'readOnly', { createFolder: failing('EROFS') }],
  ['write', 'diskFull', { open: failing('ENOSPC') as FileSystem['open'] }],
  ['rename', 'deviceFailed', { rename: failing('EIO') }],
  ['flush', 'deviceFailed', { syncFolder: failing('EIO') }],
];
for (const [step, type, system] of broken) {
  test(`a folder in which ${step} answers ${type} is found out and left clean`, async () => {
    const trial = await tryFolder({ ...nodeFileSystem, pause: async () => undefined, ...system }, folder);
    expect(trial.failed).toMatchObject({ step, failure: { type } });
    expect(readdirSync(folder)).toEqual([]);
  });
}

/** The real file system, except that one name's files are dealt with by a security program. */
function guarded(
  open: (file: string, mode: Parameters<FileSystem['open']>[1]) => ReturnType<FileSystem['open']>,
): FileSystem {
  return {
    ...nodeFileSystem,
    open: (file, mode) => (file.endsWith('.docx') ? open(file, mode) : nodeFileSystem.open(file, mode)),
  };
}

test('a place where documents may not be saved is told apart from one where nothing can be', async () => {
  const trial = await tryFolder(guarded(failing('EACCES') as FileSystem['open']), folder);
  expect(trial.failed).toMatchObject({ step: 'document', failure: { type: 'permissionDenied' } });
});

test.each([
  ['wrapped', Buffer.from('\u009b DRMONE  This Document is encrypted and protected by Fasoo', 'latin1')],
  ['changed', Buffer.from('something else')],
] as const)('a document that comes back %s is noticed', async (found, bytes) => {
  const system = guarded(async (file, mode) => {
    const opened = await nodeFileSystem.open(file, mode);
    return mode !== 'read'
      ? opened
      : {
          ...opened,
          read: async (into, position) => {
            const part = bytes.subarray(position, position + into.length);
            into.set(part);
            return part.length;
          },
        };
  });
  expect(await tryFolder(system, folder)).toEqual({ failed: null, document: found });
});

test('a name too long for the folder costs nothing but that', async () => {
  const system: FileSystem = {
    ...nodeFileSystem,
    open: (file, mode) =>
      path.basename(file).length > 60
        ? (failing('ENAMETOOLONG') as FileSystem['open'])(file, mode)
        : nodeFileSystem.open(file, mode),
  };
  expect((await tryFolder(system, folder)).failed).toMatchObject({ step: 'longName' });
});

// Needs root: mounts file systems of their own.
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
test.skipIf(!isRoot)('a real memory disk that is nearly full is recognised as both', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  try {
    const facts = await examineFolder(folder);
    expect(facts.mount).toMatchObject({ type: 'tmpfs', mountPoint: folder });
    const found = folderFindings(facts).map(({ kind, weight }) => [kind, weight]);
    expect(found).toContainEqual(['memoryDisk', 'warning']);
    expect(found).toContainEqual(['noSpace', 'refused']);
  } finally {
    execFileSync('umount', [folder]);
  }
});

test.skipIf(!isRoot)('a disk mounted for reading only is refused with its reason', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]);
  try {
    const facts = await examineFolder(folder);
    expect(facts.trial.failed).toMatchObject({ step: 'create', failure: { type: 'readOnly' } });
    expect(folderFindings(facts)[0]).toMatchObject({ kind: 'notWritable', weight: 'refused' });
  } finally {
    execFileSync('umount', [folder]);
  }
});
