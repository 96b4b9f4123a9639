import type { RequirementMatch } from '../../shared/reading/reconcile';

const number = (count: number) => count.toLocaleString('ko-KR');

export const readBackText = {
  title: 'Word 문서와 견주기',
  promise: '문서의 요구사항 표를 읽어 이 사업과 견주어요. 문서는 바꾸지 않고, 사업도 고른 것만 바꿔요.',
  choose: '파일 고르기',
  other: '다른 문서',
  noFile: '고친 제안요청서나 다른 기관의 문서(.docx)를 골라 주세요',
  reading: '문서를 읽고 견주는 중이에요',
  cancelled: '그만두었어요. 바뀐 것은 없어요.',
  show: '보기',
  differing: '다른 것',
  all: '전체',
  nothingHere: '여기에 해당하는 요구사항이 없어요.',
  allSame: '사업의 요구사항이 문서와 모두 같아요.',
  noneRead:
    '문서에서 요구사항 표를 찾지 못했어요. ‘요구사항 고유번호’ 같은 이름표가 있는 표인지 확인해 주세요.',
  more: (count: number) => `${number(count)}건 더 보기`,
  byWording: (printed: string) =>
    printed === ''
      ? '문서에 고유번호가 없어 문구가 비슷한 것과 짝지었어요.'
      : `문서에서는 ${printed}예요. 문구가 비슷해 짝지었어요.`,
  takeField: '문서의 말로 바꾸기',
  take: '사업에 넣기',
  remove: '사업에서 지우기',
  removeHint: '문서에서 뺀 것이 맞을 때만 골라 주세요. 되돌리기로 살릴 수 있어요.',
  tooLong: '너무 길어 사업에 옮길 수 없어요.',
  chooseShown: '보이는 것 모두 고르기',
  clear: '모두 빼기',
  chosen: (count: number) => (count === 0 ? '옮길 것을 골라 주세요.' : `${number(count)}곳 골랐어요`),
  apply: '고른 것 옮기기',
  readOnly: '읽기 전용으로 열려 있어 옮길 수 없어요.',
  applied: '문서의 내용을 사업에 옮겼어요',
  appliedWhat: (count: number) => `${number(count)}곳을 바꿨어요.`,
  undo: '되돌리기',
  close: '닫기',
  problems: '문서 안에서 맞지 않는 것',
  counts: (count: number, requirements: number) =>
    `요구사항 상세표 ${number(count)}건 · 사업의 요구사항 ${number(requirements)}건`,
  emptyHere: '(비어 있음)',
  mine: '사업',
  theirs: '문서',
  onlyMine: '사업에만',
  onlyTheirs: '문서에만',
} as const;

/** Which kinds a filter shows. */
export type MatchFilter = 'differing' | 'all' | RequirementMatch['kind'];
