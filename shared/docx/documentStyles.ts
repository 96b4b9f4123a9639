import { type OpenDocx, readPart } from './openDocx';
import { scanWord } from './scanWord';
import { attribute } from './scanXml';

/** Outline level from 1 by style id. */
export type HeadingStyles = ReadonlyMap<string, number>;

interface StyleRecord {
  name: string;
  basedOn: string | null;
  outlineLevel: number | null;
}

export interface StyleSheet {
  headings: HeadingStyles;
  ids: ReadonlySet<string>;
  defaultParagraphStyle: string | null;
}

function readStyleSheet(stylesXml: string): StyleSheet {
  const records = new Map<string, StyleRecord>();
  let defaultParagraphStyle: string | null = null;
  let current: StyleRecord | null = null;
  scanWord(stylesXml, {
    open(element) {
      if (element.name === 'w:style') {
        const id = attribute(element, 'w:styleId');
        current = { name: '', basedOn: null, outlineLevel: null };
        if (id === null) return;
        records.set(id, current);
        const isDefault = ['1', 'true', 'on'].includes(attribute(element, 'w:default') ?? '');
        if (isDefault && attribute(element, 'w:type') === 'paragraph') defaultParagraphStyle = id;
      } else if (current) {
        const value = attribute(element, 'w:val');
        if (element.name === 'w:name') current.name = value ?? '';
        else if (element.name === 'w:basedOn') current.basedOn = value;
        else if (element.name === 'w:outlineLvl') current.outlineLevel = Number(value);
      }
    },
    close(element) {
      if (element.name === 'w:style') current = null;
    },
  });
  const headings = new Map<string, number>();
  for (const id of records.keys()) {
    const level = styleLevel(id, records);
    if (level !== null) headings.set(id, level);
  }
  return { headings, ids: new Set(records.keys()), defaultParagraphStyle };
}

// Word and LibreOffice ("heading 1"), Word in Korean ("제목 1"), documents saved by 한글 ("개요 1").
const headingName = /^(?:heading|제목|개요|outline) ?([1-9])$/i;

function styleLevel(id: string, records: ReadonlyMap<string, StyleRecord>): number | null {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const record = records.get(at);
    if (!record) break;
    // Level 10 means body text: a style that says so is no heading whatever it is based on.
    if (record.outlineLevel !== null) return record.outlineLevel <= 8 ? record.outlineLevel + 1 : null;
    const named = headingName.exec(record.name.normalize('NFC'));
    if (named) return Number(named[1]);
    at = record.basedOn;
  }
  return null;
}

/** The document's styles; an empty sheet when it has none. */
export function readStyles(docx: OpenDocx): StyleSheet {
  const part = docx.relationships.find(({ type }) => type === 'styles')?.target;
  if (!part || !docx.archive.has(part))
    return { headings: new Map(), ids: new Set(), defaultParagraphStyle: null };
  return readStyleSheet(readPart(docx.archive, part, docx.fileName));
}
