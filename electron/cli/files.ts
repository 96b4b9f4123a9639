import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { strictJson } from '../../shared/json/strictJson';
import { checkFileName } from '../app/fileName';
import { isSameFile } from '../app/isSameFile';
import { readFileSafely } from '../storage/readFileSafely';
import type { Context } from './command';

/** Largest facts or answers file. */
const jsonLimitBytes = 1_048_576;

/** A JSON file's value: bounded size, strict UTF-8, bounded depth. */
export async function readJsonFile(file: string, { fileSystem }: Context): Promise<Result<unknown>> {
  const bytes = await readFileSafely(file, { limitBytes: jsonLimitBytes, fileSystem });
  if (!bytes.ok) return bytes;
  const json = strictJson(bytes.value);
  return json.ok
    ? ok(json.value)
    : fail({ type: 'invalidJson', fileName: path.basename(file), detail: json.detail });
}

/** The absolute path to write to; refused when it is one of the files read, also under another name. */
export async function outputPath(
  written: string,
  inputs: readonly string[],
  context: Context,
): Promise<Result<string>> {
  const target = context.resolve(written);
  const name = checkFileName(path.basename(target));
  if (!name.ok) return name;
  const file = path.join(path.dirname(target), name.value);
  for (const input of inputs)
    if (await isSameFile(input, file)) return fail({ type: 'wouldOverwriteInput', fileName: name.value });
  return ok(file);
}
