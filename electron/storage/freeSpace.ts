import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { FileSystem } from './fileSystem';

/** Room besides the file itself, for its name and the folder's. */
const spareBytes = 8_192;

/**
 * Whether a file of that many bytes fits into the folder, asked before anything is written: `notEnoughSpace` with how much is
 * needed. A system that does not say how much is free is not asked twice; writing will tell.
 */
export async function checkFreeSpace(
  fileSystem: FileSystem,
  folder: string,
  { fileName, sizeBytes }: { fileName: string; sizeBytes: number },
): Promise<Result<null>> {
  const freeBytes = await fileSystem.freeBytes(folder).catch(() => null);
  const neededBytes = sizeBytes + spareBytes;
  return freeBytes === null || freeBytes >= neededBytes
    ? ok(null)
    : fail({ type: 'notEnoughSpace', fileName, neededBytes, freeBytes });
}
