import path from 'node:path';
import type { Evidence } from '../../shared/evidence/evidence';
import type { Backup, BackupReason } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { explainFailure } from '../../shared/ipc/failureText';
import type { Project } from '../../shared/project/project';
import type { EvidenceBytes } from '../../shared/project/projectFile';
import { type BackupWork, backupOfName, listBackups, newestFirst, writeBackup } from './backupFiles';
import { type DatedBackup, surplusBackups } from './backupThinning';
import { type EvidenceFolder, openEvidenceFolder } from './evidenceFolder';
import { fileFailure } from './fileFailure';
import { type FileSystem, isErrno, nodeFileSystem } from './fileSystem';
import { loadProjectFile } from './projectFiles';
import { evidenceFolderName, isProjectId, type ProjectStore, type StoredProject } from './projectStore';

const hour = 3_600_000;
const retryAfter = 10 * 60_000;

export interface BackupOptions {
  /** The data folder, absolute; backups lie below it. */
  folder: string;
  store: ProjectStore;
  now: () => Date;
  /** Calls `work` once after the time and returns what calls it off. */
  timer: (milliseconds: number, work: () => void) => () => void;
  appVersion: string;
  /** The project as it is and the bytes of a `.baljugil` with its history; without it the history stays out. */
  pack?: (
    projectId: string,
    now: Date,
    /** The project, where it is known already; then the store must not be asked. */
    known?: StoredProject,
  ) => Promise<Result<{ project: Project; bytes: Uint8Array }>>;
  /** Where a project's evidence lies; without it backups keep none. */
  evidenceOf?: (projectId: string) => EvidenceFolder;
  /** Where a second copy of every backup goes, absolute; `null` for nowhere. */
  secondFolder?: () => string | null;
  /** Told what an automatic backup or a second copy could not do, a Korean sentence. */
  notify?: (notice: string) => void;
  fileSystem?: FileSystem;
}

/**
 * Dated backups: complete project files in `backups/<projectId>/`. One is made an hour after a change, at the first opening
 * of a day on which there is something new, and before anything that replaces a project. Nothing here fails an edit.
 */
export interface Backups {
  /** Newest first, each read again to say whether it can be. */
  list(projectId: string): Promise<Result<Backup[]>>;
  make(projectId: string, reason: BackupReason): Promise<Result<Backup>>;
  /**
   * A `beforeMigration` backup of a project as it was read. Waits neither for the store nor for other backups, because it is
   * asked for while the project's turn is taken; its name is its own, since only one process opens a project at a time.
   */
  makeOf(known: StoredProject): Promise<Result<Backup>>;
  read(projectId: string, backupId: string): Promise<Result<Project>>;
  /** Bytes the backups keep of a piece of evidence, proven by its hash; `null` when there are none. */
  evidenceBytes(projectId: string, one: Evidence): Promise<Uint8Array | null>;
  /**
   * `copy` stores the backup as a project of its own; `place` makes a backup and then replaces the project by one change,
   * which 되돌리기 takes back. Answers the id of the project that now holds the backup.
   */
  restore(
    projectId: string,
    backupId: string,
    into: 'copy' | 'place',
  ): Promise<Result<{ projectId: string }>>;
  remove(projectId: string, backupId: string): Promise<Result<null>>;
  opened(projectId: string): void;
  changed(projectId: string): void;
  /** Calls off what is due and waits for what is being written. */
  close(): Promise<void>;
}

export function openBackups(options: BackupOptions): Backups {
  return new FolderBackups(options);
}

class FolderBackups implements Backups {
  readonly #options: BackupOptions;
  readonly #fileSystem: FileSystem;
  /** Calls off the hourly backup that is due, by project. */
  readonly #due = new Map<string, () => void>();
  readonly #turns = new Map<string, Promise<unknown>>();
  /** Evidence kept beside backups, by the folder of the backups. */
  readonly #pools = new Map<string, EvidenceFolder>();
  #isClosed = false;

  constructor(options: BackupOptions) {
    this.#options = options;
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
  }

