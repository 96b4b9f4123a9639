import { shortestPassword } from '../../shared/exchange/shortestPassword';
import type { ExchangePreview } from '../../shared/ipc/calls';
import { instantText } from '../../shared/korean/days';
import { sizeText } from '../../shared/korean/sizes';

const number = (count: number) => count.toLocaleString('ko-KR');

export const exchangeText = {
  importTitle: '사업 파일 가져오기',
  reading: '파일을 확인하고 있어요.',
  takingIn: '가져오고 있어요.',
  locked: '비밀번호로 잠긴 파일이에요. 파일을 보낸 분에게 받은 비밀번호를 넣어 주세요.',
  password: '비밀번호',
  showPassword: '비밀번호 보기',
  unlock: '확인',
  cancel: '취소',
  close: '닫기',
  contents: '파일에 든 것',
  differences: '이 PC의 사업과 다른 점',
  asNew: '가져오기',
  asCopy: '다른 사업으로 가져오기',
  replace: '이 PC의 사업을 바꾸기',
  openMine: '이 PC의 사업 열기',
  backupFirst: '바꾸기 전에 지금 사업을 백업해 두고, 바꾼 뒤에도 되돌리기(Ctrl+Z)를 할 수 있어요.',
  confirmLoss: (removed: number, total: number) =>
    `지금 있는 요구사항 ${number(total)}건 가운데 ${number(removed)}건이 없어져도 괜찮아요.`,
  taken: '사업을 가져왔어요',
  replaced: '이 PC의 사업을 바꿨어요',

  exportTitle: '사본 내보내기(.baljugil)',
  exportWhat: '사업과 변경 기록을 파일 하나에 담아요. USB로 옮기거나 동료에게 보낼 수 있어요.',
  lock: '비밀번호로 잠그기',
  newPassword: `비밀번호 (${shortestPassword}자 이상)`,
  again: '비밀번호 한 번 더',
  tooShort: `${shortestPassword}자 이상으로 정해 주세요.`,
  different: '두 비밀번호가 달라요.',
  second: '기관 복구 비밀번호도 정하기',
  secondWhat:
    '두 비밀번호 가운데 하나만 알아도 파일을 열 수 있어요. 담당자가 바뀌거나 비밀번호를 잊었을 때를 위해, 부서에서 봉인해 보관할 비밀번호를 따로 정해 두는 거예요.',
  secondPassword: `기관 복구 비밀번호 (${shortestPassword}자 이상)`,
  secondPasswordAgain: '기관 복구 비밀번호 한 번 더',
  secondSame: '앞의 비밀번호와 다르게 정해 주세요.',
  forgotten: '비밀번호를 잊으면 아무도 열 수 없어요. 파일과 따로 보내 주세요.',
  notCertified: '국가정보원 검증필 암호모듈이 아니에요. 기관의 문서보안·보안 USB 규정에 따라 함께 써 주세요.',
  chooseTarget: '저장할 곳 고르기',
  exporting: '파일을 만들어 확인하고 있어요.',
  exported: (name: string, bytes: number) => `${name} (${sizeText(bytes)})`,
  exportedTitle: '사본을 저장했어요',
  eject: 'USB라면 ‘장치 안전하게 제거’를 한 뒤 뽑아 주세요.',
  showFolder: '폴더 열기',
  retry: '다시 시도',
} as const;

/** How the file stands to the project here, in a heading and a sentence. */
export function relationText({ relation, mine }: ExchangePreview): { title: string; what: string } {
  switch (relation) {
    case 'new':
      return { title: '이 PC에 없는 사업이에요', what: '새 사업으로 가져와요.' };
    case 'same':
      return {
        title: '이 PC의 사업과 내용이 같아요',
        what: '가져올 것이 없어요. 이 PC의 사업을 열면 돼요.',
      };
    case 'newer':
      return {
        title: '이 PC의 사업보다 새것이에요',
        what: `이 PC의 사업(${instantText(mine?.changedAt ?? '')} 고침)에 이어서 고친 파일이에요. 바꿔도 이 PC에서 고친 것은 모두 들어 있어요.`,
      };
    case 'older':
      return {
        title: '이 PC의 사업이 더 새것이에요',
        what: '이 파일을 만든 뒤에 이 PC에서 더 고쳤어요. 바꾸면 그 뒤에 고친 것이 없어져요.',
      };
    case 'diverged':
      return {
        title: '양쪽에서 따로 고친 사업이에요',
        what: '어느 쪽도 다른 쪽의 고친 내용을 다 담고 있지 않아요. 다른 사업으로 가져와 견주어 보세요.',
      };
  }
}

/** What the file holds: names and values, in the order shown. */
export function previewRows(preview: ExchangePreview): [string, string][] {
  const { savedBy, savedAt, revision, requirementCount, historyCount, evidenceCount } = preview;
  return [
    ['사업명', preview.projectName],
    ['기관', preview.agency],
    ['만든 사람', savedBy || '적혀 있지 않음'],
    ['만든 때', savedAt ? instantText(savedAt) : '적혀 있지 않음'],
    ['요구사항', `${number(requirementCount)}건`],
    [
      '변경 기록',
      revision === null ? '없음' : `${number(revision)}번 고침 (기록 ${number(historyCount)}건 들어 있음)`,
    ],
    ...(evidenceCount > 0 ? [['증빙 파일', `${number(evidenceCount)}개`] as [string, string]] : []),
    ['잠금', preview.isLocked ? '비밀번호로 잠김' : '잠기지 않음'],
    ['확인값', `${preview.sha256.slice(0, 8)} (SHA-256 앞 8자리)`],
  ];
}

/** What replacing would change here, one line each; empty when nothing would. */
export function differenceLines({ mine }: ExchangePreview): string[] {
  if (!mine) return [];
  const { differences } = mine;
  const lines: [number, string][] = [
    [differences.addedRequirements, '요구사항 추가'],
    [differences.removedRequirements, '요구사항 없어짐'],
    [differences.changedRequirements, '요구사항 바뀜'],
    [differences.changedSections, '장·절 바뀜'],
    [differences.otherChanges, '사업 정보·진단·점검 표시 등 바뀜'],
  ];
  return lines.filter(([count]) => count > 0).map(([count, what]) => `${what} ${number(count)}건`);
}
