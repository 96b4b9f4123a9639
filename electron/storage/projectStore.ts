import { userInfo } from 'node:os';
import path from 'node:path';
import type { Applied, OpenedProject } from '../../shared/ipc/calls';
import { type Failure, fail, ok, type Result } from '../../shared/ipc/failure';
import { explainFailure } from '../../shared/ipc/failureText';
import type { Operation } from '../../shared/project/operations';
import type { Project } from '../../shared/project/project';
import type { EvidenceBytes } from '../../shared/project/projectFile';
import { currentFormat, type ProjectFormat } from '../../shared/project/projectFormat';
import { contains, differencesOf, namedAsCopy, pastOfFork, readTheirs, sideOf } from './conflictCopy';
import { openEvidenceFolder, readAllEvidence } from './evidenceFolder';
import { fileFailure } from './fileFailure';
import { createFile, createFolders, type FileSystem, isErrno, nodeFileSystem } from './fileSystem';
import { checkFreeSpace } from './freeSpace';
import { firstLink, journalFileName, journalFileNumber, journalLine, journalVersion } from './journal';
import { migrateStored } from './migrateStored';
import { type HistoryRange, readHistory, type StoredHistory } from './projectHistory';
import { breakLock, lockProject, type NamedOwner } from './projectLock';
import { isTurnedAway, ProjectSession } from './projectSession';
import { type Recovered, readProjectFolder, recoverProject } from './recoverProject';
import { sha256 } from './sha256';
import { encodeSnapshot, type Snapshot, snapshotFileName, snapshotRevision } from './snapshot';
import { encodeWitness, witnessFileName } from './witness';

export interface ProjectStoreOptions {
  /** The data folder, absolute; projects lie below it. */
  folder: string;
  now: () => Date;
  /** A new identifier of lower-case letters, digits and hyphens, such as a UUID. */
  randomId: () => string;
  /** OS account name, written into the history. */
  accountName?: string;
  /** The name the user goes by in the settings, written into the history beside the account. */
  displayName?: () => string;
  /** A second witness outside the data folder: what each project was when it was last seen here. */
  seen?: SecondWitness;
  fileSystem?: FileSystem;
  /**
   * Keeps a project of an older format as it is before it is brought over to the newer one; without it such projects open
   * for reading only. Called while the project's turn is taken: it must not wait for this store.
   */
  beforeMigration?: (stored: StoredProject) => Promise<Result<unknown>>;
  /** The shape of projects; the current one when absent. */
  format?: ProjectFormat;
  /** How many changes are replayed at most when a project is opened; 200 when absent. */
  changesPerSnapshot?: number;
  /** And how many bytes of journal; 1 MiB when absent. */
  bytesPerSnapshot?: number;
}

export interface SecondWitness {
  /** `link` is the start of the link that led to the revision. */
  known(projectId: string): { revision: number; link: string } | null;
  note(projectId: string, seen: { revision: number; link: string }): void;
  forget(projectId: string): void;
}

/** Changes a project brings along from elsewhere, oldest first: the last one led to the project as it is. */
export interface Past {
  revision: number;
  /** The first change's number and the link it names as the one before it. */
  first: { revision: number; previous: string };
  /** Each change's JSON as its journal held it. */
  lines: readonly Uint8Array[];
}

/** What 되돌리기 and 다시 실행 reach, oldest first. */
export type Turns = Pick<Snapshot, 'undo' | 'redo'>;

export interface StoredProject {
  project: Project;
  revision: number;
  /** Link of the change that led here. */
  link: string;
  isSample: boolean;
  /** ISO instants. */
  createdAt: string;
  changedAt: string;
  /** What was found damaged, Korean sentences. */
  notices: string[];
  /** What lies on disk, where that is of an older format and nothing has been changed since. */
  former?: Record<string, unknown> | undefined;
  /** The journal files it was read from, when they were asked for and had to be read. */
  journals?: readonly { file: number; bytes: Uint8Array }[] | undefined;
}

