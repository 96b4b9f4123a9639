import { isTakenPlainly, jsonFuzz } from './support/jsonFuzz';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 5_000;

/** Hostile JSON inside a file whose sizes and hashes are all right: refused with a type, or a project that can be used. */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  const fuzz = jsonFuzz(tally);
  let opened = 0;
  for (let seed = 1; seed <= runs; seed++) opened += (await fuzz(seed)) ? 1 : 0;
  const controls = 1_000;
  let losses = 0;
  for (let seed = 1; seed <= controls; seed++) losses += isTakenPlainly(seed) ? 1 : 0;
  // Without some that open nothing would be said about those.
  if (opened < runs / 200) tally.found('wrongState', `only ${opened} opened`);
  return tally.report({ control: { runs: controls, losses }, notes: [`${opened} opened`] });
}
