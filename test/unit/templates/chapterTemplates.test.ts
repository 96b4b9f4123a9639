import { beforeAll, describe, expect, test } from 'vitest';
import { wordMatches } from '../../../shared/check/wordMatches';
import type { ChapterTemplate, Content } from '../../../shared/content/content';
import { type Block, fieldNames, type Inline, type TableBlock } from '../../../shared/document/blocks';
import {
  blankFacts,
  type FactName,
  type Facts,
  factsSchema,
  projectTypes,
} from '../../../shared/project/facts';
import { holds } from '../../../shared/rfp/condition';
import { shippedContent } from '../../support/content';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

const sectionTitles: [chapter: string, sections: string[]][] = [
  ['사업개요', ['일반사항', '추진배경 및 필요성', '사업범위', '기대효과']],
  ['시스템 현황', ['현행 시스템 개요', '현행 시스템 현황', '현황 및 문제점', '개선방안']],
  ['사업 추진방안', ['추진목표', '추진전략', '추진체계', '추진일정', '추진방안']],
  ['제안요청 내용', ['개발·도입 범위', '목표시스템 구성도', '상세 요구사항', '특수사항']],
  ['제안서 작성요령', ['제안서의 효력', '작성지침 및 유의사항', '제안서 목차', '세부 작성지침']],
  ['제안 안내사항', ['입찰방식', '제안서 평가 방법', '기술성 평가기준', '제출서류', '기타 유의사항']],
  ['별첨', ['별첨 목록', '기술적용계획표', '누출금지 대상 정보']],
  [
    '서식',
    ['제안사 일반현황', '주요 사업실적', '수행 조직과 역할', '하도급 계획서', '보안서약서', '가격제안서'],
  ],
];

function inlinesOf(block: Block): Inline[] {
  if (block.type === 'table')
    return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.flat()));
  return 'content' in block ? block.content : [];
}

function textOf(inlines: Inline[]): string {
  return inlines.map((one) => ('text' in one ? one.text : 'field' in one ? `{${one.field}}` : '')).join('');
}

/** The text a section prints for these facts, derived parts by name. */
function printed(chapter: ChapterTemplate, sectionId: string, facts: Facts): string {
  const section = chapter.sections.find((one) => one.id === sectionId);
  return (section?.blocks ?? [])
    .filter(({ when }) => !when || holds(when, facts))
    .map(({ block }) => (block.type === 'derived' ? `[${block.part}]` : textOf(inlinesOf(block))))
    .join('\n');
}

function chapter(order: number): ChapterTemplate {
  const found = content.chapters.find((one) => one.order === order);
  if (!found) throw new Error(`${order}장이 없습니다.`);
  return found;
}

function allBlocks(): Block[] {
  return content.chapters.flatMap((one) =>
    one.sections.flatMap((section) => section.blocks.map(({ block }) => block)),
  );
}

const unknown = blankFacts({ projectName: '사업', agency: '기관' });

