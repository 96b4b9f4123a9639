import type {
  DocumentNode,
  ItemNode,
  ParagraphNode,
  TableNode,
  WordDocument,
} from '../../shared/document/wordDocument';

export function aParagraph(text: string, style: ParagraphNode['style'] = 'body'): ParagraphNode {
  return { type: 'paragraph', style, runs: [{ text }] };
}

export function anItem(level: ItemNode['level'], text: string): ItemNode {
  return { type: 'item', level, runs: [{ text }] };
}

const detailSentences = [
  '업무 단위로 나눈 서비스를 컨테이너로 배포하고, 서비스마다 따로 확장할 수 있도록 구성하여야 한다.',
  '서비스 사이의 호출은 재시도·시간제한·차단 규칙을 설정으로 바꿀 수 있어야 하며, 변경 내역을 남겨야 한다.',
  '배포 실패가 감지되면 5분 이내에 직전 배포본으로 되돌릴 수 있어야 한다.',
  '로그·지표·추적 정보를 한 화면에서 조회하고 90일 이상 보관하여야 한다.',
];

/** A requirement card as the product prints it: label column, body column, items of every level. */
export function aRequirementCard(number: string, name: string, detailCount = 4): TableNode {
  const label = (text: string, rowSpan?: number) => ({
    content: [aParagraph(text, 'tableLabel')],
    shaded: true,
    verticalAlign: 'center' as const,
    ...(rowSpan ? { rowSpan } : {}),
  });
  const value = (text: string, columnSpan?: number) => ({
    content: [aParagraph(text, 'tableText')],
    ...(columnSpan ? { columnSpan } : {}),
  });
  const details: ItemNode[] = [anItem('□', `${name} 일반`)];
  for (let index = 0; index < detailCount; index += 1) {
    details.push(anItem('○', detailSentences[index % detailSentences.length] ?? ''));
    if (index % 2 === 1)
      details.push(anItem('-', `세부 기준 ${index}: 처리 결과를 운영자가 확인할 수 있어야 한다.`));
  }
  details.push(anItem('※', '발주기관과 협의하여 적용 범위를 정한다.'));
  return {
    type: 'table',
    columnWidths: [16, 34, 16, 34],
    headerRows: 1,
    keepTogether: true,
    role: `requirement:${number}`,
    rows: [
      { cells: [label('고유번호'), value(number), label('분류'), value('컨설팅·시스템 요구사항')] },
      { cells: [label('명칭'), value(name, 3)] },
      { cells: [label('정의'), value(`${name}에 필요한 구성과 운영 기준을 정한다.`, 3)] },
      { cells: [label('세부내용'), { content: details, columnSpan: 3 }], maySplit: true },
      {
        cells: [
          label('검수기준', 2),
          label('방법'),
          value('시험 환경에서 기능을 실행하고 기록을 대조한다.', 2),
        ],
      },
      { cells: [label('한계값'), value('요청 1,000건 중 실패 1건 이하', 2)] },
      { cells: [label('산출정보'), value('설계서, 시험결과서', 3)] },
    ],
  };
}

export function aSummaryTable(count: number): TableNode {
  return {
    type: 'table',
    columnWidths: [10, 20, 50, 20],
    headerRows: 1,
    caption: '<표 1> 요구사항 목록',
    rows: [
      {
        cells: ['연번', '고유번호', '명칭', '비고'].map((text) => ({
          content: [aParagraph(text, 'tableLabel')],
          shaded: true,
        })),
      },
      ...Array.from({ length: count }, (_, index) => ({
        cells: [
          `${index + 1}`,
          `CSR-${String(index + 1).padStart(3, '0')}`,
          `클라우드 네이티브 요구사항 ${index + 1}`,
          '',
        ].map((text) => ({ content: [aParagraph(text, 'tableText')] })),
      })),
    ],
  };
}

