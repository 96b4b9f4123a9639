import { readArchive } from '../../../shared/archive/readArchive';
import { encodePart } from '../../../shared/docx/partText';
import type { FailureType, PlaceProblem } from '../../../shared/ipc/failure';
import { aDocx, aParagraphXml, type DocxParts, partText, wordNamespace } from '../docxFiles';
import { koreanRfps } from './koreanRfps';
import { zipAs } from './zipVariants';

/** A document as agencies have them, with `{{요구사항}}` where something is to be put. */
export interface CorpusDocument {
  name: string;
  bytes: Uint8Array;
  /** The failure when it must be refused. */
  refused?: FailureType | PlaceProblem;
}

const strictNamespace = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const placeholder = '{{요구사항}}';
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const host = aParagraphXml(placeholder);
const around = (middle: string) =>
  `${aParagraphXml('1. 앞 제목', '1')}${aParagraphXml('앞 문단 &amp; 기호 &#x41;')}${middle}<w:p w:rsidR="00A1"  >${run('뒤 문단')}</w:p>`;
const document = (middle: string, parts: Partial<DocxParts> = {}) =>
  aDocx({ body: around(middle), ...parts });
const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const table = (cell: string, properties = '', grid = [4000, 4000]) =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${aParagraphXml('칸')}</w:tc>${cell}</w:tr></w:tbl>`;
const cell = (content: string, properties = '<w:tcW w:w="4000" w:type="dxa"/>') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const control = (content: string, properties = '', id = 71) =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const part = (root: string, content: string) =>
  `<w:${root} xmlns:w="${wordNamespace}">${content}</w:${root}>`;
const section = (inside: string) => `<w:sectPr>${inside}</w:sectPr>`;
const vml =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const textBox = (text: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps" ${vml}><w:drawing><wps:txbx><w:txbxContent>${aParagraphXml(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape ${vml}><v:textbox><w:txbxContent>${aParagraphXml(text)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

const textCases: [string, string][] = [
  ['a paragraph of its own', host],
  [
    'cut by weight',
    `<w:p>${run('{{')}${run('요', '<w:b/>')}${run('구사', '<w:i/>')}${run('항}', '<w:u w:val="single"/>')}${run('}')}</w:p>`,
  ],
  ['a run per letter', `<w:p>${[...placeholder].map((letter) => run(letter)).join('')}</w:p>`],
  [
    'with revision ids and spelling marks',
    `<w:p w:rsidR="00F1" w:rsidRDefault="00F2"><w:r w:rsidRPr="00F3"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{{요구</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00F4"><w:t>사항</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>}}</w:t></w:r></w:p>`,
  ],
  [
    'around a bookmark Word leaves where the caret was',
    `<w:p>${run('{{요구')}<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>${run('사항}}')}</w:p>`,
  ],
  ['typed on macOS', aParagraphXml(placeholder.normalize('NFD'))],
  ['with text before it', aParagraphXml(`다음과 같다. ${placeholder}`)],
  ['with text after it', aParagraphXml(`${placeholder} 이상과 같다.`)],
  [
    'within a sentence',
    `<w:p><w:pPr><w:pStyle w:val="a"/><w:jc w:val="center"/></w:pPr>${run(`위 ${placeholder}`, '<w:b/>')}${run(' 아래')}</w:p>`,
  ],
  ['after a page break', `<w:p><w:r><w:br w:type="page"/></w:r>${run(placeholder)}</w:p>`],
  ['before a page break', `<w:p>${run(placeholder)}<w:r><w:br w:type="page"/></w:r></w:p>`],
  [
    'between tabs and line breaks',
    `<w:p><w:r><w:tab/><w:t>{{요구</w:t></w:r><w:r><w:t>사항}}</w:t><w:br/></w:r></w:p>`,
  ],
  ['written with character references', aParagraphXml('&#123;&#x7B;요구사항}}')],
  ['in a CDATA section', '<w:p><w:r><w:t>앞<![CDATA[{{요구사항}}]]></w:t></w:r></w:p>'],
  ['with comments between', `<w:p><!-- 앞 -->${run('{{요구')}<?doc x?><!-- 뒤 -->${run('사항}}')}</w:p>`],
  [
    'beside a hyphen that does not break',
    `<w:p>${run('가')}<w:r><w:noBreakHyphen/></w:r>${run(placeholder)}</w:p>`,
  ],
  [
    'as an item of a list',
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr>${run(placeholder)}</w:p>`,
  ],
  ['as a heading', aParagraphXml(placeholder, '2')],
  [
    'in a paragraph that starts a page',
    `<w:p><w:pPr><w:pageBreakBefore/></w:pPr>${run(`앞 ${placeholder} 뒤`)}</w:p>`,
  ],
  [
    'inside a link',
    `<w:p><w:hyperlink w:anchor="x" w:history="1">${run(placeholder)}</w:hyperlink>${run('뒤')}</w:p>`,
  ],
  [
    'inside a link and a sentence',
    `<w:p>${run('앞')}<w:hyperlink w:anchor="x">${run(`왼 ${placeholder} 오른`)}</w:hyperlink></w:p>`,
  ],
  [
    'inside a smart tag',
    `<w:p><w:smartTag w:uri="u" w:element="e">${run(placeholder)}</w:smartTag>${run(' 뒤')}</w:p>`,
  ],
];

const structureCases: [string, string][] = [
  ['in a cell', table(cell(host))],
  ['in a nested table', table(cell(`${table(cell(host))}<w:p/>`))],
  ['first of several paragraphs of a cell', table(cell(host + aParagraphXml('칸의 끝')))],
  [
    'in a cell over two columns',
    table(cell(host, '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), '', [3000, 2000, 2000]),
  ],
  [
    'in a table as wide as its text',
    table(cell(host, '<w:tcW w:w="0" w:type="auto"/>'), '<w:tblW w:w="0" w:type="auto"/>', [0, 0]),
  ],
  [
    'in a table measured in percent',
    table(cell(host, '<w:tcW w:w="2500" w:type="pct"/>'), '<w:tblW w:w="5000" w:type="pct"/>'),
  ],
  [
    'in a table that was changed',
    table(cell(host), '<w:tblPrChange w:id="9" w:author="가"><w:tblPr/></w:tblPrChange>'),
  ],
  ['in a cell inside a content control', table(control(cell(host)))],
  [
    'in a row inside a content control',
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>${control(`<w:tr>${cell(host)}</w:tr>`)}</w:tbl>`,
  ],
  ['in a content control around paragraphs', control(host, '<w:alias w:val="자리"/>')],
  ['in a control inside a control', control(control(aParagraphXml('안') + host, '', 72))],
  [
    'as a whole inline content control',
    `<w:p>${run('앞 ')}${control(run(placeholder), '<w:text/>')}${run(' 뒤')}</w:p>`,
  ],
  ['in an inline content control alone', `<w:p>${control(run(placeholder))}</w:p>`],
  [
    'within the text of an inline content control',
    `<w:p>${run('앞 ')}${control(run('왼 {{요구') + run('사항}} 오른', '<w:b/>'))}${run(' 뒤')}</w:p>`,
  ],
  [
    'across the end of an inline content control',
    `<w:p>${run('앞 ')}${control(run('왼 {{요구'))}${run('사항}} 뒤')}</w:p>`,
  ],
  [
    'across the start of an inline content control',
    `<w:p>${run('앞 {{요구')}${control(run('사항}} 오른'))}${run(' 뒤')}</w:p>`,
  ],
  ['beside an empty inline content control', `<w:p>${run(placeholder)}${control('', '<w:picture/>')}</w:p>`],
  [
    'around which a bookmark stands that is referred to',
    `<w:p><w:bookmarkStart w:id="5" w:name="표위치"/>${run(placeholder)}<w:bookmarkEnd w:id="5"/></w:p><w:p>${field('begin')}<w:r><w:instrText> REF 표위치 \\h </w:instrText></w:r>${field('separate')}${run('표')}${field('end')}</w:p>`,
  ],
  [
    'in a bookmark that ends in another paragraph',
    `<w:p><w:bookmarkStart w:id="5" w:name="구역"/>${run(`앞 ${placeholder} 뒤`)}</w:p><w:p>${run('다음')}<w:bookmarkEnd w:id="5"/></w:p>`,
  ],
  [
    'after a contents field',
    control(
      `<w:p>${field('begin')}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${field('separate')}${run('1. 앞 제목')}</w:p><w:p>${run('2. 둘')}${field('end')}</w:p>`,
      '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
    ) + host,
  ],
  [
    'beside a field in the same paragraph',
    `<w:p>${field('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>${field('separate')}${run('2026')}${field('end')}${run(` ${placeholder}`)}<w:fldSimple w:instr="PAGE">${run('3')}</w:fldSimple></w:p>`,
  ],
  [
    'beside text that was inserted and deleted',
    `<w:p><w:ins w:id="1" w:author="가" w:date="2026-01-01T00:00:00Z">${run('넣은 ')}</w:ins>${run(placeholder)}<w:del w:id="2" w:author="가"><w:r><w:delText>지운</w:delText></w:r></w:del></w:p>`,
  ],
  [
    'in a paragraph whose look was changed',
    `<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="3" w:author="가"><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="가"><w:rPr/></w:rPrChange></w:rPr><w:t>${placeholder}</w:t></w:r></w:p>`,
  ],
  [
    'after text that was moved away',
    `<w:p><w:moveFromRangeStart w:id="6" w:name="m"/><w:moveFrom w:id="7" w:author="가">${run('옮긴')}</w:moveFrom><w:moveFromRangeEnd w:id="6"/></w:p>${host}`,
  ],
  [
    'in a paragraph with a picture',
    `<w:p>${run(placeholder)}<w:r><w:drawing><x xmlns="urn:x"/></w:drawing></w:r></w:p>`,
  ],
  ['after a text box', `<w:p>${textBox('글상자 안')}</w:p>${host}`],
  ['in a paragraph with a text box', `<w:p>${textBox('글상자 안')}${run(placeholder)}</w:p>`],
  [
    'in a paragraph with a formula',
    `<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>${run(placeholder)}</w:p>`,
  ],
  [
    'at the end of a section',
    `<w:p><w:pPr><w:keepNext/>${section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:left="1000" w:right="1000"/>')}</w:pPr>${run(placeholder)}</w:p>`,
  ],
  [
    'within the last sentence of a section',
    `<w:p><w:pPr>${section('<w:pgSz w:w="9000" w:h="9000"/>')}</w:pPr>${run('앞 ')}${control(run(placeholder))}${run(' 뒤')}</w:p>`,
  ],
  [
    'in columns',
    `${host}<w:p><w:pPr>${section('<w:pgSz w:w="12000" w:h="16838"/><w:cols w:num="2" w:space="400"/>')}</w:pPr></w:p>`,
  ],
];

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const mainWith = (attributes: string, body: string) =>
  `${declaration}<w:document xmlns:w="${wordNamespace}" ${attributes}><w:body>${body}<w:sectPr/></w:body></w:document>`;
