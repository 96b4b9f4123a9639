import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../../../shared/document/wordDocument';
import type { Place } from '../../../../shared/docx/findPlace';
import { injectIntoDocx, previewInjection } from '../../../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../../../shared/docx/inspectDocx';
import { mapBody } from '../../../../shared/docx/mapBody';
import type { Insertion } from '../../../../shared/docx/targetFile';
import {
  compareInsertions,
  type UpdateChoice,
  updateInsertions,
} from '../../../../shared/docx/updateInsertions';
import { cardParts } from '../../../../shared/rfp/insertable';
import { aRequirement } from '../../../support/aProject';
import { changed } from '../../../support/corpus/agencyCorpus';
import { koreanRfps } from '../../../support/corpus/koreanRfps';
import { acceptAll, rejectAll } from '../../../support/decideChanges';
import { aDocx, aParagraphXml, partNames, partText } from '../../../support/docxFiles';
import { lintDocx } from '../../../support/lintDocx';
import { anItem, aParagraph, aRequirementCard } from '../../../support/sampleWordDocument';

const main = 'word/document.xml';
const tracking = {
  author: '김하늘 <주무관>',
  at: '2026-11-20T09:08:07.999Z',
  origin: { projectName: '민원 & 상담', asOf: '2026-11-20' },
};
const atPlaceholder: Place = { kind: 'placeholder', text: '{{요구사항}}' };
const nodes: DocumentNode[] = [
  { type: 'heading', level: 2, text: '넣은 제목' },
  aRequirementCard('CSR-001', '서비스 메시'),
  anItem('□', '네모 항목'),
  anItem('-', '줄 항목'),
  aParagraph('넣은 글의 끝'),
];
const part = { nodes, mark: { kind: 'requirement' as const, id: 'r', title: 'CSR-001' }, source: '면담' };
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