  list(projectId: string): Promise<Result<Backup[]>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
      const found = await listBackups(this.#fileSystem, this.#folderOf(projectId));
      if (!found.ok) return found;
      const second = this.#secondFolderOf(projectId);
      const copies = second ? await listBackups(this.#fileSystem, second) : ok([]);
      const here = new Set(found.value.map((one) => one.id));
      const elsewhere = copies.ok ? copies.value.filter((one) => !here.has(one.id)) : [];
      const all = [...found.value, ...elsewhere].sort(newestFirst);
      const described: Backup[] = [];
      for (const one of all) described.push(await this.#describe(projectId, one));
      return ok(described);
    });
  }

  make(projectId: string, reason: BackupReason): Promise<Result<Backup>> {
    return this.#inTurn(projectId, () => this.#make(projectId, reason));
  }

  makeOf(known: StoredProject): Promise<Result<Backup>> {
    return this.#make(known.project.id, 'beforeMigration', known);
  }

  read(projectId: string, backupId: string): Promise<Result<Project>> {
    return this.#inTurn(projectId, () => this.#read(projectId, backupId));
  }

  restore(projectId: string, backupId: string, into: 'copy' | 'place') {
    return this.#inTurn(projectId, async () => {
      const { store } = this.#options;
      const backup = await this.#read(projectId, backupId);
      if (!backup.ok) return backup;
      if (into === 'copy') {
        const evidence = await this.#evidenceFor(projectId, backup.value.evidence);
        return store.create(backup.value, { isSample: false, evidence });
      }
      const present = await store.read(projectId);
      if (!present.ok) return present;
      const before = await this.#make(projectId, 'beforeRestore');
      if (!before.ok) return before;
      const project = { ...backup.value, id: projectId };
      const brought = await this.#evidenceFor(projectId, project.evidence);
      const kept = await this.#options.evidenceOf?.(projectId).keepBytes(brought);
      if (kept && !kept.ok) return kept;
      const from = `${backupId.slice(0, 4)}-${backupId.slice(4, 6)}-${backupId.slice(6, 8)} ${backupId.slice(9, 11)}:${backupId.slice(11, 13)} 백업`;
      // With the revision from before the backup: a change made meanwhile would not be in it.
      const replaced = await store.apply(projectId, present.value.revision, [
        { type: 'replaceProject', project, source: null, from },
      ]);
      return replaced.ok ? ok({ projectId }) : replaced;
    });
  }

  remove(projectId: string, backupId: string): Promise<Result<null>> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId) || !backupOfName(backupId))
        return fail({ type: 'backupNotFound', projectId, backupId });
      const second = this.#secondFolderOf(projectId);
      let removed = false;
      for (const folder of [this.#folderOf(projectId), ...(second ? [second] : [])]) {
        const file = path.join(folder, backupId);
        try {
          await this.#fileSystem.remove(file);
          removed = true;
        } catch (error) {
          if (!isErrno(error) || error.code !== 'ENOENT')
            return fail(fileFailure(error, file, 'replace', this.#fileSystem));
        }
      }
      return removed ? ok(null) : fail({ type: 'backupNotFound', projectId, backupId });
    });
  }

  opened(projectId: string): void {
    void this.#inTurn(projectId, async () => {
      if (this.#isClosed || !isProjectId(projectId)) return;
      const stored = await this.#options.store.read(projectId);
      const present = await listBackups(this.#fileSystem, this.#folderOf(projectId));
      if (!stored.ok || !present.ok) return;
      const newest = present.value[0];
      const isNew = !newest || stored.value.changedAt > newest.at.toISOString();
      if (!isNew) return;
      const isOfToday = newest?.at.toDateString() === this.#options.now().toDateString();
      if (isOfToday) this.changed(projectId);
      else await this.#makeItself(projectId, 'daily');
    });
  }

  changed(projectId: string): void {
    if (!this.#isClosed && !this.#due.has(projectId)) this.#schedule(projectId, hour);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const callOff of this.#due.values()) callOff();
    this.#due.clear();
    await Promise.all(this.#turns.values());
  }

  #schedule(projectId: string, milliseconds: number): void {
    const work = () => {
      this.#due.delete(projectId);
      void this.#inTurn(projectId, () => this.#makeItself(projectId, 'hourly'));
    };
    this.#due.set(projectId, this.#options.timer(milliseconds, work));
  }

  /** An automatic backup: tells what it could not do, tries again later, and lets go of what the rule does not keep. */
  async #makeItself(projectId: string, reason: 'hourly' | 'daily'): Promise<void> {
    if (this.#isClosed) return;
    const made = await this.#make(projectId, reason);
    if (made.ok) {
      await this.#thin(this.#folderOf(projectId));
      const second = this.#secondFolderOf(projectId);
      if (second) await this.#thin(second);
      return;
    }
    if (made.failure.type === 'projectNotFound') return;
    const { what, todo } = explainFailure(made.failure);
    this.#options.notify?.(`자동 백업을 하지 못했어요. ${what} ${todo}`);
    if (!this.#due.has(projectId)) this.#schedule(projectId, retryAfter);
  }

  async #make(projectId: string, reason: BackupReason, known?: StoredProject): Promise<Result<Backup>> {
    const { store, appVersion, pack } = this.#options;
    if (!isProjectId(projectId)) return fail({ type: 'projectNotFound', projectId });
    const now = this.#options.now();
    const read = () => (known ? ok(known) : store.read(projectId));
    const packed = pack ? await pack(projectId, now, known) : await read();
    if (!packed.ok) return packed;
    const { project } = packed.value;
    const bytes = 'bytes' in packed.value ? packed.value.bytes : null;
    const work = { fileSystem: this.#fileSystem, now, appVersion, bytes };
    const made = await writeBackup(project, reason, { ...work, folder: this.#folderOf(projectId) });
    if (!made.ok) return made;
    // What is due would only hold the same once more.
    this.#due.get(projectId)?.();
    this.#due.delete(projectId);
    const evidence = await this.#keepEvidence(project, this.#folderOf(projectId));
    if (evidence !== null)
      this.#options.notify?.(`백업은 했지만 증빙 파일을 옮겨 담지 못했어요. ${evidence}`);
    await this.#copy(project, reason, work);
    const { id, at } = made.value;
    const sizeBytes = await this.#sizeOf(projectId, id);
    const requirementCount = project.requirements.length;
    return ok({ id, at: at.toISOString(), reason, sizeBytes, requirementCount, problem: null });
  }

  async #copy(project: Project, reason: BackupReason, work: Omit<BackupWork, 'folder'>): Promise<void> {
    const root = this.#options.secondFolder?.() ?? null;
    if (root === null) return;
    const tell = (why: string) =>
      this.#options.notify?.(
        `두 번째 백업 폴더(${path.basename(root) || root})에는 저장하지 못했어요. ${why} 첫 번째 백업은 저장했어요.`,
      );
    try {
      // A stick that was pulled out: its folder must not be made anew on the local disk.
      const { kind } = await this.#fileSystem.targetStatus(root);
      if (kind !== 'folder') return void tell('그 자리에 폴더가 아닌 것이 있어요.');
    } catch (error) {
      return void tell(explainFailure(fileFailure(error, root, 'read', this.#fileSystem)).what);
    }
    const written = await writeBackup(project, reason, { ...work, folder: path.join(root, project.id) });
    const evidence = written.ok ? await this.#keepEvidence(project, path.join(root, project.id)) : null;
    if (!written.ok) tell(explainFailure(written.failure).what);
    else if (evidence !== null)
      this.#options.notify?.(
        `두 번째 백업 폴더(${path.basename(root) || root})에 증빙 파일을 옮겨 담지 못했어요. ${evidence}`,
      );
  }

  evidenceBytes(projectId: string, one: Evidence): Promise<Uint8Array | null> {
    return this.#inTurn(projectId, async () => {
      if (!isProjectId(projectId)) return null;
      const second = this.#secondFolderOf(projectId);
      for (const folder of [this.#folderOf(projectId), ...(second ? [second] : [])]) {
        const bytes = await this.#evidenceIn(folder).read(one);
        if (bytes.ok) return bytes.value;
      }
      return null;
    });
  }

  /** Copies what is not there yet beside the backups, each file once for all of them; says what went wrong first. */
  async #keepEvidence(project: Project, folder: string): Promise<string | null> {
    const own = this.#options.evidenceOf?.(project.id);
    if (!own) return null;
    const pool = this.#evidenceIn(folder);
    let problem: string | null = null;
    for (const one of project.evidence) {
      if ((await pool.state(one)) === 'there') continue;
      const bytes = await own.read(one);
      // A file that is missing or changed is shown on its own screen; the backup keeps what it has.
      if (!bytes.ok) continue;
      const kept = await pool.keepBytes([{ sha256: one.sha256, bytes: bytes.value }]);
      if (!kept.ok) problem ??= explainFailure(kept.failure).what;
    }
    return problem;
  }

  /** Bytes a restored project names, from wherever they are still unchanged. */
  async #evidenceFor(projectId: string, evidence: readonly Evidence[]): Promise<EvidenceBytes[]> {
    const own = this.#options.evidenceOf?.(projectId);
    const second = this.#secondFolderOf(projectId);
    const places = [
      ...(own ? [own] : []),
      this.#evidenceIn(this.#folderOf(projectId)),
      ...(second ? [this.#evidenceIn(second)] : []),
    ];
    const found = new Map<string, EvidenceBytes>();
    for (const one of evidence)
      for (const place of places) {
        if (found.has(one.sha256)) break;
        const bytes = await place.read(one);
        if (bytes.ok) found.set(one.sha256, { sha256: one.sha256, bytes: bytes.value });
      }
    return [...found.values()];
  }

  #evidenceIn(backupFolder: string): EvidenceFolder {
    const known = this.#pools.get(backupFolder);
    if (known) return known;
    const opened = openEvidenceFolder(path.join(backupFolder, evidenceFolderName), {
      fileSystem: this.#fileSystem,
    });
    this.#pools.set(backupFolder, opened);
    return opened;
  }

  async #thin(folder: string): Promise<void> {
    const present = await listBackups(this.#fileSystem, folder);
    if (!present.ok) return;
    const surplus = new Set(surplusBackups(present.value, this.#options.now()));
    if (surplus.size === 0) return;
    // The newest one that stays must be readable, or none is let go.
    const newest = present.value.find((one) => !surplus.has(one.id));
    const readable = newest && (await this.#load(path.join(folder, newest.id)));
    if (!readable?.ok) return;
    for (const id of surplus) await this.#fileSystem.remove(path.join(folder, id)).catch(() => undefined);
  }

  async #read(projectId: string, backupId: string): Promise<Result<Project>> {
    if (!isProjectId(projectId) || !backupOfName(backupId))
      return fail({ type: 'backupNotFound', projectId, backupId });
    const first = await this.#load(path.join(this.#folderOf(projectId), backupId));
    if (first.ok) return first;
    const second = this.#secondFolderOf(projectId);
    const copy = second ? await this.#load(path.join(second, backupId)) : first;
    if (copy.ok) return copy;
    return first.failure.type === 'fileNotFound'
      ? fail({ type: 'backupNotFound', projectId, backupId })
      : first;
  }

  async #describe(projectId: string, { id, at, reason }: DatedBackup): Promise<Backup> {
    const sizeBytes = await this.#sizeOf(projectId, id);
    const read = await this.#read(projectId, id);
    return {
      id,
      at: at.toISOString(),
      reason,
      sizeBytes,
      requirementCount: read.ok ? read.value.requirements.length : null,
      problem: read.ok ? null : explainFailure(read.failure).what,
    };
  }

  async #sizeOf(projectId: string, id: string): Promise<number> {
    const second = this.#secondFolderOf(projectId);
    let sizeBytes = 0;
    for (const folder of [...(second ? [second] : []), this.#folderOf(projectId)])
      sizeBytes = await this.#fileSystem.status(path.join(folder, id)).then(
        (status) => status.sizeBytes,
        () => sizeBytes,
      );
    return sizeBytes;
  }

  #load(file: string): Promise<Result<Project>> {
    return loadProjectFile(file, { fileSystem: this.#fileSystem });
  }

  #folderOf(projectId: string): string {
    return path.join(this.#options.folder, 'backups', projectId);
  }

  #secondFolderOf(projectId: string): string | null {
    const root = this.#options.secondFolder?.() ?? null;
    return root === null ? null : path.join(root, projectId);
  }

  #inTurn<T>(projectId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(projectId) ?? Promise.resolve();
    const turn = before.then(work, work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(projectId, settled);
    void settled.then(() => {
      if (this.#turns.get(projectId) === settled) this.#turns.delete(projectId);
    });
    return turn;
  }
}
