// Generation side by side: every engine and size in a process of its own, ratios against the template-literal floor.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const run = promisify(execFile);
const engines = ['floor', 'ours', 'docx', 'docxtemplater', 'easy-template-x'];
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Three processes each, the median of each figure: the machine is rarely quiet. */
const repetitions = 3;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

export async function compareWriting(sizes = [50, 100, 300, 1_000, 3_000]) {
  const folder = await mkdtemp(join(tmpdir(), 'baljugil-bench-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: join(root, 'bench/writing/oneEngine.ts'),
        outDir: folder,
        rollupOptions: { output: { entryFileNames: 'oneEngine.mjs' } },
      },
    });
    const frame = join(folder, 'frame.json');
    await run(process.execPath, [join(folder, 'oneEngine.mjs'), 'takeApart', '0', frame]);
    const measurements = [];
    for (const cards of sizes) {
      let floor = null;
      for (const engine of engines) {
        const found = [];
        let problem = null;
        for (let count = 0; count < repetitions && problem === null; count += 1) {
          try {
            const { stdout } = await run(process.execPath, [
              join(folder, 'oneEngine.mjs'),
              engine,
              String(cards),
              frame,
            ]);
            found.push(JSON.parse(stdout));
          } catch (error) {
            problem = /Cannot find module/.test(error.stderr ?? '') ? 'not installed' : firstLine(error);
          }
        }
        if (problem !== null) {
          measurements.push({ what: 'writing', engine, cards, problem });
          continue;
        }
        const figure = (name) => median(found.map((one) => one[name]));
        const row = {
          coldMs: figure('coldMs'),
          warmMs: figure('warmMs'),
          peakRssMegabytes: figure('peakRssMegabytes'),
          sizeBytes: figure('sizeBytes'),
        };
        floor ??= row;
        measurements.push({
          what: 'writing',
          engine,
          cards,
          ...row,
          coldRatio: ratio(row.coldMs, floor.coldMs),
          warmRatio: ratio(row.warmMs, floor.warmMs),
        });
      }
    }
    return measurements;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const ratio = (value, floor) => Math.round((value / Math.max(1, floor)) * 10) / 10;
const firstLine = (error) => /^.*Error.*$/m.exec(error.stderr ?? '')?.[0] ?? String(error).split('\n')[0];
