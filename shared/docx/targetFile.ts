import { writeArchive } from '../archive/writeArchive';
import type { DocumentNode, TableNode } from '../document/wordDocument';
import type { PlaceProblem } from '../ipc/failure';
import { addLists, type PackageChanges } from './addToPackage';
import { likeAgencyTable } from './agencyLook';
import { type AgencyTable, agencyTablesOf } from './agencyTables';
import { readStyles, type StyleSheet } from './documentStyles';
import { type FoundPlace, findPlace, headingAbove, type Place, type PlacesOfDocument } from './findPlace';
import { listHeadings } from './headings';
import { type InsertionMark, markedXml } from './insertionMark';
import { type BodyMap, mapBody } from './mapBody';
import { nodeXmls } from './nodeXml';
import { occurrencesOf } from './occurrence';
import { DocxRefusal, hasMacros, type OpenDocx, openDocx, readPart } from './openDocx';
import { spacerXml, type TargetDocument } from './paragraphXml';
import { encodePart } from './partText';
import { declaringWord } from './scanWord';
import type { Splice } from './spliceParagraph';
import { tableXml } from './tableXml';
import type { TrackedChanges } from './trackedChanges';
import { type ListName, listNames } from './wordNumbering';
import { injectedStyleId, type StyleName } from './wordStyles';

/** Nodes that belong together; with a mark, a later run finds them again. */
export interface InsertedPart {
  nodes: readonly DocumentNode[];
  mark?: InsertionMark;
  /** Where it comes from, for a comment beside it. */
  source?: string;
}

export interface Insertion {
  place: Place;
  parts: readonly InsertedPart[];
}

/** `auto` takes the first card for cards and the first list for lists; a number is an index in `agencyTables`. */
export type TableLook = 'auto' | 'own' | number;

/** Text width of a page whose section says nothing: A4 with Word's usual margins. */
const usualTextWidth = 9026;
/** Below this a table of four columns is hardly legible, about 60 mm. */
const narrowWidth = 3400;

export interface FoundInsertion {
  insertion: Insertion;
  index: number;
  place: FoundPlace;
}

/** The document that takes the nodes, read once. */
export class TargetFile {
  readonly docx: OpenDocx;
  readonly body: BodyMap;
  readonly styles: StyleSheet;

  readonly #samples: readonly AgencyTable[];

  constructor(
    bytes: Uint8Array,
    fileName: string,
    readonly tableLook: TableLook = 'auto',
  ) {
    this.docx = openDocx(bytes, fileName);
    this.body = mapBody(this.docx.mainXml);
    this.styles = readStyles(this.docx);
    this.#samples = tableLook === 'own' ? [] : agencyTablesOf(this.docx, this.body);
    if (typeof tableLook === 'number' && !this.#samples[tableLook])
      throw new DocxRefusal({ type: 'placeNotFound', place: `${tableLook + 1}번째 요구사항 표` });
  }

  /** The table of the agency ours is to look like. */
  #sampleFor(node: TableNode): AgencyTable | undefined {
    if (typeof this.tableLook === 'number') return this.#samples[this.tableLook];
    const kind = node.role?.startsWith('requirement:') ? 'card' : 'list';
    return this.#samples.find((one) => one.kind === kind) ?? this.#samples[0];
  }

  places(body = this.body): PlacesOfDocument {
    return {
      body,
      headings: listHeadings(body.paragraphs, this.styles.headings),
      problemElsewhere: (text) => problemElsewhere(text, this.docx),
    };
  }

  /** From the end of the document to its start, so that offsets found at first stay true. */
  findAll(insertions: readonly Insertion[]): FoundInsertion[] {
    const places = this.places();
    return insertions
      .map((insertion, index) => ({ insertion, index, place: findPlace(insertion.place, places) }))
      .sort(
        (a, b) =>
          b.place.at - a.place.at ||
          (b.place.occurrence?.from ?? -1) - (a.place.occurrence?.from ?? -1) ||
          b.index - a.index,
      );
  }

  contentXml(
    parts: readonly InsertedPart[],
    place: Pick<FoundPlace, 'cellWidth' | 'at'>,
    mainXml: string,
    changes: PackageChanges,
    usedStyles: Set<StyleName>,
    {
      isFollowed = false,
      tracked = null,
    }: {
      /** Whether the small paragraph behind a last table is there already. */
      isFollowed?: boolean;
      tracked?: TrackedChanges | null;
    } = {},
  ): string {
    const nodes = parts.flatMap((part) => part.nodes);
    const above = headingAbove(place.at, this.places().headings);
    const target: TargetDocument = {
      styleId(name) {
        usedStyles.add(name);
        return injectedStyleId(name);
      },
      lists: addLists(changes, usedLists(nodes)),
      headingStylesNumber: false,
      outlineShift: outlineShift(nodes, above?.level ?? 0),
      textWidth: this.widthAt(place),
      bookmark: null,
      contents: () => '',
      table: (node, at) => {
        const sample = this.#sampleFor(node);
        return sample ? likeAgencyTable(node, at, sample) : tableXml(node, at);
      },
    };
    const spacer = spacerXml(target);
    const pieces = parts.map((part) => ({ part, xml: partXml(part, target, spacer, this.body.controlIds) }));
    const opensWithTable = nodes[0]?.type === 'table' && nodes[0].caption === undefined;
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first && opensWithTable && endsWithTable(mainXml, place.at)) first.xml = spacer + first.xml;
    if (last && isFollowed && last.xml.endsWith(spacer)) last.xml = last.xml.slice(0, -spacer.length);
    const content = pieces.map(({ part, xml }) => tracked?.inserted(xml, part) ?? xml).join('');
    return this.body.isUsual ? content : declaringWord(content);
  }

  widthAt({ cellWidth, at }: Pick<FoundPlace, 'cellWidth' | 'at'>): number {
    const section = this.body.sections.find((one) => one.at >= at)?.textWidth || usualTextWidth;
    if (cellWidth === null) return section;
    return cellWidth > 0 ? cellWidth : Math.floor(section / 2);
  }

  notes(found: readonly FoundInsertion[]): string[] {
    const { mainXml } = this.docx;
    const notes: string[] = [];
    const inCells = found.filter(({ place }) => place.cellWidth !== null);
    if (inCells.length > 0) notes.push('표 칸 안에 넣었어요. 표의 너비를 칸에 맞췄어요.');
    if (inCells.some(({ place }) => this.widthAt(place) < narrowWidth))
      notes.push('칸이 좁아 글이 여러 줄로 나뉠 수 있어요.');
    const hasTable = found.some(({ insertion }) =>
      insertion.parts.some(({ nodes }) => nodes.some(({ type }) => type === 'table')),
    );
    if (hasTable && this.#samples.length > 0) notes.push('표는 문서에 있던 요구사항 표의 모양을 따랐어요.');
    notes.push(...packageNotes(this.docx));
    const hasHeading = found.some(({ insertion }) =>
      insertion.parts.some(({ nodes }) => nodes.some((node) => node.type === 'heading')),
    );
    if (hasHeading && /\bTOC\b/.test(mainXml))
      notes.push('목차는 Word에서 목차를 누르고 F9를 눌러 새로 고쳐 주세요.');
    return notes;
  }
}

