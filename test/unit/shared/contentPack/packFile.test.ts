import { expect, test } from 'vitest';
import { sha256 } from '../../../../electron/storage/sha256';
import { writeArchive } from '../../../../shared/archive/writeArchive';
import { openContentPack, packMediaType } from '../../../../shared/contentPack/packFile';
import { compareVersions } from '../../../../shared/contentPack/packVersion';
import { packProjectFile } from '../../../../shared/project/projectFile';
import { damaged } from '../../../faults/support/damage';
import { randomFrom } from '../../../faults/support/randomFrom';
import { aContentPack, aLabel } from '../../../support/aContentPack';
import { aProject } from '../../../support/aProject';
import { aTemplate } from '../../../support/aTemplate';

const fileName = '구청.baljugil-content';
const open = (bytes: Uint8Array) => openContentPack(bytes, fileName, sha256);
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A sound archive with a manifest and entries of the test's choice. */
function aRawPack(manifest: object, entries: Record<string, Uint8Array>): Uint8Array {
  return writeArchive([
    { name: 'mimetype', bytes: new TextEncoder().encode(packMediaType), method: 'store' },
    { name: 'manifest.json', bytes: encode(manifest) },
    ...Object.entries(entries).map(([name, bytes]) => ({ name, bytes })),
  ]);
}

const file = 'requirements/CSR/cloud.sample.json';
const item = { kind: 'requirement', id: 'cloud.sample', file, sha256: sha256(encode(aTemplate())) };
const manifest = { format: 1, ...aLabel, items: [item], signature: null };

test('a pack opens as exactly what was put into it', () => {
  const opened = open(aContentPack([aTemplate(), aTemplate({ id: 'cloud.other' })]));
  expect(opened).toMatchObject({ ok: true, value: aLabel });
  expect(opened.ok && opened.value.items.map((one) => one.value)).toEqual([
    aTemplate(),
    aTemplate({ id: 'cloud.other' }),
  ]);
});

test('the same content gives the same bytes, whoever builds it', () => {
  expect(aContentPack([aTemplate()])).toEqual(aContentPack([aTemplate()]));
});

test('a flipped byte is refused, or changes nothing of what the pack says', () => {
  const good = aContentPack([aTemplate()]);
  const before = open(good);
  let refused = 0;
  for (let at = 0; at < good.length; at += 1) {
    const bytes = Uint8Array.from(good);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    const opened = open(bytes);
    if (opened.ok) expect(opened).toEqual(before);
    else {
      refused += 1;
      expect(['packDamaged', 'notContentPack']).toContain(opened.failure.type);
    }
  }
  // What is left are the times and attributes a ZIP archive keeps beside its entries.
  expect(refused).toBeGreaterThan(good.length * 0.8);
});

test('whatever happens to a pack on its way, it is never read as something else', () => {
  const good = aContentPack([aTemplate(), aTemplate({ id: 'cloud.other', definition: '가'.repeat(3_000) })]);
  const before = open(good);
  for (let seed = 1; seed <= 400; seed += 1) {
    const opened = open(damaged(good, randomFrom(seed)));
    if (opened.ok) expect(opened, `seed ${seed}`).toEqual(before);
    else expect(['packDamaged', 'notContentPack'], `seed ${seed}`).toContain(opened.failure.type);
  }
});

test('content that is not what the list says is refused behind sound checksums', () => {
  const changed = { ...aTemplate(), name: '바꿔 넣은 요구사항' };
  expect(open(aRawPack(manifest, { [file]: encode(aTemplate()) })).ok).toBe(true);
  expect(open(aRawPack(manifest, { [file]: encode(changed) }))).toMatchObject({
    failure: { type: 'packDamaged', detail: expect.stringContaining('만들 때와 달라요') },
  });
  expect(
    open(aRawPack(manifest, { [file]: encode(aTemplate()), 'law.json': encode({ items: [] }) })),
  ).toMatchObject({ failure: { type: 'packDamaged', detail: expect.stringContaining('law.json') } });
  expect(open(aRawPack(manifest, {}))).toMatchObject({ failure: { type: 'packDamaged' } });
  const twice = { ...manifest, items: [item, item] };
  expect(open(aRawPack(twice, { [file]: encode(aTemplate()) }))).toMatchObject({
    failure: { type: 'packDamaged', detail: expect.stringContaining('두 번') },
  });
  const renamed = { ...manifest, items: [{ ...item, id: 'cloud.other' }] };
  expect(open(aRawPack(renamed, { [file]: encode(aTemplate()) }))).toMatchObject({
    failure: { type: 'packDamaged' },
  });
});

test('a name that leads out of its folder is refused', () => {
  for (const name of ['../구청', '가/나', '', ' 구청', 'con', '.숨김'])
    expect(open(aRawPack({ ...manifest, name }, { [file]: encode(aTemplate()) })), name).toMatchObject({
      failure: { type: 'packDamaged' },
    });
});

test('a signature nobody here can check is not passed over', () => {
  expect(open(aRawPack({ ...manifest, signature: '0xabcd' }, { [file]: encode(aTemplate()) }))).toMatchObject(
    { failure: { type: 'packDamaged', detail: expect.stringContaining('서명') } },
  );
});

test('a pack of a later format is named as one', () => {
  expect(open(aRawPack({ format: 2, anything: true }, {}))).toEqual({
    ok: false,
    failure: { type: 'newerVersion', fileName, version: 2, supported: 1 },
  });
});

test('a project file is told apart from a pack, and the other way round', () => {
  const project = packProjectFile(aProject(), { now: new Date(0), appVersion: '0.1.0', sha256 });
  expect(open(project)).toMatchObject({ failure: { type: 'notContentPack', is: 'projectFile' } });
  expect(open(new Uint8Array())).toMatchObject({ failure: { type: 'notContentPack', reason: 'empty' } });
});

test('versions are compared as numbers', () => {
  expect(compareVersions('1.10', '1.9')).toBeGreaterThan(0);
  expect(compareVersions('1.0', '1.0.0')).toBe(0);
  expect(compareVersions('2026.11.20', '2027.1.1')).toBeLessThan(0);
});
