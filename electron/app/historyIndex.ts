import { setImmediate } from 'node:timers/promises';
import { personOf } from '../../shared/history/historyFilter';
import type { HistoryRecord } from '../../shared/ipc/calls';
import { ok, type Result } from '../../shared/ipc/failure';
import type { StoredHistory } from '../storage/projectHistory';
import type { ProjectStore } from '../storage/projectStore';

/** A project's history, worked out once and kept for the next question. */
export interface IndexedHistory {
  /** Newest first. */
  records: readonly HistoryRecord[];
  isProven: boolean;
  fingerprint: string;
  /** Everybody it names, the one with the newest record first. */
  people: string[];
}

export interface HistoryIndex {
  read(projectId: string): Promise<Result<IndexedHistory>>;
}

/**
 * The history asked for last, brought up to date by the records that came after it. As long as its files stay as they
 * are, nothing is read; the fingerprint says whether they still hold the journal that was read.
 */
export function createHistoryIndex(store: Pick<ProjectStore, 'history' | 'historyStamp'>): HistoryIndex {
  let kept: { projectId: string; stamp: string; history: IndexedHistory } | null = null;

  async function newest(projectId: string, known: IndexedHistory): Promise<Result<IndexedHistory | null>> {
    const top = known.records[0]?.revision ?? 0;
    const later = await store.history(projectId, { after: Math.max(0, top - 1) });
    if (!later.ok) return later;
    const { records, isProven, fingerprint } = later.value;
    if (!isProven || !known.isProven) return ok(null);
    if (fingerprint === known.fingerprint) return ok(known);
    const overlap = records.at(-1);
    const continues = top === 0 || (overlap && isSame(overlap, known.records[0]));
    if (!continues) return ok(null);
    const added = top === 0 ? records : records.slice(0, -1);
    return ok(indexed({ ...later.value, records: [...added, ...known.records] }));
  }

  return {
    async read(projectId) {
      // Before reading: a change that comes meanwhile makes the next question read again.
      const stamp = await store.historyStamp(projectId);
      if (!stamp.ok) return stamp;
      if (kept?.projectId === projectId) {
        if (kept.stamp === stamp.value) return ok(kept.history);
        const updated = await newest(projectId, kept.history);
        if (!updated.ok) return updated;
        if (updated.value) {
          kept = { projectId, stamp: stamp.value, history: updated.value };
          return ok(updated.value);
        }
      }
      const whole = await store.history(projectId);
      if (!whole.ok) return whole;
      const history = indexed(whole.value);
      kept = { projectId, stamp: stamp.value, history };
      return ok(history);
    },
  };
}

function indexed(history: Omit<StoredHistory, 'total'>): IndexedHistory {
  const { records, isProven, fingerprint } = history;
  return { records, isProven, fingerprint, people: [...new Set(records.map(personOf))] };
}

function isSame(one: HistoryRecord, other: HistoryRecord | undefined): boolean {
  return one.revision === other?.revision && one.at === other.at && one.name === other.name;
}

/** Records looked at before others get their turn. */
const recordsPerTurn = 2_000;

/** Those a test lets through, without keeping the process from its other work for long. */
export async function picked(
  records: readonly HistoryRecord[],
  test: (record: HistoryRecord) => boolean,
): Promise<HistoryRecord[]> {
  const found: HistoryRecord[] = [];
  for (let start = 0; start < records.length; start += recordsPerTurn) {
    if (start > 0) await setImmediate();
    for (const record of records.slice(start, start + recordsPerTurn)) if (test(record)) found.push(record);
  }
  return found;
}
