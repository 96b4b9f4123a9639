import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import type { Backup } from '../../../shared/ipc/calls';
import { sizeText } from '../../../shared/korean/sizes';
import { backupReasonNames, backupText as text, whenText } from '../../text/backupText';
import { ActionIcon, Button } from '../../ui';
import styles from './Backups.module.css';

interface BackupListProps {
  backups: readonly Backup[];
  mayRestore: boolean;
  isBusy: boolean;
  onCopy(backup: Backup): void;
  onRestore(backup: Backup): void;
  onRemove(backup: Backup): void;
}

/** Backups as a table, newest first, each with its ways back. */
export function BackupList({ backups, mayRestore, isBusy, onCopy, onRestore, onRemove }: BackupListProps) {
  if (backups.length === 0) return <p className={styles.empty}>{text.none}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.when}</th>
          <th scope="col">{text.reason}</th>
          <th scope="col" className={styles.figure}>
            {text.requirements}
          </th>
          <th scope="col" className={styles.figure}>
            {text.size}
          </th>
          <th scope="col">
            <span className={styles.srOnly}>{text.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => {
          const when = whenText(backup.at);
          const isUsable = backup.problem === null;
          return (
            <tr key={backup.id}>
              <th scope="row">{when}</th>
              <td>
                {backupReasonNames[backup.reason]}
                {backup.problem !== null && (
                  <span className={styles.problem}>
                    <IconAlertTriangle size={14} aria-hidden />
                    {backup.problem}
                  </span>
                )}
              </td>
              <td className={styles.figure}>
                {backup.requirementCount === null
                  ? text.unreadable
                  : text.requirementCount(backup.requirementCount)}
              </td>
              <td className={styles.figure}>{sizeText(backup.sizeBytes)}</td>
              <td>
                <span className={styles.actions}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={!isUsable || !mayRestore || isBusy}
                    aria-label={`${text.inPlace} ${text.inPlaceOf(when)}`}
                    onClick={() => onRestore(backup)}
                  >
                    {text.inPlace}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={!isUsable || isBusy}
                    aria-label={`${text.asCopy}: ${text.asCopyOf(when)}`}
                    onClick={() => onCopy(backup)}
                  >
                    {text.asCopy}
                  </Button>
                  <ActionIcon
                    size={28}
                    aria-label={text.removeOf(when)}
                    title={text.remove}
                    disabled={isBusy}
                    onClick={() => onRemove(backup)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
