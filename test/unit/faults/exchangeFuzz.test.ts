import { expect, test } from 'vitest';
import { fuzzContainer } from '../../faults/containerFuzz';
import type { FuzzReport } from '../../faults/fuzzReport';
import { fuzzJson } from '../../faults/jsonFuzz';

const nothingFound = { wrongState: 0, unreported: 0, untypedErrors: 0, findings: [] };
function clean(report: FuzzReport, runs: number) {
  expect(report).toMatchObject({ runs, ...nothingFound });
  expect(report.worstMs).toBeLessThan(5_000);
}

test('3,000 damaged project files open as what was saved or are refused in words', async () => {
  clean(await fuzzContainer({ runs: 3_000, seed: 1, kind: 'plain' }), 3_000);
});

test('3,000 damaged locked files open as what was saved or are refused in words', async () => {
  clean(await fuzzContainer({ runs: 3_000, seed: 1, kind: 'encrypted' }), 3_000);
});

test('3,000 files with hostile contents behind right hashes open as a usable project or are refused in words', () => {
  const report = fuzzJson({ runs: 3_000, seed: 1 });
  clean(report, 3_000);
  // Without some that open nothing would be said about those.
  expect(report.opened).toBeGreaterThan(50);
});
