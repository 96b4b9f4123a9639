import { beforeAll, describe, expect, test } from 'vitest';
import type { Content, DocumentKind } from '../../../../shared/content/content';
import type { DocumentNode, WordDocument } from '../../../../shared/document/wordDocument';
import { buildPaper } from '../../../../shared/paper/buildPaper';
import { type Facts, projectTypes } from '../../../../shared/project/facts';
import type { Project } from '../../../../shared/project/project';
import { startProject } from '../../../../shared/project/startProject';
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
