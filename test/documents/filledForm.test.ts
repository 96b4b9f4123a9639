import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArchive } from '../../shared/archive/readArchive';
import { fillForm, incomplete } from '../../shared/docx/fillForm';
import { formAnswers } from '../../shared/form/formAnswer';
import { ok } from '../../shared/ipc/failure';
import { insertableParts } from '../../shared/rfp/insertable';
import { anAgencyForm } from '../support/agencyForm';
import { allFacts, aProject, aRequirement } from '../support/aProject';
import { shippedContent } from '../support/content';
import { lintDocx, partText } from '../support/docxFiles';
import { type Office, pageTexts, startOffice } from '../support/libreOffice';
import { schemaErrors } from '../support/openXml';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const project = aProject({
  facts: allFacts(),
  requirements: Array.from({ length: 12 }, (_, index) =>
    aRequirement({
      id: `requirement-${index}`,
      number: index + 1,
      name: `민원 처리현황 조회 ${index + 1}`,
      deliverables: index < 4 ? [`산출물 ${index + 1}`] : [],
      acceptanceCriteria: [
        {
          id: `criterion-${index}`,
          method: '조회한다',
          condition: '동시 50명',
          limit: '3초',
          inspector: '담당자',
        },
      ],
    }),
  ),
});

test('a form filled from a project opens without a word of complaint and prints what it should', async () => {
  const content = await shippedContent();
  const bytes = anAgencyForm();
  const filled = fillForm({
    bytes,
    fileName: '검사조서.docx',
    answer: formAnswers({ project, content, today: '2026-11-20' }, { 결재번호: '정보화-12' }),
    content: (what) => insertableParts(what, project, content),
    allowUnfilled: true,
  });
  if (!filled.ok) throw new Error(JSON.stringify(filled.failure));
  const { placeholders } = filled.value;
  expect(incomplete(placeholders).unknown.map(({ written }) => written)).toEqual(['{{검사자}}']);
  expect(lintDocx(filled.value.bytes)).toEqual([]);

  const folder = process.env.BALJUGIL_LOOK ?? office.folder;
  await mkdir(folder, { recursive: true });
  const [before, after] = [join(folder, '빈 양식.docx'), join(folder, '채운 양식.docx')];
  await writeFile(before, bytes);
  await writeFile(after, filled.value.bytes);
  const errors = async (path: string) =>
    (await schemaErrors(path)).map((line) => {
      const { id, description } = JSON.parse(line) as Record<string, string>;
      return `${id} ${description}`;
    });
  const known = new Set(await errors(before));
  expect((await errors(after)).filter((one) => !known.has(one))).toEqual([]);

  // LibreOffice parts Latin and Hangul by blanks of its own.
  const plain = (text: string) => text.replace(/\s+/g, '');
  const printed = plain((await pageTexts(await office.convert(after, 'pdf'))).join('\n'));
  for (const text of [
    '통합민원정보시스템 고도화',
    '금이십삼억사천오백만원정 (₩2,345,000,000)',
    '2027.02.01 ~ 2028.01.31 (365일)',
    '○ 산출물 1',
    '○ 산출물 4',
    '결재번호 정보화-12',
    '2026년 11월 20일',
    '검사자 〔작성: 검사자〕 (인)',
    '가온시청 — 통합민원정보시스템 고도화',
  ])
    expect(printed, text).toContain(plain(text));
  for (let number = 1; number <= 12; number += 1)
    expect(printed).toContain(`SFR-${String(number).padStart(3, '0')}`);
  expect(printed).not.toContain('{{');
});

test('parts without a placeholder are copied packed as they were', async () => {
  const content = await shippedContent();
  const bytes = anAgencyForm();
  const filled = fillForm({
    bytes,
    fileName: '검사조서.docx',
    answer: formAnswers({ project, content, today: '2026-11-20' }, { 총괄표: '따로 붙임' }),
    // Tables of ours would bring their styles.
    content: () => ok([]),
    allowUnfilled: true,
  });
  if (!filled.ok) throw new Error(JSON.stringify(filled.failure));
  const names = (docx: Uint8Array) => {
    const read = readArchive(docx);
    if (!read.ok) throw new Error(read.problem.detail);
    return read.archive.entries.map(({ name }) => name);
  };
  expect(names(filled.value.bytes)).toEqual(names(bytes));
  for (const name of names(bytes))
    if (!/document\.xml$|header1/.test(name))
      expect(partText(filled.value.bytes, name)).toBe(partText(bytes, name));
});
