import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from '../storage/fileFailure';
import { createFolders, type FileSystem, nodeFileSystem } from '../storage/fileSystem';
import { writeExchangeFile } from '../storage/projectFiles';
import type { ProjectStore } from '../storage/projectStore';
import type { ExchangeWork } from './exchangeWork';
import { readWithHistory } from './storedExchange';

/** Keeps a project as it is before something that is hard to take back; the reason goes into the name. */
export type MakeBackup = (projectId: string, reason: string) => Promise<Result<unknown>>;

export interface BackupOptions {
  store: ProjectStore;
  work: ExchangeWork;
  dataFolder: string;
  appVersion: string;
  accountName: string;
  now: () => Date;
  fileSystem?: FileSystem;
}

/** Backups as `.baljugil` files in `backups/<projectId>` of the data folder, with the history. */
export function backUpAsFile(options: BackupOptions): MakeBackup {
  const { store, work, dataFolder, appVersion, accountName, fileSystem = nodeFileSystem } = options;
  return async (projectId, reason) => {
    const read = await readWithHistory(store, dataFolder, projectId, fileSystem);
    if (!read.ok) return read;
    const folder = path.join(dataFolder, 'backups', projectId);
    const now = options.now();
    const fileName = `${now.toISOString().replaceAll(/[^0-9]/g, '')}-${reason}.baljugil`;
    const packed = await work.pack(read.value.home, fileName, { now, appVersion, savedBy: accountName });
    if (!packed.ok) return packed;
    try {
      await createFolders(fileSystem, folder);
    } catch (error) {
      return fail(fileFailure(error, folder, 'write', fileSystem));
    }
    const written = await writeExchangeFile(path.join(folder, fileName), packed.value, { fileSystem });
    return written.ok ? ok(null) : written;
  };
}
