import { damaged, isLostPlainly, soundFolder } from './support/damagedFolders';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 300;

/** Found something once and stay for ever: a snapshot and the records before the last ones gone together. */
const replayed = [8_889];

/** Damaged project folders: opened to a state there was, with the damage told and its bytes kept. */
export async function run(runs: number): Promise<FaultReport> {
  const sound = await soundFolder();
  const tally = new Tally();
  const seeds = Array.from({ length: runs }, (_, index) => index + 1);
  for (const seed of [...replayed, ...seeds])
    await tally.run(`seed ${seed}`, async () => {
      const problem = await damaged(seed, sound);
      if (problem === null) return;
      const isSilent = /nothing was said|not counted|still said/.test(problem);
      const isLost = /lost|read again|no longer there/.test(problem);
      tally.found(isSilent ? 'unreported' : isLost ? 'acknowledgedLost' : 'wrongState', problem);
    });
  const controls = 500;
  let losses = 0;
  for (let seed = 1; seed <= controls; seed++) losses += isLostPlainly(seed) ? 1 : 0;
  return tally.report({ control: { runs: controls, losses } });
}
