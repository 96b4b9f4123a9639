import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../shared/content/content';
import { seedCount } from '../../../shared/content/contentIds';
import {
  coverageDocument,
  type Seed,
  seedCoverage,
  writtenReasons,
} from '../../../shared/content/seedCoverage';
import { aTemplate } from '../../support/aTemplate';
import { shippedContent } from '../../support/content';

const textOf = (file: string) =>
  readFile(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), 'utf8');

let content: Content;
let index: Seed[];
let document: string;
beforeAll(async () => {
  content = await shippedContent();
  index = JSON.parse(await textOf('test/fixtures/content/seedIndex.json')) as Seed[];
  document = await textOf('docs/content-coverage.md');
});

describe('the inventory of the source documents', () => {
  test('runs from S-001 to S-318 without a gap', () => {
    expect(index.map((one) => one.id)).toEqual(
      Array.from({ length: seedCount }, (_, at) => `S-${String(at + 1).padStart(3, '0')}`),
    );
  });

  test('is carried whole by the content, or docs/content-coverage.md says why an entry is not', () => {
    const { missing } = seedCoverage(index, content, writtenReasons(document));
    expect(missing.map(({ id, title }) => `${id} ${title}`)).toEqual([]);
  });

  test('is left out in few places, each with a reason of a sentence, and none without need', () => {
    const reasons = writtenReasons(document);
    expect(reasons.size).toBeLessThanOrEqual(60);
    for (const [id, reason] of reasons) expect(reason, id).toMatch(/^.{20,}요\.$/);
    expect(seedCoverage(index, content, reasons).needlessReasons).toEqual([]);
  });

  test('stands in the document as the content is now: run npm run docs:coverage after a change', () => {
    expect(document).toBe(coverageDocument(document, index, content));
  });
});

test('an entry nothing carries is found, one with a reason is not, and a reason for a carried one is needless', () => {
  const seeds = [
    { id: 'S-001', title: '단계' },
    { id: 'S-002', title: '고려사항' },
    { id: 'S-003', title: '절차' },
  ];
  const small = { ...content, requirementTemplates: [aTemplate({ seeds: ['S-001'] })] };
  const nothingElse: Content = {
    ...small,
    stages: [],
    chapters: [],
    documents: [],
    diagnosis: { ...content.diagnosis, seeds: [], cases: [] },
    law: [],
    evidence: { references: [], items: [] },
    glossary: [],
    contradictions: [],
    library: [],
  };
  const written = '| S-001 | 담지 않은 까닭 |\n| S-003 | 담지 않은 까닭 |\n';
  const coverage = seedCoverage(seeds, nothingElse, writtenReasons(written));
  expect(coverage.carriers.get('S-001')).toEqual(['cloud.sample']);
  expect(coverage.missing.map((one) => one.id)).toEqual(['S-002']);
  expect(coverage.needlessReasons).toEqual(['S-001']);
  const made = coverageDocument(written, seeds, nothingElse);
  expect(made).toContain('| S-001 | 단계 | `cloud.sample` |');
  expect(made).toContain('| S-002 | 고려사항 | 없음 |');
  expect(made).toContain('| S-003 | 절차 | 위의 까닭 |');
  expect(coverageDocument(made, seeds, nothingElse)).toBe(made);
});
