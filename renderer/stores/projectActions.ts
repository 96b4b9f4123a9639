import { api } from '../api';
import { frameText } from '../text/frameText';
import { tellFailure } from '../text/tellFailure';
import { notify } from '../ui/notify';
import { chooseOpen } from '../ui/useFiles';
import { useProject } from './projectStore';
import { useView } from './viewStore';

/** Opens a project of the store and says what opening mended. Returns whether it is open now. */
export async function openProject(projectId: string): Promise<boolean> {
  await useProject.getState().close();
  const opened = await useProject.getState().open(projectId);
  if (!opened.ok) {
    tellFailure(opened.failure);
    return false;
  }
  useView.getState().reset();
  if (opened.value.notices.length > 0) notify.info(frameText.recovered, opened.value.notices.join('\n'));
  return true;
}

export async function openSample(): Promise<void> {
  const created = await api.call('project.createSample', {});
  if (created.ok) await openProject(created.value.projectId);
  else tellFailure(created.failure);
}

/** Asks for a `.baljugil` file and shows what it holds before anything of it is taken in. */
export async function openProjectFile(): Promise<void> {
  const file = await chooseOpen('projectFile');
  if (file) useView.getState().startImport(file);
}

export async function showInFolder(token: string): Promise<void> {
  const shown = await api.call('file.showInFolder', { file: token });
  if (!shown.ok) tellFailure(shown.failure);
}

export async function closeProject(): Promise<void> {
  // First the view: once the project is gone the first screen is there, and a dialog opened on it must stay.
  useView.getState().reset();
  await useProject.getState().close();
}

export async function undo(): Promise<void> {
  const { undoName } = useProject.getState();
  if (!undoName) return void notify.info(frameText.nothingToUndo);
  const undone = await useProject.getState().undo();
  if (!undone.ok) return tellFailure(undone.failure);
  notify.done(frameText.undone(undoName));
}

export async function redo(): Promise<void> {
  const { redoName } = useProject.getState();
  if (!redoName) return void notify.info(frameText.nothingToRedo);
  const redone = await useProject.getState().redo();
  if (!redone.ok) return tellFailure(redone.failure);
  notify.done(frameText.redone(redoName));
}
