import { expect, test } from 'vitest';
import { run } from '../../faults/conflict';

test('two computers that shut each other out of a shared project lose no edit', async () => {
  const { examples, ...report } = await run(60);
  expect(examples).toEqual([]);
  expect(report).toMatchObject({ runs: 60, acknowledgedLost: 0, wrongState: 0, untypedErrors: 0 });
}, 60_000);
