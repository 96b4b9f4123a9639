import { beforeAll, describe, expect, test } from 'vitest';
import { wordMatches } from '../../../shared/check/wordMatches';
import type { Activity, Content, DiagnosisContent, WordList } from '../../../shared/content/content';
import { type DiagnosisAnswers, diagnosisAnswersSchema } from '../../../shared/diagnosis/answers';
import { diagnose, keepUpTo, reviewAt } from '../../../shared/diagnosis/diagnose';
import { shippedContent } from '../../support/content';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

function activities(): Activity[] {
  return content.stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities));
}

describe('the requirement categories', () => {
  test('are the eleven standard ones and the cloud service requirements', () => {
    const codes = content.categories.map((one) => one.code);
    for (const code of ['SFR', 'PER', 'ECR', 'SIR', 'DAR', 'TER', 'SER', 'QUR', 'COR', 'PMR', 'PSR'])
      expect(codes).toContain(code);
    expect(codes).toHaveLength(12);
    expect(content.categories.find((one) => one.code === 'CSR')?.name).toBe('클라우드 서비스 요구사항');
  });
});

describe('the six stages', () => {
  test('are those of the management guide, in order', () => {
    expect(content.stages.map((one) => one.name)).toEqual([
      '기획·검토',
      '계획수립',
      '사업자 선정·계약',
      '개발·구축',
      '감리',
      '검사종료',
    ]);
  });

  test('hold 19 steps and 41 activities', () => {
    expect(content.stages.flatMap((one) => one.steps)).toHaveLength(19);
    expect(activities()).toHaveLength(41);
  });

  test('put 13 cloud-native duties on 11 activities', () => {
    const duties = activities().map((one) => one.cloudNativeDuties.length);
    expect(duties.reduce((sum, one) => sum + one, 0)).toBe(13);
    expect(duties.filter((one) => one > 0)).toHaveLength(11);
  });

  test('the eleven activities are those the source marks for review', () => {
    expect(
      activities()
        .filter((one) => one.cloudNativeDuties.length > 0)
        .map((one) => one.name),
    ).toEqual([
      '정보화사업 기획',
      '사업계획서(안) 작성',
      '기술적용계획 수립',
      '기술평가 시행',
      '제안요청서 작성',
      '제안서 평가',
      '협상 및 낙찰자 선정',
      '착수계획서 검토',
      '진도/품질관리',
      '감리시행',
      '완료검사',
    ]);
  });

  test('tell the officer in one or two sentences what to do, and wear the mark of a reconstruction', () => {
    for (const activity of activities()) {
      const sentences = activity.guidance.match(/[요세][.]/g)?.length ?? 0;
      expect(sentences, activity.guidance).toBeGreaterThanOrEqual(1);
      expect(sentences, activity.guidance).toBeLessThanOrEqual(2);
      expect(activity.guidance.length, activity.name).toBeGreaterThan(30);
      expect(activity.status).toBe('재구성');
    }
  });

  test('only the two activities the source calls 필요시 may be left out from the start', () => {
    expect(
      activities()
        .filter((one) => one.optional)
        .map((one) => one.id),
    ).toEqual(['selection.briefing', 'closing.delayPenalty']);
  });
});