describe('the eight chapters', () => {
  test('stand in the order of the usual RFP with its sections', () => {
    expect(content.chapters.map((one) => [one.order, one.title])).toEqual(
      sectionTitles.map(([title], index) => [index + 1, title]),
    );
    for (const [index, [, titles]] of sectionTitles.entries()) {
      const found = chapter(index + 1)
        .sections.map((one) => one.title)
        .join('\n');
      for (const title of titles) expect(found).toContain(title);
    }
  });

  test('say something in every section even when nothing but the two names is known', () => {
    for (const one of content.chapters)
      for (const section of one.sections)
        expect(printed(one, section.id, unknown).length, section.id).toBeGreaterThan(40);
  });

  test('use every fact of the officer in a sentence, a table or a derived part', () => {
    const inProse = new Set(
      allBlocks().flatMap((block) => inlinesOf(block).flatMap((one) => ('field' in one ? [one.field] : []))),
    );
    const facts = Object.keys(factsSchema.shape) as FactName[];
    expect(facts.filter((fact) => !inProse.has(fact))).toEqual([]);
    const derivedNames = [
      'contractLaw',
      'totalBudgetHangul',
      'periodStart',
      'periodEnd',
      'periodDays',
      'requirementCount',
    ];
    expect(fieldNames.filter((field) => derivedNames.includes(field) && !inProse.has(field))).toEqual([]);
  });

  test('show every derived part once or more', () => {
    const parts = new Set(allBlocks().flatMap((block) => (block.type === 'derived' ? [block.part] : [])));
    expect([...parts].sort()).toEqual(
      [
        'acceptanceTable',
        'budgetTable',
        'deliverablesTable',
        'evaluationQuestions',
        'evaluationTable',
        'overviewTable',
        'requirementDetails',
        'requirementList',
        'requirementSummary',
        'scheduleTable',
        'scopeByLayer',
      ].sort(),
    );
  });

  test('write the requirements as summary, list and details, in this order', () => {
    const text = printed(chapter(4), 'request.requirements', unknown);
    expect(text.indexOf('[requirementSummary]')).toBeGreaterThan(-1);
    expect(text.indexOf('[requirementList]')).toBeGreaterThan(text.indexOf('[requirementSummary]'));
    expect(text.indexOf('[requirementDetails]')).toBeGreaterThan(text.indexOf('[requirementList]'));
  });

  test('ask the officer only in the form the check panel recognises', () => {
    for (const block of allBlocks()) {
      const text = textOf(inlinesOf(block));
      const opened = text.match(/〔/g)?.length ?? 0;
      expect(text.match(/〔작성: [^〔〕]+〕/g)?.length ?? 0, text).toBe(opened);
    }
  });

  test('name no product', () => {
    const found = allBlocks().flatMap((block) =>
      wordMatches(textOf(inlinesOf(block)), content.productNames).map((match) => match.quote),
    );
    expect(found).toEqual([]);
  });

  test('never put a particle that depends on the fact before it', () => {
    // 조사는 앞말의 받침에 따라 달라지므로 값 바로 뒤에 받침을 타는 조사를 두지 않는다.
    const found = allBlocks().flatMap((block) =>
      (block.type === 'table'
        ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
        : [inlinesOf(block)]
      )
        .map(textOf)
        .filter((text) => /\{\w+\}(은|는|이 |가 |을|를|과|와|으로|로)/.test(text)),
    );
    expect(found).toEqual([]);
  });
});

describe('tables of the chapters', () => {
  test('have as many columns in every row, spans included', () => {
    for (const block of allBlocks()) {
      if (block.type !== 'table') continue;
      const widths = columnsPerRow(block);
      expect(new Set(widths).size, textOf(inlinesOf(block)).slice(0, 80)).toBe(1);
      if (block.columnWidths) expect(block.columnWidths.length).toBe(widths[0]);
    }
  });

  test('print the 평가표 of the project among the evaluation criteria', () => {
    const section = chapter(6).sections.find((one) => one.id === 'bidding.points');
    expect(section?.blocks.map(({ block }) => block)).toContainEqual({
      type: 'derived',
      part: 'evaluationTable',
    });
  });
});

function columnsPerRow(table: TableBlock): number[] {
  const covered: number[] = [];
  return table.rows.map((row, index) => {
    let columns = covered[index] ?? 0;
    for (const cell of row.cells) {
      const span = cell.columnSpan ?? 1;
      columns += span;
      for (let below = index + 1; below < index + (cell.rowSpan ?? 1); below += 1)
        covered[below] = (covered[below] ?? 0) + span;
    }
    return columns;
  });
}

