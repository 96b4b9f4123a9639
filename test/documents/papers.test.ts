import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Content, documentKinds } from '../../shared/content/content';
import { writePaper } from '../../shared/paper/buildPaper';
import { startSample } from '../../shared/project/startProject';
import { countingIds } from '../support/aProject';
import { shippedContent } from '../support/content';
import { lintDocx } from '../support/docxFiles';
import { type Office, overlappingLines, pageTexts, printedLines, startOffice } from '../support/libreOffice';
import { schemaErrors } from '../support/openXml';

let office: Office;
let content: Content;
beforeAll(async () => {
  office = await startOffice();
  content = await shippedContent();
});
afterAll(() => office.stop());

/** A sentence only this paper has. */
const sentences: Record<(typeof documentKinds)[number], string> = {
  planDraft: '발주의 근거로 삼는다',
  technologyPlan: '기술적용계획표',
  proposalGuide: '제안하려는 자가 알아야 할',
  taskOrder: '끝나는 지점',
};

describe('the papers of the sample', () => {
  test.each(documentKinds)('%s opens in LibreOffice and holds to the standard', async (kind) => {
    const [sample] = content.samples;
    if (!sample) throw new Error('no sample');
    const project = startSample({ sample, content, id: 'sample', newId: countingIds() });
    const { bytes } = await writePaper(project, content, kind, { date: '2026-11-20T00:00:00Z' });
    const file = join(office.folder, `${kind}.docx`);
    await writeFile(file, bytes);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await schemaErrors(file)).toEqual([]);
    const pdf = await office.convert(file, 'pdf');
    const pages = await pageTexts(pdf);
    expect(pages.join('').replace(/\s/g, '')).toContain(sentences[kind].replace(/\s/g, ''));
    expect(pages.filter((page) => page.trim() === '')).toEqual([]);
    expect(overlappingLines(await printedLines(pdf))).toEqual([]);
  });

  test('every paper the content has is looked at', () => {
    expect(content.documents.map(({ id }) => id)).toEqual([...documentKinds]);
  });
});
