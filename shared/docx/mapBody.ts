import type { PlaceProblem } from '../ipc/failure';
import { LayoutWidths } from './layoutWidths';
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
  readonly #widths = new LayoutWidths();
  readonly #stack: XmlElement[] = [];
  /** Levels inside properties of before a tracked change. */
  #formerDepth = 0;
  readonly #openParagraphs: { paragraph: BodyParagraph; depth: number }[] = [];
  // A text box has fields of its own.
  readonly #fields = [{ depth: 0 }];
  readonly #controls: { isNarrow: boolean; isLocked: boolean; isInline: boolean }[] = [];

  constructor(readonly xml: string) {
    scanXml(xml, {
      open: (element) => this.#open(element),
      close: (element, contentEnd, end) => this.#close(element, contentEnd, end),
    });
  }

  result(): BodyMap {
    // Read in document order: a paragraph inside a text box closes before the one around it.
    this.#paragraphs.sort((a, b) => a.start - b.start);
    return {
      paragraphs: this.#paragraphs,
      sections: this.#widths.sections,
      tableCount: this.#widths.tableCount,
    };
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
    if (this.#formerDepth > 0) {
      // What change tracking remembers of earlier properties says nothing about the document now.
      this.#formerDepth += 1;
      this.#stack.push(element);
      return;
    }
    if (/^w:(?:pPr|rPr|sectPr|tblPr|tblGrid|trPr|tcPr|tblPrEx)Change$/.test(element.name))
      this.#formerDepth = 1;
    this.#widths.open(element, this.#parent());
    if (element.name === 'w:p') this.#openParagraph(element);
    else if (element.name.startsWith('w:')) this.#openWord(element, local, current);
    if (current && (contents.has(local) || local === 'AlternateContent'))
      current.parts.push({ at: element.start, kind: 'content', source: '' });
    this.#stack.push(element);
  }

  #openParagraph(element: XmlElement): void {
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
        cellWidth: this.#has('txbxContent') ? null : this.#widths.cellWidth(),
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
    if (this.#formerDepth > 0) {
      this.#formerDepth -= 1;
      this.#stack.pop();
      return;
    }
    this.#widths.close(element);
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
        if (current) current.sectionProperties = { start: element.start, end };
        break;
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
}

function isOn(value: string | null): boolean {
  return value === null || !['0', 'false', 'off'].includes(value);
}
