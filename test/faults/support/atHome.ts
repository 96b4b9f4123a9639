import { createHash } from 'node:crypto';
import path from 'node:path';
import { exchangeWork } from '../../../electron/exchange/exchangeWork';
import { readJournalFiles } from '../../../electron/exchange/storedHistory';
import { openEvidenceFolder } from '../../../electron/storage/evidenceFolder';
import type { FileSystem } from '../../../electron/storage/fileSystem';
import { evidenceFolderName, type ProjectStore } from '../../../electron/storage/projectStore';
import { ok, type Result } from '../../../shared/ipc/failure';
import type { Project } from '../../../shared/project/project';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where the evidence of a project lies. */
export function evidenceAt({ folder, fileSystem }: { folder: string; fileSystem: FileSystem }) {
  return (projectId: string) =>
    openEvidenceFolder(path.join(folder, 'projects', projectId, evidenceFolderName), { fileSystem });
}

/** The stored project and the bytes of a `.baljugil` of it with its history. */
export async function packedAtHome(
  { folder, fileSystem }: { folder: string; fileSystem: FileSystem },
  store: ProjectStore,
  projectId: string,
): Promise<Result<{ project: Project; bytes: Uint8Array }>> {
  const stored = await store.read(projectId);
  if (!stored.ok) return stored;
  const { project, revision, link } = stored.value;
  const journals = await readJournalFiles(fileSystem, path.join(folder, 'projects', projectId));
  if (!journals.ok) return journals;
  const home = { project, end: { revision, link }, journals: journals.value };
  const bytes = await exchangeWork.pack(home, '사업.baljugil', { now: new Date(), appVersion: '0.1.0' });
  return bytes.ok ? ok({ project, bytes: bytes.value }) : bytes;
}
