import { describe, expect, test } from 'vitest';
import { agencyTables } from '../../../../shared/docx/agencyTables';
import { injectIntoDocx } from '../../../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../../../shared/docx/inspectDocx';
import type { TableLook } from '../../../../shared/docx/targetFile';
import { requirementCard } from '../../../../shared/rfp/requirementNodes';
import { aRequirement } from '../../../support/aProject';
import { agencyCorpus } from '../../../support/corpus/agencyCorpus';
import { agencyCard } from '../../../support/corpus/koreanRfps';
import { aDocx, aParagraphXml, partText } from '../../../support/docxFiles';
import { lintDocx } from '../../../support/lintDocx';

const requirement = aRequirement();
const nodes = requirementCard(requirement, {
  requirements: [requirement],
  categories: [{ code: 'SFR', name: '기능 요구사항' }],
  numbering: { digits: 3 },
});

function inserted(body: string, tableLook?: TableLook) {
  const bytes = aDocx({ body: `${body}${aParagraphXml('{{요구사항}}')}` });
  const place = { kind: 'placeholder', text: '{{요구사항}}' } as const;
  const result = injectIntoDocx({
    bytes,
    fileName: 'a.docx',
    insertions: [{ place, parts: [{ nodes }] }],
    ...(tableLook === undefined ? {} : { tableLook }),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(lintDocx(result.value.bytes)).toEqual([]);
  const xml = partText(result.value.bytes, 'word/document.xml');
  return { xml: xml.slice(xml.indexOf('<w:tbl>', 50 + bodyLength(xml, body))), ...result.value };
}
const bodyLength = (xml: string, body: string) => xml.indexOf(body) + body.length - 50;

const sample = agencyCard('SFR-009', '기관의 요구사항');
const list = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="5000"/></w:tblGrid>${[
  ['고유번호', '요구사항 명칭'],
  ['SFR-001', '이름'],
]
  .map(
    (cells, row) =>
      `<w:tr>${cells.map((text) => `<w:tc><w:tcPr><w:shd w:val="clear" w:fill="${row === 0 ? 'FFE699' : 'FFFFFF'}"/></w:tcPr>${aParagraphXml(text)}</w:tc>`).join('')}</w:tr>`,
  )
  .join('')}</w:tbl>`;

describe('in a document that has tables of requirements, ours look like them', () => {
  test('they are recognised by the words of their labels; other tables are not', () => {
    const other = '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>';
    const xml = partText(aDocx({ body: other + sample + other + list }), 'word/document.xml');
    expect(agencyTables(xml).map(({ kind, grid }) => `${kind} ${grid.join(' ')}`)).toEqual([
      'card 1900 2600 1900 2600',
      'list 2000 5000',
    ]);
    const outline = inspectDocx(aDocx({ body: sample + list }), 'a.docx');
    expect(outline.ok && outline.value.tables).toEqual([
      { index: 0, kind: 'card', text: '기능 · SFR-009 · 기관의 요구사항' },
      { index: 1, kind: 'list', text: 'SFR-001 · 이름' },
    ]);
  });

  test('width, columns, borders, shades and fonts are those of the sample', () => {
    const { xml, notes } = inserted(sample);
    expect(xml).toContain('<w:tblW w:w="9000" w:type="dxa"/>');
    // The label columns begin and end where the sample's do.
    const grid = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) => Number(match[1]));
    expect([grid[0], (grid[0] ?? 0) + (grid[1] ?? 0) + (grid[2] ?? 0)]).toEqual([1900, 4500]);
    expect(grid.reduce((sum, width) => sum + width, 0)).toBe(9000);
    expect(xml).toContain(sample.match(/<w:tblBorders>.*?<\/w:tblBorders>/)?.[0]);
    expect(xml.match(/w:fill="([^"]+)"/g)?.every((fill) => fill.includes('D9E2F3'))).toBe(true);
    expect(xml).toContain('<w:rFonts w:ascii="맑은 고딕"');
    expect(xml).not.toContain('BaljugilTable');
    expect(notes.join()).toContain('요구사항 표의 모양');
  });

  test('lists look like lists, and the officer’s choice goes before', () => {
    expect(inserted(sample + aParagraphXml('사이') + list).xml).toContain('D9E2F3');
    expect(inserted(sample + aParagraphXml('사이') + list, 1).xml).toContain('FFE699');
    expect(inserted(sample + aParagraphXml('사이') + list, 'own').xml).toContain('BaljugilTable');
  });

  test('a table that is not there is refused', () => {
    const bytes = aDocx({ body: aParagraphXml('{{요구사항}}') });
    const place = { kind: 'placeholder', text: '{{요구사항}}' } as const;
    expect(
      injectIntoDocx({
        bytes,
        fileName: 'a.docx',
        insertions: [{ place, parts: [{ nodes }] }],
        tableLook: 3,
      }),
    ).toMatchObject({ failure: { type: 'placeNotFound' } });
  });

  test('in every document of the corpus the result is sound', () => {
    for (const { name, bytes, refused } of agencyCorpus()) {
      if (refused || !name.startsWith('제안요청서')) continue;
      const place = { kind: 'placeholder', text: '{{요구사항}}' } as const;
      const result = injectIntoDocx({ bytes, fileName: name, insertions: [{ place, parts: [{ nodes }] }] });
      expect(result.ok && lintDocx(result.value.bytes), name).toEqual([]);
    }
  });
});
