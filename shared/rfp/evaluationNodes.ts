import type { DocumentNode, TableRow } from '../document/wordDocument';
import { areaPoints, type Evaluation, evaluationSums } from '../evaluation/evaluation';
import { cell, label, paragraph, row } from './nodes';

const columns = 5;

/** 평가표 as it prints: 부문 with its 항목, the sums, 가격 and the 협상적격 line. */
export function evaluationNodes(evaluation: Evaluation): DocumentNode[] {
  const sums = evaluationSums(evaluation);
  const points = (value: number) => cell(String(value), {}, 'center');
  const areaRows = evaluation.areas
    .filter((area) => area.items.length > 0)
    .flatMap((area): TableRow[] =>
      area.items.map((item, index) =>
        row([
          ...(index === 0
            ? [
                label(`${area.name || '〔작성: 평가 부문〕'}\n(${areaPoints(area)})`, {
                  rowSpan: area.items.length,
                }),
              ]
            : []),
          cell(item.name || '〔작성: 평가 항목〕'),
          cell(item.kind, {}, 'center'),
          points(item.points),
          cell(item.content || '-'),
        ]),
      ),
    );
  const sumRow = (name: string, value: number, note: string, keepWithNext = true): TableRow => ({
    cells: [label(name, { columnSpan: 3 }), points(value), cell(note)],
    keepWithNext,
  });
  return [
    {
      type: 'table',
      columnWidths: [18, 24, 9, 9, 40],
      headerRows: 1,
      // A table of 20 rows is longer than most pages have left; a 부문 must not be torn from its first 항목 only.
      keepTogether: areaRows.length + columns <= 14,
      role: 'evaluation',
      rows: [
        row(['평가 부문', '평가 항목', '구분', '배점', '평가 내용'].map((one) => label(one))),
        ...areaRows.slice(0, -1),
        ...areaRows.slice(-1).map((one) => ({ ...one, keepWithNext: true })),
        sumRow(
          '기술능력 평가 소계',
          sums.technical,
          `배점한도 ${evaluation.technicalPoints}점 (정량 ${sums.quantitative}점, 정성 ${sums.qualitative}점)`,
        ),
        sumRow('입찰가격 평가', evaluation.pricePoints, '적용 계약법의 산식으로 계산한다.'),
        sumRow('합계', sums.total, '', false),
      ],
    },
    paragraph(
      `※ 기술능력 평가 배점한도의 ${evaluation.cutPercent}%인 ${sums.cut}점 이상을 받은 자를 협상적격자로 한다.`,
      'note',
    ),
  ];
}
