import { describe, expect, test } from 'vitest';
import type { LawItem } from '../../../../shared/content/library';
import { checkpointsFor } from '../../../../shared/lifecycle/checkpoints';
import { blankFacts, type Facts } from '../../../../shared/project/facts';

const provenance = { source: '지방계약 안내', asOf: '2026-11-20', status: '2차 자료' as const };

function facts(more: Partial<Facts> = {}): Facts {
  return { ...blankFacts({ projectName: '민원시스템 고도화', agency: '가온시' }), ...more };
}

function aLaw(id: string, more: Partial<LawItem> = {}): LawItem {
  return {
    id,
    number: 1,
    name: '제안서 보상',
    basis: ['「소프트웨어 진흥법」 제52조'],
    rule: '보상 여부를 적어요.',
    appliesTo: '총사업예산 20억 원 이상',
    activityIds: ['selection.bidNotice'],
    documents: [],
    sentence: '보상한다.',
    ...provenance,
    ...more,
  };
}

const auditDuty = {
  id: 'audit.selection.legal.required',
  text: '감리를 받아요.',
  when: {
    any: [
      { fact: 'totalBudget' as const, atLeast: 500_000_000 },
      {
        all: [
          { fact: 'isPublicFacing' as const, is: true },
          { fact: 'totalBudget' as const, atLeast: 100_000_000 },
        ],
      },
    ],
  },
  ...provenance,
};
const auditing = { id: 'audit.auditorSelection', legalCheckpoints: [auditDuty] };
const idsFor = (more: Partial<Facts>) => checkpointsFor(auditing, facts(more), []).map((one) => one.id);

describe('활동의 법적 확인 사항', () => {
  test('a duty whose condition holds is shown as applying', () => {
    expect(checkpointsFor(auditing, facts({ totalBudget: 500_000_000 }), [])).toMatchObject([
      { id: auditDuty.id, missing: [], status: '2차 자료' },
    ]);
  });

  test('a duty that does not apply is left out, just below the amount', () => {
    expect(idsFor({ totalBudget: 499_999_999, isPublicFacing: false })).toEqual([]);
    expect(idsFor({ totalBudget: 99_999_999, isPublicFacing: true })).toEqual([]);
  });

  test('a duty nobody can rule out yet stays, naming only the facts to enter', () => {
    expect(checkpointsFor(auditing, facts(), [])[0]?.missing).toEqual(['totalBudget', 'isPublicFacing']);
    expect(checkpointsFor(auditing, facts({ totalBudget: 200_000_000 }), [])[0]?.missing).toEqual([
      'isPublicFacing',
    ]);
  });

  test('an unknown fact does not matter when the others already decide', () => {
    expect(checkpointsFor(auditing, facts({ totalBudget: 900_000_000 }), [])[0]?.missing).toEqual([]);
    expect(idsFor({ totalBudget: 50_000_000 })).toEqual([]);
  });

  test('what holds for every agency but a local one is open while the kind of agency is unknown', () => {
    const activity = {
      id: 'selection.bidNotice',
      legalCheckpoints: [
        { ...auditDuty, id: 'x', when: { not: { fact: 'agencyType' as const, is: '지방' } } },
      ],
    };
    const missing = (agencyType: Facts['agencyType']) =>
      checkpointsFor(activity, facts({ agencyType }), []).map((one) => one.missing);
    expect(missing(null)).toEqual([['agencyType']]);
    expect(missing('국가')).toEqual([[]]);
    expect(missing('지방')).toEqual([]);
  });

  test('the estimated price is derived from the budget where it is not entered', () => {
    const activity = {
      id: 'selection.briefing',
      legalCheckpoints: [{ ...auditDuty, when: { fact: 'estimatedPrice' as const, atLeast: 2_000_000_000 } }],
    };
    expect(checkpointsFor(activity, facts({ totalBudget: 2_200_000_000 }), [])[0]?.missing).toEqual([]);
    expect(checkpointsFor(activity, facts({ totalBudget: 2_190_000_000 }), [])).toEqual([]);
  });

  test('the points of the official check looked at here follow, unless a checkpoint speaks for them', () => {
    const law = [
      aLaw('law.compensation', { when: { fact: 'totalBudget', atLeast: 2_000_000_000 } }),
      aLaw('law.impact', { number: 2, name: 'SW사업 영향평가' }),
      aLaw('law.elsewhere', { number: 3, activityIds: ['closing.finalPayment'] }),
    ];
    const bare = { id: 'selection.bidNotice' };
    const rich = facts({ totalBudget: 2_000_000_000 });
    expect(checkpointsFor(bare, rich, law).map((one) => one.id)).toEqual(['law.compensation', 'law.impact']);
    expect(checkpointsFor(bare, facts({ totalBudget: 1_900_000_000 }), law).map((one) => one.id)).toEqual([
      'law.impact',
    ]);
    const speaking = {
      ...bare,
      legalCheckpoints: [{ id: 'own', text: '결과서를 붙여요.', lawId: 'law.impact', ...provenance }],
    };
    expect(checkpointsFor(speaking, rich, law)).toMatchObject([
      { id: 'own', name: 'SW사업 영향평가', basis: ['「소프트웨어 진흥법」 제52조'] },
      { id: 'law.compensation' },
    ]);
  });

  test('a checkpoint that does not apply leaves the general point standing', () => {
    const activity = {
      id: 'selection.bidNotice',
      legalCheckpoints: [
        {
          id: 'own',
          text: '검토를 요청해요.',
          lawId: 'law.impact',
          when: { fact: 'totalBudget' as const, atLeast: 100_000_000 },
          ...provenance,
        },
      ],
    };
    expect(
      checkpointsFor(activity, facts({ totalBudget: 90_000_000 }), [aLaw('law.impact')]).map((one) => one.id),
    ).toEqual(['law.impact']);
  });
});
