import { readArchive } from '../../shared/archive/readArchive';
import { decodePart } from '../../shared/docx/partText';
import { scanWord } from '../../shared/docx/scanWord';
import { attribute } from '../../shared/docx/scanXml';

/** What Word would call corrupt or draw wrongly and a schema does not see, one line each. Empty when all is well. */
export function lintDocx(docx: Uint8Array): string[] {
  const parts = textParts(docx);
  const problems: string[] = [];
  for (const [name, xml] of parts) {
    const ids = new Set<string>();
    scanWord(xml, {
      open(element) {
        if (!/(^|:)Relationship$/.test(element.tag)) return;
        const id = attribute(element, 'Id') ?? '';
        if (ids.has(id)) problems.push(`${name}: relationship ${id} is there twice`);
        ids.add(id);
        const target = attribute(element, 'Target') ?? '';
        if (attribute(element, 'TargetMode') === 'External') return;
        if (!parts.names.has(resolved(name, target))) problems.push(`${name}: ${id} leads to no part`);
      },
    });
  }
  const main = mainPart(parts);
  const part = (type: string) => parts.get(parts.target(main, type) ?? '') ?? '';
  const styles = idsIn(part('styles'), 'w:style', 'w:styleId', problems);
  const lists = idsIn(part('numbering'), 'w:num', 'w:numId', problems);
  const definitions = idsIn(part('numbering'), 'w:abstractNum', 'w:abstractNumId', problems);
  scanWord(part('numbering') || '<x/>', {
    open(element) {
      const value = attribute(element, 'w:val') ?? '';
      if (element.name === 'w:abstractNumId' && !definitions.has(value))
        problems.push(`list refers to missing definition ${value}`);
    },
  });
  const context = { styles, lists, relationships: parts.ids(main), problems };
  lintBody(parts.get(main) ?? '', context);
  return problems;
}

interface LintContext {
  styles: ReadonlySet<string>;
  lists: ReadonlySet<string>;
  relationships: ReadonlySet<string>;
  problems: string[];
}

function lintBody(xml: string, { styles, lists, relationships, problems }: LintContext): void {
  const unique = { 'w:bookmarkStart': new Set<string>(), 'w:sdtId': new Set<string>() };
  const children: string[][] = [];
  const once = (seen: Set<string>, id: string, what: string) => {
    if (seen.has(id)) problems.push(`repeated ${what} id ${id}`);
    seen.add(id);
  };
  scanWord(xml, {
    open(element) {
      const parent = children.at(-1);
      parent?.push(element.name);
      children.push([]);
      const value = attribute(element, 'w:val') ?? '';
      if (/^w:(pStyle|rStyle|tblStyle)$/.test(element.name) && !styles.has(value))
        problems.push(`unknown style ${value}`);
      if (element.name === 'w:numId' && value !== '0' && !lists.has(value))
        problems.push(`unknown list ${value}`);
      if (element.name === 'w:bookmarkStart')
        once(unique['w:bookmarkStart'], attribute(element, 'w:id') ?? '', 'bookmark');
      if (element.name === 'w:id') once(unique['w:sdtId'], value, 'content control');
      for (const name of ['r:id', 'r:embed', 'r:link']) {
        const id = attribute(element, name);
        if (id !== null && id !== '' && !relationships.has(id)) problems.push(`dangling relationship ${id}`);
      }
    },
    close(element) {
      const inside = children.pop() ?? [];
      const { name } = element;
      const blocks = inside.filter(
        (one) => !/^w:(bookmark|comment|perm|move|proof|customXml\w+Range)/.test(one),
      );
      if (name === 'w:tc' && !['w:p', 'w:sdt'].includes(blocks.at(-1) ?? ''))
        problems.push('cell without a final paragraph');
      if (
        ['w:body', 'w:tc', 'w:sdtContent'].includes(name) &&
        blocks.some((one, index) => one === 'w:tbl' && blocks[index + 1] === 'w:tbl')
      )
        problems.push('tables that touch');
      if (name === 'w:r' && inside.some((one) => one === 'w:p' || one === 'w:tbl'))
        problems.push('block inside a run');
      if (name === 'w:p' && inside.some((one) => one === 'w:p' || one === 'w:tbl'))
        problems.push('block inside a paragraph');
      if (name === 'w:p' && inside.indexOf('w:pPr') > 0) problems.push('paragraph properties not first');
    },
  });
}

/** Parts that hold XML, as text, with what relationships say about them. */
function textParts(docx: Uint8Array) {
  const read = readArchive(docx, { ratio: 10_000 });
  if (!read.ok) throw new Error(read.problem.detail);
  const parts = new Map<string, string>();
  for (const { name } of read.archive.entries) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const entry = read.archive.read(name);
    const decoded = entry.ok ? decodePart(entry.bytes) : null;
    if (!decoded) throw new Error(`${name} cannot be read`);
    parts.set(name, decoded.text);
  }
  const relationships = (part: string) => {
    const at = part.lastIndexOf('/') + 1;
    const found: { id: string; type: string; target: string }[] = [];
    const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
    const xml = parts.get(name);
    if (xml)
      scanWord(xml, {
        open(element) {
          if (!/(^|:)Relationship$/.test(element.tag)) return;
          const type = attribute(element, 'Type') ?? '';
          found.push({
            id: attribute(element, 'Id') ?? '',
            type: type.slice(type.lastIndexOf('/') + 1),
            target: resolved(name, attribute(element, 'Target') ?? ''),
          });
        },
      });
    return found;
  };
  return Object.assign(parts, {
    names: new Set(read.archive.entries.map(({ name }) => name)),
    ids: (part: string) => new Set(relationships(part).map(({ id }) => id)),
    target: (part: string, type: string) => relationships(part).find((one) => one.type === type)?.target,
  });
}

function mainPart(parts: ReturnType<typeof textParts>): string {
  return parts.target('', 'officeDocument') ?? '';
}

/** A relationship's target as a part name; the part of relationships lies one folder below what it speaks of. */
function resolved(relationshipsPart: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = relationshipsPart.split('/').slice(0, -2);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function idsIn(xml: string, element: string, name: string, problems: string[]): ReadonlySet<string> {
  const ids = new Set<string>();
  if (xml === '') return ids;
  scanWord(xml, {
    open(one) {
      if (one.name !== element) return;
      const id = attribute(one, name) ?? '';
      if (ids.has(id)) problems.push(`${element} ${id} is there twice`);
      ids.add(id);
    },
  });
  return ids;
}
