import { describe, expect, test } from 'vitest';
import { checkProject } from '../../../../shared/check/checkProject';
import type { EvidenceItem } from '../../../../shared/content/library';
import type { Block } from '../../../../shared/document/blocks';
import { type Project, projectSchema, type SectionBlock } from '../../../../shared/project/project';
import { chapterNodes } from '../../../../shared/rfp/buildRfpDocument';
import {
  evidenceBlock,
  evidenceCitation,
  printedSources,
  referenceText,
  sectionWithEvidence,
} from '../../../../shared/rfp/citations';
import { insertableParts } from '../../../../shared/rfp/insertable';
import { aProject } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';
import { nodeText } from '../../../support/documentText';

const references = [
  { id: 'S01', title: '전환 사업 추진 현황', publisher: '가온일보', date: '2024', kind: '언론 보도' },
  { id: 'S02', title: '도입률 전망', publisher: '', date: '', kind: '조사' },
];

function anItem(id: string, text: string, changes: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id,
    topic: '공공 사업',
    figure: '9개 시스템',
    value: 9,
    unit: '개',
    text,
    references: ['S01'],
    caution: '언론 보도예요.',
    source: '참고자료 003의 1행',
    asOf: '2026-11-20',
    status: '2차 자료',
    ...changes,
  };
}
const news = anItem('EV-001', '9개 시스템을 전환하였다.');
const survey = anItem('EV-002', '도입률이 높아질 것으로 전망된다.', { references: ['S02'] });
const both = anItem('EV-003', '전환이 늘고 있다.', { references: ['S02', 'S01'] });

function printed(sections: SectionBlock[][], changes: Partial<Project> = {}): string[] {
  const chapter = {
    id: 'overview',
    title: '사업개요',
    enabled: true,
    sections: sections.map((blocks, index) => ({ id: `s${index}`, title: `절 ${index + 1}`, blocks })),
  };
  const project = aProject({ chapters: [chapter], ...changes });
  return chapterNodes(chapter, project, { requirementTemplates: [] }).map(nodeText);
}
const line = (item: EvidenceItem): SectionBlock => ({ block: evidenceBlock(item, references) });

describe('a figure in the text', () => {
  test('is a line that ends with its number, and its source stands under 참고자료 of the chapter', () => {
    expect(printed([[line(news)]])).toEqual([
      '절 1',
      '9개 시스템을 전환하였다[1].',
      '참고자료',
      '[1] 가온일보, 「전환 사업 추진 현황」(2024)',
    ]);
  });

  test('numbers go by first appearance across the sections of a chapter, and one source has one number', () => {
    expect(printed([[line(survey)], [line(news), line(survey)]])).toEqual([
      '절 1',
      '도입률이 높아질 것으로 전망된다[1].',
      '절 2',
      '9개 시스템을 전환하였다[2].',
      '도입률이 높아질 것으로 전망된다[1].',
      '참고자료',
      '[1] 「도입률 전망」',
      '[2] 가온일보, 「전환 사업 추진 현황」(2024)',
    ]);
  });

  test('moved before another it takes the number of the other', () => {
    const lines = [line(survey), line(news), line(both)];
    expect(printed([lines])).toContain('9개 시스템을 전환하였다[2].');
    expect(printed([lines.toReversed()])).toContain('도입률이 높아질 것으로 전망된다[1].');
    expect(printed([lines.toReversed()])).toContain('9개 시스템을 전환하였다[2].');
    expect(printed([lines.slice(1)])).toContain('9개 시스템을 전환하였다[1].');
  });

  test('that rests on two sources shows both numbers in order', () => {
    expect(printed([[line(news), line(both)]])).toContain('전환이 늘고 있다[1, 2].');
  });

  test('in a table cell counts like any other', () => {
    const table: Block = {
      type: 'table',
      rows: [{ cells: [{ paragraphs: [[{ text: '근거' }, evidenceCitation(news, references)]] }] }],
    };
    expect(printed([[{ block: table }]])).toEqual([
      '절 1',
      '근거[1]',
      '참고자료',
      '[1] 가온일보, 「전환 사업 추진 현황」(2024)',
    ]);
  });

  test('that does not apply to the project is neither numbered nor listed', () => {
    const onlyPublic = { ...line(survey), when: { fact: 'isPublicFacing', is: true } as const };
    const text = printed([[onlyPublic, line(news)]]);
    expect(text).toContain('9개 시스템을 전환하였다[1].');
    expect(text.join()).not.toContain('도입률');
  });

  test('goes with its chapter into an agency’s document', () => {
    const chapter = {
      id: 'overview',
      title: '사업개요',
      enabled: true,
      sections: [{ id: 's', title: '배경', blocks: [line(news)] }],
    };
    const parts = insertableParts(
      { kind: 'chapter', chapterId: 'overview' },
      aProject({ chapters: [chapter] }),
      { requirementTemplates: [] },
    );
    if (!parts.ok) throw new Error(JSON.stringify(parts.failure));
    const nodes = parts.value.flatMap((part) => part.nodes);
    expect(nodes.map(nodeText).slice(-2)).toEqual([
      '참고자료',
      '[1] 가온일보, 「전환 사업 추진 현황」(2024)',
    ]);
    expect(nodes.filter((node) => node.type === 'heading' && node.numbered !== false)).toEqual([]);
  });

  test('is part of a project the program opens again', () => {
    const blocks = [line(both)];
    const chapters = [{ id: 'a', title: '장', enabled: true, sections: [{ id: 's', title: '절', blocks }] }];
    const project = aProject({ chapters });
    expect(projectSchema.parse(JSON.parse(JSON.stringify(project)))).toEqual(project);
  });
});

