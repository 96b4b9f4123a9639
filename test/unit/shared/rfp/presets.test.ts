import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../../shared/content/content';
import type { DocumentNode, WordDocument } from '../../../../shared/document/wordDocument';
import { type Facts, projectTypes } from '../../../../shared/project/facts';
import { startProject } from '../../../../shared/project/startProject';
import { buildRfpDocument } from '../../../../shared/rfp/buildRfpDocument';
import { allFacts, countingIds } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';
import { documentText, nodeText } from '../../../support/documentText';
import { emptyHeadings } from '../../../support/emptyHeadings';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

const layerChoices: Facts['layers'][] = [['인프라'], ['애플리케이션'], ['인프라', '애플리케이션', '운영']];
const presets = projectTypes.flatMap((projectType) =>
  layerChoices.map((layers) => ({ projectType, layers })),
);

function rfp(facts: Partial<Facts>, templateIds: string[] | 'recommended' = 'recommended'): WordDocument {
  const project = startProject({
    facts: allFacts(facts),
    content,
    templateIds,
    id: 'p',
    newId: countingIds(),
  });
  return buildRfpDocument(project, content, { date: '2026-11-20T00:00:00Z' });
}

function headings(document: WordDocument, level: number): string[] {
  return document.sections
    .flatMap(({ nodes }) => nodes)
    .flatMap((node) => (node.type === 'heading' && node.level === level ? [node.text] : []));
}

/** What a container-only RFP says of dividing an application: nothing but that it is not asked for. */
const divides = /MSA|마이크로서비스|도메인 분해|서비스 메시|API 게이트웨이/;
const says = (node: DocumentNode) => nodeText(node).split('\n');

describe('a complete RFP for every kind of project', () => {
  test.each(presets)('$projectType with $layers', ({ projectType, layers }) => {
    const document = rfp({ projectType, layers });
    expect(headings(document, 1)).toEqual(content.chapters.map((one) => one.title));
    expect(headings(document, 2)).toEqual(
      expect.arrayContaining(content.chapters.flatMap((one) => one.sections.map((section) => section.title))),
    );
    expect(emptyHeadings(document)).toEqual([]);
    expect(documentText(document)).not.toMatch(/[{}]|undefined/);
  });

  // The cards are chosen one by one; what is asserted is the text that comes with every project.
  test.each(projectTypes)(
    'the text of %s that only moves into containers asks for no dividing',
    (projectType) => {
      const document = rfp({ projectType, layers: ['인프라'] }, []);
      const lines = document.sections.flatMap(({ nodes }) => nodes.flatMap(says));
      const asking = lines.filter((line) => divides.test(line) && line !== '애플리케이션 현대화(MSA)');
      expect(asking).toEqual([]);
    },
  );

  test('one that divides the application does ask for it', () => {
    const text = documentText(rfp({ projectType: '구축형', layers: ['인프라', '애플리케이션'] }));
    expect(text).toContain('(마이크로서비스) 한 서비스를 배포하는 동안');
    expect(text).toContain('(서비스 메시)');
    expect(text).toContain('권고: 컨테이너 전환과 서비스 분해를');
  });

  test.each([
    [['인프라'], '실행 환경의 컨테이너 전환에 대한 검수기준이'],
    [['애플리케이션'], '애플리케이션 층위의 검수기준이'],
    [['인프라', '애플리케이션', '운영'], '운영 층위의 검수기준이'],
    [[], '〔작성: 이번 사업이 끝나는 층위와'],
  ] as [Facts['layers'], string][])('says for %s where the project ends', (layers, sentence) => {
    expect(documentText(rfp({ projectType: '구축형', layers }))).toContain(sentence);
  });

  test('names the registration only for a 디지털서비스 이용계약', () => {
    const sentence = '등록 번호와 등록 범위가';
    expect(documentText(rfp({ contractMethod: '디지털서비스 이용계약' }))).toContain(sentence);
    expect(documentText(rfp({ contractMethod: '협상에 의한 계약' }))).not.toContain(sentence);
  });
});
