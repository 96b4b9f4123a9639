import { dayWithWeekdayText, localDay, timeText } from '../../shared/korean/days';
import type { InUse } from '../stores/projectStore';

export const lockText = {
  inUseTitle: '다른 곳에서 열려 있는 사업이에요',
  inUseWhat: '두 곳에서 함께 고치면 한쪽이 고친 것을 잃을 수 있어서, 먼저 연 쪽만 고칠 수 있어요.',
  owner: '연 사람',
  host: 'PC',
  since: '연 때',
  unknown: '알 수 없음',
  readOnlyOpen: '읽기 전용으로 열기',
  readOnlyWhat: '내용을 보고, 문서로 내보내고, 이력을 볼 수 있어요. 고칠 수는 없어요.',
  copyOpen: '사본으로 열기',
  copyWhat: '지금 저장된 내용으로 다른 사업을 만들어 열어요. 고쳐도 원래 사업은 바뀌지 않아요.',
  copied: '사본을 열었어요',
  copiedWhat: (name: string) => `사업명은 ‘${name}’예요. 사업 정보에서 고칠 수 있어요.`,
  retry: '다시 열어 보기',
  break: '잠금 풀기…',
  notBreakable:
    '이 PC에서 지금 쓰고 있는 것이 확인되어 잠금을 풀 수 없어요. 그 창에서 닫은 뒤 다시 열어 주세요.',
  close: '닫기',
  back: '뒤로',

  breakTitle: '정말 잠금을 풀까요?',
  breakWhat: (who: string) =>
    `잠금을 풀면 ${who} 쪽에서 그 뒤에 고친 것은 저장되지 않아요. 그 PC가 꺼졌거나 프로그램이 멈춘 것이 확실할 때만 풀어 주세요.`,
  breakFirst: '먼저 그분에게 전화나 메신저로 물어보세요. 열어 둔 채 자리를 비웠을 수 있어요.',
  breakSafe:
    '그때까지 저장된 것은 그대로 남아요. 잠금을 푼 뒤 그쪽에서 고치려 하면 저장하지 않고 까닭을 알려 줘요.',
  breakConfirm: (who: string) => `${who} 쪽에서 이 사업을 쓰고 있지 않음을 확인했어요.`,
  breakIt: '잠금을 풀고 열기',

  banner: '읽기 전용',
  bannerWhat: (who: string) =>
    `${who} 쪽에서 열려 있어 고칠 수 없어요. 여기 보이는 것은 연 때까지 저장된 내용이에요.`,
  bannerAgain: '새로 읽기',
  bannerWrite: '고칠 수 있게 다시 열기',
} as const;

/** `김하늘(PC-3)`, as far as the lock says who it is. */
export function ownerText(owner: InUse | null): string {
  const name = owner?.owner || '';
  const host = owner?.host || '';
  if (name && host) return `${name}(${host})`;
  return name || host || '다른 창';
}

/** When somebody opened it; `알 수 없음` where the lock does not say. */
export function sinceText(since: string | null): string {
  const day = since === null ? '' : localDay(since);
  return since === null || day === '' ? lockText.unknown : `${dayWithWeekdayText(day)} ${timeText(since)}`;
}
