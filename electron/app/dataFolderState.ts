import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataFolderState } from '../../shared/ipc/calls';
import { isProjectId } from '../storage/projectStore';
import type { SettingsStore } from '../storage/settings';
import { readTrace } from './folderTrace';

export const projectsFolderName = 'projects';
/** A share whose server is gone can keep a question waiting for minutes. */
const answerMilliseconds = 5_000;

export interface Places {
  /** Where the settings are, and projects too unless another folder was chosen; absolute. */
  home: string;
  /** False when `home` was named from outside and nothing is to choose. */
  mayChoose: boolean;
  /** A second place that is told where the data lies; `null` for none. */
  traceFolder: string | null;
}

/**
 * Finds the folder projects lie in and whether it is what it was last time. Nothing is made: in the place of a folder that
 * is not there, no empty one appears.
 */
export async function findDataFolder(
  { home, mayChoose, traceFolder }: Places,
  settings: Pick<SettingsStore, 'recall'>,
): Promise<{ state: DataFolderState; folder: string | null }> {
  const chosen = mayChoose ? settings.recall('dataFolder') : home;
  if (chosen === null) {
    // Whoever worked here before folders could be chosen goes on where the work is.
    if ((await projectIds(home)).length > 0) return { state: { kind: 'ready' }, folder: home };
    const trace = await readTrace(traceFolder);
    return { state: { kind: 'notChosen', trace }, folder: null };
  }
  const seen = settings.recall('seen');
  const last = seen?.folder === chosen ? Object.keys(seen.projects) : [];
  if (chosen !== home && !(await isThere(chosen)))
    return { state: { kind: 'missing', displayPath: chosen, projectCount: last.length }, folder: null };
  const isUntouched = chosen !== home && !(await isThere(path.join(chosen, projectsFolderName)));
  const missing = last.length > 0 ? await missingProjects(chosen, last) : [];
  // A place where a disk is mounted stays behind as an empty folder when the disk is gone.
  if (isUntouched || (missing.length > 0 && missing.length === last.length))
    return { state: { kind: 'emptied', displayPath: chosen, projectCount: last.length }, folder: null };
  return { state: { kind: 'ready' }, folder: chosen };
}

/** Those of the projects that are neither in the folder nor in its trash. */
export async function missingProjects(folder: string, projectIds: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const id of projectIds) {
    const places = [projectsFolderName, 'trash'].map((one) => path.join(folder, one, id));
    const found = await Promise.all(places.map(isThere));
    if (!found.includes(true)) missing.push(id);
  }
  return missing;
}

/** Names of the projects in a data folder; none when it cannot be read. */
export async function projectIds(folder: string): Promise<string[]> {
  const names = await readdir(path.join(folder, projectsFolderName)).catch(() => []);
  return names.filter(isProjectId);
}

/** Whether a folder is there and answers in time. */
export async function isThere(folder: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), answerMilliseconds);
  });
  const answer = stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
