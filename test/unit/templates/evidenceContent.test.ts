import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../shared/content/content';
import { evidenceBlock, printedSources } from '../../../shared/rfp/citations';
import { shippedContent } from '../../support/content';

let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

const seedsOf = (items: readonly { seeds?: string[] | undefined }[]) =>
  items.flatMap((item) => item.seeds ?? []);
const seedRange = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `S-${from + index}`);

describe('the figures for 추진배경', () => {
  test('are 76, numbered without a gap, on 21 references', () => {
    const { items, references } = content.evidence;
    expect(items.map((one) => one.id)).toEqual(
      Array.from({ length: 76 }, (_, index) => `EV-${String(index + 1).padStart(3, '0')}`),
    );
    expect(references.map((one) => one.id)).toEqual(
      Array.from({ length: 21 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`),
    );
  });

  test('each name a source 참고자료 can print, never a line number of our own material', () => {
    const { items, references } = content.evidence;
    const known = new Set(references.map((one) => one.id));
    for (const item of items) {
      for (const id of item.references) expect(known, item.id).toContain(id);
      const sources = printedSources(item, references);
      expect(sources.length, item.id).toBe(Math.max(1, item.references.length));
      expect(sources.join(), item.id).not.toMatch(/참고자료|\d행/);
    }
  });

  test('each become one closed sentence with a number behind it', () => {
    const { items, references } = content.evidence;
    for (const item of items) {
      expect(item.text.match(/다\.( |$)/g), item.id).toHaveLength(1);
      expect(item.text, item.id).toMatch(/다\.$/);
      const block = evidenceBlock(item, references);
      expect(block.type === 'item' && block.content.map((one) => ('text' in one ? one.text : '[n]'))).toEqual(
        [item.text.slice(0, -1), '[n]', '.'],
      );
    }
  });

  test('each have a caution of their own, in the voice of guidance', () => {
    const cautions = content.evidence.items.map((one) => one.caution);
    expect(new Set(cautions).size).toBe(76);
    for (const caution of cautions) expect(caution).toMatch(/[요죠]\.$/);
  });

  test('none claim to be verified: nobody has held them against the original', () => {
    for (const item of content.evidence.items) expect(['2차 자료', '미확인'], item.id).toContain(item.status);
  });

  test.each([
    ['EV-022', '70%'],
    ['EV-023', '90%'],
    ['EV-031', '106'],
    ['EV-032', '2,600'],
    ['EV-036', '10배'],
    ['EV-037', '40%'],
    ['EV-038', '10배'],
    ['EV-050', '억'],
    ['EV-058', '83%'],
    ['EV-069', '65%'],
    ['EV-074', '50초'],
  ])('%s keeps the doubtful %s out of the sentence', (id, figure) => {
    const item = content.evidence.items.find((one) => one.id === id);
    expect(item?.text).not.toContain(figure);
  });

  test('the target of the government plan keeps both of its bases', () => {
    const plan = content.evidence.items.find((one) => one.id === 'EV-061');
    expect(plan?.text).toMatch(/신규 클라우드 전환물량의 70% 이상, 기존 시스템의 50% 이상/);
  });
});

describe('the glossary', () => {
  test('explains every term of the source documents', () => {
    const seeds = seedsOf(content.glossary);
    for (const seed of seedRange(199, 250)) expect(seeds, seed).toContain(seed);
    for (const seed of [
      'S-014',
      'S-038',
      'S-062',
      'S-063',
      'S-095',
      'S-118',
      'S-121',
      'S-152',
      'S-259',
      'S-270',
    ])
      expect(seeds, seed).toContain(seed);
  });

  test('says each in one or two sentences and why an officer meets it', () => {
    expect(new Set(content.glossary.map((one) => one.term)).size).toBe(content.glossary.length);
    for (const { term, definition, use } of content.glossary) {
      const sentences = definition.match(/[요다]\./g)?.length ?? 0;
      expect(sentences, term).toBeGreaterThanOrEqual(1);
      expect(sentences, term).toBeLessThanOrEqual(3);
      expect(definition.length, term).toBeLessThanOrEqual(120);
      expect(use, term).toMatch(/[요]\.$/);
    }
  });
});

describe('the contradictions', () => {
  test('are the 32 of the source documents, one each', () => {
    expect(content.contradictions.map((one) => one.id)).toEqual(
      Array.from({ length: 32 }, (_, index) => `X-${String(index + 1).padStart(2, '0')}`),
    );
    expect(seedsOf(content.contradictions)).toEqual(seedRange(287, 318));
  });

  test('point only at content that is there', () => {
    const there = new Set([
      'diagnosis',
      ...content.chapters.flatMap((one) => [one.id, ...one.sections.map((section) => section.id)]),
      ...content.requirementTemplates.map((one) => one.id),
      ...content.stages.flatMap((stage) =>
        stage.steps.flatMap((step) => step.activities.map((one) => one.id)),
      ),
      ...content.law.map((one) => one.id),
      ...content.evidence.items.map((one) => one.id),
      ...content.glossary.map((one) => one.id),
    ]);
    for (const { id, shownIn } of content.contradictions)
      for (const target of shownIn) expect(there, `${id} → ${target}`).toContain(target);
  });

  test('the text of 추진배경 asks to review priority use, as the plan does, and never commands it', () => {
    const background = content.chapters
      .flatMap((one) => one.sections)
      .find((one) => one.id === 'overview.background');
    expect(JSON.stringify(background)).toContain('우선 적용을 검토');
    for (const id of ['EV-027', 'EV-063'])
      expect(content.evidence.items.find((one) => one.id === id)?.text).toContain('우선 적용을 검토');
  });
});
