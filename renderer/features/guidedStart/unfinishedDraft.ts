import type { FactDraft } from '../../factsForm/draft';

// Closing the dialog by a slip of the hand must not cost what was typed; it lasts as long as the window.
let kept: FactDraft | null = null;

export function unfinishedDraft(): FactDraft | null {
  return kept;
}

export function keepUnfinished(draft: FactDraft | null): void {
  kept = draft;
}
