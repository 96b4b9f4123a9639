import { beforeAll, describe, expect, test } from 'vitest';
import { checkProject } from '../../../../shared/check/checkProject';
import type { Content } from '../../../../shared/content/content';
import type { TableNode } from '../../../../shared/document/wordDocument';
import { type Facts, factsSchema } from '../../../../shared/project/facts';
import { startProject, startSample } from '../../../../shared/project/startProject';
import { buildRfpDocument } from '../../../../shared/rfp/buildRfpDocument';
import { derivedPart } from '../../../../shared/rfp/derivedParts';
import { exportNotes } from '../../../../shared/rfp/exportNotes';
import { requirementCard } from '../../../../shared/rfp/requirementNodes';
import { allFacts, aProject, aRequirement, countingIds, someFacts } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';
import { documentText, nodeText } from '../../../support/documentText';

const date = '2026-11-20T00:00:00Z';
let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

function rfpText(facts: Facts): string {
  const project = startProject({ facts, content, templateIds: 'recommended', id: 'p', newId: countingIds() });
  return documentText(buildRfpDocument(project, content, { date }));
}

/** What each fact must leave in the document when it is entered. */
const traces: Record<keyof Facts, string[]> = {
  projectName: ['통합민원정보시스템 고도화'],
  agency: ['가온시청'],
  agencyType: ['지방자치단체', '「지방자치단체를 당사자로 하는 계약에 관한 법률」'],
  department: ['정보화담당관'],
  contactName: ['김하늘'],
  contactPhone: ['000-1234-5678'],
  contactEmail: ['haneul@example.go.kr'],
  totalBudget: ['2,345,000,000원'],
  estimatedPrice: ['2,100,000,000원'],
  developmentCost: ['1,500,000,000원'],
  commercialSoftwareCost: ['310,000,000원'],
  fiscalYears: ['1,645,000,000원', '2028년'],
  period: ['2027. 2. 1. ~ 2028. 1. 31.(365일간)'],
  noticeDate: ['2026. 12. 14.'],
  contractMethod: ['협상에 의한 계약'],
  projectType: ['구축형'],
  layers: ['인프라 현대화(컨테이너화)', '운영 현대화(자동화·관측성)'],
  targetSystem: ['통합민원정보시스템'],
  isPublicFacing: ['해당(대국민 서비스)'],
  personalDataCount: ['1,234,567명'],
  networkType: ['업무망·인터넷망 분리'],
  deployment: ['공공 클라우드'],
};

test.each(Object.keys(factsSchema.shape) as (keyof Facts)[])(
  '%s, once entered, is in the document',
  (fact) => {
    const text = rfpText(allFacts());
    const without = rfpText({
      ...allFacts(),
      ...{ [fact]: someFacts({ projectType: 'ISP·컨설팅형' })[fact] },
    });
    for (const trace of traces[fact]) {
      expect(text).toContain(trace);
      expect(text.split(trace).length, trace).toBeGreaterThan(without.split(trace).length);
    }
  },
);

test('추정가격 follows 총사업비 until the officer enters another', () => {
  expect(rfpText(allFacts({ totalBudget: 1_100_000_000, estimatedPrice: null }))).toContain(
    '1,000,000,000원(부가가치세 제외)',
  );
});

test('there are eight chapters, and none is only headings', () => {
  const project = startProject({
    facts: someFacts(),
    content,
    templateIds: 'recommended',
    id: 'p',
    newId: countingIds(),
  });
  expect(project.chapters.map((one) => one.title)).toEqual([
    '사업개요',
    '시스템 현황',
    '사업 추진방안',
    '제안요청 내용',
    '제안서 작성요령',
    '제안 안내사항',
    '별첨',
    '서식',
  ]);
  for (const chapter of project.chapters) {
    const alone = { ...project, chapters: [chapter] };
    const nodes = buildRfpDocument(alone, content, { date }).sections[2]?.nodes ?? [];
    const body = nodes.filter((node) => node.type !== 'heading');
    expect(body.map(nodeText).join('').length, chapter.title).toBeGreaterThan(200);
  }
});

test('a chapter switched off is not printed', () => {
  const project = aProject();
  const off = { ...project, chapters: project.chapters.map((one) => ({ ...one, enabled: false })) };
  expect(documentText(buildRfpDocument(project, content, { date }))).toContain('사업을 추진한다');
  expect(documentText(buildRfpDocument(off, content, { date }))).not.toContain('사업을 추진한다');
});

test('a passage with a condition shows only for projects it applies to', () => {
  const project = aProject();
  const chapters = project.chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map((section) => ({
      ...section,
      blocks: [
        {
          block: { type: 'paragraph' as const, content: [{ text: '개인정보 영향평가를 수행한다.' }] },
          when: { fact: 'personalDataCount' as const, atLeast: 50_000 },
        },
      ],
    })),
  }));
  const withCount = (personalDataCount: number | null) =>
    documentText(
      buildRfpDocument({ ...project, chapters, facts: someFacts({ personalDataCount }) }, content, { date }),
    );
  expect(withCount(50_000)).toContain('개인정보 영향평가');
  expect(withCount(49_999)).not.toContain('개인정보 영향평가');
  expect(withCount(null)).not.toContain('개인정보 영향평가');
});

