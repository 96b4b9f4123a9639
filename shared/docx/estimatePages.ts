import type {
  CaptionSeries,
  DocumentLook,
  DocumentNode,
  DocumentSection,
  ItemNode,
  ParagraphNode,
  TableNode,
  TableRow,
  WordDocument,
} from '../document/wordDocument';
import { type FontMetrics, lineCount, metricsOf } from './fontMetrics';
import { leadsOn } from './nodeXml';
import { pictureTwips } from './pictureXml';
import { paperPoints, scaleWidths, shortTable } from './tableXml';
import { HeadingCounter, itemIndentPoints } from './wordNumbering';
import { halfPointsIn, type StyleName, spacingOf, styleDefinitions, usualLook } from './wordStyles';

export interface EstimateOptions {
  /** Widths and heights by font name; those of Windows when absent. */
  metrics?: (fontName: string) => FontMetrics;
}

/**
 * The page each heading is expected on, counted from 0 over all sections: the number printed there, or `null` in sections
 * without Arabic numbers. An estimate: lines and pages are laid out with rounded widths of the fonts, so a page may be off.
 */
export function estimatePages(document: WordDocument, options: EstimateOptions = {}): (number | null)[] {
  const look = document.look ?? usualLook;
  const typesetter = new Typesetter(look, options.metrics ?? metricsOf);
  const pages: (number | null)[] = [];
  let last = 0;
  for (const [index, section] of document.sections.entries()) {
    const continues = document.sections[index - 1]?.pageNumbers === section.pageNumbers;
    const pager = new Pager(typesetter.pageHeight(section), continues ? last + 1 : 1);
    for (const part of typesetter.parts(section)) pager.place(part);
    pager.finish();
    pages.push(...pager.headingPages.map((page) => (section.pageNumbers === 'decimal' ? page : null)));
    last = pager.page;
  }
  return pages;
}

/** Something a page holds: lines that may part, or one piece. Points. */
interface Part {
  before: number;
  after: number;
  lineHeight: number;
  lines: number;
  /** Stays on the page of what follows. */
  keepNext: boolean;
  keepLines: boolean;
  newPage: boolean;
  isHeading: boolean;
  /** Height printed again at the top of the next page when the part opens one. */
  repeated: number;
}

class Typesetter {
  readonly #counter: HeadingCounter;

  constructor(
    readonly look: DocumentLook,
    readonly metrics: (fontName: string) => FontMetrics,
  ) {
    this.#counter = new HeadingCounter(look.chapterMark);
  }

  pageHeight(section: DocumentSection): number {
    const { short, long } = paperPoints;
    const paper = section.orientation === 'landscape' ? short : long;
    return paper - points(this.look.marginsMm.top) - points(this.look.marginsMm.bottom);
  }

  textWidth(section: DocumentSection): number {
    const { short, long } = paperPoints;
    const paper = section.orientation === 'landscape' ? long : short;
    return paper - points(this.look.marginsMm.left) - points(this.look.marginsMm.right);
  }

  #pageHeight = 0;

