import { expect, test } from 'vitest';
import type { RequirementTemplate } from '../../../../shared/content/content';
import { blankRequirement, requirementsFromTemplates } from '../../../../shared/requirement/fromTemplate';
import { byCategory, nextNumber, relatedText, renumber } from '../../../../shared/requirement/numbering';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { aProject, aRequirement, countingIds } from '../../../support/aProject';

function template(id: string, changes: Partial<RequirementTemplate> = {}): RequirementTemplate {
  const card = aRequirement();
  return {
    id,
    version: '1',
    categoryCode: 'CSR',
    preferredNumber: null,
    name: id,
    definition: card.definition,
    details: card.details,
    deliverables: card.deliverables,
    related: [],
    acceptanceCriteria: card.acceptanceCriteria.map(({ id: _, ...rest }) => rest),
    evaluationQuestion: card.evaluationQuestion,
    criteria: [],
    isCloudNative: true,
    layers: [],
    projectTypes: ['구축형'],
    keywords: [],
    source: '자체 작성',
    asOf: '2026-11-20',
    status: '자체 작성',
    ...changes,
  };
}

test('a number is printed with the digits the agency uses', () => {
  expect(requirementNumber({ categoryCode: 'CSR', number: 3 })).toBe('CSR-003');
  expect(requirementNumber({ categoryCode: 'SFR', number: 3 }, 2)).toBe('SFR-03');
  expect(requirementNumber({ categoryCode: 'SFR', number: null })).toBe('SFR-?');
});

test('a library item keeps its own number while that is free, and takes the next one when it is not', () => {
  const project = aProject({ requirements: [] });
  const taken = aProject({ requirements: [aRequirement({ categoryCode: 'CSR', number: 3 })] });
  const mesh = template('cloud.serviceMesh', { preferredNumber: 3 });
  expect(requirementsFromTemplates([mesh], project, countingIds())[0]?.number).toBe(3);
  expect(requirementsFromTemplates([mesh], taken, countingIds())[0]?.number).toBe(4);
  expect(nextNumber([], 'SFR', null)).toBe(1);
});

test('relations among items taken together, and to items taken before, point at the cards', () => {
  const project = aProject({
    requirements: [
      aRequirement({
        id: 'old',
        categoryCode: 'CSR',
        number: 9,
        origin: { templateId: 'cloud.old', version: '1' },
      }),
    ],
  });
  const [a, b] = requirementsFromTemplates(
    [template('cloud.a', { related: ['cloud.b', 'cloud.old', 'cloud.notTaken'] }), template('cloud.b')],
    project,
    countingIds(),
  );
  expect(a?.related).toEqual([
    { requirementId: b?.id, label: requirementNumber(b ?? { categoryCode: 'X', number: 0 }) },
    { requirementId: 'old', label: 'CSR-009' },
  ]);
});

test('renumbering one category leaves the others alone', () => {
  const cards = [
    aRequirement({ id: 'a', number: 4 }),
    aRequirement({ id: 'c', categoryCode: 'CSR', number: 4 }),
    aRequirement({ id: 'b', number: 9 }),
  ];
  expect(renumber(cards, 'SFR')).toEqual({ a: 1, b: 2 });
  expect(renumber(cards, null)).toEqual({ a: 1, b: 2, c: 1 });
});

test('cards print in the order of the categories, and a code nobody named comes last', () => {
  const { categories } = aProject();
  const cards = [
    aRequirement({ id: 'x', categoryCode: 'XXR' }),
    aRequirement({ id: 'c', categoryCode: 'CSR' }),
    aRequirement({ id: 's' }),
  ];
  expect(byCategory(cards, categories).map((group) => group.category.code)).toEqual(['SFR', 'CSR', 'XXR']);
});

test('a relation to a card that is gone keeps the number it had', () => {
  expect(relatedText({ requirementId: 'gone', label: 'SFR-004' }, [], 3)).toBe('SFR-004');
});

test('a new card is numbered and has a line and a criterion to fill', () => {
  const card = blankRequirement(aProject(), 'SFR', countingIds());
  expect(card).toMatchObject({ number: 2, details: [{ level: '○', text: '' }] });
  expect(card.acceptanceCriteria).toHaveLength(1);
});
