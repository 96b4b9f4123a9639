import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../../shared/document/text';
import type {
  DocumentNode,
  ImageNode,
  TableNode,
  TextRun,
  WordDocument,
} from '../../../../shared/document/wordDocument';
import { pictureTwips } from '../../../../shared/docx/pictureXml';
import { HeadingCounter } from '../../../../shared/docx/wordNumbering';
import { usualLook } from '../../../../shared/docx/wordStyles';
import { Cancelled, writeDocx } from '../../../../shared/docx/writeDocx';
import { base64Bytes } from '../../../../shared/project/images';
import { aPicture } from '../../../support/aProject';
import { lintDocx, paragraphTexts, partNames, partText } from '../../../support/docxFiles';
import {
  anItem,
  aParagraph,
  aRequirementCard,
  aSummaryTable,
  sampleWordDocument,
} from '../../../support/sampleWordDocument';

function aDocument(nodes: DocumentNode[]): WordDocument {
  return {
    properties: { title: '제목', creator: '기관', subject: '제안요청서', date: '2026-03-02T00:00:00Z' },
    sections: [{ pageNumbers: 'decimal', header: '머리글', nodes }],
  };
}

const bodyOf = async (nodes: DocumentNode[]) =>
  partText(await writeDocx(aDocument(nodes)), 'word/document.xml');

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.stringMatching(/^[가-힣 □○※Ⅰ<>&"'\n\t]{0,30}$/),
  fc.constantFrom(
    '</w:t>',
    ']]>',
    '\u0000\u0007',
    '\ufffe',
    '\ud800',
    '가나'.normalize('NFD'),
    '{{요구사항}}',
    'section-0',
    '$&$1',
  ),
);
const anyRuns = fc.array(fc.record({ text: anyText, bold: fc.boolean(), underline: fc.boolean() }), {
  maxLength: 3,
});
const anyParagraph = fc.record({
  type: fc.constant('paragraph' as const),
  style: fc.constantFrom('body' as const, 'note' as const, 'tableText' as const, 'coverTitle' as const),
  runs: anyRuns,
  align: fc.constantFrom('left' as const, 'center' as const, 'justify' as const),
});
const anyItem = fc.record({
  type: fc.constant('item' as const),
  level: fc.constantFrom('□' as const, '○' as const, '-' as const, '※' as const),
  runs: anyRuns,
});
const anyTable: fc.Arbitrary<TableNode> = fc
  .record({
    columns: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
    rowCount: fc.integer({ min: 1, max: 4 }),
    headerRows: fc.integer({ min: 0, max: 1 }),
    keepTogether: fc.boolean(),
    spanFirst: fc.boolean(),
  })
  .chain(({ columns, rowCount, headerRows, keepTogether, spanFirst }) =>
    fc
      .array(
        fc.array(fc.record({ content: fc.array(fc.oneof(anyParagraph, anyItem), { maxLength: 2 }) }), {
          minLength: columns.length,
          maxLength: columns.length,
        }),
        { minLength: rowCount, maxLength: rowCount },
      )
      .map((cells) => ({
        type: 'table' as const,
        columnWidths: columns,
        headerRows,
        keepTogether,
        rows: cells.map((row, index) => ({
          // The first column spans all rows, so later rows leave its cell out.
          cells: spanFirst
            ? index === 0
              ? row.map((cell, column) => (column === 0 ? { ...cell, rowSpan: rowCount } : cell))
              : row.slice(1)
            : row,
        })),
      })),
  );
const anyNode: fc.Arbitrary<DocumentNode> = fc.oneof(
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    text: anyText,
    numbered: fc.boolean(),
  }),
  anyParagraph,
  anyItem,
  anyTable,
  fc.constant({ type: 'pageBreak' as const }),
);

const textOf = (runs: readonly TextRun[]) => runs.map(({ text }) => cleanText(text)).join('');

function expectedTexts(nodes: readonly DocumentNode[]): string[] {
  return nodes
    .flatMap((node) => {
      if (node.type === 'heading') return [cleanText(node.text)];
      if (node.type === 'paragraph' || node.type === 'item') return [textOf(node.runs)];
      if (node.type === 'table')
        return node.rows.flatMap((row) =>
          row.cells.flatMap((cell) => cell.content.map(({ runs }) => textOf(runs))),
        );
      return [];
    })
    .filter((text) => text !== '');
}

