import type { RequirementTemplate } from '../content/requirementTemplate';
import { type PackItem, type PackKind, packKindNames } from './packItem';

/** What an item is called in a list. */
export function itemName(item: PackItem): string {
  switch (item.kind) {
    case 'requirement':
      return item.value.name;
    case 'chapter':
    case 'library':
      return item.value.title;
    case 'sample':
      return item.value.facts.projectName;
    default:
      return packKindNames[item.kind];
  }
}

/** An item as lines a reader can compare; none for one that is not there. */
export function itemLines(kind: PackKind, value: unknown): string[] {
  if (value === undefined) return [];
  return kind === 'requirement' ? requirementLines(value as RequirementTemplate) : textsOf(value);
}

function requirementLines(template: RequirementTemplate): string[] {
  return [
    template.name,
    template.definition,
    ...template.details.map(({ level, text }) => `${level} ${text}`),
    `산출정보: ${template.deliverables.join(', ')}`,
    ...template.acceptanceCriteria.map(
      ({ method, condition, limit, inspector }) =>
        `검수기준: ${method} / ${condition} / ${limit} / ${inspector}`,
    ),
    `평가 질문: ${template.evaluationQuestion}`,
    ...(template.parameters ?? []).map(
      (one) => `기준값 ${one.label}: ${one.default}${one.unit} (${one.minimum}~${one.maximum})`,
    ),
    `출처: ${template.source} (${template.status}, ${template.asOf})`,
  ];
}

/** Every text and figure in a value, in its order. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
