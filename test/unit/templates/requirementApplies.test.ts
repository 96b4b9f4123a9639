import { beforeAll, describe, expect, test } from 'vitest';
import type { Content, RequirementTemplate } from '../../../shared/content/content';
import { blankFacts, type Facts } from '../../../shared/project/facts';
import { holds } from '../../../shared/rfp/condition';
import { shippedContent } from '../../support/content';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

function itemNamed(id: string): RequirementTemplate {
  const item = content.requirementTemplates.find((one) => one.id === id);
  if (!item) throw new Error(`${id} 항목이 없습니다.`);
  return item;
}

function fits(id: string, layers: Facts['layers']): boolean {
  const { applies } = itemNamed(id);
  const facts = { ...blankFacts({ projectName: '예시 사업', agency: '예시 기관' }), layers };
  return applies === undefined || holds(applies.when, facts);
}

describe('which project an item fits', () => {
  test.each([
    'cloud.domainDecomposition',
    'cloud.distributedTransaction',
    'cloud.eventMessaging',
    'cloud.disposability',
    'cloud.strangleMigration',
    'cloud.distributedTracing',
  ])('%s changes the application: not for a project that only containerises', (id) => {
    expect(fits(id, ['인프라'])).toBe(false);
    expect(fits(id, ['애플리케이션'])).toBe(true);
    expect(fits(id, [])).toBe(true);
  });

  test.each([
    'cloud.imageRegistry',
    'cloud.activeActive',
    'cloud.clusterAccessControl',
    'cloud.gpuResources',
    'cloud.virtualMachineTransition',
  ])('%s is about the platform: not for a project that only divides the application', (id) => {
    expect(fits(id, ['애플리케이션'])).toBe(false);
    expect(fits(id, ['인프라'])).toBe(true);
    expect(fits(id, [])).toBe(true);
  });

  test('keeping two kinds of work apart is for a project that orders both', () => {
    expect(fits('cloud.mixedOrder', ['인프라', '애플리케이션'])).toBe(true);
    expect(fits('cloud.mixedOrder', ['인프라', '운영'])).toBe(false);
    expect(fits('cloud.mixedOrder', ['애플리케이션'])).toBe(false);
  });
});

describe('what one author thinks', () => {
  test('is a recommendation that comes only by choice, and says whose view it is', () => {
    const recommended = content.requirementTemplates.filter((one) => one.strength === '권고');
    expect(recommended.map((one) => one.id)).toEqual(
      expect.arrayContaining(['cloud.mixedOrder', 'cloud.virtualMachineTransition']),
    );
    for (const id of ['cloud.mixedOrder', 'cloud.virtualMachineTransition'])
      expect(itemNamed(id)).toMatchObject({ offer: '선택', note: expect.stringContaining('한 저자의 견해') });
    const views = content.requirementTemplates.filter((one) => one.source.includes('한 저자의 견해'));
    for (const one of views) expect(one.strength, one.id).toBe('권고');
  });
});

describe('costly choices', () => {
  test.each([
    'cloud.activeActive',
    'cloud.gpuResources',
    'cloud.modelServing',
    'cloud.agileHybrid',
    'cloud.serviceCatalog',
  ])('%s comes only by choice', (id) => {
    expect(itemNamed(id).offer).toBe('선택');
  });
});
