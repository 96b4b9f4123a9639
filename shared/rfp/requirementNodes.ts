import type { DocumentNode, TableNode, TableRow } from '../document/wordDocument';
import type { Project } from '../project/project';
import { byCategory, inPrintingOrder, relatedText } from '../requirement/numbering';
import { type Requirement, requirementNumber } from '../requirement/requirement';
import { cell, item, label, paragraph, row } from './nodes';

type CardContext = Pick<Project, 'requirements' | 'categories' | 'numbering'>;

/**
 * 요구사항 상세표 한 건: 분류·고유번호·명칭·상세설명(정의·세부내용)·산출정보·관련·출처·검수기준, as one table that stays
 * on one page, or two when the card is longer than a page. Fields: domain.md §2.4; 검수기준 rows are ours.
 * An empty field shows a 〔작성: …〕 prompt.
 */
export function requirementCard(requirement: Requirement, project: CardContext): TableNode[] {
  const number = requirementNumber(requirement, project.numbering.digits);
  const main = [...identityRows(requirement, number, project), ...descriptionRows(requirement, project)];
  if (estimatedLines(requirement) <= linesPerPage)
    return [cardTable(`requirement:${number}`, [...main, ...criteriaRows(requirement)])];
  // A page that ends inside the card would leave the 검수기준 heading alone at its foot.
  return [
    cardTable(`requirement:${number}`, main),
    cardTable(`requirement:${number}:acceptance`, [
      ...identityRows(requirement, number, project),
      ...criteriaRows(requirement),
    ]),
  ];
}

function cardTable(role: string, rows: TableRow[]): TableNode {
  return {
    type: 'table',
    columnWidths: [12, 8, 25, 18, 20, 17],
    headerRows: 2,
    keepTogether: true,
    role,
    rows,
  };
}

function identityRows(requirement: Requirement, number: string, project: CardContext): TableRow[] {
  const category = project.categories.find((one) => one.code === requirement.categoryCode);
  return [
    row([
      label('요구사항 분류'),
      cell(category?.name ?? requirement.categoryCode, { columnSpan: 2 }),
      label('요구사항 고유번호'),
      cell(number, { columnSpan: 2 }),
    ]),
    row([label('요구사항 명칭'), cell(filled(requirement.name, '명칭'), { columnSpan: 5 })]),
  ];
}

function descriptionRows(requirement: Requirement, project: CardContext): TableRow[] {
  const related = requirement.related
    .map((one) => relatedText(one, project.requirements, project.numbering.digits))
    .join(', ');
  const details = requirement.details.filter((line) => line.text.trim() !== '');
  return [
    row([
      label('상세설명', { rowSpan: 2 }),
      label('정의'),
      cell(filled(requirement.definition, '정의'), { columnSpan: 4 }),
    ]),
    {
      cells: [
        label('세부 내용'),
        {
          columnSpan: 4,
          content:
            details.length > 0
              ? details.map((line) => item(line.level, line.text))
              : [paragraph(filled('', '세부내용'), 'tableText')],
        },
      ],
      // Two thirds of a page: longer 세부내용 could never be whole on one.
      ...(detailLines(requirement) > (linesPerPage * 2) / 3 ? { maySplit: true } : {}),
    },
    row([
      label('산출정보'),
      cell(requirement.deliverables.join(', ') || '-', { columnSpan: 2 }),
      label('관련 요구사항'),
      cell(related || '-', { columnSpan: 2 }),
    ]),
    row([label('요구사항 출처'), cell(requirement.source || '-', { columnSpan: 5 })]),
  ];
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

/** Table lines on an A4 page with our margins and type, measured with LibreOffice and Nanum fonts, a little cautious. */
const linesPerPage = 50;
/** Hangul syllables that fit a line of the cells named, at the same measure. */
const syllables = { details: 42, method: 18, condition: 9, limit: 11, inspector: 9 };

function lines(text: string, perLine: number): number {
  return Math.max(1, Math.ceil(text.length / perLine));
}

function detailLines(requirement: Requirement): number {
  return requirement.details.reduce((sum, line) => sum + lines(line.text, syllables.details), 0);
}

function estimatedLines(requirement: Requirement): number {
  const criteria = requirement.acceptanceCriteria.map((one) =>
    Math.max(
      lines(one.method, syllables.method),
      lines(one.condition, syllables.condition),
      lines(one.limit, syllables.limit),
      lines(one.inspector, syllables.inspector),
    ),
  );
  const around = 10 + lines(requirement.definition, syllables.details);
  return around + detailLines(requirement) + criteria.reduce((sum, one) => sum + one, 0);
}

function filled(value: string, name: string): string {
  return value.trim() === '' ? `〔작성: ${name}〕` : value;
}

/**
 * The cards as document nodes, in printing order: all of them, or only those in `ids`.
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
    ...requirements.flatMap((one) => requirementCard(one, project)),
  ]);
}

/** Cards in the order they print. */
export function cardsInOrder(project: CardContext): Requirement[] {
  return inPrintingOrder(project.requirements, project.categories);
}
