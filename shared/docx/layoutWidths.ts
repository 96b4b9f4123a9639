import { attribute, type XmlElement } from './scanXml';

interface TableState {
  grid: number[];
  /** Left and right cell margins together. */
  margins: number;
  column: number;
}

interface CellState {
  width: number;
  margins: number | null;
  span: number;
  table: TableState;
}

interface SectionState {
  at: number;
  width: number;
  left: number;
  right: number;
  columns: number;
  gap: number;
}

/** Word's own margin on each side of a cell. */
const usualCellMargin = 108;

/**
 * Room for text, in twips, while walking a document: inside the current cell, and of each section. Former properties kept by
 * change tracking (`…Change`) do not count; the caller leaves them out.
 */
export class LayoutWidths {
  readonly sections: { at: number; textWidth: number }[] = [];
  tableCount = 0;
  readonly #tables: TableState[] = [];
  readonly #cells: CellState[] = [];
  #section: SectionState | null = null;

  /** Twips inside the current cell; 0 when the table does not say, null outside tables. */
  cellWidth(): number | null {
    const cell = this.#cells.at(-1);
    if (!cell) return null;
    const { table, span } = cell;
    const fromGrid = table.grid
      .slice(table.column, table.column + span)
      .reduce((sum, width) => sum + width, 0);
    const width = cell.width || fromGrid;
    return width === 0 ? 0 : Math.max(0, width - (cell.margins ?? table.margins));
  }

  open(element: XmlElement, parent: string): void {
    const number = (name: string) => Number(attribute(element, name)) || 0;
    const table = this.#tables.at(-1);
    const cell = this.#cells.at(-1);
    switch (element.name) {
      case 'w:sectPr':
        this.#section = { at: element.start, width: 11906, left: 1440, right: 1440, columns: 1, gap: 720 };
        break;
      case 'w:pgSz':
        if (this.#section) this.#section.width = number('w:w') || this.#section.width;
        break;
      case 'w:pgMar':
        if (this.#section) {
          this.#section.left = number('w:left');
          this.#section.right = number('w:right');
        }
        break;
      case 'w:cols':
        if (this.#section) {
          this.#section.columns = number('w:num') || 1;
          this.#section.gap = number('w:space');
        }
        break;
      case 'w:tbl':
        this.tableCount += 1;
        this.#tables.push({ grid: [], margins: 2 * usualCellMargin, column: 0 });
        break;
      case 'w:gridCol':
        table?.grid.push(number('w:w'));
        break;
      case 'w:tr':
        if (table) table.column = 0;
        break;
      case 'w:gridBefore':
        if (table) table.column += number('w:val');
        break;
      case 'w:tc':
        if (table) this.#cells.push({ width: 0, margins: null, span: 1, table });
        break;
      case 'w:gridSpan':
        if (cell) cell.span = number('w:val') || 1;
        break;
      case 'w:tcW':
        if (cell && (attribute(element, 'w:type') ?? 'dxa') === 'dxa') cell.width = number('w:w');
        break;
      case 'w:left':
      case 'w:start':
      case 'w:right':
      case 'w:end':
        if (parent === 'w:tblCellMar' && table) table.margins += number('w:w') - usualCellMargin;
        if (parent === 'w:tcMar' && cell)
          cell.margins = (cell.margins ?? cell.table.margins) + number('w:w') - usualCellMargin;
    }
  }

  close(element: XmlElement): void {
    if (element.name === 'w:tbl') this.#tables.pop();
    if (element.name === 'w:tc') {
      const cell = this.#cells.pop();
      if (cell) cell.table.column += cell.span;
    }
    if (element.name === 'w:sectPr' && this.#section) {
      const { at, width, left, right, columns, gap } = this.#section;
      const textWidth = Math.floor((width - left - right - (columns - 1) * gap) / columns);
      this.sections.push({ at, textWidth: Math.max(textWidth, 0) });
      this.#section = null;
    }
  }
}
