import type { HistoryRecord, ProjectHistory } from '../../shared/ipc/calls';
import { currentFormat, type ProjectFormat } from '../../shared/project/projectFormat';
import { describedRecordOf, firstLink, type JournalEntry, type JournalReading } from './journal';
import { joinHistories } from './journalHistory';

export interface HistoryRange {
  /** Only records later than this revision. */
  after?: number;
  /** Only records earlier than this revision; how the next page is asked for. */
  before?: number;
  /** How many of the newest of them at most; all when absent. */
  limit?: number;
}

/** Records of a range and what is known about the whole history. */
export type StoredHistory = Pick<ProjectHistory, 'records' | 'total' | 'isProven' | 'fingerprint'>;

/**
 * The records of a project's journal files, newest first. A record is proven when every one before it is there back to
 * the first: nobody left one out, changed one or put one in without all later hashes telling.
 */
export function readHistory(
  journals: readonly JournalReading[],
  projectId: string,
  knownRevision: number,
  { after = 0, before = Number.POSITIVE_INFINITY, limit = Number.POSITIVE_INFINITY }: HistoryRange,
  format: ProjectFormat = currentFormat,
): StoredHistory {
  const joined = joinHistories(journals);
  const first = joined.histories[0];
  const isWhole = first?.start.revision === 0 && first.start.link === firstLink(projectId);
  const provenTo = isWhole ? first.entries.length : 0;
  const entries: JournalEntry[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const history of joined.histories.toReversed()) {
    for (const entry of history.entries.toReversed()) if (entry.revision < next) entries.push(entry);
    next = Math.min(next, history.start.revision + 1);
  }
  const asked = entries.filter((one) => one.revision > after && one.revision < before);
  const newest = entries[0];
  return {
    records: asked.slice(0, limit).map((entry) => asRecord(entry, entry.revision <= provenTo, format)),
    total: asked.length,
    isProven:
      (newest?.revision ?? 0) === provenTo &&
      (newest?.revision ?? 0) >= Math.max(knownRevision, joined.highestRevision) &&
      joined.damages.length === 0 &&
      joined.tornAt === null &&
      joined.missingFiles.length === 0,
    fingerprint: newest?.link ?? firstLink(projectId),
  };
}

function asRecord(entry: JournalEntry, isProven: boolean, format: ProjectFormat): HistoryRecord {
  const { revision } = entry;
  const record = describedRecordOf(entry, format);
  if (!record)
    return {
      revision,
      at: '',
      account: '',
      displayName: null,
      kind: 'do',
      name: '이 버전이 알지 못하는 기록',
      operationCount: 0,
      place: { area: '사업 전체', id: null },
      places: [],
      isProven,
    };
  const { who, displayName, ...said } = record;
  return { revision, account: who, displayName: displayName ?? null, ...said, isProven };
}
