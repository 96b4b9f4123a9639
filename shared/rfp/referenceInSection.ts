import type { Content } from '../content/content';
import type { ReferenceEntry } from '../content/reference';
import type { Operation } from '../project/operations';
import type { Project } from '../project/project';
import { requirementsFromTemplates } from '../requirement/fromTemplate';
import type { Requirement } from '../requirement/requirement';
import { sectionWithBlock, sectionWithEvidence } from './citations';

/** A section of the RFP by the ids of its chapter and of itself. */
export interface SectionPlace {
  chapterId: string;
  sectionId: string;
}

/**
 * The sentence of an entry as a ○ line in a section, one operation; a figure comes with the numbered citation of its
 * sources. Nothing when the section is gone or the entry has no sentence.
 */
export function referenceIntoSection(
  entry: ReferenceEntry,
  place: SectionPlace,
  project: Pick<Project, 'chapters'>,
  { evidence }: Pick<Content, 'evidence'>,
): Operation[] {
  const section = project.chapters
    .find(({ id }) => id === place.chapterId)
    ?.sections.find(({ id }) => id === place.sectionId);
  if (!section || entry.sentence === null) return [];
  const figure = entry.kind === 'evidence' ? evidence.items.find(({ id }) => id === entry.id) : undefined;
  const blocks = figure
    ? sectionWithEvidence(section, figure, evidence.references)
    : sectionWithBlock(section, { type: 'item', level: '○', content: [{ text: entry.sentence }] });
  return [{ type: 'editSection', ...place, changes: { blocks } }];
}

/** The requirement an entry stands for, taken into the project at its end; `null` for any other entry. */
export function requirementOfReference(
  entry: Pick<ReferenceEntry, 'id' | 'kind'>,
  project: Project,
  { requirementTemplates }: Pick<Content, 'requirementTemplates'>,
  newId: () => string,
): { operation: Operation; requirement: Requirement } | null {
  const template = requirementTemplates.find(({ id }) => entry.kind === 'requirement' && id === entry.id);
  if (!template) return null;
  const [requirement] = requirementsFromTemplates([template], project, newId);
  if (!requirement) return null;
  const items = [{ index: project.requirements.length, requirement }];
  return { requirement, operation: { type: 'addRequirements', items } };
}
