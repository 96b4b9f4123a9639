import type { DocumentNode, TableNode, TableRow } from '../document/wordDocument';
import type { Project } from '../project/project';
import { byCategory, inPrintingOrder, relatedText } from '../requirement/numbering';
import { type Requirement, requirementNumber } from '../requirement/requirement';
import { type Layout, layoutOf, usualLayout } from './layoutOptions';
import { cell, item, label, paragraph, row } from './nodes';

type CardContext = Pick<Project, 'requirements' | 'categories' | 'numbering' | 'layout'>;

/**
 * 요구사항 상세표 한 건: 분류·고유번호·명칭·상세설명(정의·세부내용)·산출정보·관련·출처·검수기준, as one table that stays
 * on one page, or two when the card is longer than a page. Fields: domain.md §2.4; 검수기준 rows are ours.
 * An empty field shows a 〔작성: …〕 prompt.
 */
export function requirementCard(requirement: Requirement, project: CardContext): TableNode[] {
  const number = requirementNumber(requirement, project.numbering.digits);
  const layout = layoutOf(project);
  if (layout.card === 'short') return [shortCard(requirement, number, project)];
  const room = roomOf(layout);
  const main = [
    ...identityRows(requirement, number, project),
    ...descriptionRows(requirement, project, room),
  ];
  if (estimatedLines(requirement, room) <= room.linesPerPage)
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

/** The four rows of the guide's example; the rest of the card prints in the 검수기준 총괄 and 산출물 목록 only. */
function shortCard(requirement: Requirement, number: string, project: CardContext): TableNode {
  const category = project.categories.find((one) => one.code === requirement.categoryCode);
  const details = requirement.details.filter((line) => line.text.trim() !== '');
  const room = roomOf(layoutOf(project));
  return {
    type: 'table',
    columnWidths: [20, 80],
    headerRows: 3,
    keepTogether: true,
    role: `requirement:${number}`,
    rows: [
      row([label('요구사항 분류'), cell(category?.name ?? requirement.categoryCode)]),
      row([label('요구사항 고유번호'), cell(number)]),
      row([label('요구사항 명칭'), cell(filled(requirement.name, '명칭'))]),
      {
        cells: [
          label('상세설명'),
          {
            content: [
              paragraph(filled(requirement.definition, '정의'), 'tableText'),
              ...(details.length > 0
                ? details.map((line) => item(line.level, line.text))
                : [paragraph(filled('', '세부내용'), 'tableText')]),
            ],
          },
        ],
        ...(detailLines(requirement, room) > (room.linesPerPage * 2) / 3 ? { maySplit: true } : {}),
      },
    ],
  };
}

function descriptionRows(requirement: Requirement, project: CardContext, room: Room): TableRow[] {
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
      ...(detailLines(requirement, room) > (room.linesPerPage * 2) / 3 ? { maySplit: true } : {}),
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

/**
 * Table lines of a page and Hangul syllables that fit a line of the cells named: on A4 with our usual margins and type,
 * measured with LibreOffice and Nanum fonts, a little cautious.
 */
const usualRoom = { linesPerPage: 50, details: 42, method: 18, condition: 9, limit: 11, inspector: 9 };
type Room = typeof usualRoom;

/** The same for another size of type and other margins, in proportion. */
function roomOf({ tablePt, margins }: Layout): Room {
  const usual = usualLayout.margins;
  const across =
    ((210 - margins.left - margins.right) / (210 - usual.left - usual.right)) *
    (usualLayout.tablePt / tablePt);
  const down =
    ((297 - margins.top - margins.bottom) / (297 - usual.top - usual.bottom)) *
    (usualLayout.tablePt / tablePt);
  const scaled = (value: number, by: number) => Math.max(1, Math.floor(value * by));
  return {
    linesPerPage: scaled(usualRoom.linesPerPage, down),
    details: scaled(usualRoom.details, across),
    method: scaled(usualRoom.method, across),
    condition: scaled(usualRoom.condition, across),
    limit: scaled(usualRoom.limit, across),
    inspector: scaled(usualRoom.inspector, across),
  };
}

function lines(text: string, perLine: number): number {
  return Math.max(1, Math.ceil(text.length / perLine));
}

function detailLines(requirement: Requirement, room: Room): number {
  return requirement.details.reduce((sum, line) => sum + lines(line.text, room.details), 0);
}

function estimatedLines(requirement: Requirement, room: Room): number {
  const criteria = requirement.acceptanceCriteria.map((one) =>
    Math.max(
      lines(one.method, room.method),
      lines(one.condition, room.condition),
      lines(one.limit, room.limit),
      lines(one.inspector, room.inspector),
    ),
  );
  const around = 10 + lines(requirement.definition, room.details);
  return around + detailLines(requirement, room) + criteria.reduce((sum, one) => sum + one, 0);
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
