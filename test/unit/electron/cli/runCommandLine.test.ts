import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commands } from '../../../../electron/cli/commands';
import { commandLineManual } from '../../../../electron/cli/help';
import { runCommandLine } from '../../../../electron/cli/runCommandLine';
import { type FileSystem, nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { readArchive } from '../../../../shared/archive/readArchive';
import type { Content } from '../../../../shared/content/content';
import { ok } from '../../../../shared/ipc/failure';
import { faultyFileSystem } from '../../../faults/support/faultyFileSystem';
import { allFacts, countingIds } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';
import { changed } from '../../../support/corpus/agencyCorpus';
import { aDocx, aParagraphXml, paragraphTexts, partText } from '../../../support/docxFiles';
import { lintDocx } from '../../../support/lintDocx';

let content: Content;
let folder: string;
beforeAll(async () => {
  content = await shippedContent();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Run {
  code: number;
  out: string;
  said: string;
  json: Answer | null;
}

/** The fields of the commands' answers that the tests look at one by one. */
interface Answer {
  failure?: { type: string };
  file?: object;
  projectId?: string;
  project: { facts: { projectName: string }; requirements: unknown[] };
  requirementCount: number;
  requirements: unknown[];
  papers: { kind: string; promptCount: number }[];
  findings: unknown[];
  stages: unknown[];
  cleaned: string[];
}

async function run(written: string[], fileSystem: FileSystem = nodeFileSystem): Promise<Run> {
  const out: string[] = [];
  const said: string[] = [];
  const context = {
    resolve: (file: string) => path.resolve(folder, file),
    content: async () => ok(content),
    contentDamage: async () => [],
    now: () => new Date('2027-01-04T00:00:00Z'),
    newId: countingIds(),
    version: '0.1.0',
    fileSystem,
  };
  const code = await runCommandLine(written, context, {
    print: (text) => out.push(text),
    say: (text) => said.push(text),
  });
  const printed = out.join('\n');
  // With --json stdout is always exactly one JSON value.
  const json = written.includes('--json') ? JSON.parse(printed) : null;
  return { code, out: printed, said: said.join('\n'), json };
}

const at = (name: string) => path.join(folder, name);
const write = (name: string, value: unknown) =>
  writeFile(at(name), typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value));
async function aProjectFile(): Promise<void> {
  await write('facts.json', allFacts());
  expect((await run(['new', '--facts', 'facts.json', '--out', 'p.baljugil'])).code).toBe(0);
}

test('from facts to a project file to a Word document', async () => {
  await write('facts.json', allFacts());
  const made = await run(['new', '--facts', 'facts.json', '--out', 'p.baljugil', '--json']);
  expect(made).toMatchObject({ code: 0, json: { ok: true, cleaned: [], file: { path: at('p.baljugil') } } });
  const bytes = await readFile(at('p.baljugil'));
  expect(made.json?.file).toMatchObject({
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const shown = await run(['show', 'p.baljugil', '--json']);
  expect(shown.json?.project).toMatchObject({ id: made.json?.projectId, facts: allFacts() });
  expect(shown.json?.project.requirements).toHaveLength(made.json?.requirementCount ?? 0);

  const exported = await run(['export', 'p.baljugil', '--out', 'rfp.docx', '--json']);
  expect(exported).toMatchObject({ code: 0, json: { ok: true } });
  const archive = readArchive(await readFile(at('rfp.docx')));
  if (!archive.ok) throw new Error(archive.problem.detail);
  const main = archive.archive.read('word/document.xml');
  expect(main.ok && Buffer.from(main.bytes).toString('utf8')).toContain('통합민원정보시스템 고도화');
  expect(await readFile(at('p.baljugil'))).toEqual(bytes);
});

test('the papers of a project are listed, and one is written with what it still asks for', async () => {
  await aProjectFile();
  const listed = await run(['paper', 'p.baljugil', '--list', '--json']);
  const papers = listed.json?.papers ?? [];
  expect(papers.map((one) => one.kind)).toEqual([
    'planDraft',
    'technologyPlan',
    'proposalGuide',
    'taskOrder',
  ]);
  const made = await run(['paper', 'p.baljugil', '--kind', 'taskOrder', '--out', 'task.docx']);
  expect(made.code).toBe(0);
  const open = papers.find((one) => one.kind === 'taskOrder')?.promptCount;
  expect(open).toBeGreaterThan(0);
  expect(made.said).toContain(`${open}곳 남아 있어요`);
  const task = await readFile(at('task.docx'));
  expect(lintDocx(task)).toEqual([]);
  expect(paragraphTexts(task)).toContain('과업에서 제외하는 사항');
});

test('a layout for this one export changes the document and not the project', async () => {
  await aProjectFile();
  const before = await readFile(at('p.baljugil'));
  await write('layout.json', {
    bodyFont: '함초롬바탕',
    contentsPages: 'estimated',
    margins: { top: 30, bottom: 20, left: 25, right: 20 },
  });
  const exported = await run([
    'export',
    'p.baljugil',
    '--out',
    'rfp.docx',
    '--layout',
    'layout.json',
    '--json',
  ]);
  expect(exported.json).toMatchObject({
    ok: true,
    notes: expect.arrayContaining([expect.stringContaining('미리 계산한')]),
  });
  const archive = readArchive(await readFile(at('rfp.docx')));
  if (!archive.ok) throw new Error(archive.problem.detail);
  const text = (part: string) => {
    const read = archive.archive.read(part);
    return read.ok ? Buffer.from(read.bytes).toString('utf8') : '';
  };
  expect(text('word/styles.xml')).toContain('함초롬바탕');
  expect(text('word/document.xml')).toMatch(/PAGEREF _Toc000001[\s\S]*?<w:t>1<\/w:t>/);
  expect(await readFile(at('p.baljugil'))).toEqual(before);
  await write('layout.json', { bodyFont: '<b>' });
  expect(await run(['export', 'p.baljugil', '--out', 'x.docx', '--layout', 'layout.json'])).toMatchObject({
    code: 1,
  });
});

test('the sample, the library, the checks and the status are answered as JSON', async () => {
  expect(await run(['sample', '--out', 's.baljugil', '--json'])).toMatchObject({
    code: 0,
    json: { ok: true },
  });
  expect((await run(['requirements', '--json'])).json?.requirements).toHaveLength(
    content.requirementTemplates.length,
  );
  const checked = await run(['check', 's.baljugil', '--json']);
  expect(checked).toMatchObject({ code: 0, json: { ok: true, counts: { 필수: expect.any(Number) } } });
  expect(Array.isArray(checked.json?.findings)).toBe(true);
  const status = await run(['status', 's.baljugil', '--json']);
  expect(status.json).toMatchObject({ ok: true, diagnosis: { yes: 6 } });
  expect(status.json?.stages).toHaveLength(6);
});

test('requirements go into the agency’s document at a placeholder or after a heading', async () => {
  await aProjectFile();
  await run(['export', 'p.baljugil', '--out', 'agency.docx']);
  const id = content.requirementTemplates[0]?.id ?? '';
  const heading = content.chapters[0]?.title ?? '';
  const before = await readFile(at('agency.docx'));
  const from = ['--into', 'agency.docx', '--out', 'out.docx', '--json'];
  expect(await run(['inject', '--templates', id, '--after-heading', heading, ...from])).toMatchObject({
    code: 0,
    json: { ok: true, requirementCount: 1, notes: expect.any(Array) },
  });
  expect(await run(['inject', 'p.baljugil', '--after-heading', heading, ...from])).toMatchObject({ code: 0 });
  expect(await run(['inject', 'p.baljugil', '--at', '{{없음}}', ...from])).toMatchObject({
    code: 1,
    json: { failure: { type: 'placeholderNotFound' } },
  });
  expect(await run(['inject', '--templates', '없는것', '--at', '{{가}}', ...from])).toMatchObject({
    code: 1,
    json: { failure: { type: 'invalidInput' } },
  });
  expect(await readFile(at('agency.docx'))).toEqual(before);
});

test('every placeholder of an agency’s form is filled with what its words ask for', async () => {
  await run(['sample', '--out', 's.baljugil']);
  const body = ['{{총괄표}}', '{{요구사항 목록}}', '{{모르는 것}}', '{{요구사항: csr-003}}', '{{장:1}}'];
  await writeFile(at('form.docx'), aDocx({ body: body.map((text) => aParagraphXml(text)).join('') }));
  const outline = await run(['outline', 'form.docx', '--json']);
  expect(outline.json).toMatchObject({
    ok: true,
    paragraphCount: 5,
    placeholders: body.map((text) => ({ text, count: 1, problem: null })),
  });
  const from = ['inject', 's.baljugil', '--into', 'form.docx'];
  const shown = await run([...from, '--dry-run', '--json']);
  expect(shown).toMatchObject({ code: 0, json: { requirementCount: 1, insertions: [{}, {}, {}, {}] } });
  expect(await readdir(folder)).toHaveLength(2);
  expect(await run([...from, '--out', 'out.docx', '--json'])).toMatchObject({ code: 0 });
  const texts = paragraphTexts(await readFile(at('out.docx')));
  expect(texts.filter((text) => text.startsWith('{{'))).toEqual(['{{모르는 것}}']);
  expect(texts.join('|')).toContain('CSR-003');
  expect(lintDocx(await readFile(at('out.docx')))).toEqual([]);
});

test('a part, a chapter or one card goes before, after or in place of a paragraph, or to the end', async () => {
  await run(['sample', '--out', 's.baljugil']);
  const body = ['앞', '가운데', '뒤'].map((text) => aParagraphXml(text)).join('');
  await writeFile(at('a.docx'), aDocx({ body }));
  const inject = async (...options: string[]) => {
    const given = ['inject', 's.baljugil', '--into', 'a.docx', '--out', 'out.docx', '--json', ...options];
    const done = await run(given);
    if (done.code !== 0) return done.json?.failure ?? done.said;
    const texts = paragraphTexts(await readFile(at('out.docx')));
    return texts
      .map((text) => (['앞', '가운데', '뒤'].includes(text) ? text : '+'))
      .join('')
      .replace(/\++/g, '+');
  };
  expect(await inject('--paragraph', '2', '--what', 'summary')).toBe('앞가운데+뒤');
  expect(await inject('--paragraph', '2', '--before', '--what', 'list')).toBe('앞+가운데뒤');
  expect(await inject('--paragraph', '2', '--replace', '--requirements', 'CSR-003')).toBe('앞+뒤');
  expect(await inject('--end', '--what', 'chapter', '--chapter', 'Ⅱ')).toBe('앞가운데뒤+');
  expect(await inject('--end', '--requirements', 'ABC-999')).toMatchObject({ type: 'contentNotFound' });
  expect(await inject('--paragraph', '9')).toMatchObject({ type: 'placeNotFound' });
  expect(await inject()).toMatchObject({ type: 'noKnownPlaceholder' });
});

test('what was put in before is brought up to date, and what somebody changed in Word only when that is asked for', async () => {
  await run(['sample', '--out', 's.baljugil']);
  await writeFile(
    at('a.docx'),
    aDocx({ body: aParagraphXml('{{요구사항:CSR-003}}') + aParagraphXml('{{목록}}') }),
  );
  await run(['inject', 's.baljugil', '--into', 'a.docx', '--out', 'b.docx']);
  const shown = await run(['update', 's.baljugil', '--into', 'b.docx', '--dry-run', '--json']);
  expect(shown.json).toMatchObject({ insertions: [{ status: 'same' }, { status: 'same' }] });
  const edited = changed(await readFile(at('b.docx')), 'word/document.xml', (xml) =>
    xml.replace('>요구사항 명칭</w:t>', '>요구사항 이름</w:t>'),
  );
  await writeFile(at('b.docx'), edited);
  const update = ['update', 's.baljugil', '--into', 'b.docx', '--out', 'c.docx', '--json'];
  expect(await run(update)).toMatchObject({ code: 1, json: { failure: { type: 'editedInWord' } } });
  expect(await readdir(folder)).not.toContain('c.docx');
  expect(await run([...update, '--overwrite-edits', '--add'])).toMatchObject({ code: 0 });
  const again = await run(['update', 's.baljugil', '--into', 'c.docx', '--dry-run', '--json']);
  expect(again.json).toMatchObject({ missing: [] });
  expect(lintDocx(await readFile(at('c.docx')))).toEqual([]);
});

test('what goes in as tracked changes says by whom, and waits for a decision before it is brought up to date', async () => {
  await run(['sample', '--out', 's.baljugil']);
  await writeFile(at('a.docx'), aDocx({ body: aParagraphXml('{{요구사항:CSR-003}}') + aParagraphXml('뒤') }));
  const inject = ['inject', 's.baljugil', '--into', 'a.docx', '--tracked', '--author', '김하늘', '--json'];
  const done = await run([...inject, '--out', 'b.docx']);
  expect(done).toMatchObject({ code: 0 });
  expect(JSON.stringify(done.json)).toContain('변경 내용 추적으로 넣었어요');
  const bytes = await readFile(at('b.docx'));
  expect(partText(bytes, 'word/document.xml')).toMatch(/<w:ins w:id="\d+" w:author="김하늘" w:date="[^"]+Z"/);
  expect(partText(bytes, 'word/comments.xml')).toContain('항목: CSR-003');
  const edited = changed(bytes, 'word/document.xml', (xml) =>
    xml.replace('>요구사항 명칭</w:t>', '>요구사항 이름</w:t>'),
  );
  await writeFile(at('b.docx'), edited);
  const update = ['update', 's.baljugil', '--into', 'b.docx', '--out', 'c.docx', '--json'];
  expect(await run(update)).toMatchObject({ code: 1, json: { failure: { type: 'undecidedChanges' } } });
  expect(await readdir(folder)).not.toContain('c.docx');
});

test('a document is changed in place only when asked, and what it was stays beside it', async () => {
  await run(['sample', '--out', 's.baljugil']);
  const states = [aDocx({ body: aParagraphXml('본문') })];
  await writeFile(at('a.docx'), states[0] ?? '');
  for (const backup of ['a.docx.bak', 'a.docx.bak2']) {
    const given = [
      'inject',
      's.baljugil',
      '--into',
      'a.docx',
      '--end',
      '--what',
      'list',
      '--in-place',
      '--json',
    ];
    expect(await run(given)).toMatchObject({ code: 0, json: { backup } });
    states.push(await readFile(at('a.docx')));
  }
  expect(Buffer.compare(await readFile(at('a.docx.bak')), states[0] ?? new Uint8Array())).toBe(0);
  expect(Buffer.compare(await readFile(at('a.docx.bak2')), states[1] ?? new Uint8Array())).toBe(0);
});

const verdicts: [Record<string, boolean | null>, object][] = [
  [
    { 1: true, 2: true, 3: true, 4: true, 5: true, 6: true },
    { yes: 6, unknown: 4, verdict: 'review' },
  ],
  [
    { 1: false, 2: false, 3: false, 4: false, 5: false, 6: false, 7: false },
    { no: 7, verdict: 'keep' },
  ],
  [{ 1: true, 2: true, 3: true, 4: true }, { verdict: 'undecided' }],
];
for (const [answers, expected] of verdicts) {
  test(`answers ${JSON.stringify(answers)} are diagnosed`, async () => {
    await write('answers.json', { answers });
    expect(await run(['diagnose', 'answers.json', '--json'])).toMatchObject({
      code: 0,
      json: { ok: true, ...expected },
    });
  });
}

for (const command of commands) {
  test(`${command.name} explains itself${command.reads ? ' and accepts its own example' : ''}`, async () => {
    const help = await run([...command.name.split(' '), '--help']);
    expect(help.code).toBe(0);
    for (const option of command.options) expect(help.out).toContain(`--${option.name}`);
    if (!command.reads) return;
    const schema = JSON.parse((await run([command.name, '--schema'])).out);
    expect(schema).toMatchObject({ $schema: expect.stringContaining('json-schema.org'), type: 'object' });
    await write('example.json', (await run([command.name, '--example'])).out);
    if (['export', 'fill'].includes(command.name)) await aProjectFile();
    const form = aDocx({ body: aParagraphXml('{{사업명}} {{결재번호}}') });
    if (command.name === 'fill') await writeFile(at('form.docx'), form);
    const takenBy: Record<string, string[]> = {
      export: ['p.baljugil', '--layout', 'example.json', '--out', 'e.docx'],
      fill: ['p.baljugil', '--form', 'form.docx', '--values', 'example.json', '--out', 'e.docx'],
    };
    const given =
      takenBy[command.name] ??
      (command.input ? ['example.json'] : ['--facts', 'example.json', '--out', 'e.baljugil']);
    expect(await run([command.name, ...given, '--json'])).toMatchObject({ code: 0, json: { ok: true } });
  });
}

const misuses = [
  [],
  ['unknown'],
  ['new'],
  ['new', '--facts', 'a.json'],
  ['new', '--facts', 'a.json', '--out', ''],
  ['new', '--facts', 'a.json', '--out', 'b', 'more'],
  ['show'],
  ['show', 'a', 'b'],
  ['show', 'a', '--schema'],
  ['export', 'p', '--out', '--json'],
  ['check', 'p', '--wrong'],
  ['paper', 'p'],
  ['paper', 'p', '--kind', 'planDraft'],
  ['paper', 'p', '--kind', 'letter', '--out', 'a.docx'],
  ['paper', 'p', '--list', '--out', 'a.docx'],
  ['inject', 'p', '--into', 'a.docx', '--at', 'x'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--in-place'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--what', 'list'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--end', '--what', 'nothing'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--at', 'x', '--what', 'chapter'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--at', 'x', '--before', '--replace'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--end', '--before'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--end', '--author', '김하늘'],
  ['update', 'p', '--into', 'a.docx', '--out', 'b.docx', '--author', '김하늘'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--paragraph', '0'],
  ['inject', 'p', '--into', 'a.docx', '--out', 'b.docx', '--at', 'x', '--after-heading', 'y'],
  ['inject', '--into', 'a.docx', '--out', 'b.docx', '--at', 'x'],
];
for (const written of misuses) {
  test(`“${written.join(' ')}” is wrong usage`, async () => {
    const { code, said, json } = await run([...written, '--json']);
    expect(code).toBe(2);
    expect(json).toMatchObject({ ok: false, failure: { type: 'wrongUsage' } });
    expect(said).toMatch(/사용법: baljugil/u);
    expect(said).toMatch(/요\./u);
  });
}

test('version and help are answered', async () => {
  expect(await run(['--version'])).toMatchObject({ code: 0, out: '0.1.0' });
  expect(await run(['--version', '--json'])).toMatchObject({ code: 0, json: { ok: true, version: '0.1.0' } });
  expect((await run(['--help'])).out).toContain('diagnose');
});

test('a bug ends with 3 and one JSON value', async () => {
  const broken = {
    ...nodeFileSystem,
    targetStatus: async () => {
      throw new TypeError('a bug');
    },
  };
  expect(await run(['show', 'p.baljugil', '--json'], broken)).toMatchObject({
    code: 3,
    json: { ok: false, failure: { type: 'unexpected' } },
  });
});

const wrongFacts: [string, unknown, string][] = [
  ['a list', [], 'invalidInput'],
  ['wrong types', { projectName: 1, agency: {}, layers: 'x' }, 'invalidInput'],
  ['a title of 10,000 characters', { ...allFacts(), projectName: '가'.repeat(10_000) }, 'invalidInput'],
  ['a budget of 0', { ...allFacts(), totalBudget: 0 }, 'invalidInput'],
  ['a budget of 10^15', { ...allFacts(), totalBudget: 1e15 }, 'invalidInput'],
  [
    'an end before the start',
    { ...allFacts(), period: { start: '2027-02-02', end: '2027-02-01' } },
    'invalidInput',
  ],
  ['no JSON', '{"projectName": ', 'invalidJson'],
  ['nothing', '', 'invalidJson'],
  ['another encoding', Buffer.from([0x22, 0xb0, 0xa1, 0x22]), 'invalidJson'],
  ['endless depth', '['.repeat(500_000), 'invalidJson'],
  ['too much', Buffer.alloc(1_048_577, 0x20), 'fileTooLarge'],
];
for (const [what, value, type] of wrongFacts) {
  test(`facts of ${what} are refused and leave an old file as it is`, async () => {
    await write('facts.json', value);
    await write('p.baljugil', '먼저 있던 파일');
    const { code, json, said } = await run(['new', '--facts', 'facts.json', '--out', 'p.baljugil', '--json']);
    expect(code).toBe(1);
    expect(json?.failure?.type).toBe(type);
    expect(said).toMatch(/[가-힣].*요\./u);
    expect(await readFile(at('p.baljugil'), 'utf8')).toBe('먼저 있던 파일');
    expect((await readdir(folder)).sort()).toEqual(['facts.json', 'p.baljugil']);
  });
}

test('facts with control characters, decomposed Hangul and emoji are taken and what was cleaned is said', async () => {
  await write('facts.json', { ...allFacts(), projectName: '통합\u0007민원 🏛️'.normalize('NFD') });
  const made = await run(['new', '--facts', 'facts.json', '--out', 'p.baljugil', '--json']);
  expect(made.code).toBe(0);
  expect(made.json?.cleaned).toHaveLength(2);
  expect(made.said).toContain('모아쓰기');
  expect((await run(['show', 'p.baljugil', '--json'])).json?.project.facts.projectName).toBe('통합민원 🏛️');
});

test('a file that is read is never written, under whatever name', async () => {
  await aProjectFile();
  await symlink(at('p.baljugil'), at('other.baljugil'));
  await run(['export', 'p.baljugil', '--out', 'a.docx']);
  const before = await readFile(at('p.baljugil'));
  for (const written of [
    ['export', 'p.baljugil', '--out', 'p.baljugil'],
    ['export', 'p.baljugil', '--out', './x/../p.baljugil'],
    ['export', 'p.baljugil', '--out', 'other.baljugil'],
    ['paper', 'p.baljugil', '--kind', 'planDraft', '--out', 'p.baljugil'],
    ['new', '--facts', 'facts.json', '--out', 'facts.json'],
    ['inject', 'p.baljugil', '--into', 'a.docx', '--at', 'x', '--out', 'a.docx'],
    ['inject', 'p.baljugil', '--into', 'a.docx', '--at', 'x', '--out', 'p.baljugil'],
  ])
    expect(await run([...written, '--json'])).toMatchObject({
      code: 1,
      json: { failure: { type: 'wouldOverwriteInput' } },
    });
  expect(await readFile(at('p.baljugil'))).toEqual(before);
});

test('a project file that is missing, empty, cut, another archive or a folder is refused by name', async () => {
  await aProjectFile();
  await run(['export', 'p.baljugil', '--out', 'a.docx']);
  await write('empty', '');
  await write('cut', (await readFile(at('p.baljugil'))).subarray(0, 3_000));
  const type = async (name: string) => (await run(['show', name, '--json'])).json?.failure?.type;
  expect(await type('없음')).toBe('fileNotFound');
  expect(await type('empty')).toBe('notProjectFile');
  expect(await type('facts.json')).toBe('notProjectFile');
  expect(await type('a.docx')).toBe('notProjectFile');
  expect(await type('cut')).toBe('projectFileDamaged');
  expect(await type('.')).toBe('invalidFileName');
});

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
test('a place that cannot be written gives the failure by name and keeps the old file', async () => {
  await aProjectFile();
  const type = async (out: string, fileSystem?: FileSystem) =>
    (await run(['export', 'p.baljugil', '--out', out, '--json'], fileSystem)).json?.failure?.type;
  expect(await type('없는폴더/a.docx')).toBe('folderNotFound');
  expect(await type('facts.json/a.docx')).toBe('folderNotFound');
  expect(await type('a?.docx')).toBe('invalidFileName');
  await write('old.docx', '먼저 있던 파일');
  const counting = faultyFileSystem(null);
  expect(await type('new.docx', counting)).toBeUndefined();
  for (const [fault, expected] of [
    ['ENOSPC', 'diskFull'],
    ['EBUSY', 'fileInUse'],
    ['EPERM', 'permissionDenied'],
  ] as const) {
    // Reading the project comes first; from then on every call fails.
    const plan = { fault, at: 6, isPersistent: true };
    expect(await type('old.docx', faultyFileSystem(plan))).toBe(expected);
  }
  await chmod(at('old.docx'), 0o444);
  expect(await type('old.docx')).toBe('readOnly');
  expect(await readFile(at('old.docx'), 'utf8')).toBe('먼저 있던 파일');
});

// Needs root: mounts a small file system.
test.skipIf(!isRoot)('a disk that is really full keeps the old document', async () => {
  await aProjectFile();
  const stick = at('stick');
  execFileSync('mkdir', [stick]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', stick]);
  try {
    await write('stick/rfp.docx', '먼저 있던 파일');
    const full = await run(['export', 'p.baljugil', '--out', 'stick/rfp.docx', '--json']);
    expect(full).toMatchObject({ code: 1, json: { failure: { type: 'diskFull', fileName: 'rfp.docx' } } });
    expect(await readdir(stick)).toEqual(['rfp.docx']);
    expect(await readFile(at('stick/rfp.docx'), 'utf8')).toBe('먼저 있던 파일');
  } finally {
    execFileSync('umount', [stick]);
  }
});

test('new says which requirements a project that only moves into containers goes without, and why', async () => {
  const facts = { projectName: '컨테이너 전환', agency: '가온시', projectType: '구축형', layers: ['인프라'] };
  await writeFile(path.join(folder, 'facts.json'), JSON.stringify(facts));
  const made = await run(['new', '--facts', 'facts.json', '--out', 'p.baljugil', '--json']);
  expect(made.code).toBe(0);
  expect(made.json).toMatchObject({
    leftOut: expect.arrayContaining([
      { id: 'cloud.msaArchitecture', reason: expect.stringMatching(/^컨테이너화만 하는 사업이라/) },
    ]),
  });
  const shown = await run(['show', 'p.baljugil', '--json']);
  expect(JSON.stringify(shown.json?.project.requirements)).not.toContain('cloud.msaArchitecture');
});

test('content counts what the library holds, and answers 1 while something in it has to be mended', async () => {
  const counted = await run(['content', '--json']);
  expect(counted.json).toMatchObject({
    ok: true,
    activities: 41,
    considerations: 13,
    diagnosis: 10,
    requirements: content.requirementTemplates.length,
    brokenReferences: 0,
  });
  const [first, ...others] = content.requirementTemplates;
  if (!first) throw new Error('the library is empty');
  const sound = content;
  content = { ...content, requirementTemplates: [{ ...first, seeds: ['S-999'] }, ...others] };
  const broken = await run(['content']);
  content = sound;
  expect(broken.code).toBe(1);
  expect(broken.out).toContain(`${first.id} seeds → S-999`);
});

test('docs/cli.md says what the commands are: run npm run docs:cli after a change', async () => {
  const manual = fileURLToPath(new URL('../../../../docs/cli.md', import.meta.url));
  expect(await readFile(manual, 'utf8')).toBe(commandLineManual());
});
