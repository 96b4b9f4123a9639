import path from 'node:path';
import type { Place } from '../../shared/exchange/history';
import { ok, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import { type FileSystem, nodeFileSystem } from '../storage/fileSystem';
import type { ProjectStore, StoredProject } from '../storage/projectStore';
import { type JournalFile, readJournalFiles } from './storedHistory';

/** A project where it is kept: its state, where that stands in the history, and the history. */
export interface ProjectAtHome {
  project: Project;
  /** The project as it lies on disk where that is of an older format; packed in place of `project`. */
  former?: Record<string, unknown> | undefined;
  end: Place;
  journals: JournalFile[];
}

export interface StoredWithHistory {
  stored: StoredProject;
  home: ProjectAtHome;
}

/** Reads a stored project, unless it is given, and the journal files that led to it. */
export async function readWithHistory(
  store: ProjectStore,
  dataFolder: string,
  projectId: string,
  { known, fileSystem = nodeFileSystem }: { known?: StoredProject | undefined; fileSystem?: FileSystem } = {},
): Promise<Result<StoredWithHistory>> {
  const stored = known ? ok(known) : await store.read(projectId, { withJournals: true });
  if (!stored.ok) return stored;
  const { project, revision, link } = stored.value;
  const read = stored.value.journals?.map(({ file, bytes }) => ({ number: file, bytes }));
  const journals = read
    ? ok(read)
    : await readJournalFiles(fileSystem, path.join(dataFolder, 'projects', projectId));
  if (!journals.ok) return journals;
  const home = { project, end: { revision, link }, journals: journals.value };
  return ok({ stored: stored.value, home: { ...home, former: known?.former } });
}