/** Cover, contents, four heading levels, a list table, cards (the seventh longer than a page) and a landscape section. */
export function sampleWordDocument(cardCount = 30): WordDocument {
  const cards = Array.from({ length: cardCount }, (_, index) => {
    const number = `CSR-${String(index + 1).padStart(3, '0')}`;
    return aRequirementCard(
      number,
      `클라우드 네이티브 요구사항 ${index + 1}`,
      index === 6 ? 60 : 3 + (index % 4),
    );
  });
  const chapters: DocumentNode[] = [
    { type: 'heading', level: 1, text: '사업개요' },
    { type: 'heading', level: 2, text: '추진배경 및 필요성' },
    { type: 'heading', level: 3, text: '추진배경' },
    aParagraph(
      '현행 민원처리시스템은 2014년에 구축되어 접속이 몰리는 시기마다 응답이 늦어지고, 기능을 고칠 때마다 전체를 멈추고 다시 설치하여야 한다. 이에 클라우드 네이티브 방식으로 전환하여 안정적인 대국민 서비스를 제공하고자 한다.',
    ),
    { type: 'heading', level: 4, text: '현황' },
    anItem('□', '서비스 현황'),
    anItem('○', '이용자 수: 1일 평균 12,000명 (2025년 기준)'),
    anItem('-', '접속 집중 시기: 매년 1월, 7월'),
    anItem('※', '집중 시기의 수치는 발주기관의 통계를 따른다.'),
    { type: 'heading', level: 3, text: '필요성' },
    {
      type: 'paragraph',
      style: 'body',
      runs: [
        { text: '무중단 배포', bold: true },
        { text: '와 ' },
        { text: '자동 확장', underline: true },
        { text: '이 필요하다.\n두 번째 줄은 줄바꿈 뒤에 온다.' },
      ],
    },
    { type: 'heading', level: 2, text: '사업범위' },
    aParagraph('사업범위는 요구사항 상세표를 따른다.'),
    aParagraph('※ 금액은 부가가치세를 포함한다.', 'note'),
    { type: 'heading', level: 1, text: '제안요청 내용', pageBreakBefore: true },
    { type: 'heading', level: 2, text: '요구사항 목록' },
    aSummaryTable(cardCount),
    { type: 'heading', level: 2, text: '요구사항 상세' },
    { type: 'heading', level: 3, text: '컨설팅·시스템 요구사항', numbered: false },
    ...cards,
  ];
  return {
    properties: {
      title: '민원처리시스템 클라우드 네이티브 전환 사업 제안요청서',
      creator: '예시시청',
      subject: '제안요청서',
      keywords: '클라우드 네이티브',
      date: '2026-03-02T00:00:00Z',
    },
    sections: [
      {
        pageNumbers: 'none',
        nodes: [
          { type: 'paragraph', style: 'coverTitle', runs: [{ text: '제안요청서' }], spaceBeforePt: 140 },
          {
            type: 'paragraph',
            style: 'coverSubtitle',
            runs: [{ text: '민원처리시스템\n클라우드 네이티브 전환 사업' }],
          },
          { type: 'paragraph', style: 'coverText', runs: [{ text: '2026. 3.' }], spaceBeforePt: 180 },
          { type: 'paragraph', style: 'coverText', runs: [{ text: '예시시청' }], spaceBeforePt: 40 },
        ],
      },
      {
        pageNumbers: 'roman',
        header: '민원처리시스템 전환 사업',
        nodes: [{ type: 'contents', title: '목 차', depth: 3 }],
      },
      {
        pageNumbers: 'decimal',
        header: '민원처리시스템 클라우드 네이티브 전환 사업 제안요청서',
        nodes: chapters,
      },
      {
        pageNumbers: 'decimal',
        header: '민원처리시스템 클라우드 네이티브 전환 사업 제안요청서',
        orientation: 'landscape',
        nodes: [
          { type: 'heading', level: 1, text: '추진일정' },
          { ...aSummaryTable(12), caption: '<표 2> 추진일정' },
        ],
      },
    ],
  };
}
