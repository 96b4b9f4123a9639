import path from 'node:path';
import { ok, type Result } from '../../shared/ipc/failure';
import type { ProjectFormat } from '../../shared/project/projectFormat';
import type { FileSystem } from './fileSystem';
import { readFileSafely } from './readFileSafely';
import type { Recovered } from './recoverProject';
import { replaceFile } from './replaceFile';
import { encodeSnapshot, type FormerProject, formerSnapshotFileName, snapshotFileName } from './snapshot';

/** Largest snapshot that is kept. */
const limitBytes = 256 * 1_048_576;

/**
 * Brings a stored project of an older format over to the newer one by writing one snapshot whole; until that is in place, the
 * project is what it was. The older snapshot stays for good beside it, and the journal is not touched. Answers the project
 * as it was recovered, now built on the new snapshot.
 */
export async function migrateStored(
  recovered: Recovered,
  former: FormerProject,
  { fileSystem, folder, format }: { fileSystem: FileSystem; folder: string; format: ProjectFormat },
): Promise<Result<Recovered>> {
  const { state, builtOn, snapshots } = recovered;
  const old = await readFileSafely(path.join(folder, snapshotFileName(builtOn)), { limitBytes, fileSystem });
  if (!old.ok) return old;
  const aside = path.join(folder, formerSnapshotFileName(builtOn, former.format));
  const kept = await replaceFile(aside, old.value, { fileSystem });
  if (!kept.ok) return kept;
  const file = path.join(folder, snapshotFileName(state.revision));
  const written = await replaceFile(file, await encodeSnapshot(state, format), { fileSystem });
  if (!written.ok) return written;
  const all = [...new Set([...snapshots, state.revision])].sort((a, b) => a - b);
  return ok({ ...recovered, builtOn: state.revision, snapshots: all, former: null });
}
