import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from '../storage/fileFailure';
import { createFolders, type FileSystem, nodeFileSystem } from '../storage/fileSystem';
import { saveProjectFile } from '../storage/projectFiles';
import type { ProjectStore } from '../storage/projectStore';
import { readWithHistory } from './storedExchange';

/** Keeps a project as it is before something that is hard to take back; the reason goes into the name. */
export type MakeBackup = (projectId: string, reason: string) => Promise<Result<unknown>>;

/** Backups as `.baljugil` files in `backups/<projectId>` of the data folder, with the history. */
export function backUpAsFile(
  store: ProjectStore,
  { dataFolder, version, accountName }: { dataFolder: string; version: string; accountName: string },
  { now = () => new Date(), fileSystem = nodeFileSystem }: { now?: () => Date; fileSystem?: FileSystem } = {},
): MakeBackup {
  return async (projectId, reason) => {
    const read = await readWithHistory(store, dataFolder, projectId, fileSystem);
    if (!read.ok) return read;
    const folder = path.join(dataFolder, 'backups', projectId);
    try {
      await createFolders(fileSystem, folder);
    } catch (error) {
      return fail(fileFailure(error, folder, 'write', fileSystem));
    }
    const at = now();
    const stamp = at.toISOString().replaceAll(/[^0-9]/g, '');
    const { stored, end, changes } = read.value;
    const saved = await saveProjectFile(path.join(folder, `${stamp}-${reason}.baljugil`), stored.project, {
      now: at,
      appVersion: version,
      savedBy: accountName,
      place: end,
      history: changes,
      fileSystem,
    });
    return saved.ok ? ok(null) : saved;
  };
}
