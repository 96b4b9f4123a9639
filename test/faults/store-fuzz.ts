import { rm } from 'node:fs/promises';
import { damaged, soundFolder } from './support/damagedFolders';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 300;

/** Damaged project folders: opened to a state there was, with the damage told and its bytes kept. */
export async function run(runs: number): Promise<FaultReport> {
  const sound = await soundFolder();
  const tally = new Tally();
  try {
    for (let seed = 1; seed <= runs; seed++)
      await tally.run(`seed ${seed}`, async () => {
        const problem = await damaged(seed, sound);
        if (problem === null) return;
        const isSilent = /nothing was said|not counted|still said/.test(problem);
        tally.found(
          isSilent ? 'unreported' : /lost|read again/.test(problem) ? 'acknowledgedLost' : 'wrongState',
          problem,
        );
      });
  } finally {
    await rm(sound.folder, { recursive: true, force: true });
  }
  return tally.report();
}
