import { beforeAll, describe, expect, test } from 'vitest';
import type { Content, DocumentKind } from '../../../../shared/content/content';
import type { DocumentNode, WordDocument } from '../../../../shared/document/wordDocument';
import { buildPaper } from '../../../../shared/paper/buildPaper';
import { surveyPapers } from '../../../../shared/paper/surveyPapers';
import { type Facts, projectTypes } from '../../../../shared/project/facts';
import type { Project } from '../../../../shared/project/project';
import { startProject } from '../../../../shared/project/startProject';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { allFacts, countingIds, someFacts } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';
import { documentText } from '../../../support/documentText';
import { emptyHeadings } from '../../../support/emptyHeadings';

const date = '2026-11-20T00:00:00Z';
let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

const kinds: DocumentKind[] = ['planDraft', 'technologyPlan', 'proposalGuide', 'taskOrder'];
const layerChoices: Facts['layers'][] = [['인프라'], ['애플리케이션'], ['인프라', '애플리케이션', '운영']];
const shapes = kinds.flatMap((kind) =>
  projectTypes.flatMap((projectType) => layerChoices.map((layers) => ({ kind, projectType, layers }))),
);

function projectWith(facts: Partial<Facts>): Project {
  return startProject({
    facts: allFacts(facts),
    content,
    templateIds: 'recommended',
    id: 'p',
    newId: countingIds(),
  });
}

function paperOf(kind: DocumentKind, facts: Partial<Facts> = {}): WordDocument {
  return buildPaper(projectWith(facts), content, kind, { date });
}

function nodesOf(document: WordDocument): DocumentNode[] {
  return document.sections.flatMap(({ nodes }) => nodes);
}

describe('every paper for every kind of project', () => {
  test.each(shapes)('$kind for $projectType with $layers', ({ kind, projectType, layers }) => {
    const document = paperOf(kind, { projectType, layers });
    const text = documentText(document);
    expect(emptyHeadings(document)).toEqual([]);
    expect(text).not.toMatch(/[{}]|undefined|null|\((?:으|은|이|을)\)/);
    expect(text).toContain('통합민원정보시스템 고도화');
    expect(nodesOf(document).filter((node) => node.type === 'heading').length).toBeGreaterThanOrEqual(3);
  });

  test.each(kinds)('%s asks for what nobody has entered, and prints nothing empty in its place', (kind) => {
    const project = startProject({
      facts: someFacts(),
      content,
      templateIds: 'recommended',
      id: 'p',
      newId: countingIds(),
    });
    const document = buildPaper(project, content, kind, { date });
    expect(emptyHeadings(document)).toEqual([]);
    expect(documentText(document)).toContain('〔작성: ');
  });
});

describe('a paper says what the project says', () => {
  test('the 사업계획서(안) prints the officer’s own words of the RFP, and asks where the section is gone', () => {
    const project = projectWith({});
    const words = '민원 서식이 해마다 바뀌어 담당자가 밤을 새운다.';
    const written: Project = {
      ...project,
      chapters: project.chapters.map((chapter) => ({
        ...chapter,
        sections: chapter.sections.map((section) =>
          section.id === 'overview.background'
            ? { ...section, blocks: [{ block: { type: 'paragraph', content: [{ text: words }] } }] }
            : section,
        ),
      })),
    };
    const without: Project = { ...project, chapters: [] };
    const text = (one: Project) => documentText(buildPaper(one, content, 'planDraft', { date }));
    expect(text(project)).not.toContain(words);
    expect(text(written)).toContain(words);
    expect(text(without)).toContain('〔작성: 제안요청서에서 지운 절의 내용〕');
  });

  test('the 과업지시서 carries every requirement with its number, as the RFP does', () => {
    const project = projectWith({});
    const text = documentText(buildPaper(project, content, 'taskOrder', { date }));
    expect(project.requirements.length).toBeGreaterThan(20);
    for (const requirement of project.requirements) {
      expect(text).toContain(requirementNumber(requirement, project.numbering.digits));
      expect(text).toContain(requirement.definition);
    }
  });

  test('the 사업계획서(안) looks at the eighteen law points', () => {
    const text = documentText(paperOf('planDraft'));
    for (const point of [
      '과업심의위원회',
      '상용SW 직접구매',
      '중소 소프트웨어사업자 참여지원',
      '하도급 제한',
      '작업장소',
      '산출물 활용 보장',
      '개발SW 공동활용 사전명시',
      '하자담보 책임기간·범위',
      '특정규격 명시 금지',
      '협상에 의한 계약 우선',
      '기술능력 평가비중',
      'SW기술성 평가기준',
      '제안서 보상',
      '요구사항 상세화',
      '적정 사업기간',
      '투입인력 요구·관리 금지',
      '소프트웨어사업 영향평가',
      'SW사업정보 제출',
    ])
      expect(text).toContain(point);
  });

  test('says how sure the form of the 기술적용계획표 is', () => {
    const text = documentText(paperOf('technologyPlan'));
    expect(text).toContain('고시 서식의 문구가 아니다');
    expect(content.documents.find(({ id }) => id === 'technologyPlan')?.status).toBe('재구성');
  });
});

