import { type OpenDocx, readPart, relationshipsPartOf } from './openDocx';
import { declaringWord, scanWord, wordNamespace } from './scanWord';
import { attribute, rootElement } from './scanXml';
import { abstractListXml, type ListIds, type ListName, listXml } from './wordNumbering';
import { injectedStyleId, injectedStyleXml, type StyleName } from './wordStyles';

/** Parts of a package with new contents, by name; the others stay as they are. */
export class PackageChanges {
  readonly changed = new Map<string, string>();
  readonly #created = new Map<string, string>();

  constructor(readonly docx: OpenDocx) {}

  text(part: string): string {
    return this.changed.get(part) ?? readPart(this.docx.archive, part, this.docx.fileName);
  }

  /** The part the main part refers to by this relationship type; a new empty one when there is none. */
  partOfType(type: 'styles' | 'numbering' | 'comments'): string {
    const created = this.#created.get(type);
    if (created) return created;
    const existing = this.docx.relationships.find((relationship) => relationship.type === type)?.target;
    if (existing && this.docx.archive.has(existing)) return existing;
    const folder = this.docx.mainPart.slice(0, this.docx.mainPart.lastIndexOf('/') + 1);
    let part = `${folder}${type}.xml`;
    for (let number = 2; this.docx.archive.has(part); number += 1) part = `${folder}${type}${number}.xml`;
    this.changed.set(
      part,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${type} xmlns:w="${wordNamespace}"></w:${type}>`,
    );
    this.#register(part, type);
    this.#created.set(type, part);
    return part;
  }

  #register(part: string, type: 'styles' | 'numbering' | 'comments'): void {
    const types = '[Content_Types].xml';
    const contentType = `application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml`;
    this.#append(types, (prefix) => `<${prefix}Override PartName="/${part}" ContentType="${contentType}"/>`);
    const relationships = relationshipsPartOf(this.docx.mainPart);
    if (!this.docx.archive.has(relationships) && !this.changed.has(relationships))
      this.changed.set(
        relationships,
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
      );
    const taken = new Set(this.docx.relationships.map(({ id }) => id));
    let id = `rIdBaljugil${type}`;
    while (taken.has(id)) id += 'x';
    const relationshipType = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`;
    this.#append(
      relationships,
      (prefix) => `<${prefix}Relationship Id="${id}" Type="${relationshipType}" Target="/${part}"/>`,
    );
  }

  #append(part: string, element: (prefix: string) => string): void {
    const xml = this.text(part);
    const { tag } = rootElement(xml);
    const prefix = tag.includes(':') ? tag.slice(0, tag.indexOf(':') + 1) : '';
    this.changed.set(part, insertIntoRoot(xml, [{ before: null, xml: element(prefix) }], { isWord: false }));
  }
}

/**
 * Puts XML directly inside the root element: before the first child with one of the names, or at the end. An empty root is
 * opened first; everything else stays as it was.
 */
function insertIntoRoot(
  xml: string,
  insertions: { before: string[] | null; xml: string }[],
  { isWord }: { isWord: boolean },
): string {
  let depth = 0;
  let end = xml.length;
  let emptyRoot: { tag: string; contentStart: number } | null = null;
  const firstAt = new Map<string, number>();
  const { isUsual } = scanWord(xml, {
    open(element) {
      if (depth === 0 && element.isEmpty) emptyRoot = element;
      if (depth === 1 && !firstAt.has(element.name)) firstAt.set(element.name, element.start);
      depth += 1;
    },
    close(_element, contentEnd) {
      depth -= 1;
      if (depth === 0) end = contentEnd;
    },
  });
  if (emptyRoot !== null) {
    const { tag, contentStart }: { tag: string; contentStart: number } = emptyRoot;
    const opened = `${xml.slice(0, contentStart).replace(/\s*\/>$/, '>')}</${tag}>${xml.slice(contentStart)}`;
    return insertIntoRoot(opened, insertions, { isWord });
  }
  const placed = insertions.map(({ before, xml: added }) => {
    const positions = (before ?? []).flatMap((name) => firstAt.get(name) ?? []);
    return { at: Math.min(end, ...positions), added: isWord && !isUsual ? declaringWord(added) : added };
  });
  let result = xml;
  // From the back, so that earlier offsets stay true; equal offsets keep their order.
  for (const { at, added } of placed.reverse()) result = result.slice(0, at) + added + result.slice(at);
  return result;
}

/** Adds the styles that are not there yet. */
export function addStyles(
  changes: PackageChanges,
  names: readonly StyleName[],
  existing: { ids: ReadonlySet<string>; defaultParagraphStyle: string | null },
): void {
  const missing = names.filter((name) => !existing.ids.has(injectedStyleId(name)));
  if (missing.length === 0) return;
  const part = changes.partOfType('styles');
  const xml = missing.map((name) => injectedStyleXml(name, existing.defaultParagraphStyle)).join('');
  const added = insertIntoRoot(changes.text(part), [{ before: null, xml }], { isWord: true });
  changes.changed.set(part, added);
}

/** Adds comments; their ids are free already. */
export function addComments(changes: PackageChanges, xml: string): void {
  const part = changes.partOfType('comments');
  changes.changed.set(part, insertIntoRoot(changes.text(part), [{ before: null, xml }], { isWord: true }));
}

/** Adds list definitions with ids of their own, so that the document's lists neither change nor go on in ours. */
export function addLists(changes: PackageChanges, names: readonly ListName[]): ListIds {
  const ids: ListIds = { headings: 0, items: 0, tableItems: 0 };
  if (names.length === 0) return ids;
  const part = changes.partOfType('numbering');
  const xml = changes.text(part);
  const taken = { 'w:abstractNum': new Set<number>(), 'w:num': new Set<number>([0]) };
  scanWord(xml, {
    open(element) {
      if (element.name === 'w:abstractNum')
        taken['w:abstractNum'].add(Number(attribute(element, 'w:abstractNumId')));
      if (element.name === 'w:num') taken['w:num'].add(Number(attribute(element, 'w:numId')));
    },
  });
  let abstracts = '';
  let lists = '';
  for (const name of names) {
    const abstractId = freeNumber(taken['w:abstractNum']);
    const numId = freeNumber(taken['w:num']);
    ids[name] = numId;
    abstracts += abstractListXml(name, abstractId, { fonts: '<w:rFonts w:hint="eastAsia"/>' });
    lists += listXml(numId, abstractId);
  }
  changes.changed.set(
    part,
    insertIntoRoot(
      xml,
      [
        { before: ['w:num', 'w:numIdMacAtCleanup'], xml: abstracts },
        { before: ['w:numIdMacAtCleanup'], xml: lists },
      ],
      { isWord: true },
    ),
  );
  return ids;
}

/** The number after the largest one taken, which takes it; the lowest free one where numbers come to their end. */
export function freeNumber(taken: Set<number>): number {
  const largest = [...taken].reduce((most, one) => (one > most ? one : most), -1);
  let free = largest + 1;
  if (free >= 0x7fffffff) for (free = 1; taken.has(free); ) free += 1;
  taken.add(free);
  return free;
}
