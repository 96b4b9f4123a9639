import { otherFormat } from '../../shared/docx/otherFormat';
import { recognizeFile } from '../../shared/docx/recognizeFile';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import {
  openProjectFile,
  type PackOptions,
  type ProjectFile,
  packProjectFile,
} from '../../shared/project/projectFile';
import { sha256 } from '../storage/sha256';
import { checkEnvelope, type DeriveKey, isEnvelope, openEnvelope, sealEnvelope } from './envelope';

export interface OpenOptions {
  /** Absent or empty when none was given. */
  password?: string | undefined;
  derive?: DeriveKey;
}

export interface OpenedExchangeFile extends ProjectFile {
  isLocked: boolean;
}

/**
 * Opens the bytes of a `.baljugil`, locked or not. Without a password a locked one is `passwordRequired`; a file a
 * document security product has wrapped is `protectedByDrm`, one of another kind `notProjectFile` with what it is.
 */
export async function openExchangeFile(
  bytes: Uint8Array,
  fileName: string,
  options: OpenOptions = {},
): Promise<Result<OpenedExchangeFile>> {
  const plain = await unlockedBytes(bytes, fileName, options);
  if (!plain.ok) return plain;
  const opened = openProjectFile(plain.value, fileName, { sha256 });
  if (opened.ok) return ok({ ...opened.value, isLocked: isEnvelope(bytes) });
  if (opened.failure.type !== 'notProjectFile') return opened;
  const is = otherFormat(bytes);
  return fail(is && is !== 'projectFile' ? { ...opened.failure, is } : opened.failure);
}

/** The ZIP inside; a file that is not locked is given back as it is. */
export async function unlockedBytes(
  bytes: Uint8Array,
  fileName: string,
  { password, ...options }: OpenOptions,
): Promise<Result<Uint8Array>> {
  const kind = recognizeFile(bytes);
  if (kind.kind === 'drm') return fail({ type: 'protectedByDrm', fileName, product: kind.product });
  if (!isEnvelope(bytes)) return ok(bytes);
  if (password) return openEnvelope(bytes, fileName, password, options);
  // A cut file is told for what it is before anyone looks for its password.
  const whole = checkEnvelope(bytes, fileName);
  return whole.ok ? fail({ type: 'passwordRequired', fileName }) : whole;
}

export type PackExchangeOptions = Omit<PackOptions, 'sha256'> & {
  /** One to four, each of which opens the file; absent or empty for a file anybody can open. */
  passwords?: readonly string[];
};

/** The bytes of a `.baljugil`, proven to open again; ones that do not are a bug and throw. A project may be of an older format. */
export async function packExchangeFile(
  project: Project | Record<string, unknown>,
  { passwords = [], ...options }: PackExchangeOptions,
): Promise<Uint8Array> {
  return lockExchangeFile(packProjectFile(project, { ...options, sha256 }), passwords);
}

/** Locks the bytes of an open `.baljugil`, which stay what they are inside; without passwords they stay open. */
export async function lockExchangeFile(bytes: Uint8Array, passwords: readonly string[]): Promise<Uint8Array> {
  const locked = passwords.length === 0 ? bytes : await sealEnvelope(bytes, passwords);
  for (const password of passwords.length === 0 ? [undefined] : passwords) {
    const opened = await openExchangeFile(locked, '', { password });
    if (!opened.ok) throw new Error(`the file would not be read again: ${JSON.stringify(opened.failure)}`);
  }
  return locked;
}
