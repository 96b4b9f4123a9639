import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  fileManager,
  fileOpener,
  openFile,
  showInFolder,
} from '../../../../electron/browserHost/showInFolder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-show-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test.skipIf(process.platform !== 'linux')('the folder of the file is given to the file manager', async () => {
  const file = path.join(folder, '제안 요청서.docx');
  writeFileSync(file, 'x');
  writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${folder}/given'\n`);
  chmodSync(path.join(folder, 'xdg-open'), 0o755);
  vi.stubEnv('DISPLAY', ':99');
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  expect(await showInFolder(file)).toBe(true);
  await expect
    .poll(() => existsSync(path.join(folder, 'given')) && readFileSync(path.join(folder, 'given'), 'utf8'))
    .toBe(folder);
});

test('a file that is gone, or a computer without file manager or display, is said to be so', async () => {
  vi.stubEnv('DISPLAY', ':99');
  vi.stubEnv('PATH', folder);
  expect(await showInFolder(path.join(folder, 'gone.docx'))).toBe(false);
  expect(await showInFolder(folder)).toBe(false);
  if (process.platform !== 'linux') return;
  writeFileSync(path.join(folder, 'a.docx'), 'x');
  expect(await showInFolder(path.join(folder, 'a.docx'))).toBe(false);
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  expect(await showInFolder(path.join(folder, 'a.docx'))).toBe(false);
});

test('on Windows the file itself is selected, blanks and commas in its name included', () => {
  expect(fileManager('C:\\문서\\제안, 요청.docx', 'win32')).toEqual([
    'explorer.exe',
    ['/select,"C:\\문서\\제안, 요청.docx"'],
  ]);
  expect(fileManager('/Users/a/b.docx', 'darwin')).toEqual(['open', ['-R', '/Users/a/b.docx']]);
});

test('a document is handed to the system as one argument, and a folder is not', async () => {
  expect(fileOpener('C:\\문서\\검수 결과.pdf', 'win32')).toEqual([
    'explorer.exe',
    ['"C:\\문서\\검수 결과.pdf"'],
  ]);
  expect(fileOpener('/tmp/$(x) a.pdf', 'linux')).toEqual(['xdg-open', ['/tmp/$(x) a.pdf']]);
  expect(fileOpener('/tmp/a.pdf', 'darwin')).toEqual(['open', ['/tmp/a.pdf']]);
  expect(await openFile(folder)).toBe(false);
  expect(await openFile(path.join(folder, 'gone.pdf'))).toBe(false);
});
