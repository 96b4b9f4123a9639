import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { replaceFile } from '../storage/replaceFile';

/** Copies handed to other programs. What those do to a copy does not reach the evidence. */
export interface OpenedCopies {
  /** A read-only copy under the name, in a folder of its own; its path. */
  make(fileName: string, bytes: Uint8Array): Promise<Result<string>>;
  /** Removes those of this run and of runs before, as far as nobody holds them open. */
  clear(): Promise<void>;
}

export function openedCopies(dataFolder: string, randomId: () => string): OpenedCopies {
  const root = path.join(dataFolder, 'opened');
  return {
    async make(fileName, bytes) {
      const folder = path.join(root, randomId());
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
      } catch {
        return fail({ type: 'folderNotFound', folderName: path.basename(root) });
      }
      const file = path.join(folder, fileName);
      const written = await replaceFile(file, bytes);
      if (!written.ok) return written;
      await chmod(file, 0o400).catch(() => undefined);
      return ok(file);
    },
    clear: () => rm(root, { recursive: true, force: true }).catch(() => undefined),
  };
}
