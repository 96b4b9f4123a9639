import { ok } from '../../../shared/ipc/failure';
import type { Command } from '../command';

export const requirementsCommand: Command = {
  name: 'requirements',
  summary: '요구사항 라이브러리를 보여 줘요.',
  options: [],
  answer: '`requirements`(서식 목록), `categories`(분류 사전)',
  async run(_given, context) {
    const content = await context.content();
    if (!content.ok) return content;
    const { requirementTemplates, categories } = content.value;
    return ok({
      json: { requirements: requirementTemplates, categories },
      lines: requirementTemplates.map(
        ({ categoryCode, preferredNumber, name, id, status, strength, offer }) =>
          `${categoryCode}${preferredNumber === null ? '' : `-${String(preferredNumber).padStart(3, '0')}`} ${name} (${[id, status, ...(strength === '권고' ? [strength] : []), ...(offer === '선택' ? [offer] : [])].join(', ')})`,
      ),
    });
  },
};
