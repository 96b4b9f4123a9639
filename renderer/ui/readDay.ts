/** `YYYY-MM-DD` from `2027. 3. 2.(화)`, `2027-3-2`, `20270302` or `2027년 3월 2일`; null when it is no real day. */
export function readDay(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*(?:[.일]\s*)?(?:\([가-힣]\))?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
