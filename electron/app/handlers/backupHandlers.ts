import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { isNoticeableLoss, projectDifferences } from '../../../shared/exchange/differences';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import type { Backups } from '../../storage/backups';
import { thinningRule } from '../../storage/backupThinning';
import { fileFailure } from '../../storage/fileFailure';
import { createFile, nodeFileSystem } from '../../storage/fileSystem';
import type { ProjectStore } from '../../storage/projectStore';
import type { SettingsStore } from '../../storage/settings';
import type { FileTokens } from '../fileTokens';
import type { Host } from '../host';
import type { Handlers } from '../router';

export type BackupHandlers = Pick<
  Handlers,
  | 'backup.list'
  | 'backup.compare'
  | 'backup.make'
  | 'backup.restore'
  | 'backup.remove'
  | 'backup.chooseSecondFolder'
  | 'backup.setSecondFolder'
>;

export function backupHandlers(
  host: Host,
  store: ProjectStore,
  backups: Backups,
  settings: SettingsStore,
  tokens: FileTokens,
): BackupHandlers {
  const secondFolder = () => settings.read().secondBackupFolder ?? null;

  async function use(folder: string | null): Promise<Result<{ secondFolder: string | null }>> {
    if (folder !== null) {
      const usable = await checkFolder(folder, host.dataFolder);
      if (!usable.ok) return usable;
    }
    const changed = await settings.change({ secondBackupFolder: folder });
    return changed.ok ? ok({ secondFolder: secondFolder() }) : changed;
  }

  return {
    'backup.list': async ({ projectId }) => {
      const listed = await backups.list(projectId);
      return listed.ok
        ? ok({ backups: listed.value, rule: thinningRule, secondFolder: secondFolder() })
        : listed;
    },
    'backup.compare': async ({ projectId, backupId }) => {
      const backup = await backups.read(projectId, backupId);
      if (!backup.ok) return backup;
      const present = await store.read(projectId);
      if (!present.ok) return present;
      const { project } = present.value;
      const differences = projectDifferences(project, backup.value);
      const requirementCount = project.requirements.length;
      return ok({
        differences,
        isNoticeableLoss: isNoticeableLoss(differences.removedRequirements, requirementCount),
        requirementCount,
      });
    },
    'backup.make': ({ projectId }) => backups.make(projectId, 'manual'),
    'backup.restore': ({ projectId, backupId, into }) => backups.restore(projectId, backupId, into),
    'backup.remove': ({ projectId, backupId }) => backups.remove(projectId, backupId),
    'backup.chooseSecondFolder': async () => {
      if (!host.dialogs?.chooseFolder) return ok({ secondFolder: secondFolder(), needsPicker: true });
      const chosen = await host.dialogs.chooseFolder();
      if (chosen === null) return ok({ secondFolder: secondFolder(), needsPicker: false });
      const used = await use(chosen);
      return used.ok ? ok({ ...used.value, needsPicker: false }) : used;
    },
    'backup.setSecondFolder': async ({ folder }) => {
      if (folder === null) return use(null);
      const found = tokens.folder(folder);
      return found.ok ? use(found.value) : found;
    },
  };
}

/** Whether backups can be written there: by writing. Below the data folder they would go with it. */
async function checkFolder(folder: string, dataFolder: string): Promise<Result<null>> {
  const inside = path.relative(dataFolder, folder);
  if (inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside))) {
    const message = '자료 폴더 안은 고를 수 없어요. 다른 디스크나 공유 폴더를 골라 주세요.';
    return fail({ type: 'invalidInput', problems: [{ path: '', message }] });
  }
  const probe = path.join(folder, `.~${randomBytes(6).toString('hex')}.tmp`);
  try {
    await createFile(nodeFileSystem, probe, Buffer.from('baljugil'));
    await nodeFileSystem.remove(probe);
    return ok(null);
  } catch (error) {
    await nodeFileSystem.remove(probe).catch(() => undefined);
    return fail(fileFailure(error, folder, 'write', nodeFileSystem));
  }
}
