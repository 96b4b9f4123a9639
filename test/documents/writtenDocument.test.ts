import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDocx } from '../../shared/docx/writeDocx';
import { lintDocx } from '../support/docxFiles';
import {
  fontNames,
  type Office,
  overlappingLines,
  type PrintedLine,
  pageTexts,
  printedLines,
  startOffice,
} from '../support/libreOffice';
import { schemaErrors } from '../support/openXml';
import { sampleWordDocument } from '../support/sampleWordDocument';

const longCard = 'CSR-007';
let docx: Uint8Array;
let office: Office;
let path: string;
let pages: string[];
let lines: PrintedLine[];
let fonts: string[];

beforeAll(async () => {
  office = await startOffice();
  docx = await writeDocx(sampleWordDocument());
  path = join(office.folder, 'written.docx');
  await writeFile(path, docx);
  const pdf = await office.convert(path, 'pdf');
  pages = await pageTexts(pdf);
  lines = await printedLines(pdf);
  fonts = await fontNames(pdf);
});

afterAll(() => office.stop());

/** Pages of cards; the ones before and after name the requirements in lists. */
const cardPages = () =>
  pages.slice(
    pages.findIndex((page) => /고유번호\s+CSR-001/.test(page)),
    -1,
  );

describe('the written document', () => {
  test('follows the schema of Word', async () => {
    expect(await schemaErrors(path)).toEqual([]);
    expect(lintDocx(docx)).toEqual([]);
  });

  test('prints as many pages as its content needs', () => {
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.length).toBeLessThan(30);
    expect(pages.filter((page) => page.trim() === '')).toEqual([]);
  });

  test('prints no line over another', () => {
    expect(lines.length).toBeGreaterThan(300);
    expect(overlappingLines(lines)).toEqual([]);
  });

  test('is drawn in the Korean fonts it names', () => {
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((name) => !/^Nanum(Gothic|Myeongjo)/.test(name))).toEqual([]);
    expect(fonts.some((name) => name.startsWith('NanumGothic'))).toBe(true);
    expect(fonts.some((name) => name.startsWith('NanumMyeongjo'))).toBe(true);
  });

  test('opens with a cover without numbers, then 목차, then page 1', () => {
    expect(pages[0]).toContain('제안요청서');
    expect(pages[0]).not.toMatch(/-\s*\S+\s*-/);
    expect(pages[1]).toMatch(/목\s*차/);
    expect(pages[1]).toMatch(/-\s*i\s*-/);
    expect(pages[1]).toMatch(/Ⅰ\.\s+사업개요[\s\S]*가\.\s+추진배경[\s\S]*Ⅲ\.\s+추진일정/);
    expect(pages[2]).toMatch(/-\s*1\s*-/);
    expect(pages[2]).toMatch(/Ⅰ\. 사업개요[\s\S]*1\. 추진배경 및 필요성[\s\S]*가\. 추진배경[\s\S]*1\) 현황/);
  });

  test('prints the marks of the hierarchy', () => {
    expect(pages[2]).toMatch(
      /□\s+서비스 현황[\s\S]*○\s+이용자 수[\s\S]*-\s+접속 집중 시기[\s\S]*※\s+집중 시기/,
    );
  });

  test('repeats the header row of a card on each of its pages', () => {
    const pagesOfLongCard = cardPages().filter((page) => page.includes(longCard));
    expect(pagesOfLongCard.length).toBeGreaterThan(1);
    for (const page of pagesOfLongCard) expect(page).toMatch(new RegExp(`고유번호\\s+${longCard}`));
  });

  test('splits no card that fits a page', () => {
    for (let number = 1; number <= 30; number += 1) {
      const id = `CSR-${String(number).padStart(3, '0')}`;
      const count = cardPages().filter((page) => new RegExp(`고유번호\\s+${id}`).test(page)).length;
      if (id !== longCard) expect(count, id).toBe(1);
    }
  });

  test('leaves no header row alone at the foot of a page', () => {
    for (const page of cardPages()) {
      const body = page
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^-\s*\d+\s*-$/.test(line));
      expect(body.at(-1)).not.toMatch(/^(고유번호|명칭|정의|연번)/);
    }
  });

  test('turns the landscape section', () => {
    const last = lines.filter(({ page }) => page === pages.length);
    expect(Math.max(...last.map(({ right }) => right))).toBeGreaterThan(650);
    expect(pages.at(-1)).toContain('추진일정');
  });

  test('once pages are known, 목차 prints the pages the headings are on', async () => {
    const document = sampleWordDocument();
    const headings = document.sections.flatMap(({ nodes }) =>
      nodes.filter((node) => node.type === 'heading'),
    );
    // The cover and 목차 come before page 1.
    const printed = headings.map(
      ({ text }) => pages.findIndex((page, index) => index > 1 && page.includes(text)) - 1,
    );
    expect(printed.every((page) => page >= 1)).toBe(true);
    const known = join(office.folder, 'known.docx');
    await writeFile(known, await writeDocx(document, { pageOfHeading: (index) => printed[index] ?? null }));
    expect(await schemaErrors(known)).toEqual([]);
    const contents = (await pageTexts(await office.convert(known, 'pdf')))[1] ?? '';
    expect(contents).toMatch(/Ⅰ\.\s+사업개요[\s.]+1\n/);
    expect(contents).toMatch(/Ⅱ\.\s+제안요청 내용[\s.]+2\n/);
    expect(contents).toMatch(new RegExp(`Ⅲ\\.\\s+추진일정[\\s.]+${pages.length - 2}\\n`));
  });
});
