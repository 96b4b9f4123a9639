import { beforeAll, describe, expect, test } from 'vitest';
import { wordMatches } from '../../../shared/check/wordMatches';
import type { Content, RequirementTemplate } from '../../../shared/content/content';
import { blankFacts } from '../../../shared/project/facts';
import { holds } from '../../../shared/rfp/condition';
import { shippedContent } from '../../support/content';

let content: Content;
let items: RequirementTemplate[];
beforeAll(async () => {
  content = await shippedContent();
  items = content.requirementTemplates.filter((one) => one.categoryCode === 'CSR');
});

const facts = blankFacts({ projectName: '예시 사업', agency: '예시 기관' });

describe('an item of the cloud-native category', () => {
  test('goes with the officer from the proposal evaluation to the completion inspection', () => {
    for (const one of items) {
      expect(one.evaluationPoints?.points, one.id).toBeGreaterThan(0);
      expect(one.demonstration, one.id).toMatch(/다\.$/);
      expect(one.auditCheck, one.id).toMatch(/[?.]$/);
      expect(one.completionTest?.steps.length, one.id).toBeGreaterThanOrEqual(2);
      expect(one.offer, one.id).toBeDefined();
      expect(one.strength, one.id).toBeDefined();
      for (const each of one.acceptanceCriteria)
        expect(each.timing, `${one.id}: ${each.method}`).toBeDefined();
    }
  });

  test('says of every figure that it is an example, or where it comes from', () => {
    for (const one of items) {
      expect(one.parameters?.length, one.id).toBeGreaterThan(0);
      for (const each of one.parameters ?? [])
        expect(each.basis, `${one.id}: ${each.name}`).toMatch(/예시값|발주 가이드의 예/);
    }
  });

  test('uses no vague word and names no product in what is shown, audited and tested', () => {
    const found = items.flatMap(({ id, demonstration, auditCheck, completionTest }) =>
      [
        demonstration ?? '',
        auditCheck ?? '',
        ...(completionTest ? [...completionTest.prepare, ...completionTest.steps, completionTest.look] : []),
      ].flatMap((text) =>
        [content.vagueWords, content.productNames].flatMap((list) =>
          wordMatches(text, list).map((match) => `${id}: ${match.word.word} — ${match.quote}`),
        ),
      ),
    );
    expect(found).toEqual([]);
  });

  test('that changes the application is not offered to a project that only puts it into containers', () => {
    const containersOnly = { ...facts, layers: ['인프라' as const] };
    const wholeTransition = { ...facts, layers: ['인프라' as const, '애플리케이션' as const] };
    for (const id of [
      'cloud.msaArchitecture',
      'cloud.serviceData',
      'cloud.apiGateway',
      'cloud.statelessProcess',
    ]) {
      const applies = items.find((one) => one.id === id)?.applies;
      expect(applies && holds(applies.when, containersOnly), id).toBe(false);
      expect(applies && holds(applies.when, wholeTransition), id).toBe(true);
      expect(applies && holds(applies.when, facts), id).toBe(true);
    }
  });
});

describe('what the source documents ask for stands in an item', () => {
  // Numbers of the inventory of source documents.
  const asked: [what: string, seeds: string[]][] = [
    ['the twelve factors', Array.from({ length: 12 }, (_, index) => `S-${96 + index}`)],
    ['the five areas of the reference model', ['S-112', 'S-113', 'S-114', 'S-115', 'S-116']],
    ['containerisation, MSA and the three criteria', ['S-046', 'S-049', 'S-052', 'S-055']],
    ['the service mesh and the API gateway of the guide', ['S-072', 'S-073']],
  ];
  test.each(asked)('%s', (_what, seeds) => {
    const carried = new Set(items.flatMap((one) => one.seeds ?? []));
    const missing = seeds.map((one) => one.replace(/\d+$/, (digits) => digits.padStart(3, '0')));
    expect(missing.filter((one) => !carried.has(one))).toEqual([]);
  });
});
