import { create } from 'zustand';
import type { Failure, Result } from '../../shared/ipc/failure';

export type ProjectConflict = Extract<Failure, { type: 'projectConflict' }>;

interface ConflictState {
  /** Somebody else has changed the open project; shown until the officer has chosen which state to go on with. */
  conflict: ProjectConflict | null;
  settle(): void;
}

export const useConflict = create<ConflictState>((set) => ({
  conflict: null,
  settle: () => set({ conflict: null }),
}));

/** Shows the conflict a call met, if it met one. Changes made meanwhile are in the same copy: the last answer counts. */
export function noteConflict(result: Result<unknown>): boolean {
  if (result.ok || result.failure.type !== 'projectConflict') return false;
  useConflict.setState({ conflict: result.failure });
  return true;
}
