import { beforeAll, describe, expect, test } from 'vitest';
import { type ContentReport, contentReport } from '../../../shared/content/contentReport';
import { shippedContent } from '../../support/content';

let report: ContentReport;
beforeAll(async () => {
  report = contentReport(await shippedContent());
});

describe('the content that ships', () => {
  test('points at nothing that is not there', () => {
    expect(report.broken).toEqual([]);
  });

  test('holds no two requirements that say the same', () => {
    expect(report.nearDuplicates).toEqual([]);
  });

  test('binds the contractor by no vague word and names no product', () => {
    expect(report.words).toEqual([]);
  });

  test('lets the agency set every figure of a 한계값, or says why it is what it is', () => {
    expect(report.bareFigures.map(({ id, detail }) => `${id} ${detail}`)).toEqual([]);
  });

  test('writes the unit of a 기준값 as the 기준값 names it', () => {
    expect(report.strangeUnits).toEqual([]);
  });

  test('is larger than the seed it grew from', () => {
    const { counts } = report;
    expect(counts).toMatchObject({ activities: 41, considerations: 13, diagnosis: 10, law: 18 });
    expect(counts.contradictions).toBe(32);
    expect(counts.evidence).toBeGreaterThanOrEqual(76);
    expect(counts.glossary).toBeGreaterThanOrEqual(52);
  });
});
