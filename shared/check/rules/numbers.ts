import { josa } from '../../korean/josa';
import { byCategory } from '../../requirement/numbering';
import { requirementNumber } from '../../requirement/requirement';
import type { Rule, RuleFinding } from '../finding';
import { requirementPlace } from '../places';

/** 고유번호: two cards share one, a card has none, or a number in the row is missing. */
export const numbers: Rule = {
  name: 'numbers',
  basis: '총괄표·목록·상세표의 건수 대조 관행(2차 자료)',
  find(project) {
    return byCategory(project.requirements, project.categories).flatMap(({ category, requirements }) => {
      const findings: RuleFinding[] = [];
      const first = new Map<number, string>();
      for (const card of requirements) {
        const place = requirementPlace(project, card, 'number');
        if (card.number === null) {
          findings.push({
            id: `numbers/${card.id}/none`,
            severity: '필수',
            ...place,
            title: '고유번호가 없어요',
            message: '‘번호 다시 매기기’를 누르거나 번호를 직접 적어 주세요.',
          });
        } else if (first.has(card.number)) {
          findings.push({
            id: `numbers/${card.id}/duplicate`,
            severity: '필수',
            ...place,
            title: `${requirementNumber(card, project.numbering.digits)} 번호가 겹쳐요`,
            message: '같은 번호의 요구사항이 둘이면 제안서와 검사에서 서로 다른 것을 가리키게 돼요.',
          });
        } else first.set(card.number, card.id);
      }
      const taken = [...first.keys()].sort((a, b) => a - b);
      const last = taken.at(-1) ?? 0;
      const missing = Array.from({ length: last }, (_, index) => index + 1).filter(
        (number) => !first.has(number),
      );
      const firstCard = requirements[0];
      if (missing.length > 0 && firstCard)
        findings.push({
          id: `numbers/${category.code}/missing`,
          severity: '참고',
          ...requirementPlace(project, firstCard, 'number'),
          placeText: `${category.name}(${category.code})`,
          title: `${category.code} 번호에 빠진 것이 있어요`,
          message: `${josa(missingText(missing, category.code, project.numbering.digits), '이/가')} 없어요. 뜻한 것이 아니면 번호를 다시 매겨 주세요.`,
        });
      return findings;
    });
  },
};

function missingText(missing: number[], categoryCode: string, digits: number): string {
  const shown = missing.slice(0, 5).map((number) => requirementNumber({ categoryCode, number }, digits));
  return missing.length > 5 ? `${shown.join(', ')} 외 ${missing.length - 5}건` : shown.join(', ');
}
