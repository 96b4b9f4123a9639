import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readArchive } from '../../../../shared/archive/readArchive';
import { writeArchive } from '../../../../shared/archive/writeArchive';
import type { DocumentNode } from '../../../../shared/document/wordDocument';
import type { Place } from '../../../../shared/docx/findPlace';
import { injectIntoDocx } from '../../../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../../../shared/docx/inspectDocx';
import type { Failure } from '../../../../shared/ipc/failure';
import {
  aDocx,
  aParagraphXml,
  lintDocx,
  paragraphTexts,
  partNames,
  partText,
  wordNamespace,
} from '../../../support/docxFiles';
import { anOleFile } from '../../../support/oleFiles';
import { aParagraph, aRequirementCard } from '../../../support/sampleWordDocument';

const atPlaceholder: Place = { kind: 'placeholder', text: '{{요구사항}}' };
const oneLine: DocumentNode[] = [aParagraph('넣은 글')];
const oneCard: DocumentNode[] = [aRequirementCard('CSR-003', '서비스 메시')];

function injected(bytes: Uint8Array, nodes = oneLine, place: Place = atPlaceholder) {
  const result = injectIntoDocx({
    bytes,
    fileName: '문서.docx',
    insertions: [{ place, parts: [{ nodes }] }],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function refusal(bytes: Uint8Array, place: Place = atPlaceholder): Failure {
  const result = injectIntoDocx({
    bytes,
    fileName: '문서.docx',
    insertions: [{ place, parts: [{ nodes: oneLine }] }],
  });
  if (result.ok) throw new Error('was inserted');
  return result.failure;
}

const inBody = (body: string) => aDocx({ body });
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const mainOf = (bytes: Uint8Array) => partText(bytes, 'word/document.xml');

/** What of the old main part is found unchanged before and after the insertion. */
function expectOutsideUnchanged(before: Uint8Array, after: Uint8Array, replaced: string) {
  const old = mainOf(before);
  const at = old.indexOf(replaced);
  expect(at).toBeGreaterThan(0);
  expect(mainOf(after).startsWith(old.slice(0, at))).toBe(true);
  expect(mainOf(after).endsWith(old.slice(at + replaced.length))).toBe(true);
}

describe('the rest of the document stays as it was', () => {
  const host = aParagraphXml('{{요구사항}}');
  const document = aDocx({
    body: `${aParagraphXml('앞')}${host}<!-- 주석 --><w:p w:rsidR="00A1"  ><w:r><w:t>뒤 &#x41;&amp;</w:t></w:r></w:p>`,
    numbering: '<w:abstractNum w:abstractNumId="7"/><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>',
    more: {
      'word/media/그림.bin': 'x',
      'word/header1.xml': `<w:hdr xmlns:w="${wordNamespace}">${aParagraphXml('머리')}</w:hdr>`,
    },
  });

  test('outside the place the main part keeps every byte', () => {
    expectOutsideUnchanged(document, injected(document, oneCard).bytes, host);
    expect(paragraphTexts(injected(document).bytes)).toEqual(['앞', '넣은 글', '뒤 A&']);
  });

  test('other parts are copied packed as they are, except styles and numbering, which only grow', () => {
    const { bytes } = injected(document, oneCard);
    expect(partNames(bytes)).toEqual(partNames(document));
    const [before, after] = [document, bytes].map((one) => {
      const read = readArchive(one);
      if (!read.ok) throw new Error(read.problem.detail);
      return read.archive;
    });
    const changed = ['word/document.xml', 'word/styles.xml', 'word/numbering.xml'];
    for (const name of partNames(document)) {
      if (changed.includes(name)) continue;
      expect(after?.raw(name)?.packed, name).toEqual(before?.raw(name)?.packed);
    }
    for (const part of ['word/styles.xml', 'word/numbering.xml']) {
      const old = partText(document, part);
      const now = partText(bytes, part);
      let at = 0;
      for (const piece of old.split(/(?=<w:num )|(?=<\/w:styles>)|(?=<\/w:numbering>)/)) {
        at = now.indexOf(piece, at);
        expect(at, piece).toBeGreaterThanOrEqual(0);
        at += piece.length;
      }
    }
  });

  test('our lists have numbers of their own, defined before the document’s list instances', () => {
    const { bytes } = injected(document, oneCard);
    const numbering = partText(bytes, 'word/numbering.xml');
    expect(numbering).toContain('<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>');
    expect(numbering).toContain('<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>');
    expect(numbering.lastIndexOf('<w:abstractNum ')).toBeLessThan(numbering.indexOf('<w:num '));
    expect(lintDocx(bytes)).toEqual([]);
  });

  test('a second insertion reuses the styles and starts new lists', () => {
    const twice = aDocx({ body: aParagraphXml('{{하나}}') + aParagraphXml('{{둘}}') });
    const once = injected(twice, oneCard, { kind: 'placeholder', text: '{{하나}}' }).bytes;
    const both = injected(once, oneCard, { kind: 'placeholder', text: '{{둘}}' }).bytes;
    expect(partText(both, 'word/styles.xml')).toBe(partText(once, 'word/styles.xml'));
    expect(lintDocx(both)).toEqual([]);
  });

  test('a document without numbering or styles gets them, registered', () => {
    const bare = aDocx({ body: host, styles: null });
    const { bytes } = injected(bare, oneCard);
    expect(lintDocx(bytes)).toEqual([]);
    for (const part of ['styles', 'numbering']) {
      expect(partText(bytes, '[Content_Types].xml')).toContain(`PartName="/word/${part}.xml"`);
      expect(partText(bytes, 'word/_rels/document.xml.rels')).toContain(`relationships/${part}"`);
    }
  });

  test('an empty styles element is opened', () => {
    const empty = aDocx({
      body: host,
      replace: { 'word/styles.xml': `<w:styles xmlns:w="${wordNamespace}"/>` },
    });
    expect(lintDocx(injected(empty, oneCard).bytes)).toEqual([]);
  });

  test('our styles stand on the document’s own default style', () => {
    expect(partText(injected(document).bytes, 'word/styles.xml')).toContain(
      'w:styleId="BaljugilBody"><w:name w:val="발주길잡이 본문"/><w:basedOn w:val="a"/>',
    );
  });
});

describe('a placeholder is found however Word cut it up', () => {
  test.each([
    [
      'over runs of different weight',
      `<w:p>${run('{{')}${run('요구', '<w:b/>')}${run('사항')}${run('}}')}</w:p>`,
    ],
    [
      'with spelling marks between',
      `<w:p>${run('{{요')}<w:proofErr w:type="spellStart"/>${run('구사항}}')}</w:p>`,
    ],
    ['typed on macOS', aParagraphXml('{{요구사항}}'.normalize('NFD'))],
    [
      'with a page break of the last layout',
      `<w:p><w:r><w:lastRenderedPageBreak/><w:t>{{요구사항}}</w:t></w:r></w:p>`,
    ],
    ['inside a link', `<w:p><w:hyperlink w:anchor="x">${run('{{요구사항}}')}</w:hyperlink></w:p>`],
    [
      'inside a content control around paragraphs',
      `<w:sdt><w:sdtPr><w:alias w:val="자리"/></w:sdtPr><w:sdtContent>${aParagraphXml('{{요구사항}}')}</w:sdtContent></w:sdt>`,
    ],
  ])('%s', (_, body) => {
    const { bytes } = injected(inBody(body + aParagraphXml('뒤')));
    expect(paragraphTexts(bytes)).toEqual(['넣은 글', '뒤']);
    expect(lintDocx(bytes)).toEqual([]);
  });

  test('after a text box in which a field was left open', () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>`;
    expect(paragraphTexts(injected(inBody(box + aParagraphXml('{{요구사항}}'))).bytes)).toEqual(['넣은 글']);
  });

  test('text before and after it becomes paragraphs of their own, each with its look', () => {
    const body = `<w:p w14:paraId="1" xmlns:w14="x"><w:pPr><w:jc w:val="center"/></w:pPr>${run('앞 {{요', '<w:b/>')}<w:bookmarkStart w:id="5" w:name="표"/>${run('구사항}} 뒤', '<w:i/>')}<w:bookmarkEnd w:id="5"/></w:p>`;
    const { bytes } = injected(inBody(body));
    expect(paragraphTexts(bytes)).toEqual(['앞 ', '넣은 글', ' 뒤']);
    const xml = mainOf(bytes);
    expect(xml).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">앞 </w:t></w:r></w:p>');
    expect(xml).toContain(
      '<w:p xmlns:w14="x"><w:pPr><w:jc w:val="center"/></w:pPr><w:bookmarkStart w:id="5" w:name="표"/><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> 뒤',
    );
    expect(xml.match(/w14:paraId/g)).toHaveLength(1);
    expect(lintDocx(bytes)).toEqual([]);
  });

  test.each([
    ['before', '앞글 {{요구사항}}', ['앞글 ', '넣은 글']],
    ['after', '{{요구사항}} 뒷글', ['넣은 글', ' 뒷글']],
  ])('text only %s it keeps its order', (_, text, expected) => {
    expect(paragraphTexts(injected(inBody(aParagraphXml(text))).bytes)).toEqual(expected);
  });

  test('a section that ends in its paragraph still ends there, after what was inserted', () => {
    const section =
      '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:left="1000" w:right="838"/></w:sectPr>';
    for (const text of ['{{요구사항}}', '앞 {{요구사항}}', '앞 {{요구사항}} 뒤']) {
      const body = `<w:p><w:pPr><w:keepNext/>${section}</w:pPr>${run(text)}</w:p>${aParagraphXml('다음 구역')}`;
      const { bytes } = injected(inBody(body), oneCard);
      const xml = mainOf(bytes);
      expect(xml.split(section)).toHaveLength(2);
      expect(xml.indexOf('</w:tbl>')).toBeLessThan(xml.indexOf(section));
      expect(xml).toContain('<w:tblW w:type="dxa" w:w="15000"');
      expect(lintDocx(bytes)).toEqual([]);
    }
  });

  test('bookmarks and pictures in its paragraph are kept', () => {
    const body = `<w:p><w:bookmarkStart w:id="1" w:name="참조"/>${run('{{요구사항}}')}<w:bookmarkEnd w:id="1"/></w:p>`;
    expect(mainOf(injected(inBody(body)).bytes)).toContain('<w:bookmarkStart w:id="1" w:name="참조"/>');
    const picture = '<w:r><w:drawing><x xmlns="y"/></w:drawing></w:r>';
    expect(mainOf(injected(inBody(`<w:p>${run('{{요구사항}}')}${picture}</w:p>`)).bytes)).toContain(picture);
  });

  test('a table inserted after a table stays a table of its own', () => {
    const table =
      '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>';
    expect(lintDocx(injected(inBody(table + aParagraphXml('{{요구사항}}') + table), oneCard).bytes)).toEqual(
      [],
    );
  });
});

describe('what change tracking remembers', () => {
  test('of a paragraph’s or a section’s earlier look counts for nothing', () => {
    const section =
      '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="906" w:right="1000"/><w:sectPrChange w:id="2" w:author="가"><w:sectPr><w:pgSz w:w="5000" w:h="5000"/><w:pgMar w:left="1" w:right="1"/></w:sectPr></w:sectPrChange></w:sectPr>';
    const changed = `<w:p><w:pPr><w:pStyle w:val="2"/><w:pPrChange w:id="1" w:author="가"><w:pPr><w:pStyle w:val="a"/><w:outlineLvl w:val="9"/></w:pPr></w:pPrChange></w:pPr>${run('고친 제목')}</w:p>`;
    const document = aDocx({ body: changed + aParagraphXml('{{요구사항}}'), sectionProperties: section });
    expect(inspectDocx(document, 'a.docx')).toMatchObject({
      value: { headings: [{ level: 2, text: '고친 제목' }] },
    });
    expect(mainOf(injected(document, oneCard).bytes)).toContain('<w:tblW w:type="dxa" w:w="10000"');
  });
});

describe('the room for a table', () => {
  const section = (width: number) =>
    `<w:sectPr><w:pgSz w:w="${width}" w:h="16838"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>`;

  test('is that of the section the place lies in, not of the first one', () => {
    const body = `${aParagraphXml('앞')}<w:p><w:pPr>${section(9000)}</w:pPr></w:p>${aParagraphXml('{{요구사항}}')}`;
    const { bytes } = injected(aDocx({ body, sectionProperties: section(12000) }), oneCard);
    expect(mainOf(bytes)).toContain('<w:tblW w:type="dxa" w:w="10000"');
  });

  test('is one column where the section has two', () => {
    const columns = section(12400).replace('</w:sectPr>', '<w:cols w:num="2" w:space="400"/></w:sectPr>');
    const { bytes } = injected(
      aDocx({ body: aParagraphXml('{{요구사항}}'), sectionProperties: columns }),
      oneCard,
    );
    expect(mainOf(bytes)).toContain('<w:tblW w:type="dxa" w:w="5000"');
  });
});

describe('inside a table cell', () => {
  const cell = (properties: string) =>
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3216"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc>${properties}${aParagraphXml('{{요구사항}}')}</w:tc></w:tr></w:tbl>`;

  test.each([
    ['the width it names', '<w:tcPr><w:tcW w:w="6216" w:type="dxa"/></w:tcPr>', 6000],
    ['the columns it spans', '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 6000],
    [
      'its own margins',
      '<w:tcPr><w:tcW w:w="6216" w:type="dxa"/><w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="8" w:type="dxa"/></w:tcMar></w:tcPr>',
      6208,
    ],
  ])('a card takes %s and the cell still ends in a paragraph', (_, properties, width) => {
    const { bytes, notes } = injected(inBody(cell(properties)), oneCard);
    expect(mainOf(bytes)).toContain(`<w:tblW w:type="dxa" w:w="${width}"/>`);
    expect(lintDocx(bytes)).toEqual([]);
    expect(notes[0]).toContain('표 칸 안');
  });
});

describe('after a heading', () => {
  const document = inBody(
    [
      aParagraphXml('1. 사업개요', '1'),
      aParagraphXml('개요 본문'),
      aParagraphXml('2. 요구사항 상세', '2'),
      aParagraphXml('요구사항 본문'),
      `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>${run('직접 정한 제목')}</w:p>`,
      aParagraphXml('기타', '2'),
      aParagraphXml('기타', '2'),
    ].join(''),
  );

  test.each(['2. 요구사항 상세', '요구사항 상세', '  2.  요구사항  상세 ', '요구사항 상세'.normalize('NFD')])(
    'the heading is found as «%s»',
    (text) => {
      const { bytes } = injected(document, oneLine, { kind: 'headingText', text, position: 'after' });
      expect(paragraphTexts(bytes).slice(2, 4)).toEqual(['2. 요구사항 상세', '넣은 글']);
    },
  );

  test('the one that carries the text exactly, before those that carry it behind a number', () => {
    const similar = inBody(aParagraphXml('3. 보안', '1') + aParagraphXml('보안', '2') + aParagraphXml('끝'));
    const { bytes } = injected(similar, oneLine, { kind: 'headingText', text: '보안', position: 'after' });
    expect(paragraphTexts(bytes)).toEqual(['3. 보안', '보안', '넣은 글', '끝']);
  });

  test('by its place in the list that was shown', () => {
    const outline = inspectDocx(document, '문서.docx');
    if (!outline.ok) throw new Error('inspect');
    const heading = outline.value.headings.find(({ text }) => text === '직접 정한 제목');
    expect(heading?.level).toBe(3);
    const { bytes } = injected(document, oneLine, {
      kind: 'paragraph',
      index: heading?.index ?? -1,
      position: 'after',
    });
    expect(paragraphTexts(bytes).slice(4, 6)).toEqual(['직접 정한 제목', '넣은 글']);
  });

  test('a heading of ours becomes a child of the heading it follows', () => {
    const nodes: DocumentNode[] = [
      { type: 'heading', level: 1, text: '새 제목', numbered: false },
      ...oneLine,
    ];
    const { bytes } = injected(document, nodes, {
      kind: 'headingText',
      text: '요구사항 상세',
      position: 'after',
    });
    const outline = inspectDocx(bytes, '문서.docx');
    if (!outline.ok) throw new Error('inspect');
    expect(outline.value.headings.map(({ level, text }) => `${level} ${text}`).slice(0, 4)).toEqual([
      '1 1. 사업개요',
      '2 2. 요구사항 상세',
      '3 새 제목',
      '3 직접 정한 제목',
    ]);
  });

  test('a heading that is not there is answered with similar ones, and one that is there twice with their number', () => {
    expect(refusal(document, { kind: 'headingText', text: '요구사항 상세표', position: 'after' })).toEqual({
      type: 'headingNotFound',
      heading: '요구사항 상세표',
      similar: ['2. 요구사항 상세'],
    });
    expect(refusal(document, { kind: 'headingText', text: '기타', position: 'after' })).toEqual({
      type: 'headingAmbiguous',
      heading: '기타',
      count: 2,
    });
    expect(refusal(document, { kind: 'paragraph', index: 99, position: 'after' })).toEqual({
      type: 'placeNotFound',
      place: '100번째 문단',
    });
  });

  test.each([
    ['Word', 'heading 2', 2],
    ['Word in Korean', '제목 3', 3],
    ['한글', '개요 1', 1],
    ['LibreOffice', 'Heading 4', 4],
  ])('headings made by %s are recognised, also through a style based on theirs', (_, name, level) => {
    const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="h"><w:name w:val="${name}"/></w:style><w:style w:type="paragraph" w:styleId="own"><w:name w:val="기관 제목"/><w:basedOn w:val="h"/></w:style>`;
    const outline = inspectDocx(
      aDocx({ body: aParagraphXml('제목', 'own') + aParagraphXml('본문', 'a'), styles }),
      'a.docx',
    );
    expect(outline).toMatchObject({
      ok: true,
      value: { headings: [{ index: 0, level, text: '제목', problem: null }] },
    });
  });
});

describe('a place that cannot take it is refused and says why', () => {
  const unsuitable = (reason: string) => ({ type: 'placeUnsuitable', place: '{{요구사항}}', reason });
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

  test.each([
    [
      'insideTextBox',
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${aParagraphXml('{{요구사항}}')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${aParagraphXml('{{요구사항}}')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    ],
    [
      'insideField',
      `<w:p>${field('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>${field('separate')}${run('{{요구사항}}')}${field('end')}</w:p>`,
    ],
    ['insideField', `<w:p><w:fldSimple w:instr="TITLE">${run('{{요구사항}}')}</w:fldSimple></w:p>`],
    [
      'insideTrackedInsertion',
      `<w:p>${run('{{요')}<w:ins w:id="1" w:author="가">${run('구사항}}')}</w:ins></w:p>`,
    ],
    [
      'insideTrackedDeletion',
      `<w:p><w:del w:id="1" w:author="가"><w:r><w:delText>{{요구사항}}</w:delText></w:r></w:del></w:p>`,
    ],
    [
      'insideContentControl',
      `<w:p><w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${run('{{요구사항}}')}</w:sdtContent></w:sdt></w:p>`,
    ],
    [
      'insideContentControl',
      `<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>${run('{{요구사항}}')}</w:sdtContent></w:sdt></w:p>`,
    ],
    [
      'insideContentControl',
      `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${aParagraphXml('{{요구사항}}')}</w:sdtContent></w:sdt>`,
    ],
  ])('%s', (reason, body) => {
    const document = inBody(body);
    expect(refusal(document)).toEqual(unsuitable(reason));
    const outline = inspectDocx(document, 'a.docx');
    if (reason !== 'insideTrackedDeletion')
      expect(outline).toMatchObject({
        ok: true,
        value: { placeholders: [{ count: 1, problem: expect.stringContaining('안') }] },
      });
  });

  test('a placeholder only in a header or a footnote', () => {
    const part = (root: string) =>
      `<w:${root} xmlns:w="${wordNamespace}">${aParagraphXml('{{요구사항}}')}</w:${root}>`;
    expect(
      refusal(aDocx({ body: aParagraphXml('본문'), more: { 'word/header1.xml': part('hdr') } })),
    ).toEqual(unsuitable('insideHeaderOrFooter'));
    expect(
      refusal(aDocx({ body: aParagraphXml('본문'), more: { 'word/footnotes.xml': part('footnotes') } })),
    ).toEqual(unsuitable('insideNote'));
  });

  test('no placeholder, or two', () => {
    expect(refusal(inBody(aParagraphXml('{{다른 것}}')))).toEqual({
      type: 'placeholderNotFound',
      placeholder: '{{요구사항}}',
      elsewhere: [],
    });
    expect(refusal(inBody(aParagraphXml('{{요구사항}} {{요구사항}}')))).toEqual({
      type: 'placeholderAmbiguous',
      placeholder: '{{요구사항}}',
      count: 2,
    });
  });

  test('nothing to insert', () => {
    const result = injectIntoDocx({
      bytes: inBody(''),
      fileName: 'a.docx',
      insertions: [{ place: atPlaceholder, parts: [{ nodes: [] }] }],
    });
    expect(result).toEqual({ ok: false, failure: { type: 'nothingToInsert' } });
  });
});

describe('a file that is no usable Word document is named for what it is', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const zip = (files: Record<string, string>) =>
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
    );
  const sound = inBody(aParagraphXml('{{요구사항}}'));
  const withMain = (xml: string) => aDocx({ body: '', replace: { 'word/document.xml': xml } });
  const document = (body: string, namespace = wordNamespace) =>
    `<w:document xmlns:w="${namespace}"><w:body>${body}</w:body></w:document>`;

  test.each<[string, Uint8Array, Partial<Failure>]>([
    ['an empty file', new Uint8Array(), { type: 'notWordDocument', reason: 'empty' }],
    ['a picture', bytes('\u0089PNG\r\n\u001a\n'), { type: 'notWordDocument', reason: 'notArchive' }],
    [
      'noise',
      Uint8Array.from({ length: 4_096 }, (_, index) => (index * 7919 + 13) % 256),
      { type: 'notWordDocument', reason: 'notArchive' },
    ],
    ['another archive', zip({ 'a.txt': 'x' }), { type: 'notWordDocument', reason: 'otherArchive' }],
    [
      'a spreadsheet',
      zip({
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels': '<Relationships/>',
        'xl/workbook.xml': '<workbook/>',
      }),
      { type: 'notWordDocument', reason: 'noMainPart' },
    ],
    [
      'a .hwpx',
      writeArchive([{ name: 'mimetype', bytes: bytes('application/hwp+zip'), method: 'store' }]),
      { type: 'hangulFormat', kind: 'hwpx' },
    ],
    [
      'a .hwp',
      anOleFile(['FileHeader', 'DocInfo', 'BodyText', '\u0005HwpSummaryInformation']),
      { type: 'hangulFormat', kind: 'hwp' },
    ],
    ['an old .hwp', bytes('HWP Document File V3.00 \u001a'), { type: 'hangulFormat', kind: 'hwp' }],
    ['a .doc', anOleFile(['1Table', 'WordDocument']), { type: 'legacyWordFormat' }],
    [
      'a document with a password',
      anOleFile(['DataSpaces', 'Version', 'Primary', 'EncryptionInfo', 'EncryptedPackage']),
      { type: 'encryptedDocument' },
    ],
    ['an .xls', anOleFile(['Workbook']), { type: 'notWordDocument', reason: 'notArchive' }],
    [
      'Fasoo',
      bytes('\u009b DRMONE  This Document is encrypted and protected by Fasoo DRM'),
      { type: 'protectedByDrm', product: 'Fasoo' },
    ],
    ['SoftCamp', bytes('SCDSA002\u0000\u0000\u00f0\u0006'), { type: 'protectedByDrm', product: 'SoftCamp' }],
    ['NASCA', bytes('<## NASCA DRM FILE - VER1.00 ##>'), { type: 'protectedByDrm', product: 'NASCA' }],
    [
      'a Strict document',
      withMain(document('', 'http://purl.oclc.org/ooxml/wordprocessingml/main')),
      { type: 'strictDocument' },
    ],
    [
      'a main part cut off',
      withMain(document(aParagraphXml('가')).slice(0, -20)),
      { type: 'damagedDocument' },
    ],
    ['tags that cross', withMain(document('<w:p><w:r></w:p></w:r>')), { type: 'damagedDocument' }],
    [
      'a document type declaration',
      withMain(`<!DOCTYPE x [<!ENTITY a "b">]>${document('')}`),
      { type: 'documentTooComplex' },
    ],
    [
      'nesting without end',
      withMain(document('<w:p>'.repeat(400) + '</w:p>'.repeat(400))),
      { type: 'documentTooComplex' },
    ],
    ['a file cut off', sound.subarray(0, sound.length - 40), { type: 'damagedDocument' }],
  ])('%s', (_, file, expected) => {
    expect(refusal(file)).toMatchObject(expected);
    const inspected = inspectDocx(file, '문서.docx');
    expect(inspected.ok ? null : inspected.failure).toMatchObject(expected);
  });

  test('a long document of like paragraphs is no bomb', () => {
    const body = aParagraphXml('같은 줄').repeat(30_000);
    const long = inBody(body + aParagraphXml('{{요구사항}}'));
    expect(long.length * 200).toBeLessThan(body.length);
    expect(injected(long).bytes.length).toBeGreaterThan(long.length);
  });

  test('a document of macros is opened and said to have them', () => {
    const outline = inspectDocx(aDocx({ body: '', more: { 'word/vbaProject.bin': 'x' } }), 'a.docm');
    expect(outline).toMatchObject({ ok: true, value: { hasMacros: true } });
  });

  test('whatever byte is changed or cut, the answer is a result and never an exception', () => {
    const whole = injected(sound, oneCard).bytes;
    for (let at = 0; at < whole.length; at += 5) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(inspectDocx(changed, 'a.docx')).toHaveProperty('ok');
      expect(inspectDocx(whole.subarray(0, at), 'a.docx').ok).toBe(false);
    }
  });
});
