import { IconCircleCheck, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { shortestPassword } from '../../../shared/exchange/shortestPassword';
import type { Saved } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { showInFolder } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { exchangeText as text } from '../../text/exchangeText';
import { FailurePanel } from '../../text/FailurePanel';
import { Alert, Button, Checkbox, Dialog, Switch } from '../../ui';
import { chooseSave } from '../../ui/useFiles';
import styles from './Exchange.module.css';
import { PasswordField } from './PasswordField';

/** 사본 내보내기: the project and its history as one file, locked when wanted, read again before it is called done. */
export function ExportCopyDialog({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const [isLocked, setIsLocked] = useState(false);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [hasSecond, setHasSecond] = useState(false);
  const [second, setSecond] = useState('');
  const [secondAgain, setSecondAgain] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!project) return null;

  const tooShort = isLocked && password.length < shortestPassword;
  const different = isLocked && password !== again;

  const secondTooShort = isLocked && hasSecond && second.length < shortestPassword;
  const secondDifferent = isLocked && hasSecond && second !== secondAgain;
  const secondSame =
    isLocked && hasSecond && second !== '' && second.normalize('NFC') === password.normalize('NFC');

  const save = async () => {
    setIsTried(true);
    if (tooShort || different || secondTooShort || secondDifferent || secondSame) return;
    setFailure(null);
    await flushPendingEdits();
    const target = await chooseSave('projectFile', `${project.facts.projectName.slice(0, 80)}.baljugil`);
    if (!target) return;
    setIsWorking(true);
    const done = await api.call('exchange.export', {
      projectId: project.id,
      target: target.token,
      ...(isLocked && { passwords: hasSecond ? [password, second] : [password] }),
    });
    setIsWorking(false);
    if (done.ok) setSaved(done.value);
    else setFailure(done.failure);
  };

  const secondProblem = !isTried
    ? null
    : secondTooShort
      ? text.tooShort
      : secondSame
        ? text.secondSame
        : null;
  return (
    <Dialog
      title={text.exportTitle}
      width={560}
      onClose={onClose}
      mayClose={!isWorking}
      footer={
        <div className={styles.footer}>
          <Button variant="default" disabled={isWorking} onClick={onClose}>
            {text.close}
          </Button>
          {saved ? (
            <Button
              leftSection={<IconFolderOpen size={18} aria-hidden />}
              onClick={() => void showInFolder(saved.file.token)}
            >
              {text.showFolder}
            </Button>
          ) : (
            <Button loading={isWorking} data-autofocus onClick={() => void save()}>
              {failure ? text.retry : text.chooseTarget}
            </Button>
          )}
        </div>
      }
    >
      {saved ? (
        <Done saved={saved} />
      ) : (
        <>
          <p className={styles.text}>{text.exportWhat}</p>
          <Switch
            label={text.lock}
            checked={isLocked}
            disabled={isWorking}
            onChange={(event) => setIsLocked(event.currentTarget.checked)}
          />
          {isLocked && (
            <div className={styles.passwords}>
              <PasswordField
                label={text.newPassword}
                value={password}
                error={isTried && tooShort ? text.tooShort : null}
                onChange={setPassword}
              />
              <PasswordField
                label={text.again}
                value={again}
                error={isTried && different ? text.different : null}
                onChange={setAgain}
              />
              <Checkbox
                label={text.second}
                description={text.secondWhat}
                checked={hasSecond}
                disabled={isWorking}
                onChange={(event) => setHasSecond(event.currentTarget.checked)}
              />
              {hasSecond && (
                <>
                  <PasswordField
                    label={text.secondPassword}
                    value={second}
                    error={secondProblem}
                    onChange={setSecond}
                  />
                  <PasswordField
                    label={text.secondPasswordAgain}
                    value={secondAgain}
                    error={isTried && secondDifferent ? text.different : null}
                    onChange={setSecondAgain}
                  />
                </>
              )}
              <Alert color="warning" variant="light" title={text.forgotten}>
                {text.notCertified}
              </Alert>
            </div>
          )}
          {isWorking && (
            <p className={styles.small} role="status">
              {text.exporting}
            </p>
          )}
          {failure && <FailurePanel failure={failure} />}
        </>
      )}
    </Dialog>
  );
}

function Done({ saved }: { saved: Saved }) {
  return (
    <div role="status" className={styles.done}>
      <IconCircleCheck size={32} aria-hidden />
      <div>
        <p className={styles.text}>
          <b>{text.exportedTitle}</b>
          <br />
          {text.exported(saved.file.name, saved.sizeBytes)}
        </p>
        {[...saved.notes, text.eject].map((note) => (
          <p key={note} className={styles.small}>
            {note}
          </p>
        ))}
      </div>
    </div>
  );
}
