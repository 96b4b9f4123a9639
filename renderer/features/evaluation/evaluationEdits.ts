import type { Evaluation, EvaluationArea, EvaluationItem } from '../../../shared/evaluation/evaluation';
import type { Operation } from '../../../shared/project/operations';
import { undo } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { tellFailure } from '../../text/tellFailure';
import { notify } from '../../ui';
import { printOperations } from './evaluationOperations';

async function applyChange(operations: Operation[]): Promise<boolean> {
  const applied = await useProject.getState().apply(operations);
  if (!applied.ok) tellFailure(applied.failure);
  return applied.ok;
}

/** Edits the 평가표 from how it stands now, so that two fields committed together do not overwrite each other. */
export function editEvaluation(change: (now: Evaluation) => Evaluation): Promise<boolean> {
  const now = useProject.getState().project?.evaluation;
  if (!now) return Promise.resolve(false);
  const evaluation = change(now);
  return evaluation === now ? Promise.resolve(false) : applyChange([{ type: 'editEvaluation', evaluation }]);
}

export function setEvaluation(evaluation: Evaluation): Promise<boolean> {
  return applyChange([{ type: 'editEvaluation', evaluation }]);
}

/** A removal that can be taken back from the message about it. */
export async function removeWithUndo(change: (now: Evaluation) => Evaluation, what: string): Promise<void> {
  if (await editEvaluation(change))
    notify.done(what, undefined, { label: '되돌리기', run: () => void undo() });
}

export function editArea(
  areaId: string,
  change: (area: EvaluationArea) => EvaluationArea,
): (now: Evaluation) => Evaluation {
  return (now) => ({ ...now, areas: now.areas.map((one) => (one.id === areaId ? change(one) : one)) });
}

export function editItem(itemId: string, changes: Partial<EvaluationItem>): (now: Evaluation) => Evaluation {
  return (now) => ({
    ...now,
    areas: now.areas.map((area) => ({
      ...area,
      items: area.items.map((one) => (one.id === itemId ? { ...one, ...changes } : one)),
    })),
  });
}

export async function printEvaluation(newId: () => string): Promise<void> {
  const project = useProject.getState().project;
  const operations = project ? printOperations(project, newId) : [];
  if (operations.length === 0) {
    notify.info('넣을 장이 없어요', '제안요청서에서 장을 하나 켠 뒤 다시 눌러 주세요.');
    return;
  }
  if (await applyChange(operations))
    notify.done('평가표를 본문에 넣었어요', '예전 배점표가 함께 있으면 지워 주세요.', {
      label: '되돌리기',
      run: () => void undo(),
    });
}
