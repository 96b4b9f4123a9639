import { beforeAll, describe, expect, test } from 'vitest';
import { wordMatches } from '../../../shared/check/wordMatches';
import type { Content } from '../../../shared/content/content';
import type { LibraryItem } from '../../../shared/content/library';
import { shippedContent } from '../../support/content';

let content: Content;
let items: LibraryItem[];
beforeAll(async () => {
  content = await shippedContent();
  items = content.library.flatMap((collection) => collection.items);
});

describe('the reference library', () => {
  test('every item is called after its collection, and no two have one id', () => {
    const strangers = content.library.flatMap((collection) =>
      collection.items.filter((item) => !item.id.startsWith(`${collection.id}.`)).map((item) => item.id),
    );
    expect(strangers).toEqual([]);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });

  test('‘related’ leads to something that is there', () => {
    const known = new Set([
      ...items.map((item) => item.id),
      ...content.requirementTemplates.map((one) => one.id),
      ...content.law.map((one) => one.id),
      ...content.evidence.items.map((one) => one.id),
      ...content.contradictions.map((one) => one.id),
    ]);
    const lost = items.flatMap((item) =>
      (item.related ?? []).filter((id) => id === item.id || !known.has(id)).map((id) => `${item.id} → ${id}`),
    );
    expect(lost).toEqual([]);
  });

  test('sentences for the RFP use no vague word and name no product', () => {
    const found = items.flatMap((item) =>
      [content.vagueWords, content.productNames].flatMap((list) =>
        wordMatches(item.sentence ?? '', list).map((match) => `${item.id}: ${match.quote}`),
      ),
    );
    expect(found).toEqual([]);
    const unfinished = items.filter(({ sentence }) => sentence !== undefined && !/다[.]$/.test(sentence));
    expect(unfinished.map((item) => item.id)).toEqual([]);
  });

  test('an item with an unconfirmed figure says so to the reader', () => {
    const silent = items.filter((item) => item.status === '미확인' && !item.caution).map((item) => item.id);
    expect(silent).toEqual([]);
  });
});
