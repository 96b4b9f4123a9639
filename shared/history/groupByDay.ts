import type { HistoryRecord } from '../ipc/calls';
import { localDay } from '../korean/days';

/** Records of one day of the reader's calendar. */
export interface DayOfRecords {
  /** `YYYY-MM-DD`; empty for records without a readable time. */
  day: string;
  records: HistoryRecord[];
}

/** Records in their order, those of the same day following one another together. `dayOf` knows the time zone. */
export function groupByDay(
  records: readonly HistoryRecord[],
  dayOf: (instant: string) => string = localDay,
): DayOfRecords[] {
  const days: DayOfRecords[] = [];
  for (const record of records) {
    const day = dayOf(record.at);
    const last = days.at(-1);
    if (last?.day === day) last.records.push(record);
    else days.push({ day, records: [record] });
  }
  return days;
}

/** The instant at which a day begins here, `offset` days later; `null` when it is no day. */
export function startOfDay(day: string, offset = 0): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const start = new Date(year, month - 1, date + offset);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}
