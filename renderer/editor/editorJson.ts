import {
  type Block,
  type Citation,
  citationSchema,
  derivedParts,
  detailLevels,
  fieldNames,
  type Inline,
  type TableBlock,
} from '../../shared/document/blocks';
import type { SectionBlock } from '../../shared/project/project';
import type { DetailLine } from '../../shared/requirement/requirement';
import { type Condition, conditionSchema } from '../../shared/rfp/condition';

// One block is one editor node and the other way round. The editor's own JSON never leaves this folder.

/** The part of Tiptap's JSON these documents use. */
export interface EditorNode {
  type?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
  content?: EditorNode[];
}

/** Width in px the columns of a freshly loaded table share: the text width of the page. */
export const tableWidth = 700;

const markNames = ['bold', 'italic', 'underline'] as const;

/** The editor document of a section. An empty section becomes one empty paragraph, since a caret needs a line. */
export function toEditorDocument(blocks: readonly SectionBlock[]): EditorNode {
  const content = blocks.map(({ block, when }) => withCondition(nodeOf(block), when));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** The blocks of an editor document; a document of one empty paragraph is an empty section. */
export function toBlocks(document: EditorNode): SectionBlock[] {
  const blocks = (document.content ?? []).map((node) => {
    const when = conditionOf(node.attrs?.when);
    return when === undefined ? { block: blockOf(node) } : { block: blockOf(node), when };
  });
  return blocks.length === 1 && blocks[0] !== undefined && isBlank(blocks[0]) ? [] : blocks;
}

/** 세부내용 as an editor document of item lines. */
export function toDetailsDocument(details: readonly DetailLine[]): EditorNode {
  const lines = details.length > 0 ? details : [{ level: '○' as const, text: '' }];
  return {
    type: 'doc',
    content: lines.map(({ level, text }) => ({
      type: 'item',
      attrs: { level },
      // A line is one line: a break inside it would be lost in the 총괄표 and in the comparison of versions.
      ...(text === '' ? {} : { content: [{ type: 'text', text: text.replace(/\s*\n\s*/g, ' ') }] }),
    })),
  };
}

/** The 세부내용 lines of an editor document; a single empty line is no 세부내용 at all. */
export function toDetails(document: EditorNode): DetailLine[] {
  const lines = (document.content ?? []).map((node) => ({
    level: levelOf(node.attrs?.level),
    text: (node.content ?? []).map((one) => one.text ?? '').join(''),
  }));
  return lines.length === 1 && lines[0]?.text === '' ? [] : lines;
}

/** Inline content as the editor keeps it: no empty text, neighbours with the same marks joined. */
export function joinInlines(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if ('field' in inline) joined.push({ field: inline.field });
    else if ('citation' in inline) joined.push({ citation: inline.citation });
    else if (inline.text === '') continue;
    else if (last !== undefined && 'text' in last && sameMarks(last, inline)) last.text += inline.text;
    else joined.push({ ...inline });
  }
  return joined;
}

function nodeOf(block: Block): EditorNode {
  switch (block.type) {
    case 'paragraph':
      return {
        type: 'paragraph',
        ...(block.align === undefined ? {} : { attrs: { align: block.align } }),
        ...contentOf(block.content),
      };
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, ...contentOf(block.content) };
    case 'item':
      return { type: 'item', attrs: { level: block.level }, ...contentOf(block.content) };
    case 'table':
      return tableNode(block);
    case 'derived':
      return { type: 'derived', attrs: { part: block.part } };
    case 'pageBreak':
      return { type: 'pageBreak' };
    case 'image':
      return {
        type: 'image',
        attrs: { image: block.image, caption: block.caption, widthPercent: block.widthPercent ?? null },
      };
  }
}

