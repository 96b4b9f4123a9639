import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { applyOperations } from '../../shared/project/applyOperation';
import { fileFailure } from './fileFailure';
import type { FileSystem } from './fileSystem';
import {
  type JournalReading,
  type JournalRecord,
  journalFileNumber,
  journalVersion,
  readJournal,
  recordOf,
} from './journal';
import { type History, joinHistories } from './journalHistory';
import { readFileSafely } from './readFileSafely';
import { keptChanges, readSnapshot, type Snapshot, snapshotRevision } from './snapshot';
import { readWitness, type Witness, witnessFileName } from './witness';

/** Largest snapshot or journal file that is read. */
const limitBytes = 256 * 1_048_576;

/** The latest state of a project its files prove, and where its history goes on. */
export interface Recovered {
  state: Snapshot;
  /** Revision of the snapshot it was built on. */
  builtOn: number;
  /** Revisions of all sound snapshots, ascending. */
  snapshots: number[];
  damagedSnapshots: string[];
  /** Where the history ends; `null` before the first change. */
  end: { file: number; bytes: number } | null;
  /** Whether the next record may be added at `end`; otherwise it starts a new file. */
  canContinue: boolean;
  lastJournalFile: number;
  /** Damages found, by a name that stays the same, so that each is told until the next change and not for ever. */
  damages: string[];
  /** What was found missing or damaged, Korean sentences. Empty when everything was as it was left. */
  notices: string[];
}

/**
 * Reads a project's folder without changing it and finds the latest state that checksums and links prove.
 * A file that cannot be read is a failure, not a damage; a folder without any sound snapshot is `projectDamaged`.
 */
export async function recoverProject(
  fileSystem: FileSystem,
  folder: string,
  projectId: string,
): Promise<Result<Recovered>> {
  const files = await readProjectFolder(fileSystem, folder, projectId);
  if (!files.ok) return files;
  const { snapshots, damagedSnapshots, journals, witness } = files.value;
  if (snapshots.length === 0) {
    const detail =
      damagedSnapshots.length === 0
        ? '저장본이 하나도 없습니다. 폴더는 그대로 두었습니다.'
        : `저장본 ${damagedSnapshots.length}개가 모두 손상되었습니다. 파일은 그대로 두었습니다.`;
    return fail({ type: 'projectDamaged', projectId, detail });
  }
  const joined = joinHistories(journals);
  const best = latestProvable(snapshots, joined.histories);
  const replayed = replay(best);
  const highest = Math.max(joined.highestRevision, witness?.revision ?? 0);
  const findings: Finding[] = [
    ...damagedSnapshots.map((name) => ({ key: name, kind: 'snapshot' }) as const),
    ...missingSnapshots(files.value).map((name) => ({ key: name, kind: 'snapshot' }) as const),
    ...joined.damages.map(
      ({ file, start }) => ({ key: `journal ${file}:${start}`, kind: 'journal' }) as const,
    ),
    ...(joined.tornAt
      ? [{ key: `journal ${joined.tornAt.file}:${joined.tornAt.start}`, kind: 'torn' } as const]
      : []),
    // A snapshot is made of what the journal already holds.
    ...(best.history === null && best.snapshot.revision > 0
      ? [{ key: `journal before ${best.snapshot.revision}`, kind: 'journal' } as const]
      : []),
    ...missingJournals(joined.missingFiles, journals, witness).map(
      (file) => ({ key: `journal ${file}`, kind: 'journalFile' }) as const,
    ),
  ];
  const told = new Set(witness?.toldDamages);
  const fresh = findings.filter((one) => !told.has(one.key));
  const notices = explain(fresh, {
    lost: Math.max(0, highest - replayed.state.revision),
    hasWitness: witness !== null,
  });
  return ok({
    state: replayed.state,
    builtOn: best.snapshot.revision,
    snapshots: snapshots.map((one) => one.revision),
    damagedSnapshots,
    ...endOfHistory(best, replayed, journals, joined.histories),
    damages: findings.map((one) => one.key),
    notices,
  });
}

export interface FolderContents {
  snapshots: Snapshot[];
  damagedSnapshots: string[];
  journals: JournalReading[];
  witness: Witness | null;
}

