import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/document/blocks';
import type {
  DocumentNode,
  ImageNode,
  TableNode,
  WordDocument,
} from '../../../../shared/document/wordDocument';
import type { Project } from '../../../../shared/project/project';
import { buildRfpDocument } from '../../../../shared/rfp/buildRfpDocument';
import { derivedPart } from '../../../../shared/rfp/derivedParts';
import { layoutSchema, usualLayout } from '../../../../shared/rfp/layoutOptions';
import { requirementCard } from '../../../../shared/rfp/requirementNodes';
import { anEvaluation, aPicture, aProject, aRequirement } from '../../../support/aProject';
import { documentText, nodeText } from '../../../support/documentText';

const nothing = { requirementTemplates: [] };
const date = '2026-11-20T09:00:00Z';
const build = (changes: Partial<Project> = {}) => buildRfpDocument(aProject(changes), nothing, { date });
const withBlocks = (blocks: Block[]) => ({
  chapters: [
    {
      id: 'one',
      title: '사업개요',
      enabled: true,
      sections: [{ id: 'one.a', title: '절', blocks: blocks.map((block) => ({ block })) }],
    },
  ],
});
const nodesOf = (document: WordDocument) => document.sections.flatMap((section) => section.nodes);
const isTable = (node: DocumentNode): node is TableNode => node.type === 'table';
const isImage = (node: DocumentNode): node is ImageNode => node.type === 'image';

