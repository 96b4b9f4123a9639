import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lockfile {
  packages: Record<string, { license?: string }>;
}
const lock = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as Lockfile;

/** Licences under which code may be bundled with, or used to build, an Apache-2.0 program. */
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'WTFPL',
  'CC0-1.0',
  'Zlib',
]);

test('no dependency has a licence the product cannot be shipped or built with', () => {
  const others = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .filter(
      ([, { license }]) =>
        !(license ?? '')
          .replace(/[()]/g, '')
          .split(' OR ')
          .some((one) => one.split(' AND ').every((part) => allowed.has(part))),
    )
    .map(
      ([path, { license }]) => `${path}: ${license ?? 'no licence'} — check it, or choose another package`,
    );
  expect(others).toEqual([]);
});
