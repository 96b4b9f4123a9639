import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeXlsx } from '../../shared/xlsx/writeXlsx';
import { type Office, startOffice } from '../support/libreOffice';
import { schemaErrors } from '../support/openXml';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const rows = [
  ['12', '2026-11-20 17:30:05', '=1+1'],
  ['11', '김하늘 (officer)', '+82-2-000-0000'],
  ['10', '001', '=HYPERLINK("http://example.invalid","누름")'],
  ['9', '_x0041_ 와 <b>&"\'', '  앞뒤 공백  '],
  ['8', '두 줄\n글', '🙂 1e5 3/4 TRUE'],
  ['7', '', '@SUM(A1:A9)'],
];

async function workbook(): Promise<string> {
  const file = path.join(office.folder, '이력.xlsx');
  const columns = ['번호', '언제', '무엇을'].map((title) => ({ title, width: 20 }));
  await writeFile(file, writeXlsx({ name: '변경 이력', columns, rows }));
  return file;
}

test('the workbook keeps to the Open XML schema', async () => {
  expect(await schemaErrors(await workbook())).toEqual([]);
});

test('a spreadsheet program reads every cell as the text it is', async () => {
  const csv = await office.convert(
    await workbook(),
    'csv',
    'Text - txt - csv (StarCalc):44,34,76,1,,0,true,true',
  );
  const quoted = [['번호', '언제', '무엇을'], ...rows].map((row) =>
    row.map((text) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`)).join(','),
  );
  expect(await readFile(csv, 'utf8')).toBe(`${quoted.join('\n')}\n`);
});
