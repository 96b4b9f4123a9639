import path from 'node:path';
import type { Failure } from '../../shared/ipc/failure';
import { type FileSystem, isErrno } from './fileSystem';

/**
 * What a file error means for the user. An error that is not the operating system's is a bug and is thrown again.
 * `name` overrides the file name shown.
 */
export function fileFailure(
  error: unknown,
  filePath: string,
  doing: 'read' | 'write' | 'replace',
  { isWindows }: Pick<FileSystem, 'isWindows'>,
  name?: string,
): Failure {
  if (!isErrno(error)) throw error;
  const fileName = name ?? path.basename(filePath);
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { type: 'diskFull', fileName };
    case 'EROFS':
      return { type: 'readOnly', fileName };
    case 'EBUSY':
    case 'ETXTBSY':
      return { type: 'fileInUse', fileName };
    case 'EACCES':
    case 'EPERM':
      // Windows answers these while Word or a virus scanner holds the file open.
      return isWindows && doing === 'replace'
        ? { type: 'fileInUse', fileName }
        : { type: 'permissionDenied', fileName };
    case 'ENOENT':
    case 'ENOTDIR':
      return doing === 'read'
        ? { type: 'fileNotFound', fileName }
        : { type: 'folderNotFound', folderName: path.dirname(filePath) };
    case 'EISDIR':
    case 'ENAMETOOLONG':
    case 'EINVAL':
    case 'ELOOP':
    case 'ERR_INVALID_ARG_VALUE':
      return { type: 'invalidFileName', fileName };
    case 'EFBIG':
      // The largest file of a USB stick's FAT32.
      return { type: 'fileTooLarge', fileName, limitMegabytes: 4_095 };
    default:
      if (error.code.startsWith('ERR_')) throw error;
      return { type: 'deviceFailed', fileName, code: error.code };
  }
}
