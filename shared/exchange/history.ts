import { strictJson } from '../json/strictJson';
import { operationSchema } from '../project/operations';
import { z } from '../zod';

/**
 * The history inside a `.baljugil`: `history.ndjson`, one change per line, oldest first. A line's link is the SHA-256 of
 * its bytes without the line feed, and every line names the link of the one before it. The lines are the journal's own
 * JSON, byte for byte, so that the chain of the project's home is the chain of its copies.
 */

/** Lower-case hexadecimal SHA-256. */
export type Sha256 = (bytes: Uint8Array) => string;

export const linkSchema = z.string().regex(/^[0-9a-f]{64}$/);

const recordSchema = z.object({
  revision: z.int().min(1),
  previous: linkSchema,
  /** ISO instant. */
  at: z.string().min(1).max(40),
  who: z.string().max(1_000),
  kind: z.enum(['do', 'undo', 'redo']),
  name: z.string().max(2_000),
  operations: z.array(operationSchema).min(1),
  inverses: z.array(operationSchema).min(1),
});
export type HistoryRecord = z.infer<typeof recordSchema>;

export interface HistoryEntry {
  record: HistoryRecord;
  link: string;
  /** The record's JSON as it was written. */
  line: Uint8Array;
}

/** A point of a project's history: what a state stands on. */
export interface Place {
  revision: number;
  /** Link of the last change; before the first one, `originLink`. */
  link: string;
}

/** Changes a file takes along at most, the newest ones. */
export const carriedChanges = 5_000;
const carriedBytes = 24 * 1_048_576;

/** What the first change of a project names as the one before it. */
export function originLink(projectId: string, sha256: Sha256): string {
  return sha256(new TextEncoder().encode(`baljugil ${projectId}`));
}

/** The newest lines that fit into a file, oldest first. */
export function carriedLines<T extends { line: Uint8Array }>(lines: readonly T[]): T[] {
  let bytes = 0;
  let from = lines.length;
  while (from > 0 && lines.length - from < carriedChanges) {
    bytes += (lines[from - 1]?.line.length ?? 0) + 1;
    if (bytes > carriedBytes) break;
    from -= 1;
  }
  return lines.slice(from);
}

export function writeHistory(lines: readonly { line: Uint8Array }[]): Uint8Array {
  const bytes = new Uint8Array(lines.reduce((sum, { line }) => sum + line.length + 1, 0));
  let at = 0;
  for (const { line } of lines) {
    bytes.set(line, at);
    bytes[at + line.length] = lineFeed;
    at += line.length + 1;
  }
  return bytes;
}

const lineFeed = 10;

export type HistoryReading = { ok: true; entries: HistoryEntry[] } | { ok: false; detail: string };

/** Reads a history that must lead to `end` without a gap; `detail` is a Korean sentence. */
export function readHistory(bytes: Uint8Array, end: Place, sha256: Sha256): HistoryReading {
  const refuse = (line: number, what: string): HistoryReading => ({
    ok: false,
    detail: `변경 기록 ${line}번째 줄: ${what}`,
  });
  const entries: HistoryEntry[] = [];
  let start = 0;
  while (start < bytes.length) {
    const number = entries.length + 1;
    const stop = bytes.indexOf(lineFeed, start);
    if (stop < 0) return refuse(number, '끝까지 있지 않아요.');
    const line = bytes.subarray(start, stop);
    // Anything before the object, such as a byte order mark, would be read differently elsewhere.
    if (line[0] !== 0x7b) return refuse(number, '형식과 달라요.');
    const json = strictJson(line);
    if (!json.ok) return refuse(number, json.detail);
    const record = recordSchema.safeParse(json.value);
    if (!record.success) return refuse(number, '형식과 달라요.');
    const before = entries.at(-1);
    if (
      before &&
      (record.data.previous !== before.link || record.data.revision !== before.record.revision + 1)
    )
      return refuse(number, '앞의 변경과 이어지지 않아요.');
    entries.push({ record: record.data, link: sha256(line), line });
    start = stop + 1;
  }
  const last = entries.at(-1);
  if (last && (last.link !== end.link || last.record.revision !== end.revision))
    return refuse(entries.length, '사업 자료와 이어지지 않아요.');
  return { ok: true, entries };
}
