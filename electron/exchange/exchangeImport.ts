import { isNoticeableLoss } from '../../shared/exchange/differences';
import type { ExchangePreview } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { explainFailure } from '../../shared/ipc/failureText';
import type { EvidenceFolder } from '../storage/evidenceFolder';
import { type FileSystem, nodeFileSystem } from '../storage/fileSystem';
import { checkFreeSpace } from '../storage/freeSpace';
import type { Past, ProjectStore } from '../storage/projectStore';
import type { Comparison, ExchangeWork, TakenFile } from './exchangeWork';
import { namedEvidence } from './storedEvidence';
import { readWithHistory } from './storedExchange';

/** Keeps the project as it is now where `backup.list` finds it, before something takes its place. */
export type MakeBackup = (projectId: string, reason: 'beforeImport') => Promise<Result<unknown>>;

export interface ExchangeStore {
  store: ProjectStore;
  dataFolder: string;
  work: ExchangeWork;
  evidenceOf: (projectId: string) => EvidenceFolder;
  fileSystem?: FileSystem;
}

/** What taking the opened file in would mean here. Changes nothing. */
export async function previewImport(
  file: TakenFile,
  sha256: string,
  { store, dataFolder, work, fileSystem }: ExchangeStore,
): Promise<Result<ExchangePreview>> {
  const mine = await readWithHistory(store, dataFolder, file.project.id, {
    ...(fileSystem && { fileSystem }),
  });
  const notes = notesAbout(file);
  if (!mine.ok && mine.failure.type !== 'projectNotFound')
    notes.unshift(`이 PC에 있는 같은 사업은 읽지 못했어요. ${explainFailure(mine.failure).what}`);
  const { project } = file;
  const here = mine.ok ? mine.value : null;
  let comparison: Comparison | null = null;
  if (here) {
    const compared = await work.compare(here.home, file);
    if (!compared.ok) return compared;
    comparison = compared.value;
  }
  const differences = comparison?.differences ?? null;
  const total = here?.stored.project.requirements.length ?? 0;
  return ok({
    sha256,
    projectId: project.id,
    projectName: project.facts.projectName,
    agency: project.facts.agency,
    savedBy: file.savedBy,
    savedAt: file.savedAt,
    appVersion: file.appVersion,
    fileVersion: file.fileVersion,
    isLocked: file.isLocked,
    revision: file.place?.revision ?? null,
    requirementCount: project.requirements.length,
    historyCount: file.history.count,
    evidenceCount: project.evidence.length,
    relation: comparison?.relation ?? 'new',
    mine: here &&
      differences && {
        projectName: here.stored.project.facts.projectName,
        revision: here.stored.revision,
        changedAt: here.stored.changedAt,
        requirementCount: total,
        differences,
      },
    isNoticeableLoss: differences !== null && isNoticeableLoss(differences.removedRequirements, total),
    notes,
  });
}

/** Takes the file's project in beside what is here, with its history; under a new id when its own is taken. */
export async function importAsNew(
  file: TakenFile,
  { store }: Pick<ExchangeStore, 'store'>,
): Promise<Result<{ projectId: string; notes: string[] }>> {
  const past = pastOf(file);
  const { named } = namedEvidence(file.project.evidence, file.evidence);
  const created = await store.create(file.project, {
    isSample: false,
    evidence: named,
    ...(past && { past }),
  });
  return created.ok ? ok({ ...created.value, notes: notesAbout(file) }) : created;
}

/**
 * Puts the file's project in the place of the one here as one more change, which 되돌리기 takes back. The present one is
 * backed up first; without that nothing is replaced.
 */
export async function importAsReplacement(
  file: TakenFile,
  { store, dataFolder, work, evidenceOf, fileSystem = nodeFileSystem }: ExchangeStore,
  { makeBackup, confirmLoss }: { makeBackup: MakeBackup; confirmLoss: boolean },
): Promise<Result<{ projectId: string; notes: string[] }>> {
  const { project, place } = file;
  const mine = await readWithHistory(store, dataFolder, project.id, { fileSystem });
  if (!mine.ok) return mine;
  const { stored, home } = mine.value;
  const compared = await work.compare(home, file);
  if (!compared.ok) return compared;
  const done = ok({ projectId: project.id, notes: notesAbout(file) });
  const { named } = namedEvidence(project.evidence, file.evidence);
  // The same project can still bring bytes that are missing here.
  if (compared.value.relation === 'same') {
    const kept = await evidenceOf(project.id).keepBytes(named);
    return kept.ok ? done : kept;
  }
  const total = stored.project.requirements.length;
  const removed = compared.value.differences.removedRequirements;
  if (isNoticeableLoss(removed, total) && !confirmLoss)
    return fail({ type: 'lossNotConfirmed', removed, total });
  const room = await checkFreeSpace(fileSystem, dataFolder, {
    fileName: project.facts.projectName,
    // The record holds both projects, and the next snapshot the new one and both again to undo; the backup is far smaller.
    sizeBytes: 6 * JSON.stringify(project).length,
  });
  if (!room.ok) return room;
  const backup = await makeBackup(project.id, 'beforeImport');
  if (!backup.ok) return backup;
  const writable = await store.checkWritable(project.id);
  if (!writable.ok) return writable;
  const kept = await evidenceOf(project.id).keepBytes(named);
  if (!kept.ok) return kept;
  const replaced = await store.apply(project.id, stored.revision, [
    { type: 'replaceProject', project: { ...project }, source: place },
  ]);
  if (replaced.ok) return done;
  if (replaced.failure.type === 'revisionMismatch') await evidenceOf(project.id).forget(kept.value);
  return replaced;
}

function pastOf({ place, history: { first, bytes } }: TakenFile): Past | null {
  if (!place || !first) return null;
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const stop = bytes.indexOf(lineFeed, start);
    lines.push(bytes.subarray(start, stop));
    start = stop + 1;
  }
  return { revision: place.revision, first, lines };
}

const lineFeed = 10;

function notesAbout({ project, fileVersion, place, history, evidence }: TakenFile): string[] {
  const number = (count: number) => count.toLocaleString('ko-KR');
  const notes: string[] = [];
  if (fileVersion === 1) notes.push('처음 판에서 만든 파일이라 변경 기록이 들어 있지 않아요.');
  else if (place && history.count < place.revision)
    notes.push(
      `변경 ${number(place.revision)}건 가운데 최근 ${number(history.count)}건의 기록이 들어 있어요.`,
    );
  const { missing } = namedEvidence(project.evidence, evidence);
  if (missing.length > 0) {
    const [first] = missing;
    const more = missing.length > 1 ? ` 외 ${number(missing.length - 1)}개` : '';
    notes.push(
      `증빙 ‘${first?.fileName}’${more}의 내용이 파일에 들어 있지 않아요. 보낸 분에게 그 증빙을 따로 받아 주세요.`,
    );
  }
  return notes;
}
