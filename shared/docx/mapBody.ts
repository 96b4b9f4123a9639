import type { PlaceProblem } from '../ipc/failure';
import { attribute, decodeEntities, scanXml, type XmlElement } from './scanXml';

/** A stretch of a paragraph's text and where it stands in the source. */
export interface TextPiece {
  text: string;
  /** Source range of the characters; for a tab or line break, of its element. */
  from: number;
  to: number;
  isCharacters: boolean;
  /** Elements open from the paragraph down to the text. */
  within: XmlElement[];
  problem: PlaceProblem | null;
}

/** A part of a paragraph besides text that must survive an insertion. */
export interface ParagraphPart {
  at: number;
  /** `mark` may move to another paragraph (bookmark ends, comment ends); `content` may not (pictures, breaks). */
  kind: 'mark' | 'content';
  /** The element itself when it is empty, so that it can be moved. */
  source: string;
}

export interface BodyParagraph {
  start: number;
  end: number;
  text: string;
  pieces: TextPiece[];
  /** Text marked as deleted by change tracking. */
  deletedText: string;
  parts: ParagraphPart[];
  /** Source of the paragraph properties, and of the section properties within them. */
  properties: { start: number; end: number } | null;
  sectionProperties: { start: number; end: number } | null;
  styleId: string | null;
  /** 0 to 9 as given in the paragraph itself. */
  outlineLevel: number | null;
  hasPageBreakBefore: boolean;
  /** Twips inside the table cell around it, null outside tables; 0 when the cell does not say. */
  cellWidth: number | null;
  /** Why nothing can stand beside this paragraph. */
  problem: PlaceProblem | null;
  /** A copy Word keeps for readers that do not know text boxes. */
  isFallback: boolean;
}

export interface BodyMap {
  paragraphs: BodyParagraph[];
  /** Text width of each section in twips, with the offset where its properties begin. */
  sections: { at: number; textWidth: number }[];
  tableCount: number;
}

interface TableState {
  grid: number[];
  defaultMargins: number;
  column: number;
}

interface CellState {
  width: number;
  margins: number | null;
  span: number;
  table: TableState;
}

interface FieldState {
  depth: number;
}

const marks = new Set([
  'bookmarkStart',
  'bookmarkEnd',
  'commentRangeStart',
  'commentRangeEnd',
  'permStart',
  'permEnd',
  'moveFromRangeStart',
  'moveFromRangeEnd',
  'moveToRangeStart',
  'moveToRangeEnd',
]);
const contents = new Set([
  'drawing',
  'pict',
  'object',
  'sym',
  'ruby',
  'fldChar',
  'fldSimple',
  'commentReference',
  'footnoteReference',
  'endnoteReference',
  'oMath',
  'oMathPara',
  'subDoc',
]);
// Content controls that may hold no table: plain text, lists, dates, pictures, check boxes.
const narrowControls = new Set([
  'text',
  'dropDownList',
  'comboBox',
  'date',
  'picture',
  'checkbox',
  'citation',
]);

/** Walks the main part once. Offsets are those of the given string. */
export function mapBody(xml: string): BodyMap {
  return new BodyWalk(xml).result();
}

class BodyWalk {
  readonly #paragraphs: BodyParagraph[] = [];
  readonly #sections: BodyMap['sections'] = [];
  #tableCount = 0;
  readonly #stack: XmlElement[] = [];
  readonly #openParagraphs: { paragraph: BodyParagraph; depth: number }[] = [];
  readonly #tables: TableState[] = [];
  readonly #cells: CellState[] = [];
  // A text box has fields of its own.
  readonly #fields: FieldState[] = [{ depth: 0 }];
  readonly #controls: { isNarrow: boolean; isLocked: boolean; isInline: boolean }[] = [];
  #section: { at: number; width: number; left: number; right: number; columns: number; gap: number } | null =
    null;

  constructor(readonly xml: string) {
    scanXml(xml, {
      open: (element) => this.#open(element),
      close: (element, contentEnd, end) => this.#close(element, contentEnd, end),
    });
  }

  result(): BodyMap {
    // Read in document order: a paragraph inside a text box closes before the one around it.
    this.#paragraphs.sort((a, b) => a.start - b.start);
    return { paragraphs: this.#paragraphs, sections: this.#sections, tableCount: this.#tableCount };
  }

  #has(localName: string): boolean {
    return this.#stack.some((element) => element.name === `w:${localName}`);
  }

