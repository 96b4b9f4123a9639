import { josa } from '../../korean/josa';
import type { Rule } from '../finding';
import { requirementTexts } from '../places';
import { wordMatches } from '../wordMatches';

/** Words in a requirement that nobody can test: 등, 필요시, 원활히, 최신의 … List: templates/checks/vagueWords.json. */
export const vagueWords: Rule = {
  name: 'vagueWords',
  basis: '제안서 작성요령의 모호 표현 관행, SW진흥법 §44 요구사항 명확화(2차 자료)',
  find(project, content) {
    return requirementTexts(project).flatMap(({ place, placeText, text }) =>
      wordMatches(text, content.vagueWords).map(({ word, words, quote }) => ({
        id: `vagueWords/${placeKey(place)}/${word.word}`,
        severity: '권장',
        place,
        placeText,
        title: `${josa(`‘${word.word}’`, '은/는')} 시험할 수 없는 표현이에요`,
        message: word.advice,
        quote,
        words,
      })),
    );
  },
};

/** A requirement's place as part of a finding's id. */
export function placeKey(place: ReturnType<typeof requirementTexts>[number]['place']): string {
  return place.kind === 'requirement'
    ? `${place.requirementId}/${place.field}/${place.index ?? ''}`
    : place.kind;
}
