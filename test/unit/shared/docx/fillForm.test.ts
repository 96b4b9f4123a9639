import { describe, expect, test } from 'vitest';
import { type FormPlaceholder, fillForm, surveyForm } from '../../../../shared/docx/fillForm';
import { mapBody } from '../../../../shared/docx/mapBody';
import type { FormAnswer } from '../../../../shared/form/formAnswer';
import { ok } from '../../../../shared/ipc/failure';
import {
  aDocx,
  aParagraphXml,
  type DocxParts,
  lintDocx,
  paragraphTexts,
  partText,
} from '../../../support/docxFiles';

const main = 'word/document.xml';
const meaning = '';

const answers: Record<string, FormAnswer> = {
  사업명: { kind: 'text', text: '통합<민원> & "고도화"', meaning },
  기관명: { kind: 'text', text: '가온시', meaning },
  주소: { kind: 'text', text: '가온시\n큰길 1', meaning },
  빈칸: { kind: 'text', text: '', meaning },
  '산출물 목록': { kind: 'list', items: ['설계서', '시험결과서', '교육자료'], meaning },
  '요구사항.고유번호': {
    kind: 'column',
    group: '요구사항',
    values: ['CSR-001', 'CSR-002', 'CSR-003'],
    meaning,
  },
  '요구사항.명칭': { kind: 'column', group: '요구사항', values: ['하나', '둘', '셋'], meaning },
  '활동.명칭': { kind: 'column', group: '활동', values: ['예산'], meaning },
  입찰공고일: { kind: 'unfilled', meaning },
};
const answer = (written: string): FormAnswer =>
  answers[written.slice(2, -2).trim()] ?? { kind: 'unknown', suggestion: '{{사업명}}' };

function fill(parts: DocxParts, allowUnfilled = false) {
  const bytes = aDocx(parts);
  const result = fillForm({ bytes, fileName: '양식.docx', answer, content: () => ok([]), allowUnfilled });
  return { bytes, result };
}

function filled(parts: DocxParts, allowUnfilled = false): Uint8Array {
  const { result } = fill(parts, allowUnfilled);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(lintDocx(result.value.bytes)).toEqual([]);
  return result.value.bytes;
}

const texts = (body: string, allowUnfilled = false) => paragraphTexts(filled({ body }, allowUnfilled));

function survey(body: string): FormPlaceholder[] {
  const result = surveyForm({ bytes: aDocx({ body }), fileName: '양식.docx', answer });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.placeholders;
}

