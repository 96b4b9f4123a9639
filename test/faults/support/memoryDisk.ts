import path from 'node:path';
import type { FileStatus, FileSystem, OpenFile } from '../../../electron/storage/fileSystem';

// A disk in memory that knows what was flushed. It promises no more than POSIX does: bytes are safe after their file was
// flushed, names after their folder was, and until then anything may happen to them in a power cut.

interface File {
  kind: 'file';
  bytes: Buffer;
  flushed: Buffer;
  /** What was done since, in order: bytes at a position, or a new length. */
  pending: ({ bytes: Buffer; at: number } | { length: number })[];
  changedAt: Date;
}

interface Folder {
  kind: 'folder';
  names: Map<string, Entry>;
  flushed: Map<string, Entry>;
  changedAt: Date;
}

type Entry = File | Folder;

/** A change of names that no flush has made safe yet. */
interface Renaming {
  folders: Folder[];
  keep(): void;
}

export interface MemoryDisk extends FileSystem {
  freeBytes(): Promise<number | null>;
  /** Another disk holding the same, all of it flushed. */
  copy(): MemoryDisk;
  /** A disk with what is left after the power was cut now. `random` gives numbers from 0 up to 1. */
  cut(random: () => number): MemoryDisk;
}

const failed = (code: string, what: string) => Object.assign(new Error(`${code}: ${what}`), { code });

/** An empty disk with a root folder, for so many bytes of files. Asks of it are answered as Linux answers them. */
export function memoryDisk(capacityBytes = Number.POSITIVE_INFINITY): MemoryDisk {
  return diskOf(newFolder(), capacityBytes);
}

function newFolder(): Folder {
  return { kind: 'folder', names: new Map(), flushed: new Map(), changedAt: new Date() };
}

function diskOf(root: Folder, capacityBytes = Number.POSITIVE_INFINITY): MemoryDisk {
  let renamings: Renaming[] = [];
  const room = () =>
    capacityBytes === Number.POSITIVE_INFINITY ? capacityBytes : capacityBytes - usedBytes(root);

  function entryAt(file: string): Entry {
    let entry: Entry = root;
    for (const name of path.resolve(file).split(path.sep).filter(Boolean)) {
      if (entry.kind !== 'folder') throw failed('ENOTDIR', file);
      const next = entry.names.get(name);
      if (!next) throw failed('ENOENT', file);
      entry = next;
    }
    return entry;
  }

  function folderAt(file: string): Folder {
    const entry = entryAt(file);
    if (entry.kind !== 'folder') throw failed('ENOTDIR', file);
    return entry;
  }

  const parentOf = (file: string) => folderAt(path.dirname(file));

  /** Gives a name to an entry, or takes it from it. */
  function set(
    folder: Folder,
    name: string,
    entry: Entry | null,
    also: Folder[] = [],
    more = () => {},
  ): void {
    change(folder.names, name, entry);
    folder.changedAt = new Date();
    const keep = () => {
      change(folder.flushed, name, entry);
      more();
    };
    renamings.push({ folders: [folder, ...also], keep });
  }

  function change(names: Map<string, Entry>, name: string, entry: Entry | null): void {
    if (entry) names.set(name, entry);
    else names.delete(name);
  }

  /** Makes safe what was done to the names of a folder, with all that came before and touched the same folders. */
  function flushNames(folder: Folder): void {
    const touched = new Set([folder]);
    const kept = new Set<Renaming>();
    for (const one of renamings.toReversed())
      if (one.folders.some((each) => touched.has(each))) {
        kept.add(one);
        for (const each of one.folders) touched.add(each);
      }
    for (const one of renamings) if (kept.has(one)) one.keep();
    renamings = renamings.filter((one) => !kept.has(one));
  }

  return {
    isWindows: false,
    async open(file, mode) {
      if (mode === 'create') {
        const folder = parentOf(file);
        const name = path.basename(file);
        if (folder.names.has(name)) throw failed('EEXIST', file);
        const entry: File = {
          kind: 'file',
          bytes: Buffer.alloc(0),
          flushed: Buffer.alloc(0),
          pending: [],
          changedAt: new Date(),
        };
        set(folder, name, entry);
        return openFile(entry, room);
      }
      const entry = entryAt(file);
      if (entry.kind !== 'file') throw failed('EISDIR', file);
      return openFile(entry, room);
    },
    status: async (file) => statusOf(entryAt(file)),
    targetStatus: async (file) => statusOf(entryAt(file)),
    list: async (folder) => [...folderAt(folder).names.keys()],
    async createFolder(file) {
      const folder = parentOf(file);
      if (folder.names.has(path.basename(file))) throw failed('EEXIST', file);
      set(folder, path.basename(file), newFolder());
    },
    async removeFolder(file) {
      if (folderAt(file).names.size > 0) throw failed('ENOTEMPTY', file);
      set(parentOf(file), path.basename(file), null);
    },
    async rename(from, to) {
      const entry = entryAt(from);
      const [source, target] = [parentOf(from), parentOf(to)];
      const old = target.names.get(path.basename(to));
      if (old === entry) return;
      if (old?.kind === 'folder' && old.names.size > 0) throw failed('ENOTEMPTY', to);
      // One step on the disk, too: both names or neither.
      change(source.names, path.basename(from), null);
      set(target, path.basename(to), entry, [source], () =>
        change(source.flushed, path.basename(from), null),
      );
    },
    async link(from, to) {
      const folder = parentOf(to);
      if (folder.names.has(path.basename(to))) throw failed('EEXIST', to);
      set(folder, path.basename(to), entryAt(from));
    },
    async remove(file) {
      if (entryAt(file).kind === 'folder') throw failed('EPERM', file);
      set(parentOf(file), path.basename(file), null);
    },
    syncFolder: async (folder) => flushNames(folderAt(folder)),
    freeBytes: async () => (capacityBytes === Number.POSITIVE_INFINITY ? null : room()),
    pause: async () => undefined,
    copy: () => diskOf(copied(root) as Folder),
    cut(random) {
      // Sometimes the disk had just written everything, sometimes nothing.
      const share = [0, 0.5, 0.9, 1][Math.floor(random() * 4)] ?? 0;
      const stopped = new Set<Folder>();
      for (const one of renamings) {
        const isKept = random() < share && !one.folders.some((each) => stopped.has(each));
        if (isKept) one.keep();
        else for (const each of one.folders) stopped.add(each);
      }
      return diskOf(left(root, random, share) as Folder);
    },
  };
}

