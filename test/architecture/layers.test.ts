import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

interface Import {
  /** From the repository's root, with forward slashes. */
  from: string;
  /** A path from the root for our own files, otherwise the package's name. */
  to: string;
}

const imports: Import[] = ['shared', 'electron', 'renderer'].flatMap(importsBelow);

test('shared knows nobody but itself and four packages, and no part of the computer', () => {
  const allowed = ['zod', 'docx', 'fflate', 'es-hangul'];
  expect(breaking('shared/', (to) => to.startsWith('shared/') || allowed.includes(to))).toEqual([]);
});

test('zod is imported in one place, where it is told not to compile code', () => {
  expect(imports.filter(({ from, to }) => to === 'zod' && from !== 'shared/zod.ts')).toEqual([]);
});

test('electron/ knows shared/ and never the screen', () => {
  const packages = ['electron', 'electron-store', 'conf', 'zod', 'fflate'];
  const mayKnow = (to: string) =>
    /^(electron|shared)\//.test(to) ||
    to === 'package.json' ||
    to.startsWith('node:') ||
    packages.includes(to);
  expect(breaking('electron/', mayKnow)).toEqual([]);
});

test('the package electron is imported only by main, preload and the thin glue beside them', () => {
  const glue = /^electron\/(main|preload|window|menu)\.ts$/;
  expect(imports.filter(({ from, to }) => /^electron(-store)?$/.test(to) && !glue.test(from))).toEqual([]);
});

test('the screen knows shared/ and never the computer', () => {
  const mayKnow = (to: string) =>
    /^(renderer|shared)\//.test(to) || !/^(electron|node:|package\.json|test\/)/.test(to);
  expect(breaking('renderer/', mayKnow)).toEqual([]);
});

test('features of the screen do not know each other', () => {
  const feature = (file: string) => /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
  const crossing = imports.filter(
    ({ from, to }) => feature(from) && feature(to) && feature(from) !== feature(to),
  );
  expect(crossing).toEqual([]);
});

test('only renderer/ui and renderer/theme know the UI kit', () => {
  const kit = /^@mantine\//;
  expect(imports.filter(({ from, to }) => kit.test(to) && !/^renderer\/(ui|theme)\//.test(from))).toEqual([]);
});

test('shared has no clock and no chance: they come in as arguments', () => {
  const uses = sourceFiles('shared').filter((file) =>
    /\bMath\.random\(|\bDate\.now\(|new Date\(\)|\brandomUUID\(|\bperformance\.now\(/.test(read(file)),
  );
  expect(uses).toEqual([]);
});

test('nothing of ours opens a network connection', () => {
  const network = /^(node:)?(http|https|http2|net|tls|dns|dgram|inspector|cluster)(\/|$)/;
  const allowed = ['electron/browserHost/server.ts', 'electron/app/refuseConnections.ts'];
  expect(imports.filter(({ from, to }) => network.test(to) && !allowed.includes(from))).toEqual([]);
  const asking = ['electron', 'shared']
    .flatMap(sourceFiles)
    .filter((file) => /\bfetch\(|new (WebSocket|EventSource|XMLHttpRequest)\(|sendBeacon/.test(read(file)));
  // A second start asks the first one, on this computer, for its window.
  expect(asking).toEqual(['electron/browserHost/browserHost.ts']);
});

test('the screen asks only the host it came from', () => {
  const asking = sourceFiles('renderer').filter((file) =>
    /\bfetch\(|new (WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|WebTransport)\(|sendBeacon/.test(
      read(file),
    ),
  );
  expect(asking).toEqual(['renderer/browserTransport.ts']);
  const elsewhere = sourceFiles('renderer').filter((file) =>
    /\b(src|href|url)\s*[=(:]\s*[{"'`(]*(https?|wss?):\/\//i.test(read(file)),
  );
  expect(elsewhere).toEqual([]);
});

test('programs are started by the browser host only: its window and the file manager', () => {
  expect(imports.filter(({ to }) => to === 'node:child_process').map(({ from }) => from)).toEqual([
    'electron/browserHost/openWindow.ts',
    'electron/browserHost/ownBrowser.ts',
    'electron/browserHost/showInFolder.ts',
  ]);
});

test('of the package electron, nothing is imported that asks the network or opens addresses', () => {
  const taken = sourceFiles('electron').flatMap((file) =>
    [...read(file).matchAll(/import (?!type )\{([^}]*)\} from 'electron'/g)].flatMap(([, names]) =>
      (names ?? '').split(',').map((name) => name.replace('type ', '').trim()),
    ),
  );
  expect([...new Set(taken)].filter(Boolean).sort()).toEqual([
    'BrowserWindow',
    'FileFilter',
    'Menu',
    'Session',
    'app',
    'contextBridge',
    'dialog',
    'ipcMain',
    'ipcRenderer',
    'protocol',
    'screen',
    'session',
    'shell',
  ]);
});

test('every program that runs Node refuses connections before anything else it does', () => {
  for (const file of ['main', 'browserHost/browserHost', 'cli/cli', 'worker/documentWorker']) {
    const code = read(`electron/${file}.ts`);
    const body = code.slice(code.lastIndexOf('\nimport '));
    const first = body.split('\n').findIndex((line) => /^[a-zA-Z.]+\(|^void |^await /.test(line));
    expect(body.split('\n')[first], file).toMatch(/^refuseConnections\(/);
  }
});

function breaking(folder: string, mayKnow: (to: string) => boolean): Import[] {
  return imports.filter(({ from, to }) => from.startsWith(folder) && !mayKnow(to));
}

function importsBelow(folder: string): Import[] {
  return sourceFiles(folder).flatMap((from) => {
    const found = read(from).matchAll(
      /(?:^|\n)(?:import|export)\s[^'"();]*?from\s+'([^'\s]+)'|(?:(?:^|\n)import\s+|\bimport\(\s*)'([^'\s]+)'/g,
    );
    return [...found].map(([, named, bare]) => ({ from, to: target(from, named ?? bare ?? '') }));
  });
}

function target(from: string, named: string): string {
  if (named.startsWith('.')) return path.posix.join(path.posix.dirname(from), named);
  if (named.startsWith('node:')) return named;
  return named
    .split('/')
    .slice(0, named.startsWith('@') ? 2 : 1)
    .join('/');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