describe('평가표', () => {
  test('prints 부문, 항목, sums and the line of 협상적격', () => {
    const nodes = derivedPart('evaluationTable', aProject({ evaluation: anEvaluation() }), nothing);
    const text = nodes.map(nodeText).join('\n');
    expect(text).toContain('전략 및 방법론\n(70)');
    expect(text).toContain('기술능력 평가 소계\n90\n배점한도 90점 (정량 20점, 정성 70점)');
    expect(text).toContain('합계\n100');
    expect(text).toContain('85%인 76.5점 이상');
    const [table] = nodes.filter(isTable);
    expect(table?.rows[1]?.cells[0]?.rowSpan).toBe(2);
    // The sums stay with the last item.
    expect(table?.rows.map((one) => one.keepWithNext === true)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test('without one a prompt stands in its place', () => {
    expect(derivedPart('evaluationTable', aProject(), nothing).map(nodeText)).toEqual(['〔작성: 평가표〕']);
  });

  test('sentences about points follow the 평가표', () => {
    const blocks: Block[] = [
      { type: 'paragraph', content: [{ field: 'technicalPoints' }, { text: ' ' }, { field: 'cutPoints' }] },
    ];
    const said = (changes: Partial<Project>) => documentText(build({ ...withBlocks(blocks), ...changes }));
    expect(said({ evaluation: anEvaluation({ technicalPoints: 80, pricePoints: 20 }) })).toContain(
      '80점 68점',
    );
    expect(said({})).toContain('〔작성: 기술능력 평가 배점〕 〔작성: 협상적격 점수〕');
  });
});

describe('개정 이력', () => {
  test('stands on a page of its own before 목차', () => {
    const revisions = [
      { id: 'r', version: '1.1', date: '2026-11-20', what: '사전규격 의견 반영', who: '김하늘' },
    ];
    const front = build({ revisions }).sections[1]?.nodes ?? [];
    expect(front.map((node) => node.type)).toEqual(['paragraph', 'table', 'pageBreak', 'contents']);
    expect(front.map(nodeText).join('\n')).toContain('1.1\n2026. 11. 20.\n사전규격 의견 반영\n김하늘');
  });

  test('is not there while nothing was revised', () => {
    expect(build().sections[1]?.nodes.map((node) => node.type)).toEqual(['contents']);
  });
});

describe('문서 서식', () => {
  test('every value the screens offer is one the project keeps', () => {
    expect(layoutSchema.safeParse(usualLayout).success).toBe(true);
    expect(layoutSchema.safeParse({ bodyFont: '<w:b/>' }).success).toBe(false);
    expect(layoutSchema.safeParse({ bodyPt: 40 }).success).toBe(false);
  });

  test('머리말 is the title unless it is another one or none', () => {
    const headers = (header?: string) =>
      build(header === undefined ? {} : { layout: { header } }).sections.map((one) => one.header);
    expect(headers()).toEqual([undefined, '통합민원 고도화 제안요청서', '통합민원 고도화 제안요청서']);
    expect(headers('')).toEqual([undefined, '', '']);
    expect(headers('대외비')).toEqual([undefined, '대외비', '대외비']);
  });

  test('captions are counted as 표, and can be left out', () => {
    const blocks: Block[] = [{ type: 'derived', part: 'overviewTable' }];
    const captions = (changes: Partial<Project>) =>
      nodesOf(build({ ...withBlocks(blocks), ...changes }))
        .filter(isTable)
        .map((one) => [one.caption, one.captionSeries]);
    expect(captions({})).toContainEqual(['사업 개요', '표']);
    expect(captions({ layout: { captions: false } })).not.toContainEqual(['사업 개요', '표']);
  });

  test('the short card has the four rows of the guide’s example', () => {
    const [card, ...rest] = requirementCard(aRequirement(), aProject({ layout: { card: 'short' } }));
    expect(rest).toEqual([]);
    expect(
      card?.rows.map((one) => one.cells[0] && nodeText(one.cells[0].content[0] as DocumentNode)),
    ).toEqual(['요구사항 분류', '요구사항 고유번호', '요구사항 명칭', '상세설명']);
    expect(card?.role).toBe('requirement:SFR-001');
  });

  test('larger type splits a card sooner', () => {
    const details = Array.from({ length: 30 }, () => ({ level: '○' as const, text: '가'.repeat(40) }));
    const card = aRequirement({ details });
    expect(requirementCard(card, aProject())).toHaveLength(1);
    expect(requirementCard(card, aProject({ layout: { tablePt: 14 } }))).toHaveLength(2);
  });

  test('the logo stands on the cover', () => {
    const picture = { ...aPicture('logo'), widthPx: 400, heightPx: 100 };
    const document = build({ images: [picture], layout: { logo: 'logo' } });
    const [logo] = (document.sections[0]?.nodes ?? []).filter(isImage);
    expect(logo).toMatchObject({ id: 'logo', description: '가온시 로고', widthShare: 0.3 });
    expect(build({ layout: { logo: 'gone' } }).sections[0]?.nodes.some(isImage)).toBe(false);
  });
});

describe('pictures and wide tables', () => {
  test('a picture prints with its caption as 그림', () => {
    const blocks: Block[] = [{ type: 'image', image: 'a', caption: '목표 구성도', widthPercent: 60 }];
    const [image] = nodesOf(build({ ...withBlocks(blocks), images: [aPicture('a')] })).filter(isImage);
    expect(image).toMatchObject({
      caption: '목표 구성도',
      captionSeries: '그림',
      description: '목표 구성도',
      widthShare: 0.6,
    });
  });

  test('a picture that is gone leaves a prompt', () => {
    const blocks: Block[] = [{ type: 'image', image: 'a', caption: '구성도' }];
    expect(documentText(build(withBlocks(blocks)))).toContain('〔작성: 그림 ‘구성도’〕');
  });

  test('a table turned sideways takes the heading above it along, and the text goes on upright', () => {
    const table: Block = {
      type: 'table',
      landscape: true,
      rows: [{ cells: [{ paragraphs: [[{ text: '넓은 표' }]] }] }],
    };
    const blocks: Block[] = [
      { type: 'paragraph', content: [{ text: '앞' }] },
      { type: 'heading', level: 1, content: [{ text: '표 제목' }] },
      table,
      { type: 'pageBreak' },
      { type: 'paragraph', content: [{ text: '뒤' }] },
    ];
    const sections = build(withBlocks(blocks)).sections.slice(2);
    expect(sections.map((one) => [one.orientation, one.nodes.map(nodeText).join('|')])).toEqual([
      ['portrait', '사업개요|절|앞'],
      ['landscape', '표 제목|넓은 표'],
      ['portrait', '뒤'],
    ]);
    expect(new Set(sections.map((one) => one.pageNumbers))).toEqual(new Set(['decimal']));
  });

  test('headings of four levels follow the numbers of the chapter', () => {
    const blocks = ([1, 2, 3, 4] as const).map(
      (level): Block => ({ type: 'heading', level, content: [{ text: '제목' }] }),
    );
    const levels = nodesOf(build(withBlocks(blocks))).flatMap((node) =>
      node.type === 'heading' ? [node.level] : [],
    );
    expect(levels).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
