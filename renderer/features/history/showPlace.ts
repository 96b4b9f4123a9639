import type { ChangeTarget } from '../../../shared/history/locateChange';
import { useView } from '../../stores/viewStore';

/** Goes to the screen that shows a changed place. */
export function showPlace(target: ChangeTarget): void {
  const { reveal } = useView.getState();
  if (target.kind === 'facts') reveal({ kind: 'fact', name: 'projectName' });
  else if (target.kind === 'evaluation') useView.getState().go('evaluation');
  else reveal(target);
}
