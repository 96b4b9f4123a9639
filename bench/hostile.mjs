// Documents made to do harm, through the built command line: milliseconds and peak memory of each, in a process of its own.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './sideBySide.mjs';

const cli = join(root, 'dist/cli/baljugil.cjs');
const peak = join(root, 'bench/hostile/tellPeak.cjs');

/** Needs the built command line (`npm run build`). */
export async function measure(load) {
  const { hostileDocuments } = await load('/test/support/corpus/hostileDocuments.ts');
  const folder = await mkdtemp(join(tmpdir(), 'baljugil-bench-'));
  try {
    const measurements = [];
    for (const [what, made, type] of hostileDocuments) {
      const file = join(folder, '문서.docx');
      const bytes = made();
      await writeFile(file, bytes);
      for (const command of ['outline', 'read', 'inject']) {
        const options =
          command === 'inject'
            ? [
                '--into',
                file,
                '--templates',
                'cloud.apiGateway',
                '--at',
                '{{요구사항}}',
                '--out',
                join(folder, '넣음.docx'),
              ]
            : [file];
        const start = performance.now();
        const { code, stderr } = await run([cli, command, ...options]);
        measurements.push({
          what,
          command,
          fileBytes: bytes.length,
          ms: Math.round(performance.now() - start),
          peakRssMegabytes: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN),
          code,
          expected: type,
        });
      }
    }
    return measurements;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(options) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--require', peak, ...options],
      { timeout: 60_000 },
      (error, stdout, stderr) => resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }),
    );
  });
}
