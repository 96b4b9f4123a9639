// One engine, one size, in a process of its own: prints milliseconds of the first and of later runs, peak memory and size.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DocumentNode, ItemNode, ParagraphNode, TableNode } from '../../shared/document/wordDocument';
import { scaleWidths } from '../../shared/docx/tableXml';
import { styleDefinitions, stylesPartXml, usualLook } from '../../shared/docx/wordStyles';
import { writeDocx } from '../../shared/docx/writeDocx';
import { sampleWordDocument } from '../../test/support/sampleWordDocument';

const [name = '', count = '50', frameFile = ''] = process.argv.slice(2);

type Engine = (count: number) => Promise<() => Promise<Uint8Array> | Uint8Array>;

const textWidth = 9638;

// Plain `docx`: the same tree as objects of the library.

const itemIndents: Record<ItemNode['level'], [number, number]> = {
  '□': [300, 300],
  '○': [540, 300],
  '-': [760, 220],
  '※': [840, 320],
};

function libraryParagraph(node: ParagraphNode | ItemNode, keepNext: boolean): Paragraph {
  const children = node.runs.map(
    (run) => new TextRun({ text: run.text, ...(run.bold ? { bold: true } : {}) }),
  );
  const kept = keepNext ? { keepNext } : {};
  if (node.type === 'paragraph')
    return new Paragraph({
      style: styleDefinitions[node.style].id,
      ...kept,
      ...(node.align === 'center' ? { alignment: AlignmentType.CENTER } : {}),
      children,
    });
  const [left, hanging] = itemIndents[node.level];
  const level = ['□', '○', '-', '※'].indexOf(node.level);
  const numbering = { reference: 'items', level };
  return new Paragraph({ style: 'TableItem', ...kept, numbering, indent: { left, hanging }, children });
}

const rule = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, space: 0, color });
const inner = rule(4, '7F7F7F');
const borders = {
  top: rule(8, '404040'),
  left: inner,
  bottom: rule(8, '404040'),
  right: inner,
  insideHorizontal: inner,
  insideVertical: inner,
};

function libraryTable(node: TableNode): Table {
  const widths = scaleWidths(node.columnWidths, textWidth);
  const reaching: number[] = [];
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    indent: { size: 0, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    margins: { top: 28, left: 60, bottom: 28, right: 60, marginUnitType: WidthType.DXA },
    borders,
    rows: node.rows.map((row, rowIndex) => {
      const isHeader = rowIndex < node.headerRows;
      const keepNext = rowIndex < node.rows.length - 1 && (isHeader || node.keepTogether === true);
      const children: TableCell[] = [];
      const waiting = [...row.cells];
      for (let column = 0; column < widths.length; ) {
        if ((reaching[column] ?? 0) > rowIndex) {
          const continued = { verticalMerge: VerticalMergeType.CONTINUE };
          children.push(new TableCell({ ...continued, children: [new Paragraph({ style: 'TableText' })] }));
          column += 1;
          continue;
        }
        const cell = waiting.shift();
        if (!cell) break;
        const span = cell.columnSpan ?? 1;
        if (cell.rowSpan) reaching[column] = rowIndex + cell.rowSpan;
        const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
        children.push(
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            ...(span > 1 ? { columnSpan: span } : {}),
            ...(cell.rowSpan ? { verticalMerge: VerticalMergeType.RESTART } : {}),
            ...(cell.shaded ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E8EDF3' } } : {}),
            ...(cell.verticalAlign ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
            children: cell.content.map((one) => libraryParagraph(one, keepNext)),
          }),
        );
        column += span;
      }
      return new TableRow({
        ...(row.maySplit ? {} : { cantSplit: true }),
        ...(isHeader ? { tableHeader: true } : {}),
        children,
      });
    }),
  });
}

function libraryNode(node: DocumentNode): (Paragraph | Table)[] {
  if (node.type === 'table') return [libraryTable(node), new Paragraph({ style: 'TableSpacer' })];
  if (node.type === 'paragraph' || node.type === 'item') return [libraryParagraph(node, false)];
  if (node.type === 'heading') return [new Paragraph({ style: `Heading${node.level}`, text: node.text })];
  return [];
}

const library: Engine = async (count) => {
  const document = sampleWordDocument(count);
  const externalStyles = stylesPartXml(1, textWidth, usualLook);
  const levels = [0, 1, 2, 3].map((level) => ({ level, format: LevelFormat.BULLET, text: '-' }));
  return () =>
    Packer.pack(
      new Document({
        externalStyles,
        numbering: { config: [{ reference: 'items', levels }] },
        sections: document.sections.map(({ nodes }) => ({ children: nodes.flatMap(libraryNode) })),
      }),
      'uint8array',
    );
};

// The floor: template literals and fflate, everything that does not depend on the cards taken as it is.

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
const textRun = (text: string) =>
  `<w:r>${text.includes('·') ? '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const line = (style: string, text: string, keep = '<w:keepNext/>') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}</w:pPr>${text === '' ? '' : textRun(text)}</w:p>`;
