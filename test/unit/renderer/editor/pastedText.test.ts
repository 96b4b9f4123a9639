import { expect, test } from 'vitest';
import { pastedLines } from '../../../../renderer/editor/pastedText';

test('marks of a 한글 document set the level and are not pasted twice', () => {
  expect(pastedLines('□ 목표\n ○ 신속한 조회\n  - 3초 이내\n  ※ 예외 있음')).toEqual([
    { level: '□', text: '목표' },
    { level: '○', text: '신속한 조회' },
    { level: '-', text: '3초 이내' },
    { level: '※', text: '예외 있음' },
  ]);
});

test('ㅇ and o stand in for ○, · and • for -, * for ※', () => {
  expect(pastedLines('ㅇ 하나\no 둘\n· 셋\n• 넷\n* 다섯').map((one) => one.level)).toEqual([
    '○',
    '○',
    '-',
    '-',
    '※',
  ]);
});

test('a word that only begins like a mark is a word', () => {
  expect(pastedLines('ㅇㅇ부처\noracle 제외\n-5도')).toEqual([
    { level: null, text: 'ㅇㅇ부처' },
    { level: null, text: 'oracle 제외' },
    { level: null, text: '-5도' },
  ]);
});

test('rows of a spreadsheet become lines, their cells words', () => {
  expect(pastedLines('구분\t내용\r\n조회\t3초\r\n')).toEqual([
    { level: null, text: '구분 내용' },
    { level: null, text: '조회 3초' },
  ]);
});

test('decomposed Hangul is composed and empty lines are dropped', () => {
  expect(pastedLines(`${'한글'.normalize('NFD')}\n\n \n`)).toEqual([{ level: null, text: '한글' }]);
});
