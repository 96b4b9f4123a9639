import { expect, test } from 'vitest';
import { sealEnvelope } from '../../../../electron/exchange/envelope';
import { openExchangeFile } from '../../../../electron/exchange/exchangeFile';
import { sha256 } from '../../../../electron/storage/sha256';
import { readArchive } from '../../../../shared/archive/readArchive';
import { type NewEntry, writeArchive } from '../../../../shared/archive/writeArchive';
import { explainFailure } from '../../../../shared/ipc/failureText';
import { packProjectFile, projectMediaType } from '../../../../shared/project/projectFile';
import { aProject } from '../../../support/aProject';

const good = packProjectFile(aProject(), { now: new Date(0), appVersion: '0.1.0', sha256 });
const password = '열려라 참깨 2027';
const quick = {
  derive: async (given: string, salt: Uint8Array) =>
    Buffer.from(sha256(Buffer.concat([Buffer.from(given), salt])), 'hex'),
};

/** The good file with one more entry, its manifest knowing it. */
function withEntry(name: string, bytes: Uint8Array, method: NewEntry['method'] = 'store'): Buffer {
  const opened = readArchive(good);
  if (!opened.ok) throw new Error(opened.problem.detail);
  const entryOf = (entry: string) => {
    const read = opened.archive.read(entry);
    if (!read.ok) throw new Error(read.problem.detail);
    return read.bytes;
  };
  const manifest = JSON.parse(Buffer.from(entryOf('manifest.json')).toString('utf8'));
  manifest.entries.push({ name, sizeBytes: bytes.length, sha256: sha256(bytes) });
  return Buffer.from(
    writeArchive([
      { name: 'mimetype', bytes: Buffer.from(projectMediaType), method: 'store' },
      { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
      { name: 'project.json', bytes: entryOf('project.json') },
      { name, bytes, method },
    ]),
  );
}

/** The same length in every place, so that offsets and sizes stay right. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  expect(Buffer.byteLength(to)).toBe(Buffer.byteLength(from));
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

function asLink(bytes: Buffer): Buffer {
  const directory = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  bytes.writeUInt16LE((3 << 8) | 20, directory + 4);
  bytes.writeUInt32LE(0xa1ff0000, directory + 38);
  return bytes;
}

const evil = Buffer.from('evil');
const zeros = Buffer.alloc(2 * 1_048_576);
const hostile: [string, Buffer, string][] = [
  ['a name that leaves its folder', renamed(withEntry('att/evil', evil), 'att/evil', '../evil1'), '이름'],
  ['a name from the root', renamed(withEntry('att/evil', evil), 'att/evil', '/etc/cat'), '이름'],
  ['a name with a drive', renamed(withEntry('att/evil', evil), 'att/evil', 'C:/evil1'), '이름'],
  ['a name with a backslash', renamed(withEntry('att/evil', evil), 'att/evil', 'att\\evil'), '이름'],
  ['a name Windows keeps for itself', renamed(withEntry('att/evil', evil), 'att/evil', 'att/com1'), '이름'],
  ['a symbolic link', asLink(withEntry('att/evil', evil)), '이름'],
  [
    'the same name twice',
    renamed(withEntry('project.txt2', evil), 'project.txt2', 'project.json'),
    '같은 이름',
  ],
  ['a bomb', withEntry('history.ndjson', Buffer.alloc(80 * 1_048_576), 'deflate'), '크기'],
  ['a bomb as evidence', withEntry(`att/${sha256(zeros)}`, zeros, 'deflate'), '알 수 없는'],
  ['an entry nobody knows', withEntry('att/evil', evil), '알 수 없는'],
];
for (const [what, bytes, said] of hostile) {
  test(`a project file with ${what} is refused with the reason, also behind a password`, async () => {
    const locked = await sealEnvelope(bytes, [password], quick);
    for (const file of [bytes, locked]) {
      const opened = await openExchangeFile(file, '사업.baljugil', { password, ...quick });
      if (opened.ok) throw new Error('it was opened');
      expect(opened.failure.type).toBe('projectFileDamaged');
      expect(explainFailure(opened.failure).what).toContain(said);
    }
  });
}

test('a file wrapped by a document security product is named, whatever is inside', async () => {
  for (const head of [
    '\u009b DRMONE  This Document is encrypted and protected',
    '<## NASCA DRM FILE - VER1.00 ##>',
  ]) {
    const wrapped = Buffer.concat([Buffer.from(head, 'latin1'), good]);
    expect(await openExchangeFile(wrapped, '사업.baljugil')).toMatchObject({
      failure: { type: 'protectedByDrm' },
    });
  }
});
