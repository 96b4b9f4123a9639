/** Particle pairs, written as after a final consonant / after a vowel. */
export type Josa = '이/가' | '을/를' | '은/는' | '과/와' | '으로/로' | '이라/라';

const digitFinals: Record<string, number> = { 0: 21, 1: 8, 2: 0, 3: 16, 4: 0, 5: 0, 6: 1, 7: 8, 8: 8, 9: 0 };
const letterFinals: Record<string, number> = { L: 8, M: 16, N: 4, R: 8 };
const RIEUL = 8;

/**
 * A word with the particle its last sound wants: `josa('요구사항', '을/를')` → `요구사항을`.
 * Reads through closing brackets and quotes to the word before them, and reads digits and Latin letters as spoken.
 */
export function josa(word: string, pair: Josa): string {
  const [closed, open] = pair.split('/') as [string, string];
  const final = finalConsonant(word);
  const usesOpen = pair === '으로/로' ? final === 0 || final === RIEUL : final === 0;
  return `${word}${usesOpen ? open : closed}`;
}

/** Index of the final consonant (0 when the word ends in a vowel sound). */
function finalConsonant(word: string): number {
  // 괄호 안은 읽지 않는다: ‘보안(SER)’은 ‘보안’으로 읽는다.
  const spoken = word
    .replace(/\s*[([{〔「『][^)\]}〕」』]*[)\]}〕」』]\s*$/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '');
  const last = spoken.at(-1) ?? '';
  const code = last.charCodeAt(0) - 0xac00;
  if (code >= 0 && code < 11_172) return code % 28;
  return digitFinals[last] ?? letterFinals[last.toUpperCase()] ?? 0;
}
