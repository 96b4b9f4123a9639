import type { Attachment, Evidence } from '../../shared/evidence/evidence';
import type { FileRef } from '../../shared/ipc/calls';
import { api } from '../api';
import { showInFolder } from '../stores/projectActions';
import { useProject } from '../stores/projectStore';
import { evidenceText as text } from '../text/evidenceText';
import { tellFailure } from '../text/tellFailure';
import { notify } from '../ui';
import { chooseSave, chooseSeveral, receiveFile } from '../ui/useFiles';
import { checkEvidence } from './evidenceStates';

/** Attached by one change; the rest of a larger pile by the next. */
const filesAtATime = 50;

export async function chooseAndAttach(attachedTo: Attachment, working: (is: boolean) => void): Promise<void> {
  const files = await chooseSeveral('evidence');
  if (files.length === 0) return;
  working(true);
  for (let at = 0; at < files.length; at += filesAtATime)
    await attach(files.slice(at, at + filesAtATime), attachedTo);
  working(false);
}

/** Files dropped on a list, one after the other on their way to the computer and attached by one change. */
export async function attachDropped(
  files: readonly File[],
  attachedTo: Attachment,
  working: (is: boolean) => void,
): Promise<void> {
  if (files.length === 0) return;
  working(true);
  for (let at = 0; at < files.length; at += filesAtATime) {
    const received: FileRef[] = [];
    for (const file of files.slice(at, at + filesAtATime)) {
      const one = await receiveFile(file);
      if (one) received.push(one);
    }
    if (received.length > 0) await attach(received, attachedTo);
  }
  working(false);
}

async function attach(files: readonly FileRef[], attachedTo: Attachment): Promise<void> {
  const done = await useProject
    .getState()
    .changeThere((projectId, revision) =>
      api.call('evidence.attach', { projectId, revision, files: files.map((one) => one.token), attachedTo }),
    );
  if (!done) return;
  if (!done.ok) return tellFailure(done.failure);
  const { change, refused, notes } = done.value;
  const [operation] = change?.operations ?? [];
  if (operation?.type === 'addEvidence')
    notify.done(text.attached(operation.items.length), notes.join(' ') || text.attachedWhy);
  for (const one of refused) tellFailure(one.failure);
}

export async function removeEvidence(one: Evidence): Promise<void> {
  const applied = await useProject.getState().apply([{ type: 'removeEvidence', ids: [one.id] }]);
  if (!applied.ok) return tellFailure(applied.failure);
  notify.done(text.removed(one.fileName), text.removedWhy);
}

export async function writeNote(one: Evidence, note: string): Promise<void> {
  const applied = await useProject
    .getState()
    .apply([{ type: 'editEvidence', id: one.id, changes: { note } }]);
  if (!applied.ok) tellFailure(applied.failure);
}

/** Only after the user has said so. */
export async function openEvidence(one: Evidence): Promise<void> {
  const projectId = useProject.getState().project?.id;
  if (!projectId) return;
  const opened = await api.call('evidence.open', { projectId, evidenceId: one.id });
  if (opened.ok) return;
  tellFailure(opened.failure);
  void checkEvidence();
}

export async function saveEvidenceCopy(one: Evidence): Promise<void> {
  const projectId = useProject.getState().project?.id;
  if (!projectId) return;
  const target = await chooseSave('evidence', one.fileName);
  if (!target) return;
  const saved = await api.call('evidence.saveCopy', { projectId, evidenceId: one.id, target: target.token });
  if (saved.ok)
    return void notify.done(text.saved(saved.value.file.name), undefined, {
      label: text.showInFolder,
      run: () => void showInFolder(saved.value.file.token),
    });
  tellFailure(saved.failure);
  void checkEvidence();
}

export async function recoverEvidence(): Promise<void> {
  const projectId = useProject.getState().project?.id;
  if (!projectId) return;
  const done = await api.call('evidence.recover', { projectId });
  if (!done.ok) return tellFailure(done.failure);
  const { recovered, lost } = done.value;
  const tell = lost === 0 ? notify.done : notify.info;
  tell(text.recovered(recovered, lost), lost === 0 ? undefined : text.lostWhy);
  await checkEvidence();
}
