import { expect, test } from 'vitest';
import { findPlaces } from '../../../../renderer/features/writing/findPlaces';
import { aProjectWithCards } from './builders';

const project = aProjectWithCards();

test('a word is found in every field that holds it, with its place', () => {
  expect(findPlaces(project, '암호화').map((one) => one.placeText)).toEqual([
    'SER-001 · 명칭',
    'SER-001 · 정의',
    'SER-001 · 세부내용 1',
  ]);
  expect(findPlaces(project, '3초').map((one) => one.placeText)).toContain('SFR-001 · 검수기준 1');
  expect(findPlaces(project, '정보화담당관')).toHaveLength(3);
});

test('prose is found by section', () => {
  expect(findPlaces(project, '내용')[0]).toMatchObject({ placeText: '사업개요 · 일반사항', hit: '내용' });
});

test('초성 find too, and case does not matter', () => {
  expect(findPlaces(project, 'ㅇㅎㅎ').map((one) => one.placeText)).toContain('SER-001 · 명칭');
});

test('nothing asked for is nothing found, and a long list stops', () => {
  expect(findPlaces(project, '  ')).toEqual([]);
  expect(findPlaces(project, '기능', 1)).toHaveLength(1);
});
