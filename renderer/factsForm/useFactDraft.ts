import { useMemo, useState } from 'react';
import { type DraftField, type DraftNotes, type FactDraft, readDraft } from './draft';

/** The form's state: problems appear at a field once it was left or everything was asked for. */
export function useFactDraft(initial: FactDraft) {
  const [draft, setDraft] = useState(initial);
  const [reached, setReached] = useState<ReadonlySet<DraftField>>(new Set());
  const read = useMemo(() => readDraft(draft), [draft]);
  const shown: DraftNotes = Object.fromEntries(
    Object.entries(read.problems).filter(([field]) => reached.has(field as DraftField)),
  );
  return {
    draft,
    read,
    /** Problems to show. */
    problems: shown,
    hints: read.hints,
    setDraft,
    change: (changes: Partial<FactDraft>) => setDraft((before) => ({ ...before, ...changes })),
    touched: (field: DraftField) =>
      setReached((before) => (before.has(field) ? before : new Set(before).add(field))),
    /** Shows the problems of these fields; true when there is none. */
    ask(fields: readonly DraftField[]): boolean {
      setReached((before) => new Set([...before, ...fields]));
      return fields.every((field) => read.problems[field] === undefined);
    },
  };
}
