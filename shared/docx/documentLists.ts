import { type OpenDocx, readPart } from './openDocx';
import { scanWord } from './scanWord';
import { attribute } from './scanXml';

/** A level of a list as it prints. */
export interface ListLevel {
  /** From 0. */
  level: number;
  /** Number format such as `bullet`, `decimal`, `ganada`. */
  format: string;
  /** The mark of a bullet, or a pattern such as `%1.`. */
  text: string;
}

interface ListReference {
  numId: string | null;
  level: number | null;
  styleId: string | null;
}

/** The lists of a document and of its paragraph styles. */
export interface DocxLists {
  /** The list a paragraph belongs to by itself or by its style; `null` for none. */
  levelOf(paragraph: ListReference): ListLevel | null;
}

/** Reads numbering and the lists of styles; a document without them has no lists. */
export function readLists(docx: OpenDocx): DocxLists {
  const numbering = readRelated(docx, 'numbering');
  const levels = numbering === null ? new Map<string, ListLevel[]>() : readNumbering(numbering);
  const styles = readRelated(docx, 'styles');
  const styleLists = styles === null ? new Map<string, StyleList>() : readStyleLists(styles);
  return {
    levelOf({ numId, level, styleId }) {
      const style = styleListOf(styleId, styleLists);
      const list = numId ?? style.numId;
      // Zero takes a paragraph out of the list its style puts it in.
      if (list === null || list === '0') return null;
      const at = level ?? style.level ?? 0;
      return levels.get(list)?.find((one) => one.level === at) ?? null;
    },
  };
}

function readRelated(docx: OpenDocx, type: string): string | null {
  const part = docx.relationships.find((one) => one.type === type)?.target;
  return part && docx.archive.has(part) ? readPart(docx.archive, part, docx.fileName) : null;
}

function readNumbering(xml: string): Map<string, ListLevel[]> {
  const abstract = new Map<string, ListLevel[]>();
  const lists = new Map<string, ListLevel[]>();
  let levels: ListLevel[] = [];
  let numId = '';
  let isOverride = false;
  scanWord(xml, {
    open(element) {
      const value = () => attribute(element, 'w:val') ?? '';
      const level = levels.at(-1);
      if (element.name === 'w:abstractNum') {
        levels = [];
        abstract.set(attribute(element, 'w:abstractNumId') ?? '', levels);
      } else if (element.name === 'w:lvlOverride') isOverride = true;
      else if (isOverride) return;
      else if (element.name === 'w:lvl')
        levels.push({ level: Number(attribute(element, 'w:ilvl') ?? 0), format: 'decimal', text: '' });
      else if (element.name === 'w:numFmt' && level) level.format = value();
      else if (element.name === 'w:lvlText' && level) level.text = value();
      else if (element.name === 'w:num') numId = attribute(element, 'w:numId') ?? '';
      else if (element.name === 'w:abstractNumId') lists.set(numId, abstract.get(value()) ?? []);
    },
    close(element) {
      if (element.name === 'w:lvlOverride') isOverride = false;
    },
  });
  return lists;
}

interface StyleList {
  basedOn: string | null;
  numId: string | null;
  level: number | null;
}

function readStyleLists(xml: string): Map<string, StyleList> {
  const styles = new Map<string, StyleList>();
  let style: StyleList | null = null;
  scanWord(xml, {
    open(element) {
      if (element.name === 'w:style') {
        style = { basedOn: null, numId: null, level: null };
        styles.set(attribute(element, 'w:styleId') ?? '', style);
      } else if (!style) return;
      else if (element.name === 'w:basedOn') style.basedOn = attribute(element, 'w:val');
      else if (element.name === 'w:numId') style.numId = attribute(element, 'w:val');
      else if (element.name === 'w:ilvl') style.level = Number(attribute(element, 'w:val') ?? 0);
    },
    close(element) {
      if (element.name === 'w:style') style = null;
    },
  });
  return styles;
}

function styleListOf(
  styleId: string | null,
  styles: ReadonlyMap<string, StyleList>,
): Pick<StyleList, 'numId' | 'level'> {
  const seen = new Set<string>();
  let level: number | null = null;
  for (let at = styleId; at !== null && !seen.has(at); ) {
    seen.add(at);
    const style = styles.get(at);
    if (!style) break;
    level ??= style.level;
    if (style.numId !== null) return { numId: style.numId, level };
    at = style.basedOn;
  }
  return { numId: null, level: null };
}