/** Reads what lies in a project's folder. A file that cannot be read is a failure, a damaged one is among the contents. */
export async function readProjectFolder(
  fileSystem: FileSystem,
  folder: string,
  projectId: string,
): Promise<Result<FolderContents>> {
  let names: string[];
  try {
    names = (await fileSystem.list(folder)).sort();
  } catch (error) {
    const failure = fileFailure(error, folder, 'read', fileSystem);
    return fail(failure.type === 'fileNotFound' ? { type: 'projectNotFound', projectId } : failure);
  }
  const contents: FolderContents = { snapshots: [], damagedSnapshots: [], journals: [], witness: null };
  for (const name of names) {
    const revision = snapshotRevision(name);
    const journalFile = journalFileNumber(name);
    if (revision === null && journalFile === null && name !== witnessFileName) continue;
    const bytes = await readFileSafely(path.join(folder, name), { limitBytes, fileSystem });
    if (!bytes.ok) return bytes;
    if (journalFile !== null) {
      const journal = readJournal(journalFile, bytes.value);
      const version = journal.header?.journal ?? 0;
      if (version > journalVersion)
        return fail({ type: 'newerVersion', fileName: projectId, version, supported: journalVersion });
      contents.journals.push(journal);
    } else if (revision !== null) {
      const reading = readSnapshot(bytes.value, projectId);
      if (reading.kind === 'newer') {
        const { version, supported } = reading;
        return fail({ type: 'newerVersion', fileName: projectId, version, supported });
      }
      if (reading.kind === 'sound' && reading.snapshot.revision === revision)
        contents.snapshots.push(reading.snapshot);
      else contents.damagedSnapshots.push(name);
    } else {
      contents.witness = readWitness(bytes.value);
    }
  }
  return ok(contents);
}

interface Provable {
  snapshot: Snapshot;
  /** The history the snapshot stands in, and how many of its records the snapshot already holds. */
  history: History | null;
  held: number;
}

/** The snapshot from which the records lead furthest; of equals the newest. */
function latestProvable(snapshots: readonly Snapshot[], histories: readonly History[]): Provable {
  let best: Provable | null = null;
  let furthest = -1;
  for (const snapshot of snapshots.toReversed()) {
    for (const candidate of [...placesOf(snapshot, histories), { snapshot, history: null, held: 0 }]) {
      const { history, held } = candidate;
      const reach = snapshot.revision + (history ? history.entries.length - held : 0);
      if (reach <= furthest) continue;
      furthest = reach;
      best = candidate;
    }
  }
  if (!best) throw new Error('there is no snapshot to build on');
  return best;
}

function placesOf(snapshot: Snapshot, histories: readonly History[]): Provable[] {
  return histories.flatMap((history) => {
    const held = snapshot.revision - history.start.revision;
    const link = held === 0 ? history.start.link : history.entries[held - 1]?.link;
    return link === snapshot.link ? [{ snapshot, history, held }] : [];
  });
}

interface Replayed {
  state: Snapshot;
  /** How many records of the history the state holds. */
  held: number;
}

function replay({ snapshot, history, held }: Provable): Replayed {
  // One list each for all records: a copy per record would take longer than the records themselves.
  let state: Snapshot = { ...snapshot, undo: [...snapshot.undo], redo: [...snapshot.redo] };
  let count = held;
  for (const entry of history?.entries.slice(held) ?? []) {
    const record = recordOf(entry);
    const applied = record && applyOperations(state.project, record.operations);
    if (!record || !applied?.ok || !turn(state, record)) break;
    if (state.undo.length > 2 * keptChanges) state.undo.splice(0, state.undo.length - keptChanges);
    state = {
      ...state,
      revision: record.revision,
      link: entry.link,
      changedAt: record.at,
      project: applied.value.project,
    };
    count += 1;
  }
  state.undo.splice(0, state.undo.length - keptChanges);
  return { state, held: count };
}

