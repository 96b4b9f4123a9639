import path from 'node:path';
import type { ContentFile } from '../../shared/contentPack/packFile';
import { packKindOf } from '../../shared/contentPack/packItem';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { fileFailure } from './fileFailure';
import type { FileSystem } from './fileSystem';
import { readFileSafely } from './readFileSafely';

const contentFileLimitBytes = 4 * 1_048_576;

/** The content files of a templates folder by their path within it, in a fixed order; links are not followed. */
export async function readContentFiles(
  folder: string,
  fileSystem: FileSystem,
): Promise<Result<ContentFile[]>> {
  const files: ContentFile[] = [];
  const visit = async (below: string): Promise<Result<null>> => {
    const names = await fileSystem.list(path.join(folder, below));
    for (const name of names.sort()) {
      const file = below === '' ? name : `${below}/${name}`;
      const place = path.join(folder, file);
      const { kind } = await fileSystem.status(place);
      if (kind === 'folder') {
        const visited = await visit(file);
        if (!visited.ok) return visited;
      }
      if (kind !== 'file' || packKindOf(file) === null) continue;
      const bytes = await readFileSafely(place, { limitBytes: contentFileLimitBytes, fileSystem });
      if (!bytes.ok) return bytes;
      files.push({ file, bytes: bytes.value });
    }
    return ok(null);
  };
  try {
    const visited = await visit('');
    if (!visited.ok) return visited;
  } catch (error) {
    const failure = fileFailure(error, folder, 'read', fileSystem);
    return fail(
      failure.type === 'fileNotFound'
        ? { type: 'folderNotFound', folderName: path.basename(folder) }
        : failure,
    );
  }
  return files.length === 0 ? fail({ type: 'noContentFiles', folderName: path.basename(folder) }) : ok(files);
}
