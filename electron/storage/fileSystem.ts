import { constants, type Stats } from 'node:fs';
import { link, lstat, mkdir, open, readdir, rename, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { platform } from 'node:process';

/** An open file. Positions and sizes are in bytes; `write` may write fewer bytes than it was given. */
export interface OpenFile {
  read(into: Uint8Array, position: number): Promise<number>;
  write(bytes: Uint8Array, position: number): Promise<number>;
  truncate(sizeBytes: number): Promise<void>;
  /** Returns once contents and size are on the disk. */
  sync(): Promise<void>;
  sizeBytes(): Promise<number>;
  close(): Promise<void>;
}

export interface FileStatus {
  kind: 'file' | 'folder' | 'link' | 'other';
  sizeBytes: number;
  /** False when the file carries a read-only mark, whoever asks. */
  writable: boolean;
  changedAt: Date;
}

/**
 * The few things storage asks of the file system. Errors are Node's own, with a `code`; tests put one that fails in
 * its place.
 */
export interface FileSystem {
  isWindows: boolean;
  /** `create` refuses a file that exists. */
  open(path: string, mode: 'read' | 'create' | 'change'): Promise<OpenFile>;
  /** Of the name itself: a link is not followed. */
  status(path: string): Promise<FileStatus>;
  /** Of what the name leads to: a link is followed. */
  targetStatus(path: string): Promise<FileStatus>;
  list(folder: string): Promise<string[]>;
  createFolder(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same file; refuses a name that exists. */
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes new and renamed names in the folder survive a power cut, where the system can. */
  syncFolder(path: string): Promise<void>;
  /** Bytes this user may still write where the folder is; `null` where the system does not say. */
  freeBytes(folder: string): Promise<number | null>;
  pause(milliseconds: number): Promise<void>;
}

const flags = { read: 'r', create: 'wx', change: 'r+' } as const;

export const nodeFileSystem: FileSystem = {
  isWindows: platform === 'win32',
  async open(path, mode) {
    const handle = await open(path, flags[mode]);
    return {
      read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
      write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      truncate: (sizeBytes) => handle.truncate(sizeBytes),
      sync: () => handle.datasync(),
      sizeBytes: async () => (await handle.stat()).size,
      close: () => handle.close(),
    };
  },
  status: async (path) => statusOf(await lstat(path)),
  targetStatus: async (path) => statusOf(await stat(path)),
  list: (folder) => readdir(folder),
  createFolder: async (path) => {
    await mkdir(path);
  },
  removeFolder: (path) => rmdir(path),
  rename: (from, to) => rename(from, to),
  link: (from, to) => link(from, to),
  remove: (path) => unlink(path),
  async syncFolder(path) {
    // Windows cannot flush a folder; the store never depends on a single rename for that reason.
    if (platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some file systems (FUSE, network shares) have no such call.
      if (!isErrno(error) || !['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(error.code)) throw error;
    } finally {
      await handle.close();
    }
  },
  async freeBytes(folder) {
    const { blocks, bavail, bsize } = await statfs(folder);
    // Some network shares answer zeros for everything.
    return blocks > 0 ? bavail * bsize : null;
  },
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

function statusOf(found: Stats): FileStatus {
  const anyWrite = constants.S_IWUSR | constants.S_IWGRP | constants.S_IWOTH;
  return {
    kind: kindOf(found),
    sizeBytes: found.size,
    writable: (found.mode & anyWrite) !== 0,
    changedAt: found.mtime,
  };
}

function kindOf(found: Stats): FileStatus['kind'] {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  return found.isSymbolicLink() ? 'link' : 'other';
}

/** An error of the operating system, with its code such as `ENOSPC`. */
export function isErrno(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** Writes all bytes at a position; systems may take only a part of them per call. */
export async function writeFully(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const count = await file.write(bytes.subarray(written), position + written);
    if (count <= 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
    written += count;
  }
}

/** Creates a file that must not exist yet, with its bytes flushed. On an error the file may be left in part. */
export async function createFile(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fileSystem.open(path, 'create');
  try {
    await writeFully(file, bytes, 0);
    await file.sync();
    if ((await file.sizeBytes()) !== bytes.length) throw notAsWritten();
  } catch (error) {
    // The first error says what went wrong; closing after it often fails for the same reason.
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
}

export function notAsWritten(): Error {
  return Object.assign(new Error('the disk holds other bytes than were written'), { code: 'EIO' });
}

/** Reads at most `limitBytes` from the start of a file, in order until its end. */
export async function readFully(file: OpenFile, limitBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  // Most files are small: a large part for each would be garbage by the gigabyte.
  for (let size = 65_536; total < limitBytes; size = Math.min(2 * size, 4 * 1_048_576)) {
    const part = new Uint8Array(Math.min(limitBytes - total, size));
    const count = await file.read(part, total);
    if (count === 0) break;
    parts.push(part.subarray(0, count));
    total += count;
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, total);
}

/** Creates a folder and those above it, flushed where the system can. Folders that exist are left alone. */
export async function createFolders(fileSystem: FileSystem, path: string): Promise<void> {
  // Not mkdir's own `recursive`: below a drive that was pulled out it can loop for ever.
  const missing: string[] = [];
  let current = path;
  for (;;) {
    try {
      await createFlushedFolder(fileSystem, current);
    } catch (error) {
      if (!isErrno(error)) throw error;
      if (error.code === 'ENOENT' && dirname(current) !== current) {
        missing.push(current);
        current = dirname(current);
        continue;
      }
      if (error.code !== 'EEXIST' && (await fileSystem.status(current).catch(() => null))?.kind !== 'folder')
        throw error;
    }
    break;
  }
  for (const folder of missing.reverse()) {
    try {
      await createFlushedFolder(fileSystem, folder);
    } catch (error) {
      if (!isErrno(error) || error.code !== 'EEXIST') throw error;
    }
  }
}

/** What is written into a folder is gone after a power cut when the folder's own name is. */
async function createFlushedFolder(fileSystem: FileSystem, path: string): Promise<void> {
  await fileSystem.createFolder(path);
  await fileSystem.syncFolder(dirname(path)).catch(() => undefined);
}
