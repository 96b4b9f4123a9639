/** Gives what is typed but not yet an operation to the project; resolves when it is on disk. */
type Flush = () => unknown;

const flushes = new Set<Flush>();

/** Registers a field or editor that holds uncommitted typing; returns its removal. */
export function holdPendingEdits(flush: Flush): () => void {
  flushes.add(flush);
  return () => {
    flushes.delete(flush);
  };
}

/** Commits everything typed so far. Undo, export and closing call it first, so that none of them overtakes a keystroke. */
export async function flushPendingEdits(): Promise<void> {
  await Promise.all([...flushes].map((flush) => flush()));
}
