import type { Rule } from '../finding';
import { proseTexts, requirementTexts } from '../places';
import { wordMatches } from '../wordMatches';
import { placeKey } from './vagueWords';

/** A product or vendor is named. List: templates/checks/productNames.json. */
export const productNames: Rule = {
  name: 'productNames',
  basis: '(계약예규) 정부 입찰·계약 집행기준 §5 — 특정 규격·상표 지정 금지(2차 자료)',
  find(project, content) {
    return [...requirementTexts(project), ...proseTexts(project)].flatMap(({ place, placeText, text }) =>
      wordMatches(text, content.productNames).map(({ word, words, quote }) => ({
        id: `productNames/${place.kind === 'section' ? placeText : placeKey(place)}/${word.word}`,
        severity: '필수',
        place,
        placeText,
        title: '특정 제품이나 상표를 적었어요',
        message: `${word.advice} 현행 시스템을 설명하는 문장이라면 사유를 남기고 넘겨 주세요.`,
        quote,
        words,
      })),
    );
  },
};
