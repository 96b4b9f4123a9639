import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from '../storage/fileFailure';
import { createFile, createFolders, type FileSystem, isErrno, nodeFileSystem } from '../storage/fileSystem';
import { packsFolderName } from '../storage/installedPacks';
import { formsFolderName } from '../storage/keptForms';
import { isProjectId } from '../storage/projectStore';
import { readFileSafely } from '../storage/readFileSafely';
import { recoverProject } from '../storage/recoverProject';
import { unfinishedFileName } from '../storage/replaceFile';
import { projectsFolderName } from './dataFolderState';

/** What belongs to the user's work; locks, settings and browser profiles stay where they are. */
const carried = ['trash', 'backups', formsFolderName, packsFolderName, projectsFolderName];
const lockFile = /^lock-[0-9A-Za-z-]+\.json$/;
const limitBytes = 1_024 * 1_048_576;

export interface CopyOptions {
  report?: (progress: { done: number; total: number; label: string }) => void;
  isCancelled?: () => boolean;
  fileSystem?: FileSystem;
}

/**
 * Copies all projects with their trash and backups into another folder, each file read back, each project proven to open
 * at the same revision. Either all of it is in `to` afterwards or none; `from` is only read. A folder that holds
 * projects already is `folderHoldsProjects`.
 */
export async function copyDataFolder(
  from: string,
  to: string,
  { report = () => undefined, isCancelled = () => false, fileSystem = nodeFileSystem }: CopyOptions = {},
): Promise<Result<{ projectCount: number }>> {
  const incoming = path.join(to, `.incoming-${randomBytes(6).toString('hex')}`);
  let place = to;
  const arrived: string[] = [];
  try {
    await createFolders(fileSystem, to);
    if (await holdsAnything(fileSystem, to)) return fail({ type: 'folderHoldsProjects', folderName: to });
    place = from;
    const files = await filesBelow(fileSystem, from, carried);
    place = incoming;
    for (const top of carried) await createFolders(fileSystem, path.join(incoming, top));
    for (const [index, file] of files.entries()) {
      if (isCancelled()) {
        await discard(fileSystem, incoming);
        return fail({ type: 'cancelled' });
      }
      report({ done: index, total: files.length, label: '사업 자료를 복사하고 확인하는 중' });
      const copied = await copyFile(fileSystem, path.join(from, file), path.join(incoming, file));
      if (!copied.ok) {
        await discard(fileSystem, incoming);
        return copied;
      }
    }
    const proven = await proveCopies(fileSystem, from, incoming);
    if (!proven.ok) {
      await discard(fileSystem, incoming);
      return proven;
    }
    place = to;
    for (const top of carried) {
      // The empty ones a data folder may have already; a folder that is not empty is not removed.
      await fileSystem.removeFolder(path.join(to, top)).catch(ignoreAbsence);
      await fileSystem.rename(path.join(incoming, top), path.join(to, top));
      arrived.push(top);
    }
    await fileSystem.removeFolder(incoming).catch(() => undefined);
    await fileSystem.syncFolder(to).catch(() => undefined);
    report({ done: files.length, total: files.length, label: '다 복사했어요' });
    return proven;
  } catch (error) {
    const failure = fileFailure(
      error,
      place,
      place === from ? 'read' : 'write',
      fileSystem,
      path.basename(place),
    );
    // The projects come last, so what arrived is not theirs; it must not stand in the way of another try.
    for (const top of arrived) await discard(fileSystem, path.join(to, top));
    await discard(fileSystem, incoming);
    return fail(failure);
  }
}

async function copyFile(fileSystem: FileSystem, from: string, to: string): Promise<Result<null>> {
  const bytes = await readFileSafely(from, { limitBytes, fileSystem });
  if (!bytes.ok) return bytes;
  await createFolders(fileSystem, path.dirname(to));
  await createFile(fileSystem, to, bytes.value);
  const back = await readFileSafely(to, { limitBytes, fileSystem });
  if (!back.ok) return back;
  return Buffer.compare(back.value, bytes.value) === 0
    ? ok(null)
    : fail({ type: 'deviceFailed', fileName: path.basename(to), code: 'EIO' });
}

/** Whether every project opens from its copy as it does from where it was; one that was unreadable stays so. */
async function proveCopies(
  fileSystem: FileSystem,
  from: string,
  to: string,
): Promise<Result<{ projectCount: number }>> {
  const names = await listOrNothing(fileSystem, path.join(to, projectsFolderName));
  const ids = names.filter(isProjectId);
  for (const id of ids) {
    const [before, after] = await Promise.all(
      [from, to].map((folder) => recoverProject(fileSystem, path.join(folder, projectsFolderName, id), id)),
    );
    if (!before?.ok || !after?.ok) {
      if (before?.ok !== after?.ok) return fail({ type: 'fileChanged', fileName: id });
    } else if (before.value.state.link !== after.value.state.link) {
      return fail({ type: 'fileChanged', fileName: before.value.state.project.facts.projectName });
    }
  }
  return ok({ projectCount: ids.length });
}

async function holdsAnything(fileSystem: FileSystem, folder: string): Promise<boolean> {
  const lists = await Promise.all(carried.map((top) => listOrNothing(fileSystem, path.join(folder, top))));
  return lists.flat().length > 0;
}

/** Files below the named folders, as paths from `folder`. Links are not followed and not taken along. */
async function filesBelow(
  fileSystem: FileSystem,
  folder: string,
  names: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const status = await fileSystem.status(path.join(folder, name)).catch(ignoreAbsence);
    if (
      status?.kind === 'file' &&
      !lockFile.test(path.basename(name)) &&
      !unfinishedFileName.test(path.basename(name))
    )
      found.push(name);
    if (status?.kind !== 'folder') continue;
    const inside = await fileSystem.list(path.join(folder, name));
    const more = inside.sort().map((one) => path.join(name, one));
    found.push(...(await filesBelow(fileSystem, folder, more)));
  }
  return found;
}

async function discard(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    for (const name of await fileSystem.list(folder)) {
      const one = path.join(folder, name);
      if ((await fileSystem.status(one)).kind === 'folder') await discard(fileSystem, one);
      else await fileSystem.remove(one);
    }
    await fileSystem.removeFolder(folder);
  } catch (error) {
    // What stays behind has a name of its own and is never taken for projects.
    if (!isErrno(error)) throw error;
  }
}

async function listOrNothing(fileSystem: FileSystem, folder: string): Promise<string[]> {
  return (await fileSystem.list(folder).catch(ignoreAbsence)) ?? [];
}

function ignoreAbsence(error: unknown): null {
  if (isErrno(error) && error.code === 'ENOENT') return null;
  throw error;
}
