import { expect, test } from 'vitest';
import { callSizeLimit, isTooLarge } from '../../../../electron/app/callSize';

test('an ordinary change is small, a text of nine million characters is not', () => {
  expect(isTooLarge('project.apply', { operations: [{ text: '가'.repeat(1_000) }] })).toBe(false);
  expect(isTooLarge('project.apply', { operations: [{ text: '가'.repeat(9_000_000) }] })).toBe(true);
});

test('a dropped file may be larger than any other call, up to its own limit', () => {
  expect(isTooLarge('file.receive', { base64: 'A'.repeat(90_000_000) })).toBe(false);
  expect(isTooLarge('file.receive', { base64: 'A'.repeat(97_000_000) })).toBe(true);
  expect(callSizeLimit('file.receive')).toBeGreaterThan(callSizeLimit('project.apply'));
});

test('many small values, bytes and a value that contains itself are seen', () => {
  expect(
    isTooLarge(
      'project.apply',
      Array.from({ length: 5_000_000 }, () => 0),
    ),
  ).toBe(true);
  expect(isTooLarge('project.apply', { bytes: new Uint8Array(9_000_000) })).toBe(true);
  const itself: { me?: unknown } = {};
  itself.me = itself;
  expect(isTooLarge('project.apply', itself)).toBe(true);
});

test('no input at all is small', () => {
  for (const input of [undefined, null, 1, true, {}]) expect(isTooLarge('app.describe', input)).toBe(false);
});
