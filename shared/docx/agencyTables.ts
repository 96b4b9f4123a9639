import { comparable } from '../korean/comparable';
import type { BodyMap } from './mapBody';
import type { OpenDocx } from './openDocx';
import { scanWord } from './scanWord';
import { attribute, decodeEntities, type XmlElement } from './scanXml';

/** Source of property elements by name, as `w:shd` → `<w:shd …/>`. */
export type PropertySources = ReadonlyMap<string, string>;

export interface AgencyCell {
  text: string;
  columnSpan: number;
  /** Properties of the cell, of its first paragraph, and of its first run with text. */
  cell: PropertySources;
  paragraph: PropertySources;
  run: PropertySources;
}

/** A table of requirements in the agency's own document. */
export interface AgencyTable {
  /** `card` has labels at the side, one requirement each; `list` has them above. */
  kind: 'card' | 'list';
  /** Twips. */
  grid: number[];
  properties: PropertySources;
  rows: AgencyCell[][];
  /** Offset in the main part. */
  start: number;
}

const cardLabels = new Set(
  [
    '요구사항 분류',
    '분류',
    '요구사항 고유번호',
    '고유번호',
    '요구사항 번호',
    '요구사항 ID',
    '요구사항 명칭',
    '요구사항명',
    '명칭',
    '정의',
    '세부내용',
    '상세설명',
    '요구사항 상세설명',
    '산출정보',
    '산출물',
    '관련 요구사항',
    '요구사항 출처',
    '출처',
    '검수기준',
  ].map(comparable),
);
const listLabels = new Set([
  ...cardLabels,
  ...['순번', '번호', '구분', '코드', '건수', '비고'].map(comparable),
]);

export const isRequirementLabel = (text: string) => cardLabels.has(comparable(text));

interface Draft extends Omit<AgencyTable, 'kind'> {
  depth: number;
}

/** Tables that look like requirement cards or lists, in reading order. */
export function agencyTables(mainXml: string): AgencyTable[] {
  const found: AgencyTable[] = [];
  const walk = new TableWalk(mainXml, (table) => {
    const kind = kindOf(table.rows);
    if (kind) found.push({ ...table, kind });
  });
  walk.run();
  return found.sort((a, b) => a.start - b.start);
}

/** As `agencyTables`; a document whose tables say no such word is not walked a second time. */
export function agencyTablesOf({ mainXml }: OpenDocx, { paragraphs }: BodyMap): AgencyTable[] {
  const hasLabel = paragraphs.some(
    ({ cellWidth, text }) => cellWidth !== null && text.length < 20 && isRequirementLabel(text),
  );
  return hasLabel ? agencyTables(mainXml) : [];
}

/** What tells a table from the others: the texts beside or below its labels. */
export function tableText({ kind, rows }: AgencyTable): string {
  const cells = kind === 'list' ? rows.slice(1).flat() : rows.flat();
  const said = cells.filter(({ text }) => text.trim() !== '' && !isRequirementLabel(text));
  return said
    .slice(0, 3)
    .map(({ text }) => text.trim().slice(0, 40))
    .join(' · ');
}

function kindOf(rows: readonly AgencyCell[][]): AgencyTable['kind'] | null {
  const labels = (cells: readonly AgencyCell[]) =>
    cells.filter(({ text }) => isRequirementLabel(text)).length;
  const [first = [], ...rest] = rows;
  const isHeader = first.length > 1 && first.every(({ text }) => listLabels.has(comparable(text)));
  if (isHeader && labels(first) >= 2 && rest.length > 0) return 'list';
  const withLabels = rows.filter((cells) => labels(cells) > 0).length;
  return withLabels >= 2 && rows.reduce((sum, cells) => sum + labels(cells), 0) >= 3 ? 'card' : null;
}

/** Collects tables with the source of what says how they look. */
class TableWalk {
  readonly #tables: Draft[] = [];
  readonly #cells: { cell: AgencyCell; depth: number; paragraphs: number }[] = [];
  readonly #path: XmlElement[] = [];

  constructor(
    readonly xml: string,
    readonly take: (table: Omit<AgencyTable, 'kind'>) => void,
  ) {}

  run(): void {
    scanWord(this.xml, {
      open: (element) => this.#open(element),
      close: (element, contentEnd, end) => this.#close(element, contentEnd, end),
    });
  }

  #open(element: XmlElement): void {
    this.#path.push(element);
    const depth = this.#path.length;
    const table = this.#tables.at(-1);
    switch (element.name) {
      case 'w:tbl':
        this.#tables.push({ start: element.start, grid: [], properties: new Map(), rows: [], depth });
        break;
      case 'w:gridCol':
        if (table?.depth === depth - 2) table.grid.push(Number(attribute(element, 'w:w')) || 0);
        break;
      case 'w:tr':
        table?.rows.push([]);
        break;
      case 'w:tc': {
        const cell = { text: '', columnSpan: 1, cell: new Map(), paragraph: new Map(), run: new Map() };
        table?.rows.at(-1)?.push(cell);
        if (table) this.#cells.push({ cell, depth, paragraphs: 0 });
        break;
      }
      case 'w:gridSpan': {
        const cell = this.#cells.at(-1);
        if (cell?.depth === depth - 2) cell.cell.columnSpan = Number(attribute(element, 'w:val')) || 1;
      }
    }
  }

  #close(element: XmlElement, contentEnd: number, end: number): void {
    const depth = this.#path.length;
    const [owner, parent] = [this.#path.at(-3), this.#path.at(-2)];
    const source = () => this.xml.slice(element.start, end);
    const table = this.#tables.at(-1);
    const open = this.#cells.at(-1);
    if (table && parent?.name === 'w:tblPr' && depth === table.depth + 2)
      (table.properties as Map<string, string>).set(element.name, source());
    if (open && parent?.name === 'w:tcPr' && depth === open.depth + 2)
      (open.cell.cell as Map<string, string>).set(element.name, source());
    if (open && parent?.name === 'w:pPr' && depth === open.depth + 3 && open.paragraphs === 0)
      (open.cell.paragraph as Map<string, string>).set(element.name, source());
    if (open && parent?.name === 'w:rPr' && owner?.name === 'w:r' && depth === open.depth + 4)
      this.#pendingRun.set(element.name, source());
    if (open && element.name === 'w:t' && depth === open.depth + 3) {
      if (open.cell.text.trim() === '') open.cell.run = new Map(this.#pendingRun);
      open.cell.text += decodeEntities(this.xml.slice(element.contentStart, contentEnd));
    }
    if (element.name === 'w:r') this.#pendingRun.clear();
    if (open && element.name === 'w:p' && depth === open.depth + 1) open.paragraphs += 1;
    if (element.name === 'w:tc') this.#cells.pop();
    if (element.name === 'w:tbl' && table) {
      this.#tables.pop();
      const { start, grid, properties, rows } = table;
      this.take({ start, grid, properties, rows });
    }
    this.#path.pop();
  }

  readonly #pendingRun = new Map<string, string>();
}
