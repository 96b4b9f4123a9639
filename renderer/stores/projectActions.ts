import { api } from '../api';
import { frameText } from '../text/frameText';
import { tellFailure } from '../text/tellFailure';
import { notify } from '../ui/notify';
import { chooseOpen, chooseSave } from '../ui/useFiles';
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

/** Takes a `.baljugil` file (by its token) into the store and opens it. */
export async function importProject(file: string): Promise<void> {
  const imported = await api.call('project.import', { file });
  if (imported.ok) await openProject(imported.value.projectId);
  else tellFailure(imported.failure);
}

export async function openProjectFile(): Promise<void> {
  const file = await chooseOpen('projectFile');
  if (file) await importProject(file.token);
}

/** Saves the open project as one `.baljugil` file that can travel. */
export async function saveProjectCopy(): Promise<void> {
  const { project } = useProject.getState();
  if (!project) return;
  const target = await chooseSave('projectFile', `${project.facts.projectName.slice(0, 80)}.baljugil`);
  if (!target) return;
  const saved = await api.call('project.saveCopy', { projectId: project.id, target: target.token });
  if (!saved.ok) return tellFailure(saved.failure);
  const { file } = saved.value;
  notify.done('사본을 저장했어요', file.name, {
    label: '폴더 열기',
    run: () => void showInFolder(file.token),
  });
}

export async function showInFolder(token: string): Promise<void> {
  const shown = await api.call('file.showInFolder', { file: token });
  if (!shown.ok) tellFailure(shown.failure);
}

export async function closeProject(): Promise<void> {
  await useProject.getState().close();
  useView.getState().reset();
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
