import { containerFuzz, isLostPlainly } from './support/containerFuzz';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 5_000;

/** Damaged exchange files, open and locked ones in turn: refused with a type, or holding exactly what was packed. */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  const plain = await containerFuzz('plain', tally);
  const encrypted = await containerFuzz('encrypted', tally);
  for (let seed = 1; seed <= runs; seed++) await (seed % 2 === 0 ? encrypted(seed) : plain(seed));
  const controls = 1_000;
  let losses = 0;
  for (let seed = 1; seed <= controls; seed++) losses += isLostPlainly(seed) ? 1 : 0;
  return tally.report({ control: { runs: controls, losses } });
}