describe('a document keeps what it is given', () => {
  test('whatever the text, it is read back as written and nothing of it becomes structure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyNode, { maxLength: 8 }), async (nodes) => {
        const docx = await writeDocx(aDocument(nodes));
        expect(paragraphTexts(docx)).toEqual(expectedTexts(nodes));
        expect(lintDocx(docx)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('the same document gives the same bytes, in one process and after other documents', async () => {
    const first = await writeDocx(sampleWordDocument());
    await writeDocx(sampleWordDocument(3));
    expect(Buffer.compare(first, await writeDocx(sampleWordDocument()))).toBe(0);
  });

  test('the sample has no defect a schema would miss', async () => {
    expect(lintDocx(await writeDocx(sampleWordDocument()))).toEqual([]);
  });

  test('title, agency, subject and date are the document’s properties', async () => {
    const core = partText(await writeDocx(sampleWordDocument(1)), 'docProps/core.xml');
    expect(core).toContain('<dc:title>민원처리시스템 클라우드 네이티브 전환 사업 제안요청서</dc:title>');
    expect(core).toContain('<dc:creator>예시시청</dc:creator>');
    expect(core).toContain('>2026-03-02T00:00:00.000Z</dcterms:created>');
    expect(core).toContain('>2026-03-02T00:00:00.000Z</dcterms:modified>');
  });

  test('nothing outside the file is referred to', async () => {
    const docx = await writeDocx(sampleWordDocument(2));
    for (const name of partNames(docx).filter((part) => part.endsWith('.rels')))
      expect(partText(docx, name)).not.toContain('External');
  });
});

describe('pages, headings and 목차', () => {
  test('every section is A4 to the twip, and only the landscape one is turned', async () => {
    const xml = partText(await writeDocx(sampleWordDocument(1)), 'word/document.xml');
    expect(xml.match(/<w:pgSz [^>]*>/g)).toEqual([
      ...Array.from({ length: 3 }, () => '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>'),
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    ]);
  });

  test('the cover has neither header text nor page number, and a landscape page goes on counting', async () => {
    const docx = await writeDocx(sampleWordDocument(1));
    expect(partText(docx, 'word/header1.xml')).not.toContain('<w:t');
    expect(partText(docx, 'word/footer1.xml')).not.toContain('PAGE');
    expect(partText(docx, 'word/footer2.xml')).toContain('PAGE');
    expect(partText(docx, 'word/document.xml').match(/<w:pgNumType[^>]*>/g)).toEqual([
      '<w:pgNumType/>',
      '<w:pgNumType w:start="1" w:fmt="lowerRoman"/>',
      '<w:pgNumType w:start="1" w:fmt="decimal"/>',
      '<w:pgNumType w:fmt="decimal"/>',
    ]);
  });

  test('opening asks nothing: no field is marked for update', async () => {
    const docx = await writeDocx(sampleWordDocument(1));
    for (const name of partNames(docx)) expect(partText(docx, name)).not.toMatch(/w:dirty|updateFields/);
  });

  test('목차 lists the headings with their numbers and links to them', async () => {
    const xml = partText(await writeDocx(sampleWordDocument(1)), 'word/document.xml');
    const contents = /<w:sdt>.*<\/w:sdt>/s.exec(xml)?.[0] ?? '';
    const lines = [...contents.matchAll(/<w:hyperlink w:anchor="([^"]+)"[^>]*>(.*?)<\/w:hyperlink>/gs)].map(
      (match) => ({
        anchor: match[1] ?? '',
        text: (match[2] ?? '').replaceAll('<w:tab/>', ' ').replace(/<[^>]+>/g, ''),
      }),
    );
    expect(lines.map(({ text }) => text)).toEqual([
      'Ⅰ. 사업개요',
      '1. 추진배경 및 필요성',
      '가. 추진배경',
      '나. 필요성',
      '2. 사업범위',
      'Ⅱ. 제안요청 내용',
      '1. 요구사항 목록',
      '2. 요구사항 상세',
      '컨설팅·시스템 요구사항',
      'Ⅲ. 추진일정',
    ]);
    for (const { anchor } of lines) expect(xml).toContain(`w:name="${anchor}"`);
    expect(contents).not.toContain('PAGEREF');
  });

  test('page numbers stand in 목차 only when they are known', async () => {
    const docx = await writeDocx(sampleWordDocument(1), {
      pageOfHeading: (index) => (index === 0 ? 7 : null),
    });
    const contents = /<w:sdt>.*<\/w:sdt>/s.exec(partText(docx, 'word/document.xml'))?.[0] ?? '';
    expect(contents.match(/PAGEREF/g)).toHaveLength(1);
    expect(contents).toContain('<w:t>7</w:t>');
  });

  test('headings carry Word’s own styles and real numbering', async () => {
    const docx = await writeDocx(sampleWordDocument(1));
    const styles = partText(docx, 'word/styles.xml');
    for (const [level, korean] of [
      '장 제목',
      '절 제목',
      '항 제목',
      '호 제목',
      '목 제목',
      '세목 제목',
    ].entries()) {
      expect(styles).toContain(`<w:name w:val="heading ${level + 1}"/><w:aliases w:val="${korean}"/>`);
      expect(styles).toContain(`<w:outlineLvl w:val="${level}"/>`);
    }
    expect(partText(docx, 'word/numbering.xml')).toContain(
      '<w:numFmt w:val="ganada"/><w:pStyle w:val="Heading3"/>',
    );
    expect(styles).not.toMatch(/<w:spacing(?![^>]*lineRule)[^>]*w:line=/);
  });

  test('six levels count Ⅰ → 1 → 가 → 1) → 가) → (1), and lower ones start again', async () => {
    const levels = [1, 2, 3, 4, 5, 6, 6, 5, 2, 3, 1, 2] as const;
    const nodes: DocumentNode[] = levels.map((level) => ({ type: 'heading', level, text: '제목' }));
    const docx = await writeDocx(aDocument([{ type: 'contents', title: '목차', depth: 4 }, ...nodes]));
    const counter = new HeadingCounter('Ⅰ');
    expect(levels.map((level) => counter.next(level))).toEqual([
      'Ⅰ.',
      '1.',
      '가.',
      '1)',
      '가)',
      '(1)',
      '(2)',
      '나)',
      '2.',
      '가.',
      'Ⅱ.',
      '1.',
    ]);
    const numbering = partText(docx, 'word/numbering.xml');
    for (const text of ['%2.', '%3.', '%4)', '%5)', '(%6)', 'Ⅰ.', 'Ⅱ.'])
      expect(numbering).toContain(`<w:lvlText w:val="${text}"/>`);
    const lists = [
      ...partText(docx, 'word/document.xml').matchAll(
        /<w:pStyle w:val="Heading\d"\/><w:numPr><w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g,
      ),
    ].map((match) => [Number(match[1]) + 1, match[2]]);
    expect(lists).toEqual(levels.map((level, index) => [level, index < 10 ? '4' : '5']));
  });

  test('chapters marked with the Latin letter are counted by one list, that of the heading styles', async () => {
    const document = aDocument([{ type: 'heading', level: 1, text: '가' }]);
    const docx = await writeDocx({ ...document, look: { ...usualLook, chapterMark: 'I' } });
    expect(partText(docx, 'word/document.xml')).toContain('<w:pStyle w:val="Heading1"/></w:pPr>');
    expect(partText(docx, 'word/numbering.xml')).not.toContain('Ⅰ');
  });

  test('fonts, sizes and margins are those of the look', async () => {
    const docx = await writeDocx({
      ...aDocument([aParagraph('본문'), aRequirementCard('CSR-001', '이름')]),
      look: {
        fonts: { heading: 'HY헤드라인M', body: '함초롬바탕', table: '돋움' },
        headingPt: 20,
        bodyPt: 12,
        tablePt: 9,
        marginsMm: { top: 30, bottom: 25, left: 25, right: 15 },
        chapterMark: 'Ⅰ',
      },
    });
    const styles = partText(docx, 'word/styles.xml');
    const style = (id: string) => new RegExp(`w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0] ?? '';
    expect(style('Heading1')).toMatch(/w:eastAsia="HY헤드라인M".*<w:sz w:val="40"\/>/);
    expect(style('BodyText')).toMatch(/w:eastAsia="함초롬바탕".*<w:sz w:val="24"\/>/);
    expect(style('TableText')).toMatch(/w:eastAsia="돋움".*<w:sz w:val="18"\/>/);
    const xml = partText(docx, 'word/document.xml');
    expect(xml).toContain('<w:pgMar w:top="1701" w:right="850" w:bottom="1417" w:left="1417"');
    expect(xml).toContain(`<w:tblW w:type="dxa" w:w="${11906 - 1417 - 850}"/>`);
  });

  test('a page break opens the next paragraph’s page and leaves no empty line there', async () => {
    const xml = await bodyOf([aParagraph('앞'), { type: 'pageBreak' }, aParagraph('뒤')]);
    expect(xml).toContain('<w:pageBreakBefore/></w:pPr><w:r><w:t xml:space="preserve">뒤');
    expect(xml).not.toContain('w:br w:type="page"');
  });

  test('a line break in justified text does not stretch the line', async () => {
    expect(await bodyOf([aParagraph('한 줄\n두 줄')])).toContain('<w:jc w:val="left"/>');
  });

  test('a □ line stays with what it names', async () => {
    const kept = async (nodes: DocumentNode[]) =>
      (await bodyOf(nodes)).split('</w:p>')[0]?.includes('<w:keepNext/>');
    expect(await kept([anItem('□', '가'), anItem('○', '나')])).toBe(true);
    expect(await kept([anItem('□', '가'), aSummaryTable(1)])).toBe(true);
    expect(await kept([anItem('□', '가'), anItem('□', '나')])).toBe(false);
    expect(await kept([anItem('○', '가'), anItem('-', '나')])).toBe(false);
  });

  test('items carry the marks of the hierarchy as a real list', async () => {
    const docx = await writeDocx(
      aDocument([anItem('□', '가'), anItem('○', '나'), anItem('-', '다'), anItem('※', '라')]),
    );
    const levels = [
      ...partText(docx, 'word/document.xml').matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="2"\/>/g),
    ];
    expect(levels.map((match) => match[1])).toEqual(['0', '1', '2', '3']);
    expect(partText(docx, 'word/numbering.xml')).toMatch(/"□".*"○".*"-".*"※"/s);
  });
});

describe('pictures and captions', () => {
  const bytes = base64Bytes(aPicture('a').data);
  const picture = (changes: Partial<ImageNode> = {}): ImageNode => ({
    type: 'image',
    id: 'a',
    mediaType: 'image/png',
    bytes,
    widthPx: 400,
    heightPx: 200,
    description: '구성도 "그림"',
    ...changes,
  });

  test('a picture is stored once, however often it is printed, byte for byte', async () => {
    const jpeg = picture({ id: 'b', mediaType: 'image/jpeg' });
    const docx = await writeDocx(aDocument([picture(), jpeg, picture({ widthShare: 0.5 })]));
    expect(partNames(docx).filter((name) => name.startsWith('word/media/'))).toEqual([
      'word/media/image1.png',
      'word/media/image2.jpeg',
    ]);
    expect(lintDocx(docx)).toEqual([]);
    const xml = partText(docx, 'word/document.xml');
    expect(xml.match(/<wp:docPr id="(\d)"/g)).toEqual(['1', '2', '3'].map((id) => `<wp:docPr id="${id}"`));
    expect(xml).toContain('descr="구성도 &quot;그림&quot;"');
    expect(partText(docx, '[Content_Types].xml')).toMatch(
      /Extension="png".*Extension="jpeg"|Extension="jpeg".*Extension="png"/s,
    );
  });

  test('a picture keeps its proportions inside the page', () => {
    const room = { width: 9638, height: 13_000 };
    expect(pictureTwips({ widthPx: 400, heightPx: 200 }, room)).toEqual({ width: 6000, height: 3000 });
    expect(pictureTwips({ widthPx: 4000, heightPx: 200 }, room)).toEqual({ width: 9638, height: 482 });
    expect(pictureTwips({ widthPx: 100, heightPx: 4000 }, room)).toEqual({ width: 325, height: 13_000 });
    expect(pictureTwips({ widthPx: 400, heightPx: 200, widthShare: 0.5 }, room).width).toBe(4819);
  });

  test('captions are SEQ fields with their number filled in, counted by kind', async () => {
    const table = aSummaryTable(1);
    const xml = await bodyOf([
      { ...table, caption: '목록', captionSeries: '표' },
      picture({ caption: '구성도', captionSeries: '그림' }),
      { ...table, caption: '둘째', captionSeries: '표' },
    ]);
    const captions = [...xml.matchAll(/<w:pStyle w:val="Caption"\/>.*?<\/w:p>/gs)].map((match) =>
      match[0].replace(/<w:instrText.*?<\/w:instrText>/g, '').replace(/<[^>]+>/g, ''),
    );
    expect(captions).toEqual(['&lt;표 1&gt; 목록', '&lt;그림 1&gt; 구성도', '&lt;표 2&gt; 둘째']);
    expect(xml.match(/ SEQ (표|그림) \\\* ARABIC /g)).toHaveLength(3);
    expect(xml).not.toContain('dirty');
  });
});

describe('tables', () => {
  test('a requirement card can be found again by its role', async () => {
    expect(await bodyOf([aRequirementCard('CSR-003', '서비스 메시')])).toContain(
      '<w:tblDescription w:val="requirement:CSR-003"/>',
    );
  });

  test('a card holds together: every paragraph but those of the last row keeps with the next', async () => {
    const xml = await bodyOf([aRequirementCard('CSR-001', '이름')]);
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map((match) => match[0]);
    for (const [index, row] of rows.entries()) {
      const paragraphs = row.match(/<w:p>/g)?.length ?? 0;
      expect(row.match(/<w:keepNext\/>/g)?.length ?? 0).toBe(index === rows.length - 1 ? 0 : paragraphs);
    }
  });

  test('only a row that may split is free to, and header rows repeat', async () => {
    const rows = [
      ...(await bodyOf([aRequirementCard('CSR-001', '이름')])).matchAll(/<w:tr>(<w:trPr>.*?<\/w:trPr>)?/g),
    ];
    expect(rows.map((match) => match[1] ?? '')).toEqual([
      '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>',
      '<w:trPr><w:cantSplit/></w:trPr>',
      '<w:trPr><w:cantSplit/></w:trPr>',
      '',
      ...Array.from({ length: 3 }, () => '<w:trPr><w:cantSplit/></w:trPr>'),
    ]);
  });

  test('columns add up to the width of the text', async () => {
    const xml = await bodyOf([{ ...aRequirementCard('CSR-001', '이름'), columnWidths: [1, 1, 1, 7] }]);
    const columns = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    expect(columns.reduce((sum, width) => sum + width, 0)).toBe(11906 - 2 * 1134);
  });

  test('a row that does not fit its columns is a bug and is not written', async () => {
    const card = aRequirementCard('CSR-001', '이름');
    const crowded = { ...card, rows: [{ cells: Array.from({ length: 5 }, () => ({ content: [] })) }] };
    await expect(writeDocx(aDocument([crowded]))).rejects.toThrow('row 0');
  });
});

describe('a long export', () => {
  test('reports its progress to the end', async () => {
    const seen: number[] = [];
    let last = 0;
    await writeDocx(sampleWordDocument(120), {
      onProgress: (done, total) => {
        seen.push(done);
        last = total;
      },
    });
    expect(seen[0]).toBe(0);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(last);
  });

  test('stops when it is cancelled', async () => {
    let done = 0;
    const work = writeDocx(sampleWordDocument(200), {
      onProgress: (count) => {
        done = count;
      },
      isCancelled: () => done >= 80,
    });
    await expect(work).rejects.toBeInstanceOf(Cancelled);
    expect(done).toBeLessThan(200);
  });
});