const shade = '<w:shd w:fill="E8EDF3" w:color="auto" w:val="clear"/>';
const middle = '<w:vAlign w:val="center"/>';
const box = (width: number, properties: string, content: string) =>
  `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>${properties}</w:tcPr>${content}</w:tc>`;
const label = (width: number, text: string, merge = '', keep?: string) =>
  box(width, merge + shade + middle, line('TableLabel', text, keep));
const tableStart = (widths: number[]) =>
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
const tableLook =
  '<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="9638"/><w:tblInd w:type="dxa" w:w="0"/><w:tblBorders><w:top w:val="single" w:color="404040" w:sz="8" w:space="0"/><w:left w:val="single" w:color="7F7F7F" w:sz="4" w:space="0"/><w:bottom w:val="single" w:color="404040" w:sz="8" w:space="0"/><w:right w:val="single" w:color="7F7F7F" w:sz="4" w:space="0"/><w:insideH w:val="single" w:color="7F7F7F" w:sz="4" w:space="0"/><w:insideV w:val="single" w:color="7F7F7F" w:sz="4" w:space="0"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:type="dxa" w:w="28"/><w:left w:type="dxa" w:w="60"/><w:bottom w:type="dxa" w:w="28"/><w:right w:type="dxa" w:w="60"/></w:tblCellMar>';
const kept = '<w:tr><w:trPr><w:cantSplit/></w:trPr>';
const span3 = '<w:gridSpan w:val="3"/>';

interface Card {
  number: string;
  name: string;
  details: { level: number; text: string }[];
}

function detailXml(level: number, text: string): string {
  const [left, hanging] = Object.values(itemIndents)[level] ?? [0, 0];
  return `<w:p><w:pPr><w:pStyle w:val="TableItem"/><w:keepNext/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr>${textRun(text)}</w:p>`;
}

function cardXml(
  { number, name, details }: Card,
  detailsXml = details.map((one) => detailXml(one.level, one.text)).join(''),
): string {
  const [a, b] = [1542, 3277];
  const [restart, go] = ['<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>'];
  return `${tableLook}<w:tblCaption w:val="requirement:${number}"/><w:tblDescription w:val="requirement:${number}"/></w:tblPr>${tableStart([a, b, a, b])}<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${label(a, '고유번호')}${box(b, '', line('TableText', number))}${label(a, '분류')}${box(b, '', line('TableText', '컨설팅·시스템 요구사항'))}</w:tr>${kept}${label(a, '명칭')}${box(8096, span3, line('TableText', name))}</w:tr>${kept}${label(a, '정의')}${box(8096, span3, line('TableText', `${name}에 필요한 구성과 운영 기준을 정한다.`))}</w:tr><w:tr>${label(a, '세부내용')}${box(8096, span3, detailsXml)}</w:tr>${kept}${label(a, '검수기준', restart)}${label(b, '방법')}${box(4819, '<w:gridSpan w:val="2"/>', line('TableText', '시험 환경에서 기능을 실행하고 기록을 대조한다.'))}</w:tr>${kept}${box(a, go + shade + middle, line('TableText', ''))}${label(b, '한계값')}${box(4819, '<w:gridSpan w:val="2"/>', line('TableText', '요청 1,000건 중 실패 1건 이하'))}</w:tr>${kept}${label(a, '산출정보', '', '')}${box(8096, span3, line('TableText', '설계서, 시험결과서', ''))}</w:tr></w:tbl>${line('TableSpacer', '', '')}`;
}

const rowXml = (index: string, number: string, name: string) =>
  `${kept}${[
    [964, index],
    [1927, number],
    [4819, name],
    [1928, ''],
  ]
    .map(([width, text]) => box(Number(width), '', line('TableText', String(text), '')))
    .join('')}</w:tr>`;

interface Frame {
  parts: Record<string, Uint8Array>;
  head: string;
  between: string;
  tail: string;
  cards: Card[];
}

type Pieces = Omit<Frame, 'cards'>;

/**
 * Our document taken apart around its list and its cards; made in a process of its own, so that the first run of the floor
 * finds nothing warmed up. Throws when the literals above no longer match our document.
 */
async function takeApart(): Promise<Pieces> {
  const parts = unzipSync(await writeDocx(sampleWordDocument(10)));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const cards = cardsOf(10);
  const rows = rowsXml(cards);
  const body = cards.map((one) => cardXml(one)).join('');
  const [rowsAt, cardsAt] = [xml.indexOf(rows), xml.indexOf(body)];
  if (rowsAt < 0 || cardsAt < 0) throw new Error(`the floor prints something else (${rowsAt}, ${cardsAt})`);
  return {
    parts,
    head: xml.slice(0, rowsAt),
    between: xml.slice(rowsAt + rows.length, cardsAt),
    tail: xml.slice(cardsAt + body.length),
  };
}

