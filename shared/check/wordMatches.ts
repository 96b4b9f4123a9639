import type { WordList } from '../content/content';

export interface WordMatch {
  word: WordList['words'][number];
  /** The words as they stand, with a little context. */
  quote: string;
  /** The words as they stand. */
  words: string;
}

const hangul = /[가-힣]/;
const wordCharacter = /[A-Za-z0-9가-힣]/;

// The same few thousand texts are searched after every change; only those that changed are worth searching again.
const known = new WeakMap<WordList, Map<string, WordMatch[]>>();
const mostKnown = 20_000;

/**
 * Words of a list found in a text, leaving out places that are part of an exception.
 * A one-syllable Hangul word (등) counts only at the end of a 어절 after other text; a Latin word counts only whole.
 */
export function wordMatches(text: string, list: WordList): WordMatch[] {
  const texts = known.get(list) ?? new Map<string, WordMatch[]>();
  if (texts.size === 0 || texts.size >= mostKnown) {
    texts.clear();
    known.set(list, texts);
  }
  const before = texts.get(text);
  if (before) return before;
  const matches = search(text, list);
  texts.set(text, matches);
  return matches;
}

function search(text: string, list: WordList): WordMatch[] {
  const lower = text.toLowerCase();
  return list.words.flatMap((word) => {
    for (const spelling of [word.word, ...(word.variants ?? [])]) {
      const isHangul = hangul.test(spelling);
      const [searched, wanted] = isHangul ? [text, spelling] : [lower, spelling.toLowerCase()];
      for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + 1)) {
        if (!standsAlone(text, at, spelling)) continue;
        if ((word.exceptions ?? []).some((exception) => covers(text, exception, at, spelling.length)))
          continue;
        const words = text.slice(at, at + spelling.length);
        return [{ word, words, quote: excerpt(text, at, spelling.length) }];
      }
    }
    return [];
  });
}

function standsAlone(text: string, at: number, spelling: string): boolean {
  const previous = text[at - 1] ?? '';
  const next = text[at + spelling.length] ?? '';
  if (!hangul.test(spelling)) return !/[A-Za-z0-9]/.test(previous) && !/[A-Za-z0-9]/.test(next);
  if (spelling.length > 1) return !hangul.test(previous) || spelling.startsWith(' ');
  // ‘…로그 등’, ‘…로그 등을’: 앞은 띄어쓰기나 문장부호, 뒤는 조사이거나 끝.
  return (
    previous !== '' &&
    !wordCharacter.test(previous) &&
    /^(?:[^가-힣A-Za-z0-9]|의|을|은|이|과|에|으로|도|$)/.test(text.slice(at + 1))
  );
}

function covers(text: string, exception: string, at: number, length: number): boolean {
  for (let from = text.indexOf(exception); from >= 0; from = text.indexOf(exception, from + 1))
    if (from <= at && at + length <= from + exception.length) return true;
  return false;
}

function excerpt(text: string, at: number, length: number): string {
  const from = Math.max(0, at - 10);
  const to = Math.min(text.length, at + length + 10);
  const line = text.slice(from, to).replace(/\n/g, ' ');
  return `${from > 0 ? '…' : ''}${line}${to < text.length ? '…' : ''}`;
}
