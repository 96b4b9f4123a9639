import { IconCopy, IconEye, IconLockOpen, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { openProject } from '../../stores/projectActions';
import type { InUse } from '../../stores/projectStore';
import { FailurePanel } from '../../text/FailurePanel';
import { ownerText, sinceText, lockText as text } from '../../text/lockText';
import { Alert, Button, Checkbox, Dialog, UnstyledButton } from '../../ui';
import styles from './Locks.module.css';
import { openCopy } from './openCopy';

interface InUseDialogProps {
  projectId: string;
  owner: InUse;
  onClose(): void;
}

/** A project somebody else has open: who, since when, and every way on from here. */
export function InUseDialog({ projectId, owner, onClose }: InUseDialogProps) {
  const [isBreaking, setIsBreaking] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const openAs = async (options?: { readOnly: InUse | null }) => {
    onClose();
    await openProject(projectId, options);
  };
  const copy = async () => {
    setIsWorking(true);
    const problem = await openCopy(projectId, onClose);
    setIsWorking(false);
    setFailure(problem);
  };

  if (isBreaking)
    return (
      <BreakQuestion
        key="break"
        projectId={projectId}
        owner={owner}
        onBack={() => setIsBreaking(false)}
        onBroken={() => void openAs()}
      />
    );
  return (
    <Dialog
      key="ways"
      title={text.inUseTitle}
      width={600}
      onClose={onClose}
      mayClose={!isWorking}
      footer={
        <>
          {owner.isBreakable && (
            <Button
              variant="subtle"
              color="danger"
              className={styles.first ?? ''}
              disabled={isWorking}
              leftSection={<IconLockOpen size={17} aria-hidden />}
              onClick={() => setIsBreaking(true)}
            >
              {text.break}
            </Button>
          )}
          <Button variant="default" disabled={isWorking} onClick={onClose}>
            {text.close}
          </Button>
        </>
      }
    >
      <Owner owner={owner} />
      <p className={styles.text}>{text.inUseWhat}</p>
      <div className={styles.ways}>
        <Way
          isFirst
          icon={<IconEye size={20} aria-hidden />}
          name={text.readOnlyOpen}
          what={text.readOnlyWhat}
          isDisabled={isWorking}
          onClick={() => void openAs({ readOnly: owner })}
        />
        <Way
          icon={<IconCopy size={20} aria-hidden />}
          name={text.copyOpen}
          what={text.copyWhat}
          isDisabled={isWorking}
          onClick={() => void copy()}
        />
        <Way
          icon={<IconRefresh size={20} aria-hidden />}
          name={text.retry}
          isDisabled={isWorking}
          onClick={() => void openAs()}
        />
      </div>
      {!owner.isBreakable && <p className={styles.small}>{text.notBreakable}</p>}
      {failure && <FailurePanel failure={failure} />}
    </Dialog>
  );
}

function Owner({ owner }: { owner: InUse }) {
  const rows: [string, string][] = [
    [text.owner, owner.owner || text.unknown],
    [text.host, owner.host || text.unknown],
    [text.since, sinceText(owner.since)],
  ];
  return (
    <dl className={styles.rows}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface WayProps {
  icon: ReactNode;
  name: string;
  what?: string;
  isFirst?: boolean;
  isDisabled: boolean;
  onClick(): void;
}

function Way({ icon, name, what, isFirst, isDisabled, onClick }: WayProps) {
  return (
    <UnstyledButton
      className={styles.way}
      disabled={isDisabled}
      data-autofocus={isFirst || undefined}
      onClick={onClick}
    >
      {icon}
      <span>
        <b>{name}</b>
        {what && <span className={styles.wayWhat}>{what}</span>}
      </span>
    </UnstyledButton>
  );
}

interface BreakQuestionProps {
  projectId: string;
  owner: InUse;
  onBack(): void;
  onBroken(): void;
}

function BreakQuestion({ projectId, owner, onBack, onBroken }: BreakQuestionProps) {
  const [isConfirmed, setConfirmed] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const who = ownerText(owner);

  const breakIt = async () => {
    setIsWorking(true);
    const broken = await api.call('project.breakLock', {
      projectId,
      owner: owner.owner,
      host: owner.host,
      since: owner.since,
    });
    setIsWorking(false);
    if (broken.ok) onBroken();
    else setFailure(broken.failure);
  };

  return (
    <Dialog
      title={text.breakTitle}
      width={600}
      onClose={onBack}
      mayClose={!isWorking}
      footer={
        <>
          <Button variant="default" data-autofocus disabled={isWorking} onClick={onBack}>
            {text.back}
          </Button>
          <Button
            color="danger"
            loading={isWorking}
            disabled={!isConfirmed || isWorking}
            onClick={() => void breakIt()}
          >
            {text.breakIt}
          </Button>
        </>
      }
    >
      <Alert color="danger" variant="light" title={text.breakWhat(who)}>
        {text.breakFirst}
      </Alert>
      <Owner owner={owner} />
      <p className={styles.text}>{text.breakSafe}</p>
      <Checkbox
        checked={isConfirmed}
        label={text.breakConfirm(who)}
        onChange={(event) => setConfirmed(event.currentTarget.checked)}
      />
      {failure && <FailurePanel failure={failure} />}
    </Dialog>
  );
}
