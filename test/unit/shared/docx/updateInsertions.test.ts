import { describe, expect, test } from 'vitest';
import { injectIntoDocx } from '../../../../shared/docx/injectIntoDocx';
import { fingerprintsOf, markKey, markTag, readMark } from '../../../../shared/docx/insertionMark';
import type { InsertedPart } from '../../../../shared/docx/targetFile';
import { compareInsertions, updateInsertions } from '../../../../shared/docx/updateInsertions';
import { cardParts } from '../../../../shared/rfp/insertable';
import { aRequirement } from '../../../support/aProject';
import { changed } from '../../../support/corpus/agencyCorpus';
import { aDocx, aParagraphXml, paragraphTexts, partText } from '../../../support/docxFiles';
import { lintDocx } from '../../../support/lintDocx';

const main = 'word/document.xml';
const names = ['접수', '조회', '통지'];
const requirements = names.map((name, index) =>
  aRequirement({ id: `r-${index}`, number: index + 1, name: `민원 ${name}` }),
);
const partsOf = (given = requirements) =>
  cardParts(null, {
    requirements: given,
    categories: [{ code: 'SFR', name: '기능' }],
    numbering: { digits: 3 },
  });
const rename = (index: number, name: string) =>
  requirements.map((one, at) => (at === index ? { ...one, name } : one));

