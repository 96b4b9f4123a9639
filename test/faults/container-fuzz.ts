import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { packProjectFile, readProjectFile } from '../../shared/project/projectFile';
import { aProject } from '../support/aProject';
import { randomNumbers } from './support/damagedFolders';
import { mutated } from './support/mutations';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 5_000;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Damaged exchange files: refused with a type, or holding exactly the project that was packed. */
export async function run(runs: number): Promise<FaultReport> {
  const project = aProject();
  const now = new Date('2026-11-20T08:30:00Z');
  const sound = packProjectFile(project, { now, appVersion: '0.1.0', sha256 });
  const tally = new Tally();
  for (let seed = 1; seed <= runs; seed++)
    await tally.run(`seed ${seed}`, async () => {
      const random = randomNumbers(seed);
      let bytes = mutated(sound, random);
      if (seed % 4 === 0 && bytes.length > 0) bytes = mutated(bytes, random);
      const read = readProjectFile(bytes, 'p.baljugil', { sha256 });
      if (read.ok && !isDeepStrictEqual(read.value, project)) tally.found('wrongState', `seed ${seed}`);
    });
  return tally.report({ notes: ['plain files only; the encrypted envelope has no reader on this branch'] });
}
