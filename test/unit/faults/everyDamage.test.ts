import { expect, test } from 'vitest';
import { runFaults } from '../../faults/support/runFaults';

const scenarios: [string, number, string][] = [
  ['iosweep', 1_500, 'calls of every session failing in every way'],
  ['store-fuzz', 500, 'damaged project folders'],
  ['container-fuzz', 20_000, 'damaged exchange files, open and locked'],
  ['json-fuzz', 5_000, 'hostile contents behind right hashes'],
];

for (const [name, runs, what] of scenarios) {
  test(`${what}: as it was or refused in words, no crash, no hang, in little memory`, async () => {
    const { line, code, examples } = await runFaults(name, { runs });
    const nothing = { acknowledgedLost: 0, wrongState: 0, unreported: 0, untypedErrors: 0 };
    expect(line, examples).toMatchObject({ name, ...nothing });
    expect(line.runs).toBeGreaterThanOrEqual(runs);
    expect(line.peakMB).toBeLessThan(512);
    // Plain files under the same damages lose something, or these would prove nothing.
    expect(line.control?.losses).toBeGreaterThan(0);
    expect(code, examples).toBe(0);
  }, 300_000);
}
