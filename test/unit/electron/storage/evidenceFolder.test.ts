import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EvidenceFolder, openEvidenceFolder } from '../../../../electron/storage/evidenceFolder';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { evidenceFileLimitBytes } from '../../../../shared/evidence/evidence';
import type { Result } from '../../../../shared/ipc/failure';
import { Crashed, type Fault, faultyFileSystem } from '../../../faults/support/faultyFileSystem';

let home: string;
let place: string;
let folder: EvidenceFolder;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'baljugil-evidence-'));
  place = path.join(home, 'evidence');
  folder = openEvidenceFolder(place);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const photo = Buffer.alloc(3_000_000, '검수 사진 ');
const named = (bytes: Uint8Array) => ({
  sha256: sha256(bytes),
  sizeBytes: bytes.length,
  fileName: '검수 사진.jpg',
});
const keep = (bytes: Uint8Array) => folder.keep({ name: '검수 사진.jpg', bytes });
const inPlace = (bytes: Uint8Array) => path.join(place, sha256(bytes));

test('a file is kept under its hash, once, however often it is attached', async () => {
  const source = path.join(home, '검수 사진.jpg');
  writeFileSync(source, photo);
  const first = value(await folder.keep({ name: '검수 사진.jpg', path: source }));
  expect(first).toEqual({ sha256: sha256(photo), sizeBytes: photo.length, isNew: true });
  expect(value(await keep(photo)).isNew).toBe(false);
  expect(readdirSync(place)).toEqual([sha256(photo)]);
  expect(readFileSync(inPlace(photo)).equals(photo)).toBe(true);
  expect(readFileSync(source).equals(photo)).toBe(true);
  expect(photo.equals(value(await folder.read(named(photo))))).toBe(true);
});

test('missing bytes and changed bytes are told apart, a link among them', async () => {
  expect(await folder.state(named(photo))).toBe('missing');
  value(await keep(photo));
  expect(await folder.state(named(photo))).toBe('there');
  const other = Buffer.from(photo);
  other[2_999_999] = 0;
  writeFileSync(inPlace(photo), other);
  expect(await folder.state(named(photo), { thorough: true })).toBe('changed');
  expect(await folder.read(named(photo))).toMatchObject({ failure: { type: 'evidenceChanged' } });
  truncateSync(inPlace(photo), 5);
  expect(await folder.state(named(photo))).toBe('changed');
  rmSync(inPlace(photo));
  expect(await folder.read(named(photo))).toMatchObject({ failure: { type: 'evidenceMissing' } });
  const elsewhere = path.join(home, '다른 곳.jpg');
  writeFileSync(elsewhere, photo);
  symlinkSync(elsewhere, inPlace(photo));
  expect(await folder.state(named(photo))).toBe('changed');
  expect(await folder.read(named(photo))).toMatchObject({ failure: { type: 'evidenceChanged' } });
});

test('attaching the same file again mends it, and the changed bytes stay aside', async () => {
  value(await keep(photo));
  writeFileSync(inPlace(photo), '바뀐 내용');
  value(await keep(photo));
  expect(await folder.state(named(photo), { thorough: true })).toBe('there');
  const aside = readdirSync(place).find((name) => name.includes('.changed-'));
  expect(readFileSync(path.join(place, aside ?? ''), 'utf8')).toBe('바뀐 내용');
});

test('what is refused, too large, empty or no file leaves nothing behind', async () => {
  const judge = () => ({ type: 'runnableFile', fileName: '설치.exe' }) as const;
  expect(await folder.keep({ name: '설치.exe', bytes: photo }, judge)).toMatchObject({
    failure: { type: 'runnableFile' },
  });
  const large = path.join(home, '영상.mp4');
  writeFileSync(large, '가');
  truncateSync(large, evidenceFileLimitBytes + 1);
  expect(await folder.keep({ name: '영상.mp4', path: large })).toMatchObject({
    failure: { type: 'fileTooLarge', fileName: '영상.mp4', limitMegabytes: 64 },
  });
  expect(await keep(Buffer.alloc(0))).toMatchObject({ failure: { type: 'emptyFile' } });
  expect(await folder.keep({ name: '폴더', path: home })).toMatchObject({
    failure: { type: 'invalidFileName' },
  });
  expect(await folder.keep({ name: '없음.jpg', path: path.join(home, '없음.jpg') })).toMatchObject({
    failure: { type: 'fileNotFound', fileName: '없음.jpg' },
  });
  expect(readdirSync(home).includes('evidence')).toBe(false);
});

test('a folder whose project is gone is not made anew', async () => {
  const gone = openEvidenceFolder(path.join(home, 'projects/gone/evidence'));
  expect(await gone.keep({ name: '가.txt', bytes: photo })).toMatchObject({
    failure: { type: 'folderNotFound' },
  });
});

test('what an earlier run left unfinished is swept, everything else stays', async () => {
  await mkdir(place);
  writeFileSync(path.join(place, '.~0123456789ab.tmp'), '반쯤');
  writeFileSync(path.join(place, 'f'.repeat(64)), '되돌리기가 찾을 것');
  value(await keep(photo));
  expect(readdirSync(place).sort()).toEqual([sha256(photo), 'f'.repeat(64)].sort());
});

for (const fault of ['EIO', 'ENOSPC', 'EBUSY', 'EPERM', 'short', 'crash'] as const satisfies Fault[]) {
  for (const isPersistent of [false, true]) {
    if (fault === 'crash' && isPersistent) continue;
    test(`${fault}${isPersistent ? ' for ever' : ''} at any call of attaching leaves the whole file or none, and says which`, async () => {
      const wrong: string[] = [];
      for (let at = 0; ; at++) {
        const own = path.join(home, `${at}`);
        await mkdir(own);
        const fileSystem = faultyFileSystem({ fault, at, isPersistent });
        const faulty = openEvidenceFolder(path.join(own, 'evidence'), { fileSystem });
        let answered = false;
        try {
          const kept = await faulty.keep({ name: '검수 사진.jpg', bytes: photo });
          answered = kept.ok;
        } catch (error) {
          if (!(error instanceof Crashed)) wrong.push(`call ${at}: ${error}`);
        }
        const found = await openEvidenceFolder(path.join(own, 'evidence'), {
          fileSystem: nodeFileSystem,
        }).state(named(photo));
        if (found !== 'there' && (answered || found !== 'missing'))
          wrong.push(`call ${at}: answered ${answered}, found ${found}`);
        rmSync(own, { recursive: true });
        if (fileSystem.calls <= at) break;
      }
      expect(wrong).toEqual([]);
    });
  }
}
