import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type BackupReason, backupReasons } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import { projectFileExtension } from '../../shared/project/projectFile';
import type { DatedBackup } from './backupThinning';
import { fileFailure } from './fileFailure';
import { createFolders, type FileSystem, isErrno } from './fileSystem';
import { loadProjectFile, saveProjectFile, writeExchangeFile } from './projectFiles';

const namePattern = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})-([a-zA-Z]+)(?:-(\d+))?\.baljugil$/;

/** When and why a backup was made, as its name says in the time of this computer; `null` for any other file. */
export function backupOfName(name: string): DatedBackup | null {
  const [, ...parts] = namePattern.exec(name) ?? [];
  const reason = backupReasons.find((one) => one === parts[5]);
  if (!reason) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(0, 5).map(Number);
  return {
    id: name,
    at: new Date(year, month - 1, day, hour, minute),
    sequence: Number(parts[6] ?? 1),
    reason,
  };
}

/** For sorting. */
export function newestFirst(a: DatedBackup, b: DatedBackup): number {
  return b.at.getTime() - a.at.getTime() || b.sequence - a.sequence;
}

/** Backups in a folder, newest first; none when there is no such folder. */
export async function listBackups(fileSystem: FileSystem, folder: string): Promise<Result<DatedBackup[]>> {
  try {
    const found = (await fileSystem.list(folder)).flatMap((name) => backupOfName(name) ?? []);
    return ok(found.sort(newestFirst));
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return ok([]);
    return fail(fileFailure(error, folder, 'read', fileSystem));
  }
}

export interface BackupWork {
  fileSystem: FileSystem;
  folder: string;
  now: Date;
  appVersion: string;
  /** The file ready made and proven to open, with the history; `null` packs the project alone. */
  bytes: Uint8Array | null;
}

/** Writes a complete `.baljugil` under a name of its own and reads it again; what differs is removed and refused. */
export async function writeBackup(
  project: Project,
  reason: BackupReason,
  { fileSystem, folder, now, appVersion, bytes }: BackupWork,
): Promise<Result<DatedBackup>> {
  try {
    await createFolders(fileSystem, folder);
  } catch (error) {
    return fail(fileFailure(error, folder, 'write', fileSystem));
  }
  const present = await listBackups(fileSystem, folder);
  if (!present.ok) return present;
  const id = freeName(now, reason, present.value);
  const file = path.join(folder, id);
  const written = bytes
    ? await writeExchangeFile(file, bytes, { fileSystem })
    : await saveProjectFile(file, project, { now, appVersion, fileSystem });
  if (!written.ok) return written;
  const made = backupOfName(id);
  if (!made) throw new Error(`${id} is no name of a backup`);
  // Ready made bytes were opened again where they were packed, off this thread, and the disk gives them back as they are.
  if (bytes) return ok(made);
  const back = await loadProjectFile(file, { fileSystem });
  if (!back.ok || !isDeepStrictEqual(back.value, JSON.parse(JSON.stringify(project)))) {
    await fileSystem.remove(file).catch(() => undefined);
    return back.ok ? fail({ type: 'deviceFailed', fileName: id, code: 'EIO' }) : back;
  }
  return ok(made);
}

/** Those of one minute are numbered, so that their order can be told. */
function freeName(now: Date, reason: BackupReason, present: readonly DatedBackup[]): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(now.getFullYear()).padStart(4, '0')}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const minute = `${day}-${two(now.getHours())}${two(now.getMinutes())}-`;
  const sequence = Math.max(
    0,
    ...present.filter((one) => one.id.startsWith(minute)).map((one) => one.sequence),
  );
  return `${minute}${reason}${sequence === 0 ? '' : `-${sequence + 1}`}${projectFileExtension}`;
}
