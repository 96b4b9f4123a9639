import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Content } from '../../shared/content/content';
import { callNames } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { exchangeInWorker } from '../exchange/exchangeInWorker';
import { readWithHistory } from '../exchange/storedExchange';
import { openBackups } from '../storage/backups';
import { type EvidenceFolder, openEvidenceFolder } from '../storage/evidenceFolder';
import { openInstalledPacks } from '../storage/installedPacks';
import { openKeptForms } from '../storage/keptForms';
import { evidenceFolderName, openProjectStore } from '../storage/projectStore';
import { openSettings, type SettingsStore, type WindowPlace } from '../storage/settings';
import { contentPacks } from './contentPacks';
import { findDataFolder, missingProjects } from './dataFolderState';
import { openErrorLog } from './errorLog';
import { createFileTokens, type FileTokens } from './fileTokens';
import { writeTrace } from './folderTrace';
import { type AppHandlers, appHandlers, type PresentFolder } from './handlers/appHandlers';
import { backupHandlers } from './handlers/backupHandlers';
import { contentPackHandlers } from './handlers/contentPackHandlers';
import { type DataFolderHandlers, dataFolderHandlers } from './handlers/dataFolderHandlers';
import { documentHandlers } from './handlers/documentHandlers';
import { evidenceHandlers } from './handlers/evidenceHandlers';
import { exchangeHandlers } from './handlers/exchangeHandlers';
import { type FileHandlers, fileHandlers } from './handlers/fileHandlers';
import { formHandlers } from './handlers/formHandlers';
import { historyHandlers } from './handlers/historyHandlers';
import { paperHandlers } from './handlers/paperHandlers';
import { projectHandlers } from './handlers/projectHandlers';
import { readingHandlers } from './handlers/readingHandlers';
import type { Host } from './host';
import { createJobs, type Jobs } from './jobs';
import { type LaterSettings, laterSettings } from './laterSettings';
import { loadContent } from './loadContent';
import { openedCopies } from './openedCopies';
import { readableProjects } from './readableProjects';
import { withRecents } from './recentProjects';
import { createRouter, type Handlers, type Router } from './router';
import { openSeenProjects } from './seenProjects';

export interface App {
  route: Router;
  /** Where the window was when the program was last used, and what is to be kept of where it is. */
  window: { last(): WindowPlace | null; moved(place: WindowPlace): void };
  /** Cancels running work and closes what is open; changes already answered are on disk. */
  close(): Promise<void>;
}

/** The whole main side of the product, the same behind every host. */
export async function createApp(host: Host): Promise<App> {
  const tokens = createFileTokens();
  const jobs = createJobs(host.emit);
  const ours = await loadContent(host.templatesFolder);
  let content = ours;
  const settings = openSettings(host.dataFolder, {
    defaults: { displayName: host.accountName.slice(0, 60), colorScheme: 'auto', textScale: 1 },
    now: () => new Date(),
    openFile: host.openSettingsFile,
    notify: (text) => host.emit('app.notice', { text }),
  });
  const places = {
    home: host.dataFolder,
    mayChoose: host.mayChooseFolder ?? false,
    traceFolder: host.traceFolder ?? null,
  };
  const later = laterSettings(settings, timer);
  const logBug = openErrorLog(host.dataFolder);
  let present: PresentFolder = { state: { kind: 'notChosen', trace: null }, folder: null, notices: [] };
  let workplace: Workplace | null = null;
  let route: Router = async () => fail({ type: 'noDataFolder' });

  async function release(): Promise<void> {
    await workplace?.close();
    workplace = null;
  }

  async function reopen() {
    await release();
    const found = await findDataFolder(places, settings);
    present = { ...found, notices: [] };
    content = ours;
    if (found.folder !== null) {
      workplace = await openWorkplace(
        { ...host, dataFolder: found.folder },
        {
          tokens,
          jobs,
          ours,
          content: { now: () => content, use: (next) => (content = next) },
          settings,
          later,
        },
      );
      present.notices = [...workplace.notices, ...(await noticesOfMissing(settings, found.folder))];
    }
    route = createRouter({ ...noFolderHandlers(), ...workplace?.handlers, ...always }, logBug);
    return found.state;
  }

  const always = {
    ...appHandlers(
      host,
      settings,
      () => content,
      () => present,
    ),
    ...dataFolderHandlers({ host, settings, tokens, jobs, present: () => present.folder, release, reopen }),
    ...fileHandlers(host, tokens),
    'window.placed': async (place) => {
      later.note({ window: place });
      return ok(null);
    },
  } satisfies Partial<Handlers>;
  await reopen();
  return {
    route: (name, input) => route(name, input),
    window: { last: () => later.recall('window'), moved: (place) => later.note({ window: place }) },
    async close() {
      jobs.cancelAll();
      await release();
      await later.flush();
    },
  };
}

/** What every call answers that needs a data folder while there is none. */
function noFolderHandlers(): Handlers {
  const refuse = async () => fail({ type: 'noDataFolder' });
  return Object.fromEntries(callNames.map((name) => [name, refuse])) as unknown as Handlers;
}

