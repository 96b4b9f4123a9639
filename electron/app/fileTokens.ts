import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { cleanLine } from '../../shared/document/text';
import type { FileRef } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';

/** What a token lets its holder do: read a file, write a file, or look into a folder. Never two of them. */
type Grant =
  | { kind: 'readPath'; path: string }
  | { kind: 'readBytes'; name: string; bytes: Uint8Array }
  | { kind: 'write'; path: string }
  | { kind: 'folder'; path: string };

/** A file to read: where it is, or, when it was dropped on the window, what it holds. */
export type ReadableFile = { name: string; path: string } | { name: string; bytes: Uint8Array };

export interface FileTokens {
  giveFile(path: string, sizeBytes: number | null): FileRef;
  giveReceived(name: string, bytes: Uint8Array): FileRef;
  giveTarget(path: string): FileRef;
  /** For a file just written: it may be shown in its folder and read again. */
  giveSaved(path: string, sizeBytes: number): FileRef;
  giveFolder(path: string, name?: string): FileRef;
  file(token: string): Result<ReadableFile>;
  /** Absolute path that may be written. */
  target(token: string): Result<string>;
  folder(token: string): Result<string>;
  /** Absolute path of anything on disk the token stands for, to be shown in the file manager. */
  place(token: string): Result<string>;
}

// Received files are kept in memory until the window goes; older ones make room for newer ones.
const receivedLimitBytes = 256_000_000;

/** Random names for files, valid for one run: the page never learns a path and cannot make one up. */
export function createFileTokens(): FileTokens {
  const grants = new Map<string, Grant>();
  const known = new Map<string, string>();

  function give(grant: Grant, name: string, sizeBytes: number | null): FileRef {
    const key = grant.kind === 'readBytes' ? null : `${grant.kind} ${grant.path}`;
    const token = (key && known.get(key)) ?? randomBytes(24).toString('base64url');
    grants.set(token, grant);
    if (key) known.set(key, token);
    return { token, name: cleanLine(name), sizeBytes };
  }

  function makeRoomFor(size: number): void {
    let total = size;
    const received = [...grants].filter(([, grant]) => grant.kind === 'readBytes').reverse();
    for (const [token, grant] of received) {
      if (grant.kind !== 'readBytes') continue;
      total += grant.bytes.length;
      if (total > receivedLimitBytes) grants.delete(token);
    }
  }

  return {
    giveFile: (file, sizeBytes) => give({ kind: 'readPath', path: file }, path.basename(file), sizeBytes),
    giveReceived(name, bytes) {
      makeRoomFor(bytes.length);
      return give({ kind: 'readBytes', name, bytes }, name, bytes.length);
    },
    giveTarget: (file) => give({ kind: 'write', path: file }, path.basename(file), null),
    giveSaved: (file, sizeBytes) => give({ kind: 'readPath', path: file }, path.basename(file), sizeBytes),
    giveFolder: (folder, name) =>
      give({ kind: 'folder', path: folder }, name ?? (path.basename(folder) || folder), null),

    file(token) {
      const grant = grants.get(token);
      if (grant?.kind === 'readPath')
        return ok({ name: path.basename(grant.path).normalize('NFC'), path: grant.path });
      if (grant?.kind === 'readBytes') return ok({ name: cleanLine(grant.name), bytes: grant.bytes });
      return stale();
    },
    target(token) {
      const grant = grants.get(token);
      return grant?.kind === 'write' ? ok(grant.path) : stale();
    },
    folder(token) {
      const grant = grants.get(token);
      return grant?.kind === 'folder' ? ok(grant.path) : stale();
    },
    place(token) {
      const grant = grants.get(token);
      return grant && 'path' in grant ? ok(grant.path) : stale();
    },
  };
}

function stale(): { ok: false; failure: { type: 'staleFileToken' } } {
  return fail({ type: 'staleFileToken' }) as { ok: false; failure: { type: 'staleFileToken' } };
}
