import { aDocx } from '../docxFiles';
import type { CorpusDocument } from './agencyCorpus';

const placeholder = '{{요구사항}}';

interface Shape {
  name: string;
  body: string;
  fonts: { title: string; text: string };
  /** Names of body, heading 1 and heading 2 style, as the program that saved it writes them. */
  styleNames: [string, string, string];
}

const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const fonts = (name: string) =>
  `<w:rFonts w:ascii="${name}" w:eastAsia="${name}" w:hAnsi="${name}" w:hint="eastAsia"/>`;
const p = (text: string, properties = '', look = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${text && run(text, look)}</w:p>`;
const empty = (count: number) => p('').repeat(count);
const heading = (level: 1 | 2, text: string) => p(text, `<w:pStyle w:val="h${level}"/>`);
const bullet = (mark: string, text: string) =>
  p(`${mark} ${text}`, '<w:spacing w:line="384" w:lineRule="auto"/><w:ind w:left="400" w:hanging="400"/>');

const border = (side: string) => `<w:${side} w:val="single" w:sz="3" w:space="0" w:color="000000"/>`;
const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders>`;
const labelCell = (text: string, width: number, more = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/><w:vAlign w:val="center"/></w:tcPr>${p(text, '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', `${fonts('맑은 고딕')}<w:b/><w:sz w:val="19"/>`)}</w:tc>`;
const textCell = (text: string, width: number, more = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}<w:vAlign w:val="center"/></w:tcPr>${p(text, '<w:spacing w:line="240" w:lineRule="auto"/>', `${fonts('맑은 고딕')}<w:sz w:val="19"/>`)}</w:tc>`;
const tableOf = (grid: number[], rows: string[], properties = '') =>
  `<w:tbl><w:tblPr>${properties}<w:tblW w:w="${grid.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>${grid.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr>`).join('')}</w:tbl>`;

/** A requirement table as agencies draw it: labels at the left and in the middle, one shade, their own fonts. */
export const agencyCard = (number: string, name: string, details = '○ 세부 내용을 적는다.') =>
  tableOf(
    [1900, 2600, 1900, 2600],
    [
      labelCell('요구사항 분류', 1900) +
        textCell('기능', 2600) +
        labelCell('요구사항 고유번호', 1900) +
        textCell(number, 2600),
      labelCell('요구사항 명칭', 1900) + textCell(name, 7100, '<w:gridSpan w:val="3"/>'),
      labelCell('세부내용', 1900) + textCell(details, 7100, '<w:gridSpan w:val="3"/>'),
    ],
  );

const styles = ({ fonts: { title, text }, styleNames: [body, first, second] }: Shape) =>
  `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(text)}<w:lang w:val="en-US" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="${body}"/><w:pPr><w:spacing w:line="384" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr><w:rPr>${fonts(text)}<w:sz w:val="22"/></w:rPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="${first}"/><w:basedOn w:val="a"/><w:rPr>${fonts(title)}<w:b/><w:sz w:val="32"/></w:rPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="${second}"/><w:basedOn w:val="a"/><w:rPr>${fonts(title)}<w:b/><w:sz w:val="26"/></w:rPr></w:style>`;

const cover =
  empty(6) +
  p('2026년 통합정보시스템 구축', '<w:jc w:val="center"/>', '<w:sz w:val="48"/>') +
  empty(3) +
  p('제 안 요 청 서', '<w:jc w:val="center"/>', '<w:sz w:val="40"/>') +
  empty(8) +
  p('예시시청 정보통신과', '<w:jc w:val="center"/>');
const overview =
  heading(1, 'Ⅰ. 사업 안내') +
  empty(1) +
  heading(2, '1. 사업 개요') +
  bullet('□', '사 업 명 : 2026년 통합정보시스템 구축') +
  bullet(' ○', '사업기간 : 계약일로부터 10개월') +
  bullet('  -', '사업예산 : 금 일천만원(부가가치세 포함)') +
  bullet('   ※', '예산은 바뀔 수 있음') +
  empty(1);
const details = heading(1, 'Ⅲ. 제안요청 내용') + empty(1) + heading(2, '3. 상세 요구사항');
const ending =
  empty(1) +
  heading(1, 'Ⅳ. 제안 안내') +
  bullet('□', '제안서는 국문으로 작성한다.') +
  empty(2) +
  p('붙임 1. 서식 1부.  끝.');

const hangul: Pick<Shape, 'fonts' | 'styleNames'> = {
  fonts: { title: '함초롬돋움', text: '함초롬바탕' },
  styleNames: ['바탕글', '개요 1', '개요 2'],
};
const malgun: Pick<Shape, 'fonts' | 'styleNames'> = {
  fonts: { title: '맑은 고딕', text: '맑은 고딕' },
  styleNames: ['Normal', 'heading 1', 'heading 2'],
};
const human: Pick<Shape, 'fonts' | 'styleNames'> = {
  fonts: { title: 'HY헤드라인M', text: '휴먼명조' },
  styleNames: ['표준', '제목 1', '제목 2'],
};

const shapes: Shape[] = [
  {
    name: 'from 한글, with cards',
    ...hangul,
    body:
      cover + overview + details + agencyCard('SFR-001', '민원 접수') + empty(1) + p(placeholder) + ending,
  },
  {
    name: 'in 맑은 고딕, without cards',
    ...malgun,
    body: cover + overview + details + p(placeholder) + ending,
  },
  {
    name: 'in 휴먼명조, placeholder behind a bullet',
    ...human,
    body: overview + details + bullet(' ○', `요구사항은 다음과 같음 ${placeholder}`) + ending,
  },
  {
    name: 'with a frame table around everything',
    ...hangul,
    body:
      tableOf(
        [9000],
        [
          `<w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>${overview}${agencyCard('SFR-001', '안쪽 표')}${p(placeholder)}</w:tc>`,
        ],
      ) + ending,
  },
  {
    name: 'with nested tables in a card',
    ...malgun,
    body:
      details +
      tableOf(
        [1900, 7100],
        [
          labelCell('세부내용', 1900) +
            `<w:tc><w:tcPr><w:tcW w:w="7100" w:type="dxa"/></w:tcPr>${p('안쪽 표')}${tableOf([3000, 3000], [textCell('가', 3000) + textCell('나', 3000)])}${p(placeholder)}</w:tc>`,
        ],
      ) +
      ending,
  },
  {
    name: 'with a floating table',
    ...hangul,
    body:
      details +
      tableOf(
        [4000],
        [textCell('떠 있는 표', 4000)],
        '<w:tblpPr w:leftFromText="141" w:rightFromText="141" w:vertAnchor="text" w:tblpY="1"/><w:tblOverlap w:val="never"/>',
      ) +
      p(placeholder) +
      ending,
  },
  {
    name: 'with a list of requirements',
    ...human,
    body:
      details +
      tableOf(
        [1000, 2500, 2000, 3500],
        [
          labelCell('순번', 1000) +
            labelCell('분류', 2500) +
            labelCell('요구사항 고유번호', 2000) +
            labelCell('요구사항 명칭', 3500),
          textCell('1', 1000) +
            textCell('기능', 2500) +
            textCell('SFR-001', 2000) +
            textCell('민원 접수', 3500),
        ],
      ) +
      empty(1) +
      p(placeholder) +
      ending,
  },
  {
    name: 'with letters typed one run at a time',
    ...hangul,
    body:
      details +
      `<w:p><w:pPr><w:wordWrap w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>${[...placeholder].map((one) => run(one, fonts('함초롬바탕'))).join('')}</w:p>` +
      ending,
  },
  {
    name: 'with a landscape annex',
    ...malgun,
    body:
      details +
      p('') +
      `<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" w:right="1134" w:bottom="1134" w:left="1134" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr></w:pPr></w:p>` +
      heading(1, '[별첨 1] 요구사항') +
      p(placeholder) +
      ending,
  },
  {
    name: 'with revisions and comments of a review',
    ...human,
    body:
      details +
      `<w:p>${run('요구사항 ')}<w:ins w:id="1" w:author="과장" w:date="2026-03-02T09:00:00Z">${run('아래와 같음')}</w:ins><w:del w:id="2" w:author="과장" w:date="2026-03-02T09:00:00Z"><w:r><w:delText>위와 같음</w:delText></w:r></w:del></w:p>` +
      p(placeholder) +
      ending,
  },
  {
    name: 'with cards and a merged first column',
    ...malgun,
    body:
      details +
      tableOf(
        [1300, 1300, 6400],
        [
          labelCell('상세설명', 1300, '<w:vMerge w:val="restart"/>') +
            labelCell('정의', 1300) +
            textCell('정의한다.', 6400),
          labelCell('', 1300, '<w:vMerge/>') + labelCell('세부내용', 1300) + textCell(`${placeholder}`, 6400),
        ],
      ) +
      ending,
  },
  {
    name: 'with everything in one section and many empty lines',
    ...hangul,
    body: cover + empty(30) + overview + empty(12) + details + empty(5) + p(placeholder) + empty(40),
  },
];

/** Documents shaped like the 제안요청서 of Korean agencies, as Word and 한글 save them. */
export function koreanRfps(): CorpusDocument[] {
  return shapes.map((shape) => ({
    name: `제안요청서 ${shape.name}`,
    bytes: aDocx({
      body: shape.body,
      styles: styles(shape),
      sectionProperties:
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" w:right="1134" w:bottom="1134" w:left="1134" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr>',
    }),
  }));
}