const row = (...cells: string[]) =>
  `<w:tr>${cells.map((text) => `<w:tc><w:tcPr/>${text.startsWith('<') ? text : aParagraphXml(text)}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>${aParagraphXml('')}`;
const textBox = (inside: string) =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${inside}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${inside}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;

describe('a placeholder in a sentence', () => {
  test('is replaced in the formatting it has, however Word cut it into runs', () => {
    const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
    const bold = '<w:rPr><w:b/></w:rPr>';
    const bytes = filled({
      body: `<w:p>${run('사업: ')}${run('{', bold)}<w:proofErr w:type="spellStart"/>${run('{사업', bold)}${run('명}', '<w:rPr><w:i/></w:rPr>')}${run('} 추진')}</w:p>`,
    });
    expect(paragraphTexts(bytes)).toEqual(['사업: 통합<민원> & "고도화" 추진']);
    expect(partText(bytes, main)).toContain(
      `${run('사업: ')}<w:r>${bold}<w:t>통합&lt;민원&gt; &amp; &quot;고도화&quot;</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>${bold}<w:t></w:t></w:r>`,
    );
    // The blank before 추진 now begins its element, where it would be lost without this.
    expect(partText(bytes, main)).toContain('<w:t xml:space="preserve"> 추진</w:t>');
  });

  test('leaves every byte around it as it was', () => {
    const around = `<w:p w:rsidR="00A1"><w:bookmarkStart w:id="7" w:name="b"/><w:r><w:t>그대로 &#44; 둔다</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>`;
    const { bytes, result } = fill({ body: `${around}${aParagraphXml('{{기관명}}장')}${around}` });
    if (!result.ok) throw new Error('not filled');
    expect(partText(result.value.bytes, main)).toBe(partText(bytes, main).replace('{{기관명}}', '가온시'));
  });

  test('may stand several times, with blanks, with a colon, twice in a paragraph and in decomposed Hangul', () => {
    expect(
      texts(
        aParagraphXml('{{ 사업명 }}/{{기관명}}/{{기관명}}') + aParagraphXml('{{기관명}}'.normalize('NFD')),
      ),
    ).toEqual(['통합<민원> & "고도화"/가온시/가온시', '가온시']);
  });

  test('becomes several lines where the value has some, and nothing where it is blank', () => {
    const bytes = filled({ body: aParagraphXml('주소: {{주소}} 끝') + aParagraphXml('[{{빈칸}}]') });
    expect(paragraphTexts(bytes)).toEqual(['주소: 가온시\n큰길 1 끝', '[]']);
    expect(partText(bytes, main)).toContain('<w:br/>');
  });

  test('is filled in headers, footers, footnotes, text boxes and content controls', () => {
    const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const bytes = filled({
      body: `${textBox(aParagraphXml('{{기관명}}'))}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${aParagraphXml('{{기관명}}')}</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{{기관명}}</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
      more: {
        'word/header1.xml': `<w:hdr ${word}>${aParagraphXml('{{기관명}}')}</w:hdr>`,
        'word/footer1.xml': `<w:ftr ${word}>${aParagraphXml('- {{기관명}} -')}</w:ftr>`,
        'word/footnotes.xml': `<w:footnotes ${word}><w:footnote w:id="1">${aParagraphXml('{{기관명}}')}</w:footnote></w:footnotes>`,
      },
    });
    for (const part of [main, 'word/header1.xml', 'word/footer1.xml', 'word/footnotes.xml'])
      expect(partText(bytes, part)).not.toContain('{{');
    // Both what Word shows and what older readers show.
    expect(partText(bytes, main).match(/가온시/g)).toHaveLength(4);
  });

  test('is filled in a document of another prefix and in UTF-16', () => {
    const xml = `<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>{{주소}}</x:t></x:r></x:p></x:body></x:document>`;
    expect(partText(filled({ body: '', replace: { [main]: xml } }), main)).toContain(
      '<x:t>가온시</x:t><x:br/><x:t xml:space="preserve">큰길 1</x:t>',
    );
  });
});

describe('a row of a table', () => {
  test('is repeated for every requirement, with all its formatting, and other rows are not', () => {
    expect(
      texts(
        table(
          row('번호', '명칭', '{{기관명}}'),
          row('{{요구사항.고유번호}}', '{{요구사항.명칭}}', '{{기관명}}'),
          row('계', '', ''),
        ),
      ),
    ).toEqual([
      '번호',
      '명칭',
      '가온시',
      'CSR-001',
      '하나',
      '가온시',
      'CSR-002',
      '둘',
      '가온시',
      'CSR-003',
      '셋',
      '가온시',
      '계',
    ]);
  });

  test('has its bookmarks, paragraph ids and control ids once only', () => {
    const cell =
      '<w:p w14:paraId="0A0B0C0D" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:bookmarkStart w:id="3" w:name="m"/><w:sdt><w:sdtPr><w:id w:val="55"/></w:sdtPr><w:sdtContent><w:r><w:t>{{요구사항.명칭}}</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id="3"/></w:p>';
    const xml = partText(filled({ body: table(row(cell)) }), main);
    expect(xml.match(/w:bookmarkStart/g)).toHaveLength(1);
    expect(xml.match(/paraId=/g)).toHaveLength(1);
    expect(mapBody(xml).controlIds.size).toBe(3);
    expect(xml.match(/<w:tr>/g)).toHaveLength(3);
  });

  test('inside a table that lays out the page, only the inner row is repeated', () => {
    const inner = `<w:tbl><w:tblPr/><w:tblGrid/>${row('{{요구사항.고유번호}}')}</w:tbl><w:p/>`;
    const xml = partText(filled({ body: table(row('왼쪽', inner)) }), main);
    expect(xml.match(/왼쪽/g)).toHaveLength(1);
    expect(xml.match(/<w:tr>/g)).toHaveLength(4);
  });

  test('with cells of two lists, with a picture or with tracked changes is refused with its place', () => {
    const mixed = survey(table(row('{{요구사항.명칭}}', '{{활동.명칭}}')));
    expect(mixed.map(({ refused }) => refused[0]?.reason)).toEqual([
      '서로 다른 목록이 함께 있는 표 행',
      '서로 다른 목록이 함께 있는 표 행',
    ]);
    const picture = survey(table(row('{{요구사항.명칭}}', '<w:p><w:r><w:drawing/></w:r></w:p>')));
    expect(picture[0]?.refused).toEqual([
      { place: '본문', near: '{{요구사항.명칭}}', reason: expect.stringContaining('그림') },
    ]);
  });

  test('outside a table the paragraph is repeated', () => {
    expect(texts(aParagraphXml('{{요구사항.고유번호}} {{요구사항.명칭}}'))).toEqual([
      'CSR-001 하나',
      'CSR-002 둘',
      'CSR-003 셋',
    ]);
  });
});

describe('a list', () => {
  test('alone in its paragraph gives one paragraph for each item, also behind a bullet and in a cell', () => {
    expect(texts(aParagraphXml('○ {{산출물 목록}}') + table(row('{{산출물 목록}}')))).toEqual([
      '○ 설계서',
      '○ 시험결과서',
      '○ 교육자료',
      '설계서',
      '시험결과서',
      '교육자료',
    ]);
  });

  test('within a sentence is written with commas', () => {
    expect(texts(aParagraphXml('산출물은 {{산출물 목록}} 등이다.'))).toEqual([
      '산출물은 설계서, 시험결과서, 교육자료 등이다.',
    ]);
  });
});

describe('what cannot be filled', () => {
  test('unknown and unfilled names stop the filling and are all named', () => {
    const { result } = fill({ body: aParagraphXml('{{사업멍}} {{입찰공고일}}') });
    expect(result).toEqual({
      ok: false,
      failure: {
        type: 'formIncomplete',
        fileName: '양식.docx',
        unknown: [{ written: '{{사업멍}}', suggestion: '{{사업명}}' }],
        unfilled: ['{{입찰공고일}}'],
        refused: [],
      },
    });
  });

  test('when that is allowed they say what is to be written there', () => {
    expect(texts(aParagraphXml('{{사업멍}}, {{입찰공고일}}, {{기관명}}'), true)).toEqual([
      '〔작성: 사업멍〕, 〔작성: 입찰공고일〕, 가온시',
    ]);
  });

  test.each([
    [
      'text deleted with changes tracked',
      '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{기관명}}</w:delText></w:r></w:del></w:p>',
      '지운 글',
    ],
    [
      'a field code',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF {{기관</w:instrText></w:r><w:r><w:instrText>명}} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      '필드',
    ],
    [
      'the code of a simple field',
      '<w:p><w:fldSimple w:instr=" DOCPROPERTY {{기관명}} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
      '필드',
    ],
    [
      'a control bound to data',
      `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr><w:sdtContent>${aParagraphXml('{{기관명}}')}</w:sdtContent></w:sdt>`,
      '콘텐츠 컨트롤',
    ],
  ])('a placeholder in %s is refused with its place and stays as it is', (_, body, reason) => {
    const [found] = survey(body);
    expect(found?.refused).toEqual([
      { place: '본문', near: expect.any(String), reason: expect.stringContaining(reason) },
    ]);
    const { bytes, result } = fill({ body }, true);
    expect(result.ok && partText(result.value.bytes, main)).toBe(partText(bytes, main));
    expect(fill({ body }).result).toMatchObject({ ok: false, failure: { type: 'formIncomplete' } });
  });

  test('text that was inserted with changes tracked stays an insertion and is filled', () => {
    expect(texts('<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>{{기관명}}</w:t></w:r></w:ins></w:p>')).toEqual(
      ['가온시'],
    );
  });

  test('a document without placeholders says so', () => {
    expect(fill({ body: aParagraphXml('안녕하세요 {{}} { {기관명} }') }).result).toEqual({
      ok: false,
      failure: { type: 'noFormPlaceholder', fileName: '양식.docx' },
    });
  });
});

test('the survey tells what each placeholder becomes and where it stands', () => {
  expect(
    survey(
      aParagraphXml('기관: {{기관명}}') +
        aParagraphXml('{{요구사항.명칭}}') +
        textBox(aParagraphXml('{{기관명}}')),
    ),
  ).toMatchObject([
    {
      written: '{{기관명}}',
      status: 'filled',
      value: '가온시',
      count: 2,
      places: ['본문'],
      near: '기관: {{기관명}}',
    },
    { written: '{{요구사항.명칭}}', status: 'repeated', value: '하나', rowCount: 3, count: 1 },
  ]);
});
