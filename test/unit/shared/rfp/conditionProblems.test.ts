import { expect, test } from 'vitest';
import type { FactName } from '../../../../shared/project/facts';
import { factsSchema } from '../../../../shared/project/facts';
import type { Condition } from '../../../../shared/rfp/condition';
import { conditionProblems, factKind } from '../../../../shared/rfp/conditionProblems';

const sound: Condition[] = [
  { fact: 'projectType', is: '구축형' },
  { fact: 'layers', includes: '인프라' },
  { fact: 'personalDataCount', atLeast: 50_000 },
  { fact: 'isPublicFacing', is: true },
  { fact: 'fiscalYears', known: true },
  {
    all: [
      { not: { fact: 'deployment', is: '온프레미스' } },
      { any: [{ fact: 'totalBudget', known: false }] },
    ],
  },
];
test.each(sound)('a condition the fact can answer is sound: %j', (condition) => {
  expect(conditionProblems(condition)).toEqual([]);
});

const wrong: [Condition, RegExp][] = [
  [
    { fact: 'projectType', is: '구축' },
    /‘projectType’ 값에 ‘구축’ 항목이 없습니다 \(쓸 수 있는 값: 구축형, /,
  ],
  [{ fact: 'projectType', includes: '구축형' }, /includes로 물을 수 없습니다/],
  [{ fact: 'layers', is: '인프라' }, /is로 물을 수 없습니다/],
  [{ fact: 'layers', includes: '데이터' }, /‘데이터’ 항목이 없습니다/],
  [{ fact: 'fiscalYears', includes: '2027' }, /includes로 물을 수 없습니다/],
  [{ fact: 'deployment', atLeast: 3 }, /수가 아니어서/],
  [{ fact: 'isPublicFacing', is: '예' }, /true나 false/],
  [{ fact: 'networkType', is: true }, /예·아니요가 아닙니다/],
  [{ fact: 'totalBudget', is: '20억' }, /is로 물을 수 없습니다/],
  [{ any: [] }, /any 안에 조건이 없습니다/],
  [{ not: { all: [{ fact: 'agencyType', is: '민간' }] } }, /‘민간’ 항목이 없습니다/],
];
test.each(wrong)('a condition the fact cannot answer is named: %j', (condition, says) => {
  expect(conditionProblems(condition)).toEqual([expect.stringMatching(says)]);
});

test('what can be asked is known of every fact; of days and of years only whether they are entered', () => {
  const kinds = Object.fromEntries(
    (Object.keys(factsSchema.shape) as FactName[]).map((fact) => [fact, factKind(fact).kind]),
  );
  expect(Object.keys(kinds).filter((fact) => kinds[fact] === 'compound')).toEqual([
    'fiscalYears',
    'period',
    'noticeDate',
  ]);
  expect(kinds).toMatchObject({
    agencyType: 'choice',
    layers: 'choices',
    totalBudget: 'number',
    isPublicFacing: 'yesNo',
    targetSystem: 'text',
  });
});
