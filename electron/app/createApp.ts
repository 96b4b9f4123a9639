import { randomUUID } from 'node:crypto';
import { ok } from '../../shared/ipc/failure';
import { exchangeInWorker } from '../exchange/exchangeInWorker';
import { readWithHistory } from '../exchange/storedExchange';
import { openBackups } from '../storage/backups';
import { openProjectStore } from '../storage/projectStore';
import { openSettings } from '../storage/settings';
import { openErrorLog } from './errorLog';
import { createFileTokens } from './fileTokens';
import { appHandlers } from './handlers/appHandlers';
import { backupHandlers } from './handlers/backupHandlers';
import { documentHandlers } from './handlers/documentHandlers';
import { exchangeHandlers } from './handlers/exchangeHandlers';
import { fileHandlers } from './handlers/fileHandlers';
import { historyHandlers } from './handlers/historyHandlers';
import { projectHandlers } from './handlers/projectHandlers';
import { readingHandlers } from './handlers/readingHandlers';
import type { Host } from './host';
import { createJobs } from './jobs';
import { loadContent } from './loadContent';
import { createRouter, type Router } from './router';

export interface App {
  route: Router;
  /** Cancels running work and closes what is open; changes already answered are on disk. */
  close(): Promise<void>;
}

/** The whole main side of the product, the same behind every host. */
export async function createApp(host: Host): Promise<App> {
  const tokens = createFileTokens();
  const jobs = createJobs(host.emit);
  const content = await loadContent(host.templatesFolder);
  const settings = openSettings(host.dataFolder, {
    defaults: { displayName: host.accountName.slice(0, 60), colorScheme: 'auto', textScale: 1 },
    now: () => new Date(),
    openFile: host.openSettingsFile,
  });
  const store = openProjectStore({
    folder: host.dataFolder,
    now: () => new Date(),
    randomId: randomUUID,
    accountName: host.accountName,
    displayName: () => settings.read().displayName,
    beforeMigration: (stored) => backups.makeOf(stored),
  });
  const work = exchangeInWorker(host.workerFile);
  const savedBy = () => settings.read().displayName || host.accountName;
  const backups = openBackups({
    folder: host.dataFolder,
    store,
    now: () => new Date(),
    timer: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds);
      // The process may end before it is due: the change itself is on disk.
      timer.unref();
      return () => clearTimeout(timer);
    },
    appVersion: host.version,
    pack: async (projectId, now, known) => {
      const read = await readWithHistory(store, host.dataFolder, projectId, { known });
      if (!read.ok) return read;
      const { home } = read.value;
      const bytes = await work.pack(home, home.project.facts.projectName, {
        now,
        appVersion: host.version,
        savedBy: savedBy(),
      });
      return bytes.ok ? ok({ project: home.project, bytes: bytes.value }) : bytes;
    },
    secondFolder: () => settings.read().secondBackupFolder ?? null,
    notify: (text) => host.emit('app.notice', { text }),
  });
  const route = createRouter(
    {
      ...appHandlers(host, settings, content),
      ...projectHandlers({ store, backups, content, newId: randomUUID }),
      ...backupHandlers(host, backups, settings, tokens),
      ...historyHandlers(store, tokens),
      ...exchangeHandlers({
        host,
        store,
        tokens,
        savedBy,
        work,
        makeBackup: (projectId, reason) => backups.make(projectId, reason),
      }),
      ...fileHandlers(host, tokens),
      ...readingHandlers({ host, tokens, jobs, content, store, newId: randomUUID }),
      ...documentHandlers({
        host,
        tokens,
        jobs,
        content,
        readProject: async (projectId) => {
          const stored = await store.read(projectId);
          return stored.ok ? ok(stored.value.project) : stored;
        },
        newId: randomUUID,
      }),
    },
    openErrorLog(host.dataFolder),
  );
  return {
    route,
    async close() {
      jobs.cancelAll();
      await backups.close();
      await store.closeAll();
    },
  };
}
