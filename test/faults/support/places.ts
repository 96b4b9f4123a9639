import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `scripts/faults.mjs` gives a folder it clears away, mounted disks and all, when a run had to be ended. */
function temporaryPlace(): string {
  return process.env.BALJUGIL_FAULTS ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

/** A folder of its own, in memory where there is such a place, removed afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(temporaryPlace(), 'baljugil-faults-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why small disks cannot be mounted here; `null` when they can. */
export function whyNoMounts(): string | null {
  return process.platform === 'linux' && process.getuid?.() === 0 ? null : 'mounting needs root on Linux';
}

export async function onSmallDisk<T>(kilobytes: number, work: (folder: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
    try {
      return await work(folder);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
}

/** The revision a plain file holds; `null` when it holds none. */
export function plainRevision(file: string): number | null {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { revision: number }).revision;
  } catch {
    return null;
  }
}
