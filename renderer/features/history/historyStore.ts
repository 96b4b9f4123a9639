import { create } from 'zustand';
import { startOfDay } from '../../../shared/history/groupByDay';
import type { HistoryFilter } from '../../../shared/history/historyFilter';
import type { ChangeArea } from '../../../shared/project/changePlace';
import type { Project } from '../../../shared/project/project';

/** What the officer asked for, as the fields hold it. */
export interface HistoryQuestion {
  text: string;
  person: string | null;
  kind: HistoryFilter['kind'] | null;
  /** `area:요구사항`, `category:CSR`, `chapter:<id>`; null for everywhere. */
  place: string | null;
  /** One thing chosen from the list of what changed. */
  only: { id: string; area: ChangeArea; name: string } | null;
  /** `YYYY-MM-DD` or empty. */
  fromDay: string;
  toDay: string;
}

const nothingAsked: HistoryQuestion = {
  text: '',
  person: null,
  kind: null,
  place: null,
  only: null,
  fromDay: '',
  toDay: '',
};

export type SincePoint = { revision: number } | { at: string; day: string };

interface HistoryState {
  projectId: string | null;
  question: HistoryQuestion;
  /** Records passed over, newest first. */
  skip: number;
  since: SincePoint | null;
  forProject(projectId: string): void;
  ask(changes: Partial<HistoryQuestion>): void;
  clear(): void;
  turnTo(skip: number): void;
  lookSince(since: SincePoint | null): void;
}

/** The question stays while the officer looks at a place and comes back; another project begins without one. */
export const useHistoryQuestion = create<HistoryState>((set, get) => ({
  projectId: null,
  question: nothingAsked,
  skip: 0,
  since: null,
  forProject(projectId) {
    if (get().projectId !== projectId) set({ projectId, question: nothingAsked, skip: 0, since: null });
  },
  ask: (changes) => set((state) => ({ question: { ...state.question, ...changes }, skip: 0 })),
  clear: () => set({ question: nothingAsked, skip: 0 }),
  turnTo: (skip) => set({ skip }),
  lookSince: (since) => set({ since }),
}));

/** The question as the computer is asked it. */
export function filterOf(question: HistoryQuestion, project: Project): HistoryFilter {
  const { text, person, kind, place, only, fromDay, toDay } = question;
  const from = fromDay === '' ? null : startOfDay(fromDay);
  const to = toDay === '' ? null : startOfDay(toDay, 1);
  return {
    ...(text.trim() !== '' && { text: text.trim().slice(0, 200) }),
    ...(person !== null && { person }),
    ...(kind && { kind }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(only ? { area: only.area, ids: [only.id] } : placeFilter(place, project)),
  };
}

function placeFilter(place: string | null, project: Project): Pick<HistoryFilter, 'area' | 'ids'> {
  if (place === null) return {};
  const [kind, id] = splitOnce(place);
  if (kind === 'area') return { area: id as ChangeArea };
  if (kind === 'category') {
    const cards = project.requirements.filter((one) => one.categoryCode === id);
    const criteria = cards.flatMap((one) => one.acceptanceCriteria.map((criterion) => criterion.id));
    return { ids: [...cards.map((one) => one.id), ...criteria].slice(0, 10_000) };
  }
  if (kind === 'chapter') {
    const sections = project.chapters.find((one) => one.id === id)?.sections ?? [];
    return { ids: [id, ...sections.map((one) => one.id)] };
  }
  return {};
}

function splitOnce(place: string): [string, string] {
  const at = place.indexOf(':');
  return [place.slice(0, at), place.slice(at + 1)];
}