function blockOf(node: EditorNode): Block {
  const content = () => inlinesOf(node.content);
  switch (node.type) {
    case 'heading':
      return { type: 'heading', level: headingLevelOf(node.attrs?.level), content: content() };
    case 'item':
      return { type: 'item', level: levelOf(node.attrs?.level), content: content() };
    case 'table':
      return tableBlock(node);
    case 'derived': {
      const part = derivedParts.find((one) => one === node.attrs?.part);
      if (part === undefined)
        throw new Error(`Unknown derived part in the editor: ${String(node.attrs?.part)}`);
      return { type: 'derived', part };
    }
    case 'pageBreak':
      return { type: 'pageBreak' };
    case 'image': {
      const widthPercent = node.attrs?.widthPercent;
      return {
        type: 'image',
        image: String(node.attrs?.image),
        ...(typeof widthPercent === 'number' ? { widthPercent } : {}),
        caption: String(node.attrs?.caption ?? ''),
      };
    }
    case 'paragraph': {
      const align = (['left', 'center', 'right'] as const).find((one) => one === node.attrs?.align);
      return { type: 'paragraph', content: content(), ...(align === undefined ? {} : { align }) };
    }
    default:
      throw new Error(`Unknown editor node: ${String(node.type)}`);
  }
}

function contentOf(inlines: readonly Inline[]): { content?: EditorNode[] } {
  const content = joinInlines(inlines).flatMap(nodesOfInline);
  return content.length > 0 ? { content } : {};
}

function nodesOfInline(inline: Inline): EditorNode[] {
  if ('field' in inline) return [{ type: 'field', attrs: { name: inline.field } }];
  if ('citation' in inline) return [{ type: 'citation', attrs: { ...inline.citation } }];
  const names = markNames.filter((name) => inline[name]);
  const marks = names.length > 0 ? { marks: names.map((type) => ({ type })) } : {};
  // The editor keeps a line break as a node: browsers turn a line feed inside a text node into a space.
  return inline.text
    .split(/(\n)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '\n' ? { type: 'lineBreak', ...marks } : { type: 'text', text: part, ...marks },
    );
}

function inlinesOf(nodes: readonly EditorNode[] | undefined): Inline[] {
  return joinInlines(
    (nodes ?? []).map((node): Inline => {
      if (node.type === 'field') {
        const field = fieldNames.find((one) => one === node.attrs?.name);
        if (field === undefined) throw new Error(`Unknown field in the editor: ${String(node.attrs?.name)}`);
        return { field };
      }
      if (node.type === 'citation') {
        const citation = citationOf(node.attrs);
        if (citation === undefined) throw new Error('A citation without sources in the editor');
        return { citation };
      }
      const marks = new Set((node.marks ?? []).map((mark) => mark.type));
      return {
        text: node.type === 'lineBreak' ? '\n' : (node.text ?? ''),
        ...(marks.has('bold') ? { bold: true as const } : {}),
        ...(marks.has('italic') ? { italic: true as const } : {}),
        ...(marks.has('underline') ? { underline: true as const } : {}),
      };
    }),
  );
}

function sameMarks(one: Inline, other: Inline): boolean {
  return 'text' in one && 'text' in other && markNames.every((name) => one[name] === other[name]);
}

function tableNode(block: TableBlock): EditorNode {
  const widths = pixelWidths(block.columnWidths);
  const columns = startColumns(block);
  return {
    type: 'table',
    ...(block.columnWidths === undefined && !block.landscape
      ? {}
      : {
          attrs: {
            ...(block.columnWidths === undefined ? {} : { columnWidths: block.columnWidths }),
            ...(block.landscape ? { landscape: true } : {}),
          },
        }),
    content: block.rows.map((row, rowIndex) => ({
      type: 'tableRow',
      content: row.cells.map((cell, cellIndex) => {
        const start = columns[rowIndex]?.[cellIndex] ?? 0;
        const span = cell.columnSpan ?? 1;
        const colwidth = widths?.slice(start, start + span);
        return {
          type: cell.header ? 'tableHeader' : 'tableCell',
          attrs: {
            colspan: span,
            rowspan: cell.rowSpan ?? 1,
            colwidth: colwidth?.length === span ? colwidth : null,
          },
          content: cell.paragraphs.map((inlines) => ({ type: 'paragraph', ...contentOf(inlines) })),
        };
      }),
    })),
  };
}

