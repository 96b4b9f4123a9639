import { convertQwertyToHangul } from 'es-hangul';
import { matchScore, type SearchableText, searchable } from '../requirement/searchLibrary';
import type { Status } from './provenance';
import { type ReferenceEntry, type ReferenceKind, referenceKinds } from './reference';

interface IndexedEntry {
  entry: ReferenceEntry;
  /** Title, number and the other names. */
  title: SearchableText;
  names: readonly { text: SearchableText; weight: number }[];
  body: SearchableText;
}

export type ReferenceIndex = readonly IndexedEntry[];

/** Prepares 자료실 for searching; made once per content. */
export function indexReference(entries: readonly ReferenceEntry[]): ReferenceIndex {
  return entries.map((entry) => {
    const title = searchable(entry.title);
    return {
      entry,
      title,
      names: [
        { text: title, weight: 10 },
        { text: searchable(`${entry.label} ${entry.id}`), weight: 7 },
        { text: searchable([...entry.keywords, entry.group].join(' ')), weight: 6 },
      ],
      body: searchable(bodyOf(entry)),
    };
  });
}

export interface ReferenceFilter {
  query: string;
  kind: ReferenceKind | null;
  group: string | null;
  status: Status | null;
}

export interface ReferenceFound {
  /** Best match first; without a query in the order of 자료실. */
  entries: ReferenceEntry[];
  /** How many answer the words and the status, by kind, and by group of the chosen kind. */
  kinds: { kind: ReferenceKind; count: number }[];
  groups: { group: string; count: number }[];
  /** Of all kinds together. */
  total: number;
}

/** What answers the filter. Every word of the query has to be found, each anywhere in the entry. */
export function searchReference(index: ReferenceIndex, filter: ReferenceFilter): ReferenceFound {
  const words = filter.query.trim().split(/\s+/).filter(Boolean).map(wordOf);
  const answering = index
    .filter(({ entry }) => filter.status === null || entry.status === filter.status)
    .map((one) => ({ entry: one.entry, score: score(words, one) }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
  const ofKind = answering.filter(({ kind }) => filter.kind === null || kind === filter.kind);
  return {
    entries: ofKind.filter(({ group }) => filter.group === null || group === filter.group),
    kinds: referenceKinds.map((kind) => ({
      kind,
      count: answering.filter((entry) => entry.kind === kind).length,
    })),
    groups: filter.kind === null ? [] : groupsOf(index, ofKind, filter.kind),
    total: answering.length,
  };
}

/** Groups keep their place while words are typed, also those nothing is left of. */
function groupsOf(index: ReferenceIndex, found: readonly ReferenceEntry[], kind: ReferenceKind) {
  const groups = new Set(index.flatMap(({ entry }) => (entry.kind === kind ? [entry.group] : [])));
  return [...groups].map((group) => ({ group, count: found.filter((one) => one.group === group).length }));
}

/** A word of the query; without Hangul also as what the same keys mean in Hangul mode. */
interface Word {
  asWritten: string;
  hasHangul: boolean;
  meant: string | null;
}

function wordOf(text: string): Word {
  const asWritten = text.normalize('NFC').toLowerCase();
  const meant = /^[a-z]{3,}$/.test(asWritten) ? convertQwertyToHangul(asWritten) : asWritten;
  return {
    asWritten,
    hasHangul: /[ㄱ-ㅎ가-힣]/u.test(asWritten),
    meant: meant === asWritten ? null : meant,
  };
}

function score(words: readonly Word[], { names, title, body }: IndexedEntry): number {
  let sum = 0;
  for (const word of words) {
    const inNames = Math.max(...names.map(({ text, weight }) => wordScore(word, text) * weight));
    // First consonants of a whole text hold nearly every short run of consonants.
    const best = inNames > 0 || /^[ㄱ-ㅎ]+$/u.test(word.asWritten) ? inNames : wordScore(word, body);
    if (best === 0) return 0;
    sum += best;
  }
  return words.length === 0 ? 1 : sum + startScore(words, title);
}

/** What is called just so comes before what only speaks of it. */
function startScore(words: readonly Word[], title: SearchableText): number {
  const asked = words.map((one) => one.asWritten).join('');
  if (title.plain === asked || title.choseong === asked) return 10;
  return title.plain.startsWith(asked) ? 3 : 0;
}

/** Hangul bears with spelling and spacing; a number or an English word has to be right: EV-010 is not EV-001. */
function wordScore({ asWritten, hasHangul, meant }: Word, text: SearchableText): number {
  if (hasHangul) return matchScore(asWritten, text);
  if (text.plain.includes(asWritten)) return 1;
  return meant !== null && text.plain.includes(meant) ? 0.7 : 0;
}

function bodyOf({ parts, sentence, caution, source }: ReferenceEntry): string {
  const texts = parts.flatMap(({ heading, paragraphs, tables }) => [
    heading,
    ...paragraphs,
    ...tables.flatMap(({ caption, columns, rows }) => [caption, ...columns, ...rows.flat()]),
  ]);
  return [...texts, sentence ?? '', caution ?? '', source].join('\n');
}
