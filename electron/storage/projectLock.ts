import { hostname } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { z } from '../../shared/zod';
import { fileFailure } from './fileFailure';
import { type FileSystem, isErrno } from './fileSystem';
import { readFileSafely } from './readFileSafely';
import { replaceFile } from './replaceFile';
import { isRunning, processStart } from './runningProcess';

const ownerSchema = z.object({
  pid: z.int(),
  /** When the process started, in the system's own notation; `null` where the system does not tell. */
  processStart: z.string().nullable(),
  host: z.string(),
  account: z.string(),
  /** ISO instant of taking the lock; absent in locks of the first version. */
  since: z.string().optional(),
});
type LockOwner = z.infer<typeof ownerSchema>;

const lockFileName = /^lock-[0-9A-Za-z-]+\.json$/;

export interface ProjectLock {
  /** False once somebody has broken the lock. When that cannot be found out, it is taken to be held. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** An owner as `projectInUse` names it. */
export interface NamedOwner {
  owner: string;
  host: string;
  since: string | null;
}

/**
 * Takes the lock of a project's folder or fails with `projectInUse`. Each owner has a file of its own name, so that
 * clearing a dead owner's file can never remove a living one's. A lock of another computer is never cleared.
 */
export async function lockProject(
  fileSystem: FileSystem,
  folder: string,
  {
    projectId,
    account,
    randomId,
    now,
  }: { projectId: string; account: string; randomId: () => string; now: () => Date },
): Promise<Result<ProjectLock>> {
  const owner: LockOwner = {
    pid: process.pid,
    processStart: processStart(process.pid),
    host: hostname(),
    account,
    since: now().toISOString(),
  };
  let other: LockOwner | null = null;
  for (let attempt = 0; attempt < 4; attempt++) {
    const name = `lock-${randomId()}.json`;
    const mine = path.join(folder, name);
    const written = await replaceFile(mine, Buffer.from(JSON.stringify(owner)), { fileSystem });
    if (!written.ok) {
      // Somebody who is just closing clears unfinished files away, mine among them.
      const isCleared =
        written.failure.type === 'folderNotFound' && (await isThereFolder(fileSystem, folder));
      if (isCleared) continue;
      return written;
    }
    held.add(mine);
    const release = async () => {
      held.delete(mine);
      await removeQuietly(fileSystem, mine);
    };
    // Mine is on disk before the others are read: of two who come at once, at least one sees the other.
    const living = await livingOwner(fileSystem, folder, name);
    if (living.ok && living.value === null) return ok({ isHeld: () => isThere(fileSystem, mine), release });
    await release();
    if (!living.ok) return living;
    other = living.value;
    if (other?.pid === process.pid) break;
    // Both may have given way to each other.
    await fileSystem.pause(20 + Math.random() * 80);
  }
  return fail({
    type: 'projectInUse',
    projectId,
    ...(other ? { ...named(other), isBreakable: isBreakable(other) } : unknownOwner),
  });
}

const unknownOwner = { owner: '', host: '', since: null, isBreakable: false };

function named({ account, host, since }: LockOwner): NamedOwner {
  return { owner: account, host, since: since ?? null };
}

/**
 * Removes the locks of an owner named exactly as `projectInUse` did. Fails with `projectInUse` when the owner can be seen
 * to be running and with `lockChanged` when there is somebody else by now, or nobody.
 */
export async function breakLock(
  fileSystem: FileSystem,
  folder: string,
  projectId: string,
  wanted: NamedOwner,
): Promise<Result<null>> {
  const found = await livingOwners(fileSystem, folder, null);
  if (!found.ok) return found;
  const meant = found.value.filter(({ owner }) => isDeepStrictEqual(named(owner), wanted));
  if (meant.length === 0) return fail({ type: 'lockChanged', projectId });
  for (const { owner, file } of meant) {
    if (!isBreakable(owner)) return fail({ type: 'projectInUse', projectId, ...wanted, isBreakable: false });
    try {
      await fileSystem.remove(file);
    } catch (error) {
      if (!isErrno(error) || error.code !== 'ENOENT')
        return fail(fileFailure(error, file, 'replace', fileSystem));
    }
  }
  return ok(null);
}

/** Of another computer, or of a process here whose number may have been given to another one since. */
function isBreakable(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return true;
  return owner.pid !== process.pid && (owner.processStart === null || processStart(owner.pid) === null);
}

async function isThere(fileSystem: FileSystem, file: string): Promise<boolean> {
  try {
    await fileSystem.status(file);
    return true;
  } catch (error) {
    if (!isErrno(error) || error.code !== 'ENOENT') return true;
    // Where the whole folder is gone, nobody broke the lock: what comes next says what happened.
    return !(await isThereFolder(fileSystem, path.dirname(file)));
  }
}

/** Locks this process holds. One of this process that is not among them could not be removed when it was released. */
const held = new Set<string>();

async function livingOwner(
  fileSystem: FileSystem,
  folder: string,
  mine: string,
): Promise<Result<LockOwner | null>> {
  const found = await livingOwners(fileSystem, folder, mine);
  return found.ok ? ok(found.value[0]?.owner ?? null) : found;
}

/** Clears the locks of dead owners on the way. */
async function livingOwners(
  fileSystem: FileSystem,
  folder: string,
  mine: string | null,
): Promise<Result<{ owner: LockOwner; file: string }[]>> {
  let names: string[];
  try {
    names = await fileSystem.list(folder);
  } catch (error) {
    return fail(fileFailure(error, folder, 'read', fileSystem));
  }
  const living: { owner: LockOwner; file: string }[] = [];
  for (const name of names) {
    if (name === mine || !lockFileName.test(name)) continue;
    const file = path.join(folder, name);
    const bytes = await readFileSafely(file, { limitBytes: 65_536, fileSystem });
    if (!bytes.ok) {
      if (bytes.failure.type === 'fileNotFound') continue;
      return bytes;
    }
    const owner = readOwner(bytes.value);
    if (owner && isLiving(owner, file)) living.push({ owner, file });
    else await removeQuietly(fileSystem, file);
  }
  return ok(living);
}

function readOwner(bytes: Uint8Array): LockOwner | null {
  try {
    return ownerSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    // A lock is put in place complete; one that is not is left from a power cut.
    return null;
  }
}

function isLiving(owner: LockOwner, file: string): boolean {
  if (owner.host !== hostname()) return true;
  if (!isRunning(owner.pid)) return false;
  if (owner.pid === process.pid && !held.has(file)) return false;
  const start = processStart(owner.pid);
  // The number of a process that ended is given to another one.
  return owner.processStart === null || start === null || start === owner.processStart;
}

async function isThereFolder(fileSystem: FileSystem, folder: string): Promise<boolean> {
  return fileSystem.status(folder).then(
    () => true,
    () => false,
  );
}

async function removeQuietly(fileSystem: FileSystem, file: string): Promise<void> {
  // A lock that stays behind names a process that will be gone.
  await fileSystem.remove(file).catch(() => undefined);
}
