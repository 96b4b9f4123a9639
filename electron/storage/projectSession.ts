import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { carriedChanges, type Place } from '../../shared/exchange/history';
import type { Applied, OpenedProject } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { applyOperations, describeOperation } from '../../shared/project/applyOperation';
import type { Operation } from '../../shared/project/operations';
import type { ProjectFormat } from '../../shared/project/projectFormat';
import { fileFailure } from './fileFailure';
import { createFile, type FileSystem, isErrno, type OpenFile, writeFully } from './fileSystem';
import {
  type JournalRecord,
  journalFileName,
  journalFileNumber,
  journalLine,
  journalVersion,
} from './journal';
import type { ProjectLock } from './projectLock';
import { type Recovered, withRecord } from './recoverProject';
import { replaceFile, unfinishedFileName } from './replaceFile';
import { sha256 } from './sha256';
import { encodeSnapshot, type Snapshot, snapshotFileName, snapshotRevision } from './snapshot';
import { encodeWitness, witnessFileName } from './witness';

/** A journal file past this size is left behind and a new one begun. */
const journalFileBytes = 4 * 1_048_576;
/** Newest snapshots kept; the first of all is kept besides, because with it the whole journal can be replayed. */
const keptSnapshots = 3;

/** As many as the schema of the project lets a snapshot hold. */
const maximumRequirements = 5_000;

/** A state and the records that led to it from a point of the history. */
export interface Fork {
  state: Snapshot;
  start: Place;
  lines: Uint8Array[];
}

/** Whether a change was not written because somebody else has changed the project. */
export function isTurnedAway(result: Result<unknown>): boolean {
  return !result.ok && (result.failure.type === 'lockLost' || result.failure.type === 'fileChanged');
}

/** A line's hash and the space after it. */
const hashLength = 65;

export interface SessionOptions {
  fileSystem: FileSystem;
  folder: string;
  lock: ProjectLock;
  recovered: Recovered;
  /** Told once besides what was found damaged, a Korean sentence. */
  greeting: string | null;
  format: ProjectFormat;
  now: () => Date;
  accountName: string;
  /** The name of the settings, asked at every change; empty when there is none. */
  displayName: () => string;
  changesPerSnapshot: number;
  /** A snapshot is made after so many bytes of journal, if not after so many changes. */
  bytesPerSnapshot: number;
}

/** An open project: its state in memory and its journal on disk. The caller runs one method at a time. */
export class ProjectSession {
  readonly #options: SessionOptions;
  #state: Snapshot;
  #end: Recovered['end'];
  #canContinue: boolean;
  #lastJournalFile: number;
  #snapshots: number[];
  #builtOn: number;
  #bytesSinceSnapshot = 0;
  #notices: string[];
  /** Byte offset of the last record's line, as long as it may be continued. */
  #lastLine: number | null;
  /** The records made here, newest last, and where the first of them begins. */
  #own: { start: Place; lines: Uint8Array[] };
  /** The last change that could not be written because somebody else had changed the project. */
  #turnedAway: { state: Snapshot; line: Uint8Array } | null = null;
  /** Damages found at opening; the next snapshot puts them behind. */
  #damages: string[];
  #snapshotDueAt: number;

  constructor(options: SessionOptions) {
    const { recovered } = options;
    this.#options = options;
    this.#state = recovered.state;
    this.#end = recovered.end;
    this.#canContinue = recovered.canContinue;
    this.#lastJournalFile = recovered.lastJournalFile;
    this.#snapshots = recovered.snapshots;
    this.#builtOn = recovered.builtOn;
    this.#notices = [...(options.greeting === null ? [] : [options.greeting]), ...recovered.notices];
    this.#lastLine = recovered.lastLine;
    this.#own = { start: { revision: recovered.state.revision, link: recovered.state.link }, lines: [] };
    this.#damages = recovered.damages;
    this.#snapshotDueAt =
      recovered.notices.length > 0
        ? recovered.state.revision + 1
        : recovered.builtOn + options.changesPerSnapshot;
  }

  get state(): Snapshot {
    return this.#state;
  }

  get notices(): string[] {
    return this.#notices;
  }

