// Engines side by side: every engine and size in a process of its own, ratios against the first engine of the list.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const run = promisify(execFile);
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Three processes each, the median of each figure: the machine is rarely quiet. */
const repetitions = 3;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ratio = (value, base) => Math.round((value / Math.max(1, base)) * 10) / 10;
const firstLine = (error) => /^.*Error.*$/m.exec(error.stderr ?? '')?.[0] ?? String(error).split('\n')[0];

/**
 * Measures `engines` at each of `sizes`. `source` is a module that takes the engine's name and `argumentsFor(size)`
 * and prints one line of JSON; `prepare` may run it once before. Rows carry `describe(size)`.
 */
export async function sideBySide({
  source,
  engines,
  sizes,
  argumentsFor,
  describe,
  prepare = async () => {},
}) {
  const folder = await mkdtemp(join(tmpdir(), 'baljugil-bench-'));
  try {
    const name = `${basename(source, '.ts')}.mjs`;
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: join(root, source),
        outDir: folder,
        rollupOptions: { output: { entryFileNames: name } },
      },
    });
    const start = (...options) =>
      run(process.execPath, [join(folder, name), ...options.map(String)], { cwd: root });
    await prepare({ folder, start });
    const measurements = [];
    for (const size of sizes) {
      let base = null;
      for (const engine of engines) {
        const found = [];
        let problem = null;
        for (let count = 0; count < repetitions && problem === null; count += 1) {
          try {
            const { stdout } = await start(engine, ...argumentsFor(size, folder));
            found.push(JSON.parse(stdout));
          } catch (error) {
            problem = /Cannot find module/.test(error.stderr ?? '') ? 'not installed' : firstLine(error);
          }
        }
        if (problem !== null) {
          measurements.push({ engine, ...describe(size), problem });
          continue;
        }
        const figure = (one) => median(found.map((each) => each[one]));
        const row = {
          coldMs: figure('coldMs'),
          warmMs: figure('warmMs'),
          peakRssMegabytes: figure('peakRssMegabytes'),
          sizeBytes: figure('sizeBytes'),
        };
        base ??= row;
        measurements.push({
          engine,
          ...describe(size),
          ...row,
          coldRatio: ratio(row.coldMs, base.coldMs),
          warmRatio: ratio(row.warmMs, base.warmMs),
        });
      }
    }
    return measurements;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
