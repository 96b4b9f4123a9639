import { expect, test } from 'vitest';
import { runFaults } from '../../faults/support/runFaults';

// What must hold at every change, by the same command as the large runs (docs/reliability.md, which says where these sizes are
// smaller than planned and why).
const scenarios: [string, number | undefined, string][] = [
  ['kill', 100, 'killed a hundred times in the middle of its work'],
  ['powercut', 30, 'the power cut on every disk there is and on a simulated one'],
  ['diskfull', 50, 'full disks of four kinds'],
  ['locks', 60, 'races of four programs for one project'],
  ['migrations', undefined, 'files of every version'],
  ['settings', undefined, 'bad settings files'],
  ['names', undefined, 'odd names'],
];

for (const [name, runs, what] of scenarios) {
  test(`${what}: nothing answered as saved is lost, no wrong state, no silence, no hang`, async () => {
    const { line, code, examples } = await runFaults(name, runs === undefined ? {} : { runs });
    const nothing = { acknowledgedLost: 0, wrongState: 0, unreported: 0, untypedErrors: 0 };
    expect(line, examples).toMatchObject({ name, ...nothing });
    expect(line.runs).toBeGreaterThanOrEqual(runs ?? 10);
    expect(code, examples).toBe(0);
  }, 300_000);
}
