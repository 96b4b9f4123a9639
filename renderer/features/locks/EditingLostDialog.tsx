import { useState } from 'react';
import type { Failure } from '../../../shared/ipc/failure';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { openProject } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { FailurePanel } from '../../text/FailurePanel';
import { lockText as text } from '../../text/lockText';
import { Alert, Button, Dialog } from '../../ui';
import styles from './Locks.module.css';
import { openCopy } from './openCopy';

/** Editing ended because somebody else has taken the project over: what is safe, what is not, and how to keep it. */
export function EditingLostDialog({ onClose }: { onClose(): void }) {
  const { project, readOnly, unsaved } = useProject();
  const [isWorking, setIsWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!project || readOnly?.kind !== 'lost') return null;

  const copy = async () => {
    setIsWorking(true);
    await flushPendingEdits();
    const problem = await openCopy(project.id, useProject.getState().unsaved, onClose);
    setIsWorking(false);
    setFailure(problem);
  };
  const reopen = async () => {
    onClose();
    await openProject(project.id);
  };

  return (
    <Dialog
      title={text.lostTitle}
      width={640}
      onClose={onClose}
      mayClose={!isWorking}
      footer={
        <>
          <Button variant="default" disabled={isWorking} onClick={onClose}>
            {text.lostLook}
          </Button>
          <Button variant="default" disabled={isWorking} onClick={() => void reopen()}>
            {text.lostReopen(unsaved.length)}
          </Button>
          <Button data-autofocus loading={isWorking} onClick={() => void copy()}>
            {text.lostCopy(unsaved.length)}
          </Button>
        </>
      }
    >
      <Alert color="warning" variant="light" role="alert" title={text.lostBy[readOnly.failure.type]}>
        {unsaved.length > 0 ? text.lostUnsaved(unsaved.length) : text.lostSafe}
      </Alert>
      {unsaved.length > 0 && <p className={styles.text}>{text.lostSafe}</p>}
      <p className={styles.small}>{text.copyWhat}</p>
      {failure && <FailurePanel failure={failure} />}
    </Dialog>
  );
}
