import path from 'node:path';
import type { HistoryRecord, Place } from '../../shared/exchange/history';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from '../storage/fileFailure';
import type { FileSystem } from '../storage/fileSystem';
import { journalFileNumber, readJournal } from '../storage/journal';
import { joinHistories } from '../storage/journalHistory';
import { readFileSafely } from '../storage/readFileSafely';

const limitBytes = 256 * 1_048_576;

/** A journal file as it lies in the store. */
export interface JournalFile {
  number: number;
  bytes: Uint8Array;
}

/** The journal files of a stored project, in order. Only reads, so it may run beside a session. */
export async function readJournalFiles(
  fileSystem: FileSystem,
  projectFolder: string,
): Promise<Result<JournalFile[]>> {
  let names: string[];
  try {
    names = (await fileSystem.list(projectFolder)).sort();
  } catch (error) {
    return fail(fileFailure(error, projectFolder, 'read', fileSystem));
  }
  const files: JournalFile[] = [];
  for (const name of names) {
    const number = journalFileNumber(name);
    if (number === null) continue;
    const bytes = await readFileSafely(path.join(projectFolder, name), { limitBytes, fileSystem });
    if (!bytes.ok) return bytes;
    files.push({ number, bytes: bytes.value });
  }
  return ok(files);
}

export interface StoredChange {
  /** As far as its hash proves it; the journal's own reader has checked no more either. */
  record: Pick<HistoryRecord, 'revision' | 'previous' | 'operations'>;
  link: string;
  /** The record's JSON, byte for byte. */
  line: Uint8Array;
}

/** The changes that lead to `end` without a gap, oldest first; empty when the files do not prove any. */
export function changesLeadingTo(end: Place, files: readonly JournalFile[]): StoredChange[] {
  const { histories } = joinHistories(files.map(({ number, bytes }) => readJournal(number, bytes)));
  for (const { start, entries } of histories.toReversed()) {
    const count = end.revision - start.revision;
    if (count < 1 || entries[count - 1]?.link !== end.link) continue;
    return entries.slice(0, count).map(({ revision, previous, link, json }) => ({
      record: { revision, previous, operations: operationsOf(json) },
      link,
      line: json,
    }));
  }
  return [];
}

function operationsOf(json: Uint8Array): HistoryRecord['operations'] {
  return (JSON.parse(Buffer.from(json).toString('utf8')) as HistoryRecord).operations;
}
