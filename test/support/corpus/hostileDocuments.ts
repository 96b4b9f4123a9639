import { aDocx, aParagraphXml } from '../docxFiles';
import { changed, filesOf } from './agencyCorpus';
import { zipAs } from './zipVariants';

const usual = aDocx({ body: aParagraphXml('{{요구사항}}') });
const main = 'word/document.xml';
const withMain = (change: (xml: string) => string) => changed(usual, main, change);
const text = (xml: string) => new TextEncoder().encode(xml);
const megabyte = 1024 * 1024;

const laughs = `<!DOCTYPE l [<!ENTITY a "하">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]>`;
const afterDeclaration = (doctype: string) => (xml: string) => xml.replace(/\?>\s*/, `?>${doctype}`);
/** What it is, how it is made, and the failure that names it. */
export const hostileDocuments: readonly [string, () => Uint8Array, string][] = [
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
        xml.replace('Target="word/document.xml"', 'Target="http://evil/document.xml" TargetMode="External"'),
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
