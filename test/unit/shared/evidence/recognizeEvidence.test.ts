import { expect, test } from 'vitest';
import { writeArchive } from '../../../../shared/archive/writeArchive';
import { isOpenable, recognizeEvidence } from '../../../../shared/evidence/recognizeEvidence';

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const opens = (fileName: string, bytes: Uint8Array) => {
  const { isRunnable, mediaType } = recognizeEvidence(fileName, bytes);
  return !isRunnable && isOpenable({ fileName, mediaType });
};

const documents: [string, Uint8Array][] = [
  ['결과.pdf', latin('%PDF-1.7\n')],
  ['화면.PNG', latin('\u0089PNG\r\n\u001a\n')],
  ['현장.jpg', latin('\u00ff\u00d8\u00ff\u00e0')],
  ['메모.txt', new Uint8Array(Buffer.from('측정값 3초'))],
];
for (const [name, bytes] of documents)
  test(`${name} can be attached and opened`, () => expect(opens(name, bytes)).toBe(true));

test('a Word document is one by its parts, and one with macros is not opened', () => {
  const plain = writeArchive([
    { name: '[Content_Types].xml', bytes: latin('<Types/>') },
    { name: 'word/document.xml', bytes: latin('<w/>') },
  ]);
  const macros = writeArchive([
    { name: '[Content_Types].xml', bytes: latin('<Types/>') },
    { name: 'word/document.xml', bytes: latin('<w/>') },
    { name: 'word/vbaProject.bin', bytes: latin('x') },
  ]);
  expect(opens('보고서.docx', plain)).toBe(true);
  expect(opens('보고서.docx', macros)).toBe(false);
  expect(opens('보고서.docm', plain)).toBe(false);
});

test('contents that are not what the ending says are not opened', () => {
  expect(opens('결과.pdf', latin('<html><script>'))).toBe(false);
  expect(opens('결과.png', latin('%PDF-1.7\n'))).toBe(false);
  expect(opens('자료.zip', latin('PK\u0003\u0004'))).toBe(false);
  expect(opens('표.csv', latin('=cmd|calc'))).toBe(false);
  expect(opens('쪽.html', latin('<html>'))).toBe(false);
  expect(opens('그림.svg', latin('<svg onload="x">'))).toBe(false);
});

const endings =
  'exe bat cmd ps1 js vbs lnk scr msi hta jar desktop url com pif wsf reg chm dll sh appimage'.split(' ');
test('programs, scripts and shortcuts are known by their ending', () => {
  for (const ending of endings)
    expect(recognizeEvidence(`회의록.pdf.${ending.toUpperCase()}`, latin('%PDF-')).isRunnable, ending).toBe(
      true,
    );
});

const programs: [string, string][] = [
  ['a Windows program', `MZ\u0090\u0000\u0003${'\u0000'.repeat(60)}`],
  ['a Linux program', '\u007fELF\u0002\u0001'],
  ['a script', '#!/bin/sh\nrm -rf /'],
  ['a Windows shortcut', 'L\u0000\u0000\u0000\u0001\u0014\u0002\u0000'],
  ['a macOS program', '\u00cf\u00fa\u00ed\u00fe'],
];
for (const [what, head] of programs)
  test(`${what} is known by its first bytes, whatever its name`, () =>
    expect(recognizeEvidence('회의록.pdf', latin(head)).isRunnable).toBe(true));

test('a text that begins with the letters of a program is none', () => {
  expect(recognizeEvidence('MZ세대.txt', new Uint8Array(Buffer.from('MZ세대 이용자 조사'))).isRunnable).toBe(
    false,
  );
});

test('a file wrapped by a document security product is said to be', () => {
  const wrapped = recognizeEvidence('결과.pdf', latin('\u009b DRMONE  This Document is encrypted'));
  expect(wrapped).toEqual({ isRunnable: false, mediaType: null, wrappedBy: 'Fasoo' });
});
