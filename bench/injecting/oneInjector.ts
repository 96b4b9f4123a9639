// One engine putting N cards into a document of P paragraphs, in a process of its own: prints milliseconds and peak memory.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  Paragraph,
  PatchType,
  patchDocument,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { TableNode } from '../../shared/document/wordDocument';
import { injectIntoDocx } from '../../shared/docx/injectIntoDocx';
import { writeDocx } from '../../shared/docx/writeDocx';
import { aDocx, aParagraphXml } from '../../test/support/docxFiles';
import { aRequirementCard, sampleWordDocument } from '../../test/support/sampleWordDocument';

const [name = '', paragraphs = '2000', cards = '50'] = process.argv.slice(2);
const fromHere = createRequire(join(process.cwd(), 'package.json'));

type Injector = (bytes: Uint8Array, nodes: TableNode[]) => Promise<() => Promise<Uint8Array> | Uint8Array>;

/** Each engine looks for its own sign. */
const signs: Record<string, string> = {
  ours: '{{요구사항}}',
  patchDocument: '{{요구사항}}',
  docxtemplater: '{@cards}',
};

const injectors: Record<string, Injector> = {
  ours: async (bytes, nodes) => () => {
    const result = injectIntoDocx({
      bytes,
      fileName: 'bench.docx',
      insertions: [{ place: { kind: 'placeholder', text: '{{요구사항}}' }, parts: [{ nodes }] }],
    });
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value.bytes;
  },
  patchDocument: async (bytes, nodes) => () =>
    patchDocument({
      outputType: 'uint8array',
      data: bytes,
      keepOriginalStyles: true,
      patches: { 요구사항: { type: PatchType.DOCUMENT, children: nodes.map(libraryTable) } },
    }),
  docxtemplater: async (bytes, nodes) => {
    const Docxtemplater = fromHere('docxtemplater');
    const PizZip = fromHere('pizzip');
    // Raw insertion takes finished XML: making it once is its user's work and not timed.
    const written = unzipSync(await writeDocx(sampleWordDocument(nodes.length)))['word/document.xml'];
    const tables = (strFromU8(written ?? new Uint8Array()).match(/<w:tbl>[\s\S]*?<\/w:tbl>/g) ?? []).filter(
      (one) => one.includes('"requirement:'),
    );
    const xml = tables.join('<w:p/>');
    return () => {
      const document = new Docxtemplater(new PizZip(bytes));
      document.render({ cards: xml });
      return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
    };
  },
};

function libraryTable(node: TableNode): Table {
  const reaching: number[] = [];
  return new Table({
    columnWidths: [...node.columnWidths],
    rows: node.rows.map((row, rowIndex) => {
      const children: TableCell[] = [];
      const waiting = [...row.cells];
      for (let column = 0; column < node.columnWidths.length; ) {
        if ((reaching[column] ?? 0) > rowIndex) {
          const verticalMerge = VerticalMergeType.CONTINUE;
          children.push(new TableCell({ verticalMerge, children: [new Paragraph('')] }));
          column += 1;
          continue;
        }
        const cell = waiting.shift();
        if (!cell) break;
        if (cell.rowSpan) reaching[column] = rowIndex + cell.rowSpan;
        children.push(
          new TableCell({
            columnSpan: cell.columnSpan ?? 1,
            ...(cell.rowSpan ? { verticalMerge: VerticalMergeType.RESTART } : {}),
            children: cell.content.map(
              (one) => new Paragraph({ children: one.runs.map((run) => new TextRun(run.text)) }),
            ),
          }),
        );
        column += cell.columnSpan ?? 1;
      }
      return new TableRow({ children });
    }),
  });
}

const injector = injectors[name];
if (!injector) throw new Error(`no engine ${name}`);
const nodes = Array.from({ length: Number(cards) }, (_, index) =>
  aRequirementCard(`CSR-${index}`, '요구사항'),
);
const body =
  aParagraphXml('기관의 문서에 있던 본문 한 줄이다.').repeat(Number(paragraphs) - 1) +
  aParagraphXml(signs[name] ?? '');
const run = await injector(aDocx({ body }), nodes);
const runs: number[] = [];
let sizeBytes = 0;
let peakAfterFirst = 0;
for (let repeat = 0; repeat < 4; repeat += 1) {
  const start = performance.now();
  const written = await run();
  runs.push(performance.now() - start);
  sizeBytes = written.length;
  if (repeat === 0) {
    peakAfterFirst = process.resourceUsage().maxRSS / 1024;
    const tables =
      strFromU8(unzipSync(written)['word/document.xml'] ?? new Uint8Array()).split('<w:tbl>').length - 1;
    if (tables !== Number(cards)) throw new Error(`${name} put in ${tables} of ${cards} tables`);
  }
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
