import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../../shared/content/content';
import {
  type ReferenceEntry,
  referenceEntries,
  referenceKinds,
  referenceText,
} from '../../../../shared/content/reference';
import {
  indexReference,
  type ReferenceFilter,
  type ReferenceIndex,
  searchReference,
} from '../../../../shared/content/searchReference';
import { shippedContent } from '../../../support/content';

let content: Content;
let entries: ReferenceEntry[];
let index: ReferenceIndex;
beforeAll(async () => {
  content = await shippedContent();
  entries = referenceEntries(content);
  index = indexReference(entries);
});

const entry = (id: string): ReferenceEntry => {
  const found = entries.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const everything: ReferenceFilter = { query: '', kind: null, group: null, status: null };
const search = (query: string, more: Partial<ReferenceFilter> = {}) =>
  searchReference(index, { ...everything, ...more, query });
const titles = (query: string, more: Partial<ReferenceFilter> = {}) =>
  search(query, more).entries.map(({ title }) => title);

describe('자료실', () => {
  test('everything in the content can be looked up, each thing once', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const ofKind = (kind: string) => entries.filter((one) => one.kind === kind).length;
    expect(referenceKinds.map((kind) => [kind, ofKind(kind)])).toEqual([
      ['library', content.library.flatMap(({ items }) => items).length],
      ['law', content.law.length],
      ['evidence', content.evidence.items.length],
      ['requirement', content.requirementTemplates.length],
      ['activity', 41],
      ['diagnosis', 1 + 2 + 10 + (content.diagnosis.cases?.length ?? 0)],
      ['glossary', content.glossary.length],
      ['contradiction', content.contradictions.length],
    ]);
  });

  test('every entry says something, and says where it comes from', () => {
    for (const one of entries) {
      expect(one.parts.length + (one.sentence === null ? 0 : 1), one.id).toBeGreaterThan(0);
      expect(one.group, one.id).not.toBe('');
      expect(one.source, one.id).not.toBe('');
    }
  });

  test('a figure and the place where the sources disagree on it lead to each other', () => {
    expect(entry('EV-022').disagreements).toContain('X-02');
    expect(entry('X-02').related).toContain('EV-022');
    expect(entry('X-02').disagreements).toEqual([]);
    expect(entry('diagnosis').disagreements).toEqual(expect.arrayContaining(['X-06', 'X-07', 'X-08']));
  });

  test('every link leads to an entry and has a way back', () => {
    for (const one of entries)
      for (const id of [...one.related, ...one.disagreements]) {
        const other = entry(id);
        expect([...other.related, ...other.disagreements], `${one.id} and ${id}`).toContain(one.id);
      }
  });

  test('a disagreement names the sections of the RFP in which the choice shows', () => {
    const part = entry('X-01').parts.find(({ heading }) => heading === '이 선택이 보이는 절');
    expect(part?.paragraphs.join('\n')).toMatch(/- .*사업개요 · /);
  });

  test('a copied entry carries its source and its doubt', () => {
    const text = referenceText(entry('EV-010'));
    expect(text).toContain('출처: ');
    expect(text).toContain(entry('EV-010').status);
    expect(text).toContain('주의: ');
  });
});

describe('searching 자료실', () => {
  test('first consonants find the word, and what is called so comes first', () => {
    expect(titles('ㅋㅂㄴㅌㅅ')[0]).toBe('쿠버네티스');
    expect(titles('쿠버네티스')[0]).toBe('쿠버네티스');
  });

  test('spaces, a syllable still being typed and Latin mode make no difference', () => {
    expect(titles('재해 복구')).toEqual(expect.arrayContaining(titles('재해복구', { kind: 'evidence' })));
    expect(search('재해복구').total).toBeGreaterThan(0);
    expect(titles('컨테이ㄴ').length).toBeGreaterThan(0);
    expect(titles('zjsxpdlsj').toSorted()).toEqual(titles('컨테이너').toSorted());
  });

  test('a number finds that one and not its neighbours', () => {
    expect(search('EV-010').entries.map(({ id }) => id)).toEqual(['EV-010']);
  });

  test('two words may stand in different parts of an entry, but both have to be there', () => {
    const found = search('전환 사업 430억').entries.map(({ id }) => id);
    expect(found).toContain('EV-010');
    expect(search('430억 없는낱말').total).toBe(0);
  });

  test('the counts follow the words and the status, not the chosen kind', () => {
    const all = search('컨테이너');
    const chosen = search('컨테이너', { kind: 'glossary' });
    expect(chosen.kinds).toEqual(all.kinds);
    expect(chosen.total).toBe(all.total);
    expect(chosen.entries.length).toBe(all.kinds.find(({ kind }) => kind === 'glossary')?.count);
    expect(chosen.groups.reduce((sum, { count }) => sum + count, 0)).toBe(chosen.entries.length);
  });

  test('a status leaves only what wears it', () => {
    const found = search('', { status: '2차 자료' }).entries;
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['2차 자료']));
  });
});
