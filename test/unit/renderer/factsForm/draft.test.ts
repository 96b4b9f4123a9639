import { expect, test } from 'vitest';
import { blankDraft, draftOf, readDraft } from '../../../../renderer/factsForm/draft';
import { factsSchema } from '../../../../shared/project/facts';
import { allFacts } from '../../../support/aProject';

const named = { ...blankDraft(), projectName: '통합민원 구축', agency: '한빛시' };

test('two names are enough to start; everything else may stay unknown', () => {
  const { facts, problems } = readDraft(named);
  expect(problems).toEqual({});
  expect(facts?.totalBudget).toBeNull();
  expect(readDraft(blankDraft()).problems).toHaveProperty('projectName');
  expect(readDraft(blankDraft()).problems).toHaveProperty('agency');
});

test('facts shown in the form and read again are the same facts', () => {
  const facts = allFacts();
  expect(readDraft(draftOf(facts)).facts).toEqual(facts);
});

test('whatever the form lets through, the project accepts', () => {
  const { facts } = readDraft({
    ...named,
    totalBudget: '10조',
    personalDataCount: '0',
    fiscalYears: [
      { year: '2028', amount: '' },
      { year: '2027년', amount: '8억' },
      { year: '', amount: '' },
    ],
    start: '2027-03-02',
    end: '2027-03-02',
  });
  expect(factsSchema.safeParse(facts).success).toBe(true);
  expect(facts?.fiscalYears).toEqual([
    { year: 2027, amount: 800_000_000 },
    { year: 2028, amount: null },
  ]);
  expect(facts?.personalDataCount).toBe(0);
});

test('names arrive composed, on one line and without control characters', () => {
  const { facts } = readDraft({ ...named, projectName: `  ${'통합'.normalize('NFD')}\n민원\u0007 구축  ` });
  expect(facts?.projectName).toBe('통합 민원 구축');
});

test('a title of ten thousand characters is refused with its length', () => {
  expect(readDraft({ ...named, projectName: '가'.repeat(10_000) }).problems.projectName).toContain(
    '10,000자',
  );
});

test('an end before the start, a year twice and a day that does not exist are problems', () => {
  const { problems, facts } = readDraft({
    ...named,
    start: '2027-03-02',
    end: '2027-02-01',
    noticeDate: '2027-13-40',
    fiscalYears: [
      { year: '2027', amount: '' },
      { year: '2027', amount: '' },
    ],
  });
  expect(Object.keys(problems).sort()).toEqual(['end', 'fiscalYears', 'noticeDate']);
  expect(facts).toBeNull();
});

test('odd but possible facts are pointed out and kept', () => {
  const { facts, hints } = readDraft({
    ...named,
    totalBudget: '12억',
    estimatedPrice: '13억',
    developmentCost: '14억',
    fiscalYears: [{ year: '2027', amount: '1억' }],
    noticeDate: '2027-04-01',
    start: '2027-03-02',
  });
  expect(Object.keys(hints).sort()).toEqual([
    'developmentCost',
    'estimatedPrice',
    'fiscalYears',
    'noticeDate',
  ]);
  expect(facts?.estimatedPrice).toBe(1_300_000_000);
});
