import type { Block } from '../document/blocks';
import type { Project, Section } from '../project/project';
import { holds } from './condition';

/** Blocks of a section that apply to the project's facts. */
export function visibleBlocks(section: Section, project: Pick<Project, 'facts'>): Block[] {
  return section.blocks.filter(({ when }) => !when || holds(when, project.facts)).map(({ block }) => block);
}