  #parent(): string {
    return this.#stack.at(-1)?.name ?? '';
  }

  #open(element: XmlElement): void {
    const current = this.#openParagraphs.at(-1)?.paragraph;
    const local = element.name.slice(element.name.indexOf(':') + 1);
    if (element.name === 'w:p') this.#openParagraph(element);
    else if (element.name.startsWith('w:')) this.#openWord(element, local, current);
    if (current && (contents.has(local) || local === 'AlternateContent'))
      current.parts.push({ at: element.start, kind: 'content', source: '' });
    this.#stack.push(element);
  }

  #openParagraph(element: XmlElement): void {
    const cell = this.#cells.at(-1);
    this.#openParagraphs.push({
      depth: this.#stack.length,
      paragraph: {
        start: element.start,
        end: element.contentStart,
        text: '',
        pieces: [],
        deletedText: '',
        parts: [],
        properties: null,
        sectionProperties: null,
        styleId: null,
        outlineLevel: null,
        hasPageBreakBefore: false,
        cellWidth: cell && !this.#has('txbxContent') ? innerWidth(cell) : null,
        problem: this.#problemAround(),
        isFallback: this.#stack.some(({ name }) => name === 'mc:Fallback'),
      },
    });
  }

  #problemAround(): PlaceProblem | null {
    if (this.#has('txbxContent')) return 'insideTextBox';
    if (this.#has('ins') || this.#has('moveTo')) return 'insideTrackedInsertion';
    if (this.#has('del') || this.#has('moveFrom')) return 'insideTrackedDeletion';
    if (this.#controls.some(({ isNarrow, isLocked, isInline }) => isNarrow || isLocked || isInline))
      return 'insideContentControl';
    return null;
  }

  #openWord(element: XmlElement, local: string, current: BodyParagraph | undefined): void {
    const value = () => attribute(element, 'w:val');
    const number = (name: string) => Number(attribute(element, name) ?? Number.NaN);
    const parent = this.#parent();
    switch (local) {
      case 'pStyle':
        if (current && parent === 'w:pPr') current.styleId = value();
        break;
      case 'outlineLvl':
        if (current && parent === 'w:pPr') current.outlineLevel = Number(value());
        break;
      case 'pageBreakBefore':
        if (current && parent === 'w:pPr') current.hasPageBreakBefore = isOn(value());
        break;
      case 'sectPr':
        // The former properties of a tracked change are no section.
        if (!this.#has('sectPrChange'))
          this.#section = { at: element.start, width: 11906, left: 1440, right: 1440, columns: 1, gap: 720 };
        break;
      case 'pgSz':
        if (this.#section && parent === 'w:sectPr' && !this.#has('sectPrChange'))
          this.#section.width = number('w:w') || this.#section.width;
        break;
      case 'pgMar':
        if (this.#section && !this.#has('sectPrChange')) {
          this.#section.left = number('w:left') || 0;
          this.#section.right = number('w:right') || 0;
        }
        break;
      case 'cols':
        if (this.#section && !this.#has('sectPrChange')) {
          this.#section.columns = number('w:num') || 1;
          this.#section.gap = number('w:space') || 0;
        }
        break;
      case 'tbl':
        this.#tableCount += 1;
        this.#tables.push({ grid: [], defaultMargins: 216, column: 0 });
        break;
      case 'gridCol':
        this.#tables.at(-1)?.grid.push(number('w:w') || 0);
        break;
      case 'tr': {
        const table = this.#tables.at(-1);
        if (table) table.column = 0;
        break;
      }
      case 'gridBefore': {
        const table = this.#tables.at(-1);
        if (table) table.column += Number(value()) || 0;
        break;
      }
      case 'tc': {
        const table = this.#tables.at(-1);
        if (table) this.#cells.push({ width: 0, margins: null, span: 1, table });
        break;
      }
      case 'gridSpan': {
        const cell = this.#cells.at(-1);
        if (cell && parent === 'w:tcPr') cell.span = Number(value()) || 1;
        break;
      }
      case 'tcW': {
        const cell = this.#cells.at(-1);
        if (cell && (attribute(element, 'w:type') ?? 'dxa') === 'dxa') cell.width = number('w:w') || 0;
        break;
      }
      case 'left':
      case 'start':
      case 'right':
      case 'end':
        this.#noteMargin(parent, number('w:w') || 0);
        break;
      case 'fldChar': {
        const field = this.#fields.at(-1);
        const kind = attribute(element, 'w:fldCharType');
        if (field && kind === 'begin') field.depth += 1;
        if (field && kind === 'end') field.depth = Math.max(0, field.depth - 1);
        break;
      }
      case 'txbxContent':
        this.#fields.push({ depth: 0 });
        break;
      case 'sdt':
        this.#controls.push({ isNarrow: false, isLocked: false, isInline: current !== undefined });
        break;
      case 'lock': {
        const control = this.#controls.at(-1);
        if (control && parent === 'w:sdtPr') control.isLocked = /contentLocked/i.test(value() ?? '');
        break;
      }
      case 'tab':
        if (current && parent === 'w:r') this.#addBreak(element, current, '\t');
        break;
      case 'br':
      case 'cr':
        if (!current) break;
        if (attribute(element, 'w:type') === 'page' || attribute(element, 'w:type') === 'column')
          current.parts.push({ at: element.start, kind: 'content', source: '' });
        this.#addBreak(element, current, '\n');
        break;
      default:
        if (parent === 'w:sdtPr' && narrowControls.has(local)) {
          const control = this.#controls.at(-1);
          if (control) control.isNarrow = true;
        }
        if (current && marks.has(local))
          current.parts.push({
            at: element.start,
            kind: 'mark',
            source: this.xml.slice(element.start, element.contentStart),
          });
    }
  }

  #noteMargin(parent: string, width: number): void {
    if (parent === 'w:tblCellMar' && this.#cells.length < this.#tables.length) {
      const table = this.#tables.at(-1);
      if (table) table.defaultMargins += width - 108;
    } else if (parent === 'w:tcMar') {
      const cell = this.#cells.at(-1);
      if (cell) cell.margins = (cell.margins ?? cell.table.defaultMargins) + width - 108;
    }
  }

  #addBreak(element: XmlElement, current: BodyParagraph, text: string): void {
    current.text += text;
    current.pieces.push({
      text,
      from: element.start,
      to: element.contentStart,
      isCharacters: false,
      within: this.#withinParagraph(),
      problem: this.#pieceProblem(),
    });
  }

  #withinParagraph(): XmlElement[] {
    return this.#stack.slice(this.#openParagraphs.at(-1)?.depth ?? 0);
  }

  #pieceProblem(): PlaceProblem | null {
    const within = this.#withinParagraph().map(({ name }) => name);
    if (within.includes('w:ins') || within.includes('w:moveTo')) return 'insideTrackedInsertion';
    if (within.includes('w:moveFrom') || within.includes('w:del')) return 'insideTrackedDeletion';
    if (within.includes('w:fldSimple') || (this.#fields.at(-1)?.depth ?? 0) > 0) return 'insideField';
    if (within.includes('w:sdt')) return 'insideContentControl';
    return null;
  }

  #close(element: XmlElement, contentEnd: number, end: number): void {
    const open = this.#openParagraphs.at(-1);
    const current = open?.paragraph;
    switch (element.name) {
      case 'w:t':
        if (current) this.#addText(element, contentEnd, current);
        break;
      case 'w:delText':
        if (current) current.deletedText += decodeEntities(this.xml.slice(element.contentStart, contentEnd));
        break;
      case 'w:pPr':
        if (current && this.#stack.length - 1 === (open?.depth ?? 0) + 1)
          current.properties = { start: element.start, end };
        break;
      case 'w:sectPr':
        this.#closeSection(element, end, current);
        break;
      case 'w:tbl':
        this.#tables.pop();
        break;
      case 'w:tc': {
        const cell = this.#cells.pop();
        if (cell) cell.table.column += cell.span;
        break;
      }
      case 'w:txbxContent':
        this.#fields.pop();
        break;
      case 'w:sdt':
        this.#controls.pop();
        break;
      case 'w:p':
        if (current) {
          current.end = end;
          this.#paragraphs.push(current);
          this.#openParagraphs.pop();
        }
    }
    this.#stack.pop();
  }

  #addText(element: XmlElement, contentEnd: number, current: BodyParagraph): void {
    const text = decodeEntities(this.xml.slice(element.contentStart, contentEnd));
    current.text += text;
    current.pieces.push({
      text,
      from: element.contentStart,
      to: contentEnd,
      isCharacters: true,
      within: this.#withinParagraph(),
      problem: this.#pieceProblem(),
    });
  }

  #closeSection(element: XmlElement, end: number, current: BodyParagraph | undefined): void {
    if (this.#has('sectPrChange')) return;
    const section = this.#section;
    this.#section = null;
    if (!section) return;
    const textWidth = section.width - section.left - section.right;
    const column = Math.floor((textWidth - (section.columns - 1) * section.gap) / section.columns);
    this.#sections.push({ at: section.at, textWidth: Math.max(column, 0) });
    if (current) current.sectionProperties = { start: element.start, end };
  }
}

function innerWidth(cell: CellState): number {
  const { table, span } = cell;
  const fromGrid = table.grid.slice(table.column, table.column + span).reduce((sum, width) => sum + width, 0);
  const width = cell.width || fromGrid;
  return width === 0 ? 0 : Math.max(0, width - (cell.margins ?? table.defaultMargins));
}

function isOn(value: string | null): boolean {
  return value === null || !['0', 'false', 'off'].includes(value);
}
