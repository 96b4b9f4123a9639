import { expect, test } from 'vitest';
import { type KnownHistory, relationOf } from '../../../../shared/exchange/relation';
import { aHistory } from '../../../support/aHistory';
import { aProject } from '../../../support/aProject';

const home = aHistory(5);
const upTo = (revision: number): KnownHistory => {
  const entries = home.entries.slice(0, revision);
  const last = entries.at(-1);
  return { entries, end: last ? { revision, link: last.link } : start };
};
const start = { revision: 0, link: home.entries[0]?.record.previous ?? '' };
/** `before` and more changes that were made elsewhere. */
function goneOn(before: KnownHistory, count: number, who: string): KnownHistory {
  const { entries, end } = aHistory(count, { before: before.end, who });
  return { entries: [...before.entries, ...entries], end };
}

test('a copy is the same, newer or older by what each has gone through', () => {
  expect(relationOf(upTo(5), upTo(5))).toBe('same');
  expect(relationOf(upTo(3), upTo(5))).toBe('newer');
  expect(relationOf(upTo(5), upTo(3))).toBe('older');
  expect(relationOf(upTo(0), upTo(5))).toBe('newer');
  expect(relationOf(upTo(5), upTo(0))).toBe('older');
});

test('two copies each changed for themselves have diverged, however many changes each has', () => {
  expect(relationOf(goneOn(upTo(3), 1, '가'), goneOn(upTo(3), 4, '나'))).toBe('diverged');
  expect(relationOf(goneOn(upTo(3), 2, '가'), goneOn(upTo(3), 2, '나'))).toBe('diverged');
});

test('a copy that took only its newest changes along is newer as long as they reach back to ours', () => {
  const whole = upTo(5);
  expect(relationOf(upTo(3), { ...whole, entries: whole.entries.slice(3) })).toBe('newer');
  expect(relationOf(upTo(3), { ...whole, entries: whole.entries.slice(4) })).toBe('diverged');
});

test('after a copy has replaced ours, ours counts as that copy and what follows as newer than it', () => {
  const theirs = goneOn(upTo(3), 2, '나');
  const mine = goneOn(upTo(3), 1, '가');
  const operations = [{ type: 'replaceProject' as const, project: { ...aProject() }, source: theirs.end }];
  const replacement = aHistory(1, { before: mine.end, operations });
  const replaced = { entries: [...mine.entries, ...replacement.entries], end: replacement.end };
  expect(relationOf(replaced, theirs)).toBe('same');
  expect(relationOf(theirs, replaced)).toBe('same');
  expect(relationOf(replaced, goneOn(theirs, 1, '나'))).toBe('newer');
  expect(relationOf(theirs, goneOn(replaced, 1, '가'))).toBe('newer');
  expect(relationOf(goneOn(replaced, 1, '가'), theirs)).toBe('older');
  expect(relationOf(goneOn(replaced, 1, '가'), goneOn(theirs, 1, '나'))).toBe('diverged');
});
