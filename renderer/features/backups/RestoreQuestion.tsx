import { useEffect, useState } from 'react';
import type { Backup, Output } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { differenceTexts, backupText as text, whenText } from '../../text/backupText';
import { FailurePanel } from '../../text/FailurePanel';
import { Alert, Button, Checkbox, Dialog, Loader } from '../../ui';
import styles from './Backups.module.css';

interface RestoreQuestionProps {
  projectId: string;
  backup: Backup;
  failure: Failure | null;
  work: string | null;
  onBack(): void;
  onRestore(): void;
  onCopy(): void;
}

/** Asks before a project goes back to a backup, with what that would change. */
export function RestoreQuestion(props: RestoreQuestionProps) {
  const { projectId, backup, failure, work, onBack, onRestore, onCopy } = props;
  const [compared, setCompared] = useState<Output<'backup.compare'> | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);

  useEffect(() => {
    let isWanted = true;
    void flushPendingEdits()
      .then(() => api.call('backup.compare', { projectId, backupId: backup.id }))
      .then((answer) => {
        if (!isWanted) return;
        if (answer.ok) setCompared(answer.value);
        else setProblem(answer.failure);
      });
    return () => {
      isWanted = false;
    };
  }, [projectId, backup.id]);

  const lines = compared ? differenceTexts(compared.differences) : [];
  const isSame = compared !== null && lines.length === 0;
  const needsConfirming = compared?.isNoticeableLoss ?? false;
  const mayRestore = compared !== null && !isSame && (!needsConfirming || isConfirmed);
  return (
    <Dialog
      title={text.restoreTitle(whenText(backup.at))}
      width={600}
      onClose={onBack}
      mayClose={work === null}
      footer={
        <>
          <Button variant="default" data-autofocus disabled={work !== null} onClick={onBack}>
            {text.back}
          </Button>
          <Button variant="default" loading={work === 'copy'} disabled={work !== null} onClick={onCopy}>
            {text.openCopy}
          </Button>
          <Button loading={work === 'restore'} disabled={!mayRestore || work !== null} onClick={onRestore}>
            {text.restore}
          </Button>
        </>
      }
    >
      {failure && <FailurePanel failure={failure} />}
      {problem && <FailurePanel failure={problem} />}
      {!compared && !problem && <Loader role="status" aria-label={text.comparing} />}
      {isSame && (
        <Alert color="info" variant="light" role="status">
          {text.same}
        </Alert>
      )}
      {compared && !isSame && (
        <>
          <h3 className={styles.heading}>{text.changes}</h3>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className={styles.small}>{text.backupFirst}</p>
          {needsConfirming && (
            <Checkbox
              mt={12}
              checked={isConfirmed}
              label={text.confirmLoss(compared.differences.removedRequirements, compared.requirementCount)}
              onChange={(event) => setConfirmed(event.currentTarget.checked)}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
