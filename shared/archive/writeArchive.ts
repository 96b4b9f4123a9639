import { deflateSync } from 'fflate';
import { crc32 } from './crc32';
import { entryNameKey, entryNameProblem } from './entryName';
import type { RawEntry } from './readArchive';

export interface NewEntry {
  name: string;
  bytes: Uint8Array;
  /** `deflate` when absent. */
  method?: 'store' | 'deflate';
}

// 1 January 1980, 00:00: the first instant ZIP can name, so that the same entries give the same bytes.
const fixedDate = 0x0021;
const fixedTime = 0;
const utf8Names = 0x0800;
const largest = 0xffffffff;

/**
 * A ZIP archive with the entries in the given order; the same entries give the same bytes. A `RawEntry` keeps its packed
 * bytes and its time. Throws on unsafe or repeated names and beyond 4 GiB or 65,534 entries: those are bugs of the caller.
 */
export function writeArchive(entries: readonly (NewEntry | RawEntry)[]): Uint8Array {
  if (entries.length >= 0xffff) throw new Error(`${entries.length} entries do not fit a ZIP archive`);
  const seen = new Set<string>();
  const records = entries.map((entry) => {
    const problem = entryNameProblem(entry.name);
    if (problem) throw new Error(`${JSON.stringify(entry.name)}: ${problem}`);
    const key = entryNameKey(entry.name);
    if (seen.has(key)) throw new Error(`${entry.name} is there twice`);
    seen.add(key);
    return { raw: 'packed' in entry ? entry : pack(entry), name: new TextEncoder().encode(entry.name) };
  });

  const contents = records.reduce((sum, { raw, name }) => sum + 30 + name.length + raw.packed.length, 0);
  const directory = records.reduce((sum, { name }) => sum + 46 + name.length, 0);
  if (contents + directory > largest) throw new Error('archive larger than 4 GiB');
  const bytes = new Uint8Array(contents + directory + 22);
  const view = new DataView(bytes.buffer);

  let at = 0;
  let directoryAt = contents;
  for (const { raw, name } of records) {
    view.setUint32(directoryAt, 0x02014b50, true);
    view.setUint16(directoryAt + 4, raw.madeBy, true);
    writeCommon(view, directoryAt + 6, raw, name.length);
    view.setUint32(directoryAt + 38, raw.externalAttributes, true);
    view.setUint32(directoryAt + 42, at, true);
    bytes.set(name, directoryAt + 46);
    directoryAt += 46 + name.length;

    view.setUint32(at, 0x04034b50, true);
    writeCommon(view, at + 4, raw, name.length);
    bytes.set(name, at + 30);
    bytes.set(raw.packed, at + 30 + name.length);
    at += 30 + name.length + raw.packed.length;
  }
  view.setUint32(directoryAt, 0x06054b50, true);
  view.setUint16(directoryAt + 8, records.length, true);
  view.setUint16(directoryAt + 10, records.length, true);
  view.setUint32(directoryAt + 12, directory, true);
  view.setUint32(directoryAt + 16, contents, true);
  return bytes;
}

/** The fields a local header and a directory record share, from "version needed" on. */
function writeCommon(view: DataView, at: number, raw: RawEntry, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 4, raw.method, true);
  view.setUint16(at + 6, raw.time, true);
  view.setUint16(at + 8, raw.date, true);
  view.setUint32(at + 10, raw.crc, true);
  view.setUint32(at + 14, raw.packed.length, true);
  view.setUint32(at + 18, raw.sizeBytes, true);
  view.setUint16(at + 22, nameLength, true);
}

function pack(entry: NewEntry): RawEntry {
  const isStored = entry.method === 'store' || entry.bytes.length === 0;
  return {
    name: entry.name,
    packed: isStored ? entry.bytes : deflateSync(entry.bytes, { level: 6 }),
    method: isStored ? 0 : 8,
    crc: crc32(entry.bytes),
    sizeBytes: entry.bytes.length,
    time: fixedTime,
    date: fixedDate,
    externalAttributes: 0,
    madeBy: 20,
  };
}