/** The state after a record of the journal; `null` when the record does not fit the state. */
export function withRecord(state: Snapshot, record: JournalRecord, link: string): Snapshot | null {
  const applied = applyOperations(state.project, record.operations);
  if (!applied.ok) return null;
  const lists = { undo: [...state.undo], redo: [...state.redo] };
  if (!turn(lists, record)) return null;
  return {
    ...state,
    revision: record.revision,
    link,
    changedAt: record.at,
    project: applied.value.project,
    undo: lists.undo.slice(-keptChanges),
    redo: lists.redo,
  };
}

/** Moves the changes that can be undone and done again, in place; false when there is none to undo. */
function turn({ undo, redo }: Pick<Snapshot, 'undo' | 'redo'>, record: JournalRecord): boolean {
  const { kind, name, operations, inverses } = record;
  if (kind === 'undo') {
    const undone = undo.pop();
    if (!undone) return false;
    redo.push(undone);
    return true;
  }
  if (kind === 'do') redo.length = 0;
  else redo.pop();
  undo.push({ name, operations, inverses });
  return true;
}

function endOfHistory(
  { history, snapshot }: Provable,
  { held }: Replayed,
  journals: readonly JournalReading[],
  histories: readonly History[],
): Pick<Recovered, 'end' | 'canContinue' | 'lastJournalFile'> {
  const last = journals.at(-1);
  const lastJournalFile = last?.file ?? 0;
  if (!last) return { end: null, canContinue: false, lastJournalFile };
  const entry = history?.entries[held - 1];
  // Later records that do not follow from the snapshot must not count any more, or they would be told as lost for ever.
  const next = history
    ? history.entries[held]
    : histories.flatMap((one) => one.entries).find((one) => one.revision > snapshot.revision);
  const end = entry
    ? { file: entry.file, bytes: entry.end }
    : next
      ? { file: next.file, bytes: next.start }
      : { file: last.file, bytes: last.sizeBytes };
  const canContinue = last.header !== null && entry?.file === last.file && entry.end === last.sizeBytes;
  return { end, canContinue, lastJournalFile };
}

function missingSnapshots({ snapshots, damagedSnapshots, witness }: FolderContents): string[] {
  const present = new Set([
    ...snapshots.map((one) => one.revision),
    ...damagedSnapshots.map((name) => snapshotRevision(name)),
  ]);
  return (witness?.snapshots ?? []).filter((one) => !present.has(one)).map((one) => `snapshot ${one}`);
}

function missingJournals(
  between: number[],
  journals: readonly JournalReading[],
  witness: Witness | null,
): number[] {
  const last = journals.at(-1)?.file ?? 0;
  const after = Math.max(0, (witness?.journalFile ?? 0) - last);
  return [...between, ...Array.from({ length: after }, (_, index) => last + 1 + index)];
}

interface Finding {
  key: string;
  kind: 'snapshot' | 'journal' | 'journalFile' | 'torn';
}

function explain(
  findings: readonly Finding[],
  { lost, hasWitness }: { lost: number; hasWitness: boolean },
): string[] {
  const count = (kind: Finding['kind']) => findings.filter((one) => one.kind === kind).length;
  const notices: string[] = [];
  if (lost > 0) notices.push(`최근 변경 ${lost}건을 되살리지 못했어요. 그 앞까지의 내용으로 열었어요.`);
  if (count('torn') > 0)
    notices.push('마지막 변경 기록이 끝까지 저장되지 않았어요. 온전히 저장된 마지막 내용으로 열었어요.');
  if (count('journal') > 0)
    notices.push(
      `변경 기록 ${count('journal')}곳이 손상되어 있어요. 손상된 기록은 지우지 않고 그대로 두었어요.`,
    );
  if (count('journalFile') > 0) notices.push(`변경 기록 파일 ${count('journalFile')}개가 없어졌어요.`);
  if (count('snapshot') > 0)
    notices.push(
      `예비 저장본 ${count('snapshot')}개가 손상되었거나 없어져, 나머지 저장본과 변경 기록으로 열었어요.`,
    );
  if (!hasWitness)
    notices.push('마지막 저장 위치를 적어 둔 파일이 없거나 손상되어, 빠진 변경이 있는지 확인하지 못했어요.');
  return notices;
}
