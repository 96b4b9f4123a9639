import { createHash, type Hash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { evidenceFileLimitBytes } from '../../shared/evidence/evidence';
import type { ListedEvidence } from '../../shared/ipc/calls';
import { type Failure, fail, ok, type Result } from '../../shared/ipc/failure';
import type { EvidenceBytes } from '../../shared/project/projectFile';
import { fileFailure } from './fileFailure';
import {
  createFolders,
  type FileSystem,
  isErrno,
  nodeFileSystem,
  notAsWritten,
  type OpenFile,
  readFully,
  writeFully,
} from './fileSystem';
import { discard, renameWithRetries, unfinishedFileName } from './replaceFile';

/** A file to copy in: where it is, or what it holds. */
export type EvidenceSource = { name: string; path: string } | { name: string; bytes: Uint8Array };

export interface KeptEvidence {
  sha256: string;
  sizeBytes: number;
  /** False when the same bytes were there already. */
  isNew: boolean;
}

type NamedEvidence = Pick<ListedEvidence, 'sha256' | 'sizeBytes' | 'fileName'>;

/**
 * A folder of evidence: each file under the SHA-256 of its bytes, written once and never rewritten. Files no longer named
 * by the project stay, because 되돌리기 names them again; only what was never finished is swept.
 */
export interface EvidenceFolder {
  /** Copies a file in. `judge` sees its first megabyte before anything is written and may refuse it. */
  keep(source: EvidenceSource, judge?: (head: Uint8Array) => Failure | null): Promise<Result<KeptEvidence>>;
  /** Takes over bytes proven to have their hashes; answers which of them were new. */
  keepBytes(evidence: readonly EvidenceBytes[]): Promise<Result<string[]>>;
  /** Takes back files nothing has named yet. */
  forget(hashes: readonly string[]): Promise<void>;
  /** Reads the bytes unless they were read before and the disk says that they are the same file; `thorough` always reads. */
  state(one: NamedEvidence, options?: { thorough?: boolean }): Promise<ListedEvidence['state']>;
  /** The bytes, proven by their hash: `evidenceMissing`, `evidenceChanged` or a file failure otherwise. */
  read(one: NamedEvidence): Promise<Result<Uint8Array>>;
}

const headBytes = 1_048_576;
const partBytes = 1_048_576;

/** Opens a folder of evidence; `mayCreateParents` where its parent is made as well, not only itself. */
export function openEvidenceFolder(
  folder: string,
  {
    fileSystem = nodeFileSystem,
    mayCreateParents = false,
  }: { fileSystem?: FileSystem; mayCreateParents?: boolean } = {},
): EvidenceFolder {
  return new HashedFolder(folder, fileSystem, mayCreateParents);
}

/** The bytes of several pieces of evidence, each once, and why the others cannot be read. */
export async function readAllEvidence(
  folder: EvidenceFolder,
  evidence: readonly NamedEvidence[],
): Promise<{ found: EvidenceBytes[]; failures: Failure[] }> {
  const found: EvidenceBytes[] = [];
  const failures: Failure[] = [];
  for (const one of new Map(evidence.map((each) => [each.sha256, each])).values()) {
    const bytes = await folder.read(one);
    if (bytes.ok) found.push({ sha256: one.sha256, bytes: bytes.value });
    else failures.push(bytes.failure);
  }
  return { found, failures };
}

/** An error of the file being read, not of the place being written to. */
class SourceError extends Error {
  constructor(readonly source: unknown) {
    super('the source could not be read');
  }
}

class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.type);
  }
}

