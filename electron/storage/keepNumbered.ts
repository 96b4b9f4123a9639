import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from './fileFailure';
import { createFile, type FileSystem, isErrno, nodeFileSystem } from './fileSystem';

const mostCopies = 999;

/**
 * Writes bytes beside a file as `<name>.bak`, or `<name>.bak2` and so on where there are such already: an earlier copy is
 * never written over. Answers the name. A failure leaves no half copy.
 */
export async function keepNumbered(
  filePath: string,
  bytes: Uint8Array,
  { fileSystem = nodeFileSystem }: { fileSystem?: FileSystem } = {},
): Promise<Result<string>> {
  for (let number = 1; number <= mostCopies; number += 1) {
    const copy = `${filePath}.bak${number === 1 ? '' : number}`;
    try {
      await createFile(fileSystem, copy, bytes);
      return ok(path.basename(copy));
    } catch (error) {
      if (isErrno(error) && error.code === 'EEXIST') continue;
      // Ours and incomplete: it was created just now, or it could not be created at all.
      await fileSystem.remove(copy).catch(() => undefined);
      return fail(fileFailure(error, copy, 'write', fileSystem));
    }
  }
  return fail({ type: 'permissionDenied', fileName: `${path.basename(filePath)}.bak${mostCopies}` });
}
