import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from './fileFailure';
import { createFile, type FileSystem, isErrno, nodeFileSystem, notAsWritten, readFully } from './fileSystem';
import { sha256 } from './sha256';

export interface WrittenFile {
  sizeBytes: number;
  /** Lower-case hexadecimal SHA-256 of the bytes as read back. */
  sha256: string;
}

export interface ReplaceOptions {
  /** Leaves the file as it was before next to it, as `<name>.bak`. */
  keepPrevious?: boolean;
  /** Asked just before the new file takes the old one's place; true gives up with `cancelled`. */
  isCancelled?: () => boolean;
  fileSystem?: FileSystem;
}

/** Names our unfinished files have; they are short so that a name of full length still fits next to them. */
export const unfinishedFileName = /^\.~[0-9a-f]{12}\.tmp$/;

// Together 1.2 s: a virus scanner is done by then, and a person is not yet annoyed.
const retryPauses = [20, 40, 80, 160, 300, 600];

/**
 * Puts `bytes` in the place of the file at `filePath`, or creates it, so that a crash or a failure leaves either the
 * old file or the whole new one. The new bytes are flushed and read back before the old ones go.
 */
export async function replaceFile(
  filePath: string,
  bytes: Uint8Array,
  { keepPrevious = false, isCancelled = () => false, fileSystem = nodeFileSystem }: ReplaceOptions = {},
): Promise<Result<WrittenFile>> {
  const fileName = path.basename(filePath);
  const temporary = path.join(path.dirname(filePath), `.~${randomBytes(6).toString('hex')}.tmp`);
  let doing: 'write' | 'replace' = 'write';
  try {
    const old = await existing(fileSystem, filePath);
    if (old && old.kind !== 'file') return fail({ type: 'invalidFileName', fileName });
    // A rename would replace a file its owner marked read-only; the mark is respected instead.
    if (old && !old.writable) return fail({ type: 'readOnly', fileName });
    await writeNew(fileSystem, temporary, bytes);
    if (old && keepPrevious) {
      const kept = await keepAs(fileSystem, filePath, `${filePath}.bak`);
      if (!kept.ok) {
        await discard(fileSystem, temporary);
        return kept;
      }
    }
    if (isCancelled()) {
      await discard(fileSystem, temporary);
      return fail({ type: 'cancelled' });
    }
    doing = 'replace';
    await renameWithRetries(fileSystem, temporary, filePath);
  } catch (error) {
    await discard(fileSystem, temporary);
    return fail(fileFailure(error, filePath, doing, fileSystem));
  }
  // The file is complete and in place; a folder that cannot be flushed must not report it as failed.
  await fileSystem.syncFolder(path.dirname(filePath)).catch(() => undefined);
  return ok({ sizeBytes: bytes.length, sha256: sha256(bytes) });
}

async function existing(fileSystem: FileSystem, filePath: string) {
  try {
    return await fileSystem.status(filePath);
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function writeNew(fileSystem: FileSystem, temporary: string, bytes: Uint8Array): Promise<void> {
  await createFile(fileSystem, temporary, bytes);
  const file = await fileSystem.open(temporary, 'read');
  try {
    const back = await readFully(file, bytes.length + 1);
    if (Buffer.compare(back, bytes) !== 0) throw notAsWritten();
  } finally {
    await file.close().catch(() => undefined);
  }
}

async function keepAs(fileSystem: FileSystem, filePath: string, copyPath: string) {
  const file = await fileSystem.open(filePath, 'read');
  let bytes: Uint8Array;
  try {
    bytes = await readFully(file, Number.MAX_SAFE_INTEGER);
  } finally {
    await file.close().catch(() => undefined);
  }
  return replaceFile(copyPath, bytes, { fileSystem });
}

/** Gives virus scanners a second to let go of the file. */
export async function renameWithRetries(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  for (const pause of retryPauses) {
    try {
      return await fileSystem.rename(from, to);
    } catch (error) {
      if (!isErrno(error) || !['EBUSY', 'EPERM', 'EACCES'].includes(error.code)) throw error;
      await fileSystem.pause(pause);
    }
  }
  await fileSystem.rename(from, to);
}

/** Removes an unfinished file. One that cannot be removed stays; its name says what it is. */
export async function discard(fileSystem: FileSystem, temporary: string): Promise<void> {
  for (const pause of retryPauses) {
    try {
      return await fileSystem.remove(temporary);
    } catch (error) {
      if (isErrno(error) && error.code === 'ENOENT') return;
      await fileSystem.pause(pause);
    }
  }
}
