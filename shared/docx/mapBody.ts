import type { PlaceProblem } from '../ipc/failure';
import { LayoutWidths } from './layoutWidths';
import { scanWord } from './scanWord';
import { attribute, decodeEntities, type XmlElement, XmlProblem } from './scanXml';

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
  /** Whether a field (목차 …) that is open at its start or end goes on across it. */
  opensInField: boolean;
  endsInField: boolean;
  /** A copy Word keeps for readers that do not know text boxes. */
  isFallback: boolean;
}

/** A content control around whole paragraphs and tables. */
export interface BlockControl {
  start: number;
  end: number;
  /** Source range of what it holds. */
  contentStart: number;
  contentEnd: number;
  tag: string;
  /** Twips inside the table cell around it, null outside tables; 0 when the cell does not say. */
  cellWidth: number | null;
  /** Why it cannot be replaced. */
  problem: PlaceProblem | null;
}

export interface BodyMap {
  paragraphs: BodyParagraph[];
  controls: BlockControl[];
  /** Ids of every content control. */
  controlIds: Set<number>;
  /** Where a node can be put after everything else. */
  end: number;
  /** Whether `w` means WordprocessingML throughout. */
  isUsual: boolean;
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
  'sdt',
]);
// Content controls whose text is chosen and not written: lists, dates, pictures, check boxes.
const narrowControls = new Set(['dropDownList', 'comboBox', 'date', 'picture', 'checkbox', 'citation']);

// Ten times what a document of a thousand pages holds; beyond it memory would not suffice.
const mostParagraphs = 200_000;
const mostPieces = 600_000;

/** Walks the main part once. Offsets are those of the given string. */
export function mapBody(xml: string): BodyMap {
  return new BodyWalk(xml).result();
}

