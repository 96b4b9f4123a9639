import { useEffect, useState } from 'react';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { useProject } from '../../stores/projectStore';
import { textScales, useSettings } from '../../stores/settingsStore';
import { FailurePanel } from '../../text/FailurePanel';
import { frameText, textSizeNames } from '../../text/frameText';
import { settingsText as text } from '../../text/settingsText';
import { Button, ChoiceGroup, Dialog, JobProgress, notify, TextInput, useCommittedText } from '../../ui';
import { ChangeFolder } from './ChangeFolder';
import { FolderFindings } from './FolderFindings';
import styles from './Settings.module.css';
import { useDataFolder } from './useDataFolder';

const schemes = [
  { value: 'light', label: frameText.light },
  { value: 'dark', label: frameText.dark },
  { value: 'auto', label: frameText.followSystem },
] as const;

/** 설정: who one is, how it looks, and where the work is kept. */
export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { info, settings, change } = useSettings();
  const folder = useDataFolder();
  const { report, examine } = folder;
  const [isChanging, setIsChanging] = useState(false);
  const isBusy = folder.progress !== null;

  useEffect(() => void examine({ place: 'present' }), [examine]);

  const chooseOther = async () => {
    if (await folder.choose()) setIsChanging(true);
  };
  const back = () => {
    setIsChanging(false);
    void examine({ place: 'present' });
  };
  const moveTo = async (bring: 'copy' | 'nothing') => {
    if (!report) return;
    // The open project belongs to the old folder.
    await flushPendingEdits();
    await useProject.getState().close();
    if (await folder.use(report.folder.token, bring)) {
      setIsChanging(false);
      void examine({ place: 'present' });
      notify.done(text.changed, report.displayPath);
    }
  };

  return (
    <Dialog
      title={isChanging ? text.changeTitle : text.title}
      width={680}
      onClose={onClose}
      mayClose={!isBusy}
      footer={
        !isChanging && (
          <div className={styles.footer}>
            <Button onClick={onClose}>{text.close}</Button>
          </div>
        )
      }
    >
      {isChanging && report ? (
        <>
          <ChangeFolder
            key={report.folder.token}
            report={report}
            isBusy={isBusy}
            onChange={(bring) => void moveTo(bring)}
            onOther={() => void chooseOther()}
            onBack={back}
          />
          {folder.progress && (
            <JobProgress title={text.copying} progress={folder.progress} onCancel={folder.cancel} />
          )}
          {folder.failure && <FailurePanel failure={folder.failure} />}
        </>
      ) : (
        <>
          <section className={styles.section} aria-labelledby="settings-person">
            <h3 id="settings-person">{text.person}</h3>
            <NameField value={settings.displayName} onCommit={(displayName) => change({ displayName })} />
          </section>
          <section className={styles.section} aria-labelledby="settings-screen">
            <h3 id="settings-screen">{text.screen}</h3>
            <div className={styles.row}>
              <span>{text.colorScheme}</span>
              <ChoiceGroup
                label={text.colorScheme}
                choices={schemes}
                value={settings.colorScheme}
                onChoose={(colorScheme) => change({ colorScheme })}
              />
            </div>
            <div className={styles.row}>
              <span>{text.textSize}</span>
              <ChoiceGroup
                label={text.textSize}
                choices={textScales.map((scale) => ({ value: String(scale), label: textSizeNames[scale] }))}
                value={String(settings.textScale)}
                onChoose={(chosen) => {
                  const textScale = textScales.find((scale) => String(scale) === chosen);
                  if (textScale) change({ textScale });
                }}
              />
            </div>
          </section>
          <section className={styles.section} aria-labelledby="settings-folder">
            <h3 id="settings-folder">{text.folder}</h3>
            <div className={styles.card}>
              {report && <FolderFindings report={report} />}
              <div role="status">{folder.isTesting && text.testing}</div>
              {folder.failure && <FailurePanel failure={folder.failure} />}
              <div className={styles.actions}>
                <Button
                  variant="default"
                  disabled={folder.isTesting}
                  onClick={() => void examine({ place: 'present' })}
                >
                  {text.testAgain}
                </Button>
                {info?.mayChooseFolder && (
                  <Button variant="default" disabled={folder.isTesting} onClick={() => void chooseOther()}>
                    {text.change}
                  </Button>
                )}
              </div>
              {info && !info.mayChooseFolder && <p className={styles.small}>{text.fixedFolder}</p>}
            </div>
          </section>
          <section className={styles.section} aria-labelledby="settings-backup">
            <h3 id="settings-backup">{text.backup}</h3>
            <p className={styles.small}>{info?.settings.secondBackupFolder ?? text.backupNone}</p>
            <p className={styles.small}>{text.backupWhere}</p>
          </section>
        </>
      )}
    </Dialog>
  );
}

function NameField({ value, onCommit }: { value: string; onCommit(name: string): void }) {
  const { text: typed, field } = useCommittedText({ value, onCommit: (name) => onCommit(name.trim()) });
  return (
    <TextInput
      label={text.displayName}
      description={text.displayNameWhat}
      maxLength={60}
      data-autofocus
      {...field}
      value={typed}
    />
  );
}
