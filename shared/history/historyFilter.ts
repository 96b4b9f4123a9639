import type { HistoryRecord } from '../ipc/calls';
import { changeAreas } from '../project/changePlace';
import { matchScore, type SearchableText, searchable } from '../requirement/searchLibrary';
import { z } from '../zod';

export const recordKinds = ['do', 'undo', 'redo'] as const;

/** Which records of the history to show; what is absent lets everything through. */
export const historyFilterSchema = z.strictObject({
  /** Words in what was done, where and by whom; first consonants too. */
  text: z.string().max(200).optional(),
  /** As `personOf` writes it. */
  person: z.string().max(2_000).optional(),
  kind: z.enum(recordKinds).optional(),
  /** ISO instant, this one included. */
  from: z.string().max(40).optional(),
  /** ISO instant, this one no more. */
  to: z.string().max(40).optional(),
  area: z.enum(changeAreas).optional(),
  /** Things of which one was touched: requirements of a category, a chapter with its sections. */
  ids: z.array(z.string().max(200)).max(10_000).optional(),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

/** Who made a change, as lists and filters name them: `김하늘 (officer)`. */
export function personOf({ account, displayName }: Pick<HistoryRecord, 'account' | 'displayName'>): string {
  return displayName && displayName !== account ? `${displayName} (${account})` : account;
}

/** A test of records; it remembers the texts it has met, so one is made for a whole history. */
export function historyMatcher(filter: HistoryFilter): (record: HistoryRecord) => boolean {
  const { person, kind, area } = filter;
  const query = filter.text?.trim() ?? '';
  const from = instantOf(filter.from, Number.NEGATIVE_INFINITY);
  const to = instantOf(filter.to, Number.POSITIVE_INFINITY);
  const ids = filter.ids && new Set(filter.ids);
  const hasDays = filter.from !== undefined || filter.to !== undefined;
  const answers = new Map<string, boolean>();
  const says = (text: string) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = matchScore(query, prepared(text)) > 0;
    answers.set(text, answer);
    return answer;
  };
  return (record) => {
    if (kind !== undefined && record.kind !== kind) return false;
    if (person !== undefined && personOf(record) !== person) return false;
    if (hasDays) {
      const at = Date.parse(record.at);
      // A record without a readable time is in no range of days.
      if (!(at >= from && at < to)) return false;
    }
    if (area !== undefined && record.place.area !== area && !record.places.some((one) => one.area === area))
      return false;
    if (ids && !record.places.some((one) => one.id !== null && ids.has(one.id))) return false;
    return query === '' || says(`${record.name} ${record.place.area} ${personOf(record)}`);
  };
}

const preparedTexts = new Map<string, SearchableText>();
const keptTexts = 20_000;

function prepared(text: string): SearchableText {
  const known = preparedTexts.get(text);
  if (known) return known;
  if (preparedTexts.size >= keptTexts) preparedTexts.clear();
  const made = searchable(text);
  preparedTexts.set(text, made);
  return made;
}

function instantOf(text: string | undefined, otherwise: number): number {
  const instant = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(instant) ? otherwise : instant;
}
