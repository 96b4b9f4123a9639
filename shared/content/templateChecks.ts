import { wordMatches } from '../check/wordMatches';
import { comparable } from '../korean/comparable';
import { characterPairs, similarity } from '../korean/similarity';
import type { WordList } from './content';
import { mapTexts } from './parameters';
import type { RequirementTemplate } from './requirementTemplate';

/** Something an author should look at: the item, the field, and why. */
export interface TemplateFinding {
  id: string;
  field: string;
  detail: string;
}

/** Everything of an item that ends up binding the contractor, with its field. */
export function bindingTexts(template: RequirementTemplate): { field: string; text: string }[] {
  const texts = [
    { field: 'name', text: template.name },
    ...template.deliverables.map((text, index) => ({ field: `deliverables[${index}]`, text })),
  ];
  mapTexts(template, (text, field) => {
    texts.push({ field, text });
    return text;
  });
  return texts;
}

/** Words of a list (모호한 말, 제품 이름) in the texts that bind. */
export function listedWords(template: RequirementTemplate, list: WordList): TemplateFinding[] {
  return bindingTexts(template).flatMap(({ field, text }) =>
    wordMatches(text, list).map(({ words, quote }) => ({
      id: template.id,
      field,
      detail: `‘${words}’: ${quote}`,
    })),
  );
}

/** Figures that stand in a 한계값 itself without a 기준값 or a word on why they are what they are. */
export function bareFigures(template: RequirementTemplate): TemplateFinding[] {
  return template.acceptanceCriteria.flatMap(({ limit, basis }, index) => {
    const hasFigure = /\d/.test(limit.replace(/\{[^{}]*\}/g, ''));
    return !hasFigure || basis !== undefined
      ? []
      : [
          {
            id: template.id,
            field: `acceptanceCriteria[${index}].limit`,
            detail: `기준값({…})도 basis도 없는 수가 있습니다: ${limit}`,
          },
        ];
  });
}

/** Texts in which the unit after a figure is not the one its parameter names. */
export function strangeUnits(template: RequirementTemplate): TemplateFinding[] {
  const units = new Map((template.parameters ?? []).map(({ name, unit }) => [name, unit]));
  const findings: TemplateFinding[] = [];
  mapTexts(template, (text, field) => {
    for (const { 0: whole, 1: name = '', index } of text.matchAll(/\{([^{}]+)\}/g)) {
      const unit = units.get(name) ?? '';
      const after = text.slice(index + whole.length).trimStart();
      // ‘{최소}~{최대}대’처럼 단위를 뒤의 수와 함께 쓸 수 있다.
      if (unit === '' || after.startsWith(unit) || /^[~∼–,·:]/.test(after)) continue;
      findings.push({
        id: template.id,
        field,
        detail: `{${name}} 뒤에 단위 ‘${unit}’ 대신 ‘${after.slice(0, 8)}’ 글자가 있습니다.`,
      });
    }
    return text;
  });
  return findings;
}

/** Two items so alike that one of them should go or say what it adds. */
export interface NearDuplicate {
  ids: [string, string];
  detail: string;
}

/** From here on two items say the same in other words. Different items of the first library were alike by 0.26 at most. */
export const duplicateLikeness = 0.5;

/** Items whose 세부내용 are nearly the same, and 검수기준 that are the very same in two places. */
export function nearDuplicates(templates: readonly RequirementTemplate[]): NearDuplicate[] {
  return [...sameCriteria(templates), ...likeDetails(templates)];
}

function* sameCriteria(templates: readonly RequirementTemplate[]): Generator<NearDuplicate> {
  const seen = new Map<string, string>();
  for (const { id, acceptanceCriteria } of templates)
    for (const { method, condition, limit } of acceptanceCriteria) {
      const key = comparable(`${method}|${condition}|${limit}`);
      const other = seen.get(key);
      if (other === undefined) seen.set(key, id);
      else yield { ids: [other, id], detail: `같은 검수기준이 두 번 있습니다: ${method}` };
    }
}

function* likeDetails(templates: readonly RequirementTemplate[]): Generator<NearDuplicate> {
  const pairs = templates.map(({ details }) => characterPairs(details.map((line) => line.text).join('\n')));
  for (const [index, template] of templates.entries())
    for (let before = 0; before < index; before += 1) {
      const other = templates[before];
      const [mine, theirs] = [pairs[index], pairs[before]];
      if (!other || !mine || !theirs) continue;
      const likeness = similarity(theirs, mine);
      if (likeness >= duplicateLikeness)
        yield {
          ids: [other.id, template.id],
          detail: `세부내용이 ${Math.round(likeness * 100)}% 같습니다.`,
        };
    }
}
