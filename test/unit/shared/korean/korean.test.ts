import { expect, test } from 'vitest';
import { hangulWonText, shortWonText, withoutVat, wonText } from '../../../../shared/korean/amounts';
import { daysBetween, dayText, dayWithWeekdayText } from '../../../../shared/korean/days';
import { josa } from '../../../../shared/korean/josa';
import { sizeText } from '../../../../shared/korean/sizes';

test('particles follow the sound of the last syllable, digit or letter', () => {
  expect(josa('요구사항', '을/를')).toBe('요구사항을');
  expect(josa('정의', '이/가')).toBe('정의가');
  expect(josa('서울', '으로/로')).toBe('서울로');
  expect(josa('부산', '으로/로')).toBe('부산으로');
  expect(josa('100', '을/를')).toBe('100을');
  expect(josa('CSR-002', '은/는')).toBe('CSR-002는');
  expect(josa('CSR-003', '이/가')).toBe('CSR-003이');
});

test('particles read past brackets and quotes to the word itself', () => {
  expect(josa('보안(SER)', '을/를')).toBe('보안(SER)을');
  expect(josa('‘등’', '은/는')).toBe('‘등’은');
  expect(josa('제안요청서.docx', '을/를')).toBe('제안요청서.docx를');
});

test('amounts read as won, as 억·만, and in Hangul as contracts write them', () => {
  expect(wonText(1_240_000_000)).toBe('1,240,000,000원');
  expect(shortWonText(1_240_000_000)).toBe('12억 4,000만 원');
  expect(shortWonText(9_999)).toBe('9,999원');
  expect(shortWonText(10_000_000_000_000)).toBe('10조 원');
  expect(hangulWonText(1_240_000_000)).toBe('금일십이억사천만원정');
  expect(hangulWonText(10_101)).toBe('금일만일백일원정');
});

test('the price without VAT is rounded down to whole won', () => {
  expect(withoutVat(1_100_000)).toBe(1_000_000);
  expect(withoutVat(1_000_001)).toBe(909_091);
});

test('days are written the official way and counted with both ends', () => {
  expect(dayText('2026-11-05')).toBe('2026. 11. 5.');
  expect(dayWithWeekdayText('2026-11-20')).toBe('2026. 11. 20.(금)');
  expect(daysBetween('2027-02-01', '2028-01-31')).toBe(365);
  expect(daysBetween('2027-02-01', '2027-02-01')).toBe(1);
});

test('a size is told as people read it, and nothing is told as nothing', () => {
  expect([0, 1, 1_500, 65_000, 1_048_576, 1_600_000, 209_715_200].map(sizeText)).toEqual([
    '0 KB',
    '1 KB',
    '1 KB',
    '63 KB',
    '1 MB',
    '1.5 MB',
    '200 MB',
  ]);
});
