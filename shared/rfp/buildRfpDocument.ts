import type { Content } from '../content/content';
import type { Block, Inline } from '../document/blocks';
import type { DocumentNode, TableCell, TableRow, TextRun, WordDocument } from '../document/wordDocument';
import { dayText } from '../korean/days';
import type { Project, Section } from '../project/project';
import { holds } from './condition';
import { derivedPart } from './derivedParts';
import { fieldText, missingFieldText } from './fieldText';
import { cell, label, paragraph, row } from './nodes';

/**
 * The whole 제안요청서: cover, contents, enabled chapters Ⅰ … Ⅷ.
 * `date` is the ISO instant written as the document's date; the same project and date give the same document.
 */
export function buildRfpDocument(
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
  { date }: { date: string },
): WordDocument {
  const { facts } = project;
  const header = `${facts.projectName} 제안요청서`;
  return {
    properties: { title: header, creator: facts.agency, subject: '제안요청서', date },
    sections: [
      { pageNumbers: 'none', nodes: cover(project) },
      { pageNumbers: 'roman', header, nodes: [{ type: 'contents', title: '목   차', depth: 2 }] },
      { pageNumbers: 'decimal', header, nodes: body(project, content) },
    ],
  };
}

function cover(project: Project): DocumentNode[] {
  const { facts } = project;
  const contact: [string, string][] = [
    ['담당 부서', facts.department],
    ['담당자', facts.contactName],
    ['전화', facts.contactPhone],
    ['전자우편', facts.contactEmail],
  ];
  return [
    { ...paragraph(facts.projectName, 'coverTitle', 'center'), spaceBeforePt: 140 },
    paragraph('제 안 요 청 서', 'coverSubtitle', 'center'),
    {
      ...paragraph(facts.noticeDate ? dayText(facts.noticeDate) : '〔작성: 공고일〕', 'coverText', 'center'),
      spaceBeforePt: 180,
    },
    paragraph(facts.agency, 'coverText', 'center'),
    { ...paragraph('', 'body'), spaceBeforePt: 40 },
    {
      type: 'table',
      columnWidths: [16, 28, 16, 40],
      headerRows: 0,
      rows: [0, 2].map((index) =>
        row(
          contact
            .slice(index, index + 2)
            .flatMap(([name, value]) => [label(name), cell(value || `〔작성: ${name}〕`, {}, 'center')]),
        ),
      ),
    },
  ];
}

function body(project: Project, content: Pick<Content, 'requirementTemplates'>): DocumentNode[] {
  return project.chapters
    .filter((chapter) => chapter.enabled)
    .flatMap((chapter, index) => [
      { type: 'heading', level: 1, text: chapter.title, pageBreakBefore: index > 0 } as const,
      ...chapter.sections.flatMap((section) => sectionNodes(section, project, content)),
    ]);
}

/** Blocks of a section that apply to the project's facts. */
export function visibleBlocks(section: Section, project: Pick<Project, 'facts'>): Block[] {
  return section.blocks.filter(({ when }) => !when || holds(when, project.facts)).map(({ block }) => block);
}

/** One section with its heading, as it prints. */
export function sectionNodes(
  section: Section,
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
): DocumentNode[] {
  const nodes: DocumentNode[] = [{ type: 'heading', level: 2, text: section.title }];
  let hasHeading = false;
  for (const block of visibleBlocks(section, project)) {
    if (block.type === 'heading') hasHeading = true;
    if (block.type === 'derived')
      nodes.push(...derivedPart(block.part, project, content, hasHeading ? 4 : 3));
    else nodes.push(blockNode(block, project));
  }
  return nodes;
}

function blockNode(block: Exclude<Block, { type: 'derived' }>, project: Project): DocumentNode {
  switch (block.type) {
    case 'paragraph':
      return {
        type: 'paragraph',
        style: 'body',
        runs: runs(block.content, project),
        ...(block.align ? { align: block.align } : {}),
      };
    case 'heading':
      return { type: 'heading', level: block.level === 1 ? 3 : 4, text: plainText(block.content, project) };
    case 'item':
      return { type: 'item', level: block.level, runs: runs(block.content, project) };
    case 'pageBreak':
      return { type: 'pageBreak' };
    case 'table':
      return {
        type: 'table',
        columnWidths: block.columnWidths ?? equalWidths(block.rows),
        headerRows: leadingHeaderRows(block.rows),
        rows: block.rows.map(
          (one): TableRow => ({ cells: one.cells.map((inner) => tableCell(inner, project)) }),
        ),
      };
  }
}

type SourceCell = Extract<Block, { type: 'table' }>['rows'][number]['cells'][number];

function tableCell(source: SourceCell, project: Project): TableCell {
  return {
    content: source.paragraphs.map((content) => ({
      type: 'paragraph',
      style: source.header ? 'tableLabel' : 'tableText',
      runs: runs(content, project),
      ...(source.header ? { align: 'center' as const } : {}),
    })),
    verticalAlign: 'center',
    ...(source.header ? { shaded: true } : {}),
    ...(source.columnSpan ? { columnSpan: source.columnSpan } : {}),
    ...(source.rowSpan ? { rowSpan: source.rowSpan } : {}),
  };
}

function equalWidths(rows: readonly { cells: readonly SourceCell[] }[]): number[] {
  const count = rows[0]?.cells.reduce((sum, one) => sum + (one.columnSpan ?? 1), 0) ?? 1;
  return Array.from({ length: count }, () => 1);
}

/** Rows made only of header cells, from the top, repeat on every page. */
function leadingHeaderRows(rows: readonly { cells: readonly SourceCell[] }[]): number {
  const first = rows.findIndex((one) => !one.cells.every((inner) => inner.header));
  const count = first < 0 ? rows.length : first;
  return count === rows.length ? 0 : count;
}

/** Inline content as runs, with fields replaced by what the project says now. */
export function runs(
  content: readonly Inline[],
  project: Pick<Project, 'facts' | 'requirements'>,
): TextRun[] {
  return content.map((inline) =>
    'field' in inline ? { text: fieldText(inline.field, project) ?? missingFieldText(inline.field) } : inline,
  );
}

/** Inline content as plain text. */
export function plainText(
  content: readonly Inline[],
  project: Pick<Project, 'facts' | 'requirements'>,
): string {
  return runs(content, project)
    .map((run) => run.text)
    .join('');
}
