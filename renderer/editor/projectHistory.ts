import { redo, undo } from '../stores/projectActions';
import { flushPendingEdits } from './pendingEdits';

/** Undoes the last operation, after what is being typed has become one. */
export async function undoOperation(): Promise<void> {
  await flushPendingEdits();
  await undo();
}

export async function redoOperation(): Promise<void> {
  await flushPendingEdits();
  await redo();
}
