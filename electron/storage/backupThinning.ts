import type { BackupReason } from '../../shared/ipc/calls';

export interface DatedBackup {
  id: string;
  at: Date;
  /** Counts those of one minute from 1. */
  sequence: number;
  reason: BackupReason;
}

export const keptHours = 24;
export const keptDays = 14;
export const keptWeeks = 8;
/** Newest ones kept however old they are. */
export const keptAlways = 3;

/** The rule as the screen states it. */
export const thinningRule = `최근 ${keptHours}시간의 백업은 모두, 그 앞은 ${keptDays}일 동안 하루에 하나, ${keptWeeks}주 동안 한 주에 하나씩 남겨요. 직접 만든 백업과 형식 변환 전 백업, 가장 최근 ${keptAlways}개는 지우지 않아요.`;

/**
 * Ids of the backups the rule lets go of: of a day or a week the newest stays. Days and weeks (from Monday) are those of
 * this computer's clock; a backup dated in the future counts as new.
 */
export function surplusBackups(backups: readonly DatedBackup[], now: Date): string[] {
  const newestFirst = backups.toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.sequence - a.sequence);
  const kept = new Set(newestFirst.slice(0, keptAlways).map((one) => one.id));
  const days = new Set<number>();
  const weeks = new Set<number>();
  const today = dayNumber(now);
  const thisWeek = weekNumber(today);
  for (const { id, at, reason } of newestFirst) {
    const day = dayNumber(at);
    const week = weekNumber(day);
    const isRecent = now.getTime() - at.getTime() <= keptHours * 3_600_000;
    const isOfDay = today - day < keptDays && !days.has(day);
    const isOfWeek = thisWeek - week < keptWeeks && !weeks.has(week);
    days.add(day);
    weeks.add(week);
    if (isRecent || isOfDay || isOfWeek || reason === 'manual' || reason === 'beforeMigration') kept.add(id);
  }
  return newestFirst.filter((one) => !kept.has(one.id)).map((one) => one.id);
}

/** Calendar days since 1 January 1970, as the clock on the wall counts them. */
function dayNumber(time: Date): number {
  return Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000;
}

/** 1 January 1970 was a Thursday. */
function weekNumber(day: number): number {
  return Math.floor((day + 3) / 7);
}
