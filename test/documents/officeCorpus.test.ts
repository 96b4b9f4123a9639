import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { injectIntoDocx } from '../../shared/docx/injectIntoDocx';
import type { CorpusDocument } from '../support/corpus/agencyCorpus';
import { officeCorpus } from '../support/corpus/officeCorpus';
import { expectOutsideUnchanged } from '../support/corpus/outsideBytes';
import { lintDocx } from '../support/docxFiles';
import { type Office, startOffice } from '../support/libreOffice';
import { schemaErrors } from '../support/openXml';
import { anItem, aRequirementCard } from '../support/sampleWordDocument';

const insertions = [
  {
    place: { kind: 'placeholder', text: '{{요구사항}}' } as const,
    parts: [{ nodes: [aRequirementCard('CSR-001', '넣은 요구사항'), anItem('※', '넣은 글의 끝')] }],
  },
];
const mainPart = 'word/document.xml';

let office: Office;
let documents: CorpusDocument[];
beforeAll(async () => {
  office = await startOffice();
  documents = await officeCorpus(office);
}, 240_000);
afterAll(() => office.stop());

test('documents of LibreOffice are injected into with everything else as it was, or refused for the right reason', async () => {
  expect(documents.length).toBeGreaterThanOrEqual(16);
  const taken: string[] = [];
  for (const [index, { name, bytes, refused }] of documents.entries()) {
    const result = injectIntoDocx({ bytes, fileName: '문서.docx', insertions });
    if (refused) {
      expect(JSON.stringify(result), name).toContain(refused);
      continue;
    }
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
    expectOutsideUnchanged(bytes, result.value.bytes, mainPart);
    expect(lintDocx(result.value.bytes), name).toEqual(lintDocx(bytes));
    const [was, is] = [join(office.folder, `before${index}.docx`), join(office.folder, `after${index}.docx`)];
    await writeFile(was, bytes);
    await writeFile(is, result.value.bytes);
    const known = new Set((await schemaErrors(was)).map(kindOf));
    expect(
      (await schemaErrors(is)).map(kindOf).filter((one) => !known.has(one)),
      name,
    ).toEqual([]);
    taken.push(is);
  }
  for (const file of await office.convertAll(taken, 'txt', 'Text (encoded):UTF8')) {
    const text = await readFile(file, 'utf8');
    expect(text, file).toContain('넣은 글의 끝');
    expect(text, file).not.toContain('{{요구사항}}');
  }
}, 300_000);

/** Without the place an error stands at, which an insertion moves. */
function kindOf(line: string): string {
  const { id, path, description } = JSON.parse(line) as Record<string, string>;
  return `${path} ${id} ${description}`;
}