interface Control {
  element: XmlElement;
  /** Plain text, or text that is chosen: holds no table. */
  isPlain: boolean;
  /** Its text is chosen, locked or comes from elsewhere, so that it cannot be cut. */
  isFixed: boolean;
  /** Shows a prompt that vanishes as a whole when somebody types. */
  isPrompt: boolean;
  isInline: boolean;
  tag: string;
  cellWidth: number | null;
  contentStart: number;
  contentEnd: number;
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
  readonly #openControls: Control[] = [];
  readonly #controls: BlockControl[] = [];
  readonly #controlIds = new Set<number>();
  /** How many of an element are open, for those that say what surrounds a paragraph. */
  readonly #around: Record<string, number> = {
    'w:txbxContent': 0,
    'w:ins': 0,
    'w:moveTo': 0,
    'w:del': 0,
    'w:moveFrom': 0,
    'mc:Fallback': 0,
  };
  #end = 0;
  #paragraphCount = 0;
  #pieceCount = 0;
  readonly #isUsual: boolean;

  constructor(readonly xml: string) {
    const { isUsual } = scanWord(xml, {
      open: (element) => this.#open(element),
      close: (element, contentEnd, end) => this.#close(element, contentEnd, end),
    });
    this.#isUsual = isUsual;
  }

  result(): BodyMap {
    // Read in document order: a paragraph inside a text box closes before the one around it.
    this.#paragraphs.sort((a, b) => a.start - b.start);
    return {
      paragraphs: this.#paragraphs,
      controls: this.#controls.sort((a, b) => a.start - b.start),
      controlIds: this.#controlIds,
      end: this.#end,
      isUsual: this.#isUsual,
      sections: this.#widths.sections,
      tableCount: this.#widths.tableCount,
    };
  }

  #has(localName: string): boolean {
    return (this.#around[`w:${localName}`] ?? 0) > 0;
  }

  #isInField(): boolean {
    return (this.#fields.at(-1)?.depth ?? 0) > 0;
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
    if (formerProperties.has(element.name)) this.#formerDepth = 1;
    const around = this.#around[element.name];
    if (around !== undefined) this.#around[element.name] = around + 1;
    if (local === 'sectPr' && this.#parent() === 'w:body') this.#end = element.start;
    this.#widths.open(element, this.#parent());
    if (element.name === 'w:p') this.#openParagraph(element);
    else if (element.name.startsWith('w:')) this.#openWord(element, local, current);
    else if (this.#parent() === 'w:sdtPr') this.#controlProperty(element, local);
    if (current && (contents.has(local) || local === 'AlternateContent'))
      current.parts.push({ at: element.start, kind: 'content', source: '' });
    this.#stack.push(element);
  }

  #openParagraph(element: XmlElement): void {
    this.#paragraphCount += 1;
    if (this.#paragraphCount > mostParagraphs)
      throw new XmlProblem('refused', `문단이 ${mostParagraphs.toLocaleString('ko-KR')}개를 넘어요.`);
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
        opensInField: this.#isInField(),
        endsInField: false,
        isFallback: (this.#around['mc:Fallback'] ?? 0) > 0,
      },
    });
  }

  #problemAround(): PlaceProblem | null {
    if (this.#has('txbxContent')) return 'insideTextBox';
    if (this.#has('ins') || this.#has('moveTo')) return 'insideTrackedInsertion';
    if (this.#has('del') || this.#has('moveFrom')) return 'insideTrackedDeletion';
    return this.#openControls.some(holdsNoBlocks) ? 'insideContentControl' : null;
  }

  #controlProperty(element: XmlElement, local: string): void {
    const control = this.#openControls.at(-1);
    if (!control) return;
    const value = attribute(element, 'w:val') ?? '';
    if (local === 'text' || narrowControls.has(local)) control.isPlain = true;
    if (narrowControls.has(local) || local === 'dataBinding') control.isFixed = true;
    if (local === 'lock' && /contentLocked/i.test(value)) control.isFixed = true;
    if (local === 'showingPlcHdr' && isOn(attribute(element, 'w:val'))) control.isPrompt = true;
    if (local === 'tag') control.tag = value;
    if (local === 'id') this.#controlIds.add(Number(value));
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
        this.#openControls.push({
          element,
          isPlain: false,
          isFixed: false,
          isPrompt: false,
          isInline: current !== undefined,
          tag: '',
          cellWidth: this.#widths.cellWidth(),
          contentStart: 0,
          contentEnd: 0,
        });
        break;
      case 'tab':
      case 'ptab':
      case 'noBreakHyphen':
      case 'softHyphen':
        if (current && parent === 'w:r') this.#addBreak(element, current, marksOfText[local] ?? '');
        break;
      case 'br':
      case 'cr':
        if (!current) break;
        if (attribute(element, 'w:type') === 'page' || attribute(element, 'w:type') === 'column')
          current.parts.push({ at: element.start, kind: 'content', source: '' });
        this.#addBreak(element, current, '\n');
        break;
      default:
        if (parent === 'w:sdtPr') this.#controlProperty(element, local);
        if (current && marks.has(local))
          current.parts.push({
            at: element.start,
            kind: 'mark',
            source: this.xml.slice(element.start, element.contentStart),
          });
    }
  }

  #addBreak(element: XmlElement, current: BodyParagraph, text: string): void {
    this.#addPiece(current, { text, from: element.start, to: element.contentStart, isCharacters: false });
  }

  #addPiece(current: BodyParagraph, piece: Omit<TextPiece, 'within' | 'problem'>): void {
    this.#pieceCount += 1;
    if (this.#pieceCount > mostPieces) throw new XmlProblem('refused', '글이 지나치게 잘게 나뉘어 있어요.');
    current.text += piece.text;
    current.pieces.push({ ...piece, within: this.#withinParagraph(), problem: this.#pieceProblem() });
  }

  #withinParagraph(): XmlElement[] {
    return this.#stack.slice(this.#openParagraphs.at(-1)?.depth ?? 0);
  }

  #pieceProblem(): PlaceProblem | null {
    if (this.#isInField()) return 'insideField';
    for (let index = this.#openParagraphs.at(-1)?.depth ?? 0; index < this.#stack.length; index += 1) {
      const problem = problemsOfText[this.#stack[index]?.name ?? ''];
      if (problem) return problem;
    }
    const start = this.#openParagraphs.at(-1)?.paragraph.start ?? 0;
    const isCut = this.#openControls.some(({ element, isFixed }) => isFixed && element.start > start);
    return isCut ? 'insideContentControl' : null;
  }

  #close(element: XmlElement, contentEnd: number, end: number): void {
    if (this.#formerDepth > 0) {
      this.#formerDepth -= 1;
      this.#stack.pop();
      return;
    }
    this.#widths.close(element);
    const around = this.#around[element.name];
    if (around !== undefined) this.#around[element.name] = around - 1;
    const open = this.#openParagraphs.at(-1);
    const current = open?.paragraph;
    switch (element.name) {
      case 'w:t':
        if (current) this.#addText(element, contentEnd, current);
        break;
      case 'w:delText':
        if (current) current.deletedText += textOf(this.xml.slice(element.contentStart, contentEnd));
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
      case 'w:sdtContent': {
        const control = this.#openControls.at(-1);
        if (control) Object.assign(control, { contentStart: element.contentStart, contentEnd });
        break;
      }
      case 'w:sdt':
        this.#closeControl(end);
        break;
      case 'w:body':
        if (this.#end === 0) this.#end = contentEnd;
        break;
      case 'w:p':
        if (current) {
          current.end = end;
          current.endsInField = this.#isInField();
          this.#paragraphs.push(current);
          this.#openParagraphs.pop();
        }
    }
    this.#stack.pop();
  }

  #closeControl(end: number): void {
    const control = this.#openControls.pop();
    if (!control || control.isInline || control.contentStart === 0) return;
    const { element, tag, cellWidth, contentStart, contentEnd } = control;
    const isStuck = control.isFixed || this.#openControls.some(holdsNoBlocks);
    this.#controls.push({
      start: element.start,
      end,
      contentStart,
      contentEnd,
      tag,
      cellWidth,
      problem: isStuck ? 'insideContentControl' : this.#problemAround(),
    });
  }

  #addText(element: XmlElement, contentEnd: number, current: BodyParagraph): void {
    const text = textOf(this.xml.slice(element.contentStart, contentEnd));
    this.#addPiece(current, { text, from: element.contentStart, to: contentEnd, isCharacters: true });
  }
}

