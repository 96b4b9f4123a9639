import type { RequirementTemplate } from '../content/content';
import { parameterValues, renderTemplate } from '../content/parameters';
import { dayText } from '../korean/days';
import type { Project } from '../project/project';
import { nextNumber } from './numbering';
import { type Requirement, requirementNumber } from './requirement';

/**
 * Requirements made from library items for a project: numbered (a preferred number is kept when free), with their
 * relations among themselves and to cards already taken from the library resolved. Figures are those the project chose for
 * the same item before, otherwise the defaults. `newId` supplies fresh ids.
 */
export function requirementsFromTemplates(
  templates: readonly RequirementTemplate[],
  project: Pick<Project, 'requirements' | 'numbering'>,
  newId: () => string,
): Requirement[] {
  const made: Requirement[] = [];
  for (const raw of templates) {
    const taken = [...project.requirements, ...made];
    const chosen = taken.findLast((one) => one.origin?.templateId === raw.id)?.origin?.parameters;
    const template = renderTemplate(raw, chosen);
    made.push({
      id: newId(),
      categoryCode: template.categoryCode,
      number: nextNumber(taken, template.categoryCode, template.preferredNumber),
      name: template.name,
      definition: template.definition,
      details: template.details,
      deliverables: template.deliverables,
      related: [],
      source: sourceText(template),
      acceptanceCriteria: template.acceptanceCriteria.map(({ method, condition, limit, inspector }) => ({
        id: newId(),
        method,
        condition,
        limit,
        inspector,
      })),
      evaluationQuestion: template.evaluationQuestion,
      origin: {
        templateId: template.id,
        version: template.version,
        ...(template.parameters ? { parameters: parameterValues(template, chosen) } : {}),
      },
    });
  }
  const byTemplate = new Map<string, Requirement>();
  for (const one of [...project.requirements, ...made])
    if (one.origin) byTemplate.set(one.origin.templateId, one);
  return made.map((requirement, index) => ({
    ...requirement,
    related: (templates[index]?.related ?? []).flatMap((id) => {
      const other = byTemplate.get(id);
      return other && other.id !== requirement.id
        ? [{ requirementId: other.id, label: requirementNumber(other, project.numbering.digits) }]
        : [];
    }),
  }));
}

/** The library item a card was taken from, as it reads with the card's figures; `null` when there is none. */
export function templateOf(
  card: Pick<Requirement, 'origin'>,
  templates: readonly RequirementTemplate[],
): RequirementTemplate | null {
  const template = templates.find((one) => one.id === card.origin?.templateId);
  return template ? renderTemplate(template, card.origin?.parameters) : null;
}

/** 요구사항 출처 as printed: where the item comes from, and that it is a reconstruction where it is one. */
function sourceText({ source, status, asOf }: RequirementTemplate): string {
  return status === '자체 작성' ? `발주길잡이 요구사항 자료(${dayText(asOf)})` : `${source}(${status})`;
}

/** A new, empty card in a category. */
export function blankRequirement(
  project: Pick<Project, 'requirements'>,
  categoryCode: string,
  newId: () => string,
): Requirement {
  return {
    id: newId(),
    categoryCode,
    number: nextNumber(project.requirements, categoryCode, null),
    name: '',
    definition: '',
    details: [{ level: '○', text: '' }],
    deliverables: [],
    related: [],
    source: '',
    acceptanceCriteria: [{ id: newId(), method: '', condition: '', limit: '', inspector: '' }],
    evaluationQuestion: '',
    origin: null,
  };
}
