import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { strictJson } from '../../shared/json/strictJson';
import { z } from '../../shared/zod';

/**
 * The wrapping of a `.baljugil` with a password:
 *
 *     magic 12 · header length 4 (big endian) · SHA-256 of the header 32 · header (JSON) · chunks
 *
 * The contents are sealed with a random key, AES-256-GCM, 64 KiB at a time; each chunk's nonce is a prefix of the file, its
 * number and whether it is the last, and all are bound to the header. So a chunk changed, moved, left out or added is
 * found. The key itself lies in the header, once for every password, sealed with a key scrypt derives from it. Only
 * ciphers that Electron's BoringSSL has are used; it is no 검증필 암호모듈.
 */

const magic = Buffer.from('BALJUGIL\r\n\u001a\n', 'latin1');
const headerLimitBytes = 4_096;
const chunkBytes = 65_536;
const tagBytes = 16;
const fixedBytes = magic.length + 4 + 32;
/** Chunks between two turns of the event loop, so that nothing waits longer than a few milliseconds. */
const chunksPerTurn = 32;

/** Passwords one file can have: the user's, and one with which the agency can always open it. */
export const maximumPasswords = 4;
/** scrypt's cost for new files: 128 MiB of memory and about 0.3 s. */
export const usualCost = 2 ** 17;
// A file that asks for more would take gigabytes from whoever opens it, one that asks for less is easily guessed.
const allowedCosts = [14, 15, 16, 17, 18].map((exponent) => 2 ** exponent);

const base64 = (bytes: number) =>
  z.string().refine((text) => {
    const read = Buffer.from(text, 'base64');
    return read.length === bytes && read.toString('base64') === text;
  });

const headerSchema = z.strictObject({
  version: z.int().min(1),
  cipher: z.literal('aes-256-gcm'),
  /** Bytes of the contents, so that a cut file is known for one before a password is asked for. */
  sizeBytes: z.int().min(0),
  noncePrefix: base64(7),
  slots: z
    .array(
      z.strictObject({
        kdf: z.literal('scrypt'),
        cost: z.literal(allowedCosts),
        blockSize: z.literal(8),
        parallelization: z.literal(1),
        salt: base64(16),
        nonce: base64(12),
        /** The sealed key with its tag. */
        key: base64(32 + tagBytes),
      }),
    )
    .min(1)
    .max(maximumPasswords),
});
type Header = z.infer<typeof headerSchema>;
type Slot = Header['slots'][number];

const envelopeVersion = 1;

/** Derives a key of 32 bytes from a password, off the main thread. */
export type DeriveKey = (password: string, salt: Uint8Array, cost: number) => Promise<Uint8Array>;

export const deriveKey: DeriveKey = (password, salt, cost) =>
  new Promise((resolve, reject) => {
    // Hangul typed on macOS arrives decomposed; the same password must open the file everywhere.
    const written = Buffer.from(password.normalize('NFC'), 'utf8');
    const memory = { N: cost, r: 8, p: 1, maxmem: 2 * 128 * cost * 8 };
    scrypt(written, salt, 32, memory, (error, key) => (error ? reject(error) : resolve(key)));
  });

export function isEnvelope(bytes: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, magic.length), magic) === 0;
}

/** Seals the bytes so that each of the passwords (one to four) opens them. The same bytes never give the same file twice. */
export async function sealEnvelope(
  bytes: Uint8Array,
  passwords: readonly string[],
  { cost = usualCost, derive = deriveKey }: { cost?: number; derive?: DeriveKey } = {},
): Promise<Uint8Array> {
  if (passwords.length < 1 || passwords.length > maximumPasswords)
    throw new Error(`${passwords.length} passwords`);
  const contentsKey = randomBytes(32);
  const slots: Slot[] = [];
  for (const password of passwords) slots.push(await sealKey(contentsKey, password, cost, derive));
  const noncePrefix = randomBytes(7);
  const header: Header = {
    version: envelopeVersion,
    cipher: 'aes-256-gcm',
    sizeBytes: bytes.length,
    noncePrefix: noncePrefix.toString('base64'),
    slots,
  };
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const digest = createHash('sha256').update(headerBytes).digest();
  const sealed = new Uint8Array(fixedBytes + headerBytes.length + sealedSize(bytes.length));
  sealed.set(magic);
  new DataView(sealed.buffer).setUint32(magic.length, headerBytes.length);
  sealed.set(digest, magic.length + 4);
  sealed.set(headerBytes, fixedBytes);
  let at = fixedBytes + headerBytes.length;
  const count = chunkCount(bytes.length);
  for (let index = 0; index < count; index++) {
    const nonce = chunkNonce(noncePrefix, index, index === count - 1);
    const cipher = createCipheriv('aes-256-gcm', contentsKey, nonce, { authTagLength: tagBytes });
    cipher.setAAD(digest);
    for (const part of [
      cipher.update(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)),
      cipher.final(),
      cipher.getAuthTag(),
    ]) {
      sealed.set(part, at);
      at += part.length;
    }
    if (index % chunksPerTurn === chunksPerTurn - 1) await nextTurn();
  }
  return sealed;
}

