import { convertQwertyToHangul, disassemble, getChoseong } from 'es-hangul';
import type { RequirementTemplate } from '../content/content';
import type { Facts } from '../project/facts';

/** A text made ready for searching. */
export interface SearchableText {
  /** Composed, lower case, without spaces. */
  plain: string;
  /** The same taken apart into jamo, so that a syllable still being typed finds its word. */
  jamo: string;
  /** First consonants: 컨테이너 → ㅋㅌㅇㄴ. */
  choseong: string;
  bigrams: ReadonlySet<string>;
}

export function searchable(text: string): SearchableText {
  const plain = normalised(text);
  return { plain, jamo: disassemble(plain), choseong: getChoseong(plain), bigrams: bigramsOf(plain) };
}

/**
 * How well a text answers a query: 0 not at all, 1 every word found. Words are looked for as written, by first consonants
 * (ㅋㅌㅇㄴ), half typed, by their bigrams, and as Hangul typed in Latin mode (zjsxpdlsj).
 */
export function matchScore(query: string, text: SearchableText): number {
  const words = query
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return 1;
  let score = 1;
  for (const word of words) {
    const one = wordScore(word, text);
    if (one === 0) return 0;
    score = Math.min(score, one);
  }
  return score;
}

function wordScore(word: string, text: SearchableText): number {
  if (text.plain.includes(word)) return 1;
  if (/^[ㄱ-ㅎ]+$/u.test(word)) return text.choseong.includes(word) ? 0.9 : 0;
  if (/[가-힣]/u.test(word) && text.jamo.includes(disassemble(word))) return 0.8;
  if (/^[a-z]{3,}$/.test(word)) {
    const hangul = convertQwertyToHangul(word);
    if (hangul !== word && text.plain.includes(hangul)) return 0.7;
  }
  const wanted = [...bigramsOf(word)];
  // Two bigrams at least: a single one is found in nearly every text.
  return wanted.length >= 2 && wanted.every((one) => text.bigrams.has(one)) ? 0.5 : 0;
}

function normalised(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, '');
}

function bigramsOf(plain: string): Set<string> {
  const bigrams = new Set<string>();
  for (let at = 0; at + 2 <= plain.length; at++) bigrams.add(plain.slice(at, at + 2));
  return bigrams;
}

interface IndexedTemplate {
  template: RequirementTemplate;
  fields: readonly { text: SearchableText; weight: number }[];
}

export type LibraryIndex = readonly IndexedTemplate[];

/** Prepares the library for searching; made once per content. */
export function indexLibrary(templates: readonly RequirementTemplate[]): LibraryIndex {
  return templates.map((template) => {
    const number =
      template.preferredNumber === null
        ? template.categoryCode
        : `${template.categoryCode}-${String(template.preferredNumber).padStart(3, '0')}`;
    const body = [...template.details.map((line) => line.text), ...template.deliverables].join(' ');
    return {
      template,
      fields: [
        { text: searchable(template.name), weight: 10 },
        { text: searchable(number), weight: 9 },
        { text: searchable(template.keywords.join(' ')), weight: 6 },
        { text: searchable(template.definition), weight: 4 },
        { text: searchable(body), weight: 2 },
      ],
    };
  });
}

export interface LibraryFilter {
  query: string;
  categoryCode: string | null;
  layer: Facts['layers'][number] | null;
  onlyCloudNative: boolean;
}

/** Library items that pass the filter, best match first; without a query in the library's own order. */
export function searchLibrary(index: LibraryIndex, filter: LibraryFilter): RequirementTemplate[] {
  const query = filter.query.trim();
  return index
    .filter(
      ({ template }) =>
        (filter.categoryCode === null || template.categoryCode === filter.categoryCode) &&
        (filter.layer === null || template.layers.includes(filter.layer)) &&
        (!filter.onlyCloudNative || template.isCloudNative),
    )
    .map(({ template, fields }) => ({
      template,
      score:
        query === '' ? 1 : Math.max(...fields.map(({ text, weight }) => matchScore(query, text) * weight)),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ template }) => template);
}