function tableBlock(node: EditorNode): TableBlock {
  const rows = (node.content ?? []).map((row) => ({
    cells: (row.content ?? []).map((cell) => {
      const columnSpan = Number(cell.attrs?.colspan ?? 1);
      const rowSpan = Number(cell.attrs?.rowspan ?? 1);
      return {
        paragraphs: (cell.content ?? [{ type: 'paragraph' }]).map((one) => inlinesOf(one.content)),
        ...(columnSpan > 1 ? { columnSpan } : {}),
        ...(rowSpan > 1 ? { rowSpan } : {}),
        ...(cell.type === 'tableHeader' ? { header: true as const } : {}),
      };
    }),
  }));
  const columnWidths = keptWidths(node);
  return {
    type: 'table',
    ...(columnWidths === undefined ? {} : { columnWidths }),
    rows,
    ...(node.attrs?.landscape === true ? { landscape: true as const } : {}),
  };
}

/** The widths the block came with while nobody dragged a column; otherwise what the columns measure now. */
function keptWidths(node: EditorNode): number[] | undefined {
  const original = Array.isArray(node.attrs?.columnWidths)
    ? (node.attrs.columnWidths as number[])
    : undefined;
  const measured = measuredWidths(node);
  if (measured === undefined) return undefined;
  const expected = pixelWidths(original);
  const unchanged = expected !== undefined && expected.join() === measured.join();
  return unchanged ? original : measured;
}

function measuredWidths(node: EditorNode): number[] | undefined {
  const widths: (number | undefined)[] = [];
  const rows = node.content ?? [];
  const shape = rows.map((row) => ({
    cells: (row.content ?? []).map((cell) => ({
      columnSpan: Number(cell.attrs?.colspan ?? 1),
      rowSpan: Number(cell.attrs?.rowspan ?? 1),
    })),
  }));
  const columns = startColumns({ rows: shape });
  let count = 0;
  for (const [rowIndex, row] of rows.entries()) {
    for (const [cellIndex, cell] of (row.content ?? []).entries()) {
      const start = columns[rowIndex]?.[cellIndex] ?? 0;
      const span = Number(cell.attrs?.colspan ?? 1);
      count = Math.max(count, start + span);
      const colwidth = Array.isArray(cell.attrs?.colwidth) ? (cell.attrs.colwidth as number[]) : [];
      for (let i = 0; i < span; i++) if (colwidth[i]) widths[start + i] ??= colwidth[i];
    }
  }
  const known = Array.from({ length: count }, (_, index) => widths[index]);
  if (known.every((width) => width === undefined)) return undefined;
  return known.map((width) => width ?? Math.round(tableWidth / count));
}

function pixelWidths(relative: readonly number[] | undefined): number[] | undefined {
  if (relative === undefined || relative.length === 0) return undefined;
  const total = relative.reduce((sum, width) => sum + width, 0);
  return relative.map((width) => Math.max(25, Math.round((width / total) * tableWidth)));
}

/** First column of every cell, with the cells above that reach down counted in. */
function startColumns(table: {
  rows: readonly { cells: readonly { columnSpan?: number | undefined; rowSpan?: number | undefined }[] }[];
}): number[][] {
  const reachesTo: number[] = [];
  return table.rows.map((row, rowIndex) => {
    let column = 0;
    return row.cells.map((cell) => {
      while ((reachesTo[column] ?? 0) > rowIndex) column++;
      const start = column;
      for (let i = 0; i < (cell.columnSpan ?? 1); i++) reachesTo[column++] = rowIndex + (cell.rowSpan ?? 1);
      return start;
    });
  });
}

function withCondition(node: EditorNode, when: Condition | undefined): EditorNode {
  return when === undefined ? node : { ...node, attrs: { ...node.attrs, when } };
}

/** The citation a node or a pasted element carries, or undefined when it is none. */
export function citationOf(value: unknown): Citation | undefined {
  const parsed = citationSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** A condition found in an attribute, or undefined when it is none. */
export function conditionOf(value: unknown): Condition | undefined {
  if (value === null || value === undefined) return undefined;
  const parsed = conditionSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

function headingLevelOf(value: unknown): 1 | 2 | 3 | 4 {
  return ([2, 3, 4] as const).find((level) => level === value) ?? 1;
}

function levelOf(value: unknown): DetailLine['level'] {
  return detailLevels.find((level) => level === value) ?? '○';
}

function isBlank({ block, when }: SectionBlock): boolean {
  return (
    when === undefined &&
    block.type === 'paragraph' &&
    block.content.length === 0 &&
    block.align === undefined
  );
}
