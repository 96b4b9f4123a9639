import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Whether two absolute paths name one file, also through links and in other letter case. A missing file is no other's. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  if (path.resolve(one) === path.resolve(other)) return true;
  const [first, second] = await Promise.all(
    [one, other].map((file) => stat(file, { bigint: true }).catch(() => null)),
  );
  if (!first || !second) return false;
  if (first.ino === second.ino && first.dev === second.dev && first.ino !== 0n) return true;
  const [firstPath, secondPath] = await Promise.all(
    [one, other].map((file) => realpath(file).catch(() => file)),
  );
  return firstPath === secondPath;
}
