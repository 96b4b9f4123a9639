import { createHash, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  checkEnvelope,
  type DeriveKey,
  deriveKey,
  openEnvelope,
  sealEnvelope,
} from '../../../../electron/exchange/envelope';
import { openExchangeFile } from '../../../../electron/exchange/exchangeFile';

const name = '사업.baljugil';
/** A quick stand-in for scrypt, so that thousands of openings take seconds. */
const derive: DeriveKey = async (password, salt, cost) =>
  createHash('sha256').update(password.normalize('NFC')).update(salt).update(String(cost)).digest();
const quick = { derive };
const open = async (bytes: Uint8Array, password = '비밀번호 하나') => {
  const opened = await openEnvelope(bytes, name, password, quick);
  return opened.ok ? Buffer.from(opened.value).toString('latin1') : opened.failure.type;
};
const headerLength = (bytes: Uint8Array) => Buffer.from(bytes).readUInt32BE(12);

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000];
for (const size of sizes) {
  test(`${size} bytes come back as they were`, async () => {
    const contents = randomBytes(size);
    const sealed = await sealEnvelope(contents, ['비밀번호 하나'], quick);
    expect(await open(sealed)).toBe(contents.toString('latin1'));
    if (size > 100) expect(Buffer.from(sealed).includes(contents.subarray(0, 32))).toBe(false);
  });
}

test('the real key derivation opens what it sealed, off the main thread', async () => {
  const sealed = await sealEnvelope(Buffer.from('내용'), ['한글 비밀번호']);
  // Timers go on ticking while the key is derived; a derivation on this thread would hold them up to its end.
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 1);
  const opened = await openEnvelope(sealed, name, '한글 비밀번호'.normalize('NFD'));
  clearInterval(ticking);
  expect(opened).toEqual({ ok: true, value: new Uint8Array(Buffer.from('내용')) });
  expect(ticks).toBeGreaterThan(5);
  const salt = Buffer.alloc(16, 7);
  expect(Buffer.from(await deriveKey('가', salt, 2 ** 14))).toEqual(
    scryptSync('가', salt, 32, { N: 2 ** 14, r: 8, p: 1 }),
  );
});

test('each of up to four passwords opens the file and no other does', async () => {
  const passwords = ['하나', '기관 복구', '셋', '넷'];
  const sealed = await sealEnvelope(Buffer.from('contents'), passwords, quick);
  for (const password of passwords) expect(await open(sealed, password)).toBe('contents');
  for (const password of ['', '다섯', '하나 ', '하나'.slice(0, 1)])
    expect(await open(sealed, password)).toBe('wrongPassword');
  expect(checkEnvelope(sealed, name)).toEqual({ ok: true, value: { passwordCount: 4 } });
  await expect(sealEnvelope(Buffer.from(''), [], quick)).rejects.toThrow();
  await expect(sealEnvelope(Buffer.from(''), [...passwords, '다섯'], quick)).rejects.toThrow();
});

test('the same contents and password never give the same file', async () => {
  const [one, other] = [
    await sealEnvelope(Buffer.from('a'), ['가'], quick),
    await sealEnvelope(Buffer.from('a'), ['가'], quick),
  ];
  expect(Buffer.compare(one, other)).not.toBe(0);
});

test('a changed bit anywhere is damage, never other contents and never a wrong password', async () => {
  const sealed = await sealEnvelope(randomBytes(500), ['비밀번호 하나'], quick);
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    expect(await open(changed)).toBe(at < 12 ? 'notProjectFile' : 'projectFileDamaged');
  }
});

test('a cut file is known for one without its password', async () => {
  const sealed = await sealEnvelope(randomBytes(150_000), ['비밀번호 하나'], quick);
  for (let length = 12; length < sealed.length; length += 997)
    expect(checkEnvelope(sealed.subarray(0, length), name)).toMatchObject({
      failure: { type: 'projectFileDamaged' },
    });
  expect(await open(Buffer.concat([sealed, Buffer.from('x')]))).toBe('projectFileDamaged');
});

test('chunks exchanged, doubled, left out or brought from another file are damage', async () => {
  const chunk = 65_536 + 16;
  const sealed = Buffer.from(await sealEnvelope(randomBytes(4 * 65_536), ['비밀번호 하나'], quick));
  const other = Buffer.from(await sealEnvelope(randomBytes(4 * 65_536), ['비밀번호 하나'], quick));
  const start = 48 + headerLength(sealed);
  const chunkAt = (file: Buffer, index: number) => {
    const from = 48 + headerLength(file) + index * chunk;
    return file.subarray(from, from + chunk);
  };
  const put = (...chunks: Buffer[]) => Buffer.concat([sealed.subarray(0, start), ...chunks]);
  const [a, b, c, d] = [0, 1, 2, 3].map((index) => chunkAt(sealed, index)) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  expect(await open(put(a, b, c, d))).toHaveLength(4 * 65_536);
  for (const chunks of [
    [b, a, c, d],
    [a, a, c, d],
    [a, b, d, c],
    [a, b, c],
    [a, b, c, c],
    [a, b, c, d, d],
    [a, b, c, chunkAt(other, 3)],
  ])
    expect(await open(put(...chunks))).toBe('projectFileDamaged');
});

