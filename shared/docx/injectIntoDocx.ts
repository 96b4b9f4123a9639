import { writeArchive } from '../archive/writeArchive';
import type { DocumentNode } from '../document/wordDocument';
import { fail, type PlaceProblem, type Result } from '../ipc/failure';
import { addLists, addStyles, PackageChanges } from './addToPackage';
import { readStyles } from './documentStyles';
import { findHeading, findPlaceholder, occurrencesOf, type Place } from './findPlace';
import { listHeadings } from './headings';
import { type BodyMap, type BodyParagraph, mapBody } from './mapBody';
import { nodeXmls } from './nodeXml';
import { type OpenDocx, openDocx, readPart, refusable } from './openDocx';
import { spacerXml, type TargetDocument } from './paragraphXml';
import { scanXml } from './scanXml';
import { replaceOccurrence, type Splice } from './spliceParagraph';
import { type ListName, listNames } from './wordNumbering';
import { injectedStyleId, type StyleName } from './wordStyles';

export interface Injection {
  bytes: Uint8Array;
  fileName: string;
  nodes: readonly DocumentNode[];
  place: Place;
}

/** Text width of a page whose section says nothing: A4 with Word's usual margins. */
const usualTextWidth = 9026;
/** Below this a table of four columns is hardly legible, about 60 mm. */
const narrowWidth = 3400;

/**
 * Puts the nodes into an existing .docx and answers the new file. Outside the place the main part keeps every byte; other
 * parts are copied packed as they are, except styles and numbering, to which ours are added.
 */
export function injectIntoDocx({
  bytes,
  fileName,
  nodes,
  place,
}: Injection): Result<{ bytes: Uint8Array; notes: string[] }> {
  if (nodes.length === 0) return fail({ type: 'nothingToInsert' });
  return refusable(fileName, () => {
    const docx = openDocx(bytes, fileName);
    const body = mapBody(docx.mainXml);
    const styles = readStyles(docx);
    const headings = listHeadings(body.paragraphs, styles.headings);

    const occurrence =
      place.kind === 'placeholder'
        ? findPlaceholder(place.text, body.paragraphs, () => problemElsewhere(place.text, docx))
        : null;
    const heading = place.kind === 'placeholder' ? null : findHeading(place, headings);
    const host = occurrence?.paragraph ?? heading?.paragraph;
    if (!host) throw new Error('no place');

    const changes = new PackageChanges(docx);
    const before = headings.findLast(({ paragraph }) => paragraph.start <= host.start);
    const usedStyles = new Set<StyleName>();
    const textWidth = widthAt(host, body);
    const target: TargetDocument = {
      styleId(name) {
        usedStyles.add(name);
        return injectedStyleId(name);
      },
      lists: addLists(changes, usedLists(nodes)),
      headingStylesNumber: false,
      outlineShift: outlineShift(nodes, before?.level ?? 0),
      textWidth,
      bookmark: null,
      contents: () => '',
    };
    let content = [...nodeXmls(nodes, target)].join('');
    const opensWithTable = nodes[0]?.type === 'table' && nodes[0].caption === undefined;
    if (opensWithTable && endsWithTable(docx.mainXml.slice(0, host.start)))
      content = spacerXml(target) + content;
    addStyles(changes, [...usedStyles], styles);

    const splice = occurrence
      ? replaceOccurrence(docx.mainXml, occurrence, content)
      : { from: host.end, to: host.end, xml: content };
    const mainXml = applySplice(docx.mainXml, splice);
    // What does not parse here would not open in Word; that would be a bug of ours.
    scanXml(mainXml, {});
    changes.changed.set(docx.mainPart, mainXml);
    return { bytes: rewrite(docx, changes), notes: notesOn(docx, host, textWidth, nodes) };
  });
}

function applySplice(xml: string, { from, to, xml: replacement }: Splice): string {
  return xml.slice(0, from) + replacement + xml.slice(to);
}

function endsWithTable(xml: string): boolean {
  return xml.slice(-200).trimEnd().endsWith('</w:tbl>');
}

function rewrite(docx: OpenDocx, changes: PackageChanges): Uint8Array {
  const encoder = new TextEncoder();
  const entries = docx.archive.entries.map(({ name }) => {
    const text = changes.changed.get(name);
    if (text !== undefined) return { name, bytes: encoder.encode(text) };
    const raw = docx.archive.raw(name);
    if (!raw) throw new Error(`${name} vanished`);
    return raw;
  });
  const added = [...changes.changed]
    .filter(([name]) => !docx.archive.has(name))
    .map(([name, text]) => ({ name, bytes: encoder.encode(text) }));
  return writeArchive([...entries, ...added]);
}

function widthAt(host: BodyParagraph, body: BodyMap): number {
  const section = body.sections.find(({ at }) => at >= host.start)?.textWidth || usualTextWidth;
  if (host.cellWidth === null) return section;
  return host.cellWidth > 0 ? host.cellWidth : Math.floor(section / 2);
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

function notesOn(
  docx: OpenDocx,
  host: BodyParagraph,
  textWidth: number,
  nodes: readonly DocumentNode[],
): string[] {
  const notes: string[] = [];
  if (host.cellWidth !== null) {
    notes.push('표 칸 안에 넣었어요. 표의 너비를 칸에 맞췄어요.');
    if (textWidth < narrowWidth) notes.push('칸이 좁아 글이 여러 줄로 나뉠 수 있어요.');
  }
  if (docx.archive.entries.some(({ name }) => name.startsWith('_xmlsignatures/')))
    notes.push('전자서명된 문서예요. 내용이 바뀌어 서명은 더 이상 맞지 않아요.');
  if (nodes.some((node) => node.type === 'heading') && /\bTOC\b/.test(docx.mainXml))
    notes.push('목차는 Word에서 목차를 누르고 F9를 눌러 새로 고쳐 주세요.');
  return notes;
}
