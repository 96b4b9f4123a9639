import { describe, expect, test } from 'vitest';
import type { DocumentNode, DocumentSection, WordDocument } from '../../../../shared/document/wordDocument';
import { estimatePages } from '../../../../shared/docx/estimatePages';
import { lineCount, metricsOf } from '../../../../shared/docx/fontMetrics';
import { aParagraph, aRequirementCard, sampleWordDocument } from '../../../support/sampleWordDocument';

const heading = (text: string, level: 1 | 2 = 1): DocumentNode => ({ type: 'heading', level, text });
const lines = (count: number): DocumentNode[] =>
  Array.from({ length: count }, () => aParagraph('본문 한 줄'));

function pagesOf(...sections: (DocumentNode[] | DocumentSection)[]): (number | null)[] {
  const document: WordDocument = {
    properties: { title: '', creator: '', subject: '', date: '2026-11-20T00:00:00Z' },
    sections: sections.map((one) => (Array.isArray(one) ? { pageNumbers: 'decimal', nodes: one } : one)),
  };
  return estimatePages(document);
}

describe('the page a heading is expected on', () => {
  test('is the first until the page is full', () => {
    expect(pagesOf([heading('가'), ...lines(10), heading('나'), ...lines(60), heading('다')])).toEqual([
      1, 1, 3,
    ]);
  });

  test('a heading moves with the card below it that no longer fits', () => {
    const card = aRequirementCard('CSR-001', '이름');
    expect(pagesOf([heading('가'), ...lines(10), heading('나', 2), card])).toEqual([1, 1]);
    expect(pagesOf([heading('가'), ...lines(24), heading('나', 2), card])).toEqual([1, 2]);
    expect(pagesOf([heading('가'), ...lines(24), heading('나', 2), ...lines(3)])).toEqual([1, 1]);
  });

  test('follows page breaks, and a turned section goes on counting', () => {
    expect(pagesOf([heading('가'), { type: 'pageBreak' }, heading('나')])).toEqual([1, 2]);
    expect(
      pagesOf([heading('가')], { pageNumbers: 'decimal', orientation: 'landscape', nodes: [heading('나')] }, [
        heading('다'),
      ]),
    ).toEqual([1, 2, 3]);
  });

  test('is unknown where pages carry no Arabic number', () => {
    expect(pagesOf({ pageNumbers: 'roman', nodes: [heading('가')] }, [heading('나')])).toEqual([null, 1]);
  });

  test('never goes backwards in a long document', () => {
    const pages = estimatePages(sampleWordDocument(200)).filter((page) => page !== null);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect(pages.at(-1)).toBeGreaterThan(60);
  });
});

describe('lines', () => {
  const metrics = { ...metricsOf('바탕'), full: 1, space: 0.5, lower: 0.5 };

  test('Hangul may break anywhere, a Latin word nowhere inside', () => {
    expect(lineCount('가'.repeat(10), 50, 10, metrics)).toBe(2);
    expect(lineCount('가나다 kubernetes', 50, 10, metrics)).toBe(2);
    expect(lineCount('', 50, 10, metrics)).toBe(1);
    expect(lineCount('가\n나', 50, 10, metrics)).toBe(2);
  });

  test('a word longer than the line is cut', () => {
    expect(lineCount('a'.repeat(40), 50, 10, metrics)).toBe(4);
  });

  test('a closing mark does not open a line', () => {
    expect(lineCount(`${'가'.repeat(5)}.`, 50, 10, metrics)).toBe(2);
  });
});
