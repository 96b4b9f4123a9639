import { hangulWonText, wonText } from '../korean/amounts';
import { dayText } from '../korean/days';

/** What a field of a form gives, before it is written in one of its ways. */
export type FormValue =
  | { kind: 'text'; text: string }
  /** Calendar day `YYYY-MM-DD`. */
  | { kind: 'date'; day: string }
  /** Whole won. */
  | { kind: 'amount'; won: number }
  | { kind: 'count'; count: number; unit: string }
  | { kind: 'list'; items: readonly string[] };
export type FormValueKind = FormValue['kind'];

export const kindNames: Record<FormValueKind | 'rows' | 'content', string> = {
  text: '글',
  date: '날짜',
  amount: '금액',
  count: '수',
  list: '목록',
  rows: '표의 행',
  content: '표·장',
};

/** Ways of writing a kind, as they stand after the colon. */
export const waysOfWriting: Record<FormValueKind, readonly { option: string; example: string }[]> = {
  text: [],
  date: [
    { option: 'YYYY.MM.DD', example: '2027.03.02' },
    { option: 'YYYY-MM-DD', example: '2027-03-02' },
    { option: 'YYYY년 M월 D일', example: '2027년 3월 2일' },
    { option: 'YYYY. M. D.(요일)', example: '2027. 3. 2.(화)' },
  ],
  amount: [
    { option: '한글', example: '금일십이억사천만원정' },
    { option: '한글만', example: '일십이억사천만' },
    { option: '숫자', example: '1,240,000,000' },
    { option: '천원', example: '1,240,000천원' },
    { option: '백만원', example: '1,240백만원' },
    { option: '억원', example: '12.4억원' },
    { option: '천원숫자', example: '1,240,000' },
    { option: '백만원숫자', example: '1,240' },
    { option: '억원숫자', example: '12.4' },
  ],
  count: [{ option: '숫자', example: '12' }],
  list: [
    { option: '쉼표', example: '화면설계서, 시험결과서' },
    { option: '줄', example: '한 칸에 줄을 바꾸며' },
  ],
};

/** The value as it stands in the document; an array where each item may have a line of its own. `null`: no such way. */
export function writtenValue(value: FormValue, option: string): string | readonly string[] | null {
  switch (value.kind) {
    case 'text':
      return option === '' ? value.text : null;
    case 'date':
      return option === '' ? dayText(value.day) : patternedDay(value.day, option);
    case 'amount':
      return writtenAmount(value.won, option.replace(/\s/g, ''));
    case 'count': {
      const count = value.count.toLocaleString('ko-KR');
      if (option === '') return `${count}${value.unit}`;
      return option === '숫자' ? count : null;
    }
    case 'list':
      if (option === '') return value.items;
      if (option === '쉼표') return value.items.join(', ');
      return option === '줄' ? value.items.join('\n') : null;
  }
}

function writtenAmount(won: number, option: string): string | null {
  const units: Record<string, number> = { 천원: 1_000, 백만원: 1_000_000, 억원: 100_000_000 };
  if (option === '') return wonText(won);
  if (option === '숫자') return won.toLocaleString('ko-KR');
  if (option === '한글') return hangulWonText(won);
  if (option === '한글만') return hangulWonText(won).replace(/^금|원정$/g, '');
  const unit = option.replace(/숫자$/, '');
  const size = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (size === undefined) return null;
  // Never rounded: whoever signs the form is bound by the amount.
  const number = (won / size).toLocaleString('ko-KR', { maximumFractionDigits: 8 });
  return option === unit ? `${number}${unit}` : number;
}

/** A day by a pattern of YYYY, YY, MM, M, DD, D and 요일; null when it has none of them or other letters. */
function patternedDay(day: string, pattern: string): string | null {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
    DD: date,
    D: String(Number(date)),
    요일: '일월화수목금토'.charAt(new Date(`${day}T00:00:00Z`).getUTCDay()),
  };
  const written = pattern.toUpperCase();
  if (!/YY|M|D/.test(written) || /[^YMD요일년월.\-/(),'‘’· ]/u.test(written)) return null;
  if (/Y{5,}|(?<!Y)Y(?!Y)|(?<!Y)Y{3}(?!Y)|M{3,}|D{3,}/.test(written)) return null;
  return written.replace(/YYYY|YY|MM|M|DD|D|요일/g, (part) => parts[part] ?? part);
}