function copied(entry: Entry, seen = new Map<Entry, Entry>()): Entry {
  const known = seen.get(entry);
  if (known) return known;
  if (entry.kind === 'file') {
    const { bytes, changedAt } = entry;
    const file: File = { kind: 'file', bytes: Buffer.from(bytes), flushed: bytes, pending: [], changedAt };
    seen.set(entry, file);
    return file;
  }
  const folder: Folder = { ...newFolder(), changedAt: entry.changedAt };
  seen.set(entry, folder);
  for (const [name, one] of entry.names) folder.names.set(name, copied(one, seen));
  folder.flushed = new Map(folder.names);
  return folder;
}

/** What the disk holds of an entry when the power is gone. */
function left(entry: Entry, random: () => number, share: number, seen = new Map<Entry, Entry>()): Entry {
  const known = seen.get(entry);
  if (known) return known;
  if (entry.kind === 'folder') {
    const folder: Folder = { ...newFolder(), changedAt: entry.changedAt };
    seen.set(entry, folder);
    for (const [name, one] of entry.flushed) folder.names.set(name, left(one, random, share, seen));
    folder.flushed = new Map(folder.names);
    return folder;
  }
  let bytes: Buffer = Buffer.from(entry.flushed);
  for (const one of entry.pending) {
    if (random() >= share) continue;
    // Of a stretch of bytes a part may be written, also a later part without the first.
    if ('length' in one) bytes = resized(bytes, one.length);
    else if (random() < 0.5) bytes = written(bytes, one.bytes, one.at);
    else {
      const at = Math.floor(random() * one.bytes.length);
      const isHead = random() < 0.7;
      bytes = isHead
        ? written(bytes, one.bytes.subarray(0, at), one.at)
        : written(bytes, one.bytes.subarray(at), one.at + at);
    }
  }
  const file: File = {
    kind: 'file',
    bytes,
    flushed: Buffer.from(bytes),
    pending: [],
    changedAt: entry.changedAt,
  };
  seen.set(entry, file);
  return file;
}

function openFile(file: File, room: () => number): OpenFile {
  return {
    async read(into, position) {
      return file.bytes.copy(into, 0, position);
    },
    async write(all, at) {
      // A full disk takes what fits, and nothing the next time.
      const fits = Math.min(all.length, file.bytes.length - at + Math.max(0, room()));
      if (fits <= 0 && all.length > 0) throw failed('ENOSPC', 'write');
      const bytes = all.subarray(0, fits);
      file.bytes = written(file.bytes, bytes, at);
      file.pending.push({ bytes: Buffer.from(bytes), at });
      file.changedAt = new Date();
      return bytes.length;
    },
    async truncate(length) {
      file.bytes = resized(file.bytes, length);
      file.pending.push({ length });
      file.changedAt = new Date();
    },
    async sync() {
      file.flushed = Buffer.from(file.bytes);
      file.pending = [];
    },
    sizeBytes: async () => file.bytes.length,
    close: async () => undefined,
  };
}

function usedBytes(entry: Entry): number {
  if (entry.kind === 'file') return entry.bytes.length;
  return [...entry.names.values()].reduce((sum, one) => sum + usedBytes(one), 0);
}

function statusOf(entry: Entry): FileStatus {
  const { kind, changedAt } = entry;
  return { kind, sizeBytes: kind === 'file' ? entry.bytes.length : 0, writable: true, changedAt };
}

function resized(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, length), Buffer.alloc(Math.max(0, length - bytes.length))]);
}

function written(bytes: Buffer, more: Uint8Array, at: number): Buffer {
  const all = bytes.length >= at + more.length ? Buffer.from(bytes) : resized(bytes, at + more.length);
  all.set(more, at);
  return all;
}
