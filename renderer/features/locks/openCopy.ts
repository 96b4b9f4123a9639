import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { openProject } from '../../stores/projectActions';
import { lockText as text } from '../../text/lockText';
import { notify } from '../../ui';

/** Makes a project of its own from what is saved, and opens it. Gives why it could not be made. */
export async function openCopy(projectId: string, onMade: () => void): Promise<Failure | null> {
  const copied = await api.call('project.copy', { projectId });
  if (!copied.ok) return copied.failure;
  onMade();
  if (await openProject(copied.value.projectId))
    notify.done(text.copied, text.copiedWhat(copied.value.projectName));
  return null;
}