  *parts(section: DocumentSection): Generator<Part> {
    this.#pageHeight = this.pageHeight(section);
    const width = this.textWidth(section);
    let newPage = false;
    for (const [index, node] of section.nodes.entries()) {
      if (node.type === 'pageBreak') {
        newPage = true;
        continue;
      }
      const own = [...this.#nodeParts(node, width)];
      const [first] = own;
      if (first && newPage) first.newPage = true;
      if (first && leadsOn(node, section.nodes[index + 1])) first.keepNext = true;
      newPage = false;
      yield* own;
    }
  }

  *#nodeParts(node: Exclude<DocumentNode, { type: 'pageBreak' }>, width: number): Generator<Part> {
    switch (node.type) {
      case 'heading': {
        const label = node.numbered === false ? '' : `${this.#counter.next(node.level)} `;
        yield {
          ...this.#paragraph(`heading${node.level}`, label + node.text, width),
          isHeading: true,
          newPage: node.pageBreakBefore === true,
        };
        return;
      }
      case 'paragraph':
        yield this.#own(node, width);
        return;
      case 'item':
        yield this.#item(node, width, 'items');
        return;
      case 'contents':
        return;
      case 'image': {
        const { height } = pictureTwips(node, { width: width * 20, height: this.#pageHeight * 18 });
        const figure = this.#paragraph('figure', '', width);
        yield { ...figure, lineHeight: height / 20, lines: 1, keepNext: node.caption !== undefined };
        if (node.caption !== undefined)
          yield {
            ...this.#paragraph('caption', captionText(node.caption, node.captionSeries), width),
            keepNext: false,
          };
        return;
      }
      case 'table':
        if (node.caption !== undefined)
          yield {
            ...this.#paragraph('caption', captionText(node.caption, node.captionSeries), width),
            keepNext: true,
          };
        yield* this.#table(node, width);
        yield { ...this.#paragraph('spacer', '', width), lineHeight: 10, lines: 1 };
    }
  }

  #paragraph(style: StyleName, text: string, width: number): Part {
    const definition = styleDefinitions[style];
    const size = halfPointsIn(this.look, definition) / 2;
    const metrics = this.metrics(this.look.fonts[definition.kind]);
    const { before, after, line } = spacingOf(definition);
    return {
      before,
      after,
      lineHeight: size * metrics.line * line,
      lines: lineCount(text, width, size, metrics),
      keepNext: definition.keep === 'withNext',
      keepLines: definition.keep !== null,
      newPage: false,
      isHeading: false,
      repeated: 0,
    };
  }

  #own(node: ParagraphNode, width: number): Part {
    const part = this.#paragraph(node.style, node.runs.map((run) => run.text).join(''), width);
    if (node.spaceBeforePt !== undefined) part.before = node.spaceBeforePt;
    if (node.keepWithNext) part.keepNext = true;
    return part;
  }

  #item(node: ItemNode, width: number, list: 'items' | 'tableItems'): Part {
    const text = node.runs.map((run) => run.text).join('');
    const indent = itemIndentPoints(list, node.level);
    return this.#paragraph(list === 'items' ? 'item' : 'tableItem', text, width - indent);
  }

  *#table(node: TableNode, width: number): Generator<Part> {
    const isWhole = node.keepTogether ?? node.rows.length <= shortTable;
    const heights = this.#rowHeights(node, width);
    const header = heights.slice(0, node.headerRows).reduce((sum, row) => sum + row.height, 0);
    for (const [index, row] of heights.entries()) {
      const isHeader = index < node.headerRows;
      const lines = row.maySplit ? Math.max(1, Math.round(row.height / row.lineHeight)) : 1;
      yield {
        before: 0,
        after: 0,
        lineHeight: row.height / lines,
        lines,
        keepNext:
          index < heights.length - 1 && (isHeader || isWhole || node.rows[index]?.keepWithNext === true),
        keepLines: !row.maySplit,
        newPage: false,
        isHeading: false,
        repeated: isHeader ? 0 : header,
      };
    }
  }

  #rowHeights(node: TableNode, width: number): { height: number; lineHeight: number; maySplit: boolean }[] {
    const widths = scaleWidths(node.columnWidths, width);
    const columns = node.columnWidths.length;
    /** Cells reaching down: what they still need. */
    const open: { rowsLeft: number; span: number; rest: number }[] = [];
    return node.rows.map((row: TableRow) => {
      let column = 0;
      let height = 0;
      let lineHeight = 0;
      const waiting = [...row.cells];
      const endingHere: { rest: number }[] = [];
      while (column < columns) {
        const above = open[column];
        if (above && above.rowsLeft > 0) {
          above.rowsLeft -= 1;
          if (above.rowsLeft === 0) endingHere.push(above);
          column += above.span;
          continue;
        }
        const cell = waiting.shift();
        const span = cell?.columnSpan ?? 1;
        const inside = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0) - cellSides;
        let own = cellTopAndBottom;
        for (const part of cell?.content ?? []) {
          const set = part.type === 'item' ? this.#item(part, inside, 'tableItems') : this.#own(part, inside);
          own += set.before + set.lines * set.lineHeight + set.after;
          lineHeight = Math.max(lineHeight, set.lineHeight);
        }
        if (cell?.nested)
          own += this.#rowHeights(cell.nested, inside).reduce((sum, one) => sum + one.height, 0);
        if (!cell || cell.content.length === 0 || cell.nested)
          own += this.#paragraph('tableText', '', inside).lineHeight;
        const rowSpan = cell?.rowSpan ?? 1;
        if (rowSpan > 1) open[column] = { rowsLeft: rowSpan - 1, span, rest: own };
        else height = Math.max(height, own);
        column += span;
      }
      for (const one of endingHere) height = Math.max(height, one.rest);
      for (const one of open) if (one) one.rest -= height;
      return { height, lineHeight: lineHeight || height, maySplit: row.maySplit === true };
    });
  }
}