function cardsOf(count: number): Card[] {
  return sampleWordDocument(count)
    .sections.flatMap(({ nodes }) => nodes)
    .flatMap((node) => (node.type === 'table' && node.role?.startsWith('requirement:') ? [node] : []))
    .map((table) => {
      const text = (row: number, cell: number) =>
        table.rows[row]?.cells[cell]?.content[0]?.runs.map((run) => run.text).join('') ?? '';
      return {
        number: text(0, 1),
        name: text(1, 1),
        details: (table.rows[3]?.cells[1]?.content ?? []).map((one) => ({
          level: one.type === 'item' ? ['□', '○', '-', '※'].indexOf(one.level) : 0,
          text: one.runs.map((run) => run.text).join(''),
        })),
      };
    });
}

async function frame(count: number): Promise<Frame> {
  const { parts, ...pieces } = JSON.parse(await readFile(frameFile, 'utf8'));
  const bytes = Object.entries(parts).map(([name, base64]) => [name, Buffer.from(String(base64), 'base64')]);
  return { ...pieces, parts: Object.fromEntries(bytes), cards: cardsOf(count) };
}

const rowsXml = (cards: readonly Card[]) =>
  cards.map((one, index) => rowXml(String(index + 1), one.number, one.name)).join('');

const floor: Engine = async (count) => {
  const { parts, head, between, tail, cards } = await frame(count);
  return () => {
    const xml = `${head}${rowsXml(cards)}${between}${cards.map((one) => cardXml(one)).join('')}${tail}`;
    return zipSync({ ...parts, 'word/document.xml': strToU8(xml) }, { level: 6 });
  };
};

// Template engines: the same document as a template with loops. None of them ships.

const tagLine = (tag: string) => line('TableText', tag, '');
const levelTags = ['a', 'b', 'c', 'd'];

async function templated(count: number, open: (name: string) => string, close: (name: string) => string) {
  const { parts, head, between, tail, cards } = await frame(count);
  const details = `${tagLine(open('details'))}${levelTags.map((tag, level) => `${tagLine(open(tag))}${detailXml(level, '{text}')}${tagLine(close(tag))}`).join('')}${tagLine(close('details'))}`;
  const card = cardXml({ number: '{number}', name: '{name}', details: [] }, details);
  const row = rowXml(`${open('rows')}{index}`, '{number}', '{name}').replace(
    /<w:p><w:pPr><w:pStyle w:val="TableText"\/><\/w:pPr><\/w:p><\/w:tc><\/w:tr>$/,
    `${tagLine(close('rows'))}</w:tc></w:tr>`,
  );
  const xml = `${head}${row}${between}${tagLine(open('cards'))}${card}${tagLine(close('cards'))}${tail}`;
  const template = zipSync({ ...parts, 'word/document.xml': strToU8(xml) }, { level: 6 });
  const data = {
    rows: cards.map(({ number, name }, index) => ({ index: String(index + 1), number, name })),
    cards: cards.map(({ number, name, details: lines }) => ({
      number,
      name,
      details: lines.map(({ level, text }) =>
        Object.fromEntries(levelTags.map((tag, index) => [tag, index === level ? [{ text }] : []])),
      ),
    })),
  };
  return { template, data };
}

const require = createRequire(join(process.cwd(), 'package.json'));

const docxtemplater: Engine = async (count) => {
  const Docxtemplater = require('docxtemplater');
  const PizZip = require('pizzip');
  const { template, data } = await templated(
    count,
    (name) => `{#${name}}`,
    (name) => `{/${name}}`,
  );
  return () => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: false });
    document.render(data);
    return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
  };
};

const easyTemplate: Engine = async (count) => {
  const { TemplateHandler } = require('easy-template-x');
  const { template, data } = await templated(
    count,
    (name) => `{#${name}}`,
    (name) => `{/${name}}`,
  );
  return async () => new Uint8Array(await new TemplateHandler().process(Buffer.from(template), data));
};

const engines: Record<string, Engine> = {
  ours: async (count) => {
    const document = sampleWordDocument(count);
    return () => writeDocx(document);
  },
  docx: library,
  docxtemplater,
  'easy-template-x': easyTemplate,
  floor,
};

const engine = engines[name];
if (name === 'takeApart') {
  const { parts, ...pieces } = await takeApart();
  const bytes = Object.entries(parts).map(([part, one]) => [part, Buffer.from(one).toString('base64')]);
  await writeFile(frameFile, JSON.stringify({ ...pieces, parts: Object.fromEntries(bytes) }));
  process.exit();
}
if (!engine) throw new Error(`no engine ${name}`);
const run = await engine(Number(count));
const runs: number[] = [];
let sizeBytes = 0;
let peakAfterFirst = 0;
for (let repeat = 0; repeat < 4; repeat += 1) {
  const start = performance.now();
  sizeBytes = (await run()).length;
  runs.push(performance.now() - start);
  if (repeat === 0) peakAfterFirst = process.resourceUsage().maxRSS / 1024;
}
const [cold = 0, ...later] = runs;
later.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    coldMs: Math.round(cold),
    warmMs: Math.round(later[1] ?? cold),
    peakRssMegabytes: Math.round(peakAfterFirst),
    sizeBytes,
  }),
);
