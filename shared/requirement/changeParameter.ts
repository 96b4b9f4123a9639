import { parameterNames, parameterValues, renderText } from '../content/parameters';
import type { RequirementTemplate } from '../content/requirementTemplate';
import type { Operation } from '../project/operations';
import type { AcceptanceCriterion, Requirement } from './requirement';

/** A text that names the figure but was edited by hand, so that it stays as it is. */
export interface LeftAlone {
  field: 'definition' | 'details' | 'acceptanceCriteria' | 'evaluationQuestion';
  /** How the library would write it with the new figure. */
  text: string;
}

export interface ParameterChange {
  operation: Extract<Operation, { type: 'editRequirement' }>;
  /** How many texts of the card follow the figure. */
  rewrittenCount: number;
  leftAlone: LeftAlone[];
}

/**
 * Another figure for a parameter of a card taken from the library (`template` is the item as it stands there, with braces).
 * Texts still as the template wrote them follow; what was edited by hand is left alone and named.
 */
export function changeParameter(
  card: Requirement,
  template: RequirementTemplate,
  name: string,
  value: number,
): ParameterChange {
  const before = parameterValues(template, card.origin?.parameters);
  const after = { ...before, [name]: value };
  const leftAlone: LeftAlone[] = [];
  let rewrittenCount = 0;

  /** Takes each text of the card over to the new figure where a text of the template still stands behind it. */
  const follow = (
    field: LeftAlone['field'],
    texts: readonly string[],
    sources: readonly string[],
  ): string[] => {
    const free = new Map(sources.map((source, index) => [index, source]));
    const followed = texts.map((text, place) => {
      const same = [...free].filter(([, source]) => renderText(source, before) === text);
      const found = same.find(([index]) => index === place) ?? same[0];
      if (!found) return text;
      const [index, source] = found;
      free.delete(index);
      if (!parameterNames(source).includes(name)) return text;
      rewrittenCount += 1;
      return renderText(source, after);
    });
    for (const source of free.values())
      if (parameterNames(source).includes(name)) leftAlone.push({ field, text: renderText(source, after) });
    return followed;
  };

  const [definition = ''] = follow('definition', [card.definition], [template.definition]);
  const details = follow(
    'details',
    card.details.map((line) => line.text),
    template.details.map((line) => line.text),
  );
  const criteria = (key: Exclude<keyof AcceptanceCriterion, 'id'>) =>
    follow(
      'acceptanceCriteria',
      card.acceptanceCriteria.map((one) => one[key]),
      template.acceptanceCriteria.map((one) => one[key]),
    );
  const [methods, conditions, limits, inspectors] = [
    criteria('method'),
    criteria('condition'),
    criteria('limit'),
    criteria('inspector'),
  ];
  const [evaluationQuestion = ''] = follow(
    'evaluationQuestion',
    [card.evaluationQuestion],
    [template.evaluationQuestion],
  );
  const next = {
    definition,
    details: card.details.map((line, at) => ({ ...line, text: details[at] ?? line.text })),
    acceptanceCriteria: card.acceptanceCriteria.map((one, at) => ({
      id: one.id,
      method: methods[at] ?? one.method,
      condition: conditions[at] ?? one.condition,
      limit: limits[at] ?? one.limit,
      inspector: inspectors[at] ?? one.inspector,
    })),
    evaluationQuestion,
  };
  const origin = {
    templateId: template.id,
    version: card.origin?.version ?? template.version,
    parameters: after,
  };
  return {
    operation: {
      type: 'editRequirement',
      id: card.id,
      changes: { ...changedOnly(card, next), origin },
    },
    rewrittenCount,
    leftAlone,
  };
}

function changedOnly<T extends object>(card: T, next: Partial<T>): Partial<T> {
  return Object.fromEntries(
    (Object.keys(next) as (keyof T)[])
      .filter((key) => JSON.stringify(card[key]) !== JSON.stringify(next[key]))
      .map((key) => [key, next[key]]),
  ) as Partial<T>;
}
