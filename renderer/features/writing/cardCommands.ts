import { josa } from '../../../shared/korean/josa';
import { requirementNumber } from '../../../shared/requirement/requirement';
import { notify } from '../../ui';
import { applyChange, categoryOf, projectNow, removeWithUndo } from './applyChange';
import { newId } from './newId';
import { addBlank, duplicate, moveInCategory, renumberAll } from './requirementOperations';
import { goTo, useWriting } from './writingStore';

// What menus, buttons and shortcuts do to cards.

/** A new card in the category, in the one shown, or in the project's first; the caret goes to its name. */
export function addBlankCard(categoryCode?: string): void {
  const project = projectNow();
  const { view, selectedId } = useWriting.getState();
  const code =
    categoryCode ?? (view?.kind === 'category' ? view.code : (project?.categories[0]?.code ?? null));
  if (!project || code === null) return;
  const { operations, requirement } = addBlank(project, code, selectedId, newId);
  void applyChange(operations).then((done) => {
    if (done) goTo({ kind: 'requirement', id: requirement.id, field: 'name' }, categoryOf);
  });
}

export function duplicateCard(id: string): void {
  const project = projectNow();
  const made = project && duplicate(project, id, newId);
  if (!made) return;
  void applyChange(made.operations).then((done) => {
    if (done) goTo({ kind: 'requirement', id: made.requirement.id, field: 'name' }, categoryOf);
  });
}

export function moveCard(id: string, step: -1 | 1): void {
  const project = projectNow();
  if (!project) return;
  void applyChange(moveInCategory(project, id, step)).then((done) => {
    if (done) goTo({ kind: 'requirement', id }, categoryOf, false);
  });
}

export function removeCard(id: string): void {
  const project = projectNow();
  const card = project?.requirements.find((one) => one.id === id);
  if (!project || !card) return;
  const siblings = project.requirements.filter((one) => one.categoryCode === card.categoryCode);
  const at = siblings.findIndex((one) => one.id === id);
  const neighbour = siblings[at + 1] ?? siblings[at - 1];
  useWriting.getState().set({ selectedId: neighbour?.id ?? null });
  const name = requirementNumber(card, project.numbering.digits);
  void removeWithUndo([{ type: 'removeRequirements', ids: [id] }], `${josa(name, '을/를')} 지웠어요`);
}

/** Numbers one category, or all, from 1. Relations hold the card, not its number, so they follow by themselves. */
export function renumberCards(categoryCode: string | null): void {
  const project = projectNow();
  if (!project) return;
  const operations = renumberAll(project, categoryCode);
  if (operations.length === 0) {
    notify.info('번호가 이미 차례대로예요');
    return;
  }
  const numbers =
    operations[0]?.type === 'renumberRequirements' ? Object.keys(operations[0].numbers).length : 0;
  void removeWithUndo(
    operations,
    `요구사항 ${numbers}건의 번호를 다시 매겼어요. 관련 요구사항과 표도 함께 바뀌었어요.`,
  );
}

/** The next (+1) or previous (−1) card in printing order. */
export function stepCard(step: -1 | 1): void {
  const project = projectNow();
  const { selectedId } = useWriting.getState();
  if (!project) return;
  const order = new Map(project.categories.map((one, index) => [one.code, index]));
  const cards = project.requirements.toSorted(
    (a, b) => (order.get(a.categoryCode) ?? 999) - (order.get(b.categoryCode) ?? 999),
  );
  const next = cards[cards.findIndex((one) => one.id === selectedId) + step];
  if (next) goTo({ kind: 'requirement', id: next.id, field: 'name' }, categoryOf);
}