/** A sentence that comes and goes with a fact. */
const conditional: [kind: DocumentKind, sentence: string, where: Partial<Facts>, notWhere: Partial<Facts>][] =
  [
    ['planDraft', '「개인정보 보호법」 제33조', { personalDataCount: 60_000 }, { personalDataCount: 100 }],
    ['planDraft', '이용이 몰리는 때의 성능', { isPublicFacing: true }, { isPublicFacing: false }],
    ['planDraft', '감리비와 일정을 반영한다', { totalBudget: 600_000_000 }, { totalBudget: 50_000_000 }],
    [
      'technologyPlan',
      '업무 도메인 기준의 서비스 분해',
      { layers: ['애플리케이션'] },
      { layers: ['인프라'] },
    ],
    ['technologyPlan', '이번 사업의 범위가 아니므로', { layers: ['인프라'] }, { layers: ['애플리케이션'] }],
    [
      'proposalGuide',
      '제안요청 설명회를 개최한다',
      { estimatedPrice: 2_000_000_000 },
      { estimatedPrice: 1_999_999_999, totalBudget: 2_100_000_000 },
    ],
    [
      'proposalGuide',
      '등록 번호, 서비스의 범위',
      { contractMethod: '디지털서비스 이용계약' },
      { contractMethod: '협상에 의한 계약' },
    ],
    [
      'proposalGuide',
      '협상적격자로 한다',
      { contractMethod: '협상에 의한 계약' },
      { contractMethod: '적격심사' },
    ],
    [
      'taskOrder',
      '다시 설계하는 일은 과업에서 제외한다',
      { layers: ['인프라'] },
      { layers: ['인프라', '애플리케이션'] },
    ],
    ['taskOrder', '서비스 수준의 측정 결과', { projectType: '유지관리형' }, { projectType: '구축형' }],
  ];

test.each(conditional)('%s says ‘%s’ only where it applies', (kind, sentence, where, notWhere) => {
  expect(documentText(paperOf(kind, where))).toContain(sentence);
  expect(documentText(paperOf(kind, notWhere))).not.toContain(sentence);
});

describe('what is still open in a paper', () => {
  test('is counted as it prints', () => {
    const project = projectWith({});
    const papers = surveyPapers(project, content, date);
    expect(papers.map((one) => one.kind)).toEqual(kinds);
    for (const { kind, promptCount } of papers) {
      const text = documentText(buildPaper(project, content, kind, { date }));
      expect(promptCount).toBe(text.match(/〔작성: /g)?.length ?? 0);
    }
  });

  test('is less for each fact that is entered', () => {
    const openIn = (facts: Partial<Facts>) =>
      surveyPapers(projectWith(facts), content, date).find((one) => one.kind === 'planDraft')?.promptCount ??
      0;
    expect(openIn({ totalBudget: null, estimatedPrice: null })).toBeGreaterThan(openIn({}));
  });
});
