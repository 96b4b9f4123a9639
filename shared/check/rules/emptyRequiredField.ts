import { josa } from '../../korean/josa';
import type { Rule, RuleFinding } from '../finding';
import { fieldNames, proseTexts, requirementPlace } from '../places';

/** A field a card cannot do without is empty, or a 〔작성: …〕 prompt is still in the prose. */
export const emptyRequiredField: Rule = {
  name: 'emptyRequiredField',
  basis: '공개 제안요청서들의 상세표 필수 항목(2차 자료)',
  find(project) {
    const findings: RuleFinding[] = [];
    for (const card of project.requirements) {
      const empty = [
        card.name.trim() === '' && ('name' as const),
        card.definition.trim() === '' && ('definition' as const),
        card.details.every((line) => line.text.trim() === '') && ('details' as const),
        (card.acceptanceCriteria.length === 0 ||
          card.acceptanceCriteria.every((one) => one.method.trim() === '' && one.limit.trim() === '')) &&
          ('acceptanceCriteria' as const),
      ].filter((field) => field !== false);
      for (const field of empty)
        findings.push({
          id: `emptyRequiredField/${card.id}/${field}`,
          severity: '필수',
          ...requirementPlace(project, card, field),
          title: `${josa(fieldNames[field], '이/가')} 비어 있어요`,
          message: `${josa(fieldNames[field], '을/를')} 적어야 사업자가 무엇을 해야 하는지, 나중에 무엇을 검사할지 알 수 있어요.`,
        });
      if (card.deliverables.length === 0)
        findings.push({
          id: `emptyRequiredField/${card.id}/deliverables`,
          severity: '권장',
          ...requirementPlace(project, card, 'deliverables'),
          title: '산출정보가 비어 있어요',
          message: '이 요구사항의 결과로 받을 문서나 파일을 적어 두면 인수할 때 빠뜨리지 않아요.',
        });
    }
    const seen = new Map<string, number>();
    for (const { place, placeText, text } of proseTexts(project))
      for (const [prompt] of text.matchAll(/〔작성: [^〕]*〕/g)) {
        const key = `${placeText}/${prompt}`;
        const count = seen.get(key) ?? 0;
        seen.set(key, count + 1);
        findings.push({
          id: `emptyRequiredField/${key}/${count}`,
          severity: '필수',
          place,
          placeText,
          title: '아직 채우지 않은 자리가 있어요',
          message:
            '안내 문구를 지우고 우리 기관의 내용을 적어 주세요. 그대로 두면 문서에도 안내 문구가 남아요.',
          quote: prompt,
        });
      }
    return findings;
  },
};
