import type { FieldName } from '../../../../shared/document/blocks';
import type { FactName } from '../../../../shared/project/facts';
import { fieldText } from '../../../../shared/rfp/fieldText';
import type { FieldSource } from '../../../editor/fieldView';
import { useProject } from '../../../stores/projectStore';
import { useView } from '../../../stores/viewStore';

/** The fact a field shows; null for one that is counted. */
const factOf: Partial<Record<FieldName, FactName | null>> = {
  contractLaw: 'agencyType',
  totalBudgetHangul: 'totalBudget',
  periodStart: 'period',
  periodEnd: 'period',
  periodDays: 'period',
  requirementCount: null,
  technicalPoints: null,
  pricePoints: null,
  cutPercent: null,
  cutPoints: null,
};

const evaluationFields: ReadonlySet<FieldName> = new Set([
  'technicalPoints',
  'pricePoints',
  'cutPercent',
  'cutPoints',
]);

/** Fields in the prose show the project's facts and are edited in the facts dialog. */
export const projectFields: FieldSource = {
  text: (name) => {
    const { project } = useProject.getState();
    return project && fieldText(name, project);
  },
  subscribe: (changed) =>
    useProject.subscribe((state, previous) => {
      const { project } = state;
      if (
        project?.facts !== previous.project?.facts ||
        project?.evaluation !== previous.project?.evaluation ||
        project?.requirements.length !== previous.project?.requirements.length
      )
        changed();
    }),
  edit: (name) => {
    if (evaluationFields.has(name)) {
      useView.getState().go('evaluation');
      return;
    }
    const fact = name in factOf ? factOf[name] : (name as FactName);
    if (fact) useView.getState().reveal({ kind: 'fact', name: fact });
  },
};
