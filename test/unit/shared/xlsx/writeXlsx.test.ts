import { expect, test } from 'vitest';
import { readArchive } from '../../../../shared/archive/readArchive';
import { decodeEntities } from '../../../../shared/docx/scanXml';
import { writeXlsx } from '../../../../shared/xlsx/writeXlsx';

function sheetXml(bytes: Uint8Array): string {
  const opened = readArchive(bytes);
  if (!opened.ok) throw new Error(opened.problem.detail);
  const entry = opened.archive.read('xl/worksheets/sheet1.xml');
  if (!entry.ok) throw new Error(entry.problem.detail);
  return new TextDecoder().decode(entry.bytes);
}

function cellTexts(xml: string): string[] {
  return [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map((one) =>
    decodeEntities(one[1] ?? ''),
  );
}

const sheet = (rows: string[][]) =>
  writeXlsx({
    name: '변경 이력',
    columns: [
      { title: '무엇을', width: 50 },
      { title: '누가', width: 20 },
    ],
    rows,
  });

test('every cell holds the text it was given', () => {
  const rows = [
    ['CSR-003 정의 고침', '김하늘 (officer)'],
    ['  앞뒤 공백  ', '두 줄\n글'],
    ['<b>&"\'', '🙂'],
  ];
  expect(cellTexts(sheetXml(sheet(rows)))).toEqual(['무엇을', '누가', ...rows.flat()]);
});

test('what looks like a formula stays text', () => {
  const payloads = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '＝1',
    '=HYPERLINK("http://a","b")',
    '=cmd|"/c calc"!A1',
  ];
  const xml = sheetXml(sheet(payloads.map((one) => [one, ''])));
  expect(xml).not.toMatch(/<f[ >]/);
  expect(new Set([...xml.matchAll(/ t="([a-zA-Z]+)"/g)].map((one) => one[1]))).toEqual(
    new Set(['inlineStr']),
  );
  expect(cellTexts(xml).filter((one) => payloads.includes(one))).toHaveLength(payloads.length);
});

test('characters no XML may hold are left out and _x0041_ stays what it is', () => {
  const xml = sheetXml(sheet([['가\u0000\u0007나\ufffe', '_x0041_']]));
  expect(cellTexts(xml).slice(2)).toEqual(['가나', '_x005F_x0041_']);
});

test('a text longer than a cell can hold ends with an ellipsis, whole characters only', () => {
  const [, , text = ''] = cellTexts(sheetXml(sheet([[`${'가'.repeat(32_765)}🙂🙂`, '']])));
  expect(text.length).toBeLessThanOrEqual(32_767);
  expect(text.endsWith('…')).toBe(true);
  expect(text).toMatch(/^가{32765}…$/);
});

test('columns past Z are named as spreadsheets do', () => {
  const columns = Array.from({ length: 30 }, (_, index) => ({ title: `${index}`, width: 5 }));
  const xml = sheetXml(writeXlsx({ name: '시트', columns, rows: [] }));
  expect([...xml.matchAll(/<c r="([A-Z]+)1"/g)].map((one) => one[1])).toContain('AD');
});

test('the same rows give the same bytes', () => {
  expect(sheet([['가', '나']])).toEqual(sheet([['가', '나']]));
});

test('a name no sheet can have is refused', () => {
  expect(() => writeXlsx({ name: '이력/2026', columns: [], rows: [] })).toThrow();
});
