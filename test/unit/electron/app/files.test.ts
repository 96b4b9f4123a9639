import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../../electron/app/dataFolder';
import { checkFileName } from '../../../../electron/app/fileName';
import { createFileTokens } from '../../../../electron/app/fileTokens';
import { listFolder } from '../../../../electron/app/folderListing';
import { isSameFile } from '../../../../electron/app/isSameFile';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'baljugil-files-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('a file name', () => {
  test.each([
    '제안요청서.docx',
    '2027년 「통합민원」 고도화 (안) v1.2.docx',
    'a.docx',
    '가'.repeat(60),
    'console.docx',
    'com10.docx',
  ])('%s can be written everywhere', (name) => {
    expect(checkFileName(name)).toEqual({ ok: true, value: name });
  });

  test.each([
    '',
    ' ',
    '.',
    '..',
    'a/b.docx',
    'a\\b.docx',
    'C:x.docx',
    'a:b.docx',
    '누구?.docx',
    '별*.docx',
    'a|b',
    '<a>.docx',
    '"a".docx',
    'CON',
    'con.docx',
    'NUL.baljugil',
    'com1.docx',
    'LPT9',
    'COM¹.txt',
    '끝점.',
    '끝 빈칸 ',
    ' 앞 빈칸.docx',
    '.숨김.docx',
    'a\u0000b.docx',
    'a\nb.docx',
    'a\u202edocx.exe',
    '가'.repeat(85),
    'x'.repeat(256),
  ])('%j is refused, not mended', (name) => {
    expect(checkFileName(name)).toMatchObject({ ok: false, failure: { type: 'invalidFileName' } });
  });

  test('typed on macOS is composed, so that Windows shows the same name', () => {
    expect(checkFileName('한글.docx'.normalize('NFD'))).toEqual({ ok: true, value: '한글.docx' });
  });
});

describe('a token', () => {
  test('reads, writes or lists, and never does what it was not given for', () => {
    const tokens = createFileTokens();
    const file = tokens.giveFile('/home/user/문서/a.docx', 10);
    const target = tokens.giveTarget('/home/user/문서/b.docx');
    const folder = tokens.giveFolder('/home/user/문서');
    expect(tokens.file(file.token)).toEqual({
      ok: true,
      value: { name: 'a.docx', path: '/home/user/문서/a.docx' },
    });
    expect(tokens.target(target.token)).toEqual({ ok: true, value: '/home/user/문서/b.docx' });
    expect(tokens.folder(folder.token)).toEqual({ ok: true, value: '/home/user/문서' });
    for (const wrong of [
      tokens.target(file.token),
      tokens.folder(file.token),
      tokens.file(target.token),
      tokens.file(folder.token),
      tokens.target(folder.token),
    ]) {
      expect(wrong).toEqual({ ok: false, failure: { type: 'staleFileToken' } });
    }
  });

  test('shows a name and hides where the file is', () => {
    const tokens = createFileTokens();
    const ref = tokens.giveFile(path.join(path.sep, '비밀', '폴더', '한글.docx'.normalize('NFD')), 5);
    expect(ref).toEqual({ token: expect.stringMatching(/^[\w-]{32}$/), name: '한글.docx', sizeBytes: 5 });
  });

  test('is worth nothing in another run', () => {
    const { token } = createFileTokens().giveFile('/a', 1);
    expect(createFileTokens().file(token).ok).toBe(false);
  });

  test('is one per file, however often the folder is listed', () => {
    const tokens = createFileTokens();
    expect(tokens.giveFile('/a/b.docx', 1).token).toBe(tokens.giveFile('/a/b.docx', 2).token);
    expect(tokens.giveTarget('/a/b.docx').token).not.toBe(tokens.giveFile('/a/b.docx', 1).token);
  });

  test('of a dropped file holds its bytes until newer ones need the room', () => {
    const tokens = createFileTokens();
    const refs = [1, 2, 3, 4, 5].map((n) => tokens.giveReceived(`${n}.docx`, new Uint8Array(60_000_000)));
    expect(refs.map(({ token }) => tokens.file(token).ok)).toEqual([false, true, true, true, true]);
  });
});

