import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const locked: Record<string, LockedPackage> = read('package-lock.json').packages;
const wanted: LockedPackage = read('package.json');

test('every platform package is locked, so that an install works on Windows too', () => {
  const missing = Object.entries(locked).flatMap(([place, one]) =>
    Object.keys(one.optionalDependencies ?? {})
      .filter((name) => !isLocked(place, name))
      .map((name) => `${place} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every locked package has its hash and no address of its own', () => {
  const others = Object.entries(locked).filter(([place, one]) => place !== '' && !one.link);
  expect(others.filter(([, one]) => !one.integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual(
    [],
  );
  expect(others.filter(([, one]) => one.resolved !== undefined).map(([place]) => place)).toEqual([]);
});

test('versions are pinned exactly, and as the lock file has them', () => {
  for (const [name, version] of Object.entries({
    ...wanted.devDependencies,
    ...wanted.optionalDependencies,
  })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(locked[`node_modules/${name}`]?.version, name).toBe(version);
  }
  expect(wanted.dependencies, 'everything is bundled').toBeUndefined();
});

/** Whether a package is found from a place as Node looks for it: beside, then further up. */
function isLocked(place: string, name: string): boolean {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    if (locked[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return true;
    if (from === '') return false;
  }
}