async function noticesOfMissing(settings: SettingsStore, folder: string): Promise<string[]> {
  const seen = settings.recall('seen');
  if (seen?.folder !== folder) return [];
  const missing = await missingProjects(folder, Object.keys(seen.projects));
  return missing.length === 0
    ? []
    : [
        `지난번에 있던 사업 ${missing.length}건이 자료 폴더에 보이지 않아요. 다른 PC에서 지웠거나 폴더가 예전 상태로 되돌려졌을 수 있어요. 백업을 확인해 주세요.`,
      ];
}

interface Workplace {
  handlers: Omit<Handlers, keyof (AppHandlers & DataFolderHandlers & FileHandlers) | 'window.placed'>;
  /** Korean sentences about what was found in it. */
  notices: string[];
  close(): Promise<void>;
}

interface Shared {
  tokens: FileTokens;
  jobs: Jobs;
  /** The product's own content. */
  ours: Result<Content>;
  /** What is in use: the same with the installed packs over it. */
  content: { now(): Result<Content>; use(next: Result<Content>): void };
  settings: SettingsStore;
  later: LaterSettings;
}

/** Everything that works on one data folder, which `host.dataFolder` names here. */
async function openWorkplace(
  host: Host,
  { tokens, jobs, ours, content, settings, later }: Shared,
): Promise<Workplace> {
  const contentNow = content.now;
  const seen = openSeenProjects(settings, host.dataFolder, {
    timer,
    written: (projectIds) =>
      writeTrace(host.traceFolder ?? null, {
        folder: host.dataFolder,
        projectCount: projectIds.length,
        at: new Date().toISOString(),
      }),
  });
  const store = openProjectStore({
    folder: host.dataFolder,
    now: () => new Date(),
    randomId: randomUUID,
    accountName: host.accountName,
    displayName: () => settings.read().displayName,
    seen,
    beforeMigration: (stored) => backups.makeOf(stored),
  });
  const evidenceFolders = new Map<string, EvidenceFolder>();
  const evidenceOf = (projectId: string) => {
    const folder =
      evidenceFolders.get(projectId) ??
      openEvidenceFolder(path.join(host.dataFolder, 'projects', projectId, evidenceFolderName));
    evidenceFolders.set(projectId, folder);
    return folder;
  };
  const copies = openedCopies(host.dataFolder, randomUUID);
  await copies.clear();
  const work = exchangeInWorker(host.workerFile);
  const savedBy = () => settings.read().displayName || host.accountName;
  const backups = openBackups({
    folder: host.dataFolder,
    store,
    now: () => new Date(),
    timer,
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
    evidenceOf,
    secondFolder: () => settings.read().secondBackupFolder ?? null,
    notify: (text) => host.emit('app.notice', { text }),
  });
  const readProject = async (projectId: string) => {
    const stored = await store.read(projectId);
    return stored.ok ? ok(stored.value.project) : stored;
  };
  const forms = openKeptForms(host.dataFolder, { now: () => new Date(), newId: randomUUID });
  const projects = projectHandlers({ store, backups, contentNow, newId: randomUUID, evidenceOf });
  const installed = openInstalledPacks(host.dataFolder, { now: () => new Date() });
  const packs = ours.ok ? contentPacks(ours.value, installed, () => readableProjects(store)) : null;
  const overlaid = await packs?.content();
  if (overlaid) content.use(ok(overlaid.content));
  return {
    handlers: {
      ...projects,
      ...withRecents(projects, later, () => new Date()),
      ...backupHandlers(host, store, backups, settings, tokens),
      ...historyHandlers(store, tokens, contentNow),
      ...exchangeHandlers({
        host,
        store,
        tokens,
        savedBy,
        work,
        makeBackup: (projectId, reason) => backups.make(projectId, reason),
        evidenceOf,
      }),
      ...evidenceHandlers({
        store,
        tokens,
        evidenceOf,
        fromBackups: (projectId, one) => backups.evidenceBytes(projectId, one),
        copies,
        host,
        changed: (projectId) => backups.changed(projectId),
        now: () => new Date(),
        newId: randomUUID,
      }),
      ...readingHandlers({ host, tokens, jobs, contentNow, store, newId: randomUUID }),
      ...documentHandlers({
        host,
        tokens,
        jobs,
        contentNow,
        readProject,
        newId: randomUUID,
        author: savedBy,
        now: () => new Date(),
      }),
      ...paperHandlers({ host, tokens, jobs, contentNow, readProject }),
      ...formHandlers({ host, tokens, jobs, contentNow, forms, readProject, now: () => new Date() }),
      ...contentPackHandlers({ tokens, ours, packs, use: content.use }),
    },
    notices: overlaid?.notices ?? [],
    async close() {
      await backups.close();
      await store.closeAll();
      await copies.clear();
      await seen.flush();
    },
  };
}

function timer(milliseconds: number, work: () => void): () => void {
  const due = setTimeout(work, milliseconds);
  // The process may end before it is due: the change itself is on disk.
  due.unref();
  return () => clearTimeout(due);
}
