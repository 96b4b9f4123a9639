import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../../../electron/app/createApp';
import { runCommandLine } from '../../../../electron/cli/runCommandLine';
import { packExchangeFile } from '../../../../electron/exchange/exchangeFile';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { writeArchive } from '../../../../shared/archive/writeArchive';
import type { Failure, Result } from '../../../../shared/ipc/failure';
import { aProject, countingIds } from '../../../support/aProject';
import { builtProgram } from '../../../support/builtProgram';
import { shippedContent } from '../../../support/content';
import { aDocx, aParagraphXml } from '../../../support/docxFiles';
import { anOleFile } from '../../../support/oleFiles';

// What an officer has on the desk instead of the file that is asked for, at every way in.

let folder: string;
let app: App;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-strange-'));
  app = await createApp({
    kind: 'browser',
    version: '0.1.0',
    dataFolder: path.join(folder, 'data'),
    templatesFolder: path.join(import.meta.dirname, '../../../../templates'),
    workerFile: await builtProgram('worker'),
    accountName: 'officer',
    dialogs: { chooseOpen: async () => null, chooseSave: async () => path.join(folder, 'out.docx') },
    showInFolder: async () => true,
    emit: () => undefined,
    notices: [],
  });
  const project = await packExchangeFile(aProject(), { now: new Date(), appVersion: '0.1.0' });
  writeFileSync(path.join(folder, 'good.baljugil'), project);
  writeFileSync(path.join(folder, 'password'), '가나다라마바사아자1\n');
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const text = (parts: Record<string, string>) =>
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, one]) => [name, new TextEncoder().encode(one)])),
  );

const wrapped: [product: string, Uint8Array][] = [
  ['Fasoo', bytes('\u009b DRMONE  This Document is encrypted and protected by Fasoo DRM\u0000\u0001\u0002')],
  ['Fasoo', bytes('FasooSecureContainer\u0000\u0001\u0002')],
  ['SoftCamp', bytes('SCDSA004\u0000\u0001\u0002\u0003')],
  ['NASCA', bytes('<## NASCA DRM FILE - VER1.00 ##>\u0000\u0001')],
];
const others: [name: string, Uint8Array, asProject: Partial<Failure>, asDocument: Partial<Failure>][] = [
  [
    '계획.hwp',
    anOleFile(['FileHeader', 'DocInfo', 'BodyText']),
    { type: 'notProjectFile', is: 'hwp' },
    { type: 'hangulFormat', kind: 'hwp' },
  ],
  [
    '계획.hwpx',
    writeArchive([{ name: 'mimetype', bytes: bytes('application/hwp+zip'), method: 'store' }]),
    { type: 'notProjectFile', is: 'hwpx' },
    { type: 'hangulFormat', kind: 'hwpx' },
  ],
  [
    '계획.doc',
    anOleFile(['1Table', 'WordDocument']),
    { type: 'notProjectFile', is: 'legacyWord' },
    { type: 'legacyWordFormat' },
  ],
  [
    '계획.pdf',
    bytes('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj'),
    { type: 'notProjectFile', is: 'pdf' },
    { type: 'notWordDocument', is: 'pdf' },
  ],
  [
    '암호.docx',
    anOleFile(['EncryptionInfo', 'EncryptedPackage']),
    { type: 'notProjectFile', is: 'encryptedOffice' },
    { type: 'encryptedDocument' },
  ],
  [
    '예산.xlsx',
    text({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': '<Relationships/>',
      'xl/workbook.xml': '<workbook/>',
    }),
    { type: 'notProjectFile', is: 'spreadsheet' },
    { type: 'notWordDocument' },
  ],
];

async function dropped(name: string, contents: Uint8Array): Promise<string> {
  const base64 = Buffer.from(contents).toString('base64');
  const received = (await app.route('file.receive', { name, base64 })) as Result<{ token: string }>;
  if (!received.ok) throw new Error(JSON.stringify(received.failure));
  return received.value.token;
}

/** The failure a call answers. */
async function asked(call: string, input: object): Promise<Failure | null> {
  const result = await app.route(call, input);
  return result.ok ? null : result.failure;
}

/** The failure the command line answers, and what it says. */
async function told(written: string[]): Promise<{ failure: Failure; said: string }> {
  const out: string[] = [];
  const said: string[] = [];
  const content = await shippedContent();
  await runCommandLine(
    [...written, '--json'],
    {
      resolve: (file) => path.resolve(folder, file),
      content: async () => ({ ok: true, value: content }),
      contentDamage: async () => [],
      now: () => new Date('2027-01-04T00:00:00Z'),
      newId: countingIds(),
      version: '0.1.0',
      fileSystem: nodeFileSystem,
    },
    { print: (line) => out.push(line), say: (line) => said.push(line) },
  );
  return { failure: JSON.parse(out.join('')).failure, said: said.join('\n') };
}

