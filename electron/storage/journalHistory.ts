import type { JournalEntry, JournalReading } from './journal';

/** Records that follow one another without a gap. */
export interface History {
  /** Revision and link before its first record. */
  start: { revision: number; link: string };
  entries: JournalEntry[];
}

export interface JoinedHistories {
  /** In file order. One, unless something is damaged or missing. */
  histories: History[];
  /** The last file ends in the middle of a record. */
  tornAt: { file: number; start: number } | null;
  damages: { file: number; start: number }[];
  missingFiles: number[];
  highestRevision: number;
}

/**
 * Joins a project's journal files, in ascending order of their numbers. What a later file's header says no longer
 * counts is left out; where two records follow the same one, the later written wins.
 */
export function joinHistories(readings: readonly JournalReading[]): JoinedHistories {
  const limits = countedBytes(readings);
  const histories: History[] = [];
  const damages: JoinedHistories['damages'] = [];
  let tornAt: JoinedHistories['tornAt'] = null;
  let highestRevision = 0;
  // Places by link, of the last history. Made when a record does not simply follow the one before it: that is rare, and the
  // map of a long history takes as long as reading it.
  let known: Map<string, number> | null = null;
  for (const reading of readings) {
    const limit = limits.get(reading.file) ?? passedOver;
    for (const entry of reading.entries) {
      if (entry.end > limit) break;
      const { revision, previous } = entry;
      highestRevision = Math.max(highestRevision, revision);
      let history = histories.at(-1);
      const last = history?.entries.at(-1);
      if (history && last?.link === previous && last.revision + 1 === revision) {
        history.entries.push(entry);
        known?.set(entry.link, history.entries.length);
        continue;
      }
      known ??= placesIn(history);
      const place = known.get(previous);
      let follows: boolean;
      if (history && place !== undefined && revision === history.start.revision + place + 1) {
        follows = place === history.entries.length;
        for (const superseded of history.entries.splice(place)) known.delete(superseded.link);
      } else {
        follows = isAnnounced(entry, reading);
        history = { start: { revision: revision - 1, link: previous }, entries: [] };
        histories.push(history);
        known = new Map([[previous, 0]]);
      }
      if (!follows && !reading.damages.some((one) => one.end === entry.start))
        damages.push({ file: reading.file, start: entry.start });
      history.entries.push(entry);
      known.set(entry.link, history.entries.length);
    }
    for (const damage of reading.damages) {
      if (damage.start >= limit && reading.sizeBytes > limit) continue;
      if (reading === readings.at(-1) && damage.end === reading.sizeBytes)
        tornAt = { file: reading.file, start: damage.start };
      else damages.push({ file: reading.file, start: damage.start });
    }
    const isHeaderLeftOut = !reading.header && reading.entries[0]?.start === 0 && limit > 0;
    if (isHeaderLeftOut) damages.push({ file: reading.file, start: 0 });
  }
  damages.push(...shortened(readings, limits));
  return { histories, tornAt, damages, missingFiles: missing(readings, limits), highestRevision };
}

function placesIn(history: History | undefined): Map<string, number> {
  const places = new Map<string, number>();
  if (!history) return places;
  places.set(history.start.link, 0);
  for (const [index, { link }] of history.entries.entries()) places.set(link, index + 1);
  return places;
}

/** Whether the file's header says that this record begins it. */
function isAnnounced({ revision, previous }: JournalEntry, { header, entries }: JournalReading): boolean {
  return (
    entries[0]?.previous === previous &&
    header?.after.link === previous &&
    header.after.revision === revision - 1
  );
}

/** Files that ended later when the next one was begun. */
function shortened(
  readings: readonly JournalReading[],
  limits: ReadonlyMap<number, number>,
): JoinedHistories['damages'] {
  return readings.flatMap(({ file, header }) => {
    if (!header?.continues || limits.get(file) === passedOver) return [];
    const { file: before, bytes } = header.continues;
    const sizeBytes = readings.find((one) => one.file === before)?.sizeBytes ?? bytes;
    return sizeBytes < bytes ? [{ file: before, start: sizeBytes }] : [];
  });
}

/** Fewer bytes than even an empty file has. */
const passedOver = -1;

/** By file number, how many of its bytes count. */
function countedBytes(readings: readonly JournalReading[]): Map<number, number> {
  const limits = new Map(readings.map((one) => [one.file, one.sizeBytes]));
  let continuedFrom = Number.POSITIVE_INFINITY;
  for (const { file, header } of readings.toReversed()) {
    if (file > continuedFrom) {
      limits.set(file, passedOver);
      continue;
    }
    if (!header) continue;
    const { continues } = header;
    continuedFrom = continues?.file ?? 0;
    const counted = continues && limits.get(continues.file);
    if (counted) limits.set(continues.file, Math.min(counted, continues.bytes));
  }
  return limits;
}

function missing(readings: readonly JournalReading[], limits: ReadonlyMap<number, number>): number[] {
  const last = readings.at(-1)?.file ?? 0;
  const result: number[] = [];
  for (let file = 1; file < last; file++) {
    const skipped = readings.some(
      (one) =>
        one.header &&
        one.file > file &&
        limits.get(one.file) !== passedOver &&
        file > (one.header.continues?.file ?? 0),
    );
    if (!limits.has(file) && !skipped) result.push(file);
  }
  return result;
}