function injected(bytes: Uint8Array, insertions: readonly Insertion[], isTracked = true) {
  const given = { bytes, fileName: 'a.docx', insertions };
  const result = injectIntoDocx(isTracked ? { ...given, tracking } : given);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Both promises at once; answers the tracked document and its notes. */
function expectBothWays(bytes: Uint8Array, insertions: readonly Insertion[]) {
  const plain = injected(bytes, insertions, false).bytes;
  const tracked = injected(bytes, insertions);
  const xml = partText(tracked.bytes, main);
  expect(acceptAll(xml)).toEqual(acceptAll(partText(plain, main)));
  expect(rejectAll(xml).blocks).toEqual(rejectAll(partText(bytes, main)).blocks);
  expect(lintDocx(tracked.bytes)).toEqual(lintDocx(bytes));
  expectOwnIds(xml);
  return { ...tracked, xml };
}

/** Every change, bookmark and comment has a number of its own; the two ends of a range share theirs. */
function expectOwnIds(xml: string) {
  const found = [...xml.matchAll(/<w:(\w+)(?: [^>]*)? w:id="(\d+)"/g)]
    .map(([, name = '', id = '']) => ({ name, id }))
    .filter(({ name }) => !/End$|Reference$/.test(name));
  const ids = found.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
}

const document = (middle: string) =>
  aDocx({ body: `${aParagraphXml('앞', '1')}${middle}${aParagraphXml('뒤')}` });

describe('what goes in as tracked changes', () => {
  const places: [string, Place, string][] = [
    ['after a heading', { kind: 'headingText', text: '앞', position: 'after' }, aParagraphXml('본문')],
    ['before a heading', { kind: 'headingText', text: '앞', position: 'before' }, aParagraphXml('본문')],
    ['instead of a heading', { kind: 'headingText', text: '앞', position: 'replace' }, aParagraphXml('본문')],
    ['instead of a paragraph', { kind: 'paragraph', index: 1, position: 'replace' }, aParagraphXml('갈 글')],
    [
      'instead of a paragraph with a numbered look',
      { kind: 'paragraph', index: 1, position: 'replace' },
      `<w:p><w:pPr><w:pStyle w:val="2"/><w:outlineLvl w:val="1"/><w:rPr><w:b/></w:rPr></w:pPr>${run('갈', '<w:b/>')}<w:r><w:tab/><w:t>글</w:t><w:br/></w:r></w:p>`,
    ],
    ['instead of an empty paragraph', { kind: 'paragraph', index: 1, position: 'replace' }, '<w:p/>'],
    [
      'instead of an empty paragraph with properties',
      { kind: 'paragraph', index: 1, position: 'replace' },
      '<w:p><w:pPr/></w:p>',
    ],
    [
      'instead of a paragraph whose mark has a look',
      { kind: 'paragraph', index: 1, position: 'replace' },
      `<w:p><w:pPr><w:rPr/></w:pPr>${run('갈 글')}</w:p>`,
    ],
    ['at the end', { kind: 'end' }, aParagraphXml('본문')],
    ['beside a placeholder', { ...atPlaceholder, position: 'before' }, aParagraphXml('{{요구사항}}')],
    [
      'within a sentence that starts a page',
      atPlaceholder,
      `<w:p><w:pPr><w:keepNext/><w:pageBreakBefore/><w:jc w:val="center"/></w:pPr>${run('앞 {{요구')}${run('사항}} 뒤', '<w:b/><w:rPrChange w:id="4" w:author="가"><w:rPr><w:i/></w:rPr></w:rPrChange>')}</w:p>`,
    ],
    [
      'within a sentence that ends a section',
      atPlaceholder,
      `<w:p><w:pPr><w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr></w:pPr>${run('앞 {{요구사항}} 뒤')}</w:p>`,
    ],
  ];
  test.each(places)(
    '%s: accepted it is the plain insertion, refused it was never there',
    (_, place, middle) => {
      expectBothWays(document(middle), [{ place, parts: [part] }]);
    },
  );

  test('two placeholders of one sentence, each cut out of it', () => {
    const body = `<w:p><w:pPr><w:pageBreakBefore/></w:pPr>${run('앞 {{가}} 중간 {{나}} 뒤')}</w:p>`;
    const at = (text: string) => ({ place: { kind: 'placeholder', text } as const, parts: [part] });
    expectBothWays(document(body), [at('{{가}}'), at('{{나}}')]);
    const alone = `<w:p>${run('{{가}} ')}${run('{{나}}')}</w:p>`;
    expectBothWays(document(alone), [at('{{가}}'), at('{{나}}')]);
    const inCell = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc>${alone}</w:tc></w:tr><w:tr><w:tc><w:p>${run('앞 {{다}}{{라}}')}</w:p></w:tc></w:tr></w:tbl>`;
    expectBothWays(
      document(inCell),
      ['{{가}}', '{{나}}', '{{다}}', '{{라}}'].map((text) => at(text)),
    );
  });

  test('tables in the look of the agency’s own', () => {
    const rfp = koreanRfps().find(({ name }) => name.includes('from 한글, with cards'));
    if (!rfp) throw new Error('no such document');
    const { xml, notes } = expectBothWays(rfp.bytes, [{ place: atPlaceholder, parts: [part] }]);
    expect(notes).toContain('표는 문서에 있던 요구사항 표의 모양을 따랐어요.');
    expect(xml).toMatch(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins /);
  });

  test('every run, paragraph mark and row of ours says who put it in and when; nothing else does', () => {
    const { xml } = expectBothWays(document(aParagraphXml('{{요구사항}}')), [
      { place: atPlaceholder, parts: [part] },
    ]);
    const who = 'w:author="김하늘 &lt;주무관&gt;" w:date="2026-11-20T09:08:07Z"';
    const changes = [...xml.matchAll(/<w:(?:ins|del|customXmlInsRangeStart)\b[^>]*>/g)].map(([tag]) => tag);
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.filter((tag) => !tag.includes(who))).toEqual([]);
    const ours = xml.slice(xml.indexOf('넣은 제목') - 600, xml.indexOf('넣은 글의 끝') + 100);
    const rows = ours.match(/<w:tr>/g)?.length ?? 0;
    expect(ours.match(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins /g)).toHaveLength(rows);
    expect(mapBody(xml).paragraphs.filter(({ text }) => text === '앞' || text === '뒤')).toHaveLength(2);
    expect(xml).toContain(aParagraphXml('뒤'));
  });

  test('the instant is written in UTC and the author may be missing', () => {
    const given = {
      bytes: document(''),
      fileName: 'a.docx',
      insertions: [{ place: { kind: 'end' } as const, parts: [part] }],
    };
    const result = injectIntoDocx({ ...given, tracking: { author: ' ', at: '2026-11-20T18:00:00+09:00' } });
    expect(result.ok && partText(result.value.bytes, main)).toContain(
      'w:author="발주길잡이" w:date="2026-11-20T09:00:00Z"',
    );
  });

  test('at the end of a document or cell the empty line that may stay is told', () => {
    const told = (place: Place, middle = '') =>
      injected(document(middle), [{ place, parts: [part] }]).notes.some((note) => /빈 줄 하나/.test(note));
    expect(told({ kind: 'end' })).toBe(true);
    // What replaces something there takes over the mark of what it replaces.
    const cell = (inside: string) =>
      `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>${inside}</w:tc></w:tr></w:tbl>`;
    const looks = '<w:pPr><w:jc w:val="right"/><w:rPr><w:b/></w:rPr></w:pPr>';
    for (const inside of [
      aParagraphXml('{{요구사항}}'),
      `<w:p w:rsidR="00A1">${looks}${run('{{요구사항}}', '<w:b/>')}</w:p>`,
      `<w:p>${looks}${run('다음과 같다. {{요구사항}}')}</w:p>`,
    ]) {
      const given = document(cell(inside));
      const unmarked = [{ place: atPlaceholder, parts: [{ nodes: [aRequirementCard('가', '나')] }] }];
      const { xml, notes } = expectBothWays(given, unmarked);
      expect(notes.some((note) => /빈 줄 하나/.test(note))).toBe(false);
      expect(rejectAll(xml).leftOver).toBe(0);
    }
    expect(told({ kind: 'headingText', text: '앞', position: 'after' })).toBe(false);
  });
});

describe('the comment beside it', () => {
  const withComments = aDocx({
    body: `<w:p><w:commentRangeStart w:id="41"/>${run('글')}<w:commentRangeEnd w:id="41"/><w:r><w:commentReference w:id="41"/></w:r></w:p>${aParagraphXml('{{요구사항}}')}<w:p><w:bookmarkStart w:id="77" w:name="b"/><w:bookmarkEnd w:id="77"/><w:ins w:id="80" w:author="가">${run('남의 글')}</w:ins></w:p>`,
    more: {
      'word/comments.xml':
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="90" w:author="가"><w:p/></w:comment></w:comments>',
    },
  });

  test('names the item, its source, the project and the day, and stands at the insertion', () => {
    const { bytes, xml } = expectBothWays(document(aParagraphXml('{{요구사항}}')), [
      { place: atPlaceholder, parts: [part] },
    ]);
    const comments = partText(bytes, 'word/comments.xml');
    const texts = [...comments.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(['항목: CSR-001', '출처: 면담', '사업: 민원 &amp; 상담', '기준일: 2026-11-20']);
    const id = /<w:comment w:id="(\d+)"/.exec(comments)?.[1];
    expect(xml).toMatch(
      new RegExp(
        `<w:commentRangeStart w:id="${id}"/><w:ins [^>]*>(?:(?!<w:p>).)*넣은 제목(?:(?!<w:p>).)*<w:commentRangeEnd w:id="${id}"/><w:ins [^>]*><w:r><w:commentReference w:id="${id}"/>`,
      ),
    );
    expect(partText(bytes, '[Content_Types].xml')).toContain('wordprocessingml.comments+xml');
    expect(partText(bytes, 'word/_rels/document.xml.rels')).toContain('relationships/comments');
  });

  test('joins those the document has, with numbers neither they nor bookmarks nor changes use', () => {
    const { bytes } = expectBothWays(withComments, [{ place: atPlaceholder, parts: [part] }]);
    const comments = partText(bytes, 'word/comments.xml');
    expect(comments).toContain('<w:comment w:id="90" w:author="가"><w:p/></w:comment><w:comment w:id=');
    const ids = [...comments.matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => Number(id));
    expect(ids[1]).toBeGreaterThan(90);
    expect(partNames(bytes)).toEqual([...partNames(withComments), 'word/numbering.xml']);
  });

  test('finds free numbers also where a bookmark has the largest there is', () => {
    const full = document(
      `${aParagraphXml('{{요구사항}}')}<w:p><w:bookmarkStart w:id="2147483647" w:name="b"/><w:bookmarkEnd w:id="2147483647"/><w:bookmarkStart w:id="2" w:name="c"/><w:bookmarkEnd w:id="2"/></w:p>`,
    );
    const { xml } = expectBothWays(full, [{ place: atPlaceholder, parts: [part] }]);
    const ids = [...xml.matchAll(/<w:ins w:id="(\d+)"/g)].map(([, id]) => Number(id));
    expect(Math.max(...ids)).toBeLessThan(2147483647);
  });

  test('is left out when nobody asks where it comes from', () => {
    const insertions = [{ place: { kind: 'end' } as const, parts: [part] }];
    const { origin: _, ...silent } = tracking;
    const result = injectIntoDocx({ bytes: document(''), fileName: 'a.docx', insertions, tracking: silent });
    expect(result.ok && partNames(result.value.bytes)).not.toContain('word/comments.xml');
  });
});

describe('no change is tracked inside a change nobody has decided on', () => {
  const at = (index: number, position: 'before' | 'after' | 'replace'): Place => ({
    kind: 'paragraph',
    index,
    position,
  });
  const mark = (kind: 'ins' | 'del', text: string) =>
    `<w:p><w:pPr><w:rPr><w:${kind} w:id="3" w:author="가"/></w:rPr></w:pPr>${run(text)}</w:p>`;
  const row = (kind: 'ins' | 'del') =>
    `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:trPr><w:${kind} w:id="3" w:author="가"/></w:trPr><w:tc>${aParagraphXml('칸')}<w:p/></w:tc></w:tr></w:tbl>`;
  test.each([
    ['in a row somebody inserted', row('ins'), at(1, 'after'), 'insideTrackedInsertion'],
    ['in a row somebody deleted', row('del'), at(1, 'before'), 'insideTrackedDeletion'],
    [
      'instead of a paragraph somebody inserted',
      mark('ins', '글'),
      at(1, 'replace'),
      'insideTrackedInsertion',
    ],
    ['after a paragraph whose end is deleted', mark('del', '글'), at(1, 'after'), 'insideTrackedDeletion'],
    ['before what such a paragraph goes on in', mark('del', '글'), at(2, 'before'), 'insideTrackedDeletion'],
  ])('%s', (_, middle, place, reason) => {
    const given = { bytes: document(middle), fileName: 'a.docx', insertions: [{ place, parts: [part] }] };
    for (const answer of [injectIntoDocx, previewInjection]) {
      expect(answer({ ...given, tracking })).toMatchObject({ failure: { type: 'placeUnsuitable', reason } });
      expect(answer(given)).toMatchObject({ ok: true });
    }
  });

  test('beside a paragraph somebody inserted there is room', () => {
    expectBothWays(document(mark('ins', '글')), [{ place: at(1, 'after'), parts: [part] }]);
  });
});

describe('what was put in before', () => {
  const requirements = ['접수', '조회'].map((name, index) =>
    aRequirement({ id: `r-${index}`, number: index + 1, name: `민원 ${name}` }),
  );
  const partsOf = (given = requirements) =>
    cardParts(null, {
      requirements: given,
      categories: [{ code: 'SFR', name: '기능' }],
      numbering: { digits: 3 },
    });
  const renamed = partsOf(requirements.map((one) => ({ ...one, name: `${one.name}·개선` })));
  const insertion = [{ place: atPlaceholder, parts: partsOf() }];
  const filled = (isTracked: boolean) =>
    injected(document(aParagraphXml('{{요구사항}}')), insertion, isTracked).bytes;
  const update = (
    bytes: Uint8Array,
    changes: UpdateChoice['changes'],
    { add = [], isTracked = true }: { add?: string[]; isTracked?: boolean } = {},
  ) =>
    updateInsertions({
      bytes,
      fileName: 'a.docx',
      parts: [...renamed, ...partsOf([aRequirement({ id: 'r-9', number: 9 })])],
      changes,
      add,
      ...(isTracked ? { tracking } : {}),
    });
  const choices: [string, UpdateChoice['changes'], string[]][] = [
    [
      'brought up to date',
      [
        { index: 0, action: 'update' },
        { index: 1, action: 'update' },
      ],
      [],
    ],
    ['taken out', [{ index: 0, action: 'remove' }], []],
    ['added to', [], ['r-9']],
    [
      'changed in every way',
      [
        { index: 0, action: 'remove' },
        { index: 1, action: 'update' },
      ],
      ['r-9'],
    ],
  ];
  test.each(choices)('is %s as tracked changes, and both ways end as they should', (_, changes, add) => {
    const bytes = filled(false);
    const [plain, tracked] = [
      update(bytes, changes, { add, isTracked: false }),
      update(bytes, changes, { add }),
    ];
    if (!plain.ok || !tracked.ok) throw new Error('was refused');
    const xml = partText(tracked.value.bytes, main);
    expect(acceptAll(xml)).toEqual(acceptAll(partText(plain.value.bytes, main)));
    expect(rejectAll(xml)).toEqual(rejectAll(partText(bytes, main)));
    expect(lintDocx(tracked.value.bytes)).toEqual([]);
    expectOwnIds(xml);
  });

  test('is found again while undecided, once each, and says that it has to be decided first', () => {
    const bytes = filled(true);
    const compared = compareInsertions({ bytes, fileName: 'a.docx', parts: renamed });
    expect(compared).toMatchObject({
      value: { insertions: [{ status: 'outdated', isUndecided: true }, { isUndecided: true }], missing: [] },
    });
    for (const isTracked of [true, false])
      expect(update(bytes, [{ index: 0, action: 'update' }], { isTracked })).toMatchObject({
        failure: { type: 'undecidedChanges', titles: ['SFR-001 민원 접수·개선'] },
      });
    expect(update(bytes, [], { add: ['r-9'] })).toMatchObject({ failure: { type: 'undecidedChanges' } });
  });

  test('counts once after a tracked update: the old one only waits to go', () => {
    const updated = update(filled(false), [{ index: 0, action: 'update' }]);
    if (!updated.ok) throw new Error('was refused');
    const { bytes } = updated.value;
    expect(inspectDocx(bytes, 'a.docx')).toMatchObject({ value: { earlierCount: 2 } });
    expect(compareInsertions({ bytes, fileName: 'a.docx', parts: renamed })).toMatchObject({
      value: {
        insertions: [
          { status: 'same', isUndecided: true },
          { status: 'outdated', isUndecided: false },
        ],
      },
    });
  });

  test('with changes somebody tracked inside is replaced, but not as a tracked change', () => {
    const touched = changed(filled(false), main, (xml) =>
      xml.replace(
        /<w:r>(?:(?!<w:r>).)*민원 접수<\/w:t><\/w:r>/,
        '<w:del w:id="1" w:author="가"><w:r><w:delText>민원 접수</w:delText></w:r></w:del>',
      ),
    );
    expect(update(touched, [{ index: 0, action: 'update' }])).toMatchObject({
      failure: { type: 'undecidedChanges' },
    });
    expect(update(touched, [{ index: 0, action: 'update' }], { isTracked: false })).toMatchObject({
      ok: true,
    });
  });

  test('goes with what somebody put into it: a link, a field, a picture, a table of their own', () => {
    const theirs = `<w:p><w:hyperlink w:anchor="x">${run('연결')}</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:pict><w:txbxContent>${aParagraphXml('글상자')}</w:txbxContent></w:pict></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tblPrEx><w:jc w:val="left"/></w:tblPrEx><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr/><w:tc><w:p><w:pPr/></w:p></w:tc></w:tr></w:tbl><w:p/>`;
    const bytes = changed(filled(false), main, (xml) =>
      xml.replace('</w:sdtContent>', `${theirs}</w:sdtContent>`),
    );
    const [plain, tracked] = [false, true].map((isTracked) =>
      update(bytes, [{ index: 0, action: 'update' }], { isTracked }),
    );
    if (!plain?.ok || !tracked?.ok) throw new Error('was refused');
    const xml = partText(tracked.value.bytes, main);
    expect(acceptAll(xml)).toEqual(acceptAll(partText(plain.value.bytes, main)));
    expect(rejectAll(xml)).toEqual(rejectAll(partText(bytes, main)));
    expect(xml).toContain('<w:delInstrText> DATE </w:delInstrText>');
    expect(xml).toContain(aParagraphXml('글상자'));
  });
});
