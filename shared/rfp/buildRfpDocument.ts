import type { Content } from '../content/content';
import type { Block, Inline } from '../document/blocks';
import type {
  DocumentNode,
  ImageNode,
  TableCell,
  TableRow,
  TextRun,
  WordDocument,
} from '../document/wordDocument';
import { dayText } from '../korean/days';
import { base64Bytes, type ProjectImage } from '../project/images';
import type { Chapter, Project, Revision, Section } from '../project/project';
import { citationText, citedSources, referenceNodes } from './citations';
import { derivedPart } from './derivedParts';
import { type FieldProject, fieldText, missingFieldText } from './fieldText';
import { type Layout, layoutOf, lookOf } from './layoutOptions';
import { cell, label, listTable, paragraph, row } from './nodes';
import { visibleBlocks } from './visibleBlocks';

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
  const title = `${facts.projectName} 제안요청서`;
  const layout = layoutOf(project);
  const header = layout.header ?? title;
  return {
    properties: { title, creator: facts.agency, subject: '제안요청서', date },
    look: lookOf(layout),
    sections: [
      {
        pageNumbers: 'none',
        nodes: coverNodes(project, {
          subtitle: '제 안 요 청 서',
          day: facts.noticeDate ? dayText(facts.noticeDate) : '〔작성: 공고일〕',
        }),
      },
      {
        pageNumbers: 'roman',
        header,
        nodes: [
          ...revisionNodes(project.revisions ?? []),
          { type: 'contents', title: '목   차', depth: layout.contentsDepth },
        ],
      },
      ...turned(body(project, content)).map(({ orientation, nodes }) => ({
        pageNumbers: 'decimal' as const,
        header,
        orientation,
        nodes,
      })),
    ],
  };
}

/** The body in sections: tables that print sideways have one of their own, with the headings right above them. */
export function turned(
  nodes: readonly DocumentNode[],
): { orientation: 'portrait' | 'landscape'; nodes: DocumentNode[] }[] {
  const sections: { orientation: 'portrait' | 'landscape'; nodes: DocumentNode[] }[] = [];
  const last = (orientation: 'portrait' | 'landscape') => {
    const current = sections.at(-1);
    if (current?.orientation === orientation) return current;
    const next = { orientation, nodes: [] };
    sections.push(next);
    return next;
  };
  for (const node of nodes) {
    if (node.type !== 'table' || !node.landscape) {
      // Nothing stands on the page a section opens, so a break before it would leave that page empty.
      const target = last('portrait');
      const opens = target.nodes.length === 0 && sections.length > 1;
      if (!(opens && node.type === 'pageBreak'))
        target.nodes.push(opens && node.type === 'heading' ? { ...node, pageBreakBefore: false } : node);
      continue;
    }
    const before = sections.at(-1);
    const above: DocumentNode[] = [];
    while (before?.orientation === 'portrait' && before.nodes.at(-1)?.type === 'heading')
      above.unshift(...before.nodes.splice(-1).map((one) => ({ ...one, pageBreakBefore: false })));
    if (before?.orientation === 'portrait' && before.nodes.length === 0) sections.pop();
    last('landscape').nodes.push(...above, node);
  }
  return sections.length > 0 ? sections : [{ orientation: 'portrait', nodes: [] }];
}

/** 개정 이력 on a page of its own. */
function revisionNodes(revisions: readonly Revision[]): DocumentNode[] {
  if (revisions.length === 0) return [];
  return [
    paragraph('개 정 이 력', 'frontTitle', 'center'),
    listTable(
      [12, 22, 46, 20],
      ['버전', '개정일', '개정 내용', '작성자'],
      revisions.map((one) => [
        one.version || '-',
        one.date ? dayText(one.date) : '-',
        one.what || '-',
        one.who || '-',
      ]),
      { centered: [0, 1, 3], role: 'revisions' },
    ),
    { type: 'pageBreak' },
  ];
}

