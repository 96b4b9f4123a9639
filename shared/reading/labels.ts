/** What a label of a requirement table stands for. */
export type CardLabel =
  | 'category'
  | 'number'
  | 'name'
  /** A heading over 정의 and 세부내용, or in short cards the label of the whole text. */
  | 'description'
  | 'definition'
  | 'details'
  | 'deliverables'
  | 'related'
  | 'source'
  | 'acceptance'
  /** 개수 of a 총괄표. */
  | 'count'
  /** Known, but nothing a project keeps: 우선순위, 응락 수준 … */
  | 'other';

// Spelled without blanks and without 요구사항 in front. Variants: domain.md §2.3 and §2.4, and what public RFPs were seen to use.
const words: Record<CardLabel, readonly string[]> = {
  category: ['분류', '구분', '유형', '분류명', '요구사항분류명', '분류코드', '코드'],
  number: ['고유번호', '번호', 'ID', '아이디', '식별번호', '식별자', '관리번호', 'NO', '요구번호'],
  name: ['명칭', '명', '이름', '제목', '항목', '요건명', '기능명'],
  description: ['상세설명', '설명', '상세', '내역', '상세내역'],
  definition: ['정의', '개요', '요약'],
  details: ['세부내용', '상세내용', '내용', '세부설명', '세부사항', '상세요건', '세부요구사항', '상세사항'],
  deliverables: ['산출정보', '산출물', '산출물정보', '관련산출물', '제출물', '결과물'],
  related: ['관련', '관련요구사항', '연관', '연관요구사항', '관련사항', '선행'],
  source: ['출처', '근거', '제기부서', '요청부서', '출처근거'],
  acceptance: [
    '검수기준',
    '검수',
    '인수기준',
    '수용기준',
    '검증기준',
    '검증방법',
    '완료기준',
    '검사기준',
    '합격기준',
    '시험기준',
  ],
  count: ['개수', '건수', '수량', '항목수', '수', '요구사항수', '갯수'],
  other: [
    '우선순위',
    '중요도',
    '응락수준',
    '필수여부',
    '수용여부',
    '난이도',
    '비고',
    '제약사항',
    '담당',
    '영문',
    '영문명',
    '순번',
    '연번',
  ],
};

const byWord = new Map<string, CardLabel>(
  Object.entries(words).flatMap(([label, list]) => list.map((word) => [word, label as CardLabel])),
);
// Labels of 검수기준 columns.
const criterionWords: Record<CriterionField, readonly string[]> = {
  method: ['방법', '검수방법', '시험방법', '확인방법', '검증방법', '절차'],
  condition: ['조건', '시험조건', '전제', '환경', '전제조건'],
  limit: ['한계값', '기준', '기준값', '목표값', '합격기준', '판정기준', '목표', '측정기준'],
  inspector: ['확인', '확인자', '누가', '수행', '시험자', '담당', '주체', '확인주체'],
};
export type CriterionField = 'method' | 'condition' | 'limit' | 'inspector';
const criterionByWord = new Map<string, CriterionField>(
  Object.entries(criterionWords).flatMap(([field, list]) =>
    list.map((word) => [word, field as CriterionField]),
  ),
);

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\([^)]*\)|[\s:：·ㆍ./|*※□○▶\-[\]<>「」『』()]/gu, '');
}

/** The label a cell's text is, or `null` when it is none. `요구사항 고유번호`, `고유 번호:` and `ID` are the same label. */
export function cardLabel(text: string): CardLabel | null {
  if (text.length > 30) return null;
  const word = bare(text);
  return byWord.get(word) ?? byWord.get(word.replace(/^(?:세부|상세)?요구사항/, '')) ?? null;
}

export function criterionLabel(text: string): CriterionField | null {
  return text.length > 20 ? null : (criterionByWord.get(bare(text)) ?? null);
}