describe('총괄표, 목록 and 상세표', () => {
  test('say the same numbers', () => {
    const project = startProject({
      facts: allFacts(),
      content,
      templateIds: 'recommended',
      id: 'p',
      newId: countingIds(),
    });
    const table = (part: 'requirementSummary' | 'requirementList') =>
      derivedPart(part, project, content)[0] as TableNode;
    const summary = table('requirementSummary').rows.slice(1);
    const counts = summary.slice(0, -1).map((row) => Number(nodeText({ ...tableOf(row.cells[3]) })));
    const cards = derivedPart('requirementDetails', project, content).filter(
      (node) => node.type === 'table' && !node.role?.endsWith(':acceptance'),
    );
    expect(counts.reduce((a, b) => a + b, 0)).toBe(project.requirements.length);
    expect(nodeText(tableOf(summary.at(-1)?.cells[1]))).toBe(String(project.requirements.length));
    expect(table('requirementList').rows.length - 1).toBe(project.requirements.length);
    expect(cards).toHaveLength(project.requirements.length);
    const listed = table('requirementList')
      .rows.slice(1)
      .map((row) => nodeText(tableOf(row.cells[2])));
    expect(cards.map((card) => card.type === 'table' && card.role)).toEqual(
      listed.map((one) => `requirement:${one}`),
    );
  });
});

test('a card prints every field, and a hole shows as a prompt', () => {
  const project = aProject({ requirements: [aRequirement({ definition: '' })] });
  const [card] = project.requirements;
  const text = card ? requirementCard(card, project).map(nodeText).join('\n') : '';
  for (const part of [
    'SFR-001',
    '기능 요구사항',
    '민원 처리현황 조회',
    '〔작성: 정의〕',
    '접수번호 10자리',
    '화면설계서',
  ])
    expect(text).toContain(part);
  for (const part of ['민원과 면담', '동시 사용자 50명', '95건 이상 3초 이내', '담당 공무원이 확인'])
    expect(text).toContain(part);
});

test('a card longer than a page is printed as two tables, each under its own number and name', () => {
  const details = Array.from({ length: 40 }, () => ({ level: '○' as const, text: '가'.repeat(60) }));
  const long = aRequirement({ details });
  const tables = requirementCard(long, aProject({ requirements: [long] }));
  expect(tables.map((one) => one.role)).toEqual(['requirement:SFR-001', 'requirement:SFR-001:acceptance']);
  for (const table of tables) expect(nodeText(table)).toContain('SFR-001');
  expect(tables.map(nodeText).join('\n')).toContain('95건 이상 3초 이내');
});

test('a relation follows the other card when it is renumbered', () => {
  const first = aRequirement({ related: [{ requirementId: 'b', label: 'SFR-002' }] });
  const second = aRequirement({ id: 'b', number: 7 });
  const project = aProject({ requirements: [first, second] });
  expect(requirementCard(first, project).map(nodeText).join()).toContain('SFR-007');
});

describe('the sample', () => {
  const sample = () => {
    const [first] = content.samples;
    if (!first) throw new Error('no sample');
    return startSample({ sample: first, content, id: 'sample', newId: countingIds() });
  };
  test('has nothing left to fill and nothing a check holds back', () => {
    const project = sample();
    expect(documentText(buildRfpDocument(project, content, { date }))).not.toContain('〔작성');
    expect(checkProject(project, content).filter((one) => one.severity === '필수')).toEqual([]);
  });
  test('keeps CSR-003 and CSR-004 under their own numbers and names', () => {
    const named = sample().requirements.filter((one) => one.categoryCode === 'CSR' && (one.number ?? 9) <= 4);
    expect(named.find((one) => one.number === 3)?.name).toContain(
      '컨테이너 기반 서비스 메시 및 오케스트레이션',
    );
    expect(named.find((one) => one.number === 4)?.name).toBe('API 게이트웨이 관리 기능');
  });
  test('has at least 25 cards over all eleven standard categories', () => {
    const codes = new Set(sample().requirements.map((one) => one.categoryCode));
    expect(sample().requirements.length).toBeGreaterThanOrEqual(25);
    for (const code of ['SFR', 'PER', 'ECR', 'SIR', 'DAR', 'TER', 'SER', 'QUR', 'COR', 'PMR', 'PSR'])
      expect(codes).toContain(code);
  });
});

function tableOf(cell: TableNode['rows'][number]['cells'][number] | undefined): TableNode {
  return { type: 'table', columnWidths: [1], headerRows: 0, rows: cell ? [{ cells: [cell] }] : [] };
}

test('an export says how many places are still to fill, and nothing of the kind when all are filled', () => {
  const holes = aProject({
    requirements: [aRequirement({ definition: '' })],
    facts: someFacts({
      noticeDate: '2026-12-14',
      department: '민원과',
      contactName: '김',
      contactPhone: '1',
      contactEmail: 'a',
    }),
  });
  const cards = { type: 'derived' as const, part: 'requirementDetails' as const };
  const section = { id: 's', title: '상세', blocks: [{ block: cards }] };
  const project = { ...holes, chapters: [{ id: 'c', title: '요구', enabled: true, sections: [section] }] };
  const notes = (of: typeof project) =>
    exportNotes(buildRfpDocument(of, content, { date }), 'none').join(' ');
  expect(notes(project)).toContain('1곳');
  expect(notes({ ...project, requirements: [aRequirement()] })).not.toContain('작성');
});
