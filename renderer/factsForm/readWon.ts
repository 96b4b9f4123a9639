import { maximumAmount } from '../../shared/project/facts';

export type ReadWon = { won: number | null } | { problem: string };

const smallUnits: Record<string, number> = { 십: 10, 백: 100, 천: 1_000 };
const largeUnits: Record<string, number> = { 만: 10_000, 억: 100_000_000, 조: 1_000_000_000_000 };

/**
 * Whole won from what an officer types: `1,240,000,000`, `12억 4천만 원`, `12.4억`. Blank is unknown (`null`).
 * A problem is a Korean sentence for the field.
 */
export function readWon(typed: string): ReadWon {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,₩]|원$/g, '')
    .replace(/원$/, '');
  if (text === '') return { won: null };
  if (text.startsWith('-')) return { problem: '0원보다 큰 금액을 적어 주세요.' };
  const won = sum(text);
  if (won === null)
    return { problem: '금액으로 읽을 수 없어요. 12억 4,000만 원이나 1,240,000,000처럼 적어 주세요.' };
  if (!Number.isInteger(won)) return { problem: '1원보다 작은 자리는 적을 수 없어요.' };
  if (won === 0) return { problem: '0원은 적을 수 없어요. 아직 모르면 비워 두세요.' };
  if (won > maximumAmount) return { problem: '10조 원까지 적을 수 있어요. 자릿수를 다시 확인해 주세요.' };
  return { won };
}

function sum(text: string): number | null {
  const tokens = text.match(/\d+(?:\.\d+)?|[십백천만억조]/g) ?? [];
  if (tokens.join('') !== text) return null;
  let total = 0;
  let section = 0;
  let number: number | null = null;
  let lastLarge = Number.POSITIVE_INFINITY;
  for (const token of tokens) {
    const small = smallUnits[token];
    const large = largeUnits[token];
    if (small !== undefined) {
      section += (number ?? 1) * small;
      number = null;
    } else if (large !== undefined) {
      // 만 before 억, or a unit with nothing before it, is a slip of the hand and not an amount.
      if (large >= lastLarge || (section === 0 && number === null)) return null;
      total += (section + (number ?? 0)) * large;
      lastLarge = large;
      section = 0;
      number = null;
    } else {
      if (number !== null) return null;
      number = Number(token);
    }
  }
  const exact = total + section + (number ?? 0);
  const rounded = Math.round(exact);
  return Math.abs(exact - rounded) < 1e-4 ? rounded : exact;
}
