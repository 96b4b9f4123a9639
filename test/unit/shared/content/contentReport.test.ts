import { beforeAll, describe, expect, test } from 'vitest';
import { brokenReferences } from '../../../../shared/content/brokenReferences';
import type { Content } from '../../../../shared/content/content';
import { contentReport, isUnsound } from '../../../../shared/content/contentReport';
import {
  bareFigures,
  listedWords,
  nearDuplicates,
  strangeUnits,
} from '../../../../shared/content/templateChecks';
import { aTemplate, recoverySeconds } from '../../../support/aTemplate';
import { shippedContent } from '../../../support/content';

const origin = { source: '자체 작성', asOf: '2026-11-20', status: '자체 작성' as const };
let shipped: Content;
beforeAll(async () => {
  shipped = await shippedContent();
});

/** Content of one item of each kind, sound in itself. */
function aContent(changes: Partial<Content> = {}): Content {
  const [category] = shipped.categories;
  if (!category) throw new Error('no category');
  return {
    ...shipped,
    categories: [category],
    requirementTemplates: [aTemplate()],
    samples: [],
    stages: shipped.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => ({
        ...step,
        activities: step.activities.map((one) => ({ ...one, legalCheckpoints: [] })),
      })),
    })),
    law: [],
    evidence: { references: [], items: [] },
    glossary: [],
    contradictions: [],
    library: [],
    ...changes,
  };
}

describe('the report on the content', () => {
  test('counts what the officer is told there is', () => {
    const { counts, itemsByStatus } = contentReport(shipped);
    expect(counts).toMatchObject({ activities: 41, considerations: 13, diagnosis: 10 });
    expect(counts.requirements).toBe(shipped.requirementTemplates.length);
    expect(counts.cloudNative).toBe(shipped.requirementTemplates.filter((one) => one.isCloudNative).length);
    const all = Object.values(itemsByStatus).reduce((sum, one) => sum + one, 0);
    expect(all).toBeGreaterThan(counts.requirements + counts.activities);
  });

  test('of a sound content finds nothing but the fields left open', () => {
    const report = contentReport(aContent());
    expect(isUnsound(report)).toBe(false);
    expect(report.missingFields[0]).toEqual({
      file: 'requirements/CSR/cloud.sample.json',
      id: 'cloud.sample',
      fields: expect.arrayContaining(['demonstration', 'auditCheck', 'completionTest']),
    });
  });

  test('names every reference to nothing by file, item and field', () => {
    const content = aContent({
      requirementTemplates: [aTemplate({ related: ['cloud.gone'], seeds: ['S-001', 'S-319'] })],
      law: [
        {
          id: 'law.first',
          number: 1,
          name: '과업심의',
          basis: ['「소프트웨어 진흥법」'],
          rule: '심의를 받아요.',
          appliesTo: '모든 사업',
          activityIds: ['planning.gone'],
          documents: [],
          sentence: '과업심의를 받는다.',
          ...origin,
        },
      ],
      evidence: {
        references: [{ id: 'S01', title: '보고서', publisher: '', date: '', kind: '보고서' }],
        items: [
          {
            id: 'EV-001',
            topic: '배포',
            figure: '2배',
            value: 2,
            unit: '배',
            text: '배포가 2배 잦아졌다.',
            references: ['S01', 'S09'],
            caution: '한 회사의 값이다.',
            ...origin,
          },
        ],
      },
      contradictions: [
        {
          id: 'X-01',
          topic: '주기',
          kind: '수치',
          sides: [
            { says: '2주', source: '가' },
            { says: '4주', source: '나' },
          ],
          taken: '2주',
          why: '새 자료라서',
          shownIn: ['cloud.sample', 'diagnosis.3', 'nowhere.atAll'],
          ...origin,
        },
      ],
      library: [
        {
          id: 'cases',
          group: '사례·배경',
          title: '사례',
          summary: '사례예요.',
          items: [
            { id: 'cases.one', title: '하나', text: ['글'], related: ['EV-001', 'cases.two'], ...origin },
          ],
        },
      ],
    });
    expect(brokenReferences(content)).toEqual([
      {
        file: 'requirements/CSR/cloud.sample.json',
        id: 'cloud.sample',
        field: 'related',
        target: 'cloud.gone',
      },
      { file: 'law.json', id: 'law.first', field: 'activityIds', target: 'planning.gone' },
      { file: 'evidence.json', id: 'EV-001', field: 'references', target: 'S09' },
      { file: 'contradictions.json', id: 'X-01', field: 'shownIn', target: 'nowhere.atAll' },
      { file: 'library/cases.json', id: 'cases.one', field: 'related', target: 'cases.two' },
      { file: 'requirements/CSR/cloud.sample.json', id: 'cloud.sample', field: 'seeds', target: 'S-319' },
    ]);
    const report = contentReport(content);
    expect(report.counts.brokenReferences).toBe(6);
    expect(isUnsound(report)).toBe(true);
    expect(report.unusedIds).toEqual(['law.first']);
  });
});

