import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from '../storage/fileFailure';
import type { FileSystem } from '../storage/fileSystem';
import { type JournalRecord, journalFileNumber, readJournal, recordSchema } from '../storage/journal';
import { joinHistories } from '../storage/journalHistory';
import { readFileSafely } from '../storage/readFileSafely';

const limitBytes = 256 * 1_048_576;

export interface StoredChange {
  record: JournalRecord;
  link: string;
  /** The record's JSON, byte for byte. */
  line: Uint8Array;
}

/**
 * The changes of a stored project that lead to `revision` without a gap, oldest first; what lies before a gap or cannot
 * be read is left out. Only reads, so it may run beside a session.
 */
export async function readStoredHistory(
  fileSystem: FileSystem,
  projectFolder: string,
  revision: number,
): Promise<Result<StoredChange[]>> {
  let names: string[];
  try {
    names = (await fileSystem.list(projectFolder)).sort();
  } catch (error) {
    return fail(fileFailure(error, projectFolder, 'read', fileSystem));
  }
  const files = new Map<number, Uint8Array>();
  for (const name of names) {
    const number = journalFileNumber(name);
    if (number === null) continue;
    const bytes = await readFileSafely(path.join(projectFolder, name), { limitBytes, fileSystem });
    if (!bytes.ok) return bytes;
    files.set(number, bytes.value);
  }
  const { histories } = joinHistories([...files].map(([number, bytes]) => readJournal(number, bytes)));
  const leading = histories.findLast(
    ({ start, entries }) => start.revision < revision && revision <= start.revision + entries.length,
  );
  if (!leading) return ok([]);
  const changes: StoredChange[] = [];
  for (const entry of leading.entries.slice(0, revision - leading.start.revision)) {
    const record = recordSchema.safeParse(entry.value);
    if (!record.success) {
      changes.length = 0;
      continue;
    }
    // A line is its hash (64), a blank, the JSON and a line feed.
    const line = files.get(entry.file)?.subarray(entry.start + 65, entry.end - 1) ?? new Uint8Array();
    changes.push({ record: record.data, link: entry.link, line });
  }
  return ok(changes);
}
