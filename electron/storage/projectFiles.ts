import { createHash } from 'node:crypto';
import path from 'node:path';
import { fail, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import { packProjectFile, readProjectFile } from '../../shared/project/projectFile';
import { type FileSystem, nodeFileSystem } from './fileSystem';
import { readFileSafely } from './readFileSafely';
import { replaceFile, type WrittenFile } from './replaceFile';

/** Largest `.baljugil` that is read, packed. */
const limitBytes = 200 * 1_048_576;

/** From here on the project's text may pass the 64 MB an entry may have, at three bytes a Hangul syllable. */
const largestProjectText = 20 * 1_048_576;

export interface ProjectFileOptions {
  now: Date;
  /** Version of the product, written into the file. */
  appVersion: string;
  fileSystem?: FileSystem;
}

/** Reads a `.baljugil` from disk; the file is not changed. */
export async function loadProjectFile(
  filePath: string,
  { fileSystem = nodeFileSystem }: { fileSystem?: FileSystem } = {},
): Promise<Result<Project>> {
  const bytes = await readFileSafely(filePath, { limitBytes, fileSystem });
  return bytes.ok ? readProjectFile(bytes.value, path.basename(filePath), { sha256 }) : bytes;
}

/** Writes a project as a `.baljugil` in the place of any file at `filePath`. A file we could not read again is not written. */
export async function saveProjectFile(
  filePath: string,
  project: Project,
  { now, appVersion, fileSystem = nodeFileSystem }: ProjectFileOptions,
): Promise<Result<WrittenFile>> {
  const bytes = packProjectFile(project, { now, appVersion, sha256 });
  const fileName = path.basename(filePath);
  if (!readProjectFile(bytes, fileName, { sha256 }).ok) {
    if (JSON.stringify(project).length > largestProjectText)
      return fail({ type: 'fileTooLarge', fileName, limitMegabytes: 64 });
    throw new Error('the project would not be read again from the file');
  }
  return replaceFile(filePath, bytes, { fileSystem });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
