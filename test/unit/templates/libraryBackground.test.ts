import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../shared/content/content';
import type { LibraryItem } from '../../../shared/content/library';
import { shippedContent } from '../../support/content';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

function item(id: string): LibraryItem {
  const found = content.library.flatMap((one) => one.items).find((one) => one.id === id);
  if (!found) throw new Error(`${id} 항목이 자료실에 없습니다.`);
  return found;
}

function rows(id: string, table = 0): string[][] {
  return item(id).tables?.[table]?.rows ?? [];
}

describe('what the library says of the public transition', () => {
  test('the policy sentence keeps the strength of the announcement: priority is to be examined, not imposed', () => {
    const { sentence, caution } = item('policyRoadmap.transitionPlan');
    expect(sentence).toContain('우선 적용을 검토');
    expect(sentence).not.toContain('의무');
    expect(caution).toContain('모수가 달라요');
  });

  test('the four regions of 2024 add up to the printed 56.4억', () => {
    const amounts = rows('publicCases.regionalConsulting').map((row) => Number(row[2]));
    const total = amounts.at(-1);
    expect(amounts).toHaveLength(5);
    expect(amounts.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(total ?? 0, 5);
    expect(total).toBe(56.4);
  });

  test('nine systems of 2025 are listed, and the disagreement about an agency is told', () => {
    expect(rows('publicCases.nineSystems')).toHaveLength(9);
    expect(item('publicCases.nineSystems').caution).toContain('경기도일자리재단');
  });

  test('figures of a supplier or of the press are never shown as confirmed', () => {
    for (const id of [
      'publicCases.nineSystems',
      'publicCases.twentyOneSystems',
      'publicCases.buildAndOperate',
      'policyRoadmap.press',
      'marketOutlook.threeAgencies',
    ])
      expect(item(id).status, id).toBe('2차 자료');
    expect(item('disasterRecovery.recoveryTimes').status).toBe('미확인');
  });

  test('the steps of the boot time add up to 49 seconds, and the printed 50 is explained', () => {
    const machine = rows('containerBasics.startTimes').filter((row) => row[0] === '가상머신');
    const steps = machine.slice(0, -1).map((row) => Number.parseInt(row[2] ?? '', 10));
    expect(steps.reduce((sum, one) => sum + one, 0)).toBe(49);
    expect(item('containerBasics.startTimes').caution).toContain('49초');
  });
});
