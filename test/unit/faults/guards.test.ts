import { expect, test } from 'vitest';
import { runFaults } from '../../faults/support/runFaults';

// Each guard of the store is taken out of the real program, and the run that is to notice must. A guard whose code has changed
// so that it can no longer be taken out stops the build of that program, and with it the test.
const guards: [guard: string, scenario: string, runs: number][] = [
  ['writeLoop', 'iosweep', 500],
  ['fsync', 'powercut', 4],
  ['checksum', 'store-fuzz', 60],
  ['chain', 'store-fuzz', 150],
  ['witness', 'store-fuzz', 60],
  ['lock', 'locks', 5],
];

for (const [without, scenario, runs] of guards) {
  test(`without ${without} something is lost, with it nothing`, async () => {
    const [broken, whole] = [
      await runFaults(scenario, { runs, without }),
      await runFaults(scenario, { runs }),
    ];
    const wrong = ({ line }: typeof whole) =>
      line.acknowledgedLost + line.wrongState + line.unreported + line.untypedErrors;
    expect(wrong(broken)).toBeGreaterThan(0);
    expect(broken.code).toBe(1);
    expect(wrong(whole), whole.examples).toBe(0);
  }, 300_000);
}

test('a run that hangs is counted, and those after it are still made', async () => {
  const { line, code } = await runFaults('container-fuzz', { runs: 10, without: 'progress' });
  expect(line.untypedErrors).toBeGreaterThan(0);
  expect(line.worstMs).toBeGreaterThanOrEqual(5_000);
  expect(line.runs).toBe(10);
  expect(code).toBe(1);
}, 300_000);

test('a control that loses nothing fails the run', async () => {
  const { line, code } = await runFaults('store-fuzz', { runs: 5, without: 'control' });
  expect(line.control).toMatchObject({ losses: 0 });
  expect(code).toBe(1);
}, 300_000);

test('the line has what is judged and nothing else, and only scenarios have a name', async () => {
  const { line } = await runFaults('names', { runs: 3 });
  expect(Object.keys(line).sort()).toEqual(
    [
      'name',
      'runs',
      'acknowledgedLost',
      'wrongState',
      'unreported',
      'untypedErrors',
      'worstMs',
      'peakMB',
      'control',
    ].sort(),
  );
  await expect(runFaults('support')).rejects.toThrow(
    'container-fuzz | diskfull | iosweep | json-fuzz | kill | locks | migrations | names | powercut | settings | store-fuzz',
  );
}, 300_000);