class HashedFolder implements EvidenceFolder {
  readonly #folder: string;
  readonly #fileSystem: FileSystem;
  readonly #mayCreateParents: boolean;
  /** Files whose bytes were proven, with what the disk said of them then. */
  readonly #proven = new Map<string, string>();
  #isSwept = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string, fileSystem: FileSystem, mayCreateParents: boolean) {
    this.#folder = folder;
    this.#fileSystem = fileSystem;
    this.#mayCreateParents = mayCreateParents;
  }

  keep(
    source: EvidenceSource,
    judge: (head: Uint8Array) => Failure | null = () => null,
  ): Promise<Result<KeptEvidence>> {
    return this.#inTurn(() => this.#keep(source, judge));
  }

  async keepBytes(evidence: readonly EvidenceBytes[]): Promise<Result<string[]>> {
    const added: string[] = [];
    for (const { sha256, bytes } of evidence) {
      const there = await this.state({ sha256, sizeBytes: bytes.length, fileName: sha256 });
      if (there === 'there') continue;
      const kept = await this.keep({ name: sha256, bytes });
      if (!kept.ok) return kept;
      if (kept.value.sha256 !== sha256) throw new Error(`evidence ${sha256} has other bytes`);
      if (kept.value.isNew) added.push(sha256);
    }
    return ok(added);
  }

  forget(hashes: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const one of hashes) {
        this.#proven.delete(one);
        await discard(this.#fileSystem, this.#pathOf(one));
      }
    });
  }

  async state(one: NamedEvidence, { thorough = false } = {}): Promise<ListedEvidence['state']> {
    const file = this.#pathOf(one.sha256);
    try {
      const status = await this.#fileSystem.status(file);
      // A link in the place of the file leads somewhere else, whatever it leads to.
      if (status.kind !== 'file' || status.sizeBytes !== one.sizeBytes) return 'changed';
      const mark = `${status.sizeBytes} ${status.changedAt.getTime()}`;
      if (!thorough && this.#proven.get(one.sha256) === mark) return 'there';
      if ((await this.#hashOf(file)) !== one.sha256) {
        this.#proven.delete(one.sha256);
        return 'changed';
      }
      this.#proven.set(one.sha256, mark);
      return 'there';
    } catch (error) {
      const { type } = fileFailure(error, file, 'read', this.#fileSystem);
      return type === 'fileNotFound' ? 'missing' : 'unreadable';
    }
  }

  async read(one: NamedEvidence): Promise<Result<Uint8Array>> {
    const { fileName } = one;
    const filePath = this.#pathOf(one.sha256);
    try {
      const status = await this.#fileSystem.status(filePath);
      if (status.kind !== 'file' || status.sizeBytes !== one.sizeBytes)
        return fail({ type: 'evidenceChanged', fileName });
      const file = await this.#fileSystem.open(filePath, 'read');
      let bytes: Uint8Array;
      try {
        bytes = await readFully(file, one.sizeBytes + 1);
      } finally {
        await file.close().catch(() => undefined);
      }
      return (await hashOfBytes(bytes)) === one.sha256
        ? ok(bytes)
        : fail({ type: 'evidenceChanged', fileName });
    } catch (error) {
      const failure = fileFailure(error, filePath, 'read', this.#fileSystem, fileName);
      return fail(failure.type === 'fileNotFound' ? { type: 'evidenceMissing', fileName } : failure);
    }
  }

  async #keep(
    source: EvidenceSource,
    judge: (head: Uint8Array) => Failure | null,
  ): Promise<Result<KeptEvidence>> {
    const temporary = path.join(this.#folder, `.~${randomBytes(6).toString('hex')}.tmp`);
    const isWritten = { value: false };
    let reader: Pick<OpenFile, 'read' | 'close'> | null = null;
    try {
      reader = await this.#openSource(source);
      const head = await headOf(reader);
      if (head.length === 0) throw new Refused({ type: 'emptyFile', fileName: source.name });
      const objection = judge(head);
      if (objection) throw new Refused(objection);
      await this.#makeFolder();
      await this.#sweep();
      isWritten.value = true;
      const copied = await this.#copy(reader, temporary, source.name);
      if ((await this.#hashOf(temporary)) !== copied.sha256) throw notAsWritten();
      const isNew = await this.#settle(temporary, copied);
      return ok({ ...copied, isNew });
    } catch (error) {
      if (isWritten.value) await discard(this.#fileSystem, temporary);
      if (error instanceof Refused) return fail(error.failure);
      return error instanceof SourceError
        ? fail(
            fileFailure(
              error.source,
              'path' in source ? source.path : source.name,
              'read',
              this.#fileSystem,
              source.name,
            ),
          )
        : fail(fileFailure(error, temporary, 'write', this.#fileSystem, source.name));
    } finally {
      await reader?.close().catch(() => undefined);
    }
  }

  async #openSource(source: EvidenceSource): Promise<Pick<OpenFile, 'read' | 'close'>> {
    if ('bytes' in source) {
      const { bytes } = source;
      if (bytes.length > evidenceFileLimitBytes) throw tooLarge(source.name);
      return {
        async read(into, position) {
          const part = bytes.subarray(position, position + into.length);
          into.set(part);
          return part.length;
        },
        close: async () => undefined,
      };
    }
    return reading(async () => {
      const status = await this.#fileSystem.targetStatus(source.path);
      // Opening a pipe or a device can wait for ever.
      if (status.kind !== 'file') throw new Refused({ type: 'invalidFileName', fileName: source.name });
      if (status.sizeBytes > evidenceFileLimitBytes) throw tooLarge(source.name);
      const file = await this.#fileSystem.open(source.path, 'read');
      return {
        read: (into, position) => reading(() => file.read(into, position)),
        close: () => file.close(),
      };
    });
  }

  async #makeFolder(): Promise<void> {
    try {
      if (this.#mayCreateParents) await createFolders(this.#fileSystem, this.#folder);
      else await this.#fileSystem.createFolder(this.#folder);
      await this.#fileSystem.syncFolder(path.dirname(this.#folder));
    } catch (error) {
      if (!isErrno(error) || error.code !== 'EEXIST') throw error;
    }
  }

  /** What an earlier run left unfinished; one run writes here at a time. */
  async #sweep(): Promise<void> {
    if (this.#isSwept) return;
    for (const name of await this.#fileSystem.list(this.#folder))
      if (unfinishedFileName.test(name))
        await this.#fileSystem.remove(path.join(this.#folder, name)).catch(() => undefined);
    this.#isSwept = true;
  }

  async #copy(
    reader: Pick<OpenFile, 'read'>,
    temporary: string,
    fileName: string,
  ): Promise<{ sha256: string; sizeBytes: number }> {
    const hash = createHash('sha256');
    const part = new Uint8Array(partBytes);
    let sizeBytes = 0;
    const file = await this.#fileSystem.open(temporary, 'create');
    try {
      for (;;) {
        const count = await reader.read(part, sizeBytes);
        if (count === 0) break;
        const bytes = part.subarray(0, count);
        hash.update(bytes);
        await writeFully(file, bytes, sizeBytes);
        sizeBytes += count;
        // A file that grows while it is read.
        if (sizeBytes > evidenceFileLimitBytes) throw tooLarge(fileName);
      }
      await file.sync();
      if ((await file.sizeBytes()) !== sizeBytes) throw notAsWritten();
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
    await file.close();
    return { sha256: hash.digest('hex'), sizeBytes };
  }

  /** Gives the finished file its name; a file of that name with other bytes is put aside. False when it was there already. */
  async #settle(temporary: string, copied: { sha256: string; sizeBytes: number }): Promise<boolean> {
    const file = this.#pathOf(copied.sha256);
    const present = await this.state({ ...copied, fileName: copied.sha256 });
    if (present === 'there') {
      await discard(this.#fileSystem, temporary);
    } else {
      if (present !== 'missing')
        await this.#fileSystem.rename(file, `${file}.changed-${randomBytes(4).toString('hex')}`);
      await renameWithRetries(this.#fileSystem, temporary, file);
    }
    // The change that names the file is written next: after a power cut its name must be there too.
    await this.#fileSystem.syncFolder(this.#folder);
    return present === 'missing';
  }

  /** In parts, so that the main side goes on answering between them. */
  async #hashOf(filePath: string): Promise<string> {
    const file = await this.#fileSystem.open(filePath, 'read');
    try {
      const hash = createHash('sha256');
      const part = new Uint8Array(partBytes);
      for (let position = 0; ; ) {
        const count = await file.read(part, position);
        if (count === 0) return hash.digest('hex');
        hash.update(part.subarray(0, count));
        position += count;
      }
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  #pathOf(sha256: string): string {
    return path.join(this.#folder, sha256);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refused ? error : new SourceError(error);
  }
}

async function headOf(reader: Pick<OpenFile, 'read'>): Promise<Uint8Array> {
  const head = new Uint8Array(headBytes);
  let length = 0;
  while (length < head.length) {
    const count = await reader.read(head.subarray(length), length);
    if (count === 0) break;
    length += count;
  }
  return head.subarray(0, length);
}

async function hashOfBytes(bytes: Uint8Array): Promise<string> {
  const hash: Hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += partBytes) {
    hash.update(bytes.subarray(at, at + partBytes));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return hash.digest('hex');
}

function tooLarge(fileName: string): Refused {
  return new Refused({
    type: 'fileTooLarge',
    fileName,
    limitMegabytes: evidenceFileLimitBytes / 1_048_576,
  });
}
