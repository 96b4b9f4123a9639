import { expect, test } from 'vitest';
import { type DatedBackup, surplusBackups } from '../../../../electron/storage/backupThinning';

const now = new Date(2026, 10, 20, 17, 30);

function ago(hours: number, reason: DatedBackup['reason'] = 'hourly'): DatedBackup {
  return { id: `${hours} ${reason}`, at: new Date(now.getTime() - hours * 3_600_000), sequence: 1, reason };
}

function kept(backups: DatedBackup[]): string[] {
  const surplus = surplusBackups(backups, now);
  return backups.map((one) => one.id).filter((id) => !surplus.includes(id));
}

test('all of the last 24 hours stay', () => {
  const backups = Array.from({ length: 24 }, (_, index) => ago(index + 0.5));
  expect(surplusBackups(backups, now)).toEqual([]);
});

test('of a day before, the newest stays', () => {
  const day = [ago(48), ago(49), ago(50)];
  expect(kept([ago(1), ago(2), ago(3), ...day])).toEqual(['1 hourly', '2 hourly', '3 hourly', '48 hourly']);
});

test('two weeks of hourly backups become one a day, a year one a week for eight weeks', () => {
  const backups = Array.from({ length: 365 * 24 }, (_, index) => ago(index));
  const surplus = new Set(surplusBackups(backups, now));
  const left = backups.filter((one) => !surplus.has(one.id));
  const days = new Set(left.map((one) => one.at.toDateString()));
  // 24 hours, 12 further days and the weeks before them.
  expect(left).toHaveLength(25 + 12 + 5);
  expect(days.size).toBe(14 + 5);
  const oldest = Math.min(...left.map((one) => one.at.getTime()));
  expect(now.getTime() - oldest).toBeLessThan(56 * 24 * 3_600_000);
});

test('the three newest stay however old they are, and so the only one', () => {
  expect(surplusBackups([ago(24 * 400)], now)).toEqual([]);
  expect(surplusBackups([ago(9_000), ago(9_001), ago(9_002), ago(9_003)], now)).toEqual(['9003 hourly']);
});

test('what was made by hand or before a migration is never let go', () => {
  const backups = [
    ago(1),
    ago(2),
    ago(3),
    ago(9_000, 'manual'),
    ago(9_001, 'beforeMigration'),
    ago(9_002, 'daily'),
  ];
  expect(surplusBackups(backups, now)).toEqual(['9002 daily']);
});

test('a clock put back lets nothing go', () => {
  expect(surplusBackups([ago(-100), ago(-101), ago(-102), ago(-103), ago(-200)], now)).toEqual([]);
});
