import type { Rule, RuleFinding } from '../finding';
import { requirementPlace } from '../places';

/** States that separate pass from fail without a number: 전부, 없음, 일치, 차단 … */
const definiteStates =
  /전부|모두|전량|전수|전체|없음|없다|없어야|않음|않는다|않아야|불가|일치|동일|차단|거부|거절|성공|정상 종료|완료|통과|적합|존재|포함|제시|제출|확인된다|확인됨|기록된다|기록됨|반려|유지/;

/** A 검수기준 whose 한계값 gives neither a number nor a definite state, or that leaves out 방법·조건·누가. */
export const criterionWithoutLimit: Rule = {
  name: 'criterionWithoutLimit',
  basis: '정보시스템 감리기준 §9 — 세부 검사항목별로 적합/부적합을 판정할 수 있게 구체화(2차 자료)',
  find(project) {
    return project.requirements.flatMap((card) =>
      card.acceptanceCriteria.flatMap((criterion, index): RuleFinding[] => {
        const place = requirementPlace(project, card, 'acceptanceCriteria', index);
        const isBlank = [criterion.method, criterion.condition, criterion.limit, criterion.inspector].every(
          (one) => one.trim() === '',
        );
        // 빈 줄 하나뿐인 카드는 emptyRequiredField가 이미 알린다.
        if (isBlank && card.acceptanceCriteria.length === 1) return [];
        const findings: RuleFinding[] = [];
        const limit = criterion.limit.trim();
        if (limit === '' || !(/\d/.test(limit) || definiteStates.test(limit)))
          findings.push({
            id: `criterionWithoutLimit/${criterion.id}/limit`,
            severity: '필수',
            ...place,
            title: '검수기준에 한계값이 없어요',
            message:
              '숫자와 단위(예: 3초 이내, 99.9 % 이상)나 분명한 상태(예: 오류 0건, 전부 차단)를 적어 주세요.',
            ...(limit === '' ? {} : { quote: limit }),
          });
        const missing = [
          criterion.method.trim() === '' && '방법',
          criterion.condition.trim() === '' && '조건',
          criterion.inspector.trim() === '' && '누가',
        ].filter((one) => one !== false);
        if (missing.length > 0)
          findings.push({
            id: `criterionWithoutLimit/${criterion.id}/parts`,
            severity: '권장',
            ...place,
            title: `검수기준의 ${missing.join('·')} 칸이 비어 있어요`,
            message: '방법·조건·한계값·누가를 모두 적어 두면 1년 뒤 검사 담당자가 그대로 시험할 수 있어요.',
          });
        return findings;
      }),
    );
  },
};
