import { expect, test } from 'vitest';
import { applyOperations } from '../../../../shared/project/applyOperation';
import type { Operation } from '../../../../shared/project/operations';
import type { Project } from '../../../../shared/project/project';
import { printedRequirement } from '../../../../shared/reading/printedRequirement';
import type { ReadDocument } from '../../../../shared/reading/readDocument';
import type { ReadRequirement } from '../../../../shared/reading/readRequirement';
import { reconcile } from '../../../../shared/reading/reconcile';
import {
  requirementsFromDocument,
  type TakeOver,
  takeOverOperations,
} from '../../../../shared/reading/takeOver';
import { aProject, aRequirement, countingIds } from '../../../support/aProject';

const second = aRequirement({
  id: 'requirement-2',
  number: 2,
  name: '통계',
  related: [{ requirementId: 'requirement-1', label: 'SFR-001' }],
  acceptanceCriteria: ['가', '나'].map((method) => ({
    id: `criterion-${method}`,
    method,
    condition: '',
    limit: '',
    inspector: '',
  })),
});
const project = aProject({ requirements: [aRequirement(), second] });

function printed(id: string, changes: Partial<ReadRequirement> = {}): ReadRequirement {
  const card = project.requirements.find((one) => one.id === id);
  if (!card) throw new Error(id);
  return { ...printedRequirement(card, project), headings: [], ...changes };
}

function documentOf(requirements: ReadRequirement[]): ReadDocument {
  return { requirements, listed: [], summary: [], statedTotal: null, headings: [], tableCount: 1 };
}

function applied(operations: Operation[]): Project {
  const result = applyOperations(project, operations);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.project;
}

/** Everything a document says otherwise, taken over. */
function everything(document: ReadDocument): TakeOver[] {
  return reconcile(project, document).matches.flatMap((match): TakeOver[] => {
    if (match.kind === 'same') return [];
    if (match.kind === 'reworded') return [{ match, fields: match.differences.map((one) => one.field) }];
    return [{ match }];
  });
}

test('taking everything over makes the project say what the document says', () => {
  const stranger: ReadRequirement = {
    ...printed('requirement-1'),
    numberText: 'MAR-001',
    number: { text: 'MAR-001', code: 'MAR', number: 1 },
    categoryName: '유지관리 수행 요구사항',
    name: '장애 접수와 처리',
    definition: '전화와 화면으로 장애를 접수하고 등급별로 처리하는 일',
    details: [{ level: '○', text: '1등급 장애는 4시간 안에 복구한다.' }],
    related: ['SFR-002', '별첨 3'],
  };
  const document = documentOf([
    printed('requirement-2', { definition: '달마다 통계를 내는 기능' }),
    stranger,
  ]);
  const after = applied(takeOverOperations(everything(document), project, countingIds()));
  const again = reconcile(after, document);
  expect(again.matches.map((one) => one.kind)).toEqual(['same', 'same']);
  expect(after.categories.at(-1)).toEqual({ code: 'MAR', name: '유지관리 수행 요구사항' });
  expect(after.requirements.at(-1)?.related).toEqual([
    { requirementId: 'requirement-2', label: 'SFR-002' },
    { requirementId: null, label: '별첨 3' },
  ]);
});

test('only the fields chosen are taken over', () => {
  const document = documentOf([
    printed('requirement-1'),
    printed('requirement-2', { name: '월별 통계', definition: '달마다' }),
  ]);
  const match = reconcile(project, document).matches[1];
  if (match?.kind !== 'reworded') throw new Error(match?.kind);
  const after = applied(takeOverOperations([{ match, fields: ['name'] }], project, countingIds()));
  expect(after.requirements[1]).toEqual({ ...second, name: '월별 통계' });
  expect(takeOverOperations([{ match, fields: [] }], project, countingIds())).toEqual([]);
});

test('a 검수기준 that is only moved or reworded keeps its id, so that its verdict stays with it', () => {
  const blank = { condition: '', limit: '', inspector: '' };
  const read = (methods: string[]) =>
    documentOf([
      printed('requirement-1'),
      printed('requirement-2', { acceptanceCriteria: methods.map((method) => ({ method, ...blank })) }),
    ]);
  const idsAfter = (methods: string[]) =>
    applied(
      takeOverOperations(everything(read(methods)), project, countingIds('new')),
    ).requirements[1]?.acceptanceCriteria.map((one) => one.id);
  expect(idsAfter(['나', '가'])).toEqual(['criterion-나', 'criterion-가']);
  expect(idsAfter(['가', '나를 다시'])).toEqual(['criterion-가', 'criterion-나']);
  expect(idsAfter(['가', '다', '나'])).toEqual(['criterion-가', 'new-1', 'criterion-나']);
});

test('the requirements of a stranger’s document become cards with their numbers and categories', () => {
  const blank = {
    requirements: [],
    categories: [{ code: 'SFR', name: '기능 요구사항' }],
    numbering: { digits: 3 as const },
  };
  const { requirements, categories } = requirementsFromDocument(
    [
      printed('requirement-2'),
      printed('requirement-1'),
      printed('requirement-1', { number: null, numberText: '가-1', categoryName: '기능' }),
      printed('requirement-1', { number: null, numberText: '나-1', categoryName: '알 수 없는 것' }),
    ],
    blank,
    countingIds(),
  );
  expect(requirements.map(({ categoryCode, number }) => [categoryCode, number])).toEqual([
    ['SFR', 2],
    ['SFR', 1],
    ['SFR', 3],
    ['ETC', 1],
  ]);
  expect(requirements[0]?.related).toEqual([{ requirementId: requirements[1]?.id, label: 'SFR-001' }]);
  expect(categories.map((one) => one.code)).toEqual(['SFR', 'ETC']);
});

test('a card too long for a project is said to be so', () => {
  const long = printed('requirement-1', { definition: '가'.repeat(5_000) });
  expect(reconcile(project, documentOf([long])).problems).toEqual([
    { type: 'tooLong', numberText: 'SFR-001', name: long.name },
  ]);
});
