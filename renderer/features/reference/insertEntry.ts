import type { ReferenceEntry } from '../../../shared/content/reference';
import { requirementNumber } from '../../../shared/requirement/requirement';
import {
  referenceIntoSection,
  requirementOfReference,
  type SectionPlace,
} from '../../../shared/rfp/referenceInSection';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { useProject } from '../../stores/projectStore';
import type { Target } from '../../stores/viewStore';
import { referenceText as text } from '../../text/referenceText';
import { tellFailure } from '../../text/tellFailure';

/** What was done, and where it is to be seen. */
export interface Done {
  says: string;
  target: Target;
}

/** Puts the sentence of an entry into a section of the open project; `null` when that could not be kept. */
export async function insertEntry(entry: ReferenceEntry, place: SectionPlace): Promise<Done | null> {
  // What is being typed in that section comes first.
  await flushPendingEdits();
  const { project, content, apply } = useProject.getState();
  if (!project || !content) return null;
  const operations = referenceIntoSection(entry, place, project, content);
  const section = project.chapters
    .flatMap(({ sections }) => sections)
    .find(({ id }) => id === place.sectionId);
  if (!section || operations.length === 0) return null;
  const applied = await apply(operations);
  if (applied.ok) return { says: text.inserted(section.title), target: { kind: 'section', ...place } };
  tellFailure(applied.failure);
  return null;
}

/** Takes the requirement an entry stands for into the open project. */
export async function takeEntry(entry: ReferenceEntry): Promise<Done | null> {
  await flushPendingEdits();
  const { project, content, apply } = useProject.getState();
  if (!project || !content) return null;
  const taken = requirementOfReference(entry, project, content, () => crypto.randomUUID());
  if (!taken) return null;
  const applied = await apply([taken.operation]);
  const { requirement } = taken;
  if (applied.ok)
    return {
      says: text.taken(`${requirementNumber(requirement, project.numbering.digits)} ${requirement.name}`),
      target: { kind: 'requirement', id: requirement.id },
    };
  tellFailure(applied.failure);
  return null;
}
