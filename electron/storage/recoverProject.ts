import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { applyOperations } from '../../shared/project/applyOperation';
import type { Project } from '../../shared/project/project';
import { currentFormat, type ProjectFormat } from '../../shared/project/projectFormat';
import { ProjectReplay } from '../../shared/project/projectReplay';
import { fileFailure } from './fileFailure';
import type { FileSystem } from './fileSystem';
import {
  changeSchema,
  type JournalReading,
  type JournalRecord,
  journalFileNumber,
  journalVersion,
  type RecordReading,
  readJournal,
  readRecord,
  readRecordUnchecked,
} from './journal';
import { type History, joinHistories } from './journalHistory';
import { readFileSafely } from './readFileSafely';
import { type FormerProject, keptChanges, readSnapshot, type Snapshot, snapshotRevision } from './snapshot';
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
  /** Byte offset of the last record's line in the file where the history ends; `null` before the first change. */
  lastLine: number | null;
  /** The snapshot it was built on as it lies on disk, when that is of an older format. */
  former: FormerProject | null;
  /** The journal files as they were read, in order. */
  journals: readonly JournalReading[];
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
  format: ProjectFormat = currentFormat,
  /** What a witness outside the folder last saw; `link` is the start of that revision's link. */
  known: { revision: number; link: string } | null = null,
): Promise<Result<Recovered>> {
  const files = await readProjectFolder(fileSystem, folder, projectId, format);
  return files.ok ? recoverFrom(files.value, projectId, format, known) : files;
}

