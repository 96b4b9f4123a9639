import path from 'node:path';
import { evidenceTotalLimitBytes } from '../../shared/evidence/evidence';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import type { DeriveKey } from '../exchange/envelope';
import {
  type OpenedExchangeFile,
  openExchangeFile,
  type PackExchangeOptions,
  packExchangeFile,
} from '../exchange/exchangeFile';
import { type FileSystem, nodeFileSystem } from './fileSystem';
import { checkFreeSpace } from './freeSpace';
import { readFileSafely } from './readFileSafely';
import { replaceFile, type WrittenFile } from './replaceFile';
import { sha256 } from './sha256';

/** Largest `.baljugil` that is read: evidence, which is not packed, and room for everything else. */
export const projectFileLimitBytes = evidenceTotalLimitBytes + 80 * 1_048_576;

export interface LoadOptions {
  password?: string | undefined;
  derive?: DeriveKey;
  fileSystem?: FileSystem;
}

export type ProjectFileOptions = PackExchangeOptions & { fileSystem?: FileSystem };

/** Reads everything a `.baljugil` holds; the file is not changed. */
export async function loadExchangeFile(
  filePath: string,
  { fileSystem = nodeFileSystem, ...options }: LoadOptions = {},
): Promise<Result<OpenedExchangeFile>> {
  const bytes = await readFileSafely(filePath, { limitBytes: projectFileLimitBytes, fileSystem });
  return bytes.ok ? openExchangeFile(bytes.value, path.basename(filePath), options) : bytes;
}

/** Reads the project of a `.baljugil`; the file is not changed. */
export async function loadProjectFile(filePath: string, options: LoadOptions = {}): Promise<Result<Project>> {
  const file = await loadExchangeFile(filePath, options);
  return file.ok ? ok(file.value.project) : file;
}

/** From here on the project's text may pass the 64 MB an entry may have, at three bytes a Hangul syllable. */
const largestProjectText = 20 * 1_048_576;

/**
 * Writes a project as a `.baljugil` in the place of any file at `filePath` and reads it again from the disk. A file we
 * could not open again is not written.
 */
export async function saveProjectFile(
  filePath: string,
  project: Project,
  { fileSystem = nodeFileSystem, ...options }: ProjectFileOptions,
): Promise<Result<WrittenFile>> {
  const size = checkPackedSize(project, path.basename(filePath), options);
  if (!size.ok) return size;
  return writeExchangeFile(filePath, await packExchangeFile(project, options), { fileSystem });
}

/** Refuses what would grow past the limits a reader has. */
export function checkPackedSize(
  project: Project,
  fileName: string,
  { evidence = [] }: Pick<PackExchangeOptions, 'evidence'> = {},
): Result<null> {
  const evidenceBytes = evidence.reduce((sum, one) => sum + one.bytes.length, 0);
  if (evidenceBytes > evidenceTotalLimitBytes)
    return fail({ type: 'evidenceFull', fileName, limitMegabytes: evidenceTotalLimitBytes / 1_048_576 });
  return JSON.stringify(project).length > largestProjectText
    ? fail({ type: 'fileTooLarge', fileName, limitMegabytes: 64 })
    : ok(null);
}

/** Puts the bytes of a `.baljugil` in place and reads them from the disk once more. */
export async function writeExchangeFile(
  filePath: string,
  bytes: Uint8Array,
  { fileSystem = nodeFileSystem }: { fileSystem?: FileSystem } = {},
): Promise<Result<WrittenFile>> {
  const fileName = path.basename(filePath);
  const room = await checkFreeSpace(fileSystem, path.dirname(filePath), {
    fileName,
    sizeBytes: bytes.length,
  });
  if (!room.ok) return room;
  const written = await replaceFile(filePath, bytes, { fileSystem });
  if (!written.ok) return written;
  const back = await readFileSafely(filePath, { limitBytes: projectFileLimitBytes, fileSystem });
  if (!back.ok) return back;
  // A medium that gives back other bytes than it was given is told of, though the file is there.
  return sha256(back.value) === written.value.sha256
    ? written
    : fail({ type: 'deviceFailed', fileName, code: 'EIO' });
}
