import { describe, expect, test } from 'vitest';
import {
  inspectionItems,
  inspectionSummary,
  requirementsWithoutCriteria,
} from '../../../../shared/inspection/inspectionItems';
import { aCriterion, aProject, aRequirement } from '../lifecycle/builders';

describe('점검표', () => {
  test('has one item for every 검수기준 of every requirement, in printing order', () => {
    const project = aProject({
      requirements: [
        aRequirement('cloud', { acceptanceCriteria: [aCriterion('c1'), aCriterion('c2')] }),
        aRequirement('odd', { categoryCode: 'ZZZ', number: 1, acceptanceCriteria: [aCriterion('c4')] }),
        aRequirement('function', {
          categoryCode: 'SFR',
          number: null,
          acceptanceCriteria: [aCriterion('c3')],
        }),
      ],
    });
    const items = inspectionItems(project, 'audit');
    expect(items.map((item) => [item.criterionId, item.requirementNumber])).toEqual([
      ['c3', 'SFR-?'],
      ['c1', 'CSR-003'],
      ['c2', 'CSR-003'],
      ['c4', 'ZZZ-001'],
    ]);
  });

  test('완료검사 tells the officer method, condition, limit and who', () => {
    const project = aProject({ requirements: [aRequirement('r1')] });
    const [item] = inspectionItems(project, 'finalInspection');
    expect(item?.method).toBe('노드 1대를 강제로 중지한다');
    expect(item?.points).toEqual([
      { label: '조건', text: '평상시 부하에서' },
      { label: '한계값', text: '60초 이내에 서비스가 복구된다' },
      { label: '누가', text: '사업자가 시연하고 발주 담당자가 확인' },
    ]);
  });

  test('감리 asks whether the criterion is in the design and concrete enough to judge', () => {
    const project = aProject({ requirements: [aRequirement('r1')] });
    const [item] = inspectionItems(project, 'audit');
    expect(item?.question).toContain('설계와 계획에 반영');
    expect(item?.question).toContain('적합·부적합');
    const text = [item?.method, ...(item?.points.map((point) => point.text) ?? [])].join('\n');
    for (const part of [
      '아키텍처 설계서',
      '노드 1대를 강제로 중지한다',
      '60초 이내',
      '평상시 부하',
      '발주 담당자',
    ])
      expect(text).toContain(part);
  });

  test('a reworded criterion rewords its item and keeps its verdict', () => {
    const marks = { c1: { verdict: '적합' as const, date: '2026-11-20', memo: '확인함' } };
    const before = aProject({
      requirements: [aRequirement('r1', { acceptanceCriteria: [aCriterion('c1')] })],
      inspections: { audit: {}, finalInspection: marks },
    });
    const after = {
      ...before,
      requirements: [aRequirement('r1', { acceptanceCriteria: [aCriterion('c1', { limit: '30초' })] })],
    };
    const [item] = inspectionItems(after, 'finalInspection');
    expect(item?.points[1]?.text).toBe('30초');
    expect(item?.mark).toEqual(marks.c1);
  });

  test('the two rounds keep their verdicts apart', () => {
    const project = aProject({
      requirements: [aRequirement('r1', { acceptanceCriteria: [aCriterion('c1')] })],
      inspections: { audit: { c1: { verdict: '부적합', date: null, memo: '' } }, finalInspection: {} },
    });
    expect(inspectionItems(project, 'audit')[0]?.mark.verdict).toBe('부적합');
    expect(inspectionItems(project, 'finalInspection')[0]?.mark.verdict).toBeNull();
  });
});

describe('검수기준의 빈 곳', () => {
  test('a requirement without 검수기준, or with a blank part, is a hole', () => {
    const project = aProject({
      requirements: [
        aRequirement('whole'),
        aRequirement('none', { acceptanceCriteria: [] }),
        aRequirement('half', { acceptanceCriteria: [aCriterion('c9', { limit: ' ', inspector: '' })] }),
      ],
    });
    expect(requirementsWithoutCriteria(project)).toMatchObject([
      { requirementId: 'none', incomplete: [] },
      { requirementId: 'half', incomplete: [{ criterionId: 'c9', missing: ['limit', 'inspector'] }] },
    ]);
    const half = inspectionItems(project, 'finalInspection').find((item) => item.criterionId === 'c9');
    expect(half?.missing).toEqual(['limit', 'inspector']);
    expect(half?.points[1]?.text).toBe('(비어 있음)');
  });
});

describe('판정 집계', () => {
  test('counts 적합, 부적합, 점검제외 and the items nobody looked at', () => {
    const criteria = ['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => aCriterion(id));
    const project = aProject({
      requirements: [aRequirement('r1', { acceptanceCriteria: criteria })],
      inspections: {
        audit: {
          c1: { verdict: '적합', date: '2026-11-20', memo: '' },
          c2: { verdict: '부적합', date: '2026-11-20', memo: '한계값 초과' },
          c3: { verdict: '점검제외', date: null, memo: '' },
          c4: { verdict: null, date: null, memo: '메모만 있음' },
          gone: { verdict: '적합', date: null, memo: '' },
        },
        finalInspection: {},
      },
    });
    expect(inspectionSummary(project, 'audit')).toMatchObject({
      total: 5,
      적합: 1,
      부적합: 1,
      점검제외: 1,
      미점검: 2,
      orphanedMarks: 1,
      nonconforming: [{ criterionId: 'c2', requirementNumber: 'CSR-003', memo: '한계값 초과' }],
    });
  });
});
