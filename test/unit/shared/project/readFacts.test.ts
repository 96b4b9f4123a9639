import { expect, test } from 'vitest';
import { blankFacts, maximumAmount } from '../../../../shared/project/facts';
import { cleanFacts, readFacts } from '../../../../shared/project/readFacts';
import { allFacts } from '../../../support/aProject';

const names = { projectName: '통합민원 고도화', agency: '가온시' };

function problems(value: unknown): Record<string, string> {
  const read = readFacts(value);
  if (read.ok || read.failure.type !== 'invalidInput') throw new Error('nothing was wrong');
  return Object.fromEntries(read.failure.problems.map(({ path, message }) => [path, message]));
}

test('what is left out is blank', () => {
  expect(readFacts(names)).toEqual({ ok: true, value: blankFacts(names) });
  expect(
    readFacts({ ...names, period: { start: '2027-03-02' }, fiscalYears: [{ year: 2027 }] }),
  ).toMatchObject({
    value: { period: { start: '2027-03-02', end: null }, fiscalYears: [{ year: 2027, amount: null }] },
  });
});

test('complete facts come back unchanged', () => {
  expect(readFacts(allFacts())).toEqual({ ok: true, value: allFacts() });
  expect(cleanFacts(allFacts())).toEqual({ value: allFacts(), cleaned: [] });
});

test('decomposed Hangul is composed, control characters and line breaks go, emoji stay, and all is said', () => {
  const written = { projectName: '통합민원\u0000 고도화\r\n2단계 🏛️'.normalize('NFD'), agency: '가온시' };
  expect(readFacts(written)).toMatchObject({ value: { projectName: '통합민원 고도화 2단계 🏛️' } });
  expect(cleanFacts(written).cleaned).toEqual([
    '사업명: 줄바꿈·제어 문자·겹친 빈칸을 정리했어요.',
    '사업명: 풀어쓴 한글을 모아쓰기로 바꿨어요.',
  ]);
  expect(readFacts({ ...names, agencyType: '지방'.normalize('NFD') })).toMatchObject({
    value: { agencyType: '지방' },
  });
});

test('a title of ten thousand characters, of none, or of spaces is refused and never shortened', () => {
  expect(problems({ ...names, projectName: '가'.repeat(10_000) })).toEqual({
    projectName: '사업명 — 너무 길어요. 200자까지 쓸 수 있어요.',
  });
  expect(readFacts({ ...names, projectName: '가'.repeat(200) }).ok).toBe(true);
  for (const projectName of ['', '  \n ', '\u0001'])
    expect(problems({ ...names, projectName })).toHaveProperty('projectName');
  expect(problems({})).toHaveProperty('agency');
});

test('a budget of nothing, below nothing, of a part of a won or beyond the tables is refused', () => {
  for (const totalBudget of [0, -1, 1.5, 1e15, maximumAmount + 1, '1000', true, Number.NaN])
    expect(problems({ ...names, totalBudget }).totalBudget).toMatch(/^총사업비 — .*요\./u);
  expect(readFacts({ ...names, totalBudget: maximumAmount }).ok).toBe(true);
});

test('an end before the start is refused, also when something else is wrong', () => {
  const period = { start: '2027-03-02', end: '2027-03-01' };
  expect(problems({ ...names, period })).toEqual({
    'period.end': '사업기간 — 종료일이 시작일보다 빨라요. 두 날짜를 확인해 주세요.',
  });
  expect(Object.keys(problems({ ...names, period, totalBudget: 0 }))).toEqual(['totalBudget', 'period.end']);
  expect(readFacts({ ...names, period: { start: '2027-03-02', end: '2027-03-02' } }).ok).toBe(true);
});

test('days that do not exist, unknown kinds, wrong types and unknown names are refused by their path', () => {
  expect(problems({ ...names, noticeDate: '2027-02-30' })).toHaveProperty('noticeDate');
  expect(problems({ ...names, agencyType: '군' }).agencyType).toContain('국가, 지방, 공공기관');
  expect(problems({ ...names, layers: ['인프라', 3] })).toHaveProperty(['layers.1']);
  expect(problems({ ...names, layers: '인프라' })).toHaveProperty('layers');
  expect(problems({ ...names, isPublicFacing: '예' })).toHaveProperty('isPublicFacing');
  expect(problems({ ...names, 예산: 1 })['']).toContain('예산');
  const twice = { ...names, fiscalYears: [{ year: 2027 }, { year: 2027 }] };
  expect(problems(twice)).toHaveProperty(['fiscalYears.1.year']);
  for (const value of [null, [], 'text', 5, undefined]) expect(problems(value)).toHaveProperty(['']);
});

test('every sentence is Korean', () => {
  const wrong = {
    projectName: 5,
    agency: null,
    period: 1,
    fiscalYears: {},
    layers: [1],
    totalBudget: 'x',
    noticeDate: 'x',
    a: 1,
  };
  for (const message of Object.values(problems(wrong))) {
    expect(message).toMatch(/요\.?|:/u);
    expect(message).not.toMatch(/expected|invalid|received/iu);
  }
});
