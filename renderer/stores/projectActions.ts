import type { Failure } from '../../shared/ipc/failure';
import { api } from '../api';
import { frameText } from '../text/frameText';
import { tellFailure } from '../text/tellFailure';
import { notify } from '../ui/notify';
import { chooseOpen } from '../ui/useFiles';
import { useNotices } from './noticeStore';
import { type InUse, useProject } from './projectStore';
import { useView } from './viewStore';

/**
 * Opens a project of the store and says what opening mended; asks what to do when somebody else has it open. Returns
 * whether it is open now.
 */
export async function openProject(projectId: string, options?: { readOnly: InUse | null }): Promise<boolean> {
  await useProject.getState().close();
  const opened = await useProject.getState().open(projectId, options);
  if (!opened.ok) {
    tellOpening(projectId, opened.failure);
    return false;
  }
  useView.getState().reset();
  const { notices, project } = opened.value;
  if (notices.length > 0) useNotices.getState().add(frameText.recovered(project.facts.projectName), notices);
  return true;
}

/** Tries to change a project that is open for reading; it stays as it is when that cannot be. */
export async function openToWrite(): Promise<void> {
  const { project, open } = useProject.getState();
  if (!project) return;
  const opened = await open(project.id);
  if (opened.ok) notify.done(frameText.editable);
  else tellOpening(project.id, opened.failure);
}

/** Reads a project that is open for reading again, with what its owner has changed since. */
export async function readAgain(): Promise<void> {
  const { project, readOnly, open } = useProject.getState();
  if (!project || !readOnly) return;
  const opened = await open(project.id, { readOnly: readOnly.owner });
  if (opened.ok) notify.done(frameText.readAgain);
  else tellFailure(opened.failure);
}

function tellOpening(projectId: string, failure: Failure): void {
  if (failure.type === 'projectInUse') useView.getState().showInUse(projectId, failure);
  else if (failure.type === 'projectDamaged')
    tellFailure(failure, {
      label: frameText.showBackups,
      run: () => useView.getState().showBackups(projectId, frameText.damagedProject),
    });
  else tellFailure(failure);
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
