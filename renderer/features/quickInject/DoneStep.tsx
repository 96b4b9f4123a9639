import { IconCircleCheck } from '@tabler/icons-react';
import type { Output } from '../../../shared/ipc/calls';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Alert, Text } from '../../ui';
import styles from './QuickInject.module.css';

/** What was written, and what to know about it. */
export function DoneStep({ saved, what }: { saved: Output<'wordDocument.inject'>; what: string }) {
  return (
    <div className={styles.done} role="status">
      <IconCircleCheck size={44} stroke={1.6} aria-hidden className={styles.doneIcon} />
      <Text fw={700} size="lg">
        {saved.backupName ? text.doneOriginal(saved.file.name) : text.done(saved.file.name)}
      </Text>
      <Text size="sm">{saved.backupName ? text.kept(saved.backupName) : what}</Text>
      {saved.notes.length > 0 && (
        <Alert color="info" variant="light" mt={12}>
          {saved.notes.map((note) => (
            <Text key={note} size="sm">
              {note}
            </Text>
          ))}
        </Alert>
      )}
    </div>
  );
}