/** An entry of the list: the project, or why it cannot be read. It is on disk either way. */
export interface ListedProject {
  id: string;
  stored: Result<StoredProject>;
}

/**
 * The projects of this PC, one folder each: snapshots and a journal (docs/decisions/006). A change is answered after it is
 * on disk; a project is written by one process at a time. Calls for one project run one after the other.
 */
export interface ProjectStore {
  /** Newest change first; unreadable ones last. */
  list(): Promise<Result<ListedProject[]>>;
  /** Stores a project under its own id, or under a new one when that is taken or unfit as a folder name. */
  create(
    project: Project,
    options: { isSample: boolean; past?: Past; turns?: Turns; evidence?: readonly EvidenceBytes[] },
  ): Promise<Result<{ projectId: string }>>;
  /**
   * Opens for writing and holds the lock until `close`; opening again gives the present state. Changes open by themselves.
   * A project of an older format is brought over first, or opens for reading only with the reason among the notices.
   * With `readOnly` no lock is taken and changes answer `readOnlyProject`, unless this store has it open for writing.
   */
  open(projectId: string, options?: { readOnly?: boolean }): Promise<Result<OpenedProject>>;
  /** Ends a lock whose owner cannot be asked; the owner as `projectInUse` named it. */
  breakLock(projectId: string, owner: NamedOwner): Promise<Result<null>>;
  /** Without a lock and without changing anything. */
  read(projectId: string, options?: { withJournals?: boolean }): Promise<Result<StoredProject>>;
  /** The journal, newest record first, without a lock and without changing anything. */
  history(projectId: string, range?: HistoryRange): Promise<Result<StoredHistory>>;
  /** The same text as long as nothing the history is read from has changed; cheap to ask for. */
  historyStamp(projectId: string): Promise<Result<string>>;
  apply(projectId: string, revision: number, operations: Operation[]): Promise<Result<Applied>>;
  /** Whether a change would be taken now; opens the project for it. */
  checkWritable(projectId: string): Promise<Result<null>>;
  undo(projectId: string): Promise<Result<Applied & { operations: Operation[] }>>;
  redo(projectId: string): Promise<Result<Applied & { operations: Operation[] }>>;
  close(projectId: string): Promise<Result<null>>;
  closeAll(): Promise<void>;
  /** Puts the project into the trash folder, from which `restore` brings it back. */
  remove(projectId: string): Promise<Result<null>>;
  restore(projectId: string): Promise<Result<null>>;
}

const afterBreakingMilliseconds = 500;

type Conflict = Omit<Extract<Failure, { type: 'projectConflict' }>, 'type'>;

/** Below a project's folder: the bytes of its evidence. */
export const evidenceFolderName = 'evidence';

// Also a folder name on Windows, where upper and lower case are one.
const fitId = /^[a-z0-9][a-z0-9-]{0,63}$/;
const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Opens the store below a data folder; folders are made when the first project is. */
export function openProjectStore(options: ProjectStoreOptions): ProjectStore {
  return new FolderProjectStore(options);
}

