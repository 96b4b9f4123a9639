import path from 'node:path';
import { folderFindings, mayUseFolder } from '../../../shared/dataFolder/folderFindings';
import type { DataFolderReport, DataFolderState } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { fileFailure } from '../../storage/fileFailure';
import { createFolders, nodeFileSystem } from '../../storage/fileSystem';
import type { SettingsStore } from '../../storage/settings';
import { copyDataFolder } from '../copyDataFolder';
import { isThere, missingProjects, projectIds, projectsFolderName } from '../dataFolderState';
import { examineFolder } from '../examineFolder';
import type { FileTokens } from '../fileTokens';
import type { Host } from '../host';
import type { Jobs } from '../jobs';
import type { Handlers } from '../router';

export type DataFolderHandlers = Pick<
  Handlers,
  | 'dataFolder.examine'
  | 'dataFolder.choose'
  | 'dataFolder.use'
  | 'dataFolder.retry'
  | 'dataFolder.continueEmpty'
>;

/** Name of the folder made inside one that holds other things. */
const ownFolderName = '발주길잡이 자료';

export interface DataFolderWork {
  host: Host;
  settings: SettingsStore;
  tokens: FileTokens;
  jobs: Jobs;
  /** The folder in use, `null` while there is none. */
  present(): string | null;
  /** Closes what is open on the present folder. */
  release(): Promise<void>;
  /** Looks for the folder anew and opens it. */
  reopen(): Promise<DataFolderState>;
}

/** Choosing, testing and changing the folder projects lie in. */
export function dataFolderHandlers(work: DataFolderWork): DataFolderHandlers {
  const { host, settings, tokens, jobs } = work;
  const home = host.dataFolder;

  async function examine(folder: string): Promise<Result<DataFolderReport>> {
    if (!(await isThere(folder))) return fail({ type: 'folderNotFound', folderName: folder });
    const target = await targetIn(folder, home);
    const existing = (await isThere(target)) ? target : folder;
    const findings = folderFindings({ ...(await examineFolder(existing)), path: target });
    const ids = await projectIds(target);
    return ok({
      folder: tokens.giveFolder(target),
      displayPath: target.normalize('NFC'),
      isDefault: target === home,
      isPresent: target === work.present(),
      isNew: existing !== target,
      projectCount: ids.length,
      findings,
      mayUse: mayUseFolder(findings),
    });
  }

  async function use(
    target: string,
    bring: 'copy' | 'nothing',
    jobId: string,
  ): Promise<Result<DataFolderState>> {
    const from = work.present();
    if (target === from) return ok({ kind: 'ready' });
    if (isInside(target, home) || (from && isInside(target, from))) {
      const message = '지금 쓰는 자료 폴더 안은 고를 수 없어요. 다른 폴더를 골라 주세요.';
      return fail({ type: 'invalidInput', problems: [{ path: '', message }] });
    }
    try {
      await createFolders(nodeFileSystem, target);
    } catch (error) {
      return fail(fileFailure(error, target, 'write', nodeFileSystem));
    }
    const findings = folderFindings(await examineFolder(target));
    const refused = findings.find((one) => one.weight === 'refused');
    if (refused) return fail({ type: 'folderUnsuitable', folderName: target, reason: refused.what });
    if (from && bring === 'copy') {
      // Closed first: what is being written would be copied half.
      await work.release();
      const copied = await jobs.run(jobId, (job) =>
        copyDataFolder(from, target, { report: job.report, isCancelled: () => job.signal.aborted }),
      );
      if (!copied.ok) {
        await work.reopen();
        return copied;
      }
    }
    const made = await makeProjectsFolder(target);
    const seen = settings.recall('seen');
    const goesAlong = bring === 'copy' && seen?.folder === from ? seen.projects : {};
    const changed = made.ok
      ? await settings.change({ dataFolder: target, seen: { folder: target, projects: goesAlong } })
      : made;
    if (!changed.ok) {
      await work.reopen();
      return changed;
    }
    await work.release();
    return ok(await work.reopen());
  }

  return {
    'dataFolder.examine': async (asked) => {
      if (asked.place !== 'chosen')
        return examine(asked.place === 'present' ? (work.present() ?? home) : home);
      const folder = tokens.folder(asked.folder);
      return folder.ok ? examine(folder.value) : folder;
    },
    'dataFolder.choose': async () => {
      if (!host.dialogs?.chooseFolder) return ok({ folder: null, needsPicker: true });
      const chosen = await host.dialogs.chooseFolder();
      return ok({ folder: chosen === null ? null : tokens.giveFolder(chosen), needsPicker: false });
    },
    'dataFolder.use': async ({ folder, bring, jobId }) => {
      if (!host.mayChooseFolder) return fail({ type: 'notAvailableHere', what: '자료 폴더 바꾸기' });
      const target = tokens.folder(folder);
      return target.ok ? use(target.value, bring, jobId) : target;
    },
    'dataFolder.retry': async () => ok(await work.reopen()),
    'dataFolder.continueEmpty': async () => {
      const folder = host.mayChooseFolder ? settings.recall('dataFolder') : home;
      if (folder === null) return ok(await work.reopen());
      if (!(await isThere(folder))) return fail({ type: 'folderNotFound', folderName: folder });
      const made = await makeProjectsFolder(folder);
      if (!made.ok) return made;
      const seen = settings.recall('seen');
      const gone = seen?.folder === folder ? await missingProjects(folder, Object.keys(seen.projects)) : [];
      const left = Object.entries(seen?.folder === folder ? seen.projects : {}).filter(
        ([id]) => !gone.includes(id),
      );
      const changed = await settings.change({ seen: { folder, projects: Object.fromEntries(left) } });
      return changed.ok ? ok(await work.reopen()) : changed;
    },
  };
}

/** The folder itself when it is the program's own or empty; otherwise a folder of our own inside it. */
async function targetIn(folder: string, home: string): Promise<string> {
  if (folder === home || (await isThere(path.join(folder, projectsFolderName)))) return folder;
  const names = await nodeFileSystem.list(folder).catch(() => ['']);
  return names.length === 0 ? folder : path.join(folder, ownFolderName);
}

async function makeProjectsFolder(folder: string): Promise<Result<null>> {
  try {
    await createFolders(nodeFileSystem, path.join(folder, projectsFolderName));
    return ok(null);
  } catch (error) {
    return fail(fileFailure(error, folder, 'write', nodeFileSystem));
  }
}

function isInside(folder: string, parent: string): boolean {
  const inside = path.relative(parent, folder);
  return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside);
}
