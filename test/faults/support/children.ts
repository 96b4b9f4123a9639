import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds one of the programs beside this file for plain Node, into a folder; answers its path. */
export function builtChild(name: string, folder: string): string {
  const builder = fileURLToPath(new URL('../../../scripts/buildFaultProgram.mjs', import.meta.url));
  const source = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  execFileSync(process.execPath, [builder, source, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return path.join(folder, `${name}.cjs`);
}

export interface WritingChild {
  process: ChildProcessWithoutNullStreams;
  /** What it said so far, whole lines only. */
  lines(): string[];
  problem(): string;
}

/** Starts a writer, which loads itself and then waits to be told to write. */
export function startWriter(script: string, ...options: string[]): WritingChild {
  const child = spawn(process.execPath, [script, ...options], { stdio: 'pipe' });
  let said = '';
  let problem = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    problem += part;
  });
  // A writer that is dead already cannot be told anything.
  child.stdin.on('error', () => undefined);
  return {
    process: child,
    lines: () => said.split('\n').slice(0, -1),
    problem: () => problem,
  };
}

/** Lets it write and waits until it has said something for the first time, or ended. */
export async function letWrite(child: WritingChild): Promise<void> {
  const heard = Promise.race([once(child.process.stdout, 'data'), once(child.process, 'close')]);
  child.process.stdin.write('go\n');
  await heard;
}

/** Lets it write for a while and kills it in the middle. */
export async function killed(child: WritingChild, milliseconds: number): Promise<void> {
  const closed = once(child.process, 'close');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  if (child.process.exitCode !== null || child.process.signalCode !== null) return;
  child.process.kill('SIGKILL');
  await closed;
}