/** The file with a header of our making, its own checksum agreeing. */
function withHeader(sealed: Uint8Array, change: (header: Header) => unknown): Buffer {
  const bytes = Buffer.from(sealed);
  const length = headerLength(bytes);
  const header = JSON.parse(bytes.subarray(48, 48 + length).toString('utf8')) as Header;
  const text = Buffer.from(JSON.stringify(change(header)), 'utf8');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  const digest = createHash('sha256').update(text).digest();
  return Buffer.concat([bytes.subarray(0, 12), size, digest, text, bytes.subarray(48 + length)]);
}
interface Header {
  slots: Record<string, unknown>[];
}
const slot = (changes: object) => (header: Header) => ({
  ...header,
  slots: [{ ...header.slots[0], ...changes }],
});

const hostileHeaders: [string, (header: Header) => unknown, string][] = [
  ['a cost of gigabytes', slot({ cost: 2 ** 30 }), 'projectFileDamaged'],
  ['a cost that protects nothing', slot({ cost: 2 ** 10 }), 'projectFileDamaged'],
  ['a cost that is no power of two', slot({ cost: 100_000 }), 'projectFileDamaged'],
  ['another key derivation', slot({ kdf: 'md5' }), 'projectFileDamaged'],
  ['a block size of gigabytes', slot({ blockSize: 1_000_000 }), 'projectFileDamaged'],
  ['a short tag', slot({ key: Buffer.alloc(36).toString('base64') }), 'projectFileDamaged'],
  ['no slot', (header) => ({ ...header, slots: [] }), 'projectFileDamaged'],
  ['five slots', (header) => ({ ...header, slots: Array(5).fill(header.slots[0]) }), 'projectFileDamaged'],
  ['another cipher', (header) => ({ ...header, cipher: 'aes-256-ctr' }), 'projectFileDamaged'],
  ['a field we do not know', (header) => ({ ...header, more: 1 }), 'projectFileDamaged'],
  ['a size of petabytes', (header) => ({ ...header, sizeBytes: 2 ** 50 }), 'projectFileDamaged'],
  ['a text for a number', (header) => ({ ...header, sizeBytes: '5' }), 'projectFileDamaged'],
  ['nothing', () => null, 'projectFileDamaged'],
  ['a later version', () => ({ version: 2, other: true }), 'newerVersion'],
  ['another salt', slot({ salt: Buffer.alloc(16).toString('base64') }), 'wrongPassword'],
  ['spaces after its fields', (header) => ({ ...header, noncePrefix: 'AAAAAAAAAA==' }), 'projectFileDamaged'],
];
for (const [what, change, expected] of hostileHeaders) {
  test(`a header with ${what} gives ${expected}`, async () => {
    const sealed = await sealEnvelope(Buffer.from('contents'), ['비밀번호 하나'], quick);
    expect(await open(withHeader(sealed, change))).toBe(expected);
  });
}

test('a password taken out of the header, or a cut the header agrees with, is damage', async () => {
  const contents = randomBytes(3 * 65_536);
  const sealed = await sealEnvelope(contents, ['비밀번호 하나', '기관 복구'], quick);
  const lessSlots = withHeader(sealed, (header) => ({ ...header, slots: header.slots.slice(0, 1) }));
  expect(await open(lessSlots)).toBe('projectFileDamaged');
  const cut = Buffer.from(sealed).subarray(0, sealed.length - 65_536 - 16);
  const agreeing = withHeader(cut, (header) => ({ ...header, sizeBytes: 2 * 65_536 }));
  expect(await open(agreeing)).toBe('projectFileDamaged');
});

test('still opens a file locked by the first version of the envelope, with either password', async () => {
  const bytes = readFileSync(path.join(import.meta.dirname, '../../../fixtures/exchange/envelope1.baljugil'));
  for (const password of ['fixture password 2026', '기관 복구 비밀번호'])
    expect(await openExchangeFile(bytes, name, { password })).toMatchObject({
      value: { isLocked: true, fileVersion: 2, history: { length: 4 } },
    });
});
