import type { DiagnosisAnswer } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { tellFailure } from '../../text/tellFailure';

/** Changes the answer or the 근거 of an item; what is not named stays as it is now. */
export async function answerItem(number: number, changes: Partial<DiagnosisAnswer>): Promise<void> {
  const { project, apply } = useProject.getState();
  if (!project) return;
  const item = String(number);
  const before = project.diagnosis.answers[item] ?? { answer: null, memo: '' };
  const applied = await apply([{ type: 'answerDiagnosis', item, answer: { ...before, ...changes } }]);
  if (!applied.ok) tellFailure(applied.failure);
}

export async function answerGate(
  gate: 'cloudTarget' | 'innovationNeeded',
  answer: boolean | null,
): Promise<void> {
  const applied = await useProject.getState().apply([{ type: 'answerGate', gate, answer }]);
  if (!applied.ok) tellFailure(applied.failure);
}