const formerProperties = new Set(
  ['pPr', 'rPr', 'sectPr', 'tblPr', 'tblGrid', 'trPr', 'tcPr', 'tblPrEx'].map((name) => `w:${name}Change`),
);

const marksOfText: Record<string, string> = {
  tab: '\t',
  ptab: '\t',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00ad',
};

const problemsOfText: Record<string, PlaceProblem> = {
  'w:ins': 'insideTrackedInsertion',
  'w:moveTo': 'insideTrackedInsertion',
  'w:del': 'insideTrackedDeletion',
  'w:moveFrom': 'insideTrackedDeletion',
  'w:fldSimple': 'insideField',
};

function holdsNoBlocks({ isPlain, isFixed, isPrompt, isInline }: Control): boolean {
  return isPlain || isFixed || isPrompt || isInline;
}

/** Character data: entities decoded, CDATA sections as they stand, comments left out. */
function textOf(source: string): string {
  if (!source.includes('<')) return decodeEntities(source);
  return source
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
    .map((part) =>
      part.startsWith('<![CDATA[') ? part.slice(9, -3) : part.startsWith('<') ? '' : decodeEntities(part),
    )
    .join('');
}

function isOn(value: string | null): boolean {
  return value === null || !['0', 'false', 'off'].includes(value);
}
