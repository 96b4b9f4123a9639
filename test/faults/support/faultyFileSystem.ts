import { type FileSystem, nodeFileSystem, type OpenFile } from '../../../electron/storage/fileSystem';

/** `short` writes half of the bytes and says so; `crash` ends the process as far as the disk can tell. */
export type Fault = 'EIO' | 'ENOSPC' | 'EBUSY' | 'EPERM' | 'short' | 'crash';

export class Crashed extends Error {}

export interface FaultPlan {
  fault: Fault;
  /** Number of the call that fails, from 0. */
  at: number;
  /** Whether all later calls fail too. */
  isPersistent: boolean;
}

/** A file system, usually the real one, with a fault at one call. Failing writes leave half of their bytes, as a full disk does. */
export function faultyFileSystem(
  plan: FaultPlan | null,
  real: FileSystem = nodeFileSystem,
): FileSystem & { calls: number; heal(): void; isCrashed(): boolean } {
  let isHealed = false;
  let isCrashed = false;
  const system = {
    ...real,
    calls: 0,
    heal: () => {
      isHealed = true;
    },
    isCrashed: () => isCrashed,
    pause: async () => undefined,
  };

  function due(): Fault | null {
    const call = system.calls++;
    if (isCrashed) throw new Crashed();
    if (isHealed || !plan) return null;
    return call === plan.at || (plan.isPersistent && call > plan.at) ? plan.fault : null;
  }

  async function call<T>(work: () => Promise<T>): Promise<T> {
    const fault = due();
    if (fault === null || fault === 'short') return work();
    return failed(fault);
  }

  function failed(fault: Fault): never {
    if (fault === 'crash') {
      isCrashed = true;
      throw new Crashed();
    }
    throw Object.assign(new Error(`injected ${fault}`), { code: fault });
  }

  function wrapped(file: OpenFile): OpenFile {
    return {
      read: (into, position) => call(() => file.read(into, position)),
      async write(bytes, position) {
        const fault = due();
        if (fault === null) return file.write(bytes, position);
        const half = await file.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), position);
        return fault === 'short' ? half : failed(fault);
      },
      truncate: (sizeBytes) => call(() => file.truncate(sizeBytes)),
      sync: () => call(() => file.sync()),
      sizeBytes: () => call(() => file.sizeBytes()),
      // A handle is closed whatever the system answers.
      close: async () => {
        await file.close();
        await call(async () => undefined);
      },
    };
  }

  return Object.assign(system, {
    open: (path: string, mode: 'read' | 'create' | 'change') =>
      call(async () => wrapped(await real.open(path, mode))),
    status: (path: string) => call(() => real.status(path)),
    targetStatus: (path: string) => call(() => real.targetStatus(path)),
    list: (folder: string) => call(() => real.list(folder)),
    createFolder: (path: string) => call(() => real.createFolder(path)),
    removeFolder: (path: string) => call(() => real.removeFolder(path)),
    rename: (from: string, to: string) => call(() => real.rename(from, to)),
    link: (from: string, to: string) => call(() => real.link(from, to)),
    remove: (path: string) => call(() => real.remove(path)),
    syncFolder: (path: string) => call(() => real.syncFolder(path)),
  });
}