/** The same from what was read of the folder. */
export async function recoverFrom(
  files: FolderContents,
  projectId: string,
  format: ProjectFormat = currentFormat,
  known: { revision: number; link: string } | null = null,
): Promise<Result<Recovered>> {
  const { snapshots, damagedSnapshots, journals, witness } = files;
  if (snapshots.length === 0) {
    const detail =
      damagedSnapshots.length === 0
        ? '저장본이 하나도 없습니다. 폴더는 그대로 두었습니다.'
        : `저장본 ${damagedSnapshots.length}개가 모두 손상되었습니다. 파일은 그대로 두었습니다.`;
    return fail({ type: 'projectDamaged', projectId, detail });
  }
  await nextTurn();
  const joined = joinHistories(journals);
  await nextTurn();
  const best = latestProvable(snapshots, joined.histories);
  const replayed = await replay(best, format);
  if (!replayed.ok) {
    const { revision, reading } = replayed;
    // Its hash and its place in the chain are right: it is no damage but more than this program knows.
    return reading.kind === 'newer'
      ? fail({
          type: 'newerVersion',
          fileName: projectId,
          version: reading.version,
          supported: format.version,
        })
      : fail({
          type: 'projectDamaged',
          projectId,
          detail: `${revision}번째 변경 기록을 이 버전이 알지 못합니다. 더 새로운 버전에서 만든 것이면 그 버전으로 열어 주세요. 폴더는 그대로 두었습니다.`,
        });
  }
  const highest = Math.max(joined.highestRevision, witness?.revision ?? 0);
  const findings: Finding[] = [
    ...damagedSnapshots.map((name) => ({ key: name, kind: 'snapshot' }) as const),
    ...missingSnapshots(files).map((name) => ({ key: name, kind: 'snapshot' }) as const),
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
  const behind = known
    ? behindWitness(known, replayed.state, Math.max(highest, replayed.state.revision))
    : null;
  if (behind) findings.push({ key: `behind ${known?.revision} ${known?.link}`, kind: behind.kind });
  const told = new Set(witness?.toldDamages);
  const fresh = findings.filter((one) => !told.has(one.key));
  const notices = explain(fresh, {
    lost: Math.max(0, highest - replayed.state.revision),
    hasWitness: witness !== null,
    behind: behind?.count ?? 0,
  });
  return ok({
    state: replayed.state,
    builtOn: best.snapshot.revision,
    snapshots: snapshots.map((one) => one.revision),
    damagedSnapshots,
    ...endOfHistory(best, replayed, journals, joined.histories),
    former: files.former.get(best.snapshot.revision) ?? null,
    journals,
    damages: findings.map((one) => one.key),
    notices,
  });
}

export interface FolderContents {
  snapshots: Snapshot[];
  /** By the revision of the snapshot, what lies on disk where that is of an older format. */
  former: Map<number, FormerProject>;
  damagedSnapshots: string[];
  journals: JournalReading[];
  witness: Witness | null;
}

/** Reads what lies in a project's folder. A file that cannot be read is a failure, a damaged one is among the contents. */
export async function readProjectFolder(
  fileSystem: FileSystem,
  folder: string,
  projectId: string,
  format: ProjectFormat = currentFormat,
): Promise<Result<FolderContents>> {
  let names: string[];
  try {
    names = (await fileSystem.list(folder)).sort();
  } catch (error) {
    const failure = fileFailure(error, folder, 'read', fileSystem);
    return fail(failure.type === 'fileNotFound' ? { type: 'projectNotFound', projectId } : failure);
  }
  const contents: FolderContents = {
    snapshots: [],
    former: new Map(),
    damagedSnapshots: [],
    journals: [],
    witness: null,
  };
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
      const reading = readSnapshot(bytes.value, projectId, format);
      if (reading.kind === 'newer') {
        const { version, supported } = reading;
        return fail({ type: 'newerVersion', fileName: projectId, version, supported });
      }
      if (reading.kind === 'sound' && reading.snapshot.revision === revision) {
        contents.snapshots.push(reading.snapshot);
        if (reading.former) contents.former.set(revision, reading.former);
      } else contents.damagedSnapshots.push(name);
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
  ok: true;
  state: Snapshot;
  /** How many records of the history the state holds. */
  held: number;
}

/** A record that is proven and yet cannot be read. */
interface NotReplayed {
  ok: false;
  revision: number;
  reading: Exclude<RecordReading, { kind: 'sound' }>;
}

/** From here on checking what the records lead to is quicker than checking each. */
const manyRecords = 2_000;
/** Records between two turns of the event loop: a few milliseconds. */
const recordsPerTurn = 500;

/**
 * Applies the records after the snapshot. Of many, payloads are not checked one by one at first, because what they lead to
 * is checked as a whole; where that is not sound, all is done again with every record checked.
 */
async function replay(provable: Provable, format: ProjectFormat): Promise<Replayed | NotReplayed> {
  const count = (provable.history?.entries.length ?? 0) - provable.held;
  if (count >= manyRecords) {
    try {
      const state = await replayUnchecked(provable, format);
      if (state && isSound(state, format)) return { ok: true, state, held: provable.held + count };
    } catch {
      // A payload no program of ours has written; the checked way says which record it is.
    }
  }
  return replayChecked(provable, format);
}

function isSound({ project, undo, redo }: Snapshot, format: ProjectFormat): boolean {
  return (
    [...undo, ...redo].every((one) => changeSchema.safeParse(one).success) && format.check(project) !== null
  );
}

/** The state after all records; `null` when one of them does not fit. */
async function replayUnchecked(
  { snapshot, history, held }: Provable,
  format: ProjectFormat,
): Promise<Snapshot | null> {
  const lists = { undo: [...snapshot.undo], redo: [...snapshot.redo] };
  const replayed = new ProjectReplay(snapshot.project);
  let { changedAt } = snapshot;
  for (const [index, entry] of (history?.entries.slice(held) ?? []).entries()) {
    const reading = readRecordUnchecked(entry, format);
    if (reading.kind !== 'sound' || !replayed.apply(reading.record.operations)) return null;
    if (!turn(lists, reading.record)) return null;
    if (lists.undo.length > 2 * keptChanges) lists.undo.splice(0, lists.undo.length - keptChanges);
    changedAt = reading.record.at;
    if (index % recordsPerTurn === recordsPerTurn - 1) await nextTurn();
  }
  const last = history?.entries.at(-1);
  if (!last) return null;
  // What follows checks the whole project, which is long enough by itself.
  await nextTurn();
  const { project } = replayed;
  const { revision, link } = last;
  return {
    ...snapshot,
    revision,
    link,
    changedAt,
    project,
    undo: lists.undo.slice(-keptChanges),
    redo: lists.redo,
  };
}

async function replayChecked(
  { snapshot, history, held }: Provable,
  format: ProjectFormat,
): Promise<Replayed | NotReplayed> {
  // One list each for all records: a copy per record would take longer than the records themselves.
  let state: Snapshot = { ...snapshot, undo: [...snapshot.undo], redo: [...snapshot.redo] };
  let count = held;
  for (const entry of history?.entries.slice(held) ?? []) {
    const reading = readRecord(entry, format);
    if (reading.kind !== 'sound') return { ok: false, revision: entry.revision, reading };
    const { record } = reading;
    const applied = applyOperations(state.project, record.operations);
    if (!applied.ok || !turn(state, record)) break;
    if (state.undo.length > 2 * keptChanges) state.undo.splice(0, state.undo.length - keptChanges);
    state = {
      ...state,
      revision: record.revision,
      link: entry.link,
      changedAt: record.at,
      project: applied.value.project,
    };
    count += 1;
    if (count % recordsPerTurn === 0) await nextTurn();
  }
  state.undo.splice(0, state.undo.length - keptChanges);
  return { ok: true, state, held: count };
}

/** The state after a record just made, which led to `project`; `null` when there is nothing for it to undo. */
export function withRecord(
  state: Snapshot,
  record: JournalRecord,
  { link, project }: { link: string; project: Project },
): Snapshot | null {
  const lists = { undo: [...state.undo], redo: [...state.redo] };
  if (!turn(lists, record)) return null;
  return {
    ...state,
    revision: record.revision,
    link,
    changedAt: record.at,
    project,
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
): Pick<Recovered, 'end' | 'canContinue' | 'lastJournalFile' | 'lastLine'> {
  const last = journals.at(-1);
  const lastJournalFile = last?.file ?? 0;
  if (!last) return { end: null, canContinue: false, lastJournalFile, lastLine: null };
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
  return { end, canContinue, lastJournalFile, lastLine: entry?.start ?? null };
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
  kind: 'snapshot' | 'journal' | 'journalFile' | 'torn' | 'behind' | 'other';
}

/** What speaks for an older copy in the project's place, seen from outside the folder: files inside may all agree. */
function behindWitness(
  known: { revision: number; link: string },
  state: Snapshot,
  highest: number,
): { kind: 'behind' | 'other'; count: number } | null {
  if (known.revision > highest) return { kind: 'behind', count: known.revision - highest };
  const isOther = known.revision === state.revision && !state.link.startsWith(known.link);
  return isOther ? { kind: 'other', count: 0 } : null;
}

function explain(
  findings: readonly Finding[],
  { lost, hasWitness, behind }: { lost: number; hasWitness: boolean; behind: number },
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
  if (count('behind') > 0)
    notices.push(
      `지난번 이 컴퓨터에서 저장한 변경 ${behind}건이 보이지 않아요. 자료 폴더가 예전 사본으로 되돌려졌을 수 있어요. 보이는 내용으로 열었으니, 백업과 다른 사본을 확인해 주세요.`,
    );
  if (count('other') > 0)
    notices.push(
      '지난번 이 컴퓨터에서 본 것과 변경 기록이 달라요. 다른 사본으로 바뀌었을 수 있으니 내용을 확인해 주세요.',
    );
  if (!hasWitness)
    notices.push('마지막 저장 위치를 적어 둔 파일이 없거나 손상되어, 빠진 변경이 있는지 확인하지 못했어요.');
  return notices;
}