const captionText = (caption: string, series: CaptionSeries | undefined) =>
  series ? `<${series} 00> ${caption}` : caption;

/** Left and right margins of a cell together; top, bottom and its share of the rules. */
const cellSides = 6;
const cellTopAndBottom = 3.3;
const points = (millimetres: number) => (millimetres * 72) / 25.4;

/** Fills pages part by part. A part that keeps with the next waits for it. */
class Pager {
  page: number;
  readonly headingPages: number[] = [];
  #used = 0;
  #waiting: Part[] = [];

  constructor(
    readonly height: number,
    firstPage: number,
  ) {
    this.page = firstPage;
  }

  place(part: Part): void {
    if (part.newPage) this.finish();
    this.#waiting.push(part);
    if (!part.keepNext) this.finish();
  }

  /** Sets what still waits; nothing follows that it could keep with. */
  finish(): void {
    const chain = this.#waiting;
    this.#waiting = [];
    const [first, last] = [chain[0], chain.at(-1)];
    if (!first || !last) return;
    if (first.newPage && this.#used > 0) this.#turn();
    const needed = chain.slice(0, -1).reduce((sum, one) => sum + fullHeight(one), 0) + leastHeight(last);
    // A chain longer than a page cannot be kept: it starts where it is.
    if (this.#used > 0 && needed > this.#left() && needed <= this.height) this.#turn();
    for (const one of chain) this.#set(one);
  }

  #left(): number {
    return this.height - this.#used;
  }

  #turn(): void {
    this.page += 1;
    this.#used = 0;
  }

  #set(part: Part): void {
    const before = this.#used === 0 && !part.newPage ? 0 : part.before;
    if (part.keepLines || part.lines === 1) {
      const height = before + part.lines * part.lineHeight;
      if (this.#used > 0 && height > this.#left() + tolerance) {
        this.#turn();
        this.#used += part.repeated;
      }
      this.#note(part);
      this.#used += (this.#used === 0 ? 0 : before) + part.lines * part.lineHeight + part.after;
      // One piece higher than the page runs over it.
      while (this.#used - part.after > this.height + tolerance) {
        this.page += 1;
        this.#used -= this.height;
      }
      return;
    }
    this.#used += before;
    let lines = part.lines;
    let isFirst = true;
    while (lines > 0) {
      const room = Math.floor((this.#left() + tolerance) / part.lineHeight);
      let now = Math.min(room, lines);
      // Two lines at least stay together on either side.
      if (now < lines && lines - now === 1) now -= 1;
      if (now < lines && now < 2 && isFirst) now = 0;
      if (now <= 0 && this.#used > part.repeated) {
        this.#turn();
        this.#used += part.repeated;
        continue;
      }
      if (isFirst) this.#note(part);
      isFirst = false;
      now = Math.max(now, 1);
      this.#used += now * part.lineHeight;
      lines -= now;
      if (lines > 0) {
        this.#turn();
        this.#used += part.repeated;
      }
    }
    this.#used += part.after;
  }

  #note(part: Part): void {
    if (part.isHeading) this.headingPages.push(this.page);
  }
}

/** Points a line may reach below the margin by rounding alone. */
const tolerance = 0.5;

function fullHeight(part: Part): number {
  return part.before + part.lines * part.lineHeight + part.after;
}

/** What must stand on the page for the part to begin there. */
function leastHeight(part: Part): number {
  if (part.keepLines || part.lines <= 3) return part.before + part.lines * part.lineHeight;
  return part.before + 2 * part.lineHeight;
}
