import type { Content } from '../content/content';
import { derivedParts } from '../document/blocks';
import type { InsertedPart } from '../docx/targetFile';
import { fail, ok, type Result } from '../ipc/failure';
import type { Chapter, Project } from '../project/project';
import { inPrintingOrder } from '../requirement/numbering';
import { type Requirement, requirementNumber } from '../requirement/requirement';
import { z } from '../zod';
import { chapterNodes } from './buildRfpDocument';
import { derivedPart, derivedPartNames } from './derivedParts';
import { requirementCard } from './requirementNodes';

/** What of a project can be put into an agency's document. */
export const insertableSchema = z.discriminatedUnion('kind', [
  /** 요구사항 상세표; `null` means every requirement. */
  z.strictObject({ kind: z.literal('cards'), requirementIds: z.array(z.string()).min(1).nullable() }),
  z.strictObject({ kind: z.literal('part'), part: z.enum(derivedParts) }),
  z.strictObject({ kind: z.literal('chapter'), chapterId: z.string() }),
]);
export type Insertable = z.infer<typeof insertableSchema>;

type Cards = Pick<Project, 'requirements' | 'categories' | 'numbering'>;

/** Korean name of what goes in, for lists and previews. */
export function insertableName(
  what: Insertable,
  project: Cards & Partial<Pick<Project, 'chapters'>>,
): string {
  switch (what.kind) {
    case 'cards': {
      const [first, ...rest] = chosenCards(what.requirementIds, project);
      if (what.requirementIds === null || !first) return '요구사항 상세표';
      const number = requirementNumber(first, project.numbering.digits);
      return rest.length === 0 ? `${number} ${first.name}` : `${number} 외 ${rest.length}건`;
    }
    case 'part':
      return derivedPartNames[what.part];
    case 'chapter': {
      const chapter = project.chapters?.find(({ id }) => id === what.chapterId);
      return chapter ? `장: ${chapter.title}` : '장';
    }
  }
}

/** The nodes of what goes in, each card and each part marked, so that a later run finds it. */
export function insertableParts(
  what: Insertable,
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
): Result<InsertedPart[]> {
  switch (what.kind) {
    case 'cards':
      return ok(cardParts(what.requirementIds, project));
    case 'part':
      return ok([
        {
          nodes: derivedPart(what.part, project, content),
          mark: { kind: 'part', id: what.part, title: derivedPartNames[what.part] },
        },
      ]);
    case 'chapter': {
      const chapter = project.chapters.find(({ id }) => id === what.chapterId);
      if (!chapter) return fail({ type: 'contentNotFound', what: '장', available: chapterTitles(project) });
      return ok([
        {
          nodes: plainChapter(chapter, project, content),
          mark: { kind: 'part', id: `chapter:${chapter.id}`, title: chapter.title },
        },
      ]);
    }
  }
}

/** Everything of a project an earlier run may have put in: cards, derived tables, chapters. */
export function allParts(project: Project, content: Pick<Content, 'requirementTemplates'>): InsertedPart[] {
  const others: Insertable[] = [
    ...derivedParts.map((part) => ({ kind: 'part', part }) as const),
    ...project.chapters.map(({ id }) => ({ kind: 'chapter', chapterId: id }) as const),
  ];
  const parts = others.map((what) => insertableParts(what, project, content));
  return [...cardParts(null, project), ...parts.flatMap((one) => (one.ok ? one.value : []))];
}

/** Cards in printing order, one part each. */
export function cardParts(ids: readonly string[] | null, project: Cards): InsertedPart[] {
  return chosenCards(ids, project).map((requirement) => ({
    nodes: requirementCard(requirement, project),
    mark: cardMark(requirement, project),
    source: cardSource(requirement),
  }));
}

/** 출처 as the requirement says it, else the library item it was taken from. */
function cardSource({ source, origin }: Requirement): string {
  const said = source.replace(/\s+/g, ' ').trim();
  if (said !== '' || !origin) return said;
  return `요구사항 라이브러리 ${origin.templateId} (${origin.version})`;
}

function cardMark(requirement: Requirement, { numbering }: Cards): InsertedPart['mark'] {
  const title = `${requirementNumber(requirement, numbering.digits)} ${requirement.name}`;
  return { kind: 'requirement', id: requirement.id, title };
}

function chosenCards(ids: readonly string[] | null, { requirements, categories }: Cards): Requirement[] {
  const wanted = ids === null ? null : new Set(ids);
  return inPrintingOrder(requirements, categories).filter(({ id }) => wanted === null || wanted.has(id));
}

function plainChapter(
  chapter: Chapter,
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
): InsertedPart['nodes'] {
  // The agency's document numbers its headings itself.
  return [
    { type: 'heading', level: 1, text: chapter.title } as const,
    ...chapterNodes(chapter, project, content),
  ].map((node) => (node.type === 'heading' ? { ...node, numbered: false } : node));
}

export function chapterTitles({ chapters }: Pick<Project, 'chapters'>): string[] {
  return chapters.map(({ title }) => title);
}
