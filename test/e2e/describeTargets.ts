import { describe, test } from 'vitest';
import { type Target, targets } from './targets';

/**
 * Runs a spec on every target. One that cannot run here is skipped by a name that says why; `E2E_REQUIRE` (names,
 * comma separated) makes its absence a failure instead, and `E2E_ONLY` picks targets by part of their name.
 * The unpacked shim is for specs that are `isEverywhere`: the packed one runs the same main, preload and page. A long spec is
 * about the page alone and runs in the browser host. `E2E_EVERYWHERE` runs each spec on every target.
 */
export function describeTargets(
  spec: (target: Target) => void,
  { isLong = false, isEverywhere = process.env.E2E_EVERYWHERE !== undefined } = {},
): void {
  const only = process.env.E2E_ONLY;
  const required = (process.env.E2E_REQUIRE ?? '').split(',').filter(Boolean);
  for (const target of targets) {
    if (only && !target.name.includes(only)) continue;
    if (!only && !isEverywhere && target.name === 'electron shim') continue;
    if (!only && !isEverywhere && isLong && target.name === 'packed asar on shim') continue;
    if (target.missing === null) {
      describe(target.name, () => spec(target));
    } else if (required.some((name) => target.name.includes(name))) {
      test(`${target.name} is required here`, () => {
        throw new Error(target.missing ?? '');
      });
    } else {
      describe.skip(`${target.name} — SKIPPED: ${target.missing}`, () => spec(target));
    }
  }
}