const usual = document(host);
const numbering =
  '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>';

const wholeDocuments: [string, Uint8Array][] = [
  [
    'with footnotes, endnotes and comments',
    document(
      `<w:p>${run('글')}<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/>${run(placeholder)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
      {
        more: {
          'word/footnotes.xml': part(
            'footnotes',
            `<w:footnote w:id="2">${aParagraphXml('각주')}</w:footnote>`,
          ),
          'word/endnotes.xml': part('endnotes', ''),
          'word/comments.xml': part(
            'comments',
            `<w:comment w:id="0" w:author="가">${aParagraphXml('메모')}</w:comment>`,
          ),
        },
      },
    ),
  ],
  [
    'with headers, footers, pictures and charts',
    document(host, {
      more: {
        'word/header1.xml': part('hdr', aParagraphXml('머리글')),
        'word/footer1.xml': part(
          'ftr',
          `<w:p>${field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${field('end')}</w:p>`,
        ),
        'word/media/image1.png': '\u0089PNG',
        'word/embeddings/oleObject1.bin': 'x',
      },
    }),
  ],
  ['with an existing list', document(host, { numbering })],
  [
    'with picture bullets and a cleanup mark in its numbering',
    document(host, {
      numbering: `<w:numPicBullet w:numPicBulletId="0"><w:pict/></w:numPicBullet>${numbering}<w:numIdMacAtCleanup w:val="3"/>`,
    }),
  ],
  [
    'with list numbers at their end',
    document(host, {
      numbering: numbering.replaceAll('"7"', '"2147483646"').replaceAll('"3"', '"2147483647"'),
    }),
  ],
  ['without styles', document(host, { styles: null })],
  ['with an empty styles part', document(host, { replace: { 'word/styles.xml': part('styles', '') } })],
  [
    'with styles that say nothing of a default',
    document(host, {
      styles: ['a', '1', '2']
        .map((id) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="n${id}"/></w:style>`)
        .join(''),
    }),
  ],
  [
    'without relationships of its main part',
    without(document(host, { styles: null }), 'word/_rels/document.xml.rels'),
  ],
  ['without properties of its last section', document(host, { sectionProperties: '' })],
  [
    'of thirty thousand paragraphs',
    aDocx({ body: around(aParagraphXml('긴 문서의 본문 한 줄이다.').repeat(30_000) + host) }),
  ],
  ['with macros', document(host, { more: { 'word/vbaProject.bin': 'macro' } })],
  [
    'with custom XML and document properties',
    document(host, {
      more: { 'customXml/item1.xml': '<a/>', 'docProps/core.xml': '<a/>', 'docProps/app.xml': '<a/>' },
    }),
  ],
  ['signed', document(host, { more: { '_xmlsignatures/sig1.xml': '<a/>' } })],
  ['laid out over many lines', reindented(usual)],
  [
    'with single quotes',
    changed(usual, 'word/document.xml', (xml) => xml.replace(/"/g, "'").replace(/^<\?xml.*?\?>/, '')),
  ],
  [
    'with blanks in its tags',
    changed(usual, 'word/document.xml', (xml) => xml.replaceAll('</w:p>', '</w:p >')),
  ],
  ['with a byte order mark', changed(usual, 'word/document.xml', (xml) => `\ufeff${xml}`)],
  [
    'without an XML declaration',
    changed(usual, 'word/document.xml', (xml) => xml.replace(/^<\?xml.*?\?>\s*/, '')),
  ],
  ['in UTF-16, little end first', inUtf16(usual, ['word/document.xml'], 'utf-16le')],
  ['in UTF-16, big end first', inUtf16(usual, ['word/document.xml'], 'utf-16be')],
  [
    'with styles and numbering in UTF-16',
    inUtf16(document(host, { numbering }), ['word/styles.xml', 'word/numbering.xml'], 'utf-16le'),
  ],
  [
    'with content types in UTF-16',
    inUtf16(usual, ['[Content_Types].xml', 'word/_rels/document.xml.rels'], 'utf-16le'),
  ],
  ['with another prefix', changed(usual, 'word/document.xml', (xml) => prefixed(xml, 'ns0'))],
  [
    'with another prefix around a sentence and a control',
    changed(
      document(`<w:p><w:pPr><w:pageBreakBefore/></w:pPr>${run(`앞 ${placeholder} 뒤`, '<w:b/>')}</w:p>`),
      'word/document.xml',
      (xml) => prefixed(xml, 'a'),
    ),
  ],
  [
    'with another prefix in styles and numbering',
    changed(
      changed(document(host, { numbering }), 'word/styles.xml', (xml) => prefixed(xml, 'ns1')),
      'word/numbering.xml',
      (xml) => prefixed(xml, 'n'),
    ),
  ],
  [
    'with no prefix at all',
    changed(usual, 'word/document.xml', (xml) =>
      xml
        .replace(`xmlns:w="${wordNamespace}"`, `xmlns="${wordNamespace}" xmlns:q="${wordNamespace}"`)
        .replace(/<(\/?)w:/g, '<$1')
        .replace(/ w:/g, ' q:'),
    ),
  ],
  [
    'in which w means something else',
    changed(usual, 'word/document.xml', (xml) =>
      prefixed(xml, 'x').replace('<x:document', '<x:document xmlns:w="urn:something"'),
    ),
  ],
  [
    'with the prefix said again on the paragraph',
    document(
      `<q:p xmlns:q="${wordNamespace}"><q:r><q:t xml:space="preserve">앞 ${placeholder} 뒤</q:t></q:r></q:p>`,
    ),
  ],
  ['with sizes behind the contents', rezipped(usual, { withDescriptors: true })],
  ['in zip64', rezipped(usual, { isZip64: true })],
  ['stored without packing', rezipped(usual, { method: 'store' })],
  [
    'with folders and a comment in the archive',
    rezipped(usual, { comment: 'archive' }, ['word/', 'word/_rels/']),
  ],
  ['with its main part elsewhere', elsewhere(usual)],
  ['with its parts in another order', zipAs([...filesOf(usual)].reverse(), {})],
  [
    'with many namespaces and things to ignore',
    aDocx({
      body: '',
      replace: {
        'word/document.xml': mainWith(
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"',
          `<w:p w14:paraId="1A2B3C4D" w14:textId="77777777">${run(`앞 ${placeholder} 뒤`)}</w:p>`,
        ),
      },
    }),
  ],
];

const refusedText: [PlaceProblem, string, string][] = [
  [
    'insideContentControl',
    'in a locked content control',
    control(host, '<w:lock w:val="sdtContentLocked"/>'),
  ],
  [
    'insideContentControl',
    'in a content control filled from elsewhere',
    `<w:p>${control(run(placeholder), '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/><w:text/>')}</w:p>`,
  ],
  [
    'insideField',
    'in a field',
    `<w:p>${field('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>${field('separate')}${run(placeholder)}${field('end')}</w:p>`,
  ],
  [
    'insideField',
    'in a simple field',
    `<w:p><w:fldSimple w:instr="TITLE">${run(placeholder)}</w:fldSimple></w:p>`,
  ],
  ['insideTextBox', 'in a text box', `<w:p>${textBox(placeholder)}</w:p>`],
  [
    'insideTrackedInsertion',
    'in a tracked insertion',
    `<w:p><w:ins w:id="1" w:author="가">${run(placeholder)}</w:ins></w:p>`,
  ],
  [
    'insideTrackedDeletion',
    'in a tracked deletion',
    `<w:p><w:del w:id="1" w:author="가"><w:r><w:delText>${placeholder}</w:delText></w:r></w:del></w:p>`,
  ],
];

const refusedWhole: [FailureType | PlaceProblem, string, Uint8Array][] = [
  [
    'insideHeaderOrFooter',
    'only in a header',
    document('', { more: { 'word/header1.xml': part('hdr', host) } }),
  ],
  [
    'insideNote',
    'only in a footnote',
    document('', { more: { 'word/footnotes.xml': part('footnotes', host) } }),
  ],
  ['placeholderAmbiguous', 'with the placeholder twice', document(host + host)],
  ['placeholderNotFound', 'without the placeholder', document('')],
  [
    'strictDocument',
    'in Strict OOXML',
    changed(usual, 'word/document.xml', (xml) => xml.replace(wordNamespace, strictNamespace)),
  ],
  [
    'documentTooComplex',
    'in EUC-KR',
    changed(usual, 'word/document.xml', (xml) => xml.replace('encoding="UTF-8"', 'encoding="EUC-KR"')),
  ],
];

/** Every document of the corpus; those made by LibreOffice come from `officeCorpus`. */
export function agencyCorpus(): CorpusDocument[] {
  return [
    ...textCases.map(([name, middle]) => ({ name: `placeholder ${name}`, bytes: document(middle) })),
    ...structureCases.map(([name, middle]) => ({ name: `placeholder ${name}`, bytes: document(middle) })),
    ...wholeDocuments.map(([name, bytes]) => ({ name: `document ${name}`, bytes })),
    ...koreanRfps(),
    ...refusedText.map(([refused, name, middle]) => ({
      name: `placeholder ${name}`,
      bytes: document(middle),
      refused,
    })),
    ...refusedWhole.map(([refused, name, bytes]) => ({ name: `document ${name}`, bytes, refused })),
  ];
}

export function filesOf(docx: Uint8Array): [string, Uint8Array][] {
  const read = readArchive(docx, { ratio: 10_000 });
  if (!read.ok) throw new Error(read.problem.detail);
  return read.archive.entries.map(({ name }) => {
    const entry = read.archive.read(name);
    if (!entry.ok) throw new Error(entry.problem.detail);
    return [name, entry.bytes];
  });
}

function replaced(
  docx: Uint8Array,
  change: (name: string, bytes: Uint8Array) => Uint8Array | null,
): Uint8Array {
  return zipAs(
    filesOf(docx).flatMap(([name, bytes]): [string, Uint8Array][] => {
      const now = change(name, bytes);
      return now ? [[name, now]] : [];
    }),
    {},
  );
}

/** A document with one part's text changed. */
export function changed(docx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  return replaced(docx, (name, bytes) =>
    name === part ? new TextEncoder().encode(change(partText(docx, part))) : bytes,
  );
}

function without(docx: Uint8Array, part: string): Uint8Array {
  return replaced(docx, (name, bytes) => (name === part ? null : bytes));
}

function inUtf16(docx: Uint8Array, parts: string[], encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  return replaced(docx, (name, bytes) =>
    parts.includes(name)
      ? encodePart(`\ufeff${partText(docx, name).replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, encoding)
      : bytes,
  );
}

function prefixed(xml: string, prefix: string): string {
  return xml
    .replace(/(<\/?)w:/g, `$1${prefix}:`)
    .replace(/ w:/g, ` ${prefix}:`)
    .replace('xmlns:w=', `xmlns:${prefix}=`);
}

function reindented(docx: Uint8Array): Uint8Array {
  return changed(docx, 'word/document.xml', (xml) =>
    xml
      .replace(/(<w:p>|<w:p |<w:r>|<w:body>|<\/w:p>|<w:sectPr>)/g, '\r\n\t$1<!-- 줄 -->')
      .replaceAll(' <!-- 줄 -->', ' '),
  );
}

function rezipped(
  docx: Uint8Array,
  variant: Parameters<typeof zipAs>[1],
  folders: string[] = [],
): Uint8Array {
  return zipAs(
    [...folders.map((name): [string, Uint8Array] => [name, new Uint8Array()]), ...filesOf(docx)],
    variant,
  );
}

/** The main part in a folder of its own and by another name, named with a leading slash. */
function elsewhere(docx: Uint8Array): Uint8Array {
  const names: Record<string, string> = {
    'word/document.xml': 'content/본문.xml',
    'word/_rels/document.xml.rels': 'content/_rels/본문.xml.rels',
  };
  const text = (bytes: Uint8Array, change: (xml: string) => string) =>
    new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
  return zipAs(
    filesOf(docx).map(([name, bytes]): [string, Uint8Array] => {
      if (name === '_rels/.rels' || name === '[Content_Types].xml')
        return [name, text(bytes, (xml) => xml.replace(/\/?word\/document\.xml/, '/content/본문.xml'))];
      if (name === 'word/_rels/document.xml.rels')
        return [
          names[name] ?? name,
          text(bytes, (xml) => xml.replace('Target="styles.xml"', 'Target="../word/styles.xml"')),
        ];
      return [names[name] ?? name, bytes];
    }),
    {},
  );
}
