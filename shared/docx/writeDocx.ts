import {
  Document,
  Footer,
  Header,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { readArchive } from '../archive/readArchive';
import { writeArchive } from '../archive/writeArchive';
import { cleanLine } from '../document/text';
import type { DocumentLook, DocumentSection, HeadingNode, WordDocument } from '../document/wordDocument';
import { assertBalanced } from './balancedTags';
import { type ContentsEntry, contentsXml } from './contentsXml';
import { nodeXmls } from './nodeXml';
import type { TargetDocument } from './paragraphXml';
import { Pictures } from './pictures';
import { chapterLists, HeadingCounter, numberingPartXml, ownLists } from './wordNumbering';
import { styleDefinitions, stylesPartXml, usualLook } from './wordStyles';
import { toXmlText } from './xmlText';

export interface WriteDocxOptions {
  /** `done` and `total` count nodes; called at least at the start and at the end. */
  onProgress?: (done: number, total: number) => void;
  isCancelled?: () => boolean;
  /** Printed page of the nth heading, counted from 0 over all sections; null or absent when not known. */
  pageOfHeading?: (headingIndex: number) => number | null;
}

/** Thrown by `writeDocx` when `isCancelled` said so; nothing has been written anywhere. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** Twips. 11906 × 16838 is what Word itself calls A4; converting millimetres gives one less. */
const page = { short: 11906, long: 16838, header: 680, footer: 567 };
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
const nodesBetweenReports = 40;

/**
 * The document as .docx bytes; the same document and options give the same bytes. `docx` builds the package with its
 * sections, headers and footers around one marker per section; paragraphs, tables, styles and lists are our own XML.
 */
export async function writeDocx(document: WordDocument, options: WriteDocxOptions = {}): Promise<Uint8Array> {
  const look = document.look ?? usualLook;
  const total = document.sections.reduce((sum, section) => sum + section.nodes.length, 1);
  const step = pacer(total, options);
  step(0);

  const headings = document.sections.flatMap((section) =>
    section.nodes.filter((node) => node.type === 'heading'),
  );
  const entries = headingEntries(headings, look, options);
  const chapters = look.chapterMark === 'Ⅰ' ? chapterLists(headings) : { listOf: new Map(), marks: [] };
  const bookmarks = new Map(
    entries.map((entry, index) => [entry.heading, { name: entry.bookmark, id: index + 1 }]),
  );
  const hasContents = document.sections.some((section) =>
    section.nodes.some((node) => node.type === 'contents'),
  );
  const bookmark = (heading: HeadingNode) => {
    const mark = bookmarks.get(heading);
    return mark
      ? {
          before: `<w:bookmarkStart w:id="${mark.id}" w:name="${mark.name}"/>`,
          after: `<w:bookmarkEnd w:id="${mark.id}"/>`,
        }
      : { before: '', after: '' };
  };

  const bodies: string[] = [];
  const pictures = new Pictures();
  const captions = { 표: 0, 그림: 0 };
  let done = 0;
  for (const section of document.sections) {
    const target: TargetDocument = {
      styleId: (name) => styleDefinitions[name].id,
      lists: ownLists,
      headingStylesNumber: true,
      headingList: (heading) => chapters.listOf.get(heading),
      outlineShift: 0,
      textWidth: textWidth(section, look),
      bookmark: hasContents ? bookmark : null,
      contents: (node) => contentsXml(node, entries),
      picture: (node) => pictures.take(node),
      captionNumber: (series) => {
        captions[series] += 1;
        return captions[series];
      },
      textHeight: textHeight(section, look),
    };
    const parts: string[] = [];
    for (const xml of nodeXmls(section.nodes, target)) {
      parts.push(xml);
      done = Math.min(done + 1, total - 1);
      step(done);
    }
    bodies.push(parts.join(''));
  }

  const skeleton = await Packer.pack(skeletonOf(document, look), 'uint8array');
  if (options.isCancelled?.()) throw new Cancelled();
  const bytes = assemble(
    skeleton,
    document,
    bodies,
    {
      'word/styles.xml': () =>
        stylesPartXml(ownLists.headings, textWidth({ pageNumbers: 'none', nodes: [] }, look), look),
      'word/numbering.xml': () => numberingPartXml(headingStyleIds, look, chapters.marks),
      'word/_rels/document.xml.rels': (xml) => pictures.withRelationships(xml),
      '[Content_Types].xml': (xml) => pictures.withContentTypes(xml),
    },
    pictures.entries(),
  );
  options.onProgress?.(total, total);
  if (options.isCancelled?.()) throw new Cancelled();
  return bytes;
}

/** Tells how far it is, and stops when it should. Nobody waits for this thread, so it never pauses. */
function pacer(total: number, options: WriteDocxOptions): (done: number) => void {
  return (done) => {
    if (done % nodesBetweenReports !== 0) return;
    options.onProgress?.(done, total);
    if (options.isCancelled?.()) throw new Cancelled();
  };
}

function headingEntries(
  headings: readonly HeadingNode[],
  look: DocumentLook,
  options: WriteDocxOptions,
): ContentsEntry[] {
  const counter = new HeadingCounter(look.chapterMark);
  return headings.map((heading, index) => ({
    heading,
    label: heading.numbered === false ? '' : counter.next(heading.level),
    bookmark: `_Toc${String(index + 1).padStart(6, '0')}`,
    page: options.pageOfHeading?.(index) ?? null,
  }));
}

function textWidth(section: DocumentSection, { marginsMm }: DocumentLook): number {
  const paper = section.orientation === 'landscape' ? page.long : page.short;
  return paper - twips(marginsMm.left) - twips(marginsMm.right);
}

const marker = (index: number) => `section-${index}`;

function textHeight(section: DocumentSection, { marginsMm }: DocumentLook): number {
  const paper = section.orientation === 'landscape' ? page.short : page.long;
  return paper - twips(marginsMm.top) - twips(marginsMm.bottom);
}

function skeletonOf(document: WordDocument, { marginsMm }: DocumentLook): Document {
  return new Document({
    sections: document.sections.map((section, index) => {
      const before = document.sections[index - 1];
      const isNumbered = section.pageNumbers !== 'none';
      const header = isNumbered && section.header ? cleanLine(section.header) : null;
      return {
        properties: {
          page: {
            // `docx` swaps width and height itself for landscape pages.
            size: {
              width: page.short,
              height: page.long,
              orientation:
                section.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twips(marginsMm.top),
              bottom: twips(marginsMm.bottom),
              left: twips(marginsMm.left),
              right: twips(marginsMm.right),
              header: page.header,
              footer: page.footer,
            },
            pageNumbers: isNumbered
              ? {
                  // A landscape section amid others goes on counting.
                  ...(before?.pageNumbers === section.pageNumbers ? {} : { start: 1 }),
                  formatType:
                    section.pageNumbers === 'roman' ? NumberFormat.LOWER_ROMAN : NumberFormat.DECIMAL,
                }
              : {},
          },
        },
        // A section without its own header would repeat the one before.
        headers: {
          default: new Header({
            children: [
              header === null
                ? new Paragraph({})
                : new Paragraph({ style: 'Header', children: [new TextRun(header)] }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              isNumbered
                ? new Paragraph({
                    style: 'Footer',
                    children: [new TextRun({ children: ['- ', PageNumber.CURRENT, ' -'] })],
                  })
                : new Paragraph({}),
            ],
          }),
        },
        children: [new Paragraph(marker(index))],
      };
    }),
  });
}

const headingStyleIds = [1, 2, 3, 4, 5, 6].map((level) => `Heading${level}`);

function assemble(
  skeleton: Uint8Array,
  document: WordDocument,
  bodies: readonly string[],
  parts: Record<string, (xml: string) => string>,
  media: readonly { name: string; bytes: Uint8Array }[],
): Uint8Array {
  const read = readArchive(skeleton);
  if (!read.ok) throw new Error(`skeleton: ${read.problem.detail}`);
  const replaced: Record<string, (xml: string) => string> = {
    'word/document.xml': (xml) => fillMarkers(xml, bodies),
    ...parts,
    'docProps/core.xml': () => corePropertiesXml(document.properties),
  };
  const entries = read.archive.entries.map(({ name }) => {
    const entry = read.archive.read(name);
    if (!entry.ok) throw new Error(`skeleton: ${entry.problem.detail}`);
    const replace = replaced[name];
    const bytes = replace
      ? new TextEncoder().encode(replace(new TextDecoder().decode(entry.bytes)))
      : entry.bytes;
    return { name, bytes };
  });
  // Readers that look at the first entries only expect the content types there.
  entries.sort((a, b) => Number(b.name === '[Content_Types].xml') - Number(a.name === '[Content_Types].xml'));
  return writeArchive([...entries, ...media]);
}

function fillMarkers(xml: string, bodies: readonly string[]): string {
  let filled = 0;
  const markerParagraph =
    /<w:p>(?:<w:pPr>(<w:sectPr>(?:(?!<\/w:sectPr>).)*<\/w:sectPr>)<\/w:pPr>)?<w:r><w:t xml:space="preserve">section-(\d+)<\/w:t><\/w:r><\/w:p>/g;
  const result = xml.replace(markerParagraph, (_, sectionProperties: string | undefined, index: string) => {
    filled += 1;
    const end = sectionProperties
      ? `<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>${sectionProperties}</w:pPr></w:p>`
      : '';
    return `${bodies[Number(index)] ?? ''}${end}`;
  });
  assertBalanced(result);
  if (filled !== bodies.length) throw new Error(`${filled} of ${bodies.length} section markers found`);
  return result;
}

function corePropertiesXml(properties: WordDocument['properties']): string {
  const date = new Date(properties.date).toISOString();
  const keywords = properties.keywords
    ? `<cp:keywords>${toXmlText(cleanLine(properties.keywords))}</cp:keywords>`
    : '';
  const creator = toXmlText(cleanLine(properties.creator));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${toXmlText(cleanLine(properties.title))}</dc:title><dc:subject>${toXmlText(cleanLine(properties.subject))}</dc:subject><dc:creator>${creator}</dc:creator>${keywords}<dc:language>ko-KR</dc:language><cp:lastModifiedBy>${creator}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`;
}
