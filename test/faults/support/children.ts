import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds one of the programs beside this file for plain Node, into a folder; answers its path. */
export function builtChild(name: string, folder: string): string {
  const options = {
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: path.join(folder, name),
      rollupOptions: {
        input: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
        output: { format: 'cjs', entryFileNames: `${name}.cjs` },
      },
    },
  };
  // In a process of its own: what building takes is not to be counted as what the store takes.
  const code = `import { build } from 'vite'; await build(${JSON.stringify(options)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return path.join(folder, name, `${name}.cjs`);
}

export interface WritingChild {
  process: ChildProcessWithoutNullStreams;
  /** The last revision it said was saved, whole lines only; 0 before the first. */
  saved(): number;
  problem(): string;
}

/** Starts a writer and waits until it has saved something for the first time, or ended. */
export async function startWriter(script: string, folder: string): Promise<WritingChild> {
  const child = spawn(process.execPath, [script, folder], { stdio: 'pipe' });
  let said = '';
  let problem = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    problem += part;
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return {
    process: child,
    saved: () => Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1) || 0),
    problem: () => problem,
  };
}

/** Lets it write for a while and kills it in the middle. */
export async function killed(child: WritingChild, milliseconds: number): Promise<void> {
  const closed = once(child.process, 'close');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.process.kill('SIGKILL');
  await closed;
}
