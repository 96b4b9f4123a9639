import { beforeAll, describe, expect, test } from 'vitest';
import { wordMatches } from '../../../shared/check/wordMatches';
import type { Content, RequirementTemplate } from '../../../shared/content/content';
import { renderTemplate } from '../../../shared/content/parameters';
import { blankFacts, type Facts } from '../../../shared/project/facts';
import { holds } from '../../../shared/rfp/condition';
import { shippedContent } from '../../support/content';

let content: Content;
let items: RequirementTemplate[];
beforeAll(async () => {
  content = await shippedContent();
  items = content.requirementTemplates.filter((one) => one.categoryCode !== 'CSR');
});

function itemNamed(id: string): RequirementTemplate {
  const item = items.find((one) => one.id === id);
  if (!item) throw new Error(`${id} 항목이 없습니다.`);
  return item;
}

describe('an item of the standard categories', () => {
  test('can be evaluated, shown, audited and tested', () => {
    for (const one of items) {
      expect(one.evaluationPoints?.points, one.id).toBeGreaterThan(0);
      expect(one.demonstration, one.id).toMatch(/다\.$/);
      expect(one.auditCheck, one.id).toMatch(/[?.]$/);
      expect(one.completionTest, one.id).toBeDefined();
      expect(one.offer, one.id).toBeDefined();
      expect(one.strength, one.id).toBeDefined();
      for (const each of one.acceptanceCriteria)
        expect(each.timing, `${one.id}: ${each.method}`).toBeDefined();
    }
  });

  test('tells the officer what to do in sentences spoken to the officer', () => {
    for (const { id, completionTest } of items) {
      if (!completionTest) continue;
      for (const text of [...completionTest.prepare, ...completionTest.steps, completionTest.look])
        expect(text, id).toMatch(/요\.$/);
    }
  });

  test('lets the agency set at least one figure, and says that the one that stands there is an example', () => {
    for (const one of items) {
      expect(one.parameters?.length, one.id).toBeGreaterThan(0);
      for (const each of one.parameters ?? [])
        expect(each.basis, `${one.id}: ${each.name}`).toMatch(/예시값|발주 가이드의 예/);
    }
  });

  test('reads without braces and without vague words once the figures stand in it', () => {
    for (const one of items) {
      const { demonstration = '', auditCheck = '', completionTest, ...rest } = renderTemplate(one);
      const spoken = [
        demonstration,
        auditCheck,
        ...(completionTest?.steps ?? []),
        completionTest?.look ?? '',
      ];
      const bound = rest.acceptanceCriteria.flatMap((each) => [each.method, each.condition, each.limit]);
      for (const text of [...spoken, ...bound, ...rest.details.map((line) => line.text)]) {
        expect(text, one.id).not.toMatch(/[{}〔]/);
        expect(
          wordMatches(text, content.vagueWords).map((match) => match.quote),
          one.id,
        ).toEqual([]);
      }
    }
  });
});

describe('facts that decide whether an item is offered', () => {
  const applies = (id: string, known: Partial<Facts>) => {
    const when = itemNamed(id).applies?.when;
    const facts = { ...blankFacts({ projectName: '예시 사업', agency: '예시 기관' }), ...known };
    return when === undefined || holds(when, facts);
  };

  test('privacy: not where nobody’s data is processed', () => {
    expect(applies('security.privacy', { personalDataCount: 0 })).toBe(false);
    expect(applies('security.privacy', { personalDataCount: 1 })).toBe(true);
    expect(applies('security.privacy', {})).toBe(true);
  });

  test('accessibility certificate: not for a service that only the agency uses', () => {
    expect(applies('quality.accessibility', { isPublicFacing: false })).toBe(false);
    expect(applies('quality.accessibility', { isPublicFacing: true })).toBe(true);
    expect(applies('quality.accessibility', {})).toBe(true);
  });

  test('network separation: not for a system that stands on the internet side alone', () => {
    expect(applies('constraint.networkSeparation', { networkType: '인터넷망' })).toBe(false);
    expect(applies('constraint.networkSeparation', { networkType: '업무망' })).toBe(true);
    expect(applies('constraint.networkSeparation', { networkType: '업무망·인터넷망 분리' })).toBe(true);
    expect(applies('constraint.networkSeparation', {})).toBe(true);
  });
});

describe('figures that the law or a standard gives', () => {
  // The figure stays in the text, and a criterion of the item says whose it is.
  const given: [id: string, figure: RegExp, source: RegExp][] = [
    ['security.privacy', /5일 안에 자동으로 파기/, /표준 개인정보 보호지침/],
    ['security.privacy', /접속기록을 2년 이상/, /안전성 확보조치 기준/],
    ['security.accessControl', /3년간 기록을 보관/, /안전성 확보조치 기준/],
    ['quality.accessibility', /4\.5:1 이상/, /웹 콘텐츠 접근성 지침/],
    ['security.authentication', /길이 9자 이상/, /정보보안 지침/],
    ['support.warranty', /검사 완료\)한 날부터 1년/, /하자담보 책임기간 1년/],
  ];
  test.each(given)('%s: %s', (id, figure, source) => {
    const item = itemNamed(id);
    expect(item.details.map((line) => line.text).join('\n')).toMatch(figure);
    expect(item.acceptanceCriteria.map((one) => one.basis ?? '').join('\n')).toMatch(source);
  });
});
