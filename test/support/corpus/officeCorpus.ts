import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bullets, flatOdf, heading, paragraph, row, table } from '../agencyDocuments';
import type { Office } from '../libreOffice';
import type { CorpusDocument } from './agencyCorpus';

const sign = '{{요구사항}}';
const before = paragraph('아래 요구사항을 충족하여야 한다.');
const after = paragraph('위 요구사항의 해석은 발주기관의 의견을 따른다.');

const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Documents as ODF, by what is in them, with the reason where the place is refused. */
const bodies: readonly [string, string, CorpusDocument['refused']?][] = [
  ['plain paragraphs', before + paragraph(sign) + after],
  [
    'footnotes and endnotes',
    paragraph(
      '근거<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>관계 법령을 본다.</text:p></text:note-body></text:note>와 참고<text:note text:id="n2" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>끝의 주석</text:p></text:note-body></text:note>',
    ) +
      paragraph(sign) +
      after,
  ],
  [
    'a comment beside the placeholder',
    paragraph(
      `검토<office:annotation office:name="c1"><dc:creator>박바다</dc:creator><dc:date>2026-11-01T09:00:00</dc:date><text:p>여기에 넣어 주세요.</text:p></office:annotation> 의견<office:annotation-end office:name="c1"/>`,
    ) +
      paragraph(sign) +
      after,
  ],
  [
    'bookmarks around the placeholder',
    `<text:p><text:bookmark-start text:name="요구사항자리"/>앞</text:p>${paragraph(sign)}<text:p>뒤<text:bookmark-end text:name="요구사항자리"/></text:p>`,
  ],
  [
    'a table of contents and cross references',
    `<text:table-of-content text:name="차례"><text:table-of-content-source text:outline-level="3"/><text:index-body><text:p>Ⅰ. 사업개요 1</text:p></text:index-body></text:table-of-content>${heading(1, 'Ⅰ. 사업개요')}<text:p><text:reference-mark text:name="r"/>기준</text:p><text:p><text:reference-ref text:ref-name="r" text:reference-format="page">1</text:reference-ref>쪽을 본다.</text:p>${paragraph(sign)}${after}`,
  ],
  [
    'a picture and a text box',
    `<text:p><draw:frame draw:name="그림" text:anchor-type="as-char" svg:width="20mm" svg:height="10mm"><draw:image><office:binary-data>${picture}</office:binary-data></draw:image></draw:frame></text:p><text:p><draw:frame draw:name="글상자" text:anchor-type="paragraph" svg:width="60mm" svg:height="20mm"><draw:text-box><text:p>글상자 안의 글</text:p></draw:text-box></draw:frame>글상자 옆의 글</text:p>${paragraph(sign)}${after}`,
  ],
  [
    'the placeholder in a text box',
    `${before}<text:p><draw:frame draw:name="글상자" text:anchor-type="paragraph" svg:width="60mm" svg:height="20mm"><draw:text-box><text:p>${sign}</text:p></draw:text-box></draw:frame>옆의 글</text:p>`,
    'insideTextBox',
  ],
  [
    'a section and several lists',
    `<text:section text:name="구역">${bullets('첫째', '둘째')}${paragraph(sign)}${bullets('셋째')}</text:section>${after}`,
  ],
  ['the placeholder as a list item', before + bullets('앞의 항목', sign, '뒤의 항목') + after],
  [
    'the placeholder in a table in a table',
    table(
      '바깥',
      row('구분', paragraph('내용')) +
        row('요구사항', table('안', row('가', paragraph(sign)) + row('나', paragraph('둘째 줄')))),
    ) + after,
  ],
  [
    'a requirement table with merged cells',
    `<table:table table:name="합친 표" table:style-name="Grid"><table:table-column table:style-name="Narrow"/><table:table-column table:style-name="Rest"/><table:table-row><table:table-cell table:style-name="Box" table:number-columns-spanned="2"><text:p>요구사항 상세</text:p></table:table-cell><table:covered-table-cell/></table:table-row>${row('고유번호', paragraph('SFR-001'))}${row('명칭', paragraph('민원 접수'))}${row('세부내용', bullets('접수한다', '알린다'))}</table:table>${paragraph(sign)}${after}`,
  ],
  [
    'split spans and tabs around the placeholder',
    `<text:p>앞<text:tab/><text:span text:style-name="Bold">{{요구</text:span><text:span>사항}}</text:span><text:line-break/>뒤</text:p>${after}`,
  ],
  [
    'tracked changes elsewhere',
    `<text:tracked-changes><text:changed-region text:id="ct1"><text:insertion><office:change-info><dc:creator>김하늘</dc:creator><dc:date>2026-11-01T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes><text:p>처음 글 <text:change-start text:change-id="ct1"/>보탠 글<text:change-end text:change-id="ct1"/></text:p>${paragraph(sign)}${after}`,
  ],
  [
    'a change to landscape after the placeholder',
    `${before}${paragraph(sign)}<text:h text:style-name="ToWide" text:outline-level="1">별첨</text:h>${after}`,
  ],
];

/** Documents that come from other formats, as text of those formats. */
const others: readonly [string, 'html' | 'rtf', string][] = [
  [
    'from a web page',
    'html',
    `<!doctype html><meta charset="utf-8"><h1>제안요청서</h1><p>아래 요구사항을 <b>충족</b>하여야 한다.</p><table border="1"><tr><th>고유번호</th><td>SFR-001</td></tr><tr><th>명칭</th><td>접수</td></tr></table><ol><li>하나<li>둘</ol><p>${sign}</p><p>끝.</p>`,
  ],
  [
    'from rich text',
    'rtf',
    `{\\rtf1\\ansi\\ansicpg949\\deff0{\\fonttbl{\\f0\\fnil\\fcharset129 Batang;}}\\f0\\fs22 ${rtf('아래 요구사항을 충족하여야 한다.')}\\par ${rtf(sign)}\\par \\b ${rtf('끝.')}\\b0\\par}`,
  ],
];

/** Documents saved as .docx by LibreOffice. */
export async function officeCorpus(office: Office): Promise<CorpusDocument[]> {
  const flat = await Promise.all(
    bodies.map(([, body], index) => written(office, `odf${index}.fodt`, flatOdf(body))),
  );
  const saved = await office.convertAll(flat, 'docx', 'MS Word 2007 XML');
  const documents: CorpusDocument[] = [];
  for (const [index, [name, , refused]] of bodies.entries())
    documents.push({
      name: `office ${name}`,
      bytes: await bytesOf(saved[index]),
      ...(refused && { refused }),
    });
  for (const [name, kind, text] of others) {
    const source = await written(office, `${kind}.${kind}`, text);
    // As a page of the web it would be opened for the web, which has no Word form.
    const filters = { html: 'HTML (StarWriter)', rtf: 'Rich Text Format' };
    const [made] = await office.convertAll([source], 'docx', 'MS Word 2007 XML', filters[kind]);
    documents.push({ name: `office ${name}`, bytes: await bytesOf(made) });
  }
  return documents;
}

async function written(office: Office, name: string, text: string): Promise<string> {
  const file = join(office.folder, name);
  await writeFile(file, text);
  return file;
}

const bytesOf = async (file = '') => new Uint8Array(await readFile(file));

function rtf(text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (letter === '{' || letter === '}') return `\\${letter}`;
      return code < 128 ? letter : `\\u${code > 32_767 ? code - 65_536 : code}?`;
    })
    .join('');
}
