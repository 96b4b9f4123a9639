import { useCallback, useEffect, useState } from 'react';
import type { Backup, Output } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { openProject } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { backupText as text, whenText } from '../../text/backupText';
import { FailurePanel } from '../../text/FailurePanel';
import { Button, Dialog, Loader, notify } from '../../ui';
import { BackupList } from './BackupList';
import styles from './Backups.module.css';
import { RestoreQuestion } from './RestoreQuestion';
import { SecondFolder } from './SecondFolder';

type Question = { kind: 'restore' | 'remove'; backup: Backup };

/** 백업: what there is of a project, where it is kept and why, and the ways back. */
export function BackupsDialog({
  projectId,
  projectName,
  onClose,
}: {
  projectId: string;
  projectName: string;
  onClose(): void;
}) {
  const isOpen = useProject((state) => state.project?.id === projectId);
  const isReadOnly = useProject((state) => state.readOnly !== null);
  const [listed, setListed] = useState<Output<'backup.list'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [work, setWork] = useState<'make' | 'restore' | 'copy' | 'remove' | null>(null);

  const load = useCallback(async () => {
    const answer = await api.call('backup.list', { projectId });
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) setListed(answer.value);
  }, [projectId]);
  useEffect(() => void load(), [load]);

  const make = async () => {
    setWork('make');
    await flushPendingEdits();
    const made = await api.call('backup.make', { projectId });
    if (made.ok) {
      notify.done(text.made);
      await load();
    } else setFailure(made.failure);
    setWork(null);
  };

  const copy = async (backup: Backup) => {
    setWork('copy');
    await flushPendingEdits();
    const restored = await api.call('backup.restore', { projectId, backupId: backup.id, into: 'copy' });
    setWork(null);
    if (!restored.ok) return setFailure(restored.failure);
    onClose();
    if (await openProject(restored.value.projectId)) notify.done(text.copied, text.copiedWhat);
  };

  const restore = async (backup: Backup) => {
    setWork('restore');
    await flushPendingEdits();
    const restored = await api.call('backup.restore', { projectId, backupId: backup.id, into: 'place' });
    setWork(null);
    if (!restored.ok) return setFailure(restored.failure);
    onClose();
    if (await openProject(projectId)) notify.done(text.restored, text.restoredWhat);
  };

  const remove = async (backup: Backup) => {
    setWork('remove');
    const removed = await api.call('backup.remove', { projectId, backupId: backup.id });
    setWork(null);
    setQuestion(null);
    if (!removed.ok) return setFailure(removed.failure);
    notify.done(text.removed);
    await load();
  };

  const ask = (next: Question | null) => {
    setFailure(null);
    setQuestion(next);
  };

  if (question?.kind === 'restore') {
    return (
      <RestoreQuestion
        key="restore"
        projectId={projectId}
        backup={question.backup}
        failure={failure}
        work={work}
        onBack={() => ask(null)}
        onRestore={() => void restore(question.backup)}
        onCopy={() => void copy(question.backup)}
      />
    );
  }
  if (question?.kind === 'remove') {
    return (
      <Dialog
        key="remove"
        title={text.removeTitle(whenText(question.backup.at))}
        onClose={() => ask(null)}
        mayClose={work === null}
        footer={
          <>
            <Button variant="default" data-autofocus disabled={work !== null} onClick={() => ask(null)}>
              {text.cancel}
            </Button>
            <Button color="danger" loading={work === 'remove'} onClick={() => void remove(question.backup)}>
              {text.removeIt}
            </Button>
          </>
        }
      >
        <p className={styles.text}>{text.removeWhat}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      key="list"
      title={text.of(projectName)}
      width={880}
      onClose={onClose}
      mayClose={work === null}
      footer={
        <>
          <Button variant="default" disabled={work !== null} onClick={onClose}>
            {text.close}
          </Button>
          <Button
            data-autofocus
            loading={work === 'make'}
            disabled={work !== null}
            onClick={() => void make()}
          >
            {text.make}
          </Button>
        </>
      }
    >
      {failure && <FailurePanel failure={failure} />}
      {!listed && !failure && <Loader role="status" aria-label={text.reading} />}
      {listed && (
        <>
          <p className={styles.text}>{listed.rule}</p>
          <BackupList
            backups={listed.backups}
            mayRestore={!isOpen || !isReadOnly}
            isBusy={work !== null}
            onCopy={(backup) => void copy(backup)}
            onRestore={(backup) => ask({ kind: 'restore', backup })}
            onRemove={(backup) => ask({ kind: 'remove', backup })}
          />
          <SecondFolder
            folder={listed.secondFolder}
            onChange={(secondFolder) => setListed({ ...listed, secondFolder })}
          />
        </>
      )}
    </Dialog>
  );
}
