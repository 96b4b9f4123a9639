import { type ChangePlace, changePlace, changePlaces } from '../../shared/project/changePlace';
import { migrateOperations } from '../../shared/project/operationMigrations';
import { type Operation, operationSchema } from '../../shared/project/operations';
import { currentFormat, type ProjectFormat } from '../../shared/project/projectFormat';
import { z } from '../../shared/zod';
import { sha256 } from './sha256';

/**
 * The journal of a project: numbered text files, one line per record, only ever added to. A line is the SHA-256 of its
 * JSON, a space and the JSON; every record names the hash of the one before it, so that nothing can be left out,
 * changed or put in between unnoticed. The first line of each file is its header.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A change: what was done (`operations`) and what takes it back (`inverses`, in the order that undoes it). */
export const changeSchema = z.strictObject({
  name: z.string(),
  operations: z.array(operationSchema).min(1),
  inverses: z.array(operationSchema).min(1),
});
export interface Change {
  name: string;
  operations: Operation[];
  inverses: Operation[];
}

export const recordSchema = z.strictObject({
  /** The project's revision after this record; the first is 1. */
  revision: z.int().min(1),
  previous: hash,
  /** ISO instant. */
  at: z.string(),
  /** Account name of who did it. */
  who: z.string(),
  /** The name they went by in the settings; absent in the first records written. */
  displayName: z.string().optional(),
  kind: z.enum(['do', 'undo', 'redo']),
  /** Version of the project's shape its operations were written under; absent for 1. */
  format: z.int().min(1).optional(),
  ...changeSchema.shape,
});
export type JournalRecord = z.infer<typeof recordSchema>;

export const journalVersion = 1;
/** Says where the history continues, so that what was damaged before can stay on disk untouched. */
const headerSchema = z.object({
  journal: z.int().min(1),
  /** Number of this file. */
  file: z.int().min(1),
  /** What its first record follows. Records missing before it are told when it is begun, not later. */
  after: z.strictObject({ revision: z.int().min(0), link: hash }),
  /** The file and the byte offset after which everything up to this file does not count; `null` for the first. */
  continues: z.strictObject({ file: z.int().min(1), bytes: z.int().min(0) }).nullable(),
});
export type JournalHeader = z.infer<typeof headerSchema>;

/** What the first record of a project names as the one before it. */
export function firstLink(projectId: string): string {
  return sha256(`baljugil ${projectId}`);
}

/** The line of a record or header, and its hash. */
export function journalLine(value: JournalRecord | JournalHeader): { bytes: Uint8Array; link: string } {
  const json = JSON.stringify(value);
  const link = sha256(json);
  return { bytes: Buffer.from(`${link} ${json}\n`, 'utf8'), link };
}

export function journalFileName(file: number): string {
  return `journal-${String(file).padStart(6, '0')}.log`;
}

export function journalFileNumber(name: string): number | null {
  const found = /^journal-(\d{6})\.log$/.exec(name);
  return found ? Number(found[1]) : null;
}

/** A line whose hash is right. What it did is looked at only when it is replayed. */
export interface JournalEntry {
  revision: number;
  previous: string;
  /** The line's JSON in UTF-8. */
  json: Uint8Array;
  link: string;
  file: number;
  /** Byte offsets of its line in the file. */
  start: number;
  end: number;
}

export type RecordReading =
  /** Its operations are those of the format asked for, whatever format they were written under. */
  { kind: 'sound'; record: JournalRecord } | { kind: 'newer'; version: number } | { kind: 'unreadable' };

/** What an entry did, every part of it checked. */
export function readRecord({ json }: JournalEntry, format: ProjectFormat = currentFormat): RecordReading {
  const value = jsonOf(json);
  const version = writtenUnder(value);
  if (version > format.version) return { kind: 'newer', version };
  const parsed = recordSchema.safeParse(migrated(value, version, format));
  return parsed.success ? { kind: 'sound', record: parsed.data } : { kind: 'unreadable' };
}

/** What an entry did; `null` when this version cannot read it. */
export function recordOf(entry: JournalEntry, format: ProjectFormat = currentFormat): JournalRecord | null {
  const reading = readRecord(entry, format);
  return reading.kind === 'sound' ? reading.record : null;
}

/**
 * As `readRecord`, but the operations' payloads are taken as they are: whoever uses it checks what comes of them and reads
 * again with `readRecord` when that is not sound. Checking each takes most of the time of opening a long history.
 */
export function readRecordUnchecked(entry: JournalEntry, format: ProjectFormat): RecordReading {
  const value = jsonOf(entry.json);
  const version = writtenUnder(value);
  if (version > format.version) return { kind: 'newer', version };
  const record = migrated(value, version, format) as JournalRecord;
  return record !== null &&
    kinds.has(record.kind) &&
    Array.isArray(record.operations) &&
    Array.isArray(record.inverses) &&
    typeof record.at === 'string'
    ? { kind: 'sound', record }
    : { kind: 'unreadable' };
}

