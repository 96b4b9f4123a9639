import { cleanText } from '../document/text';
import { type DocxLists, type ListLevel, readLists } from './documentLists';
import { readStyles } from './documentStyles';
import { headingLevel } from './headings';
import type { OpenDocx } from './openDocx';
import { scanWord } from './scanWord';
import { attribute, decodeEntities, type XmlElement } from './scanXml';

/** What a reader of the document sees, without its looks: tracked deletions, field codes and copies for old readers left out. */
export type ContentBlock = ContentParagraph | ContentTable;

export interface ContentParagraph {
  type: 'paragraph';
  /** Tabs and line breaks as `\t` and `\n`. */
  text: string;
  /** From 1; `null` for no heading. */
  headingLevel: number | null;
  /** The list it belongs to; its mark is not part of `text`. */
  list: ListLevel | null;
}

export interface ContentTable {
  type: 'table';
  rows: ContentCell[][];
}

export interface ContentCell {
  /** First grid column, from 0. */
  column: number;
  columnSpan: number;
  /** Goes on from the cell above; its text stands there. */
  isContinued: boolean;
  blocks: ContentBlock[];
}

/** The body in reading order. Text boxes follow the paragraph they hang on. Call it within `refusable`. */
export function readContent(docx: OpenDocx): ContentBlock[] {
  return new ContentWalk(docx.mainXml, readStyles(docx).headings, readLists(docx)).blocks;
}

interface OpenParagraph {
  paragraph: ContentParagraph;
  styleId: string | null;
  outlineLevel: number | null;
  numId: string | null;
  level: number | null;
  /** Text boxes inside, shown after it. */
  boxes: ContentBlock[][];
}

// Their text stands elsewhere, or no longer stands at all.
const unread = new Set(['mc:Fallback', 'w:moveFrom', 'w:del', 'w:rt']);
const formerProperties = /^w:(?:pPr|rPr|sectPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|numbering)Change$/;

class ContentWalk {
  readonly blocks: ContentBlock[] = [];
  readonly #containers: ContentBlock[][] = [this.blocks];
  readonly #tables: { table: ContentTable; column: number }[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #stack: string[] = [];
  #unread = 0;

  constructor(
    readonly xml: string,
    readonly headings: ReadonlyMap<string, number>,
    readonly lists: DocxLists,
  ) {
    scanWord(xml, {
      open: (element) => this.#open(element),
      close: (element, contentEnd) => this.#close(element, contentEnd),
    });
  }

  #open(element: XmlElement): void {
    const { name } = element;
    if (this.#unread > 0 || unread.has(name) || formerProperties.test(name)) {
      this.#unread += 1;
      return;
    }
    const parent = this.#stack.at(-1);
    this.#stack.push(name);
    const paragraph = this.#paragraphs.at(-1);
    const value = () => attribute(element, 'w:val');
    const row = this.#tables.at(-1)?.table.rows.at(-1);
    const cell = row?.at(-1);
    switch (name) {
      case 'w:p':
        this.#paragraphs.push({
          paragraph: { type: 'paragraph', text: '', headingLevel: null, list: null },
          styleId: null,
          outlineLevel: null,
          numId: null,
          level: null,
          boxes: [],
        });
        break;
      case 'w:txbxContent': {
        const box: ContentBlock[] = [];
        paragraph?.boxes.push(box);
        this.#containers.push(box);
        break;
      }
      case 'w:tbl': {
        const table: ContentTable = { type: 'table', rows: [] };
        this.#containers.at(-1)?.push(table);
        this.#tables.push({ table, column: 0 });
        break;
      }
      case 'w:tr': {
        const open = this.#tables.at(-1);
        open?.table.rows.push([]);
        if (open) open.column = 0;
        break;
      }
      case 'w:gridBefore': {
        const open = this.#tables.at(-1);
        if (open && parent === 'w:trPr') open.column += count(value());
        break;
      }
      case 'w:tc': {
        const added: ContentCell = {
          column: this.#tables.at(-1)?.column ?? 0,
          columnSpan: 1,
          isContinued: false,
          blocks: [],
        };
        row?.push(added);
        this.#containers.push(added.blocks);
        break;
      }
      case 'w:gridSpan':
        if (cell && parent === 'w:tcPr') cell.columnSpan = Math.max(1, count(value()));
        break;
      case 'w:vMerge':
        if (cell && parent === 'w:tcPr') cell.isContinued = (value() ?? 'continue') === 'continue';
        break;
      case 'w:pStyle':
        if (paragraph && parent === 'w:pPr') paragraph.styleId = value();
        break;
      case 'w:outlineLvl':
        if (paragraph && parent === 'w:pPr') paragraph.outlineLevel = Number(value());
        break;
      case 'w:numId':
        if (paragraph && parent === 'w:numPr') paragraph.numId = value();
        break;
      case 'w:ilvl':
        if (paragraph && parent === 'w:numPr') paragraph.level = count(value());
        break;
      case 'w:tab':
        if (paragraph && parent === 'w:r') paragraph.paragraph.text += '\t';
        break;
      case 'w:br':
      case 'w:cr':
        if (paragraph && !/^(?:page|column)$/.test(attribute(element, 'w:type') ?? ''))
          paragraph.paragraph.text += '\n';
        break;
      case 'w:noBreakHyphen':
        if (paragraph) paragraph.paragraph.text += '-';
        break;
    }
  }

  #close(element: XmlElement, contentEnd: number): void {
    if (this.#unread > 0) {
      this.#unread -= 1;
      return;
    }
    this.#stack.pop();
    switch (element.name) {
      case 'w:t': {
        const open = this.#paragraphs.at(-1);
        if (open) open.paragraph.text += decodeEntities(this.xml.slice(element.contentStart, contentEnd));
        break;
      }
      case 'w:p':
        this.#closeParagraph();
        break;
      case 'w:txbxContent':
      case 'w:tc': {
        this.#containers.pop();
        const open = this.#tables.at(-1);
        if (element.name === 'w:tc' && open) open.column += open.table.rows.at(-1)?.at(-1)?.columnSpan ?? 1;
        break;
      }
      case 'w:tbl':
        this.#tables.pop();
        break;
    }
  }

  #closeParagraph(): void {
    const open = this.#paragraphs.pop();
    if (!open) return;
    const { paragraph, styleId } = open;
    paragraph.text = cleanText(paragraph.text);
    paragraph.headingLevel = headingLevel(open, this.headings);
    paragraph.list = this.lists.levelOf({ numId: open.numId, level: open.level, styleId });
    this.#containers.at(-1)?.push(paragraph, ...open.boxes.flat());
  }
}

function count(value: string | null): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 && number < 1_000 ? number : 0;
}
