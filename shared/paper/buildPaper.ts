import type { Content, DocumentKind, DocumentTemplate } from '../content/content';
import type { DocumentNode, WordDocument } from '../document/wordDocument';
import { estimatePages } from '../docx/estimatePages';
import { type WriteDocxOptions, writeDocx } from '../docx/writeDocx';
import { dayText, localDay } from '../korean/days';
import type { Project, Section } from '../project/project';
import { chapterNodes, coverNodes, turned } from '../rfp/buildRfpDocument';
import { exportNotes } from '../rfp/exportNotes';
import { layoutOf, lookOf } from '../rfp/layoutOptions';
import { paragraph } from '../rfp/nodes';

/** What of the content papers are made of. */
export type PaperContent = Pick<Content, 'documents' | 'requirementTemplates'>;

/**
 * A paper besides the RFP, from the same facts, requirements and written sections. `date` is the ISO instant written as the
 * document's date and printed as the day on the cover. Throws for a kind the content does not have.
 */
export function buildPaper(
  project: Project,
  content: PaperContent,
  kind: DocumentKind,
  { date }: { date: string },
): WordDocument {
  const template = templateOf(content, kind);
  const { projectName, agency } = project.facts;
  const title = `${projectName} ${template.title}`;
  const layout = layoutOf(project);
  const { look } = template;
  const pageNumbers = look.pageNumbers ? 'decimal' : 'none';
  const front: DocumentNode[] = look.contents
    ? [{ type: 'contents', title: '목   차', depth: layout.contentsDepth }]
    : [];
  const day = dayText(localDay(date));
  return {
    properties: { title, creator: agency, subject: template.title, date },
    look: lookOf(layout),
    sections: [
      ...(look.cover
        ? [
            {
              pageNumbers: 'none' as const,
              nodes: coverNodes(project, { subtitle: spaced(template.title), day }),
            },
          ]
        : []),
      ...(front.length > 0 ? [{ pageNumbers: 'roman' as const, header: title, nodes: front }] : []),
      ...turned([
        ...(look.cover ? [] : titleNodes(template, project)),
        ...body(template, project, content),
      ]).map(({ orientation, nodes }) => ({ pageNumbers, header: title, orientation, nodes }) as const),
    ],
  };
}

/** A paper as .docx bytes, with the sentences the officer should read beside it. */
export async function writePaper(
  project: Project,
  content: PaperContent,
  kind: DocumentKind,
  { date, ...options }: { date: string } & Pick<WriteDocxOptions, 'onProgress' | 'isCancelled'>,
): Promise<{ bytes: Uint8Array; notes: string[] }> {
  const document = buildPaper(project, content, kind, { date });
  const { contentsPages } = layoutOf(project);
  const pages = contentsPages === 'estimated' ? estimatePages(document) : [];
  const bytes = await writeDocx(document, { ...options, pageOfHeading: (index) => pages[index] ?? null });
  return { bytes, notes: exportNotes(document, contentsPages, '결재하거나 내보내기 전에') };
}

function templateOf({ documents }: Pick<Content, 'documents'>, kind: DocumentKind): DocumentTemplate {
  const template = documents.find(({ id }) => id === kind);
  if (!template) throw new Error(`no template of ${kind}`);
  return template;
}

/** Letters of a cover title stand apart: `사 업 계 획 서(안)`. */
function spaced(title: string): string {
  const [, name = title, rest = ''] = /^([^\s(]+)(.*)$/.exec(title) ?? [];
  return `${[...name].join(' ')}${rest}`;
}

function titleNodes(template: DocumentTemplate, { facts }: Project): DocumentNode[] {
  return [
    paragraph(template.title, 'frontTitle', 'center'),
    paragraph(`사업명: ${facts.projectName} / 작성 기관: ${facts.agency}`, 'body', 'center'),
  ];
}

/** Sections are the first level of a paper; the RFP, which prints the same blocks, has its chapters above them. */
function body(template: DocumentTemplate, project: Project, content: PaperContent): DocumentNode[] {
  const sections = template.sections.map(({ id, title, blocks, takes = [] }): Section => {
    const taken = takes.flatMap((one) => takenBlocks(one, project));
    return { id, title, blocks: [...blocks, ...taken] };
  });
  const chapter = { id: template.id, title: template.title, enabled: true, sections };
  return chapterNodes(chapter, project, content).map((node) =>
    node.type === 'heading' ? { ...node, level: raised[node.level] } : node,
  );
}

const raised = { 1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5 } as const;

function takenBlocks(id: string, { chapters }: Project): Section['blocks'] {
  for (const chapter of chapters)
    for (const section of chapter.sections) if (section.id === id) return section.blocks;
  // The officer may have deleted the section from the RFP.
  return [{ block: { type: 'paragraph', content: [{ text: '〔작성: 제안요청서에서 지운 절의 내용〕' }] } }];
}
