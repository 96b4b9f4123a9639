import { josa } from '../../korean/josa';
import { requirementNumber } from '../../requirement/requirement';
import type { Rule } from '../finding';
import { requirementPlace } from '../places';

/** 관련 요구사항 names a card that is not in the document. */
export const danglingRelated: Rule = {
  name: 'danglingRelated',
  basis: '요구사항 상세표의 관련 요구사항 참조(2차 자료)',
  find(project) {
    const ids = new Set(project.requirements.map((one) => one.id));
    return project.requirements.flatMap((card) =>
      card.related.flatMap((related, index) =>
        related.requirementId !== null && ids.has(related.requirementId)
          ? []
          : [
              {
                id: `danglingRelated/${card.id}/${related.label}`,
                severity: '필수' as const,
                ...requirementPlace(project, card, 'related', index),
                title: '관련 요구사항이 문서에 없어요',
                message: `${josa(requirementNumber(card, project.numbering.digits), '이/가')} 가리키는 ${josa(related.label || '요구사항', '을/를')} 찾을 수 없어요. 다시 고르거나 지워 주세요.`,
                quote: related.label,
              },
            ],
      ),
    );
  },
};
