/** The 고유번호 a text names: `SFR-012`, or only `12`. Null when it names none or its code is not in the project. */
export function readNumber(
  text: string,
  categoryCode: string,
  codes: readonly string[],
): { categoryCode: string; number: number } | null {
  const match = /^(?:([A-Za-z][A-Za-z0-9]*)\s*[-–]\s*)?(\d{1,4})$/.exec(text.trim());
  const number = Number(match?.[2]);
  const code = match?.[1]?.toUpperCase() ?? categoryCode;
  if (!match || number < 1 || (code !== categoryCode && !codes.includes(code))) return null;
  return { categoryCode: code, number };
}
