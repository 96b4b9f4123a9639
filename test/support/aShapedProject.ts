import type { Content } from '../../shared/content/content';
import type { Block } from '../../shared/document/blocks';
import type { ProjectImage } from '../../shared/project/images';
import type { Project } from '../../shared/project/project';
import { startProject } from '../../shared/project/startProject';
import { countingIds } from './aProject';

/** The sample's facts with so many requirement cards: those of the library, then further copies of them. */
export function aShapedProject(content: Content, count: number, changes: Partial<Project> = {}): Project {
  const [sample] = content.samples;
  if (!sample) throw new Error('no sample');
  const project = startProject({
    facts: sample.facts,
    content,
    templateIds: content.requirementTemplates.slice(0, count).map((one) => one.id),
    id: 'shaped',
    newId: countingIds(),
  });
  const first = project.requirements;
  const numbers = new Map<string, number>();
  const requirements = Array.from({ length: count }, (_, index) => {
    const card = first[index % first.length];
    if (!card) throw new Error('no card');
    const number = (numbers.get(card.categoryCode) ?? 0) + 1;
    numbers.set(card.categoryCode, number);
    const round = Math.floor(index / first.length);
    if (round === 0) return { ...card, number };
    return {
      ...card,
      id: `${card.id}-${round}`,
      number,
      name: `${card.name} ${round + 1}`,
      acceptanceCriteria: card.acceptanceCriteria.map((one) => ({ ...one, id: `${one.id}-${round}` })),
    };
  });
  return { ...project, requirements, ...changes };
}

/** The project with blocks added at the end of its first section. */
export function withBlocks(project: Project, blocks: Block[]): Project {
  const [chapter, ...others] = project.chapters;
  const [section, ...rest] = chapter?.sections ?? [];
  if (!chapter || !section) throw new Error('no section');
  const added = { ...section, blocks: [...section.blocks, ...blocks.map((block) => ({ block }))] };
  return { ...project, chapters: [{ ...chapter, sections: [added, ...rest] }, ...others] };
}

/** A table of twelve months, turned sideways. */
export function aWideTable(rowCount: number): Block {
  const cells = (text: (month: number) => string, header?: true) =>
    Array.from({ length: 12 }, (_, month) => ({
      paragraphs: [[{ text: text(month + 1) }]],
      ...(header ? { header } : {}),
    }));
  return {
    type: 'table',
    landscape: true,
    rows: [
      { cells: cells((month) => `${month}월`, true) },
      ...Array.from({ length: rowCount }, (_, row) => ({
        cells: cells((month) => (month % 3 === 0 ? `작업 ${row + 1}` : '')),
      })),
    ],
  };
}

/** A picture said to be of this size; the bytes are those of one pixel, stretched. */
export function aPictureOf(id: string, widthPx: number, heightPx: number, pixel: ProjectImage): ProjectImage {
  return { ...pixel, id, widthPx, heightPx };
}
