import type { ProjectDifferences } from '../../shared/exchange/differences';
import type { BackupReason } from '../../shared/ipc/calls';
import { dayWithWeekdayText, localDay, timeText } from '../../shared/korean/days';

const count = (number: number) => number.toLocaleString('ko-KR');

export const backupReasonNames: Record<BackupReason, string> = {
  hourly: '고친 뒤 한 시간마다',
  daily: '그날 처음 열 때',
  manual: '직접 만듦',
  beforeImport: '사업 파일로 바꾸기 전',
  beforeRestore: '백업으로 되돌리기 전',
  beforeMigration: '자료 형식을 바꾸기 전',
};

export const backupText = {
  title: '백업',
  of: (name: string) => `‘${name}’의 백업`,
  reading: '백업 목록을 읽고 있어요.',
  make: '지금 백업하기',
  making: '백업하고 있어요.',
  made: '백업했어요',
  when: '언제',
  reason: '까닭',
  size: '크기',
  requirements: '요구사항',
  actions: '할 일',
  unreadable: '읽을 수 없음',
  requirementCount: (number: number) => `${count(number)}건`,
  none: '아직 백업이 없어요. 고친 뒤 한 시간마다, 그리고 날마다 처음 열 때 저절로 만들어요.',
  asCopy: '다른 사업으로',
  asCopyOf: (when: string) => `${when} 백업을 다른 사업으로 열기`,
  inPlace: '되돌리기…',
  inPlaceOf: (when: string) => `${when} 백업으로 이 사업 되돌리기`,
  remove: '지우기',
  removeOf: (when: string) => `${when} 백업 지우기`,
  copied: '백업을 다른 사업으로 열었어요',
  copiedWhat: '지금 사업은 그대로 있어요.',
  restored: '백업한 때로 되돌렸어요',
  restoredWhat: '되돌리기(Ctrl+Z)를 누르면 되돌리기 전으로 돌아가요.',
  removed: '백업을 지웠어요',

  restoreTitle: (when: string) => `${when} 백업으로 되돌릴까요?`,
  comparing: '지금 사업과 견주고 있어요.',
  same: '지금 사업과 내용이 같아요. 되돌릴 것이 없어요.',
  changes: '되돌리면 이렇게 바뀌어요',
  backupFirst:
    '되돌리기 전에 지금 사업을 먼저 백업해요. 되돌린 것은 변경 한 건으로 남고, 되돌리기(Ctrl+Z)로 취소할 수 있어요.',
  confirmLoss: (removed: number, total: number) =>
    `지금 있는 요구사항 ${count(total)}건 가운데 ${count(removed)}건이 없어져도 괜찮아요.`,
  restore: '이 백업으로 되돌리기',
  openCopy: '다른 사업으로 열어 보기',
  back: '목록으로',

  removeTitle: (when: string) => `${when} 백업을 지울까요?`,
  removeWhat:
    '지운 백업은 되살릴 수 없어요. 두 번째 백업 폴더에 있는 것도 함께 지워요. 지금 사업은 그대로예요.',
  removeIt: '백업 지우기',

  secondTitle: '두 번째 백업 폴더',
  secondNone: '정하지 않음',
  secondWhat:
    '다른 디스크나 공유 폴더를 정해 두면 백업할 때마다 한 벌 더 저장해요. 이 PC가 고장 나도 남아 있어요.',
  choose: '폴더 고르기…',
  chooseOther: '다른 폴더…',
  clear: '쓰지 않기',
  chosen: '두 번째 백업 폴더를 정했어요',
  cleared: '두 번째 백업 폴더를 쓰지 않아요',
  clearedWhat: '이미 저장된 백업은 그 폴더에 그대로 있어요.',
  close: '닫기',
  cancel: '취소',
} as const;

/** `2026. 11. 20.(금) 14:30` of an instant, on this computer's clock. */
export function whenText(instant: string): string {
  const day = localDay(instant);
  return day === '' ? '날짜를 알 수 없는' : `${dayWithWeekdayText(day)} ${timeText(instant)}`;
}

/** What a restored or imported project would change, one line each; empty when it is the same. */
export function differenceTexts(differences: ProjectDifferences): string[] {
  const lines: [number, string][] = [
    [differences.addedRequirements, '지금 없는 요구사항이 다시 생김'],
    [differences.removedRequirements, '지금 있는 요구사항이 없어짐'],
    [differences.changedRequirements, '요구사항 내용이 바뀜'],
    [differences.changedSections, '장·절이 바뀜'],
    [differences.otherChanges, '사업 정보·진단·점검 표시 등이 바뀜'],
  ];
  return lines.filter(([number]) => number > 0).map(([number, what]) => `${what} ${count(number)}건`);
}
