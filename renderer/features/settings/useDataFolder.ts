import { useCallback, useState } from 'react';
import type { DataFolderReport, DataFolderState } from '../../../shared/ipc/calls';
import type { Failure, Result } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { useProject } from '../../stores/projectStore';
import { useSettings } from '../../stores/settingsStore';
import { chooseFolder } from '../../ui/useFiles';
import { useJob } from '../../ui/useJob';

/** Trying, choosing and using a folder for the projects; the last report and the last failure. */
export function useDataFolder() {
  const [report, setReport] = useState<DataFolderReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isTesting, setIsTesting] = useState(false);
  const job = useJob();

  const examine = useCallback(
    async (asked: { place: 'present' | 'default' } | { place: 'chosen'; folder: string }) => {
      setIsTesting(true);
      setFailure(null);
      const examined = await api.call('dataFolder.examine', asked);
      setIsTesting(false);
      if (examined.ok) setReport(examined.value);
      else setFailure(examined.failure);
      return examined.ok ? examined.value : null;
    },
    [],
  );

  const choose = useCallback(async () => {
    const chosen = await api.call('dataFolder.choose', {});
    if (!chosen.ok) {
      setFailure(chosen.failure);
      return null;
    }
    const folder = chosen.value.needsPicker ? await chooseFolder() : chosen.value.folder;
    return folder && examine({ place: 'chosen', folder: folder.token });
  }, [examine]);

  /** True when work can begin. */
  const settle = useCallback(async (answer: Promise<Result<DataFolderState>>) => {
    setFailure(null);
    const settled = await answer;
    if (!settled.ok) {
      setFailure(settled.failure);
      return false;
    }
    const described = await api.call('app.describe', {});
    if (described.ok) useSettings.getState().received(described.value);
    // Content packs lie in the data folder.
    const content = await api.call('content.read', {});
    if (content.ok) useProject.getState().receiveContent(content.value);
    return settled.value.kind === 'ready';
  }, []);

  const use = useCallback(
    (folder: string, bring: 'copy' | 'nothing') =>
      settle(job.run((jobId) => api.call('dataFolder.use', { folder, bring, jobId }))),
    [settle, job.run],
  );

  return {
    report,
    failure,
    isTesting,
    progress: job.progress,
    cancel: job.cancel,
    examine,
    choose,
    settle,
    use,
  };
}