describe('the folder picker', () => {
  test('shows folders and the wanted files, composed, without hidden ones', async () => {
    mkdirSync(path.join(home, '문서'.normalize('NFD')));
    mkdirSync(path.join(home, '.config'));
    for (const name of ['나.docx', '가.docx', '~$가.docx', '그림.png', '사업.baljugil', '.숨김.docx']) {
      writeFileSync(path.join(home, name), 'x');
    }
    const listing = await listFolder(home, 'wordDocument', [home]);
    if (!listing.ok) throw new Error(listing.failure.type);
    expect(listing.value.folders.map((one) => path.basename(one).normalize('NFC'))).toEqual(['문서']);
    expect(listing.value.files.map((one) => path.basename(one.path))).toEqual(['가.docx', '나.docx']);
    expect(listing.value).toMatchObject({ parent: null, writable: true });
    const projects = await listFolder(home, 'projectFile', [home]);
    expect(projects.ok && projects.value.files.map((one) => path.basename(one.path))).toEqual([
      '사업.baljugil',
    ]);
  });

  test('does not follow a link out of its places, and does not leave them', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'baljugil-outside-'));
    writeFileSync(path.join(outside, 'secret.docx'), 'x');
    mkdirSync(path.join(home, '안'));
    symlinkSync(outside, path.join(home, '밖으로'));
    symlinkSync(path.join(outside, 'secret.docx'), path.join(home, 'link.docx'));
    symlinkSync(path.join(home, '안'), path.join(home, '안으로'));
    symlinkSync(path.join(home, '없음'), path.join(home, '끊긴 링크'));
    const listing = await listFolder(home, 'wordDocument', [home]);
    expect(listing.ok && listing.value.folders.map((one) => path.basename(one)).sort()).toEqual([
      '안',
      '안으로',
    ]);
    expect(listing.ok && listing.value.files).toEqual([]);
    expect(await listFolder(outside, 'wordDocument', [home])).toMatchObject({
      failure: { type: 'folderNotFound' },
    });
    expect(await listFolder(path.dirname(home), 'wordDocument', [home])).toMatchObject({
      failure: { type: 'folderNotFound' },
    });
    rmSync(outside, { recursive: true });
  });

  test('leads back up to its place and no further', async () => {
    mkdirSync(path.join(home, '가', '나'), { recursive: true });
    const inner = await listFolder(path.join(home, '가', '나'), 'wordDocument', [home]);
    expect(inner.ok && inner.value.parent).toBe(path.join(home, '가'));
    const top = await listFolder(home, 'wordDocument', [home]);
    expect(top.ok && top.value.parent).toBeNull();
  });

  test('says when a folder is gone', async () => {
    expect(await listFolder(path.join(home, '없음'), 'wordDocument', [home])).toEqual({
      ok: false,
      failure: { type: 'folderNotFound', folderName: '없음' },
    });
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says when a folder cannot be written',
    async () => {
      chmodSync(home, 0o555);
      const listing = await listFolder(home, 'wordDocument', [home]);
      chmodSync(home, 0o755);
      expect(listing.ok && listing.value.writable).toBe(false);
    },
  );
});

describe('the input and the output of an injection', () => {
  test('are one file also through links', async () => {
    const file = path.join(home, 'agency.docx');
    writeFileSync(file, 'x');
    writeFileSync(path.join(home, 'other.docx'), 'x');
    symlinkSync(file, path.join(home, 'soft.docx'));
    linkSync(file, path.join(home, 'hard.docx'));
    expect(await isSameFile(file, path.join(home, '.', 'agency.docx'))).toBe(true);
    expect(await isSameFile(file, path.join(home, 'soft.docx'))).toBe(true);
    expect(await isSameFile(file, path.join(home, 'hard.docx'))).toBe(true);
    expect(await isSameFile(file, path.join(home, 'other.docx'))).toBe(false);
    expect(await isSameFile(file, path.join(home, 'new.docx'))).toBe(false);
  });
});

describe('the data folder', () => {
  test('is local to the computer on every system, and can be chosen', () => {
    expect(dataFolder({ LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }, 'win32', 'C:\\Users\\a')).toBe(
      'C:\\Users\\a\\AppData\\Local\\baljugil',
    );
    expect(dataFolder({}, 'win32', 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Local\\baljugil');
    expect(dataFolder({}, 'linux', '/home/a')).toBe('/home/a/.local/share/baljugil');
    expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/a')).toBe('/data/baljugil');
    expect(dataFolder({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/a')).toBe(
      '/home/a/.local/share/baljugil',
    );
    expect(dataFolder({ BALJUGIL_DATA: '/mnt/usb/자료' }, 'linux', '/home/a')).toBe('/mnt/usb/자료');
  });
});
