import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../../support/printDocxHash.mjs', import.meta.url));

async function hashIn(timeZone: string, language: string, documentsBefore: number): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(documentsBefore)], {
    env: { ...process.env, TZ: timeZone, LANG: language, LC_ALL: language },
  });
  return stdout.trim();
}

test('another process, time zone and language write the same bytes, whatever was written before', async () => {
  const seoul = await hashIn('Asia/Seoul', 'ko_KR.UTF-8', 0);
  expect(seoul).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashIn('America/New_York', 'C', 3)).toBe(seoul);
});