/** What a change of the document means for its signature and its macros. */
export function packageNotes(docx: OpenDocx): string[] {
  const notes: string[] = [];
  if (docx.archive.entries.some(({ name }) => name.startsWith('_xmlsignatures/')))
    notes.push('전자서명된 문서예요. 내용이 바뀌어 서명은 더 이상 맞지 않아요.');
  if (hasMacros(docx)) notes.push('매크로가 들어 있는 문서예요. 매크로는 그대로 두었어요.');
  return notes;
}

function partXml(
  { nodes, mark }: InsertedPart,
  target: TargetDocument,
  spacer: string,
  controlIds: Set<number>,
): string {
  const content = [...nodeXmls(nodes, target)].join('');
  if (!mark || content === '') return content;
  // The small paragraph behind a table stays outside: it parts the table from what follows, whoever removes the control.
  const inside = content.endsWith(spacer) ? content.slice(0, -spacer.length) : content;
  // LibreOffice forgets the look of the first run in a control that opens with a table; this line takes it in its place.
  const lead = inside.startsWith('<w:tbl>') ? leadXml(target) : '';
  return markedXml(mark, lead + inside, controlIds) + content.slice(inside.length);
}

/** An empty line of one point. */
function leadXml(target: TargetDocument): string {
  return `<w:p><w:pPr><w:pStyle w:val="${target.styleId('spacer')}"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>`;
}

export function applySplice(xml: string, { from, to, xml: replacement }: Splice): string {
  return xml.slice(0, from) + replacement + xml.slice(to);
}

function endsWithTable(xml: string, at: number): boolean {
  return /<\/(?:[\w.-]+:)?tbl\s*>(?:\s*<\/(?:[\w.-]+:)?sdt(?:Content)?\s*>)*\s*$/.test(
    xml.slice(Math.max(0, at - 400), at),
  );
}

export function rewrite(docx: OpenDocx, changes: PackageChanges): Uint8Array {
  const encoded = (name: string, text: string) =>
    encodePart(text, docx.archive.has(name) ? docx.encodingOf(name) : 'utf-8');
  const entries = docx.archive.entries.map(({ name }) => {
    const text = changes.changed.get(name);
    if (text !== undefined) return { name, bytes: encoded(name, text) };
    const raw = docx.archive.raw(name);
    if (!raw) throw new Error(`${name} vanished`);
    return raw;
  });
  const added = [...changes.changed]
    .filter(([name]) => !docx.archive.has(name))
    .map(([name, text]) => ({ name, bytes: encoded(name, text) }));
  return writeArchive([...entries, ...added]);
}

function usedLists(nodes: readonly DocumentNode[]): ListName[] {
  const used = new Set<ListName>();
  for (const node of nodes) {
    if (node.type === 'item') used.add('items');
    if (node.type === 'heading' && node.numbered !== false) used.add('headings');
    if (
      node.type === 'table' &&
      node.rows.some((row) => row.cells.some((cell) => cell.content.some((part) => part.type === 'item')))
    )
      used.add('tableItems');
  }
  return listNames.filter((name) => used.has(name));
}

/** Our highest heading becomes a child of the heading before the place. */
function outlineShift(nodes: readonly DocumentNode[], levelBefore: number): number {
  const levels = nodes.flatMap((node) => (node.type === 'heading' ? [node.level] : []));
  return levels.length === 0 ? 0 : levelBefore + 1 - Math.min(...levels);
}

function problemElsewhere(text: string, docx: OpenDocx): PlaceProblem | null {
  const where: [type: RegExp, problem: PlaceProblem][] = [
    [/^(header|footer)$/, 'insideHeaderOrFooter'],
    [/^(footnotes|endnotes|comments)$/, 'insideNote'],
  ];
  for (const [type, problem] of where) {
    for (const { type: partType, target } of docx.relationships) {
      if (!type.test(partType) || !docx.archive.has(target)) continue;
      const part = mapBody(readPart(docx.archive, target, docx.fileName));
      if (occurrencesOf(text, part.paragraphs).length > 0) return problem;
    }
  }
  return null;
}