const asProject: [way: string, (name: string, contents: Uint8Array) => Promise<Failure | null>][] = [
  ['preview', async (name, contents) => asked('exchange.preview', { file: await dropped(name, contents) })],
  [
    'preview with a password',
    async (name, contents) =>
      asked('exchange.preview', { file: await dropped(name, contents), password: '가나다라마바사아자1' }),
  ],
  [
    'import',
    async (name, contents) => asked('exchange.import', { file: await dropped(name, contents), as: 'new' }),
  ],
  [
    'the older import',
    async (name, contents) => asked('project.import', { file: await dropped(name, contents) }),
  ],
  ...(
    [
      ['verify'],
      ['show'],
      ['status'],
      ['check'],
      ['history'],
      ['restore', '--out', 'made'],
      ['export', '--out', 'made'],
      ['pack', '--out', 'made', '--password-file', 'password'],
      ['unpack', '--out', 'made', '--password-file', 'password'],
      ['inject', '--into', 'good.baljugil', '--at', '{{요구사항}}', '--out', 'made'],
    ] as const
  ).map(([command, ...options]): [string, (name: string, contents: Uint8Array) => Promise<Failure>] => [
    `${command} on the command line`,
    async (name, contents) => {
      writeFileSync(path.join(folder, name), contents);
      return (await told([command, name, ...options])).failure;
    },
  ]),
];

const asDocument: [way: string, (name: string, contents: Uint8Array) => Promise<Failure | null>][] = [
  [
    'looking into it',
    async (name, contents) => asked('wordDocument.inspect', { file: await dropped(name, contents) }),
  ],
  [
    'inserting into it',
    async (name, contents) => {
      const target = (await app.route('file.chooseSave', {
        purpose: 'wordDocument',
        suggestedName: 'out.docx',
      })) as Result<{ target: { token: string } }>;
      return asked('wordDocument.inject', {
        file: await dropped(name, contents),
        source: { kind: 'templates', templateIds: [(await shippedContent()).requirementTemplates[0]?.id] },
        insertions: [
          {
            place: { kind: 'placeholder', text: '{{요구사항}}' },
            what: { kind: 'cards', requirementIds: null },
          },
        ],
        to: { kind: 'copy', target: target.ok ? target.value.target.token : '' },
        jobId: 'job',
      });
    },
  ],
  [
    'inserting on the command line',
    async (name, contents) => {
      writeFileSync(path.join(folder, name), contents);
      return (
        await told(['inject', 'good.baljugil', '--into', name, '--at', '{{요구사항}}', '--out', 'made.docx'])
      ).failure;
    },
  ],
];

describe.each(asProject)('a project file asked for: %s', (_, open) => {
  test.each(wrapped)('one wrapped by %s is named as wrapped', async (product, contents) => {
    expect(await open('사업.baljugil', contents)).toEqual({
      type: 'protectedByDrm',
      fileName: '사업.baljugil',
      product,
    });
  });

  test.each(others)('%s is named for what it is', async (name, contents, failure) => {
    expect(await open(name, contents)).toMatchObject(failure);
  });

  test('a Word document is named for what it is', async () => {
    const contents = aDocx({ body: aParagraphXml('가') });
    expect(await open('계획.docx', contents)).toMatchObject({ type: 'notProjectFile', is: 'wordDocument' });
  });
});

describe.each(asDocument)('a Word document asked for: %s', (_, open) => {
  test.each(wrapped)('one wrapped by %s is named as wrapped', async (product, contents) => {
    expect(await open('제안요청서.docx', contents)).toEqual({
      type: 'protectedByDrm',
      fileName: '제안요청서.docx',
      product,
    });
  });

  test.each(others)('%s is named for what it is', async (name, contents, __, failure) => {
    expect(await open(name, contents)).toMatchObject(failure);
  });

  test('a project file is named for what it is, locked or not', async () => {
    const plain = new Uint8Array(readFileSync(path.join(folder, 'good.baljugil')));
    expect(await open('사업.docx', plain)).toMatchObject({ type: 'notWordDocument', is: 'projectFile' });
    expect(await open('사업.docx', bytes('BALJUGIL\r\n\u001a\n....'))).toMatchObject({ is: 'projectFile' });
  });
});

test('nothing was made of any of them', () => {
  const left = readdirSync(folder).filter((name) => name.startsWith('made') || name === 'out.docx');
  expect(left).toEqual([]);
});

test('the sentence names the file for what it is and says what to do', async () => {
  writeFileSync(path.join(folder, '회의.hwp'), anOleFile(['FileHeader', 'DocInfo']));
  const { said } = await told(['verify', '회의.hwp']);
  expect(said).toContain('한글 문서(.hwp)');
  expect(said).toContain('이 문서에 바로 넣기');
});
