import type { Content } from '../content/content';
import type { EvidenceItem } from '../content/library';
import type { Block, Citation, Inline } from '../document/blocks';
import type { DocumentNode } from '../document/wordDocument';
import type { Chapter, Project, Section, SectionBlock } from '../project/project';
import { paragraph } from './nodes';
import { visibleBlocks } from './visibleBlocks';

/*
 * A citation keeps the words of its sources and no number. Numbers and 참고자료 are derived for each chapter every time,
 * so that one taken out or moved renumbers the rest, and a chapter put alone into an agency's file still has its list.
 */

type Reference = Content['evidence']['references'][number];

/**
 * A ○ line that states an item of `content.evidence.items` and cites its sources: `… 추진하였다[1].`
 * The line is the officer's from then on; the citation in it stays one piece. `references` is `content.evidence.references`.
 * To put it into a section, use `sectionWithEvidence`.
 */
export function evidenceBlock(item: EvidenceItem, references: readonly Reference[]): Block {
  const sentence = item.text.replace(/\.$/, '');
  return {
    type: 'item',
    level: '○',
    content: [{ text: sentence }, evidenceCitation(item, references), { text: '.' }],
  };
}

/** Only the `[n]` of an item, for a sentence that stands already. */
export function evidenceCitation(
  item: EvidenceItem,
  references: readonly Reference[],
): { citation: Citation } {
  return { citation: { evidence: item.id, sources: printedSources(item, references) } };
}

/**
 * The blocks of a section with the item in it, for `editSection` with `changes: { blocks }`; see `sectionWithBlock` for
 * where it goes.
 */
export function sectionWithEvidence(
  section: Pick<Section, 'blocks'>,
  item: EvidenceItem,
  references: readonly Reference[],
): SectionBlock[] {
  return sectionWithBlock(section, evidenceBlock(item, references));
}

/**
 * A block at the end of what stands under the first heading (추진배경 of `overview.background`), at the end of a section
 * with one heading or none. A □ line with ○ lines below it counts as a heading.
 */
export function sectionWithBlock({ blocks }: Pick<Section, 'blocks'>, block: Block): SectionBlock[] {
  const headings = blocks.flatMap((one, index) =>
    isHead(one.block, blocks[index + 1]?.block) ? [index] : [],
  );
  return blocks.toSpliced(headings[1] ?? blocks.length, 0, { block });
}

function isHead(block: Block, below: Block | undefined): boolean {
  if (block.type === 'heading') return true;
  return block.type === 'item' && block.level === '□' && below?.type === 'item' && below.level === '○';
}

/** What 참고자료 prints for an item, one text for each source. */
export function printedSources(item: EvidenceItem, references: readonly Reference[]): string[] {
  const cited = item.references.flatMap((id) => references.find((one) => one.id === id) ?? []);
  if (cited.length > 0) return cited.map(referenceText);
  return [item.printedSource ?? item.source];
}

/** `전자신문, 「제목」(2024)`; parts the source does not give are left out. */
export function referenceText({ title, publisher, date }: Reference): string {
  return `${publisher && `${publisher}, `}「${title}」${date && `(${date})`}`;
}

/** The sources a chapter cites, in the order of their first appearance in what prints: the first is [1]. */
export function citedSources(chapter: Pick<Chapter, 'sections'>, project: Pick<Project, 'facts'>): string[] {
  const inlines = chapter.sections.flatMap((section) => visibleBlocks(section, project).flatMap(inlinesOf));
  return [...new Set(inlines.flatMap((one) => ('citation' in one ? one.citation.sources : [])))];
}

/** `[1]` or `[1, 3]`; empty where the sources are not among the cited ones. */
export function citationText(sources: readonly string[], cited: readonly string[]): string {
  const numbers = sources.map((one) => cited.indexOf(one) + 1).filter((number) => number > 0);
  return numbers.length === 0 ? '' : `[${numbers.sort((a, b) => a - b).join(', ')}]`;
}

/** 참고자료 at the end of a chapter; nothing where it cites nothing. */
export function referenceNodes(cited: readonly string[]): DocumentNode[] {
  if (cited.length === 0) return [];
  return [
    { type: 'heading', level: 2, text: '참고자료', numbered: false },
    ...cited.map((source, index) => paragraph(`[${index + 1}] ${source}`, 'note')),
  ];
}

function inlinesOf(block: Block): Inline[] {
  if (block.type === 'table')
    return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.flat()));
  return 'content' in block ? block.content : [];
}
