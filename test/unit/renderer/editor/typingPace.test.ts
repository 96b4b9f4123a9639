import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { typingPace } from '../../../../renderer/editor/typingPace';

let composing: boolean;
let commits: number;
const pace = (options: { waits?: () => boolean } = {}) =>
  typingPace({
    isComposing: () => composing,
    commit: () => {
      commits += 1;
    },
    ...options,
  });

beforeEach(() => {
  vi.useFakeTimers();
  composing = false;
  commits = 0;
});
afterEach(() => vi.useRealTimers());

test('a burst of typing is one operation, within a second of its end', () => {
  const typing = pace();
  for (let key = 0; key < 20; key++) {
    typing.changed();
    vi.advanceTimersByTime(100);
  }
  expect(commits).toBe(0);
  vi.advanceTimersByTime(900);
  expect(commits).toBe(1);
});

test('an open syllable holds the commit back until it is finished', () => {
  const typing = pace();
  composing = true;
  typing.changed();
  vi.advanceTimersByTime(1_200);
  expect(commits).toBe(0);
  composing = false;
  typing.compositionEnded();
  expect(commits).toBe(1);
});

test('a syllable left open is kept after two seconds all the same', () => {
  const typing = pace();
  composing = true;
  typing.changed();
  vi.advanceTimersByTime(2_000);
  expect(commits).toBe(1);
});

test('a finished syllable in the middle of a burst commits nothing', () => {
  const typing = pace();
  composing = true;
  typing.changed();
  composing = false;
  typing.compositionEnded();
  expect(commits).toBe(0);
});

test('typing without a rest becomes an operation after fifty changes', () => {
  const typing = pace();
  for (let key = 0; key < 50; key++) typing.changed();
  expect(commits).toBe(1);
});

test('leaving commits at once and only once', () => {
  const typing = pace();
  typing.changed();
  typing.flush();
  typing.flush();
  vi.advanceTimersByTime(5_000);
  expect(commits).toBe(1);
  expect(typing.isDirty()).toBe(false);
});

test('a field that waits commits only on leaving', () => {
  const typing = pace({ waits: () => true });
  typing.changed();
  vi.advanceTimersByTime(5_000);
  expect(commits).toBe(0);
  typing.flush();
  expect(commits).toBe(1);
});