describe('passages that depend on the facts', () => {
  const legal = (facts: Partial<Facts>) => printed(chapter(6), 'bidding.legal', { ...unknown, ...facts });
  const method = (facts: Partial<Facts>) => printed(chapter(6), 'bidding.method', { ...unknown, ...facts });

  test('compensation for proposals is promised from 20억 원 and denied below, never guessed', () => {
    expect(legal({ totalBudget: 2_000_000_000 })).toContain('우수 제안자에게 보상한다');
    expect(legal({ totalBudget: 1_999_999_999 })).toContain('제안서 보상 대상이 아니다');
    expect(legal({})).not.toContain('제안서 보상)');
  });

  test('exactly one sentence says which companies are kept out', () => {
    for (const totalBudget of [
      1, 1_999_999_999, 2_000_000_000, 3_999_999_999, 4_000_000_000, 8_000_000_000,
    ]) {
      expect(method({ totalBudget }).match(/\(대기업 참여제한\)/g), String(totalBudget)).toHaveLength(1);
    }
    expect(method({}).match(/\(대기업 참여제한\)/g)).toHaveLength(1);
    expect(method({ totalBudget: 1_999_999_999 })).toContain('중소 소프트웨어사업자만');
  });

  test('a briefing is held from 20억 원 without VAT, entered or derived', () => {
    expect(method({ totalBudget: 2_480_000_000 })).toContain('설명회를 개최하며');
    expect(method({ totalBudget: 2_100_000_000 })).toContain('설명회는 개최하지 않으며');
    expect(method({ totalBudget: 2_480_000_000, estimatedPrice: 1_900_000_000 })).toContain(
      '설명회는 개최하지 않으며',
    );
  });

  test('the contract law of the agency type is the one described', () => {
    expect(method({ agencyType: '지방' })).toContain('지방자치단체의 계약');
    expect(method({ agencyType: '국가' })).toContain('국가기관의 계약');
    expect(method({ agencyType: '국가' })).not.toContain('지방자치단체의 계약');
  });

  test('a privacy impact assessment is mentioned from 50,000 people', () => {
    expect(legal({ personalDataCount: 50_000 })).toContain('개인정보 영향평가');
    expect(legal({ personalDataCount: 49_999 })).not.toContain('개인정보 영향평가');
  });

  test('a container-only project says that splitting the application is out of scope', () => {
    const scope = (layers: Facts['layers']) => printed(chapter(1), 'overview.scope', { ...unknown, layers });
    expect(scope(['인프라'])).toContain('내부 구조를 나누는 일은 범위에 넣지 않는다');
    expect(scope(['인프라', '애플리케이션'])).not.toContain('내부 구조를 나누는 일은 범위에 넣지 않는다');
  });

  test('each project type describes its own work and no other', () => {
    const own = {
      구축형: '목표시스템을 구축하는 사업',
      유지관리형: '유지관리하고 개선하는 사업',
      물품·상용SW형: '공급·설치하고 시험하는 사업',
      ISP·컨설팅형: '이행 계획을 세우는 사업',
    };
    for (const projectType of projectTypes) {
      const text = printed(chapter(1), 'overview.scope', { ...unknown, projectType });
      expect(Object.values(own).filter((sentence) => text.includes(sentence))).toEqual([own[projectType]]);
    }
  });

  test('an audit is announced from 5억 원, for public services from 1억 원', () => {
    const approach = (facts: Partial<Facts>) =>
      printed(chapter(3), 'approach.method', { ...unknown, ...facts });
    expect(approach({ totalBudget: 500_000_000 })).toContain('감리 대상');
    expect(approach({ totalBudget: 100_000_000, isPublicFacing: true })).toContain('감리 대상');
    expect(approach({ totalBudget: 100_000_000, isPublicFacing: false })).not.toContain('감리 대상');
  });
});

describe('law and policy in the prose', () => {
  test('the eighteen official check items all have their sentence', () => {
    const facts: Facts = { ...unknown, totalBudget: 2_480_000_000, commercialSoftwareCost: 310_000_000 };
    const text = printed(chapter(6), 'bidding.legal', facts);
    for (const item of [
      '과업심의위원회',
      '상용SW 직접구매',
      '중소 SW사업자 참여지원',
      '하도급 제한',
      '작업장소',
      '산출물 활용 보장',
      '개발SW 공동활용',
      '하자담보 책임',
      '특정규격 명시 금지',
      '협상에 의한 계약 우선',
      '기술능력 평가비중',
      '기술성 평가기준',
      '제안서 보상',
      '요구사항 상세화',
      '적정 사업기간',
      '투입인력 요구·관리 금지',
      'SW사업 영향평가',
      'SW사업정보 제출',
    ]) {
      expect(text).toContain(`(${item})`);
    }
  });

  test('every section that states an amount or a rate of the law says as of when and that it is unchecked', () => {
    for (const [order, id] of [
      [3, 'approach.method'],
      [4, 'request.special'],
      [6, 'bidding.method'],
      [6, 'bidding.evaluation'],
      [6, 'bidding.points'],
      [6, 'bidding.legal'],
      [7, 'annexes.list'],
    ] as const) {
      const text = printed(chapter(order), id, { ...unknown, totalBudget: 2_480_000_000 });
      expect(text, id).toMatch(/기준일 2026\. 11\. 20\./);
    }
  });

  test('nobody is asked for the number or the months of people', () => {
    const forms = chapter(8).sections.find((one) => one.id === 'forms.organization');
    const text = forms ? printed(chapter(8), forms.id, unknown) : '';
    expect(text).toContain('인력의 이름, 수, 투입 기간, 등급을 적지 않는다');
  });
});
