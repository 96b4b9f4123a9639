import { parseArgs } from 'node:util';
import { josa } from '../../shared/korean/josa';
import { isErrno } from '../storage/fileSystem';
import type { Arguments, Command } from './command';

/** Wrong usage, a Korean sentence. */
export interface Misuse {
  misuse: string;
}

export interface Flags {
  json: boolean;
  help: boolean;
  schema: boolean;
  example: boolean;
}

/** The arguments after a command's name, or what is wrong with them. */
export function readArguments(
  command: Command,
  written: readonly string[],
): { given: Arguments; flags: Flags } | Misuse {
  const parsed = parse(command, written);
  if ('misuse' in parsed) return parsed;
  const { values, positionals } = parsed;
  const on = (name: string) => values[name] === true;
  const flags = { json: on('json'), help: on('help'), schema: on('schema'), example: on('example') };
  const options: Record<string, string> = {};
  for (const { name } of command.options) {
    const value = values[name];
    if (typeof value === 'string') options[name] = value;
  }
  const given = { input: positionals[0] ?? '', secondInput: positionals[1] ?? '', options };
  if (flags.help || flags.schema || flags.example) return { given, flags };
  return missing(command, given, positionals.length) ?? { given, flags };
}

function parse(command: Command, written: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const reading = command.reads ? { schema: flag, example: flag } : {};
  const valued = Object.fromEntries(command.options.map(({ name }) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({
      args: [...written],
      options: { json: flag, help: flag, ...reading, ...valued } as Record<
        string,
        { type: 'boolean' | 'string' }
      >,
      allowPositionals: true,
    });
  } catch (error) {
    if (!isErrno(error)) throw error;
    const option = /'(--?[^' ]*)/.exec(error.message)?.[1] ?? '';
    if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return { misuse: `모르는 옵션이에요: ${option}` };
    if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      return { misuse: `${option} 옵션의 값을 확인해 주세요. 값이 -로 시작하면 ${option}=값처럼 써 주세요.` };
    throw error;
  }
}

function missing(command: Command, given: Arguments, positionals: number): Misuse | null {
  const expected = command.input;
  const second = command.secondInput;
  if (positionals > (second ? 2 : expected ? 1 : 0))
    return { misuse: '파일 이름이 너무 많아요. 빈칸이 있으면 따옴표로 묶어 주세요.' };
  if (expected && !expected.isOptional && given.input === '')
    return { misuse: `${josa(expected.name, '을/를')} 적어 주세요.` };
  if (second && given.secondInput === '') return { misuse: `${josa(second.name, '을/를')} 적어 주세요.` };
  const left = command.options.find(({ name, isRequired }) => isRequired && !given.options[name]);
  if (left) return { misuse: `--${josa(`${left.name} ${left.value}`, '을/를')} 적어 주세요.` };
  const empty = command.options.find(({ name }) => given.options[name] === '');
  if (empty) return { misuse: `--${empty.name}의 값이 비어 있어요.` };
  const misuse = command.misuse?.(given) ?? null;
  return misuse === null ? null : { misuse };
}
