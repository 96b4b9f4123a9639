import { IconFolder } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { backupText as text } from '../../text/backupText';
import { FailurePanel } from '../../text/FailurePanel';
import { Button, notify } from '../../ui';
import { chooseFolder } from '../../ui/useFiles';
import styles from './Backups.module.css';

/** Where every backup is kept a second time: chosen with the system's dialog or the picker, or not at all. */
export function SecondFolder({
  folder,
  onChange,
}: {
  folder: string | null;
  onChange(folder: string | null): void;
}) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const chooser = useRef<HTMLButtonElement>(null);

  const set = async (token: string | null) => {
    const answer = await api.call('backup.setSecondFolder', { folder: token });
    if (!answer.ok) return setFailure(answer.failure);
    // The button that was pressed goes away with the folder.
    if (token === null) chooser.current?.focus();
    onChange(answer.value.secondFolder);
    if (token === null) notify.done(text.cleared, text.clearedWhat);
    else notify.done(text.chosen, answer.value.secondFolder ?? undefined);
  };

  const choose = async () => {
    setFailure(null);
    setIsWorking(true);
    const answer = await api.call('backup.chooseSecondFolder', {});
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.needsPicker) {
      const picked = await chooseFolder();
      if (picked) await set(picked.token);
    } else if (answer.value.secondFolder !== folder) {
      onChange(answer.value.secondFolder);
      notify.done(text.chosen, answer.value.secondFolder ?? undefined);
    }
    setIsWorking(false);
  };

  return (
    <section className={styles.second} aria-labelledby="second-backup-folder">
      <h3 id="second-backup-folder" className={styles.heading}>
        {text.secondTitle}
      </h3>
      <p className={styles.small}>{text.secondWhat}</p>
      <div className={styles.folder}>
        <span className={styles.folderName} data-none={folder === null || undefined}>
          <IconFolder size={17} aria-hidden />
          {folder ?? text.secondNone}
        </span>
        <Button ref={chooser} size="xs" variant="default" loading={isWorking} onClick={() => void choose()}>
          {folder === null ? text.choose : text.chooseOther}
        </Button>
        {folder !== null && (
          <Button size="xs" variant="default" disabled={isWorking} onClick={() => void set(null)}>
            {text.clear}
          </Button>
        )}
      </div>
      {failure && <FailurePanel failure={failure} />}
    </section>
  );
}
