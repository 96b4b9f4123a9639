import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { strictJson } from '../../shared/json/strictJson';
import type { Project } from '../../shared/project/project';
import { documentLimitBytes } from '../app/documentBytes';
import { checkFileName } from '../app/fileName';
import { isSameFile } from '../app/isSameFile';
import type { OpenedExchangeFile } from '../exchange/exchangeFile';
import { loadExchangeFile } from '../storage/projectFiles';
import { readFileSafely } from '../storage/readFileSafely';
import type { Arguments, Context } from './command';

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

/** Largest password file, a thousand syllables and more. */
const passwordLimitBytes = 4_096;

/** The one line of a password file, `undefined` when none is named. */
export async function readPassword(
  written: string | undefined,
  { resolve, fileSystem }: Pick<Context, 'resolve' | 'fileSystem'>,
): Promise<Result<string | undefined>> {
  if (written === undefined) return ok(undefined);
  const file = resolve(written);
  const bytes = await readFileSafely(file, { limitBytes: passwordLimitBytes, fileSystem });
  if (!bytes.ok) return bytes;
  const refuse = (message: string) =>
    fail({ type: 'invalidInput', problems: [{ path: path.basename(file), message }] });
  let text: string;
  try {
    // A byte order mark, as Windows' Notepad writes it, is no part of the password.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
  } catch {
    return refuse('UTF-8로 저장한 글이 아니에요. 다시 저장해 주세요.');
  }
  const password = text.replace(/\r?\n$/, '');
  if (password === '') return refuse('비어 있어요. 비밀번호를 한 줄로 적어 주세요.');
  return /[\r\n]/.test(password) ? refuse('두 줄이 넘어요. 비밀번호만 한 줄로 적어 주세요.') : ok(password);
}

/** The project file a command reads, with its password when one is named. */
export async function readInput(
  { input, options }: Arguments,
  context: Context,
): Promise<Result<OpenedExchangeFile>> {
  const password = await readPassword(options['password-file'], context);
  if (!password.ok) return password;
  const { fileSystem } = context;
  return loadExchangeFile(context.resolve(input), { fileSystem, password: password.value });
}

/** The project in the file a command reads. */
export async function readProjectInput(given: Arguments, context: Context): Promise<Result<Project>> {
  const file = await readInput(given, context);
  return file.ok ? ok(file.value.project) : file;
}

/** The bytes of a Word document a command reads, by its absolute path. */
export function readDocumentFile(file: string, { fileSystem }: Context): Promise<Result<Uint8Array>> {
  return readFileSafely(file, { limitBytes: documentLimitBytes, fileSystem });
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
