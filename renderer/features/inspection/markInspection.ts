import { uninspectedMark } from '../../../shared/inspection/inspectionItems';
import type { InspectionMark, InspectionRound } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { tellFailure } from '../../text/tellFailure';

/** Changes part of an item's mark; what is not named stays as it is now. An empty mark is taken away. */
export async function markInspection(
  round: InspectionRound,
  criterionId: string,
  changes: Partial<InspectionMark>,
): Promise<void> {
  const { project, apply } = useProject.getState();
  if (!project) return;
  const mark = { ...(project.inspections[round][criterionId] ?? uninspectedMark), ...changes };
  const isEmpty = mark.verdict === null && mark.date === null && mark.memo === '';
  const applied = await apply([{ type: 'markInspection', round, criterionId, mark: isEmpty ? null : mark }]);
  if (!applied.ok) tellFailure(applied.failure);
}
