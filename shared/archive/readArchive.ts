import { Inflate } from 'fflate';
import { crc32 } from './crc32';
import { entryNameKey, entryNameProblem } from './entryName';

export interface ArchiveLimits {
  /** Bytes one entry may have once unpacked. */
  entryBytes: number;
  /** Bytes all entries read from one archive may have together once unpacked. */
  totalBytes: number;
  entryCount: number;
  /** Unpacked size over packed size, looked at after `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
}

const megabyte = 1024 * 1024;

export const defaultArchiveLimits: ArchiveLimits = {
  entryBytes: 64 * megabyte,
  totalBytes: 200 * megabyte,
  entryCount: 2_000,
  ratio: 200,
  ratioFromBytes: megabyte,
};

export interface ArchiveProblem {
  type:
    | 'empty'
    | 'notArchive'
    | 'damaged'
    | 'tooLarge'
    | 'tooManyEntries'
    | 'unsafeName'
    | 'duplicateName'
    | 'link'
    | 'encrypted'
    | 'unsupported'
    | 'missing';
  /** English, for the log: which entry and what about it. */
  detail: string;
}

export interface ArchiveEntry {
  readonly name: string;
  /** As the archive declares it; reading does not believe it. */
  readonly sizeBytes: number;
  readonly isFolder: boolean;
}

/** An entry as stored, so that it can be copied without unpacking it. */
export interface RawEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly sizeBytes: number;
  /** MS-DOS time and date. */
  readonly time: number;
  readonly date: number;
  readonly externalAttributes: number;
  readonly madeBy: number;
}

export type ReadEntry = { ok: true; bytes: Uint8Array } | { ok: false; problem: ArchiveProblem };

export interface Archive {
  /** In the order of the archive's directory. */
  readonly entries: readonly ArchiveEntry[];
  has(name: string): boolean;
  /** Unpacks one entry and checks its length and CRC-32; nothing is kept, nothing is thrown. */
  read(name: string): ReadEntry;
  raw(name: string): RawEntry | null;
}

export type ReadArchive = { ok: true; archive: Archive } | { ok: false; problem: ArchiveProblem };

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const largeEndSignature = 0x06064b50;
const largeLocatorSignature = 0x07064b50;
const endLength = 22;
const noValue16 = 0xffff;
const noValue32 = 0xffffffff;
// Enough packed bytes to be quick, few enough that one step cannot unpack more than about 17 MB.
const inflateStep = 16 * 1024;

class Refusal extends Error {
  constructor(readonly problem: ArchiveProblem) {
    super(problem.detail);
  }
}

function refuse(type: ArchiveProblem['type'], detail: string): never {
  throw new Refusal({ type, detail });
}

function refusalOf(error: unknown): ArchiveProblem {
  if (error instanceof Refusal) return error.problem;
  throw error;
}

/**
 * Opens a ZIP archive held in memory. Names, links, duplicates and overlaps are refused here; contents are unpacked and
 * counted one by one in `read`. Encryption and methods other than store and deflate are refused.
 */
export function readArchive(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): ReadArchive {
  try {
    return { ok: true, archive: openArchive(bytes, { ...defaultArchiveLimits, ...limits }) };
  } catch (error) {
    return { ok: false, problem: refusalOf(error) };
  }
}

function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Archive {
  const directory = readDirectory(bytes, limits);
  const byName = new Map(directory.map((entry) => [entry.name, entry]));
  const counted = new Map<string, number>();
  let total = 0;

  function read(name: string): ReadEntry {
    const entry = byName.get(name);
    if (!entry) return { ok: false, problem: { type: 'missing', detail: name } };
    try {
      const allowed = limits.totalBytes - total + (counted.get(name) ?? 0);
      const unpacked = unpack(entry, limits, allowed);
      total += unpacked.length - (counted.get(name) ?? 0);
      counted.set(name, unpacked.length);
      return { ok: true, bytes: unpacked };
    } catch (error) {
      return { ok: false, problem: refusalOf(error) };
    }
  }

  return {
    entries: directory.map(({ name, sizeBytes }) => ({ name, sizeBytes, isFolder: name.endsWith('/') })),
    has: (name) => byName.has(name),
    read,
    raw: (name) => byName.get(name) ?? null,
  };
}