const kinds: ReadonlySet<unknown> = new Set(['do', 'undo', 'redo']);

function writtenUnder(record: unknown): number {
  if (typeof record !== 'object' || record === null || !('format' in record)) return 1;
  return typeof record.format === 'number' ? record.format : 1;
}

function migrated(record: unknown, version: number, format: ProjectFormat): unknown {
  if (version === format.version || typeof record !== 'object' || record === null) return record;
  const { operations, inverses } = record as Record<string, unknown>;
  const migrations = format.operationMigrations;
  return {
    ...record,
    operations: migrateOperations(operations, version, migrations),
    inverses: migrateOperations(inverses, version, migrations),
  };
}

const describedSchema = z.object({
  at: z.string(),
  who: z.string(),
  displayName: z.string().optional(),
  kind: z.enum(['do', 'undo', 'redo']),
  name: z.string(),
  operations: z.array(z.looseObject({ type: z.string() })).min(1),
});
const knownTypes = new Set<string>(operationSchema.options.map((one) => one.shape.type.value));

export interface DescribedRecord extends Pick<JournalRecord, 'at' | 'who' | 'displayName' | 'kind' | 'name'> {
  operationCount: number;
  place: ChangePlace;
  places: ChangePlace[];
}

/**
 * What an entry says of its change, for lists; `null` when this version cannot read it. Cheaper than `recordOf`, because
 * what the change put in is not looked at.
 */
export function describedRecordOf(
  { json }: JournalEntry,
  format: ProjectFormat = currentFormat,
): DescribedRecord | null {
  const value = jsonOf(json);
  const version = writtenUnder(value);
  if (version > format.version) return null;
  const parsed = describedSchema.safeParse(migrated(value, version, format));
  if (!parsed.success || parsed.data.operations.some((one) => !knownTypes.has(one.type))) return null;
  const { operations: loose, ...said } = parsed.data;
  const operations = loose as unknown as Operation[];
  try {
    return {
      ...said,
      operationCount: operations.length,
      place: changePlace(operations),
      places: changePlaces(operations),
    };
  } catch {
    // A line whose hash is right may have been made by another program.
    return null;
  }
}

export interface JournalReading {
  file: number;
  /** Everything in the file, as it was read. */
  bytes: Uint8Array;
  sizeBytes: number;
  header: JournalHeader | null;
  entries: JournalEntry[];
  /** Stretches of bytes that are no sound line. */
  damages: { start: number; end: number }[];
}

/** Reads one journal file; what cannot be proved right by its hash is a damage, never a record. */
export function readJournal(file: number, bytes: Uint8Array): JournalReading {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const reading: JournalReading = {
    file,
    bytes,
    sizeBytes: bytes.length,
    header: null,
    entries: [],
    damages: [],
  };
  // A file gets its first line in one piece with its header; without either it was cut.
  if (buffer.length === 0) reading.damages.push({ start: 0, end: 0 });
  let start = 0;
  while (start < buffer.length) {
    const newline = buffer.indexOf(10, start);
    const end = newline < 0 ? buffer.length : newline + 1;
    const line = newline < 0 ? null : soundLine(buffer.subarray(start, newline));
    const place = line && placeOf(line.json);
    if (line && place) {
      const { revision, previous } = place;
      reading.entries.push({ revision, previous, json: line.json, link: line.link, file, start, end });
    } else {
      const header = line && start === 0 ? headerSchema.safeParse(jsonOf(line.json)) : null;
      if (header?.success && header.data.file === file) reading.header = header.data;
      else reading.damages.push({ start, end });
    }
    start = end;
  }
  return reading;
}

// As `journalLine` writes a record. The rest of it is not read here: that would take most of the time of opening.
const placePattern = /^\{"revision":([1-9]\d{0,15}),"previous":"([0-9a-f]{64})",/;
const placeLength = 120;

/** A record's place in the history. */
function placeOf(json: Buffer): { revision: number; previous: string } | null {
  const [, revision, previous] = placePattern.exec(json.toString('latin1', 0, placeLength)) ?? [];
  return revision && previous ? { revision: Number(revision), previous } : null;
}

function soundLine(line: Buffer): { json: Buffer; link: string } | null {
  if (line[64] !== 32) return null;
  const link = line.toString('latin1', 0, 64);
  const json = line.subarray(65);
  return sha256(json) === link ? { json, link } : null;
}

function jsonOf(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.length).toString('utf8'));
  } catch {
    return null;
  }
}
