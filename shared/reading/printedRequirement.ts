import type { Project } from '../project/project';
import { relatedText } from '../requirement/numbering';
import { type Requirement, requirementNumber } from '../requirement/requirement';
import type { ReadRequirement } from './readRequirement';

/** A project's card as its document prints it: what reading that document back gives. */
export function printedRequirement(
  requirement: Requirement,
  project: Pick<Project, 'requirements' | 'categories' | 'numbering'>,
): Omit<ReadRequirement, 'headings'> {
  const { digits } = project.numbering;
  const numberText = requirementNumber(requirement, digits);
  return {
    numberText,
    number:
      requirement.number === null
        ? null
        : { text: numberText, code: requirement.categoryCode, number: requirement.number },
    categoryName:
      project.categories.find((one) => one.code === requirement.categoryCode)?.name ??
      requirement.categoryCode,
    name: requirement.name,
    definition: requirement.definition,
    details: requirement.details.filter((line) => line.text.trim() !== ''),
    deliverables: requirement.deliverables,
    related: requirement.related.map((one) => relatedText(one, project.requirements, digits)),
    source: requirement.source,
    acceptanceCriteria: requirement.acceptanceCriteria.map(({ method, condition, limit, inspector }) => ({
      method,
      condition,
      limit,
      inspector,
    })),
    others: [],
  };
}
