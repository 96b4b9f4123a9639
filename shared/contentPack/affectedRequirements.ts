import type { Project } from '../project/project';
import { requirementNumber } from '../requirement/requirement';

/** A card on this PC that was taken from an item a pack changes. */
export interface AffectedRequirement {
  projectId: string;
  projectName: string;
  requirementId: string;
  number: string;
  name: string;
  templateId: string;
  /** The version the card was taken from. */
  version: string;
}

/** The cards of the projects that were taken from one of the library items. */
export function affectedRequirements(
  projects: readonly Project[],
  templateIds: ReadonlySet<string>,
): AffectedRequirement[] {
  return projects.flatMap((project) =>
    project.requirements.flatMap((card) =>
      card.origin && templateIds.has(card.origin.templateId)
        ? [
            {
              projectId: project.id,
              projectName: project.facts.projectName,
              requirementId: card.id,
              number: requirementNumber(card, project.numbering.digits),
              name: card.name,
              templateId: card.origin.templateId,
              version: card.origin.version,
            },
          ]
        : [],
    ),
  );
}
