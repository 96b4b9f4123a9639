import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';

const rotateAtBytes = 1_000_000;

/**
 * Writes bugs to `logs/errors.log` in the data folder, never text of a project. The returned function logs one bug
 * and gives the reference shown to the user; it does not fail, because a full disk must not hide the first error.
 */
export function openErrorLog(dataFolder: string): (where: string, bug: unknown) => Promise<string> {
  const folder = path.join(dataFolder, 'logs');
  const file = path.join(folder, 'errors.log');
  return async (where, bug) => {
    const at = new Date().toISOString();
    const reference = `${at.slice(0, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex')}`;
    const text = bug instanceof Error ? (bug.stack ?? bug.message) : `thrown: ${typeof bug}`;
    try {
      await mkdir(folder, { recursive: true });
      const size = await stat(file).then(
        (found) => found.size,
        () => 0,
      );
      if (size > rotateAtBytes) await rename(file, path.join(folder, 'errors.previous.log'));
      await appendFile(file, `${at} ${reference} ${where}\n${text}\n\n`);
    } catch {
      process.stderr.write(`${at} ${reference} ${where}\n${text}\n`);
    }
    return reference;
  };
}
