import { beforeAll, describe, expect, test } from 'vitest';
import { wordMatches } from '../../../shared/check/wordMatches';
import type { Activity, Content } from '../../../shared/content/content';
import { contentProblem } from '../../../shared/content/contentProblem';
import { checkpointsFor } from '../../../shared/lifecycle/checkpoints';
import { agencyTypes, blankFacts } from '../../../shared/project/facts';
import { holds } from '../../../shared/rfp/condition';
import { shippedContent } from '../../support/content';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

function activities(): Activity[] {
  return content.stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities));
}

function activity(id: string): Activity {
  const found = activities().find((one) => one.id === id);
  if (!found) throw new Error(`no activity ${id}`);
  return found;
}

const named = (id: string) => content.law.find((one) => one.id === id);

describe('the official law check', () => {
  test('has its 18 points, each once', () => {
    expect(content.law.map((one) => one.number)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    expect(new Set(content.law.map((one) => one.id)).size).toBe(18);
    expect(content.law.map((one) => one.name)).toEqual([
      '과업심의위원회',
      '상용SW 직접구매와 품질성능 평가시험(BMT)',
      '중소 SW사업자 참여지원(대기업 참여제한)',
      '하도급 제한',
      '작업장소(원격지 개발)',
      '산출물 활용 보장',
      '개발SW 공동활용 사전명시',
      '하자담보 책임기간과 범위',
      '특정규격 명시 금지',
      '협상에 의한 계약 우선',
      '기술능력 평가비중(90%)',
      'SW기술성 평가기준',
      '제안서 보상',
      '요구사항 상세화',
      '적정 사업기간 산정',
      '투입인력 요구·관리 금지',
      'SW사업 영향평가',
      'SW사업정보 제출',
    ]);
  });

  test('no point is called verified: no law text was compared', () => {
    for (const one of content.law) expect(['2차 자료', '미확인'], one.name).toContain(one.status);
  });

  test('a point whose article was not found says so, and 미확인 is only for those', () => {
    for (const one of content.law) {
      const isWithoutArticle = one.basis.every((basis) => basis.includes('조문 미확인'));
      if (isWithoutArticle) expect(one.source, one.name).toMatch(/조문은/);
      if (one.status === '미확인') expect(isWithoutArticle, one.name).toBe(true);
    }
  });

  test('says each sentence as the chapters do, in document style and without a vague word', () => {
    const chapters = JSON.stringify(content.chapters);
    const differing = content.law.filter((one) => !chapters.includes(one.sentence)).map((one) => one.id);
    // These two print a fact of the project in the middle; the rest of the sentence is the chapter's.
    expect(differing).toEqual(['law.commercialSoftware', 'law.negotiatedContract']);
    for (const one of content.law) {
      expect(one.sentence, one.name).toMatch(/다(\([^)]+\))?\.$/);
      expect(wordMatches(one.sentence, content.vagueWords), one.name).toEqual([]);
    }
  });

  test('the guidance speaks to the officer', () => {
    for (const one of content.law) expect(one.rule, one.name).toMatch(/요\.$/);
  });

  test('the proposal compensation begins at 20억 and leaves maintenance out', () => {
    const when = named('law.proposalCompensation')?.when;
    expect(JSON.stringify(when)).toContain('2000000000');
    expect(JSON.stringify(when)).toContain('유지관리형');
  });
});

