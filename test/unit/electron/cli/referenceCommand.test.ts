import { expect, test } from 'vitest';
import { referenceCommand } from '../../../../electron/cli/commands/reference';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import type { ReferenceEntry } from '../../../../shared/content/reference';
import { ok } from '../../../../shared/ipc/failure';
import { shippedContent } from '../../../support/content';

async function run(input: string, ...flags: string[]) {
  const reported = await referenceCommand.run(
    { input, secondInput: '', options: {}, flags: new Set(flags) },
    {
      resolve: (file) => file,
      content: async () => ok(await shippedContent()),
      contentDamage: async () => [],
      now: () => new Date(),
      newId: () => 'id',
      version: '0.1.0',
      fileSystem: nodeFileSystem,
    },
  );
  if (!reported.ok) throw new Error(reported.failure.type);
  return { lines: reported.value.lines ?? [], entries: reported.value.json.entries as ReferenceEntry[] };
}

test('a word on the command line finds what 자료실 finds, one line each', async () => {
  const { lines, entries } = await run('ㅋㅂㄴㅌㅅ');
  expect(lines[0]).toMatch(/^\[용어 · ㅋ\] 쿠버네티스 \(term\.kubernetes, /);
  expect(lines).toHaveLength(entries.length);
});

test('the whole text comes with its tables, its doubt and its source', async () => {
  const text = (await run('marketOutlook.sales2020', 'full')).lines.join('\n');
  expect(text).toContain('구분\t세부\t기업 수');
  expect(text).toMatch(/출처: .+ \(2차 자료, 기준일 \d{4}-\d{2}-\d{2}\)/);
});

test('without a word everything is listed, and what is not there is said', async () => {
  expect((await run('')).entries.length).toBeGreaterThan(500);
  expect(await run('없는낱말을찾아요')).toMatchObject({
    entries: [],
    lines: [expect.stringMatching('맞는 자료가 없어요')],
  });
});
