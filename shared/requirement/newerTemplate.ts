import type { Content, RequirementTemplate } from '../content/content';
import { parameterValues, renderTemplate } from '../content/parameters';
import { compareVersions } from '../contentPack/packVersion';
import { isSame } from '../json/isSame';
import type { Operation } from '../project/operations';
import type { Requirement } from './requirement';

export const versionedFields = [
  'name',
  'definition',
  'details',
  'deliverables',
  'acceptanceCriteria',
  'evaluationQuestion',
] as const;
export type VersionedField = (typeof versionedFields)[number];

/** A field the newer version words otherwise. */
export interface FieldUpdate {
  field: VersionedField;
  mine: string;
  theirs: string;
  /** `edited`: no longer as the version the card was taken from wrote it, or that version is not known here. Left alone. */
  state: 'asWritten' | 'edited';
}

export interface TemplateUpdate {
  from: string;
  template: RequirementTemplate;
  /** Empty when the newer version changes nothing the card shows. */
  fields: FieldUpdate[];
}

type Known = Pick<Content, 'requirementTemplates' | 'earlierTemplates'>;

/** What the library's newer version of a card's item words otherwise; `null` when there is no newer one. */
export function newerTemplate(card: Requirement, content: Known): TemplateUpdate | null {
  const { origin } = card;
  const raw = content.requirementTemplates.find((one) => one.id === origin?.templateId);
  if (!origin || !raw || compareVersions(raw.version, origin.version) <= 0) return null;
  const template = renderTemplate(raw, origin.parameters);
  const earlier = content.earlierTemplates.find(
    (one) => one.id === origin.templateId && one.version === origin.version,
  );
  const before = earlier ? renderTemplate(earlier, origin.parameters) : null;
  const fields = versionedFields.flatMap((field): FieldUpdate[] => {
    const [mine, theirs] = [comparable(card, field), comparable(template, field)];
    if (isSame(mine, theirs)) return [];
    const state = before && isSame(mine, comparable(before, field)) ? 'asWritten' : 'edited';
    return [{ field, mine: fieldText(card, field), theirs: fieldText(template, field), state }];
  });
  return { from: origin.version, template: raw, fields };
}

/**
 * One change that takes fields over from the newer version. The card counts as of that version once nothing is left that
 * could be taken; fields edited by hand stay as they are. `newId` supplies ids for 검수기준.
 */
export function takeNewerTemplate(
  card: Requirement,
  { template, fields }: TemplateUpdate,
  taken: ReadonlySet<VersionedField>,
  newId: () => string,
): Extract<Operation, { type: 'editRequirement' }> {
  const { origin } = card;
  const rendered = renderTemplate(template, origin?.parameters);
  const takeable = fields.filter((one) => one.state === 'asWritten').map((one) => one.field);
  const next = {
    name: rendered.name,
    definition: rendered.definition,
    details: rendered.details,
    deliverables: rendered.deliverables,
    acceptanceCriteria: rendered.acceptanceCriteria.map(({ method, condition, limit, inspector }, at) => ({
      // A 검수기준 in the same place keeps its marks in the inspections.
      id: card.acceptanceCriteria[at]?.id ?? newId(),
      method,
      condition,
      limit,
      inspector,
    })),
    evaluationQuestion: rendered.evaluationQuestion,
  };
  const chosen = takeable.filter((field) => taken.has(field));
  const isAll = chosen.length === takeable.length;
  return {
    type: 'editRequirement',
    id: card.id,
    changes: {
      ...Object.fromEntries(chosen.map((field) => [field, next[field]])),
      ...(isAll && {
        origin: {
          templateId: template.id,
          version: template.version,
          ...(template.parameters ? { parameters: parameterValues(template, origin?.parameters) } : {}),
        },
      }),
    },
  };
}

type Worded = Pick<Requirement, Exclude<VersionedField, 'acceptanceCriteria'>> & {
  acceptanceCriteria: readonly { method: string; condition: string; limit: string; inspector: string }[];
};

function comparable(worded: Worded, field: VersionedField): unknown {
  return field === 'acceptanceCriteria'
    ? worded.acceptanceCriteria.map(({ method, condition, limit, inspector }) => [
        method,
        condition,
        limit,
        inspector,
      ])
    : worded[field];
}

function fieldText(worded: Worded, field: VersionedField): string {
  switch (field) {
    case 'details':
      return worded.details.map(({ level, text }) => `${level} ${text}`).join('\n');
    case 'deliverables':
      return worded.deliverables.join('\n');
    case 'acceptanceCriteria':
      return worded.acceptanceCriteria
        .map(({ method, condition, limit, inspector }) => [method, condition, limit, inspector].join(' / '))
        .join('\n');
    default:
      return worded[field];
  }
}
