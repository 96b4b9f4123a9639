import path from 'node:path';
import type { Place } from '../../shared/exchange/history';
import { ok, type Result } from '../../shared/ipc/failure';
import { type FileSystem, nodeFileSystem } from '../storage/fileSystem';
import type { ProjectStore, StoredProject } from '../storage/projectStore';
import { readStoredHistory, type StoredChange } from './storedHistory';

/** A project of the store with where it stands in its history. */
export interface StoredWithHistory {
  stored: StoredProject;
  end: Place;
  changes: StoredChange[];
}

/** Reads a stored project and the changes that led to it. */
export async function readWithHistory(
  store: ProjectStore,
  dataFolder: string,
  projectId: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<Result<StoredWithHistory>> {
  const stored = await store.read(projectId);
  if (!stored.ok) return stored;
  const { revision, link } = stored.value;
  const folder = path.join(dataFolder, 'projects', projectId);
  const changes = await readStoredHistory(fileSystem, folder, revision);
  if (!changes.ok) return changes;
  const leadsHere = changes.value.at(-1)?.link === link;
  return ok({ stored: stored.value, end: { revision, link }, changes: leadsHere ? changes.value : [] });
}