/**
 * The bytes inside. A password that opens none of the slots is `wrongPassword`; whatever does not agree with the header,
 * and a header that does not agree with itself, is `projectFileDamaged`. Nothing is given out before all of it is proven.
 */
export async function openEnvelope(
  bytes: Uint8Array,
  fileName: string,
  password: string,
  { derive = deriveKey }: { derive?: DeriveKey } = {},
): Promise<Result<Uint8Array>> {
  const read = readEnvelope(bytes, fileName);
  if (!read.ok) return read;
  const { header, digest, chunks } = read.value;
  let contentsKey: Buffer | null = null;
  for (const slot of header.slots) {
    contentsKey = await openKey(slot, password, derive);
    if (contentsKey) break;
  }
  if (!contentsKey) return fail({ type: 'wrongPassword', fileName });

  const contents = new Uint8Array(header.sizeBytes);
  const noncePrefix = Buffer.from(header.noncePrefix, 'base64');
  const count = chunkCount(header.sizeBytes);
  for (let index = 0; index < count; index++) {
    const at = index * (chunkBytes + tagBytes);
    const isLast = index === count - 1;
    const end = isLast ? chunks.length : at + chunkBytes + tagBytes;
    const nonce = chunkNonce(noncePrefix, index, isLast);
    const opened = unsealed(contentsKey, nonce, chunks.subarray(at, end), digest);
    if (!opened) return damaged(fileName, '잠긴 내용이 저장할 때와 달라요.');
    contents.set(opened, index * chunkBytes);
    if (index % chunksPerTurn === chunksPerTurn - 1) await nextTurn();
  }
  return ok(contents);
}

/** Whether the envelope is whole as far as can be said without a password. */
export function checkEnvelope(bytes: Uint8Array, fileName: string): Result<{ passwordCount: number }> {
  const read = readEnvelope(bytes, fileName);
  return read.ok ? ok({ passwordCount: read.value.header.slots.length }) : read;
}

interface Envelope {
  header: Header;
  /** SHA-256 of the header. */
  digest: Uint8Array;
  chunks: Uint8Array;
}

function readEnvelope(bytes: Uint8Array, fileName: string): Result<Envelope> {
  if (!isEnvelope(bytes)) return fail({ type: 'notProjectFile', fileName, reason: 'notArchive' });
  if (bytes.length < fixedBytes) return damaged(fileName, '파일이 잘렸어요.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(magic.length);
  if (headerLength > headerLimitBytes) return damaged(fileName, '잠금 정보가 바뀌었어요.');
  const headerBytes = bytes.subarray(fixedBytes, fixedBytes + headerLength);
  const digest = createHash('sha256').update(headerBytes).digest();
  if (headerBytes.length !== headerLength || digest.compare(bytes, magic.length + 4, fixedBytes) !== 0)
    return damaged(fileName, '잠금 정보가 바뀌었어요.');
  const json = strictJson(headerBytes);
  const version = z.object({ version: z.int() }).safeParse(json.ok ? json.value : null);
  if (version.success && version.data.version > envelopeVersion)
    return fail({
      type: 'newerVersion',
      fileName,
      version: version.data.version,
      supported: envelopeVersion,
    });
  const header = headerSchema.safeParse(json.ok ? json.value : null);
  if (!header.success) return damaged(fileName, '잠금 정보가 형식과 달라요.');
  const chunks = bytes.subarray(fixedBytes + headerLength);
  if (chunks.length !== sealedSize(header.data.sizeBytes))
    return damaged(fileName, '파일이 잘렸거나 뒤에 다른 것이 붙었어요.');
  return ok({ header: header.data, digest, chunks });
}

async function sealKey(
  contentsKey: Uint8Array,
  password: string,
  cost: number,
  derive: DeriveKey,
): Promise<Slot> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(password, salt, cost), nonce, {
    authTagLength: tagBytes,
  });
  const key = Buffer.concat([cipher.update(contentsKey), cipher.final(), cipher.getAuthTag()]);
  return {
    kdf: 'scrypt',
    cost,
    blockSize: 8,
    parallelization: 1,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    key: key.toString('base64'),
  };
}

async function openKey(slot: Slot, password: string, derive: DeriveKey): Promise<Buffer | null> {
  const derived = await derive(password, Buffer.from(slot.salt, 'base64'), slot.cost);
  return unsealed(derived, Buffer.from(slot.nonce, 'base64'), Buffer.from(slot.key, 'base64'), null);
}

/** `null` when the tag does not agree. */
function unsealed(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  bound: Uint8Array | null,
): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  if (bound) decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const opened = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return opened;
}

function chunkNonce(prefix: Uint8Array, index: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Empty contents are one empty chunk, so that their absence is sealed too. */
function chunkCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / chunkBytes));
}

function sealedSize(sizeBytes: number): number {
  return sizeBytes + chunkCount(sizeBytes) * tagBytes;
}

function damaged(fileName: string, detail: string) {
  return fail({ type: 'projectFileDamaged', fileName, detail });
}
