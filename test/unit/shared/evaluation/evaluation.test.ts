import { expect, test } from 'vitest';
import {
  areaPoints,
  evaluationProblems,
  evaluationSchema,
  evaluationSums,
} from '../../../../shared/evaluation/evaluation';
import { proposedItems } from '../../../../shared/evaluation/proposedItems';
import { anEvaluation, aProject, aRequirement } from '../../../support/aProject';

const limits = { areaLimit: 100 };
const typesOf = (changes: Parameters<typeof anEvaluation>[0], areaLimit = 100) =>
  evaluationProblems(anEvaluation(changes), { areaLimit }).map((one) => one.type);

test('기술 90, 가격 10: 85 % of 90 is 76.5 points, whatever has been written so far', () => {
  expect(evaluationSums(anEvaluation())).toEqual({
    technical: 90,
    quantitative: 20,
    qualitative: 70,
    total: 100,
    cut: 76.5,
  });
  expect(evaluationSums(anEvaluation({ areas: [] })).cut).toBe(76.5);
});

test('points with decimals add up exactly', () => {
  const item = (id: string) => ({ id, name: id, points: 0.1, kind: '정성' as const, content: '' });
  expect(areaPoints({ items: [item('가'), item('나'), item('다')] })).toBe(0.3);
  expect(evaluationSchema.shape.technicalPoints.safeParse(0.29).success).toBe(true);
  expect(evaluationSchema.shape.technicalPoints.safeParse(0.295).success).toBe(false);
});

test('a 평가표 that adds up has no problem', () => {
  expect(evaluationProblems(anEvaluation(), limits)).toEqual([]);
});

test('items that do not add up to the 배점한도 are told with the difference', () => {
  const [problem] = evaluationProblems(anEvaluation({ technicalPoints: 80, pricePoints: 20 }), limits);
  expect(problem?.message).toBe(
    '항목 배점의 합이 90점으로, 기술 배점한도 80점과 달라요. 10점을 줄여 주세요.',
  );
  expect(typesOf({ pricePoints: 20 })).toEqual(['totalSum']);
});

test('empty, nameless, repeated and zero items are found', () => {
  expect(typesOf({ areas: [] })).toEqual(['noItems']);
  const item = { id: 'a', name: '', points: 0, kind: '정성' as const, content: '' };
  const named = { id: 'b', name: '보안', points: 45, kind: '정성' as const, content: '' };
  expect(typesOf({ areas: [{ id: 'x', name: ' ', items: [item, named, { ...named, id: 'c' }] }] })).toEqual([
    'emptyName',
    'emptyName',
    'zeroPoints',
    'repeatedName',
  ]);
});

test('a 부문 above the limit deserves a look', () => {
  expect(typesOf({}, 30)).toEqual(['areaAboveLimit']);
});

test('cloud-native cards with a 평가 질문 are proposed once', () => {
  const project = aProject({
    requirements: [
      aRequirement(),
      aRequirement({ id: 'csr-1', categoryCode: 'CSR', number: 1, name: '서비스 메시' }),
      aRequirement({ id: 'csr-2', categoryCode: 'CSR', number: 2, evaluationQuestion: ' ' }),
      aRequirement({ id: 'csr-3', categoryCode: 'CSR', number: 3, name: '관측성' }),
    ],
    evaluation: anEvaluation({
      areas: [
        {
          id: 'area-1',
          name: '기술',
          items: [{ id: 'i', name: '관측성', points: 90, kind: '정성', content: '', requirementId: 'csr-3' }],
        },
      ],
    }),
  });
  expect(proposedItems(project, { requirementTemplates: [] })).toEqual([
    {
      name: '서비스 메시',
      points: 1,
      kind: '정성',
      content: '조회 응답시간을 어떻게 지키는가?',
      requirementId: 'csr-1',
    },
  ]);
});
