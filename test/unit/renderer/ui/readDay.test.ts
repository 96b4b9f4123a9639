import { expect, test } from 'vitest';
import { readDay } from '../../../../renderer/ui/readDay';

test.each([
  '2027-03-02',
  '20270302',
  '2027. 3. 2.',
  '2027. 3. 2.(화)',
  '2027.3.2',
  '2027/3/2',
  '2027년 3월 2일',
])('%s is 2 March 2027', (typed) => {
  expect(readDay(typed)).toBe('2027-03-02');
});

test.each(['2027-02-29', '2027-13-01', '27-3-2', '내년 봄', '', '2027-3', '0327-03-02'])(
  '%s is no day and is not guessed at',
  (typed) => {
    expect(readDay(typed)).toBeNull();
  },
);
