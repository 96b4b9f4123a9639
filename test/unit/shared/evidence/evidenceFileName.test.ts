import { expect, test } from 'vitest';
import { endingOf, evidenceFileName } from '../../../../shared/evidence/evidenceFileName';

test('a Korean name from macOS is kept composed', () => {
  expect(evidenceFileName('검수 사진.jpg'.normalize('NFD'))).toBe('검수 사진.jpg'.normalize('NFC'));
});

const names: [string, string][] = [
  ['C:\\내 문서\\회의록.hwp', '회의록.hwp'],
  ['../../비밀/회의록.hwp', '회의록.hwp'],
  ['12:30 회의?.hwp', '12_30 회의_.hwp'],
  ['.숨김.pdf', '숨김.pdf'],
  ['끝에 점과 빈칸.exe. . ', '끝에 점과 빈칸.exe'],
  ['보고\u202egpj.exe', '보고gpj.exe'],
  ['con.txt', '_con.txt'],
  ['줄\n바꿈.txt', '줄 바꿈.txt'],
  ['   ', '이름 없는 파일'],
  ['..', '이름 없는 파일'],
];
for (const [given, kept] of names)
  test(`${JSON.stringify(given)} is kept as ${kept}`, () => expect(evidenceFileName(given)).toBe(kept));

test('a long Korean name is cut before its ending, so that it can be saved on every disk', () => {
  const kept = evidenceFileName(`${'정보시스템감리수행결과보고서'.repeat(20)}.pdf`);
  expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(239);
  expect(kept.endsWith('.pdf')).toBe(true);
});

test('a kept name stays what it is when it is kept again', () => {
  for (const given of [
    ...names.map(([name]) => name),
    `${'가 '.repeat(200)}.pdf`,
    `a.${'나'.repeat(300)}`,
    `${'.'.repeat(300)}가`,
    `${'가'.repeat(79)}. . .pdf`,
    `con${'가'.repeat(100)}`,
  ]) {
    const kept = evidenceFileName(given);
    expect(evidenceFileName(kept)).toBe(kept);
  }
});

test('the ending is the last one, whatever its case', () => {
  expect(endingOf('회의록.PDF.Exe')).toBe('.exe');
  expect(endingOf('회의록')).toBe('');
});
