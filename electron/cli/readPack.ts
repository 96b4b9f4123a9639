import path from 'node:path';
import { type ContentPack, openContentPack, packLimitBytes } from '../../shared/contentPack/packFile';
import { ok, type Result } from '../../shared/ipc/failure';
import { readFileSafely } from '../storage/readFileSafely';
import { sha256 } from '../storage/sha256';
import type { Context } from './command';

/** The pack a command reads. */
export async function readPack(
  written: string,
  { resolve, fileSystem }: Context,
): Promise<Result<{ path: string; bytes: Uint8Array; pack: ContentPack }>> {
  const source = resolve(written);
  const bytes = await readFileSafely(source, { limitBytes: packLimitBytes, fileSystem });
  if (!bytes.ok) return bytes;
  const pack = openContentPack(bytes.value, path.basename(source), sha256);
  return pack.ok ? ok({ path: source, bytes: bytes.value, pack: pack.value }) : pack;
}