/** The first two requirements, put into a document at a placeholder. */
function filled(
  body = aParagraphXml('앞') + aParagraphXml('{{요구사항}}') + aParagraphXml('뒤'),
): Uint8Array {
  const place = { kind: 'placeholder', text: '{{요구사항}}' } as const;
  const parts = partsOf(requirements.slice(0, 2));
  const result = injectIntoDocx({
    bytes: aDocx({ body }),
    fileName: 'a.docx',
    insertions: [{ place, parts }],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.bytes;
}

function compared(bytes: Uint8Array, parts: readonly InsertedPart[]) {
  const result = compareInsertions({ bytes, fileName: 'a.docx', parts });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function updated(
  bytes: Uint8Array,
  parts: readonly InsertedPart[],
  changes: { index: number; action: 'update' | 'remove' }[],
  add: string[] = [],
): Uint8Array {
  const result = updateInsertions({ bytes, fileName: 'a.docx', parts, changes, add });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(lintDocx(result.value.bytes)).toEqual([]);
  return result.value.bytes;
}

const statuses = (bytes: Uint8Array, parts: readonly InsertedPart[]) =>
  compared(bytes, parts).insertions.map(({ status }) => status);

describe('what was put in before is found again', () => {
  test('and is the same as long as nobody changed anything, also cut into other runs by Word', () => {
    const document = filled();
    expect(statuses(document, partsOf())).toEqual(['same', 'same']);
    expect(compared(document, partsOf()).missing).toEqual([{ id: 'r-2', title: 'SFR-003 민원 통지' }]);
    const recut = changed(document, main, (xml) =>
      xml.replace(
        '민원 접수</w:t>',
        '민원</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t xml:space="preserve"> 접수</w:t>',
      ),
    );
    expect(statuses(recut, partsOf())).toEqual(['same', 'same']);
  });

  test('a change of the project, one in Word and one on both sides are told apart', () => {
    const document = filled();
    const byHand = changed(document, main, (xml) => xml.replace('민원 접수</w:t>', '민원 접수·배정</w:t>'));
    expect(statuses(document, partsOf(rename(0, '민원 전자접수')))).toEqual(['outdated', 'same']);
    expect(statuses(byHand, partsOf())).toEqual(['edited', 'same']);
    expect(statuses(byHand, partsOf(rename(0, '민원 전자접수')))).toEqual(['conflict', 'same']);
    expect(statuses(document, partsOf(requirements.slice(1)))).toEqual(['gone', 'same']);
  });

  test('the rows are shown as the document and as the project has them, with who changed what', () => {
    const byHand = changed(filled(), main, (xml) => xml.replace('민원 접수</w:t>', '민원 접수·배정</w:t>'));
    const source = partsOf([{ ...(requirements[0] ?? aRequirement()), source: '국민신문고' }]);
    expect(compared(byHand, source).insertions[0]?.differences).toEqual([
      { document: '요구사항 명칭\t민원 접수·배정', project: '요구사항 명칭\t민원 접수', isEdited: true },
      { document: '요구사항 출처\t민원과 면담', project: '요구사항 출처\t국민신문고', isEdited: false },
    ]);
  });

  test('text deleted under change tracking counts as gone', () => {
    const tracked = changed(filled(), main, (xml) =>
      xml.replace(
        /<w:r>(?:(?!<w:r>).)*민원 접수<\/w:t><\/w:r>/,
        '<w:del w:id="1" w:author="가"><w:r><w:delText>민원 접수</w:delText></w:r></w:del>',
      ),
    );
    expect(statuses(tracked, partsOf())).toEqual(['edited', 'same']);
  });
});

describe('an update', () => {
  test('changes the control it was asked to and no other byte', () => {
    const document = filled();
    const before = partText(document, main);
    const after = partText(
      updated(document, partsOf(rename(1, '민원 상세조회')), [{ index: 1, action: 'update' }]),
      main,
    );
    const start = before.lastIndexOf('<w:sdt>');
    const end = before.lastIndexOf('</w:sdt>');
    expect(after.startsWith(before.slice(0, start))).toBe(true);
    expect(after.endsWith(before.slice(end))).toBe(true);
    expect(after).toContain('민원 상세조회');
  });

  test('can be repeated: nothing is left to do, and the same again gives the same text', () => {
    const parts = partsOf(rename(0, '민원 전자접수'));
    const once = updated(filled(), parts, [{ index: 0, action: 'update' }]);
    expect(statuses(once, parts)).toEqual(['same', 'same']);
    const twice = updated(once, parts, [{ index: 0, action: 'update' }]);
    expect(paragraphTexts(twice)).toEqual(paragraphTexts(once));
  });

  test('adds new requirements behind the last one and removes what is asked to go', () => {
    const changedDocument = updated(filled(), partsOf(), [{ index: 0, action: 'remove' }], ['r-2']);
    expect(
      compared(changedDocument, partsOf()).insertions.map(({ title, status }) => `${title} ${status}`),
    ).toEqual(['SFR-002 민원 조회 same', 'SFR-003 민원 통지 same']);
    const texts = paragraphTexts(changedDocument);
    expect([texts[0], texts.at(-1)]).toEqual(['앞', '뒤']);
  });

  test('works inside a table cell, at the width of the cell', () => {
    const body = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="6216"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="6216" w:type="dxa"/></w:tcPr>${aParagraphXml('{{요구사항}}')}</w:tc></w:tr></w:tbl>`;
    const parts = partsOf(rename(0, '민원 전자접수'));
    const after = updated(filled(body), parts, [{ index: 0, action: 'update' }]);
    expect(partText(after, main).match(/<w:tblW[^>]* w:w="6000"/g)).toHaveLength(2);
  });

  test('of something locked, unknown or not asked for is refused', () => {
    const locked = changed(filled(), main, (xml) =>
      xml.replace('</w:sdtPr>', '<w:lock w:val="contentLocked"/></w:sdtPr>'),
    );
    const update = (bytes: Uint8Array, index: number) =>
      updateInsertions({
        bytes,
        fileName: 'a.docx',
        parts: partsOf(),
        changes: [{ index, action: 'update' }],
        add: [],
      });
    expect(update(locked, 0)).toMatchObject({
      failure: { type: 'placeUnsuitable', reason: 'insideContentControl' },
    });
    expect(update(filled(), 7)).toMatchObject({ failure: { type: 'placeNotFound' } });
    expect(
      updateInsertions({ bytes: filled(), fileName: 'a.docx', parts: partsOf(), changes: [], add: [] }),
    ).toMatchObject({ failure: { type: 'nothingToInsert' } });
  });
});

describe('the mark', () => {
  test('fits the 64 characters Word allows, whatever the id and however many rows', () => {
    const rows = Array.from({ length: 80 }, (_, index) => `줄 ${index}`);
    const tag = markTag({ kind: 'requirement', id: '가'.repeat(100), title: '' }, rows);
    expect(tag.length).toBeLessThanOrEqual(64);
    expect(readMark(tag)).toEqual({
      kind: 'requirement',
      key: markKey('가'.repeat(100)),
      fingerprints: fingerprintsOf(rows),
    });
    expect(fingerprintsOf(rows)).toHaveLength(15);
  });

  // Documents out there carry it: a change here would make every earlier insertion unknown.
  test('is the same for ever', () => {
    expect(
      markTag({ kind: 'part', id: 'requirementSummary', title: '' }, ['가\t나', '다']),
    ).toMatchInlineSnapshot(`"bjg1:p:QUIdW14A53g:88Rzqd"`);
  });
});
