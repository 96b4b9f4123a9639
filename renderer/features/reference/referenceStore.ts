import { create } from 'zustand';
import type { Content } from '../../../shared/content/content';
import type { Status } from '../../../shared/content/provenance';
import { type ReferenceEntry, type ReferenceKind, referenceEntries } from '../../../shared/content/reference';
import { indexReference, type ReferenceIndex } from '../../../shared/content/searchReference';

interface ReferenceState {
  query: string;
  kind: ReferenceKind | null;
  group: string | null;
  status: Status | null;
  /** The entry shown; `null` shows the first found. */
  selectedId: string | null;
  /** Entries left by a link, the last one on top. */
  trail: readonly string[];
  set(changes: Partial<Omit<ReferenceState, 'set'>>): void;
}

/** What 자료실 shows: opened again, it stands where it was left. */
export const useReference = create<ReferenceState>((set) => ({
  query: '',
  kind: null,
  group: null,
  status: null,
  selectedId: null,
  trail: [],
  set,
}));

interface Prepared {
  index: ReferenceIndex;
  byId: ReadonlyMap<string, ReferenceEntry>;
}

const prepared = new WeakMap<Content, Prepared>();

/** 자료실 of a content, made ready the first time it is asked for. */
export function referenceOf(content: Content): Prepared {
  const known = prepared.get(content);
  if (known) return known;
  const entries = referenceEntries(content);
  const made = { index: indexReference(entries), byId: new Map(entries.map((one) => [one.id, one])) };
  prepared.set(content, made);
  return made;
}