describe('what an author should look at', () => {
  const criterion = { method: '끈다', condition: '시험 환경', limit: '오류 0건', inspector: '발주기관' };

  test('two items with the very same 검수기준, whatever their blanks', () => {
    const one = aTemplate({ id: 'a.one', acceptanceCriteria: [criterion] });
    const two = aTemplate({
      id: 'a.two',
      details: [{ level: '○', text: '전혀 다른 내용을 적은 글' }],
      acceptanceCriteria: [{ ...criterion, limit: '오류  0 건' }],
    });
    expect(nearDuplicates([one, two])).toEqual([
      { ids: ['a.one', 'a.two'], detail: '같은 검수기준이 두 번 있습니다: 끈다' },
    ]);
  });

  test('two items whose 세부내용 are the same but for a word', () => {
    const text = '장애가 난 서비스만 떼어 내고 나머지 서비스는 계속 응답하여야 한다.';
    const one = aTemplate({ id: 'a.one', details: [{ level: '○', text }] });
    const two = aTemplate({
      id: 'a.two',
      details: [{ level: '○', text: text.replace('계속', '늘') }],
      acceptanceCriteria: [criterion],
    });
    const other = aTemplate({
      id: 'a.three',
      details: [{ level: '○', text: '배포 기록을 1년간 보관하여야 한다.' }],
      acceptanceCriteria: [{ ...criterion, method: '센다' }],
    });
    expect(nearDuplicates([one, two, other]).map((found) => found.ids)).toEqual([['a.one', 'a.two']]);
  });

  test('a figure in a 한계값 that nobody may set and nobody explains', () => {
    const limits = (limit: string, basis?: string) =>
      bareFigures(aTemplate({ acceptanceCriteria: [{ ...criterion, limit, ...(basis ? { basis } : {}) }] }))
        .length;
    expect(limits('30초 이내')).toBe(1);
    expect(limits('99.9% 이상')).toBe(1);
    expect(limits('30초 이내', '법이 정한 값이다.')).toBe(0);
    expect(limits('{복구시간}초 이내, 유실 없음')).toBe(0);
    expect(limits('{복구시간}초 이내, 유실 0건')).toBe(1);
    expect(limits('{복구시간}초 이내, 100건 모두')).toBe(1);
  });

  test('a unit that is not the one of the 기준값', () => {
    const units = (text: string) =>
      strangeUnits(aTemplate({ parameters: [recoverySeconds], auditCheck: text })).length;
    expect(units('{복구시간}분 이내인가?')).toBe(1);
    expect(units('{복구시간}초 이내인가?')).toBe(0);
    expect(units('{복구시간} 초 이내인가?')).toBe(0);
    expect(units('{복구시간}~{복구시간}초인가?')).toBe(0);
  });

  test('a vague word also in the 중간 시연 and the 완료검사 시험', () => {
    const template = aTemplate({
      demonstration: '서비스를 원활히 시연한다.',
      completionTest: { prepare: ['시험 계정'], steps: ['필요시 다시 켠다.'], look: '화면' },
    });
    expect(listedWords(template, shipped.vagueWords).map((one) => one.field)).toEqual([
      'demonstration',
      'completionTest.steps[0]',
    ]);
  });
});