function readDirectory(bytes: Uint8Array, limits: ArchiveLimits): RawEntry[] {
  if (bytes.length === 0) refuse('empty', 'no bytes');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const startsAsArchive =
    bytes.length >= 4 && [localSignature, endSignature].includes(view.getUint32(0, true));
  if (!startsAsArchive) refuse('notArchive', 'does not start with a ZIP signature');

  const end = findEnd(view);
  if (end === null) refuse('damaged', 'no end of central directory');
  const { count, directorySize, directoryStart, directoryLimit } = readEnd(view, end);
  if (count > limits.entryCount) refuse('tooManyEntries', `${count} entries`);
  if (directoryStart + directorySize > directoryLimit) refuse('damaged', 'central directory out of range');

  const entries: RawEntry[] = [];
  const ranges: { from: number; to: number; name: string }[] = [];
  const seen = new Set<string>();
  let at = directoryStart;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directoryStart + directorySize || view.getUint32(at, true) !== directorySignature)
      refuse('damaged', `directory record ${index}`);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directoryStart + directorySize) refuse('damaged', `directory record ${index}`);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    const { entry, range } = readRecord(bytes, view, at, name, directoryStart);
    const key = entryNameKey(name.endsWith('/') ? name.slice(0, -1) : name);
    if (seen.has(key)) refuse('duplicateName', name);
    seen.add(key);
    entries.push(entry);
    ranges.push(range);
    at = next;
  }
  if (at !== directoryStart + directorySize) refuse('damaged', 'central directory size');

  ranges.sort((a, b) => a.from - b.from);
  for (const [index, range] of ranges.entries()) {
    const following = ranges[index + 1];
    if (following && range.to > following.from) refuse('damaged', `${following.name} overlaps ${range.name}`);
  }
  return entries;
}

interface DirectoryEnd {
  count: number;
  directorySize: number;
  directoryStart: number;
  /** Offset the directory must end before. */
  directoryLimit: number;
}

function readEnd(view: DataView, end: number): DirectoryEnd {
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directoryStart = view.getUint32(end + 16, true);
  const volumes = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)];
  const large = readLargeEnd(view, end);
  if (!large) {
    if (count === noValue16 || directorySize === noValue32 || directoryStart === noValue32)
      refuse('damaged', 'zip64 without its records');
    if (volumes.some((volume) => volume !== 0)) refuse('unsupported', 'several volumes');
    if (view.getUint16(end + 8, true) !== count) refuse('damaged', 'entry counts disagree');
    return { count, directorySize, directoryStart, directoryLimit: end };
  }
  // A reader that ignores zip64 must see the same archive.
  const agrees =
    [noValue16, large.count].includes(count) &&
    [noValue32, large.directorySize].includes(directorySize) &&
    [noValue32, large.directoryStart].includes(directoryStart);
  if (!agrees) refuse('damaged', 'zip64 records disagree');
  return large;
}

/** The zip64 end of the directory (APPNOTE 4.3.14, 4.3.15); null when there is none. */
function readLargeEnd(view: DataView, end: number): DirectoryEnd | null {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== largeLocatorSignature) return null;
  const at = readLarge(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== largeEndSignature)
    refuse('damaged', 'zip64 end of central directory');
  if (at + 12 + readLarge(view, at + 4) !== locator) refuse('damaged', 'zip64 end of central directory size');
  if (view.getUint32(at + 16, true) !== 0 || view.getUint32(at + 20, true) !== 0)
    refuse('unsupported', 'several volumes');
  const count = readLarge(view, at + 32);
  if (readLarge(view, at + 24) !== count) refuse('damaged', 'entry counts disagree');
  return {
    count,
    directorySize: readLarge(view, at + 40),
    directoryStart: readLarge(view, at + 48),
    directoryLimit: at,
  };
}

/** A 64-bit number; one that no file in memory can reach is refused. */
function readLarge(view: DataView, at: number): number {
  const value = view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000;
  if (value > Number.MAX_SAFE_INTEGER) refuse('damaged', 'number out of range');
  return value;
}

interface RecordSizes {
  sizeBytes: number;
  packedSize: number;
  from: number;
}