describe('the 41 activities', () => {
  test('each names its documents, two to six things to look at and at least one legal checkpoint', () => {
    for (const one of activities()) {
      expect(one.documents?.length, one.name).toBeGreaterThanOrEqual(1);
      expect(one.checklist?.length, one.name).toBeGreaterThanOrEqual(2);
      expect(one.checklist?.length, one.name).toBeLessThanOrEqual(6);
      expect(one.legalCheckpoints?.length, one.name).toBeGreaterThanOrEqual(1);
    }
  });

  test('a document received says from whom, a document made does not', () => {
    for (const one of activities().flatMap((each) => each.documents ?? []))
      expect(one.from !== undefined, one.name).toBe(one.direction === '접수');
  });

  test('what we wrote ourselves is marked so, and nothing else is', () => {
    for (const one of activities()) {
      for (const item of [...(one.checklist ?? []), ...(one.legalCheckpoints ?? [])]) {
        if (item.status === '자체 작성') expect(item.source, item.id).toMatch(/^자체 작성: /);
        expect(item.status, item.id).not.toBe('확인');
      }
    }
  });

  test('no id of a duty, a thing to look at or a checkpoint is used twice', () => {
    const ids = activities().flatMap((one) =>
      [...one.cloudNativeDuties, ...(one.checklist ?? []), ...(one.legalCheckpoints ?? [])].map(
        (item) => item.id,
      ),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('the ids of checklists and checkpoints begin with their activity', () => {
    for (const one of activities())
      for (const item of [...(one.checklist ?? []), ...(one.legalCheckpoints ?? [])])
        expect(item.id.startsWith(`${one.id}.`), item.id).toBe(true);
  });

  test('carry the process in the source, and the considered eleven also its table', () => {
    for (const one of activities()) expect(one.seeds, one.name).toContain('S-001');
    expect(activities().filter((one) => one.seeds?.includes('S-002'))).toEqual(
      activities().filter((one) => one.cloudNativeDuties.length > 0),
    );
  });

  test('every cloud-native duty names the table of the source it comes from', () => {
    for (const duty of activities().flatMap((one) => one.cloudNativeDuties))
      expect(duty.seeds, duty.id).toContain('S-002');
  });

  test('subcontracting covers approval, the share and what is passed on again', () => {
    const said = JSON.stringify(activity('delivery.subcontracting').checklist);
    for (const word of ['승인', '50%', '10%', '재하도급']) expect(said).toContain(word);
  });
});

describe('the sample project', () => {
  const idsAt = (id: string) => {
    const facts = content.samples[0]?.facts;
    if (!facts) throw new Error('no sample');
    return checkpointsFor(activity(id), facts, content.law);
  };

  test('of a province, public, 24.8억: is audited in three stages', () => {
    expect(idsAt('audit.auditorSelection').map((one) => one.id)).toEqual([
      'audit.auditorSelection.legal.required',
      'audit.auditorSelection.legal.threeStage',
    ]);
  });

  test('holds a briefing, pays compensation and gives notice as a local agency', () => {
    expect(idsAt('selection.briefing')).toHaveLength(1);
    expect(idsAt('selection.proposalCompensation').map((one) => one.name)).toEqual(['제안서 보상']);
    const notice = idsAt('selection.bidNotice').map((one) => one.id);
    expect(notice).toContain('selection.bidNotice.legal.noticePeriodLocal');
    expect(notice).not.toContain('selection.bidNotice.legal.noticePeriodOther');
  });

  test('no checkpoint waits for a fact, for the sample has them all', () => {
    for (const one of activities())
      for (const point of idsAt(one.id)) expect(point.missing, point.id).toEqual([]);
  });
});

describe('the conditions', () => {
  const amounts = [10_000_000, 150_000_000, 400_000_000, 900_000_000, 2_500_000_000];
  const projects = amounts.flatMap((totalBudget) =>
    agencyTypes.flatMap((agencyType) =>
      (['협상에 의한 계약', '2단계 경쟁입찰', '수의계약'] as const).flatMap((contractMethod) =>
        [true, false].map((isLarge) => ({
          ...blankFacts({ projectName: '민원시스템 고도화', agency: '가온시' }),
          totalBudget,
          agencyType,
          contractMethod,
          developmentCost: isLarge ? totalBudget : 1_000_000,
          commercialSoftwareCost: isLarge ? 200_000_000 : null,
          personalDataCount: isLarge ? 60_000 : 0,
          isPublicFacing: isLarge,
          projectType: isLarge ? ('구축형' as const) : ('유지관리형' as const),
          fiscalYears: isLarge ? [{ year: 2027, amount: totalBudget }] : [],
        })),
      ),
    ),
  );

  test('every condition lets some project through and keeps another out', () => {
    const conditional = [
      ...content.law,
      ...activities().flatMap((one) => one.legalCheckpoints ?? []),
    ].flatMap(({ id, when }) => (when ? [{ id, when }] : []));
    expect(conditional.length).toBeGreaterThan(25);
    for (const { id, when } of conditional)
      expect(new Set(projects.map((facts) => holds(when, facts))), id).toEqual(new Set([true, false]));
  });
});

describe('content that contradicts itself', () => {
  test('a point looked at in an activity that does not exist is refused', () => {
    const law = content.law.map((one) => ({ ...one, activityIds: ['selection.nowhere'] }));
    expect(contentProblem({ ...content, law })).toMatchObject({
      file: 'law.json',
      detail: expect.stringContaining('selection.nowhere'),
    });
  });

  test('a checkpoint of a law that does not exist is refused', () => {
    expect(contentProblem({ ...content, law: [] })?.detail).toMatch(/lawId/);
  });
});
