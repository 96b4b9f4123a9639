import { describe, expect, test } from 'vitest';
import { checkProject, dismissedFindings, rules } from '../../../../shared/check/checkProject';
import { wordMatches } from '../../../../shared/check/wordMatches';
import type { Content, WordList } from '../../../../shared/content/content';
import type { Project } from '../../../../shared/project/project';
import { anEvaluation, aProject as anyProject, aRequirement, someFacts } from '../../../support/aProject';

const provenance = { source: '시험', asOf: '2026-11-20', status: '자체 작성' } as const;
const vagueWords: WordList = {
  words: [
    { word: '등', advice: '남김없이 적어 주세요.', exceptions: ['등급', '동등'] },
    { word: '원활히', advice: '숫자로 적어 주세요.' },
  ],
  ...provenance,
};
const productNames: WordList = {
  words: [{ word: 'Oracle', advice: '‘관계형 DBMS’로 바꿔 주세요.', variants: ['오라클'] }],
  ...provenance,
};
const content = {
  requirementTemplates: [],
  vagueWords,
  productNames,
  evaluation: { areaLimit: { value: 80 } },
} as unknown as Content;

/** A project that could be announced: with a 평가표, printed. */
function aProject(changes: Partial<Project> = {}): Project {
  const project = anyProject({ evaluation: anEvaluation(), ...changes });
  const printed = {
    id: 'points',
    title: '평가기준',
    blocks: [{ block: { type: 'derived' as const, part: 'evaluationTable' as const } }],
  };
  return changes.chapters
    ? project
    : {
        ...project,
        chapters: project.chapters.map((one) => ({ ...one, sections: [...one.sections, printed] })),
      };
}

function findings(changes: Partial<Project>, rule: string) {
  return checkProject(aProject(changes), content).filter((one) => one.rule === rule);
}

test('a well written card gives nothing to report', () => {
  expect(checkProject(aProject(), content)).toEqual([]);
});

test('every finding names its rule, its place and its source', () => {
  const project = aProject({
    requirements: [aRequirement({ name: '', definition: '원활히', number: null })],
  });
  const all = checkProject(project, content);
  expect(all.length).toBeGreaterThan(2);
  for (const finding of all) {
    expect(rules.map((one) => one.name)).toContain(finding.rule);
    expect(finding.placeText).not.toBe('');
    expect(finding.basis).not.toBe('');
    expect(finding.message).toMatch(/요\.$/);
  }
  expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
});

describe('empty required field', () => {
  test('an empty definition holds the announcement back', () => {
    expect(
      findings({ requirements: [aRequirement({ definition: ' ' })] }, 'emptyRequiredField'),
    ).toMatchObject([{ severity: '필수', placeText: 'SFR-001 · 정의', title: '정의가 비어 있어요' }]);
  });
  test('a prompt left in the prose is found, and so is a fact nobody entered', () => {
    const chapter = {
      id: 'c',
      title: '시스템 현황',
      enabled: true,
      sections: [
        {
          id: 'c.s',
          title: '현행',
          blocks: [
            {
              block: {
                type: 'paragraph' as const,
                content: [{ text: '〔작성: 현행 구성〕 ' }, { field: 'department' as const }],
              },
            },
          ],
        },
      ],
    };
    const found = findings({ chapters: [chapter] }, 'emptyRequiredField');
    expect(found.map((one) => one.quote)).toEqual(['〔작성: 현행 구성〕', '〔작성: 담당 부서〕']);
    expect(findings({ chapters: [{ ...chapter, enabled: false }] }, 'emptyRequiredField')).toEqual([]);
  });
});

describe('검수기준 without a limit', () => {
  const withLimit = (limit: string) => {
    const card = aRequirement();
    return aRequirement({ acceptanceCriteria: card.acceptanceCriteria.map((one) => ({ ...one, limit })) });
  };
  test.each(['', '빠르게 응답', '양호'])('“%s” is no limit', (limit) => {
    expect(findings({ requirements: [withLimit(limit)] }, 'criterionWithoutLimit')).toHaveLength(1);
  });
  test.each(['3초 이내', '오류 0건', '전부 차단', '99.9 % 이상'])('“%s” is a limit', (limit) => {
    expect(findings({ requirements: [withLimit(limit)] }, 'criterionWithoutLimit')).toEqual([]);
  });
  test('a criterion that does not say who checks is advised against', () => {
    const card = aRequirement();
    const criteria = card.acceptanceCriteria.map((one) => ({ ...one, inspector: '' }));
    expect(
      findings({ requirements: [aRequirement({ acceptanceCriteria: criteria })] }, 'criterionWithoutLimit'),
    ).toMatchObject([{ severity: '권장', title: '검수기준의 누가 칸이 비어 있어요' }]);
  });
});

describe('vague words', () => {
  const found = (text: string) => wordMatches(text, vagueWords).map((one) => one.word.word);
  test('“등” after a list is vague', () => {
    expect(found('로그, 지표 등을 수집한다')).toEqual(['등']);
    expect(found('로그 등')).toEqual(['등']);
  });
  test('“등” inside 등급, 동등, 등록 is not', () => {
    expect(found('보안 등급을 나눈다. 동등 이상으로 한다. 사용자를 등록한다.')).toEqual([]);
  });
  test('the word is found wherever it binds the contractor, and only there', () => {
    const card = aRequirement({
      definition: '원활히 처리한다',
      source: '원활히',
      evaluationQuestion: '원활히?',
    });
    expect(findings({ requirements: [card] }, 'vagueWords').map((one) => one.placeText)).toEqual([
      'SFR-001 · 정의',
    ]);
  });
});

