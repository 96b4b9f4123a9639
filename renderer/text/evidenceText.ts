import type { ListedEvidence } from '../../shared/ipc/calls';
import { dayText, localDay } from '../../shared/korean/days';
import { josa } from '../../shared/korean/josa';
import { sizeText } from '../../shared/korean/sizes';

const number = (count: number) => count.toLocaleString('ko-KR');

export const evidenceText = {
  title: '증빙 파일',
  group: (where: string) => `${where} 증빙`,
  listOf: (where: string) => `${where} 증빙 목록`,
  attach: '증빙 붙이기',
  attachTo: (where: string) => `증빙 붙이기 (${where})`,
  dropHint: '파일을 끌어다 놓아도 돼요',
  dropNow: '여기에 놓으면 증빙으로 붙여요',
  attaching: '증빙을 옮겨 담고 있어요…',
  attached: (count: number) => `증빙 ${number(count)}개를 붙였어요`,
  attachedWhy: '이 PC의 자료 폴더에 복사해 두었어요. 원래 파일은 그대로예요.',
  note: '증빙 메모',
  noteHint: '무엇을 보여 주는 파일인지, 문서번호',
  writeNote: '메모 적기',
  open: '열기',
  saveCopy: '사본 저장',
  remove: '떼기',
  of: (fileName: string, what: string) => `${fileName} ${what}`,
  removed: (fileName: string) => `증빙을 뗐어요: ${fileName}`,
  removedWhy: '되돌리기(Ctrl+Z)를 하면 다시 붙어요.',
  saved: (name: string) => `사본을 저장했어요: ${name}`,
  showInFolder: '폴더에서 보기',
  openTitle: '증빙 파일 열기',
  openWhat: (fileName: string) =>
    `${josa(fileName, '을/를')} 이 PC에서 그 종류의 파일을 여는 프로그램에 넘겨요.`,
  openWhy:
    '읽기 전용 사본을 열기 때문에, 열린 파일을 고쳐도 증빙은 바뀌지 않아요. 어디서 온 파일인지 아는 것만 열어 주세요.',
  openNow: '사본 열기',
  cancel: '취소',
  close: '닫기',
  wrapped: (product: string) => `문서보안(${product})`,
  wrappedWhy: '문서보안(DRM)이 걸린 채로 붙인 파일이에요. 보안이 풀리는 PC에서만 열려요.',
  none: '아직 붙인 증빙이 없어요. 감리·완료검사 점검표의 항목이나 단계의 활동에서 붙이거나, 여기에서 사업 전체에 붙일 수 있어요.',
  whole: '사업 전체',
  goThere: '그 자리로',
  checkAgain: '모두 다시 확인',
  checking: '증빙을 하나하나 읽어 확인하고 있어요…',
  checked: '증빙을 모두 읽어 확인했어요.',
  recover: '백업에서 되살리기',
  recovered: (count: number, lost: number) =>
    lost === 0
      ? `증빙 ${number(count)}개를 백업에서 되살렸어요`
      : `증빙 ${number(count)}개를 되살리고, ${number(lost)}개는 백업에 없었어요`,
  lostWhy: '백업에 없는 증빙은 같은 파일을 다시 붙이면 되살아나요.',
  problem: (count: number) => `내용이 없거나 바뀐 증빙이 ${number(count)}개 있어요.`,
  usage: (count: number, used: number, limit: number) =>
    `증빙 ${number(count)}개 · ${sizeText(used)} / ${sizeText(limit)}`,
  limits: '파일 하나는 64 MB, 한 사업의 증빙은 모두 200 MB까지예요. 실행 파일과 바로 가기는 붙일 수 없어요.',
  goneRequirement: '지금은 없는 요구사항',
  goneCriterion: '지금은 없는 검수기준',
  goneActivity: '지금은 없는 활동',
  criterion: (round: string, requirement: string, order: number) =>
    `${round} ${requirement} 검수기준 ${order}`,
} as const;

export const stateNames: Record<ListedEvidence['state'] | 'unknown', string> = {
  there: '있음',
  missing: '없음',
  changed: '바뀜',
  unreadable: '읽지 못함',
  unknown: '확인 중',
};

export const stateMeanings: Record<ListedEvidence['state'] | 'unknown', string> = {
  there: '붙일 때의 내용 그대로 이 PC에 있어요.',
  missing: '이 PC에 내용이 없어요. 같은 파일을 다시 붙이거나 백업에서 되살려 주세요.',
  changed: '내용이 붙일 때와 달라졌어요. 같은 파일을 다시 붙이거나 백업에서 되살려 주세요.',
  unreadable: '저장 장치가 응답하지 않아 확인하지 못했어요. 연결을 확인해 주세요.',
  unknown: '내용을 읽어 확인하고 있어요.',
};

/** The local day of an ISO instant. */
export function addedText(instant: string): string {
  return dayText(localDay(instant));
}
