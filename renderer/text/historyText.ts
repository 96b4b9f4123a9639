import type { HistoryRecord } from '../../shared/ipc/calls';

export const count = (number: number) => number.toLocaleString('ko-KR');

export const historyText = {
  title: '이력',
  reading: '이력을 읽고 있어요.',
  filters: '거르기',
  find: '찾기',
  findHint: '한 일, 사람, 초성(ㅇㄱㅅㅎ)',
  who: '누가',
  everybody: '모두',
  kind: '구분',
  everyKind: '모든 구분',
  where: '어디',
  everywhere: '모든 곳',
  categoryGroup: '요구사항 분류',
  chapterGroup: '장',
  from: '이날부터',
  to: '이날까지',
  clear: '거르기 지우기',
  list: '변경 기록',
  summary: (all: number) => `변경 기록 ${count(all)}건`,
  found: (total: number, all: number) =>
    total === all ? `${count(all)}건` : `${count(all)}건 가운데 ${count(total)}건`,
  none: '아직 변경 기록이 없어요. 사업을 고치면 여기에 누가 언제 무엇을 했는지 남아요.',
  noMatch: '이 조건에 맞는 변경 기록이 없어요.',
  unknownDay: '날짜를 알 수 없음',
  unproven: '앞 기록이 빠졌거나 바뀌어 확인할 수 없음',
  unprovenShort: '확인 안 됨',
  goThere: '그 자리로',
  goneThere: '지금은 없는 자리예요',
  sinceThis: '이 시점 이후',
  sinceRecord: (revision: number) => `${count(revision)}번 기록 이후 바뀐 것 보기`,
  pages: '이력 쪽 넘기기',
  newer: '더 새로운 기록',
  older: '더 오래된 기록',
  range: (first: number, last: number, total: number) =>
    `${count(total)}건 가운데 ${count(first)}~${count(last)}번째`,

  exportAll: '엑셀로 내보내기',
  exportFound: '고른 것만 엑셀로',
  exported: '이력을 엑셀 파일로 저장했어요',
  exporting: '엑셀 파일을 만들고 있어요.',
  showFolder: '폴더 열기',

  sinceTitle: '이 시점 이후 바뀐 것',
  sinceWhat: '날짜를 고르거나 목록에서 ‘이 시점 이후’를 누르면, 그 뒤로 바뀐 곳을 모아 보여 줘요.',
  sinceDay: '이날 뒤로',
  sinceRevision: (revision: number) => (revision === 0 ? '처음부터' : `${count(revision)}번 기록 뒤로`),
  sinceCount: (records: number) => `변경 ${count(records)}건`,
  sinceNothing: '그 뒤로 바뀐 것이 없어요.',
  sinceNote: '되돌리거나 다시 실행한 것도 한 건으로 세어요.',
  times: (times: number) => `${count(times)}번`,
  more: (rest: number) => `나머지 ${count(rest)}곳 보기`,
  onlyThis: (name: string) => `${name}의 이력만 보기`,
  whole: '전체',
  closeSince: '지우기',

  proofTitle: '이력 지문',
  proven: '처음부터 지금까지 빠지거나 바뀐 기록이 없어요.',
  notProven:
    '손상되거나 빠진 기록이 있어요. ‘확인 안 됨’ 표시가 붙은 기록은 그 앞의 기록을 확인하지 못했어요.',
  fingerprintWhat:
    '지금까지의 이력 전체로 계산한 값이에요. 이 값을 결재 문서나 메모에 적어 두면, 나중에 그때까지의 기록이 바뀌지 않았음을 보일 수 있어요.',
  copy: '지문 복사',
  copied: '지문을 복사했어요',
  notCopied: '복사하지 못했어요. 지문을 마우스로 골라 복사해 주세요.',
} as const;

export const kindNames: Record<HistoryRecord['kind'], string> = {
  do: '변경',
  undo: '되돌리기',
  redo: '다시 실행',
};
