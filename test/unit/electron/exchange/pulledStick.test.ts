import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sealEnvelope } from '../../../../electron/exchange/envelope';
import { openExchangeFile, packExchangeFile } from '../../../../electron/exchange/exchangeFile';
import { type FileSystem, nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { writeExchangeFile } from '../../../../electron/storage/projectFiles';
import { unfinishedFileName } from '../../../../electron/storage/replaceFile';
import { sha256 } from '../../../../electron/storage/sha256';
import { aProject, aRequirement } from '../../../support/aProject';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-stick-'));
  file = path.join(folder, '사업.baljugil');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const requirements = Array.from({ length: 40 }, (_, index) => aRequirement({ id: `r${index}` }));
const options = { now: new Date(0), appVersion: '0.1.0' };
const steps = Array.from({ length: 21 }, (_, step) => step / 20);

/** A stick that is pulled out once so many bytes were written or read on it; nothing works from then on. */
function pulledAfter(limitBytes: number, counted: 'write' | 'read'): FileSystem {
  let moved = 0;
  let isGone = false;
  const gone = () => {
    isGone = true;
    return Object.assign(new Error('the stick is gone'), { code: 'EIO' });
  };
  const alive = <T>(work: () => Promise<T>) => (isGone ? Promise.reject(gone()) : work());
  const real = nodeFileSystem;
  return {
    ...real,
    pause: async () => undefined,
    open: (name, mode) =>
      alive(async () => {
        const opened = await real.open(name, mode);
        return {
          ...opened,
          read: (into, position) =>
            alive(async () => {
              if (counted === 'write') return opened.read(into, position);
              const count = await opened.read(into.subarray(0, 4_096), position);
              moved += count;
              if (moved > limitBytes) throw gone();
              return count;
            }),
          write: (bytes, position) =>
            alive(async () => {
              if (counted === 'read') return opened.write(bytes, position);
              const count = Math.max(0, Math.min(bytes.length, limitBytes - moved, 4_096));
              if (count > 0) await opened.write(bytes.subarray(0, count), position);
              moved += count;
              if (count === 0) throw gone();
              return count;
            }),
          sync: () => alive(() => opened.sync()),
          sizeBytes: () => alive(() => opened.sizeBytes()),
          close: () => opened.close(),
        };
      }),
    status: (name) => alive(() => real.status(name)),
    targetStatus: (name) => alive(() => real.targetStatus(name)),
    rename: (from, to) => alive(() => real.rename(from, to)),
    remove: (name) => alive(() => real.remove(name)),
    syncFolder: (name) => alive(() => real.syncFolder(name)),
  };
}

for (const counted of ['write', 'read'] as const) {
  for (const isLocked of [false, true]) {
    test(`a stick pulled at any twentieth of the bytes ${counted === 'write' ? 'written' : 'read back'} has the old file or the whole new one${isLocked ? ', locked too' : ''}`, async () => {
      const passwords = isLocked ? ['열려라 참깨 2027'] : [];
      const before = Buffer.from(await packExchangeFile(aProject(), options));
      const bytes = Buffer.from(
        await packExchangeFile(aProject({ requirements }), { ...options, passwords }),
      );
      for (const hadOne of [true, false]) {
        for (const share of steps) {
          await rm(folder, { recursive: true, force: true });
          await mkdir(folder);
          if (hadOne) await writeFile(file, before);
          // Read back twice: before the new file takes its place, and after it.
          const limit = Math.floor(bytes.length * share * (counted === 'read' ? 2 : 1));
          const written = await writeExchangeFile(file, bytes, { fileSystem: pulledAfter(limit, counted) });
          const names = await readdir(folder);
          const now = names.includes('사업.baljugil') ? await readFile(file) : null;
          if (written.ok) expect(now).toEqual(bytes);
          else {
            expect(written.failure.type).toBe('deviceFailed');
            const isOld = hadOne ? now?.equals(before) : now === null;
            expect(isOld || now?.equals(bytes)).toBe(true);
          }
          // What may be left over is no project file by its name.
          for (const name of names)
            expect(name === '사업.baljugil' || unfinishedFileName.test(name)).toBe(true);
          if (share < 0.5) expect(written.ok).toBe(false);
        }
      }
    });
  }
}

/** A quick stand-in for scrypt: whether a file is whole does not depend on it. */
const quick = {
  derive: async (given: string, salt: Uint8Array) =>
    Buffer.from(sha256(Buffer.concat([Buffer.from(given), salt])), 'hex'),
};

test('a copy somebody else made and cut at any twentieth is never taken for a whole one', async () => {
  const password = '열려라 참깨 2027';
  const plain = await packExchangeFile(aProject({ requirements }), options);
  for (const bytes of [plain, await sealEnvelope(plain, [password], quick)]) {
    expect((await openExchangeFile(bytes, '사업.baljugil', { password, ...quick })).ok).toBe(true);
    for (const share of steps.slice(0, -1)) {
      const length = Math.floor(bytes.length * share);
      const zeros = Buffer.concat([bytes.subarray(0, length), Buffer.alloc(bytes.length - length)]);
      for (const cut of [bytes.subarray(0, length), zeros]) {
        const opened = await openExchangeFile(cut, '사업.baljugil', { password, ...quick });
        expect(opened.ok ? 'opened' : opened.failure.type).toMatch(/^(notProjectFile|projectFileDamaged)$/);
      }
    }
  }
});
