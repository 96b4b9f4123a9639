import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from './fileFailure';
import { type FileSystem, nodeFileSystem, readFully } from './fileSystem';

/** Reads a regular file of at most `limitBytes`. Links are followed; folders, pipes and devices are refused unopened. */
export async function readFileSafely(
  filePath: string,
  { limitBytes, fileSystem = nodeFileSystem }: { limitBytes: number; fileSystem?: FileSystem },
): Promise<Result<Uint8Array>> {
  const fileName = path.basename(filePath);
  const tooLarge = () =>
    fail({ type: 'fileTooLarge', fileName, limitMegabytes: Math.floor(limitBytes / 1_048_576) });
  try {
    const status = await fileSystem.targetStatus(filePath);
    // Opening a pipe or a device can wait for ever.
    if (status.kind !== 'file') return fail({ type: 'invalidFileName', fileName });
    if (status.sizeBytes > limitBytes) return tooLarge();
    const file = await fileSystem.open(filePath, 'read');
    try {
      const bytes = await readFully(file, limitBytes + 1);
      return bytes.length > limitBytes ? tooLarge() : ok(bytes);
    } finally {
      await file.close().catch(() => undefined);
    }
  } catch (error) {
    return fail(fileFailure(error, filePath, 'read', fileSystem));
  }
}
