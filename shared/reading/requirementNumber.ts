/** 고유번호 as it was printed, taken apart. */
export interface PrintedNumber {
  /** As printed, blanks gone: `SFR-006`. */
  text: string;
  code: string;
  number: number;
}

// Seen in print: `SFR-001`, `SFR- 006`, `SFR_01`, `SFR–12`, `ＳＦＲ－００１`. A number below a number (`SFR-001-02`) is not one of ours.
const form = /^([A-Z][A-Z0-9]{0,6}[A-Z])\s*[-_]?\s*(\d{1,4})$/;

/** `null` for a text that is no requirement number. */
export function readRequirementNumber(text: string): PrintedNumber | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
  const match = form.exec(plain);
  const [, code = '', digits = ''] = match ?? [];
  const number = Number(digits);
  if (!match || code.length > 8 || number < 1) return null;
  return { text: `${code}-${digits}`, code, number };
}
