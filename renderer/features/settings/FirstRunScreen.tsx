import { useEffect, useRef, useState } from 'react';
import type { DataFolderState } from '../../../shared/ipc/calls';
import { api } from '../../api';
import { useSettings } from '../../stores/settingsStore';
import { FailurePanel } from '../../text/FailurePanel';
import { productName } from '../../text/frameText';
import { settingsText as text } from '../../text/settingsText';
import { Alert, Button } from '../../ui';
import { FolderFindings } from './FolderFindings';
import styles from './Settings.module.css';
import { useDataFolder } from './useDataFolder';

/** Stands in place of everything while there is no data folder: the first start, or a folder that is gone. */
export function FirstRunScreen({ state }: { state: Exclude<DataFolderState, { kind: 'ready' }> }) {
  const notices = useSettings((settings) => settings.info?.notices);
  const { report, failure, isTesting, examine, choose, settle, use } = useDataFolder();
  const [isStillMissing, setIsStillMissing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);

  // What is missing is not tried: writing there would be what must not happen.
  const isFirst = state.kind === 'notChosen';
  useEffect(() => {
    title.current?.focus();
    // Whoever works with the keyboard goes on in the screen that comes after this one.
    return () => void setTimeout(() => document.getElementById('main')?.focus(), 0);
  }, []);
  useEffect(() => {
    if (isFirst) void examine({ place: 'default' });
  }, [examine, isFirst]);

  const busily = (work: () => Promise<unknown>) => async () => {
    setIsBusy(true);
    setIsStillMissing(false);
    await work();
    setIsBusy(false);
  };
  const retry = busily(async () => setIsStillMissing(!(await settle(api.call('dataFolder.retry', {})))));
  const continueEmpty = busily(() => settle(api.call('dataFolder.continueEmpty', {})));
  const begin = busily(async () => report && use(report.folder.token, 'nothing'));
  const isRisky = report?.findings.some((one) => one.weight === 'warning') ?? false;

  return (
    <main className={styles.page}>
      <div className={styles.first}>
        <header>
          <p className={styles.brand}>{productName}</p>
          <h1 ref={title} tabIndex={-1} className={styles.title}>
            {headings[state.kind]}
          </h1>
          <p className={styles.what}>{explanation(state)}</p>
        </header>
        {notices && notices.length > 0 && (
          <Alert color="warning" variant="light" title={text.atStart}>
            {notices.map((notice) => (
              <p key={notice} className={styles.small}>
                {notice}
              </p>
            ))}
          </Alert>
        )}
        {state.kind === 'notChosen' && state.trace && (
          <Alert color="warning" variant="light" title={text.traceTitle}>
            {text.trace(state.trace.folder, state.trace.projectCount, state.trace.at)}
          </Alert>
        )}
        {!isFirst && (
          <section className={styles.card} aria-label={text.folder}>
            <p className={styles.path}>{state.displayPath}</p>
            <div className={styles.actions}>
              <Button loading={isBusy} onClick={() => void retry()}>
                {text.retry}
              </Button>
              {state.kind === 'emptied' && (
                <Button variant="default" disabled={isBusy} onClick={() => void continueEmpty()}>
                  {text.continueEmpty}
                </Button>
              )}
            </div>
            {isStillMissing && (
              <p className={styles.small} role="status">
                {text.stillMissing}
              </p>
            )}
          </section>
        )}
        {report && (
          <section className={styles.card} aria-label={text.findings} aria-busy={isTesting}>
            <FolderFindings report={report} />
          </section>
        )}
        <div role="status">{isTesting && text.testing}</div>
        {failure && <FailurePanel failure={failure} />}
        <div className={styles.actions}>
          {report && (
            <Button
              variant={isRisky ? 'default' : 'filled'}
              loading={isBusy}
              disabled={isTesting || !report.mayUse}
              onClick={() => void begin()}
            >
              {isRisky ? text.useAnyway : text.startHere}
            </Button>
          )}
          <Button
            variant={isRisky ? 'filled' : 'default'}
            disabled={isBusy || isTesting}
            onClick={() => void choose()}
          >
            {text.chooseOther}
          </Button>
          {!report?.isDefault && (
            <Button
              variant="default"
              disabled={isBusy || isTesting}
              onClick={() => void examine({ place: 'default' })}
            >
              {isFirst ? text.defaultAgain : text.startDefault}
            </Button>
          )}
        </div>
      </div>
    </main>
  );
}

const headings = { notChosen: text.firstTitle, missing: text.missingTitle, emptied: text.emptiedTitle };

function explanation(state: Exclude<DataFolderState, { kind: 'ready' }>): string {
  if (state.kind === 'notChosen') return text.firstWhat;
  return state.kind === 'missing'
    ? text.missingWhat(state.projectCount)
    : text.emptiedWhat(state.projectCount);
}