  describe(): OpenedProject {
    return {
      project: this.#state.project,
      revision: this.#state.revision,
      ...this.#names(),
      readOnly: false,
      notices: this.#notices,
    };
  }

  /** Applies all operations or none. The answer comes after the change is on disk. */
  async apply(revision: number, operations: Operation[]): Promise<Result<Applied>> {
    const { project } = this.#state;
    if (revision !== this.#state.revision) return fail({ type: 'revisionMismatch', projectId: project.id });
    const first = operations[0];
    if (!first) throw new Error('a change has at least one operation');
    const more = operations.length > 1 ? ` 외 ${operations.length - 1}건` : '';
    return this.#record('do', `${describeOperation(project, first)}${more}`, operations);
  }

  async undo(): Promise<Result<Applied & { operations: Operation[] }>> {
    const change = this.#state.undo.at(-1);
    if (!change) return fail({ type: 'nothingToUndo' });
    const done = await this.#record('undo', change.name, change.inverses);
    return done.ok ? ok({ ...done.value, operations: change.inverses }) : done;
  }

  async redo(): Promise<Result<Applied & { operations: Operation[] }>> {
    const change = this.#state.redo.at(-1);
    if (!change) return fail({ type: 'nothingToRedo' });
    const done = await this.#record('redo', change.name, change.operations);
    return done.ok ? ok({ ...done.value, operations: change.operations }) : done;
  }

  /** Whether enough has changed since the last snapshot to make the next one. */
  get isSnapshotDue(): boolean {
    return (
      this.#state.revision >= this.#snapshotDueAt ||
      this.#bytesSinceSnapshot >= this.#options.bytesPerSnapshot
    );
  }

  /** Writes the state as a snapshot and lets go of the oldest ones. Without it nothing is lost; it may be tried again. */
  async snapshot(): Promise<Result<null>> {
    const { fileSystem, folder } = this.#options;
    const { revision } = this.#state;
    if (revision === this.#builtOn && this.#damages.length === 0) return ok(null);
    // Whoever has gone on in the folder: what is kept there is theirs to say now.
    const untouched = await this.checkUntouched();
    if (!untouched.ok) return untouched;
    this.#snapshotDueAt = revision + this.#options.changesPerSnapshot;
    this.#bytesSinceSnapshot = 0;
    const file = path.join(folder, snapshotFileName(revision));
    const written = await replaceFile(file, await encodeSnapshot(this.#state, this.#options.format), {
      fileSystem,
    });
    if (!written.ok) {
      this.#snapshotDueAt = revision + Math.ceil(this.#options.changesPerSnapshot / 10);
      return written;
    }
    this.#builtOn = revision;
    const all = [...new Set([...this.#snapshots, revision])].sort((a, b) => a - b);
    const surplus = all.filter((one) => one !== 0).slice(0, -keptSnapshots);
    const kept = all.filter((one) => !surplus.includes(one));
    const noted = await this.#writeWitness(kept);
    if (!noted.ok) return noted;
    this.#snapshots = kept;
    for (const one of surplus) {
      // One that cannot be removed now is only in the way of nothing.
      await fileSystem.remove(path.join(folder, snapshotFileName(one))).catch(() => undefined);
    }
    return ok(null);
  }

  /**
   * What this session has made, also the change it could not write: kept elsewhere, nothing of it is lost. `lines` are the
   * JSON of its records, of which the first follows `start`.
   */
  get fork(): Fork {
    const { start, lines } = this.#own;
    const last = this.#turnedAway;
    return { state: last?.state ?? this.#state, start, lines: last ? [...lines, last.line] : [...lines] };
  }

  /** Gives the lock back and leaves the folder to whoever has gone on there. */
  async abandon(): Promise<void> {
    await this.#options.lock.release();
  }

  /** Leaves the folder tidy and gives the lock back. Every change is on disk already. */
  async close(): Promise<void> {
    const { fileSystem, folder, lock } = this.#options;
    const { recovered } = this.#options;
    const isChanged = this.#state.revision > recovered.state.revision;
    // Until the next change, what was found damaged is told at every opening.
    if (this.#state.revision > this.#builtOn && (isChanged || recovered.notices.length === 0))
      await this.snapshot();
    try {
      if (await lock.isHeld())
        for (const name of await fileSystem.list(folder))
          if (unfinishedFileName.test(name)) await fileSystem.remove(path.join(folder, name));
    } catch (error) {
      fileFailure(error, folder, 'write', fileSystem);
    }
    await lock.release();
  }

  #names(): { undo: string | null; redo: string | null } {
    return { undo: this.#state.undo.at(-1)?.name ?? null, redo: this.#state.redo.at(-1)?.name ?? null };
  }

  async #record(
    kind: JournalRecord['kind'],
    name: string,
    operations: Operation[],
  ): Promise<Result<Applied>> {
    const applied = applyOperations(this.#state.project, operations);
    if (!applied.ok) return applied;
    if (applied.value.project.requirements.length > maximumRequirements)
      return this.#reject(
        operations,
        `요구사항은 ${maximumRequirements.toLocaleString('ko-KR')}건까지 둘 수 있습니다.`,
      );
    const record: JournalRecord = {
      revision: this.#state.revision + 1,
      previous: this.#state.link,
      at: this.#options.now().toISOString(),
      who: this.#options.accountName,
      displayName: this.#options.displayName() || undefined,
      kind,
      ...(this.#options.format.version > 1 && { format: this.#options.format.version }),
      name,
      operations,
      inverses: applied.value.inverses,
    };
    // A whole project was just checked, and is written next.
    if (operations.some((one) => one.type === 'replaceProject')) await nextTurn();
    const { bytes, link } = journalLine(record);
    // A map key of this name is lost by JSON readers, so the change would come back different.
    if (Buffer.from(bytes).includes('"__proto__"'))
      return this.#reject(operations, '쓸 수 없는 이름이 들어 있습니다.');
    const next = withRecord(this.#state, record, { link, project: applied.value.project });
    if (!next) throw new Error('a record just made does not fit the state it was made from');
    const line = bytes.subarray(hashLength, -1);
    const written = await this.#append(bytes);
    if (!written.ok) {
      if (isTurnedAway(written)) this.#turnedAway = { state: next, line };
      return written;
    }
    this.#state = next;
    this.#keepOwn(line);
    this.#bytesSinceSnapshot += bytes.length;
    return ok({ revision: record.revision, savedAt: record.at, ...this.#names() });
  }

  #reject(operations: Operation[], reason: string) {
    return fail({ type: 'operationRejected', operation: operations[0]?.type ?? '', reason });
  }

  #keepOwn(line: Uint8Array): void {
    const { lines, start } = this.#own;
    lines.push(line);
    if (lines.length <= 2 * carriedChanges) return;
    const gone = lines.splice(0, lines.length - carriedChanges).at(-1) ?? line;
    this.#own.start = { revision: start.revision + carriedChanges + 1, link: sha256(gone) };
  }

  async #append(line: Uint8Array): Promise<Result<null>> {
    const { fileSystem, folder, lock } = this.#options;
    const { facts, id } = this.#state.project;
    const fileName = facts.projectName;
    const isNew = !this.#canContinue || (this.#end?.bytes ?? 0) > journalFileBytes;
    const number = isNew ? this.#lastJournalFile + 1 : this.#lastJournalFile;
    const filePath = path.join(folder, journalFileName(number));
    try {
      if (!(await lock.isHeld())) return fail({ type: 'lockLost', projectId: id });
      if (!this.#knows(await fileSystem.list(folder))) return fail({ type: 'fileChanged', fileName });
      const isWritten = isNew
        ? await this.#beginFile(filePath, line)
        : await this.#continueFile(filePath, line);
      if (!isWritten) return fail({ type: 'fileChanged', fileName });
      // Whoever broke the lock meanwhile may have read the folder just before.
      return (await lock.isHeld()) ? ok(null) : fail({ type: 'lockLost', projectId: id });
    } catch (error) {
      return fail(fileFailure(error, filePath, 'write', fileSystem, fileName));
    }
  }

  /**
   * Whether the folder holds what this session left there: `lockLost` or `fileChanged` otherwise. What cannot be found out is
   * taken to be untouched, since nothing is written on the strength of it alone.
   */
  async checkUntouched(): Promise<Result<null>> {
    const { fileSystem, folder, lock } = this.#options;
    const { facts, id } = this.#state.project;
    if (!(await lock.isHeld())) return fail({ type: 'lockLost', projectId: id });
    try {
      const isKnown = this.#knows(await fileSystem.list(folder));
      if (isKnown && (await this.#endsAsLeft())) return ok(null);
      return fail({ type: 'fileChanged', fileName: facts.projectName });
    } catch (error) {
      fileFailure(error, folder, 'read', fileSystem);
      return ok(null);
    }
  }

  /** Whether the names are those this session knows: no later journal file or snapshot, and the last journal file there. */
  #knows(names: readonly string[]): boolean {
    const { revision } = this.#state;
    const isLater = names.some(
      (name) =>
        (journalFileNumber(name) ?? 0) > this.#lastJournalFile || (snapshotRevision(name) ?? 0) > revision,
    );
    return !isLater && (!this.#canContinue || !this.#end || names.includes(journalFileName(this.#end.file)));
  }

  async #endsAsLeft(): Promise<boolean> {
    const { fileSystem, folder } = this.#options;
    if (!this.#canContinue || !this.#end) return true;
    const file = await fileSystem.open(path.join(folder, journalFileName(this.#end.file)), 'read');
    try {
      return await this.#isMine(file);
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  /** Whether the file ends with the last record of this session: by its size, and by the hash its line begins with. */
  async #isMine(file: OpenFile): Promise<boolean> {
    if ((await file.sizeBytes()) !== this.#end?.bytes) return false;
    if (this.#lastLine === null) return true;
    const start = Buffer.alloc(64);
    const count = await file.read(start, this.#lastLine);
    return count === start.length && start.toString('latin1') === this.#state.link;
  }

  /**
   * Adds to the last file; false when somebody else has changed it. Whatever fails, nothing past the last good record
   * counts afterwards.
   */
  async #continueFile(filePath: string, line: Uint8Array): Promise<boolean> {
    const end = this.#end;
    if (!end) throw new Error('there is no file to continue');
    const file = await this.#options.fileSystem.open(filePath, 'change');
    try {
      if (!(await this.#isMine(file))) return false;
      try {
        await writeFully(file, line, end.bytes);
        await file.sync();
      } catch (error) {
        try {
          await file.truncate(end.bytes);
        } catch {
          this.#canContinue = false;
        }
        throw error;
      }
    } finally {
      await file.close().catch(() => undefined);
    }
    this.#end = { file: end.file, bytes: end.bytes + line.length };
    this.#lastLine = end.bytes;
    return true;
  }

  /** False when somebody else has begun a file of that number. */
  async #beginFile(filePath: string, line: Uint8Array): Promise<boolean> {
    const { fileSystem, folder } = this.#options;
    const number = this.#lastJournalFile + 1;
    const { revision, link } = this.#state;
    const header = journalLine({
      journal: journalVersion,
      file: number,
      after: { revision, link },
      continues: this.#end,
    });
    const bytes = Buffer.concat([header.bytes, line]);
    try {
      await createFile(fileSystem, filePath, bytes);
      await fileSystem.syncFolder(folder);
    } catch (error) {
      if (isErrno(error) && error.code === 'EEXIST') return false;
      // A file left behind is passed over: the next one's header says where the history continues.
      await fileSystem.remove(filePath).catch((problem) => {
        if (!isErrno(problem) || problem.code !== 'ENOENT') this.#lastJournalFile = number;
      });
      throw error;
    }
    this.#lastJournalFile = number;
    this.#canContinue = true;
    this.#end = { file: number, bytes: bytes.length };
    this.#lastLine = header.bytes.length;
    return true;
  }

  async #writeWitness(snapshots: number[]): Promise<Result<unknown>> {
    const { fileSystem, folder } = this.#options;
    const witness = {
      revision: this.#state.revision,
      snapshots,
      journalFile: this.#lastJournalFile,
      toldDamages: this.#damages,
    };
    return replaceFile(path.join(folder, witnessFileName), encodeWitness(witness), { fileSystem });
  }
}
