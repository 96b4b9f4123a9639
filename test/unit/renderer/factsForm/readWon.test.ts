import { describe, expect, test } from 'vitest';
import { readWon } from '../../../../renderer/factsForm/readWon';

describe('an amount as officers write it', () => {
  test.each([
    ['1,240,000,000', 1_240_000_000],
    ['1240000000원', 1_240_000_000],
    ['12억 4,000만 원', 1_240_000_000],
    ['12억4천만', 1_240_000_000],
    ['12.4억', 1_240_000_000],
    ['3천5백만원', 35_000_000],
    ['１２억', 1_200_000_000],
    ['1조 2,000억', 1_200_000_000_000],
    ['₩50,000', 50_000],
    ['10조', 10_000_000_000_000],
  ])('%s is read to the won', (typed, won) => {
    expect(readWon(typed)).toEqual({ won });
  });

  test('nothing typed means unknown, not zero', () => {
    expect(readWon('   ')).toEqual({ won: null });
  });

  test.each([
    '0',
    '0억',
    '-5억',
    '10조 1',
    '약 12억',
    '만억',
    '4천만 12억',
    '12억 억',
    '3.14원',
    '1e15',
    '😀',
  ])('%s is refused with a sentence', (typed) => {
    const read = readWon(typed);
    expect('problem' in read && read.problem).toMatch(/요\.$/);
  });
});
