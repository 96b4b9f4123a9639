import { create } from 'zustand';
import type { RequirementField } from '../../../shared/check/finding';

/** What the page shows: one chapter, or the cards of one category. */
export type PageView = { kind: 'chapter'; chapterId: string } | { kind: 'category'; code: string };

/** A place on the page to bring into view and put the caret in. */
export type Destination =
  | { kind: 'requirement'; id: string; field?: RequirementField; index?: number }
  | { kind: 'chapter'; chapterId: string }
  | { kind: 'section'; chapterId: string; sectionId: string; part?: 'title' }
  | { kind: 'category'; code: string };

export type WritingDialog = 'library' | 'export' | 'renumber' | 'categories' | 'layout' | 'newerTemplate';
export type SidePanel = 'checks' | 'provenance' | 'parameters';

interface WritingState {
  projectId: string | null;
  view: PageView | null;
  /** The card the trace line, the 근거 tab and the card commands are about. */
  selectedId: string | null;
  selectedSection: { chapterId: string; sectionId: string } | null;
  /** Serial makes the same destination asked for twice two journeys. */
  destination: { place: Destination; serial: number; focus: boolean } | null;
  dialog: WritingDialog | null;
  panel: SidePanel;
  panelShown: boolean;
  outlineShown: boolean;
  findShown: boolean;
  /** Percent, or fitted to the width. */
  zoom: number | 'fit';
  /** The zoom 폭 맞춤 arrives at, for display. */
  fittedZoom: number;
  set(changes: Partial<Omit<WritingState, 'set'>>): void;
}

export const useWriting = create<WritingState>((set) => ({
  projectId: null,
  view: null,
  selectedId: null,
  selectedSection: null,
  destination: null,
  dialog: null,
  panel: 'checks',
  panelShown: true,
  outlineShown: true,
  findShown: false,
  zoom: 'fit',
  fittedZoom: 100,
  set,
}));

let serial = 0;

/** Shows a place. `focus` also puts the caret there. */
export function goTo(place: Destination, categoryOf: (id: string) => string | null, focus = true): void {
  serial += 1;
  const { set } = useWriting.getState();
  const destination = { place, serial, focus };
  switch (place.kind) {
    case 'requirement': {
      const code = categoryOf(place.id);
      if (code !== null)
        set({ view: { kind: 'category', code }, selectedId: place.id, selectedSection: null, destination });
      return;
    }
    case 'category':
      set({ view: { kind: 'category', code: place.code }, destination });
      return;
    case 'chapter':
      set({
        view: { kind: 'chapter', chapterId: place.chapterId },
        selectedId: null,
        selectedSection: null,
        destination,
      });
      return;
    case 'section':
      set({
        view: { kind: 'chapter', chapterId: place.chapterId },
        selectedId: null,
        selectedSection: { chapterId: place.chapterId, sectionId: place.sectionId },
        destination,
      });
  }
}