class FolderProjectStore implements ProjectStore {
  readonly #fileSystem: FileSystem;
  readonly #options: ProjectStoreOptions;
  readonly #format: ProjectFormat;
  readonly #projects: string;
  readonly #trash: string;
  readonly #sessions = new Map<string, ProjectSession>();
  /** Opened for reading only. */
  readonly #readOnly = new Set<string>();
  /** Somebody else changed these: what is done here goes into a copy until the screen opens or closes the project. */
  readonly #conflicts = new Map<string, Conflict>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: ProjectStoreOptions) {
    this.#options = options;
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
    this.#format = options.format ?? currentFormat;
    this.#projects = path.join(options.folder, 'projects');
    this.#trash = path.join(options.folder, 'trash');
  }

  async list(): Promise<Result<ListedProject[]>> {
    let names: string[];
    try {
      names = await this.#fileSystem.list(this.#projects);
    } catch (error) {
      if (isErrno(error) && error.code === 'ENOENT') return ok([]);
      return fail(fileFailure(error, this.#projects, 'read', this.#fileSystem));
    }
    const listed: ListedProject[] = [];
    for (const id of names.filter(isProjectId)) listed.push({ id, stored: await this.read(id) });
    const when = ({ stored }: ListedProject) => (stored.ok ? stored.value.changedAt : '');
    return ok(listed.sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0)));
  }

  async create(
    project: Project,
    {
      isSample,
      past,
      turns,
      evidence = [],
    }: { isSample: boolean; past?: Past; turns?: Turns; evidence?: readonly EvidenceBytes[] },
  ): Promise<Result<{ projectId: string }>> {
    const unfinished = path.join(this.#projects, `.new-${this.#options.randomId()}`);
    try {
      await createFolders(this.#fileSystem, this.#projects);
      const projectId = (await this.#isFree(project.id)) ? project.id : this.#options.randomId();
      const at = this.#options.now().toISOString();
      const journal = past ? journalOf(past) : null;
      const first: Snapshot = {
        revision: journal?.end.revision ?? 0,
        link: journal?.end.link ?? firstLink(projectId),
        createdAt: at,
        changedAt: at,
        isSample,
        undo: turns?.undo ?? [],
        redo: turns?.redo ?? [],
        project: { ...project, id: projectId },
      };
      const { revision } = first;
      const journalFile = journal ? 1 : 0;
      const witness = { revision, snapshots: [revision], journalFile, toldDamages: [] };
      const snapshot = await encodeSnapshot(first, this.#format);
      const room = await checkFreeSpace(this.#fileSystem, this.#projects, {
        fileName: project.facts.projectName,
        sizeBytes:
          snapshot.length +
          (journal?.bytes.length ?? 0) +
          evidence.reduce((sum, one) => sum + one.bytes.length, 0),
      });
      if (!room.ok) return room;
      await this.#fileSystem.createFolder(unfinished);
      const inside = (name: string) => path.join(unfinished, name);
      if (journal) await createFile(this.#fileSystem, inside(journalFileName(1)), journal.bytes);
      await createFile(this.#fileSystem, inside(snapshotFileName(revision)), snapshot);
      await createFile(this.#fileSystem, inside(witnessFileName), encodeWitness(witness));
      if (evidence.length > 0) await this.#writeEvidence(inside(evidenceFolderName), evidence);
      await this.#fileSystem.syncFolder(unfinished);
      await this.#fileSystem.rename(unfinished, this.#folderOf(projectId));
      await this.#fileSystem.syncFolder(this.#projects).catch(() => undefined);
      this.#options.seen?.note(projectId, first);
      return ok({ projectId });
    } catch (error) {
      await this.#discard(unfinished);
      return fail(fileFailure(error, this.#projects, 'write', this.#fileSystem, project.facts.projectName));
    }
  }

  open(projectId: string, { readOnly = false } = {}): Promise<Result<OpenedProject>> {
    return this.#inTurn(projectId, async () => {
      await this.#settleConflict(projectId);
      const left = await this.#leaveIfTouched(projectId);
      if (!left.ok) return left;
      if (readOnly && !this.#sessions.has(projectId)) return this.#openToRead(projectId);
      const session = await this.#session(projectId);
      if (!session.ok && session.failure.type === 'migrationStopped')
        return this.#openToRead(projectId, [explainFailure(session.failure).what]);
      if (session.ok) this.#readOnly.delete(projectId);
      if (session.ok && session.value.notices.length === 0)
        this.#options.seen?.note(projectId, session.value.state);
      return session.ok ? ok(session.value.describe()) : session;
    });
  }

  breakLock(projectId: string, owner: NamedOwner): Promise<Result<null>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      const broken = await breakLock(this.#fileSystem, this.#folderOf(projectId), projectId, owner);
      // A change the owner was just writing is there, or turned away, before anybody reads the folder.
      if (broken.ok) await this.#fileSystem.pause(afterBreakingMilliseconds);
      return !broken.ok && broken.failure.type === 'fileNotFound'
        ? fail({ type: 'projectNotFound', projectId })
        : broken;
    });
  }

  async #openToRead(projectId: string, reasons: string[] = []): Promise<Result<OpenedProject>> {
    if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
    const recovered = await this.#recover(projectId);
    if (!recovered.ok) return recovered;
    this.#readOnly.add(projectId);
    const { state, notices } = recovered.value;
    return ok({
      project: state.project,
      revision: state.revision,
      undo: null,
      redo: null,
      readOnly: true,
      notices: [...reasons, ...notices],
    });
  }

  read(projectId: string, { withJournals = false } = {}): Promise<Result<StoredProject>> {
    return this.#inTurn(projectId, async () => {
      const session = this.#sessions.get(projectId);
      if (session) return ok(asStored(session.state, session.notices));
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      const recovered = await this.#recover(projectId);
      if (!recovered.ok) return recovered;
      const { journals } = recovered.value;
      return ok({ ...recoveredAsStored(recovered.value), ...(withJournals && { journals }) });
    });
  }

  history(projectId: string, range: HistoryRange = {}): Promise<Result<StoredHistory>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      const files = await readProjectFolder(
        this.#fileSystem,
        this.#folderOf(projectId),
        projectId,
        this.#format,
      );
      if (!files.ok) return files;
      const { journals, snapshots, witness } = files.value;
      const known = Math.max(witness?.revision ?? 0, ...snapshots.map((one) => one.revision));
      return ok(readHistory(journals, projectId, known, range, this.#format));
    });
  }

  historyStamp(projectId: string): Promise<Result<string>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      const folder = this.#folderOf(projectId);
      try {
        const stamps: string[] = [];
        for (const name of (await this.#fileSystem.list(folder)).sort()) {
          if (journalFileNumber(name) === null && snapshotRevision(name) === null && name !== witnessFileName)
            continue;
          const { sizeBytes, changedAt } = await this.#fileSystem.status(path.join(folder, name));
          stamps.push(`${name} ${sizeBytes} ${changedAt.getTime()}`);
        }
        return ok(stamps.join('\n'));
      } catch (error) {
        const failure = fileFailure(error, folder, 'read', this.#fileSystem);
        return fail(failure.type === 'fileNotFound' ? { type: 'projectNotFound', projectId } : failure);
      }
    });
  }

  apply(projectId: string, revision: number, operations: Operation[]) {
    return this.#change(projectId, (session, isCopy) =>
      session.apply(isCopy ? session.state.revision : revision, operations),
    );
  }

  checkWritable(projectId: string) {
    return this.#change(projectId, async () => ok(null));
  }

  undo(projectId: string) {
    return this.#change(projectId, (session) => session.undo());
  }

  redo(projectId: string) {
    return this.#change(projectId, (session) => session.redo());
  }

  close(projectId: string): Promise<Result<null>> {
    return this.#inTurn(projectId, async () => {
      this.#readOnly.delete(projectId);
      await this.#settleConflict(projectId);
      const left = await this.#leaveIfTouched(projectId);
      if (!left.ok) return left;
      await this.#closeSession(projectId);
      return ok(null);
    });
  }

  async closeAll(): Promise<void> {
    for (const id of [...this.#sessions.keys()]) {
      await this.close(id);
      // Closing may have kept what was done here in a copy and told so; nobody is left to be told.
      await this.close(id);
    }
  }

  remove(projectId: string): Promise<Result<null>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      // Somebody else's open project stays where it is.
      if (!this.#sessions.has(projectId)) {
        const lock = await this.#lock(projectId);
        if (!lock.ok) return lock;
        await lock.value.release();
      }
      await this.#closeSession(projectId);
      const moved = await this.#move(projectId, this.#folderOf(projectId), path.join(this.#trash, projectId));
      if (moved.ok) this.#options.seen?.forget(projectId);
      return moved;
    });
  }

  restore(projectId: string): Promise<Result<null>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      return this.#move(projectId, path.join(this.#trash, projectId), this.#folderOf(projectId));
    });
  }

  async #session(projectId: string): Promise<Result<ProjectSession>> {
    const present = this.#sessions.get(projectId);
    if (present) return ok(present);
    if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
    const opened = await this.#openSession(projectId);
    if (opened.ok) this.#sessions.set(projectId, opened.value);
    return opened;
  }

  async #openSession(projectId: string): Promise<Result<ProjectSession>> {
    const folder = this.#folderOf(projectId);
    const lock = await this.#lock(projectId);
    if (!lock.ok) return lock;
    const recovered = await this.#recover(projectId);
    if (!recovered.ok) {
      await lock.value.release();
      return recovered;
    }
    const aside = await this.#setAside(folder, recovered.value.damagedSnapshots);
    if (!aside.ok) {
      await lock.value.release();
      return aside;
    }
    const ready = await this.#migrated(recovered.value, folder);
    if (!ready.ok) {
      await lock.value.release();
      return ready;
    }
    return ok(
      new ProjectSession({
        fileSystem: this.#fileSystem,
        folder,
        lock: lock.value,
        // The session lives long and has no use for the bytes it was read from.
        recovered: { ...ready.value, journals: [] },
        greeting: recovered.value.former
          ? migrationNotice(recovered.value.former.format, this.#format)
          : null,
        format: this.#format,
        now: this.#options.now,
        accountName: this.#accountName(),
        displayName: this.#options.displayName ?? (() => ''),
        changesPerSnapshot: this.#options.changesPerSnapshot ?? 200,
        bytesPerSnapshot: this.#options.bytesPerSnapshot ?? 1_048_576,
      }),
    );
  }

  #recover(projectId: string): Promise<Result<Recovered>> {
    const known = this.#options.seen?.known(projectId) ?? null;
    return recoverProject(this.#fileSystem, this.#folderOf(projectId), projectId, this.#format, known);
  }

  /** The project in the format of this program, on disk too: kept as it was first, then brought over, or left alone. */
  async #migrated(recovered: Recovered, folder: string): Promise<Result<Recovered>> {
    const { former, state } = recovered;
    if (!former) return ok(recovered);
    const projectId = state.project.id;
    const stopped = (why: string) =>
      fail({
        type: 'migrationStopped',
        projectId,
        projectName: state.project.facts.projectName,
        detail: why,
      });
    const { beforeMigration } = this.#options;
    if (!beforeMigration) return stopped('백업할 곳이 없어요.');
    const backup = await beforeMigration(recoveredAsStored(recovered));
    if (!backup.ok)
      return stopped(`먼저 해야 하는 백업을 하지 못했어요. ${explainFailure(backup.failure).what}`);
    const work = { fileSystem: this.#fileSystem, folder, format: this.#format };
    const migrated = await migrateStored(recovered, former, work);
    return migrated.ok ? migrated : stopped(explainFailure(migrated.failure).what);
  }

  async #lock(projectId: string) {
    const folder = this.#folderOf(projectId);
    const { randomId, now } = this.#options;
    const options = { projectId, account: this.#accountName(), randomId, now };
    const lock = await lockProject(this.#fileSystem, folder, options);
    if (!lock.ok && lock.failure.type === 'folderNotFound')
      return fail({ type: 'projectNotFound', projectId });
    return lock;
  }

  /** Renames damaged snapshots, so that their bytes stay and no new snapshot takes their place. */
  async #setAside(folder: string, names: string[]): Promise<Result<null>> {
    const stamp = this.#options
      .now()
      .toISOString()
      .replaceAll(/[^0-9]/g, '');
    for (const name of names) {
      const file = path.join(folder, name);
      try {
        await this.#fileSystem.rename(file, `${file}.damaged-${stamp}`);
      } catch (error) {
        return fail(fileFailure(error, file, 'replace', this.#fileSystem));
      }
    }
    return ok(null);
  }

  #change<T>(
    projectId: string,
    work: (session: ProjectSession, isCopy: boolean) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#inTurn(projectId, async () => {
      const conflict = this.#conflicts.get(projectId);
      if (conflict) return this.#changeCopy(conflict, work);
      if (this.#readOnly.has(projectId)) return fail({ type: 'readOnlyProject', projectId });
      const session = await this.#session(projectId);
      if (!session.ok) return session;
      const result = await work(session.value, false);
      if (result.ok) this.#options.seen?.note(projectId, session.value.state);
      if (isTurnedAway(result)) return this.#keepConflict(projectId, session.value);
      if (session.value.isSnapshotDue) void this.#inTurn(projectId, () => session.value.snapshot());
      return result;
    });
  }

  /** Changes on their way when the conflict was found go on in the copy. */
  #changeCopy<T>(
    conflict: Conflict,
    work: (session: ProjectSession, isCopy: boolean) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#change(conflict.mine.projectId, async (session) => {
      const changed = await work(session, true);
      if (!changed.ok) return changed;
      const { projectId, changedBy, projectName } = conflict.mine;
      conflict.mine = sideOf(session.state, { projectId, projectName, changedBy });
      return fail({ type: 'projectConflict', ...conflict });
    });
  }

  /**
   * Somebody else has gone on in the project's folder. What was done here and is not there becomes a project of its own; the
   * folder is left as it is. Answers `projectConflict`, or why the copy could not be made: then nothing is let go.
   */
  async #keepConflict(projectId: string, session: ProjectSession): Promise<{ ok: false; failure: Failure }> {
    const theirs = await readTheirs(this.#fileSystem, this.#folderOf(projectId), projectId, this.#format);
    const { fork } = session;
    const changedBy = this.#options.displayName?.() || this.#accountName();
    const isKept = theirs !== null && contains(theirs, fork.state);
    let mine = sideOf(fork.state, { projectId, changedBy });
    if (!isKept) {
      const id = this.#options.randomId();
      const copy = namedAsCopy({ ...fork.state.project, id }, changedBy, this.#options.now());
      const past = pastOfFork(fork, theirs);
      const { undo, redo, isSample } = fork.state;
      const folder = path.join(this.#folderOf(projectId), evidenceFolderName);
      const { found: evidence } = await readAllEvidence(
        openEvidenceFolder(folder, { fileSystem: this.#fileSystem }),
        fork.state.project.evidence,
      );
      const turns = { undo, redo };
      const made = await this.create(copy, { isSample, turns, evidence, ...(past && { past }) });
      if (!made.ok) return made;
      mine = { ...mine, ...made.value, projectName: copy.facts.projectName };
    }
    const conflict: Conflict = {
      projectId,
      mine,
      theirs: theirs && sideOf(theirs.state, { projectId, changedBy: theirs.changedBy }),
      differences: differencesOf(fork.state.project, theirs),
    };
    if (!isKept) this.#conflicts.set(projectId, conflict);
    this.#sessions.delete(projectId);
    await session.abandon();
    return fail({ type: 'projectConflict', ...conflict });
  }

  /** The screen has been told and goes on from what it opens or closes now. */
  async #settleConflict(projectId: string): Promise<void> {
    const conflict = this.#conflicts.get(projectId);
    this.#conflicts.delete(projectId);
    if (conflict) await this.close(conflict.mine.projectId);
  }

  /**
   * Lets go of a session whose folder somebody else has changed. Where everything done here is there too, nothing has to be
   * said; otherwise it is kept as a project of its own and `projectConflict` answered.
   */
  async #leaveIfTouched(projectId: string): Promise<Result<null>> {
    const session = this.#sessions.get(projectId);
    if (!session || !isTurnedAway(await session.checkUntouched())) return ok(null);
    const kept = await this.#keepConflict(projectId, session);
    const { failure } = kept;
    if (failure.type !== 'projectConflict') return kept;
    return failure.mine.projectId === projectId ? ok(null) : kept;
  }

  async #closeSession(projectId: string): Promise<void> {
    const session = this.#sessions.get(projectId);
    this.#sessions.delete(projectId);
    await session?.close();
  }

  async #move(projectId: string, from: string, to: string): Promise<Result<null>> {
    try {
      await createFolders(this.#fileSystem, path.dirname(to));
      await this.#fileSystem.rename(from, to);
      for (const folder of [path.dirname(to), path.dirname(from)])
        await this.#fileSystem.syncFolder(folder).catch(() => undefined);
      return ok(null);
    } catch (error) {
      if (isErrno(error) && error.code === 'ENOENT') return fail({ type: 'projectNotFound', projectId });
      return fail(fileFailure(error, from, 'replace', this.#fileSystem, projectId));
    }
  }

  async #isFree(id: string): Promise<boolean> {
    if (!isProjectId(id)) return false;
    for (const folder of [this.#folderOf(id), path.join(this.#trash, id)]) {
      try {
        await this.#fileSystem.status(folder);
        return false;
      } catch (error) {
        if (!isErrno(error) || error.code !== 'ENOENT') throw error;
      }
    }
    return true;
  }

  async #writeEvidence(folder: string, evidence: readonly EvidenceBytes[]): Promise<void> {
    await this.#fileSystem.createFolder(folder);
    for (const { sha256, bytes } of evidence)
      await createFile(this.#fileSystem, path.join(folder, sha256), bytes);
    await this.#fileSystem.syncFolder(folder);
  }

  async #discard(folder: string): Promise<void> {
    if (path.basename(folder) !== evidenceFolderName)
      await this.#discard(path.join(folder, evidenceFolderName));
    try {
      for (const name of await this.#fileSystem.list(folder))
        await this.#fileSystem.remove(path.join(folder, name)).catch(() => undefined);
      await this.#fileSystem.removeFolder(folder);
    } catch {
      // An unfinished folder has a name the list passes over.
    }
  }

  #folderOf(projectId: string): string {
    return path.join(this.#projects, projectId);
  }

  #accountName(): string {
    return this.#options.accountName ?? userInfo().username;
  }

  #inTurn<T>(projectId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(projectId) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#turns.set(projectId, turn);
    const done = () => {
      if (this.#turns.get(projectId) === turn) this.#turns.delete(projectId);
    };
    turn.then(done, done);
    return turn;
  }
}

/** The first journal file of a project that has a past; `null` when it brings no change along. */
function journalOf({ revision, first, lines }: Past) {
  const last = lines.at(-1);
  if (!last) return null;
  const header = journalLine({
    journal: journalVersion,
    file: 1,
    after: { revision: first.revision - 1, link: first.previous },
    continues: null,
  });
  const records = lines.flatMap((line) => [Buffer.from(`${sha256(line)} `, 'latin1'), line, lineFeed]);
  return { bytes: Buffer.concat([header.bytes, ...records]), end: { revision, link: sha256(last) } };
}

const lineFeed = Buffer.from('\n', 'latin1');

/** Whether an id can be the name of a project's folder. */
export function isProjectId(id: string): boolean {
  return fitId.test(id) && !reservedOnWindows.test(id);
}

/** What an officer is told after a project was brought over. */
function migrationNotice(from: number, { version }: ProjectFormat): string {
  return `이전 버전에서 만든 사업이라 자료 형식을 ${from}에서 ${version}으로 바꾸었어요. 바꾸기 전 자료는 백업 목록에 ‘형식 변환 전’ 백업으로 있어요.`;
}

function recoveredAsStored({ state, notices, former, builtOn }: Recovered): StoredProject {
  const isUnchanged = former !== null && state.revision === builtOn;
  return { ...asStored(state, notices), ...(isUnchanged && { former: former.project }) };
}

function asStored(state: Snapshot, notices: string[]): StoredProject {
  const { project, revision, link, isSample, createdAt, changedAt } = state;
  return { project, revision, link, isSample, createdAt, changedAt, notices };
}
