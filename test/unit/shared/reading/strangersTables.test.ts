import { expect, test } from 'vitest';
import { type ReadDocument, readDocument } from '../../../../shared/reading/readDocument';
import { reconcile } from '../../../../shared/reading/reconcile';
import { aProject, aRequirement } from '../../../support/aProject';
import { aDocx, aParagraphXml, partText } from '../../../support/docxFiles';

type Cell = string | { text: string; span?: number; merge?: 'start' | 'continued' };

const cellXml = (cell: Cell) => {
  const { text, span = 1, merge } = typeof cell === 'string' ? { text: cell } : cell;
  const content = text.startsWith('<w:')
    ? text
    : text
        .split('\n')
        .map((line) => aParagraphXml(line))
        .join('');
  const mergeXml = merge === 'start' ? '<w:vMerge w:val="restart"/>' : merge ? '<w:vMerge/>' : '';
  return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${mergeXml}</w:tcPr>${content}</w:tc>`;
};
const table = (...rows: Cell[][]) =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`;

function read(body: string): ReadDocument {
  const result = readDocument(aDocx({ body }), '남의 제안요청서.docx');
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

test('the guide’s four-row card is read: 분류, 고유번호, 명칭 and one text', () => {
  const { requirements } = read(
    table(
      ['요구사항 분류', '클라우드 서비스 요구사항'],
      ['요구사항 고유번호', 'CSR-003'],
      ['요구사항 명칭', '컨테이너 기반 서비스 메시 및 오케스트레이션 구현'],
      ['요구사항 상세 설명', '○ 서비스 메시 기능 제공\n- 스케줄링\n- 클러스터링'],
    ),
  );
  expect(requirements).toMatchObject([
    {
      number: { code: 'CSR', number: 3 },
      categoryName: '클라우드 서비스 요구사항',
      name: '컨테이너 기반 서비스 메시 및 오케스트레이션 구현',
      definition: null,
      details: [
        { level: '○', text: '서비스 메시 기능 제공' },
        { level: '-', text: '스케줄링' },
        { level: '-', text: '클러스터링' },
      ],
      acceptanceCriteria: null,
    },
  ]);
});

test('several cards in one table are several requirements', () => {
  const { requirements } = read(
    table(
      ['분류', '기능', '요구사항 ID', 'SFR- 001'],
      ['요구사항 명', { text: '민원 접수', span: 3 }],
      ['세부 내용', { text: '• 접수한다', span: 3 }],
      ['분류', '기능', '요구사항 ID', 'ＳＦＲ－００２'],
      ['요구사항 명', { text: '민원 조회', span: 3 }],
      ['세부 내용', { text: '• 조회한다', span: 3 }],
    ),
  );
  expect(requirements.map(({ numberText, name, details }) => [numberText, name, details?.[0]?.text])).toEqual(
    [
      ['SFR-001', '민원 접수', '접수한다'],
      ['SFR-002', '민원 조회', '조회한다'],
    ],
  );
});

test('one requirement a row is read by the head of its columns', () => {
  const { requirements, listed } = read(
    table(
      ['구분', '요구사항 번호', '요구사항명', '상세 내용', '비고'],
      ['기능', 'SFR-001', '접수', '온라인으로 접수한다.', '필수'],
      ['성능', 'PER-001', '응답시간', '3초 이내에 응답한다.', ''],
    ),
  );
  expect(listed).toEqual([]);
  expect(requirements).toMatchObject([
    {
      numberText: 'SFR-001',
      categoryName: '기능',
      name: '접수',
      details: [{ level: '○', text: '온라인으로 접수한다.' }],
      others: [{ label: '비고', text: '필수' }],
    },
    { numberText: 'PER-001', name: '응답시간', others: [] },
  ]);
});

test('a 목록 and a 총괄표 are what the document says about itself, and are held against its cards', () => {
  const card = (number: string, name: string) =>
    table(['고유번호', number], ['명칭', name], ['세부내용', `${name} 한다.`]);
  const document = read(
    table(['분류', '분류코드', '개수'], ['기능 요구사항', 'SFR', '3'], ['합계', '', '3']) +
      table(['번호', '요구사항 명칭'], ['SFR-001', '접수'], ['SFR-002', '조회'], ['SFR-003', '통계']) +
      card('SFR-001', '접수') +
      aParagraphXml('') +
      card('SFR-004', '알림'),
  );
  expect(document.requirements.map((one) => one.numberText)).toEqual(['SFR-001', 'SFR-004']);
  expect(reconcile(aProject({ requirements: [] }), document).problems).toEqual([
    { type: 'listedWithoutCard', numberText: 'SFR-002', name: '조회' },
    { type: 'listedWithoutCard', numberText: 'SFR-003', name: '통계' },
    { type: 'cardNotListed', numberText: 'SFR-004', name: '알림' },
    { type: 'countDiffers', category: '기능 요구사항', stated: 3, found: 2 },
    { type: 'totalDiffers', stated: 3, found: 2 },
  ]);
});

test('a card cut into two tables is one requirement, whether the number is repeated or not', () => {
  const head: Cell[][] = [
    ['고유번호', 'SER-001'],
    ['명칭', '암호화'],
  ];
  const repeated = read(
    table(...head, ['세부내용', '저장할 때 암호화한다.']) +
      aParagraphXml('') +
      table(...head, ['세부내용', '보낼 때 암호화한다.']),
  );
  const cut = read(
    table(...head, ['세부내용', '저장할 때 암호화한다.']) + table(['세부내용', '보낼 때 암호화한다.']),
  );
  for (const { requirements } of [repeated, cut]) {
    expect(requirements).toHaveLength(1);
    expect(requirements[0]?.details?.map((line) => line.text)).toEqual([
      '저장할 때 암호화한다.',
      '보낼 때 암호화한다.',
    ]);
  }
});

test('a cell merged downwards keeps its label for the rows below', () => {
  const { requirements } = read(
    table(
      ['고유번호', 'SFR-001', '명칭', '접수'],
      [
        { text: '상세설명', merge: 'start' },
        { text: '정의', span: 1 },
        { text: '접수하는 기능', span: 2 },
      ],
      [{ text: '', merge: 'continued' }, '세부내용', { text: '○ 받는다\n  - 확인한다', span: 2 }],
      [{ text: '검수기준', merge: 'start' }, '방법', '조건', '한계값'],
      [{ text: '', merge: 'continued' }, '100건 접수', '동시 50명', '3초'],
    ),
  );
  expect(requirements).toMatchObject([
    {
      definition: '접수하는 기능',
      details: [
        { level: '○', text: '받는다' },
        { level: '-', text: '확인한다' },
      ],
      acceptanceCriteria: [{ method: '100건 접수', condition: '동시 50명', limit: '3초', inspector: '' }],
    },
  ]);
});

test('a card inside a table that only lays out the page is found', () => {
  const inner = table(['고유번호', 'COR-001'], ['명칭', '표준'], ['세부내용', '지킨다.']);
  const { requirements } = read(table([inner + aParagraphXml('')]));
  expect(requirements).toMatchObject([{ numberText: 'COR-001', name: '표준' }]);
});

test('a table inside 세부내용 is kept as lines', () => {
  const inner = table(['구분', '시간'], ['조회', '3초']);
  const { requirements } = read(
    table(
      ['고유번호', 'PER-001'],
      ['명칭', '응답'],
      ['세부내용', aParagraphXml('○ 다음과 같다') + inner + aParagraphXml('')],
    ),
  );
  expect(requirements[0]?.details).toEqual([
    { level: '○', text: '다음과 같다' },
    { level: '-', text: '구분 | 시간' },
    { level: '-', text: '조회 | 3초' },
  ]);
});

test('what change tracking deleted is not read, what it inserted is', () => {
  const changed =
    '<w:p><w:r><w:t>접수를 </w:t></w:r><w:del w:id="1"><w:r><w:delText>하루</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>즉시</w:t></w:r></w:ins><w:r><w:t> 알린다.</w:t></w:r></w:p>';
  const { requirements } = read(table(['고유번호', 'SFR-001'], ['명칭', '알림'], ['세부내용', changed]));
  expect(requirements[0]?.details).toEqual([{ level: '○', text: '접수를 즉시 알린다.' }]);
});

test('a line keeps its level from the list it is in, and its hyphen when that belongs to the text', () => {
  const inList = (level: number, text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const docx = aDocx({
    body: table(
      ['고유번호', 'SFR-001'],
      ['명칭', '온도'],
      ['세부내용', `${inList(0, '범위')}${inList(1, '-20도부터')}${aParagraphXml('-5도까지')}`],
    ),
    numbering:
      '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="□"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="○"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>',
  });
  const result = readDocument(docx, '목록.docx');
  expect(result.ok && result.value.requirements[0]?.details).toEqual([
    { level: '□', text: '범위' },
    { level: '○', text: '-20도부터' },
    { level: '○', text: '-5도까지' },
  ]);
});

test('a document that calls Word’s namespace otherwise is read all the same', () => {
  const body = table(['고유번호', 'SFR-001'], ['명칭', '접수'], ['세부내용', '- 받는다']);
  const usual = partText(aDocx({ body }), 'word/document.xml');
  const renamed = usual
    .replaceAll('<w:', '<x0:')
    .replaceAll('</w:', '</x0:')
    .replaceAll(' w:', ' x0:')
    .replace('xmlns:w=', 'xmlns:x0=');
  const result = readDocument(aDocx({ body, replace: { 'word/document.xml': renamed } }), '다른 접두어.docx');
  expect(result.ok && result.value.requirements).toMatchObject([
    { numberText: 'SFR-001', name: '접수', details: [{ level: '-', text: '받는다' }] },
  ]);
});

test('tables that only look alike are no requirements', () => {
  const { requirements, listed } = read(
    table(['번호', '내용', '비고'], ['1', '계약서', ''], ['2', '착수계', '']) +
      table(['구분', '명칭', '수량'], ['서버', '웹 서버', '2식']) +
      table(['성명', '홍길동'], ['전화번호', '02-123-4567'], ['내용', '문의']),
  );
  expect(requirements).toEqual([]);
  expect(listed).toEqual([]);
});

test('a requirement under another number is recognised by its wording, and a new one is not', () => {
  const mine = aRequirement();
  const project = aProject({
    requirements: [
      mine,
      aRequirement({ id: 'requirement-2', number: 2, name: '통계', definition: '', details: [] }),
    ],
  });
  const document = read(
    table(
      ['고유번호', 'SFR-010'],
      ['명칭', mine.name],
      ['정의', mine.definition],
      [
        '세부내용',
        mine.details
          .map((line) => `${line.level} ${line.text}`)
          .join('\n')
          .replace('네 가지', '다섯 가지'),
      ],
    ) + table(['고유번호', 'SFR-011'], ['명칭', '챗봇 상담'], ['세부내용', '질문에 답한다.']),
  );
  expect(reconcile(project, document).matches).toMatchObject([
    { kind: 'reworded', requirementId: 'requirement-1', by: 'wording', differences: [{ field: 'details' }] },
    { kind: 'missing', requirementId: 'requirement-2' },
    { kind: 'added', read: { name: '챗봇 상담' } },
  ]);
});
