/** `2026-11-20` as `2026. 11. 20.` */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}. ${month}. ${date}.`;
}

/** `2026-11-20` as `2026. 11. 20.(금)` */
export function dayWithWeekdayText(day: string): string {
  return `${dayText(day)}(${'일월화수목금토'[new Date(`${day}T00:00:00Z`).getUTCDay()]})`;
}

/** Calendar days from one day to another, both counted: the first to the first is 1. Negative spans are ≤ 0. */
export function daysBetween(start: string, end: string): number {
  return Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000) + 1;
}

/** `2026-11-20T05:32:00Z` as local `14:32`. */
export function timeText(instant: string): string {
  return new Date(instant).toLocaleTimeString('ko-KR', { hour: '2-digit', minute: '2-digit', hour12: false });
}

/** The day of an instant on this computer's calendar; empty when it cannot be read. */
export function localDay(instant: string | Date): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return '';
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** `2026. 11. 20. 14:32` of an instant, on this computer's clock; empty when it cannot be read. */
export function instantText(instant: string): string {
  const day = localDay(instant);
  return day === '' ? '' : `${dayText(day)} ${timeText(instant)}`;
}