describe('numbers', () => {
  const cards = (...given: (number | null)[]) =>
    given.map((number, index) => aRequirement({ id: `r${index}`, number }));
  test('a number used twice holds the announcement back', () => {
    expect(findings({ requirements: cards(1, 1) }, 'numbers')).toMatchObject([
      { severity: '필수', title: 'SFR-001 번호가 겹쳐요' },
    ]);
  });
  test('a gap is pointed out', () => {
    expect(findings({ requirements: cards(1, 4) }, 'numbers')).toMatchObject([
      { severity: '참고', message: expect.stringContaining('SFR-002, SFR-003이 없어요') },
    ]);
  });
  test('a card without a number holds the announcement back', () => {
    expect(findings({ requirements: cards(1, null) }, 'numbers')).toMatchObject([{ severity: '필수' }]);
  });
});

test('a relation to a card that was removed, or never was, is found', () => {
  const related = [
    { requirementId: 'gone', label: 'SFR-009' },
    { requirementId: null, label: 'PER-001' },
    { requirementId: 'requirement-1', label: 'SFR-001' },
  ];
  expect(
    findings({ requirements: [aRequirement({ related })] }, 'danglingRelated').map((one) => one.quote),
  ).toEqual(['SFR-009', 'PER-001']);
});

test('a product name is found in either spelling, in cards and in prose', () => {
  const card = aRequirement({ definition: '오라클에 저장하고 Oracle에서 읽는다' });
  expect(findings({ requirements: [card] }, 'productNames')).toHaveLength(1);
  expect(wordMatches('Oracles', productNames)).toEqual([]);
});

describe('the three criteria', () => {
  const csr = (definition: string) => aRequirement({ categoryCode: 'CSR', definition });
  test('a cloud-native project without them is told about each', () => {
    expect(findings({ requirements: [csr('컨테이너로 실행한다')] }, 'missingCriteria')).toHaveLength(3);
  });
  test('words in the cards count, whatever card they are in', () => {
    const cards = [
      csr('불변 이미지로 배포하고 목표 상태를 정의 파일로 관리하며 장애 시 자동으로 재배치한다'),
    ];
    expect(findings({ requirements: cards }, 'missingCriteria')).toEqual([]);
  });
  test('a project that is not cloud-native is not asked for them', () => {
    expect(findings({}, 'missingCriteria')).toEqual([]);
    expect(findings({ facts: someFacts({ layers: ['인프라'] }) }, 'missingCriteria')).toHaveLength(3);
  });
});

test('one code with two category names is found; the same name twice is not', () => {
  const csr = { code: 'CSR', name: '클라우드 서비스 요구사항' };
  const sfr = { code: 'SFR', name: '기능 요구사항' };
  expect(
    findings({ categories: [sfr, csr, { code: 'CSR', name: '컨설팅 요구사항' }] }, 'categoryNames'),
  ).toMatchObject([{ severity: '필수', quote: 'CSR' }]);
  expect(findings({ categories: [sfr, csr, csr] }, 'categoryNames')).toEqual([]);
});

test('a finding passed over with a reason is no longer counted, and can be found again', () => {
  const requirements = [aRequirement({ definition: '' })];
  const [finding] = checkProject(aProject({ requirements }), content);
  const project = aProject({
    requirements,
    dismissedFindings: { [finding?.id ?? '']: { reason: '협의 완료' } },
  });
  expect(checkProject(project, content)).toEqual([]);
  expect(dismissedFindings(project, content).map((one) => one.id)).toEqual([finding?.id]);
});

describe('평가표', () => {
  const titles = (changes: Partial<Project>) =>
    findings(changes, 'evaluation').map((one) => `${one.severity}: ${one.title}`);

  test('an RFP without one cannot be announced, but other contract methods have criteria of their own', () => {
    expect(titles({ evaluation: undefined })).toEqual(['필수: 평가표가 없어요']);
    expect(titles({ evaluation: undefined, facts: someFacts({ contractMethod: '적격심사' }) })).toEqual([
      '참고: 평가표가 없어요',
    ]);
  });

  test('one that is nowhere in the text or in a chapter that is off is not announced either', () => {
    const [finding] = findings({ chapters: [] }, 'evaluation');
    expect(finding).toMatchObject({ severity: '필수', title: '평가표가 본문에 없어요' });
    const off = aProject().chapters.map((one) => ({ ...one, enabled: false }));
    expect(titles({ chapters: off })).toEqual(['필수: 평가표가 본문에 없어요']);
  });

  test('sums that do not fit are named with the difference', () => {
    const [finding] = findings(
      { evaluation: anEvaluation({ technicalPoints: 80, pricePoints: 20 }) },
      'evaluation',
    );
    expect(finding?.message).toContain('10점을 줄여 주세요');
    expect(finding?.place).toEqual({ kind: 'evaluation' });
  });
});
