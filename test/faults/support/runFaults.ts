import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../scripts/faults.mjs', import.meta.url));

/** The JSON line of `npm run -s faults`, by which everything is judged. */
export interface FaultLine {
  name: string;
  runs: number;
  acknowledgedLost: number;
  wrongState: number;
  unreported: number;
  untypedErrors: number;
  worstMs: number;
  peakMB: number;
  control?: { runs: number; losses: number; over?: string };
}

/** Runs the command as a person would; `examples` is what it says besides. */
export function runFaults(
  name: string,
  { runs, without }: { runs?: number; without?: string } = {},
): Promise<{ line: FaultLine; code: number; examples: string }> {
  const options = [
    script,
    name,
    '--json',
    ...(runs === undefined ? [] : ['--n', String(runs)]),
    ...(without === undefined ? [] : ['--without', without]),
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, options, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? 1) : 0;
      if (stdout.trim() === '')
        reject(new Error(`faults ${name} said nothing, exit code ${code}: ${stderr}`));
      else resolve({ line: JSON.parse(stdout) as FaultLine, code, examples: stderr });
    });
  });
}
