import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Applied, OpenedProject, ProjectHistory } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { Operation } from '../../shared/project/operations';
import type { Project } from '../../shared/project/project';
import { fileFailure } from './fileFailure';
import { createFile, createFolders, type FileSystem, isErrno, nodeFileSystem } from './fileSystem';
import { firstLink, journalFileName, journalLine, journalVersion } from './journal';
import { type HistoryRange, readHistory } from './projectHistory';
import { breakLock, lockProject, type NamedOwner } from './projectLock';
import { ProjectSession } from './projectSession';
import { readProjectFolder, recoverProject } from './recoverProject';
import { encodeSnapshot, type Snapshot, snapshotFileName } from './snapshot';
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
    options: { isSample: boolean; past?: Past },
  ): Promise<Result<{ projectId: string }>>;
  /**
   * Opens for writing and holds the lock until `close`; opening again gives the present state. Changes open by themselves.
   * With `readOnly` no lock is taken and changes answer `readOnlyProject`, unless this store has it open for writing.
   */
  open(projectId: string, options?: { readOnly?: boolean }): Promise<Result<OpenedProject>>;
  /** Ends a lock whose owner cannot be asked; the owner as `projectInUse` named it. */
  breakLock(projectId: string, owner: NamedOwner): Promise<Result<null>>;
  /** Without a lock and without changing anything. */
  read(projectId: string): Promise<Result<StoredProject>>;
  /** The journal, newest record first, without a lock and without changing anything. */
  history(projectId: string, range?: HistoryRange): Promise<Result<ProjectHistory>>;
  apply(projectId: string, revision: number, operations: Operation[]): Promise<Result<Applied>>;
  undo(projectId: string): Promise<Result<Applied & { operations: Operation[] }>>;
  redo(projectId: string): Promise<Result<Applied & { operations: Operation[] }>>;
  close(projectId: string): Promise<Result<null>>;
  closeAll(): Promise<void>;
  /** Puts the project into the trash folder, from which `restore` brings it back. */
  remove(projectId: string): Promise<Result<null>>;
  restore(projectId: string): Promise<Result<null>>;
}

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
  readonly #projects: string;
  readonly #trash: string;
  readonly #sessions = new Map<string, ProjectSession>();
  /** Opened for reading only. */
  readonly #readOnly = new Set<string>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: ProjectStoreOptions) {
    this.#options = options;
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
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
    { isSample, past }: { isSample: boolean; past?: Past },
  ): Promise<Result<{ projectId: string }>> {
    const unfinished = path.join(this.#projects, `.new-${this.#options.randomId()}`);
    try {
      await createFolders(this.#fileSystem, this.#projects);
      const projectId = (await this.#isFree(project.id)) ? project.id : this.#options.randomId();
      await this.#fileSystem.createFolder(unfinished);
      const at = this.#options.now().toISOString();
      const journal = past ? journalOf(past) : null;
      const first: Snapshot = {
        revision: journal?.end.revision ?? 0,
        link: journal?.end.link ?? firstLink(projectId),
        createdAt: at,
        changedAt: at,
        isSample,
        undo: [],
        redo: [],
        project: { ...project, id: projectId },
      };
      const { revision } = first;
      const journalFile = journal ? 1 : 0;
      const witness = { revision, snapshots: [revision], journalFile, toldDamages: [] };
      const inside = (name: string) => path.join(unfinished, name);
      if (journal) await createFile(this.#fileSystem, inside(journalFileName(1)), journal.bytes);
      await createFile(this.#fileSystem, inside(snapshotFileName(revision)), encodeSnapshot(first));
      await createFile(this.#fileSystem, inside(witnessFileName), encodeWitness(witness));
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
      if (readOnly && !this.#sessions.has(projectId)) return this.#openToRead(projectId);
      const session = await this.#session(projectId);
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
      return !broken.ok && broken.failure.type === 'fileNotFound'
        ? fail({ type: 'projectNotFound', projectId })
        : broken;
    });
  }

  async #openToRead(projectId: string): Promise<Result<OpenedProject>> {
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
      notices,
    });
  }

  read(projectId: string): Promise<Result<StoredProject>> {
    return this.#inTurn(projectId, async () => {
      const session = this.#sessions.get(projectId);
      if (session) return ok(asStored(session.state, session.notices));
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      const recovered = await this.#recover(projectId);
      return recovered.ok ? ok(asStored(recovered.value.state, recovered.value.notices)) : recovered;
    });
  }

  history(projectId: string, range: HistoryRange = {}): Promise<Result<ProjectHistory>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      const files = await readProjectFolder(this.#fileSystem, this.#folderOf(projectId), projectId);
      if (!files.ok) return files;
      const { journals, snapshots, witness } = files.value;
      const known = Math.max(witness?.revision ?? 0, ...snapshots.map((one) => one.revision));
      return ok(readHistory(journals, projectId, known, range));
    });
  }

  apply(projectId: string, revision: number, operations: Operation[]) {
    return this.#change(projectId, (session) => session.apply(revision, operations));
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
      await this.#closeSession(projectId);
      return ok(null);
    });
  }

  async closeAll(): Promise<void> {
    for (const id of [...this.#sessions.keys()]) await this.close(id);
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
    return ok(
      new ProjectSession({
        fileSystem: this.#fileSystem,
        folder,
        lock: lock.value,
        recovered: recovered.value,
        now: this.#options.now,
        accountName: this.#accountName(),
        displayName: this.#options.displayName ?? (() => ''),
        changesPerSnapshot: this.#options.changesPerSnapshot ?? 200,
        bytesPerSnapshot: this.#options.bytesPerSnapshot ?? 1_048_576,
      }),
    );
  }

  #recover(projectId: string) {
    const known = this.#options.seen?.known(projectId) ?? null;
    return recoverProject(this.#fileSystem, this.#folderOf(projectId), projectId, known);
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

  #change<T>(projectId: string, work: (session: ProjectSession) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#inTurn(projectId, async () => {
      if (this.#readOnly.has(projectId)) return fail({ type: 'readOnlyProject', projectId });
      const session = await this.#session(projectId);
      if (!session.ok) return session;
      const result = await work(session.value);
      if (result.ok) this.#options.seen?.note(projectId, session.value.state);
      if (session.value.isSnapshotDue) void this.#inTurn(projectId, () => session.value.snapshot());
      return result;
    });
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

  async #discard(folder: string): Promise<void> {
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

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether an id can be the name of a project's folder. */
export function isProjectId(id: string): boolean {
  return fitId.test(id) && !reservedOnWindows.test(id);
}

function asStored(state: Snapshot, notices: string[]): StoredProject {
  const { project, revision, link, isSample, createdAt, changedAt } = state;
  return { project, revision, link, isSample, createdAt, changedAt, notices };
}
