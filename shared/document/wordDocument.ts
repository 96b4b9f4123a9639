/**
 * The format-neutral document every output builds and every back end writes. Units are named in each field:
 * `mm` millimetres, `pt` points; relative widths have no unit.
 */
export interface WordDocument {
  properties: {
    title: string;
    /** 작성 기관 */
    creator: string;
    subject: string;
    keywords?: string;
    /** ISO instant written as created and modified; an argument so that the same input gives the same bytes. */
    date: string;
  };
  sections: DocumentSection[];
  /** Absent prints in the usual look. */
  look?: DocumentLook;
}

/** Fonts, sizes and margins of a whole document; what goes into somebody else's file takes that file's own. */
export interface DocumentLook {
  fonts: { heading: string; body: string; table: string };
  /** Of a level 1 heading; the lower ones follow in proportion. */
  headingPt: number;
  bodyPt: number;
  tablePt: number;
  marginsMm: { top: number; bottom: number; left: number; right: number };
  /** Ⅰ. (U+2160) or Latin I. before chapters. */
  chapterMark: 'Ⅰ' | 'I';
}

export interface DocumentSection {
  /** `none` prints no header and footer (cover); `roman` and `decimal` restart at 1. */
  pageNumbers: 'none' | 'roman' | 'decimal';
  /** Header text, right aligned with a rule below. */
  header?: string;
  orientation?: 'portrait' | 'landscape';
  nodes: DocumentNode[];
}

export type Align = 'left' | 'center' | 'right' | 'justify';

export interface TextRun {
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
}

export type DocumentNode =
  | HeadingNode
  | ParagraphNode
  | ItemNode
  | TableNode
  | ImageNode
  | { type: 'pageBreak' }
  /** 목차 of all headings up to `depth`. */
  | { type: 'contents'; title: string; depth: 1 | 2 | 3 | 4 };

/** Level 1 Ⅰ. · 2 1. · 3 가. · 4 1) · 5 가) · 6 (1) — numbered by the writer with real numbering, so the text has no number. */
export interface HeadingNode {
  type: 'heading';
  level: 1 | 2 | 3 | 4 | 5 | 6;
  text: string;
  pageBreakBefore?: boolean;
  /** False for headings that carry no number (부록, requirement category titles). */
  numbered?: boolean;
}

export interface ParagraphNode {
  type: 'paragraph';
  style:
    | 'body'
    | 'coverTitle'
    | 'coverSubtitle'
    | 'coverText'
    | 'frontTitle'
    | 'caption'
    | 'note'
    | 'tableText'
    | 'tableLabel';
  runs: TextRun[];
  align?: Align;
  keepWithNext?: boolean;
  spaceBeforePt?: number;
}

/** A line of the □ ○ - ※ hierarchy. */
export interface ItemNode {
  type: 'item';
  level: '□' | '○' | '-' | '※';
  runs: TextRun[];
}

export interface TableNode {
  type: 'table';
  /** Relative column widths; the writer scales them to the text width. */
  columnWidths: number[];
  /** Leading rows repeated on every page. */
  headerRows: number;
  rows: TableRow[];
  /** Keep the whole table on one page where it fits (requirement cards); when absent, tables of few rows are kept. */
  keepTogether?: boolean;
  caption?: string;
  /** Counts the caption with its kind, `<표 3> …`, as a field Word can renumber; otherwise the caption stands as it is. */
  captionSeries?: CaptionSeries;
  /** Printed on a page of its own turned sideways. */
  landscape?: boolean;
  /** Machine-readable role, written as the table's description so that a later read finds it: `requirement:CSR-003`. */
  role?: string;
}

export type CaptionSeries = '표' | '그림';

/** A picture in a paragraph of its own, its caption below. */
export interface ImageNode {
  type: 'image';
  /** Nodes with the same id are one picture, stored once. */
  id: string;
  mediaType: 'image/png' | 'image/jpeg';
  bytes: Uint8Array;
  widthPx: number;
  heightPx: number;
  /** Printed width as a part of the text width, 0 to 1; by its pixels at 96 dpi when absent. Never wider or higher than the page. */
  widthShare?: number;
  /** What it shows, for those who cannot see it. */
  description: string;
  align?: 'left' | 'center' | 'right';
  caption?: string;
  captionSeries?: CaptionSeries;
}

export interface TableRow {
  cells: TableCell[];
  /** True lets the row break across pages (long 세부내용); otherwise it stays whole. */
  maySplit?: boolean;
  /** Stays on the page of the row below it (sums). */
  keepWithNext?: boolean;
}

export interface TableCell {
  content: (ParagraphNode | ItemNode)[];
  /** A table inside the cell, below its content. */
  nested?: TableNode;
  columnSpan?: number;
  /** Cells covered by a span are left out of later rows. */
  rowSpan?: number;
  shaded?: boolean;
  verticalAlign?: 'top' | 'center';
}
