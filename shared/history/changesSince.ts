import type { HistoryRecord } from '../ipc/calls';
import { type ChangeArea, type ChangePlace, changeAreas } from '../project/changePlace';

/** One thing that was changed, and how often. */
export interface ChangedPlace extends ChangePlace {
  /** Changes that touched it, those taken back included. */
  count: number;
  /** The newest of them. */
  last: Pick<HistoryRecord, 'revision' | 'at' | 'name' | 'kind'>;
}

export interface ChangesSince {
  /** Changes after this revision are counted. */
  after: number;
  recordCount: number;
  /** By area in the order of `changeAreas`; within one the most changed first. */
  areas: { area: ChangeArea; recordCount: number; places: ChangedPlace[] }[];
}

/** Where the records, newest first, made changes. A record that touched two areas counts in both. */
export function changesSince(records: readonly HistoryRecord[], after: number): ChangesSince {
  const places = new Map<string, ChangedPlace>();
  const perArea = new Map<ChangeArea, number>();
  let recordCount = 0;
  for (const record of records) {
    if (record.revision <= after) continue;
    recordCount += 1;
    const touched = record.places.length > 0 ? record.places : [record.place];
    for (const area of new Set(touched.map((one) => one.area)))
      perArea.set(area, (perArea.get(area) ?? 0) + 1);
    for (const { area, id } of touched) {
      const key = `${area} ${id}`;
      const known = places.get(key);
      if (known) known.count += 1;
      else {
        const { revision, at, name, kind } = record;
        places.set(key, { area, id, count: 1, last: { revision, at, name, kind } });
      }
    }
  }
  const all = [...places.values()];
  return {
    after,
    recordCount,
    areas: changeAreas
      .filter((area) => perArea.has(area))
      .map((area) => ({
        area,
        recordCount: perArea.get(area) ?? 0,
        places: all
          .filter((one) => one.area === area)
          .sort((a, b) => b.count - a.count || b.last.revision - a.last.revision),
      })),
  };
}

/** The revision the project had at an instant: that of the newest record until then; records newest first. */
export function revisionAt(records: readonly HistoryRecord[], instant: string): number {
  const wanted = Date.parse(instant);
  return records.find((one) => Date.parse(one.at) <= wanted)?.revision ?? 0;
}
