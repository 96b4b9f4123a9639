import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ExchangePreview, FileRef } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { explainFailure } from '../../../shared/ipc/failureText';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { openProject } from '../../stores/projectActions';
import { exchangeText as text } from '../../text/exchangeText';
import { FailurePanel } from '../../text/FailurePanel';
import { Button, Dialog, Loader, notify } from '../../ui';
import styles from './Exchange.module.css';
import { ImportPreview } from './ImportPreview';
import { PasswordField } from './PasswordField';

type Step =
  | { kind: 'reading' }
  | { kind: 'locked'; problem: string | null; isChecking: boolean }
  | { kind: 'preview'; preview: ExchangePreview; failure: Failure | null }
  | { kind: 'taking'; preview: ExchangePreview }
  | { kind: 'failed'; failure: Failure };

/** 가져오기: what the file holds and how it stands to what is here, before anything changes. */
export function ImportDialog({ file, onClose }: { file: FileRef; onClose(): void }) {
  const [step, setStep] = useState<Step>({ kind: 'reading' });
  const [password, setPassword] = useState('');
  const [lossConfirmed, setLossConfirmed] = useState(false);
  const asked = useRef('');

  const look = async (given: string) => {
    const looked = await api.call('exchange.preview', {
      file: file.token,
      ...(given && { password: given }),
    });
    // Another file may have been dropped meanwhile.
    if (asked.current !== file.token) return;
    if (looked.ok) return setStep({ kind: 'preview', preview: looked.value, failure: null });
    const { failure } = looked;
    if (failure.type === 'passwordRequired') setStep({ kind: 'locked', problem: null, isChecking: false });
    else if (failure.type === 'wrongPassword')
      setStep({ kind: 'locked', problem: sentenceOf(failure), isChecking: false });
    else setStep({ kind: 'failed', failure });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once for every file
  useEffect(() => {
    asked.current = file.token;
    setStep({ kind: 'reading' });
    setPassword('');
    setLossConfirmed(false);
    void look('');
    return () => {
      asked.current = '';
    };
  }, [file.token]);

  const unlock = (event: FormEvent) => {
    event.preventDefault();
    if (password === '' || (step.kind === 'locked' && step.isChecking)) return;
    setStep({ kind: 'locked', problem: null, isChecking: true });
    void look(password);
  };

  const take = async (preview: ExchangePreview, as: 'new' | 'replace') => {
    setStep({ kind: 'taking', preview });
    await flushPendingEdits();
    const taken = await api.call('exchange.import', {
      file: file.token,
      ...(password && { password }),
      as,
      sha256: preview.sha256,
      confirmLoss: lossConfirmed,
    });
    if (!taken.ok) return setStep({ kind: 'preview', preview, failure: taken.failure });
    onClose();
    if (!(await openProject(taken.value.projectId))) return;
    notify.done(as === 'new' ? text.taken : text.replaced, taken.value.notes.join('\n') || undefined);
  };

  const openMine = (preview: ExchangePreview) => {
    onClose();
    void openProject(preview.projectId);
  };

  const isTaking = step.kind === 'taking';
  const preview = step.kind === 'preview' || step.kind === 'taking' ? step.preview : null;
  return (
    <Dialog
      title={text.importTitle}
      width={640}
      onClose={onClose}
      mayClose={!isTaking}
      footer={
        <div className={styles.footer}>
          <Button variant="default" disabled={isTaking} onClick={onClose}>
            {step.kind === 'failed' ? text.close : text.cancel}
          </Button>
          {step.kind === 'locked' && (
            <Button type="submit" form="exchange-password" loading={step.isChecking} disabled={!password}>
              {text.unlock}
            </Button>
          )}
          {preview && (
            <Choices
              preview={preview}
              isTaking={isTaking}
              mayReplace={!preview.isNoticeableLoss || lossConfirmed}
              onTake={(as) => void take(preview, as)}
              onOpenMine={() => openMine(preview)}
            />
          )}
        </div>
      }
    >
      {step.kind === 'reading' && <Loader role="status" aria-label={text.reading} />}
      {step.kind === 'locked' && (
        <form id="exchange-password" onSubmit={unlock}>
          <p className={styles.text}>
            <b>{file.name}</b> · {text.locked}
          </p>
          <PasswordField
            label={text.password}
            value={password}
            error={step.problem}
            autoFocus
            onChange={setPassword}
          />
        </form>
      )}
      {preview && (
        <ImportPreview
          preview={preview}
          fileName={file.name}
          lossConfirmed={lossConfirmed}
          onConfirmLoss={setLossConfirmed}
        />
      )}
      {step.kind === 'preview' && step.failure && <FailurePanel failure={step.failure} />}
      {step.kind === 'failed' && <FailurePanel failure={step.failure} />}
    </Dialog>
  );
}

interface ChoicesProps {
  preview: ExchangePreview;
  isTaking: boolean;
  mayReplace: boolean;
  onTake(as: 'new' | 'replace'): void;
  onOpenMine(): void;
}

/** The safe way stands out; replacing does only when nothing done here would be lost by it. */
function Choices({ preview, isTaking, mayReplace, onTake, onOpenMine }: ChoicesProps) {
  const { relation } = preview;
  if (relation === 'new') {
    return (
      <Button loading={isTaking} data-autofocus onClick={() => onTake('new')}>
        {text.asNew}
      </Button>
    );
  }
  const copy = (isMain: boolean) => (
    <Button
      variant={isMain ? 'filled' : 'default'}
      loading={isMain && isTaking}
      disabled={!isMain && isTaking}
      onClick={() => onTake('new')}
    >
      {text.asCopy}
    </Button>
  );
  if (relation === 'same') {
    return (
      <>
        {copy(false)}
        <Button disabled={isTaking} data-autofocus onClick={onOpenMine}>
          {text.openMine}
        </Button>
      </>
    );
  }
  const isNewer = relation === 'newer';
  const replace = (
    <Button
      variant={isNewer ? 'filled' : 'default'}
      disabled={!mayReplace || isTaking}
      onClick={() => onTake('replace')}
    >
      {text.replace}
    </Button>
  );
  return isNewer ? (
    <>
      {copy(false)}
      {replace}
    </>
  ) : (
    <>
      {replace}
      {copy(true)}
    </>
  );
}

function sentenceOf(failure: Failure): string {
  const { what, todo } = explainFailure(failure);
  return `${what} ${todo}`;
}
