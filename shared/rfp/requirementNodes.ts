import type { DocumentNode, TableNode, TableRow } from '../document/wordDocument';
import type { Project } from '../project/project';
import { byCategory, inPrintingOrder, relatedText } from '../requirement/numbering';
import { type Requirement, requirementNumber } from '../requirement/requirement';
import { cell, item, label, paragraph, row } from './nodes';

type CardContext = Pick<Project, 'requirements' | 'categories' | 'numbering'>;

/** Longest 세부내용, in characters, that is kept on one page; a longer card may break inside it. */
const longestWholeDetails = 900;

/**
 * 요구사항 상세표 한 장: 분류·고유번호·명칭·상세설명(정의·세부내용)·산출정보·관련·출처·검수기준.
 * Fields: domain.md §2.4; 검수기준 rows are ours. An empty field shows a 〔작성: …〕 prompt.
 */
export function requirementCard(requirement: Requirement, project: CardContext): TableNode {
  const number = requirementNumber(requirement, project.numbering.digits);
  const category = project.categories.find((one) => one.code === requirement.categoryCode);
  const related = requirement.related
    .map((one) => relatedText(one, project.requirements, project.numbering.digits))
    .join(', ');
  const details = requirement.details.filter((line) => line.text.trim() !== '');
  const isLong = details.reduce((sum, line) => sum + line.text.length, 0) > longestWholeDetails;
  return {
    type: 'table',
    columnWidths: [13, 11, 23, 18, 20, 15],
    headerRows: 2,
    keepTogether: !isLong,
    role: `requirement:${number}`,
    rows: [
      row([
        label('요구사항 분류'),
        cell(category?.name ?? requirement.categoryCode, { columnSpan: 2 }),
        label('요구사항 고유번호'),
        cell(number, { columnSpan: 2 }),
      ]),
      row([label('요구사항 명칭'), cell(filled(requirement.name, '명칭'), { columnSpan: 5 })]),
      row([
        label('요구사항 상세설명', { rowSpan: 2 }),
        label('정의'),
        cell(filled(requirement.definition, '정의'), { columnSpan: 4 }),
      ]),
      {
        cells: [
          label('세부내용'),
          {
            columnSpan: 4,
            content:
              details.length > 0
                ? details.map((line) => item(line.level, line.text))
                : [paragraph(filled('', '세부내용'), 'tableText')],
          },
        ],
        ...(isLong ? { maySplit: true } : {}),
      },
      row([
        label('산출정보'),
        cell(requirement.deliverables.join(', ') || '-', { columnSpan: 2 }),
        label('관련 요구사항'),
        cell(related || '-', { columnSpan: 2 }),
      ]),
      row([label('요구사항 출처'), cell(requirement.source || '-', { columnSpan: 5 })]),
      ...criteriaRows(requirement),
    ],
  };
}

function criteriaRows(requirement: Requirement): TableRow[] {
  const criteria = requirement.acceptanceCriteria;
  if (criteria.length === 0)
    return [row([label('검수기준'), cell(filled('', '검수기준'), { columnSpan: 5 })])];
  return [
    row([
      label('검수기준', { rowSpan: criteria.length + 1 }),
      label('방법', { columnSpan: 2 }),
      label('조건'),
      label('한계값'),
      label('확인'),
    ]),
    ...criteria.map((criterion) =>
      row([
        cell(filled(criterion.method, '방법'), { columnSpan: 2 }),
        cell(filled(criterion.condition, '조건')),
        cell(filled(criterion.limit, '한계값')),
        cell(filled(criterion.inspector, '확인자')),
      ]),
    ),
  ];
}

function filled(value: string, name: string): string {
  return value.trim() === '' ? `〔작성: ${name}〕` : value;
}

/**
 * The cards as document nodes, in printing order with a small gap between them: all of them, or only those in `ids`.
 * `headingLevel` prints a heading per category; null prints the cards alone (injection into the agency's own file).
 */
export function requirementNodes(
  project: CardContext,
  ids: readonly string[] | null,
  headingLevel: 3 | 4 | null = null,
): DocumentNode[] {
  const wanted = ids === null ? null : new Set(ids);
  const chosen = project.requirements.filter((one) => wanted === null || wanted.has(one.id));
  return byCategory(chosen, project.categories).flatMap(({ category, requirements }) => [
    ...(headingLevel === null
      ? []
      : [{ type: 'heading', level: headingLevel, text: `${category.name}(${category.code})` } as const]),
    ...requirements.flatMap((one) => [requirementCard(one, project), paragraph('', 'tableText')]),
  ]);
}

/** Cards in the order they print. */
export function cardsInOrder(project: CardContext): Requirement[] {
  return inPrintingOrder(project.requirements, project.categories);
}