/** A cover: the project's name, what the paper is, its day, the agency and whom to ask. */
export function coverNodes(
  project: Project,
  { subtitle, day }: { subtitle: string; day: string },
): DocumentNode[] {
  const { facts } = project;
  const contact: [string, string][] = [
    ['담당 부서', facts.department],
    ['담당자', facts.contactName],
    ['전화', facts.contactPhone],
    ['전자우편', facts.contactEmail],
  ];
  return [
    { ...paragraph(facts.projectName, 'coverTitle', 'center'), spaceBeforePt: 140 },
    paragraph(subtitle, 'coverSubtitle', 'center'),
    { ...paragraph(day, 'coverText', 'center'), spaceBeforePt: 180 },
    ...logoNodes(project, layoutOf(project)),
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

/** Widest and highest a logo prints, as parts of the text width. */
const logoShare = { width: 0.3, height: 0.14 };

function logoNodes(project: Project, { logo }: Layout): DocumentNode[] {
  const image = project.images?.find((one) => one.id === logo);
  if (!image) return [];
  const widthShare = Math.min(logoShare.width, (logoShare.height * image.widthPx) / image.heightPx);
  return [{ ...pictureOf(image), widthShare, description: `${project.facts.agency} 로고`, align: 'center' }];
}

function pictureOf(image: ProjectImage): ImageNode {
  return {
    type: 'image',
    id: image.id,
    mediaType: image.mediaType,
    bytes: base64Bytes(image.data),
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    description: '',
  };
}

function imageNode(block: Extract<Block, { type: 'image' }>, project: Project): DocumentNode {
  const image = project.images?.find((one) => one.id === block.image);
  const caption = block.caption.trim();
  if (!image) return paragraph(`〔작성: 그림${caption && ` ‘${caption}’`}〕`);
  return {
    ...pictureOf(image),
    description: caption || image.name,
    ...(block.widthPercent === undefined ? {} : { widthShare: block.widthPercent / 100 }),
    ...(caption === '' ? {} : { caption, ...(layoutOf(project).captions ? { captionSeries: '그림' } : {}) }),
  };
}

function body(project: Project, content: Pick<Content, 'requirementTemplates'>): DocumentNode[] {
  return project.chapters
    .filter((chapter) => chapter.enabled)
    .flatMap((chapter, index) => [
      { type: 'heading', level: 1, text: chapter.title, pageBreakBefore: index > 0 } as const,
      ...chapterNodes(chapter, project, content),
    ]);
}

/** The sections of a chapter as they print, and the 참고자료 they cite. */
export function chapterNodes(
  chapter: Chapter,
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
): DocumentNode[] {
  const cited = citedSources(chapter, project);
  return [
    ...chapter.sections.flatMap((section) => sectionNodes(section, project, content, cited)),
    ...referenceNodes(cited),
  ];
}

function sectionNodes(
  section: Section,
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
  cited: readonly string[],
): DocumentNode[] {
  const nodes: DocumentNode[] = [{ type: 'heading', level: 2, text: section.title }];
  let hasHeading = false;
  for (const block of visibleBlocks(section, project)) {
    if (block.type === 'heading') hasHeading = true;
    if (block.type === 'derived')
      nodes.push(...derivedPart(block.part, project, content, hasHeading ? 4 : 3));
    else nodes.push(blockNode(block, project, cited));
  }
  return nodes;
}

const headingLevels = { 1: 3, 2: 4, 3: 5, 4: 6 } as const;

function blockNode(
  block: Exclude<Block, { type: 'derived' }>,
  project: Project,
  cited: readonly string[],
): DocumentNode {
  switch (block.type) {
    case 'paragraph':
      return {
        type: 'paragraph',
        style: 'body',
        runs: runs(block.content, project, cited),
        ...(block.align ? { align: block.align } : {}),
      };
    case 'heading':
      return {
        type: 'heading',
        level: headingLevels[block.level],
        text: plainText(block.content, project, cited),
      };
    case 'item':
      return { type: 'item', level: block.level, runs: runs(block.content, project, cited) };
    case 'pageBreak':
      return { type: 'pageBreak' };
    case 'image':
      return imageNode(block, project);
    case 'table':
      return {
        ...(block.landscape ? { landscape: true } : {}),
        type: 'table',
        columnWidths: block.columnWidths ?? equalWidths(block.rows),
        headerRows: leadingHeaderRows(block.rows),
        rows: block.rows.map(
          (one): TableRow => ({ cells: one.cells.map((inner) => tableCell(inner, project, cited)) }),
        ),
      };
  }
}

type SourceCell = Extract<Block, { type: 'table' }>['rows'][number]['cells'][number];

function tableCell(source: SourceCell, project: Project, cited: readonly string[]): TableCell {
  return {
    content: source.paragraphs.map((content) => ({
      type: 'paragraph',
      style: source.header ? 'tableLabel' : 'tableText',
      runs: runs(content, project, cited),
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

/**
 * Inline content as runs, with fields replaced by what the project says now and citations by their numbers among the
 * sources the chapter cites.
 */
function runs(content: readonly Inline[], project: FieldProject, cited: readonly string[]): TextRun[] {
  return content.map((inline) => {
    if ('field' in inline)
      return { text: fieldText(inline.field, project) ?? missingFieldText(inline.field) };
    return 'citation' in inline ? { text: citationText(inline.citation.sources, cited) } : inline;
  });
}

/** Inline content as plain text; citations are left out where no cited sources are given. */
export function plainText(
  content: readonly Inline[],
  project: FieldProject,
  cited: readonly string[] = [],
): string {
  return runs(content, project, cited)
    .map((run) => run.text)
    .join('');
}
