import type { Operation } from '../../../shared/project/operations';
import type { Project } from '../../../shared/project/project';
import type { Requirement } from '../../../shared/requirement/requirement';
import { undo } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { tellFailure } from '../../text/tellFailure';
import { notify } from '../../ui';

/** Applies operations and says so when they could not be kept. True when there was something to do and it is done. */
export async function applyChange(operations: Operation[]): Promise<boolean> {
  if (operations.length === 0) return false;
  const applied = await useProject.getState().apply(operations);
  if (!applied.ok) tellFailure(applied.failure);
  return applied.ok;
}

/** Edits a card from how it stands now, so that two fields committed together do not overwrite each other. */
export function editCard(
  id: string,
  change: (card: Requirement) => Partial<Omit<Requirement, 'id'>>,
): Promise<boolean> {
  const card = projectNow()?.requirements.find((one) => one.id === id);
  return card
    ? applyChange([{ type: 'editRequirement', id, changes: change(card) }])
    : Promise.resolve(false);
}

/** Applies a removal and offers to take it back. */
export async function removeWithUndo(operations: Operation[], what: string): Promise<void> {
  if (await applyChange(operations))
    notify.done(what, undefined, { label: '되돌리기', run: () => void undo() });
}

export function projectNow(): Project | null {
  return useProject.getState().project;
}

/** 분류 of a card, for journeys to it. */
export function categoryOf(id: string): string | null {
  return projectNow()?.requirements.find((one) => one.id === id)?.categoryCode ?? null;
}