describe('the self-diagnosis', () => {
  test('asks two gates and ten items in four goals of 3, 3, 2 and 2', () => {
    expect(content.diagnosis.gates.map((one) => one.id)).toEqual(['cloudTarget', 'innovationNeeded']);
    expect(content.diagnosis.items.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(
      content.diagnosis.goals.map(
        (goal) => content.diagnosis.items.filter((one) => one.goalId === goal.id).length,
      ),
    ).toEqual([3, 3, 2, 2]);
  });

  test('says that a yes at 6 is good news and a yes at 9 means not automated', () => {
    const item = (number: number) => content.diagnosis.items.find((one) => one.number === number);
    expect(item(6)?.meaningOfYes).toContain('알맞다');
    expect(item(9)?.meaningOfYes).toContain('자동화가 덜');
  });

  test('names where the sources disagree about 4 and 5', () => {
    expect(content.diagnosis.contradiction).toMatch(/3개 이하.*6개 미만.*4~5개/);
  });
});

describe('what the sources of the self-diagnosis say beside the items', () => {
  const answersOfCase = (one: NonNullable<DiagnosisContent['cases']>[number]): DiagnosisAnswers =>
    diagnosisAnswersSchema.parse({
      answers: Object.fromEntries(one.answers.map(({ number, answer }) => [number, answer === '예'])),
    }).answers;

  test('every worked case comes out by our count as the source has it', () => {
    const { cases = [] } = content.diagnosis;
    expect(cases.map((one) => [one.name, diagnose(answersOfCase(one)).yes, one.verdict])).toEqual([
      ['표준 프레임워크 포털', 3, 'keep'],
      ['공영홈쇼핑', 6, 'review'],
      ['채워진 점검표(시스템 이름 없음)', 6, 'review'],
    ]);
    for (const one of cases) {
      expect(diagnose(answersOfCase(one)).verdict, one.name).toBe(one.verdict);
      expect(one.answers.map((answer) => answer.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
  });

  test('the rules contradict each other only at 4 and 5, and the product judges as both where they agree', () => {
    const { thresholds = [] } = content.diagnosis;
    const speaking = (yes: number) => thresholds.filter((one) => one.from <= yes && yes <= one.to);
    const alone = [0, 1, 2, 3, 4, 5].filter((yes) => speaking(yes).length === 1);
    expect(alone).toEqual([keepUpTo + 1, reviewAt - 1]);
    expect(speaking(reviewAt).map((one) => one.verdict)).toEqual(['도입 검토']);
  });

  test('the flow asks the two gates before it counts, and marks the arrows it had to guess', () => {
    const { flow = [] } = content.diagnosis;
    expect(flow.map((one) => [one.answer, one.isInferred])).toEqual([
      ['예', false],
      ['아니오', true],
      ['예', false],
      ['아니오', true],
      ['6개 이상', false],
      ['6개 미만', false],
      [undefined, true],
    ]);
  });

  test('the items that ask something else in another source say so', () => {
    expect(content.diagnosis.items.filter((one) => one.wordings).map((one) => one.number)).toEqual([
      1, 2, 5, 8,
    ]);
  });
});

describe('the word lists', () => {
  const found = (text: string, list: WordList) => wordMatches(text, list).map((one) => one.word.word);

  test.each([
    ['로그, 지표 등을 수집한다.', '등'],
    ['장애가 나면 신속하게 복구한다.', '신속하게'],
    ['필요시 증설한다.', '필요시'],
    ['필요한 경우 증설한다.', '필요시'],
    ['업무를 원활히 처리한다.', '원활히'],
    ['서버를 최신의 상태로 유지한다.', '최신의'],
    ['적절한 용량을 제공한다.', '적절한'],
    ['자원을 충분히 확보한다.', '충분한'],
    ['확장성을 고려하여 설계한다.', '고려한다'],
    [
      '관리자는 설정을 바꿀 수 있고 조회할 수도 있으며 삭제할 수 있다. 다시 볼 수 있게, 할 수 있다.',
      '할 수 있다',
    ],
    ['가급적 자동화한다.', '가급적'],
    ['성능을 최대한 높인다.', '최대한'],
  ])('%s is vague', (text, word) => {
    expect(found(text, content.vagueWords)).toContain(word);
  });

  test.each([
    '평등한 이용과 등급별 등록을 처리한다.',
    '규격과 동등하거나 그 이상인 제품을 인정한다.',
    '「정보통신망 이용촉진 및 정보보호 등에 관한 법률」을 지킨다.',
    '인스턴스 2개 이상을 유지하여야 한다.',
    '시험을 위해 일부러 오류를 넣는다.',
  ])('%s is fine', (text) => {
    expect(found(text, content.vagueWords)).toEqual([]);
  });

  test.each([
    ['오라클 데이터베이스를 사용한다.', 'Oracle'],
    ['AWS 환경에 구축한다.', 'AWS'],
    ['젠킨스로 배포한다.', 'Jenkins'],
    ['WebLogic 서버에서 실행한다.', 'WebLogic'],
    ['VMware 가상머신을 이전한다.', 'VMware'],
  ])('%s names a product', (text, word) => {
    expect(found(text, content.productNames)).toContain(word);
  });

  test('standards and upstream open projects may be named', () => {
    const text =
      'HTTP, REST, SQL, JSON, OCI 규격과 쿠버네티스(Kubernetes), OpenTelemetry를 따른다. laws and maps.';
    expect(found(text, content.productNames)).toEqual([]);
  });

  test('every word says what to write instead', () => {
    for (const one of [...content.vagueWords.words, ...content.productNames.words])
      expect(one.advice.length, one.word).toBeGreaterThan(15);
  });
});
