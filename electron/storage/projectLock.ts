import { hostname } from 'node:os';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { z } from '../../shared/zod';
import { fileFailure } from './fileFailure';
import type { FileSystem } from './fileSystem';
import { readFileSafely } from './readFileSafely';
import { replaceFile } from './replaceFile';
import { isRunning, processStart } from './runningProcess';

const ownerSchema = z.object({
  pid: z.int(),
  /** When the process started, in the system's own notation; `null` where the system does not tell. */
  processStart: z.string().nullable(),
  host: z.string(),
  account: z.string(),
});
type LockOwner = z.infer<typeof ownerSchema>;

const lockFileName = /^lock-[0-9A-Za-z-]+\.json$/;

export interface ProjectLock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a project's folder or fails with `projectInUse`. Each owner has a file of its own name, so that
 * clearing a dead owner's file can never remove a living one's. A lock of another computer is never cleared.
 */
export async function lockProject(
  fileSystem: FileSystem,
  folder: string,
  { projectId, account, randomId }: { projectId: string; account: string; randomId: () => string },
): Promise<Result<ProjectLock>> {
  const owner: LockOwner = {
    pid: process.pid,
    processStart: processStart(process.pid),
    host: hostname(),
    account,
  };
  let other: LockOwner | null = null;
  for (let attempt = 0; attempt < 4; attempt++) {
    const name = `lock-${randomId()}.json`;
    const mine = path.join(folder, name);
    const written = await replaceFile(mine, Buffer.from(JSON.stringify(owner)), { fileSystem });
    if (!written.ok) return written;
    held.add(mine);
    const release = async () => {
      held.delete(mine);
      await removeQuietly(fileSystem, mine);
    };
    // Mine is on disk before the others are read: of two who come at once, at least one sees the other.
    const living = await livingOwner(fileSystem, folder, name);
    if (living.ok && living.value === null) return ok({ release });
    await release();
    if (!living.ok) return living;
    other = living.value;
    if (other?.pid === process.pid) break;
    // Both may have given way to each other.
    await fileSystem.pause(20 + Math.random() * 80);
  }
  return fail({ type: 'projectInUse', projectId, owner: other ? `${other.account} (${other.host})` : '' });
}

/** Locks this process holds. One of this process that is not among them could not be removed when it was released. */
const held = new Set<string>();

async function livingOwner(
  fileSystem: FileSystem,
  folder: string,
  mine: string,
): Promise<Result<LockOwner | null>> {
  let names: string[];
  try {
    names = await fileSystem.list(folder);
  } catch (error) {
    return fail(fileFailure(error, folder, 'read', fileSystem));
  }
  for (const name of names) {
    if (name === mine || !lockFileName.test(name)) continue;
    const file = path.join(folder, name);
    const bytes = await readFileSafely(file, { limitBytes: 65_536, fileSystem });
    if (!bytes.ok) {
      if (bytes.failure.type === 'fileNotFound') continue;
      return bytes;
    }
    const owner = readOwner(bytes.value);
    if (owner && isLiving(owner, file)) return ok(owner);
    await removeQuietly(fileSystem, file);
  }
  return ok(null);
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

async function removeQuietly(fileSystem: FileSystem, file: string): Promise<void> {
  // A lock that stays behind names a process that will be gone.
  await fileSystem.remove(file).catch(() => undefined);
}
