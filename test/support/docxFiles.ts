import { readArchive } from '../../shared/archive/readArchive';
import { writeArchive } from '../../shared/archive/writeArchive';
import { mapBody } from '../../shared/docx/mapBody';

export { lintDocx } from './lintDocx';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export interface DocxParts {
  /** Inside `w:body`, before the section properties. */
  body: string;
  sectionProperties?: string;
  /** Inside `w:styles`; null leaves the part out. */
  styles?: string | null;
  /** Inside `w:numbering`; absent leaves the part out. */
  numbering?: string;
  /** More entries, by name; a `header` or the like is referred to from the main part. */
  more?: Record<string, string>;
  /** Whole replacement of a part, by name. */
  replace?: Record<string, string>;
}

export const aParagraphXml = (text: string, style?: string) =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const usualStyles =
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>';

/** A small .docx with the given body, as Word lays one out. */
export function aDocx(parts: DocxParts): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
  const more = Object.keys(parts.more ?? {});
  const types = ['styles', 'numbering'].filter((type) =>
    type === 'styles' ? parts.styles !== null : parts.numbering !== undefined,
  );
  const typeOf = (name: string) => /word\/([a-z]+)\d*\.xml$/.exec(name)?.[1];
  const files: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>${types.map((type) => `<Override PartName="/word/${type}.xml" ContentType="${word}.${type}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${declaration}<w:document xmlns:w="${wordNamespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${parts.body}${parts.sectionProperties ?? '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${types.map((type, index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${type}.xml"/>`).join('')}${more.map((name, index) => (typeOf(name) ? `<Relationship Id="rId${index + 10}" Type="${office}/${typeOf(name)}" Target="${name.slice(5)}"/>` : '')).join('')}</Relationships>`,
    ...(parts.styles === null
      ? {}
      : {
          'word/styles.xml': `${declaration}<w:styles xmlns:w="${wordNamespace}">${parts.styles ?? usualStyles}</w:styles>`,
        }),
    ...(parts.numbering === undefined
      ? {}
      : {
          'word/numbering.xml': `${declaration}<w:numbering xmlns:w="${wordNamespace}">${parts.numbering}</w:numbering>`,
        }),
    ...parts.more,
    ...parts.replace,
  };
  return writeArchive(
    Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
  );
}

export function partNames(docx: Uint8Array): string[] {
  const read = readArchive(docx, { ratio: 10_000 });
  if (!read.ok) throw new Error(read.problem.detail);
  return read.archive.entries.map(({ name }) => name);
}

export function partText(docx: Uint8Array, name: string): string {
  const read = readArchive(docx, { ratio: 10_000 });
  if (!read.ok) throw new Error(read.problem.detail);
  const entry = read.archive.read(name);
  if (!entry.ok) throw new Error(`${name}: ${entry.problem.detail}`);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(entry.bytes);
}

/** Text of each paragraph of the body that has any. */
export function paragraphTexts(docx: Uint8Array): string[] {
  return mapBody(partText(docx, 'word/document.xml'))
    .paragraphs.map(({ text }) => text)
    .filter((text) => text !== '');
}
