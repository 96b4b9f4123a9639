import { ok, type Result } from '../../shared/ipc/failure';
import { readFileSafely } from '../storage/readFileSafely';
import type { ReadableFile } from './fileTokens';

/** Largest Word document read, as dropped files. */
export const documentLimitBytes = 64 * 1_048_576;

/** The bytes of a document the user chose or dropped. */
export async function documentBytes(file: ReadableFile): Promise<Result<Uint8Array>> {
  return 'bytes' in file ? ok(file.bytes) : readFileSafely(file.path, { limitBytes: documentLimitBytes });
}
