import type { HistoryRecord, Place } from './history';

/** How a file's project stands to the one here. `diverged` also when nothing proves that one contains the other. */
export type Relation = 'new' | 'same' | 'newer' | 'older' | 'diverged';

/** A history as far as it is at hand: where it ends and the changes before that, oldest first. */
export interface KnownHistory {
  end: Place;
  entries: readonly { link: string; record: Pick<HistoryRecord, 'revision' | 'previous' | 'operations'> }[];
}

/** How `theirs` stands to `mine`, two histories of one project. */
export function relationOf(mine: KnownHistory, theirs: KnownHistory): Exclude<Relation, 'new'> {
  const mineNow = new Set(standsAt(mine));
  const theirsNow = standsAt(theirs);
  if (theirsNow.some((one) => mineNow.has(one))) return 'same';
  const theirsPast = passedBy(theirs);
  if ([...mineNow].some((one) => theirsPast.has(one))) return 'newer';
  const minePast = passedBy(mine);
  return theirsNow.some((one) => minePast.has(one)) ? 'older' : 'diverged';
}

const keyOf = ({ revision, link }: Place) => `${revision} ${link}`;

/** The end itself, and the point a replacement just made was taken from: both hold the same project. */
function standsAt({ end, entries }: KnownHistory): string[] {
  const last = entries.at(-1);
  return [keyOf(end), ...(last ? sourcesOf(last.record).map(keyOf) : [])];
}

/** Every point the history has gone through, also those of what was taken over. */
function passedBy({ end, entries }: KnownHistory): Set<string> {
  const passed = new Set([keyOf(end)]);
  for (const { link, record } of entries) {
    passed.add(keyOf({ revision: record.revision - 1, link: record.previous }));
    passed.add(keyOf({ revision: record.revision, link }));
    for (const source of sourcesOf(record)) passed.add(keyOf(source));
  }
  return passed;
}

function sourcesOf({ operations }: Pick<HistoryRecord, 'operations'>): Place[] {
  const last = operations.at(-1);
  return last?.type === 'replaceProject' && last.source ? [last.source] : [];
}