test('a chapter that cites nothing has no 참고자료', () => {
  expect(printed([[{ block: { type: 'paragraph', content: [{ text: '사업을 추진한다.' }] } }]])).toEqual([
    '절 1',
    '사업을 추진한다.',
  ]);
});

test('the product check does not take the name of a source for a product demanded', async () => {
  const content = await shippedContent();
  const cited = anItem('EV-009', '9개 시스템을 전환하였다.', {
    references: [],
    printedSource: 'Oracle 기술 자료(2021)',
  });
  const findings = (block: Block) =>
    checkProject(
      aProject({
        chapters: [
          {
            id: 'a',
            title: '장',
            enabled: true,
            sections: [{ id: 's', title: '절', blocks: [{ block }] }],
          },
        ],
      }),
      content,
    ).filter((one) => JSON.stringify(one).includes('Oracle'));
  expect(findings(evidenceBlock(cited, references))).toEqual([]);
  expect(findings({ type: 'paragraph', content: [{ text: 'Oracle을 사용한다.' }] })).not.toEqual([]);
});

describe('putting an item into 추진배경', () => {
  const heading = (text: string): SectionBlock => ({
    block: { type: 'heading', level: 1, content: [{ text }] },
  });
  const paragraph = (text: string): SectionBlock => ({
    block: { type: 'paragraph', content: [{ text }] },
  });

  test('stands at the end of what is under the first heading', () => {
    const blocks = [heading('추진배경'), paragraph('늘고 있다.'), heading('필요성'), paragraph('필요하다.')];
    const after = sectionWithEvidence({ blocks }, news, references);
    expect(after).toEqual([...blocks.slice(0, 2), line(news), ...blocks.slice(2)]);
    expect(blocks).toHaveLength(4);
  });

  test('takes a □ line with ○ lines below it for a heading', () => {
    const item = (level: '□' | '○', text: string): SectionBlock => ({
      block: { type: 'item', level, content: [{ text }] },
    });
    const blocks = [
      item('□', '추진배경'),
      item('○', '늘고 있다.'),
      item('□', '필요성'),
      item('○', '필요하다.'),
    ];
    expect(sectionWithEvidence({ blocks }, news, references)[2]).toEqual(line(news));
    const statements = [item('□', '늘고 있다.'), item('□', '필요하다.')];
    expect(sectionWithEvidence({ blocks: statements }, news, references).at(-1)).toEqual(line(news));
  });

  test('stands at the end of a section without a second heading', () => {
    const blocks = [paragraph('늘고 있다.')];
    expect(sectionWithEvidence({ blocks }, news, references)).toEqual([...blocks, line(news)]);
    expect(sectionWithEvidence({ blocks: [] }, news, references)).toEqual([line(news)]);
  });
});

test('a source prints what is known of it and no empty brackets', () => {
  expect(references.map(referenceText)).toEqual([
    '가온일보, 「전환 사업 추진 현황」(2024)',
    '「도입률 전망」',
  ]);
  const handed = anItem('EV-004', '전환한다.', { references: [], printedSource: '가온시, 전환계획(재인용)' });
  expect(printedSources(handed, references)).toEqual(['가온시, 전환계획(재인용)']);
});
