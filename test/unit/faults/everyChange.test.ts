import { expect, test } from 'vitest';
import { runFaults } from '../../faults/support/runFaults';

// What must hold at every change, by the same command as the large runs (docs/reliability.md). Some are smaller than planned
// there, so that all of it takes less than three minutes on two cores.
const scenarios: [string, number | undefined, string][] = [
  ['kill', 100, 'killed a hundred times in the middle of its work'],
  ['powercut', 30, 'the power cut on every disk there is and on a simulated one'],
  ['diskfull', 50, 'full disks of four kinds'],
  ['iosweep', 1_500, 'calls of every session failing in every way'],
  ['store-fuzz', 500, 'damaged project folders'],
  ['container-fuzz', 20_000, 'damaged exchange files, open and locked'],
  ['json-fuzz', 5_000, 'hostile contents behind right hashes'],
  ['settings', undefined, 'bad settings files'],
  ['locks', 60, 'races of four programs for one project'],
  ['migrations', undefined, 'files of every version'],
  ['names', undefined, 'odd names'],
];

for (const [name, runs, what] of scenarios) {
  test.concurrent(`${what}: nothing answered as saved is lost, no wrong state, no silence, no hang`, async () => {
    const { line, code, examples } = await runFaults(name, runs === undefined ? {} : { runs });
    expect(line, examples).toMatchObject({
      name,
      acknowledgedLost: 0,
      wrongState: 0,
      unreported: 0,
      untypedErrors: 0,
    });
    expect(line.runs).toBeGreaterThanOrEqual(runs ?? 10);
    expect(line.peakMB).toBeLessThan(512);
    // Plain writing under the same faults loses something, or they would prove nothing.
    if (line.control) expect(line.control.losses).toBeGreaterThan(0);
    expect(code).toBe(0);
  }, 300_000);
}