/** Sizes of a directory record; those that say "see zip64" come from its extra field 1, in this order. */
function readSizes(view: DataView, at: number, name: string): RecordSizes {
  const sizes: RecordSizes = {
    sizeBytes: view.getUint32(at + 24, true),
    packedSize: view.getUint32(at + 20, true),
    from: view.getUint32(at + 42, true),
  };
  const missing = (['sizeBytes', 'packedSize', 'from'] as const).filter((key) => sizes[key] === noValue32);
  if (missing.length === 0) return sizes;
  const extraStart = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = extraStart + view.getUint16(at + 30, true);
  for (let field = extraStart; field + 4 <= extraEnd; ) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      if (length < missing.length * 8 || field + 4 + length > extraEnd)
        refuse('damaged', `${name}: zip64 field`);
      for (const [index, key] of missing.entries()) sizes[key] = readLarge(view, field + 4 + index * 8);
      return sizes;
    }
    field += 4 + length;
  }
  return refuse('damaged', `${name}: zip64 field missing`);
}

function readRecord(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  name: string,
  directoryStart: number,
): { entry: RawEntry; range: { from: number; to: number; name: string } } {
  const nameProblem = entryNameProblem(name);
  if (nameProblem) refuse('unsafeName', `${JSON.stringify(name)}: ${nameProblem}`);
  const madeBy = view.getUint16(at + 4, true);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const { sizeBytes, packedSize, from } = readSizes(view, at, name);
  const externalAttributes = view.getUint32(at + 38, true);
  // Bit 0 traditional, bit 6 strong encryption, bit 13 encrypted directory.
  if (flags & 0x2041) refuse('encrypted', name);
  if (method !== 0 && method !== 8) refuse('unsupported', `${name}: method ${method}`);
  if (madeBy >> 8 === 3 && ((externalAttributes >>> 16) & 0xf000) === 0xa000) refuse('link', name);
  if (method === 0 && packedSize !== sizeBytes) refuse('damaged', `${name}: stored sizes disagree`);
  if (name.endsWith('/') && sizeBytes !== 0) refuse('damaged', `${name}: folder with contents`);

  if (from + 30 > directoryStart || view.getUint32(from, true) !== localSignature)
    refuse('damaged', `${name}: local header`);
  const localNameLength = view.getUint16(from + 26, true);
  const start = from + 30 + localNameLength + view.getUint16(from + 28, true);
  if (start + packedSize > directoryStart) refuse('damaged', `${name}: contents out of range`);
  // Readers that walk local headers and readers that use the directory must see the same archive.
  if (decodeName(bytes.subarray(from + 30, from + 30 + localNameLength)) !== name)
    refuse('damaged', `${name}: local name differs`);
  if (view.getUint16(from + 8, true) !== method) refuse('damaged', `${name}: local method differs`);

  return {
    entry: {
      name,
      packed: bytes.subarray(start, start + packedSize),
      method,
      crc: view.getUint32(at + 16, true),
      sizeBytes,
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
      externalAttributes,
      madeBy,
    },
    range: { from, to: start + packedSize, name },
  };
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('unsafeName', 'not UTF-8');
  }
}

function unpack(entry: RawEntry, limits: ArchiveLimits, allowedInTotal: number): Uint8Array {
  const allowed = Math.min(limits.entryBytes, allowedInTotal);
  const unpacked = entry.method === 0 ? storedCopy(entry, allowed) : inflateWithin(entry, limits, allowed);
  if (unpacked.length !== entry.sizeBytes) refuse('damaged', `${entry.name}: length`);
  if (crc32(unpacked) !== entry.crc) refuse('damaged', `${entry.name}: CRC-32`);
  return unpacked;
}

function storedCopy(entry: RawEntry, allowed: number): Uint8Array {
  if (entry.packed.length > allowed) refuse('tooLarge', entry.name);
  return entry.packed.slice();
}

function inflateWithin(entry: RawEntry, limits: ArchiveLimits, allowed: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  for (let at = 0; at === 0 || at < entry.packed.length; at += inflateStep) {
    const isLast = at + inflateStep >= entry.packed.length;
    try {
      inflate.push(entry.packed.subarray(at, at + inflateStep), isLast);
    } catch (error) {
      refuse('damaged', `${entry.name}: ${error instanceof Error ? error.message : 'inflate'}`);
    }
    const packedSoFar = Math.min(at + inflateStep, entry.packed.length);
    if (length > allowed) refuse('tooLarge', `${entry.name}: more than ${allowed} bytes`);
    if (length > limits.ratioFromBytes && length > packedSoFar * limits.ratio)
      refuse('tooLarge', `${entry.name}: unpacks more than ${limits.ratio} times`);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
