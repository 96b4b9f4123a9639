import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KeptForms, openKeptForms } from '../../../../electron/storage/keptForms';
import type { Result } from '../../../../shared/ipc/failure';
import { countingIds } from '../../../support/aProject';
import { aDocx, aParagraphXml } from '../../../support/docxFiles';

let folder: string;
let forms: KeptForms;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-forms-'));
  forms = open();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  openKeptForms(folder, { now: () => new Date('2026-11-20T01:00:00Z'), newId: countingIds('0a') });
const bytes = aDocx({ body: aParagraphXml('{{사업명}}') });
const source = { name: '검사조서.docx', bytes };
const kept = () => path.join(folder, 'forms');
function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

test('there are none at first, and looking makes no folder', async () => {
  expect(value(await forms.list())).toEqual([]);
  expect(existsSync(kept())).toBe(false);
});

test('a form is kept byte for byte and found again after a restart, by agency and name', async () => {
  const form = value(await forms.keep(source, { name: '검사조서', agency: '나라부' }));
  value(
    await forms.keep({ name: 'b.docx', bytes: aDocx({ body: '' }) }, { name: '청구서', agency: '가온시' }),
  );
  forms = open();
  expect(value(await forms.list()).map(({ agency, name }) => `${agency} ${name}`)).toEqual([
    '가온시 청구서',
    '나라부 검사조서',
  ]);
  expect(Buffer.compare(value(await forms.read(form.id)).bytes, bytes)).toBe(0);
});

test('the same form under the same name is kept once; under two names its bytes are', async () => {
  const names = { name: '검사조서', agency: '' };
  const first = value(await forms.keep(source, names));
  expect(value(await forms.keep(source, names))).toEqual(first);
  const other = value(await forms.keep(source, { ...names, name: '검사조서(약식)' }));
  expect(readdirSync(kept())).toHaveLength(2);
  value(await forms.remove(first.id));
  expect(value(await forms.read(other.id)).bytes.length).toBe(bytes.length);
  value(await forms.remove(other.id));
  expect(readdirSync(kept())).toEqual(['forms.json']);
});

test('a form can be called something else', async () => {
  const form = value(await forms.keep(source, { name: '옛 이름', agency: '' }));
  value(await forms.rename(form.id, { name: '새 이름', agency: '가온시' }));
  expect(value(await forms.list())).toEqual([{ ...form, name: '새 이름', agency: '가온시' }]);
});

test('a list that cannot be read is named and never written over', async () => {
  mkdirSync(kept());
  for (const text of ['{', '{"version":2,"forms":[]}', '{"version":1,"forms":[{"id":"../x"}]}']) {
    writeFileSync(path.join(kept(), 'forms.json'), text);
    for (const result of [
      await forms.list(),
      await forms.keep(source, { name: 'a', agency: '' }),
      await forms.remove('0a-1'),
    ])
      expect(result).toMatchObject({ ok: false, failure: { type: 'formsDamaged' } });
    expect(readFileSync(path.join(kept(), 'forms.json'), 'utf8')).toBe(text);
  }
});

test('a form whose bytes are gone or changed is not found instead of being used', async () => {
  const form = value(await forms.keep(source, { name: 'a', agency: '' }));
  writeFileSync(path.join(kept(), form.sha256), 'something else');
  expect(await forms.read(form.id)).toEqual({ ok: false, failure: { type: 'formNotFound' } });
  expect(await forms.read('0a-99')).toEqual({ ok: false, failure: { type: 'formNotFound' } });
});

test('what is no Word document is not kept', async () => {
  const text = new TextEncoder().encode('그냥 글');
  expect(await forms.keep({ name: '글.docx', bytes: text }, { name: 'a', agency: '' })).toMatchObject({
    ok: false,
    failure: { type: 'notWordDocument' },
  });
  expect(existsSync(path.join(kept(), 'forms.json'))).toBe(false);
});
