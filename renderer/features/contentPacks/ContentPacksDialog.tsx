import { useCallback, useEffect, useState } from 'react';
import type { FileRef, ListedPacks, PackPreview as Preview } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { useProject } from '../../stores/projectStore';
import { contentPackText as text } from '../../text/contentPackText';
import { FailurePanel } from '../../text/FailurePanel';
import { Button, Dialog, Loader, notify } from '../../ui';
import { chooseOpen } from '../../ui/useFiles';
import styles from './ContentPacks.module.css';
import { InstalledPackList } from './InstalledPackList';
import { PackPreview } from './PackPreview';

/** 내용 묶음: what is installed, and what a carried-in file would change before any of it counts. */
export function ContentPacksDialog({ onClose }: { onClose(): void }) {
  const [listed, setListed] = useState<ListedPacks | null>(null);
  const [looked, setLooked] = useState<{ file: FileRef; preview: Preview } | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  const list = useCallback(async () => {
    const answer = await api.call('contentPack.list', {});
    if (answer.ok) setListed(answer.value);
    else setFailure(answer.failure);
  }, []);
  useEffect(() => void list(), [list]);

  const choose = async () => {
    const file = await chooseOpen('contentPack');
    if (!file) return;
    setBusy(true);
    setFailure(null);
    const preview = await api.call('contentPack.preview', { file: file.token });
    setBusy(false);
    setLooked(preview.ok ? { file, preview: preview.value } : null);
    if (preview.ok) setTaken(new Set(preview.value.changes.map((one) => one.key)));
    else setFailure(preview.failure);
  };

  const install = async () => {
    if (!looked) return;
    setBusy(true);
    setFailure(null);
    const { file, preview } = looked;
    const content = await api.call('contentPack.install', {
      file: file.token,
      sha256: preview.sha256,
      taken: [...taken],
    });
    setBusy(false);
    if (!content.ok) return setFailure(content.failure);
    useProject.getState().receiveContent(content.value);
    setLooked(null);
    notify.done(text.done, `${preview.name} ${preview.version}`);
    await list();
  };

  const remove = async (name: string) => {
    setBusy(true);
    setFailure(null);
    const content = await api.call('contentPack.remove', { name });
    setBusy(false);
    if (!content.ok) return setFailure(content.failure);
    useProject.getState().receiveContent(content.value);
    notify.done(text.removed, name);
    await list();
  };

  const back = () => {
    setLooked(null);
    setFailure(null);
  };
  return (
    <Dialog
      title={text.title}
      width={looked ? 920 : 680}
      onClose={onClose}
      mayClose={!isBusy}
      footer={
        <div className={styles.footer}>
          {looked ? (
            <>
              <span>{text.leaving}</span>
              <Button variant="default" disabled={isBusy} onClick={back}>
                {text.back}
              </Button>
              <Button loading={isBusy} disabled={taken.size === 0} onClick={() => void install()}>
                {text.install(taken.size)}
              </Button>
            </>
          ) : (
            <Button variant="default" disabled={isBusy} onClick={onClose}>
              {text.close}
            </Button>
          )}
        </div>
      }
    >
      <div className={styles.layout}>
        {failure && <FailurePanel failure={failure} />}
        {looked ? (
          <PackPreview preview={looked.preview} taken={taken} onTaken={setTaken} />
        ) : (
          <>
            <p className={styles.text}>{text.promise}</p>
            <p className={styles.hint}>{text.unsigned}</p>
            <div>
              <Button data-autofocus disabled={isBusy} onClick={() => void choose()}>
                {text.choose}
              </Button>
            </div>
            {listed ? (
              <InstalledPackList listed={listed} isBusy={isBusy} onRemove={(name) => void remove(name)} />
            ) : (
              !failure && <Loader role="status" aria-label={text.reading} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
