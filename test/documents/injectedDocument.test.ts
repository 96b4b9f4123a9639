import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../shared/document/wordDocument';
import type { Place } from '../../shared/docx/findPlace';
import { injectIntoDocx } from '../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../shared/docx/inspectDocx';
import { mapBody } from '../../shared/docx/mapBody';
import { makeAgencyDocuments } from '../support/agencyDocuments';
import { lintDocx, partText } from '../support/docxFiles';
import { type Office, overlappingLines, pageTexts, printedLines, startOffice } from '../support/libreOffice';
import { schemaErrors } from '../support/openXml';
import { anItem, aRequirementCard } from '../support/sampleWordDocument';

const nodes: DocumentNode[] = [
  { type: 'heading', level: 3, text: '넣은 요구사항', numbered: false },
  ...Array.from({ length: 4 }, (_, index) =>
    aRequirementCard(`CSR-00${index + 1}`, `넣은 요구사항 ${index + 1}`),
  ),
  anItem('※', '넣은 글의 끝'),
];

let office: Office;
let documents: { rfp: Uint8Array; form: Uint8Array };

beforeAll(async () => {
  office = await startOffice();
  documents = await makeAgencyDocuments(office);
});

afterAll(() => office.stop());

async function saved(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(office.folder, `${name}.docx`);
  await writeFile(path, bytes);
  return path;
}

/** Errors without the place they stand at, which an insertion moves. */
async function errorKinds(path: string): Promise<string[]> {
  return (await schemaErrors(path)).map((line) => {
    const { id, path: part, description } = JSON.parse(line) as Record<string, string>;
    return `${part} ${id} ${description}`;
  });
}

const places: [name: string, document: 'rfp' | 'form', place: Place, before: string, after: string][] = [
  [
    'placeholder',
    'rfp',
    { kind: 'placeholder', text: '{{요구사항}}' },
    '민원 접수 기능',
    '위 요구사항의 해석은',
  ],
  [
    'heading',
    'rfp',
    { kind: 'headingText', text: '유의사항', position: 'after' },
    '2. 유의사항',
    '제안사는 유의사항을',
  ],
  [
    'landscape',
    'rfp',
    { kind: 'headingText', text: '별첨 1. 서식', position: 'after' },
    '별첨 1. 서식',
    '서식을 여기에 둔다',
  ],
  ['cell', 'form', { kind: 'placeholder', text: '{{요구사항}}' }, '내용', '비고'],
  [
    'sentence',
    'form',
    { kind: 'placeholder', text: '{{과업 범위}}' },
    '과업의 범위는 다음과 같다.',
    '그 밖의 사항은 협의한다.',
  ],
];

describe('the agency’s own documents', () => {
  test('LibreOffice cuts the placeholder over several runs, so the search is put to the test', () => {
    const paragraph = mapBody(partText(documents.rfp, 'word/document.xml')).paragraphs.find(({ text }) =>
      text.includes('{{요구사항}}'),
    );
    expect(paragraph?.pieces.length).toBeGreaterThan(1);
  });

  test('are understood: headings, placeholders, tables', () => {
    const rfp = inspectDocx(documents.rfp, 'rfp.docx');
    expect(rfp).toMatchObject({
      ok: true,
      value: {
        placeholders: [{ text: '{{요구사항}}', count: 1, problem: null }],
        tableCount: 1,
        hasMacros: false,
      },
    });
    expect(rfp.ok && rfp.value.headings.map(({ level, text }) => `${level} ${text}`)).toEqual([
      '1 Ⅰ. 사업개요',
      '2 1. 추진배경',
      '2 2. 추진일정',
      '1 Ⅱ. 제안요청 내용',
      '2 1. 요구사항 상세',
      '2 2. 유의사항',
      '1 Ⅲ. 별첨',
      '2 별첨 1. 서식',
    ]);
    const form = inspectDocx(documents.form, 'form.docx');
    expect(form.ok && form.value.placeholders).toEqual([
      { text: '{{과업 범위}}', count: 1, problem: null },
      { text: '{{요구사항}}', count: 1, problem: null },
      { text: '{{두 번}}', count: 2, problem: '2곳에 있음' },
    ]);
  });

  test.each(places)(
    'take requirement cards at a %s and are otherwise the same',
    async (name, which, place, before, after) => {
      const original = documents[which];
      const result = injectIntoDocx({
        bytes: original,
        fileName: `${which}.docx`,
        insertions: [{ place, parts: [{ nodes }] }],
      });
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      const { bytes } = result.value;
      expect(lintDocx(bytes)).toEqual(lintDocx(original));

      const path = await saved(name, bytes);
      const known = await errorKinds(await saved(`${name}-before`, original));
      expect((await errorKinds(path)).filter((error) => !known.includes(error))).toEqual([]);

      const pdf = await office.convert(path, 'pdf');
      const printed = (await pageTexts(pdf)).join('\n').replace(/\s+/g, ' ');
      const order = [before, '넣은 요구사항', 'CSR-001', 'CSR-004', '넣은 글의 끝', after].map((text) =>
        printed.indexOf(text),
      );
      expect(order).not.toContain(-1);
      // The last occurrence: words such as 비고 may stand in the cards too.
      order[order.length - 1] = printed.lastIndexOf(after);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(printed).toContain('예시시청 제안요청서');
      expect(overlappingLines(await printedLines(pdf))).toEqual([]);
    },
  );

  test('show what came and what goes as tracked changes, and stay valid', async () => {
    const result = injectIntoDocx({
      bytes: documents.rfp,
      fileName: 'rfp.docx',
      insertions: [{ place: { kind: 'placeholder', text: '{{요구사항}}' }, parts: [{ nodes }] }],
      tracking: {
        author: '김하늘',
        at: '2026-11-20T09:08:07Z',
        origin: { projectName: null, asOf: '2026-11-20' },
      },
    });
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    const path = await saved('tracked', result.value.bytes);
    const known = await errorKinds(await saved('tracked-before', documents.rfp));
    expect((await errorKinds(path)).filter((error) => !known.includes(error))).toEqual([]);
    const pdf = await office.convert(path, 'pdf');
    const printed = (await pageTexts(pdf)).join('\n');
    for (const text of ['{{요구사항}}', '넣은 요구사항', 'CSR-001', 'CSR-004', '넣은 글의 끝'])
      expect(printed).toContain(text);
    // LibreOffice keeps them as tracked changes when it writes the document again.
    const again = partText(await readFile(await office.convert(path, 'odt')), 'content.xml');
    expect(again).toMatch(/<text:insertion><office:change-info><dc:creator>김하늘<\/dc:creator>/);
    expect(again).toMatch(/<text:deletion><office:change-info><dc:creator>김하늘<\/dc:creator>/);
  });

  test('keep their sections, header and footer', () => {
    const result = injectIntoDocx({
      bytes: documents.rfp,
      fileName: 'rfp.docx',
      insertions: [{ place: { kind: 'placeholder', text: '{{요구사항}}' }, parts: [{ nodes }] }],
    });
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    const sections = (bytes: Uint8Array) =>
      partText(bytes, 'word/document.xml').match(/<w:sectPr>.*?<\/w:sectPr>/gs);
    expect(sections(documents.rfp)).toHaveLength(2);
    expect(sections(result.value.bytes)).toEqual(sections(documents.rfp));
  });
});
