import fc from 'fast-check';
import { expect, test } from 'vitest';
import { injectIntoDocx } from '../../../../shared/docx/injectIntoDocx';
import { aDocx, aParagraphXml, lintDocx, paragraphTexts, partText } from '../../../support/docxFiles';
import { aParagraph, aRequirementCard } from '../../../support/sampleWordDocument';

const placeholder = '{{요구사항}}';
const plainText = fc.stringMatching(/^[가-힣a-z 0-9.]{0,12}$/);

/** A text as Word may store it: cut into runs of different looks, with marks between. */
const runsOf = (text: string) =>
  fc
    .array(
      fc.record({
        length: fc.integer({ min: 1, max: 5 }),
        look: fc.constantFrom('', '<w:b/>', '<w:i/>'),
        mark: fc.constantFrom(
          '',
          '<w:proofErr w:type="spellStart"/>',
          '<w:r><w:lastRenderedPageBreak/></w:r>',
        ),
      }),
      { minLength: 30, maxLength: 40 },
    )
    .map((cuts) => {
      let xml = '';
      let at = 0;
      for (const { length, look, mark } of cuts) {
        if (at >= text.length) break;
        xml += `${mark}<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text.slice(at, at + length)}</w:t></w:r>`;
        at += length;
      }
      return xml;
    });

const host = fc.record({ before: plainText, after: plainText }).chain(({ before, after }) =>
  fc.record({
    before: fc.constant(before),
    after: fc.constant(after),
    runs: runsOf(before + placeholder + after),
    properties: fc.constantFrom(
      '',
      '<w:pPr><w:jc w:val="center"/></w:pPr>',
      '<w:pPr><w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr></w:pPr>',
    ),
    bookmark: fc.boolean(),
    inCell: fc.boolean(),
  }),
);

test('however the placeholder is cut and surrounded, all other text stays in its order and the rest byte for byte', () => {
  fc.assert(
    fc.property(
      host,
      fc.array(plainText, { maxLength: 3 }),
      ({ before, after, runs, properties, bookmark, inCell }, others) => {
        const marked = bookmark
          ? `<w:bookmarkStart w:id="9" w:name="b"/>${runs}<w:bookmarkEnd w:id="9"/>`
          : runs;
        const isSection = properties.includes('sectPr') && !inCell;
        const paragraph = `<w:p>${isSection || !properties.includes('sectPr') ? properties : ''}${marked}</w:p>`;
        const around = others.map((text) => aParagraphXml(text)).join('');
        const body = inCell
          ? `${around}<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc>${paragraph}</w:tc></w:tr></w:tbl>${around}<w:p/>`
          : around + paragraph + around;
        const document = aDocx({ body });
        const nodes = [aParagraph('넣은 글'), aRequirementCard('CSR-001', '이름')];
        const result = injectIntoDocx({
          bytes: document,
          fileName: 'a.docx',
          insertions: [{ place: { kind: 'placeholder', text: placeholder }, parts: [{ nodes }] }],
        });
        if (!result.ok) throw new Error(JSON.stringify(result.failure));

        const [old, now] = [document, result.value.bytes].map((bytes) =>
          partText(bytes, 'word/document.xml'),
        );
        const at = old?.indexOf(paragraph) ?? -1;
        expect(now?.startsWith(old?.slice(0, at) ?? '?')).toBe(true);
        expect(now?.endsWith(old?.slice(at + paragraph.length) ?? '?')).toBe(true);
        expect(lintDocx(result.value.bytes)).toEqual([]);
        const texts = paragraphTexts(result.value.bytes)
          .map((text) => text.trim())
          .filter((text) => text !== '');
        const kept = (text: string) => (text.trim() === '' ? [] : [text.trim()]);
        const outside = others.flatMap(kept);
        expect(texts.slice(0, outside.length + kept(before).length + 1)).toEqual([
          ...outside,
          ...kept(before),
          '넣은 글',
        ]);
        expect(texts.slice(texts.length - outside.length - kept(after).length)).toEqual([
          ...kept(after),
          ...outside,
        ]);
        expect(now?.split('<w:sectPr>').length).toBe(old?.split('<w:sectPr>').length);
        expect(now?.split('w:name="b"').length).toBe(old?.split('w:name="b"').length);
      },
    ),
    { numRuns: 200 },
  );
});
