import type { Failure } from '../../shared/ipc/failure';
import { explainFailure } from '../../shared/ipc/failureText';
import type { Command, Context } from './command';
import { commands } from './commands';
import { commandHelp, generalHelp, jsonSchemaOf } from './help';
import { readArguments } from './readArguments';

/** 0 done · 1 an expected failure · 2 wrong usage · 3 a bug. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Output {
  /** stdout, a whole line or several. */
  print(text: string): void;
  /** stderr. */
  say(text: string): void;
}

/** Runs one command line (without program name) and answers its exit code; it never throws. */
export async function runCommandLine(
  written: readonly string[],
  context: Context,
  output: Output,
): Promise<ExitCode> {
  const isJson = written.includes('--json');
  try {
    const [name] = written;
    if (name === '--version') {
      output.print(isJson ? answer({ version: context.version }) : context.version);
      return 0;
    }
    if (name === '--help') {
      output.print(generalHelp());
      return 0;
    }
    for (const command of commands) {
      const words = command.name.split(' ');
      if (words.every((word, at) => written[at] === word))
        return await runCommand(command, written.slice(words.length), context, output);
    }
    const said = name === undefined ? '명령을 적어 주세요.' : `모르는 명령이에요: ${name}`;
    return misused(said, generalHelp(), isJson, output);
  } catch (error) {
    output.say(`프로그램 오류예요. 파일은 바뀌지 않았어요.\n${error instanceof Error ? error.stack : error}`);
    if (isJson) output.print(refusal({ type: 'unexpected', reference: String(error) }));
    return 3;
  }
}

async function runCommand(
  command: Command,
  written: readonly string[],
  context: Context,
  output: Output,
): Promise<ExitCode> {
  const read = readArguments(command, written);
  if ('misuse' in read) return misused(read.misuse, commandHelp(command), written.includes('--json'), output);
  const { given, flags } = read;
  if (flags.help) output.print(commandHelp(command));
  else if (command.reads && flags.schema) output.print(pretty(jsonSchemaOf(command.reads.schema)));
  else if (command.reads && flags.example) output.print(pretty(command.reads.example));
  else {
    const result = await command.run(given, context);
    if (!result.ok) {
      const { what, todo } = explainFailure(result.failure);
      output.say(`${what} ${todo}`);
      for (const problem of furtherProblems(result.failure)) output.say(problem);
      if (flags.json) output.print(refusal(result.failure));
      return 1;
    }
    const { json, lines = [], sentences = [], isUnsound = false } = result.value;
    for (const sentence of sentences) output.say(sentence);
    if (flags.json) output.print(answer(json));
    else for (const line of lines) output.print(line);
    if (isUnsound) return 1;
  }
  return 0;
}

function misused(said: string, help: string, isJson: boolean, output: Output): ExitCode {
  output.say(`${said}\n\n${help}`);
  if (isJson) output.print(JSON.stringify({ ok: false, failure: { type: 'wrongUsage', message: said } }));
  return 2;
}

/** The sentence for the user tells the first problem; here the rest. */
function furtherProblems(failure: Failure): string[] {
  if (failure.type !== 'invalidInput') return [];
  return failure.problems
    .slice(1)
    .map(({ path, message }) => (path ? `- ${path}: ${message}` : `- ${message}`));
}

function answer(json: Record<string, unknown>): string {
  return JSON.stringify({ ok: true, ...json });
}

function refusal(failure: Failure): string {
  return JSON.stringify({ ok: false, failure });
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
