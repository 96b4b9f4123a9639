import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { deflateSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../../shared/archive/crc32';
import { type ArchiveProblem, readArchive } from '../../../../shared/archive/readArchive';
import { writeArchive } from '../../../../shared/archive/writeArchive';
import { zipAs } from '../../../support/corpus/zipVariants';

const bytesOf = (text: string) => new TextEncoder().encode(text);

interface RawRecord {
  name: string | Uint8Array;
  packed: Uint8Array;
  method?: number;
  crc?: number;
  size?: number;
  packedSize?: number;
  flags?: number;
  externalAttributes?: number;
  madeBy?: number;
  localName?: string;
  /** Points at the contents of the record before instead of its own. */
  sharesPrevious?: boolean;
  /** Where in the record before its local header lies, in bytes. */
  insidePrevious?: number;
  withDescriptor?: boolean;
}

/** An archive written field by field, as lying programs write it. */
function rawArchive(records: RawRecord[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  let previousAt = 0;
  for (const record of records) {
    const name = typeof record.name === 'string' ? bytesOf(record.name) : record.name;
    const localName = record.localName === undefined ? name : bytesOf(record.localName);
    const flags = (record.flags ?? 0x800) | (record.withDescriptor ? 8 : 0);
    const fields = [record.crc ?? crc32(record.packed), record.packedSize ?? record.packed.length];
    fields.push(record.size ?? record.packed.length);
    const common = (view: DataView, offset: number, nameLength: number, isLocal: boolean) => {
      view.setUint16(offset, 20, true);
      view.setUint16(offset + 2, flags, true);
      view.setUint16(offset + 4, record.method ?? 0, true);
      view.setUint16(offset + 8, 0x21, true);
      if (!(isLocal && record.withDescriptor))
        for (const [index, value] of fields.entries()) view.setUint32(offset + 10 + index * 4, value, true);
      view.setUint16(offset + 22, nameLength, true);
    };
    const local = new Uint8Array(30 + localName.length);
    const localView = new DataView(local.buffer);
    localView.setUint32(0, 0x04034b50, true);
    common(localView, 4, localName.length, true);
    local.set(localName, 30);
    const central = new Uint8Array(46 + name.length);
    const centralView = new DataView(central.buffer);
    centralView.setUint32(0, 0x02014b50, true);
    centralView.setUint16(4, record.madeBy ?? 20, true);
    common(centralView, 6, name.length, false);
    centralView.setUint32(38, record.externalAttributes ?? 0, true);
    centralView.setUint32(42, record.sharesPrevious ? previousAt + (record.insidePrevious ?? 0) : at, true);
    central.set(name, 46);
    directory.push(central);
    if (record.sharesPrevious) continue;
    const descriptor = record.withDescriptor ? new Uint8Array(16) : new Uint8Array();
    if (record.withDescriptor) {
      const view = new DataView(descriptor.buffer);
      view.setUint32(0, 0x08074b50, true);
      for (const [index, value] of fields.entries()) view.setUint32(4 + index * 4, value, true);
    }
    previousAt = at;
    parts.push(local, record.packed, descriptor);
    at += local.length + record.packed.length + descriptor.length;
  }
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, records.length, true);
  view.setUint16(10, records.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, part) => sum + part.length, 0),
    true,
  );
  view.setUint32(16, at, true);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}

function problemOf(bytes: Uint8Array): ArchiveProblem['type'] | null {
  const read = readArchive(bytes);
  return read.ok ? null : read.problem.type;
}

function opened(bytes: Uint8Array, limits = {}) {
  const read = readArchive(bytes, limits);
  if (!read.ok) throw new Error(read.problem.detail);
  return read.archive;
}

function readProblem(bytes: Uint8Array, name: string, limits = {}): ArchiveProblem['type'] | null {
  const read = opened(bytes, limits).read(name);
  return read.ok ? null : read.problem.type;
}

/** A gigabyte of deflated zeros: one megabyte, flushed so that it can be repeated, 1,024 times. */
function deflatedGigabyte(): Pick<RawRecord, 'packed' | 'size' | 'crc' | 'method'> {
  const piece = deflateRawSync(new Uint8Array(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  const lastBlock = Uint8Array.of(3, 0);
  const packed = Uint8Array.from(Buffer.concat([...Array.from({ length: 1024 }, () => piece), lastBlock]));
  return { packed, size: 1024 ** 3, crc: 0, method: 8 };
}

describe('what was written is read back', () => {
  test('any contents and any order come back unchanged', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            name: fc.stringMatching(/^[a-z가-힣]{1,8}(\/[a-z0-9_-]{1,8})?\.xml$/),
            bytes: fc.uint8Array({ maxLength: 2_000 }),
            method: fc.constantFrom('store' as const, 'deflate' as const),
          }),
          { maxLength: 12, selector: ({ name }) => name.normalize('NFC').toLowerCase() },
        ),
        (entries) => {
          const archive = opened(writeArchive(entries));
          expect(archive.entries.map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
          for (const { name, bytes } of entries) expect(archive.read(name)).toEqual({ ok: true, bytes });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the same entries give the same bytes', () => {
    const entries = [
      { name: 'mimetype', bytes: bytesOf('application/zip'), method: 'store' as const },
      { name: 'word/document.xml', bytes: bytesOf('<a/>'.repeat(1_000)) },
    ];
    expect(writeArchive(entries)).toEqual(writeArchive(structuredClone(entries)));
  });

  test('an entry copied raw keeps its packed bytes', () => {
    const source = opened(
      zipSync({ 'a.txt': bytesOf('가나다'.repeat(200)) }, { level: 9, mtime: '2024-05-05' }),
    );
    const raw = source.raw('a.txt');
    if (!raw) throw new Error('a.txt');
    const copy = opened(writeArchive([{ name: 'first', bytes: bytesOf('x') }, raw]));
    expect(copy.raw('a.txt')?.packed).toEqual(raw.packed);
    expect(copy.raw('a.txt')?.date).toBe(raw.date);
    expect(copy.read('a.txt')).toEqual(source.read('a.txt'));
  });

  test('archives of other programs open, with data descriptors too', () => {
    const text = bytesOf('안녕하세요');
    const streamed = rawArchive([
      {
        name: 'b.txt',
        packed: deflateSync(text),
        method: 8,
        crc: crc32(text),
        size: text.length,
        withDescriptor: true,
      },
      { name: 'c.txt', packed: text },
    ]);
    expect(opened(streamed).read('b.txt')).toEqual({ ok: true, bytes: text });
    expect(opened(streamed).read('c.txt')).toEqual({ ok: true, bytes: text });
  });

  test('an entry named __proto__ is an entry like any other', () => {
    const archive = opened(writeArchive([{ name: '__proto__', bytes: bytesOf('x') }]));
    expect(archive.entries.map(({ name }) => name)).toEqual(['__proto__']);
    expect(archive.read('__proto__')).toEqual({ ok: true, bytes: bytesOf('x') });
    expect(archive.has('constructor')).toBe(false);
    expect(archive.read('toString')).toMatchObject({ ok: false, problem: { type: 'missing' } });
  });

  test('unsafe and repeated names are never written', () => {
    expect(() => writeArchive([{ name: '../a', bytes: bytesOf('x') }])).toThrow();
    const twice = ['A.txt', 'a.txt'].map((name) => ({ name, bytes: bytesOf('x') }));
    expect(() => writeArchive(twice)).toThrow();
  });
});

test.each([
  ['zip64', { isZip64: true }],
  ['sizes behind the contents', { withDescriptors: true }],
  ['nothing packed and a comment', { method: 'store', comment: '덧붙인 말' }],
] as const)('an archive of another program, with %s, is read', (_, variant) => {
  const files: [string, Uint8Array][] = [
    ['a.txt', bytesOf('가나다'.repeat(100))],
    ['나/b.bin', new Uint8Array()],
  ];
  const read = readArchive(zipAs(files, variant));
  if (!read.ok) throw new Error(read.problem.detail);
  for (const [name, bytes] of files) expect(read.archive.read(name)).toEqual({ ok: true, bytes });
});

describe('what is no sound archive is refused by name', () => {
  const good = writeArchive([
    { name: 'a.txt', bytes: bytesOf('가'.repeat(60)) },
    { name: 'b.txt', bytes: bytesOf('나'.repeat(60)), method: 'store' },
  ]);

  test('an empty file and a file of another kind', () => {
    expect(problemOf(new Uint8Array())).toBe('empty');
    expect(problemOf(bytesOf('%PDF-1.7 ...'))).toBe('notArchive');
    expect(problemOf(bytesOf('P'))).toBe('notArchive');
  });

  test('a file cut off anywhere', () => {
    for (let length = 4; length < good.length; length += 7)
      expect(problemOf(good.subarray(0, length)), `cut at ${length}`).toBe('damaged');
  });

  test('no single changed byte passes unnoticed as other contents', () => {
    const original = ['가', '나'].map((letter) => bytesOf(letter.repeat(60)));
    const unnoticed: number[] = [];
    for (let at = 0; at < good.length; at += 1) {
      const changed = good.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x5a;
      const read = readArchive(changed);
      if (!read.ok) continue;
      for (const [index, name] of ['a.txt', 'b.txt'].entries()) {
        const entry = read.archive.read(name);
        if (entry.ok && Buffer.compare(entry.bytes, original[index] ?? new Uint8Array()) !== 0)
          unnoticed.push(at);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  test('names that leave their folder or mean something to Windows', () => {
    const names = [
      '../evil',
      'a/../../evil',
      '..\\evil',
      'C:\\evil',
      'C:evil',
      '/etc/passwd',
      'a//b',
      './a',
      'a\u0000b',
      'CON',
      'word/nul.xml',
      'trailing.',
      'trailing ',
      'a\u202egpj.exe',
    ];
    for (const name of names)
      expect(problemOf(rawArchive([{ name, packed: bytesOf('x') }])), name).toBe('unsafeName');
    expect(problemOf(rawArchive([{ name: new Uint8Array([0xb0, 0xa1]), packed: bytesOf('x') }]))).toBe(
      'unsafeName',
    );
  });

  test('duplicate names, also when only upper and lower case differ', () => {
    const twice = (a: string, b: string) =>
      rawArchive([
        { name: a, packed: bytesOf('1') },
        { name: b, packed: bytesOf('2') },
      ]);
    expect(problemOf(twice('a.xml', 'a.xml'))).toBe('duplicateName');
    expect(problemOf(twice('a.xml', 'A.xml'))).toBe('duplicateName');
    expect(problemOf(twice('가.xml'.normalize('NFC'), '가.xml'.normalize('NFD')))).toBe('duplicateName');
  });

  test('links, encryption, unknown methods, overlaps and differing local names', () => {
    const packed = bytesOf('x');
    expect(
      problemOf(rawArchive([{ name: 'l', packed, madeBy: 0x0314, externalAttributes: 0xa1ff0000 }])),
    ).toBe('link');
    expect(problemOf(rawArchive([{ name: 'e', packed, flags: 0x801 }]))).toBe('encrypted');
    expect(problemOf(rawArchive([{ name: 'm', packed, method: 12, size: 2 }]))).toBe('unsupported');
    expect(problemOf(rawArchive([{ name: 'n', packed, localName: 'm' }]))).toBe('damaged');
    expect(
      problemOf(
        rawArchive([
          { name: 'o', packed },
          { name: 'p', packed, sharesPrevious: true, localName: 'o' },
        ]),
      ),
    ).toBe('damaged');
    const shared = rawArchive([
      { name: 'o', packed },
      { name: 'o2', packed, sharesPrevious: true },
    ]);
    expect(problemOf(shared)).toBe('damaged');
    expect(problemOf(rawArchive([{ name: 'z', packed, packedSize: 0xffffffff, size: 0xffffffff }]))).toBe(
      'damaged',
    );
  });

  test('zip64 whose records lie', () => {
    const sound = zipAs([['a.txt', bytesOf('가나다')]], { isZip64: true });
    const end = sound.length - 22;
    const [record, locator] = [end - 76, end - 20];
    const lie = (at: number, value: number) => {
      const bytes = sound.slice();
      new DataView(bytes.buffer).setUint32(at, value, true);
      return problemOf(bytes);
    };
    expect(problemOf(sound)).toBe(null);
    expect(lie(locator + 8, 0)).toBe('damaged');
    expect(lie(locator + 12, 0x7fffffff)).toBe('damaged');
    expect(lie(record + 4, 45)).toBe('damaged');
    expect(lie(record + 32, 2)).toBe('damaged');
    expect(lie(record + 40, 0xffffff)).toBe('damaged');
    expect(lie(record + 52, 1)).toBe('damaged');
    expect(lie(record + 16, 1)).toBe('unsupported');
    expect(lie(end + 12, 5)).toBe('damaged');
    expect(lie(locator, 0)).toBe('damaged');
  });

  test('an entry hidden inside the contents of another', () => {
    const inner = { name: 'inner', packed: bytesOf('x') };
    const outer = { name: 'outer', packed: rawArchive([inner]).subarray(0, 36) };
    const alone = rawArchive([outer]);
    expect(problemOf(alone)).toBe(null);
    const hidden = rawArchive([outer, { ...inner, sharesPrevious: true, insidePrevious: 35 }]);
    expect(readArchive(hidden)).toMatchObject({
      problem: { type: 'damaged', detail: 'inner overlaps outer' },
    });
  });

  test('too many entries', () => {
    const records = Array.from({ length: 2_001 }, (_, index) => ({
      name: `n${index}`,
      packed: new Uint8Array(),
    }));
    expect(problemOf(rawArchive(records))).toBe('tooManyEntries');
  });
});

describe('unpacking stops in time', () => {
  test('an archive of a gigabyte of zeros is stopped before it fills the memory', () => {
    const bomb = rawArchive([{ name: 'zeros', ...deflatedGigabyte() }]);
    expect(bomb.length).toBeLessThan(2_000_000);
    const before = process.memoryUsage();
    expect(readProblem(bomb, 'zeros')).toBe('tooLarge');
    const grown = process.memoryUsage().arrayBuffers - before.arrayBuffers;
    expect(grown).toBeLessThan(200 * 1024 * 1024);
  });

  test('a header that declares too little or too much is not believed', () => {
    const modest = rawArchive([{ name: 'zeros', ...deflatedGigabyte(), size: 1_000 }]);
    expect(readProblem(modest, 'zeros')).toBe('tooLarge');
    const text = bytesOf('abc'.repeat(100));
    const boastful = rawArchive([
      { name: 't', packed: deflateSync(text), crc: crc32(text), size: 301, method: 8 },
    ]);
    expect(readProblem(boastful, 't')).toBe('damaged');
    const short = rawArchive([
      { name: 't', packed: deflateSync(text), crc: crc32(text), size: 299, method: 8 },
    ]);
    expect(readProblem(short, 't')).toBe('damaged');
  });

  test('a wrong checksum is damage', () => {
    expect(readProblem(rawArchive([{ name: 't', packed: bytesOf('abc'), crc: 1 }]), 't')).toBe('damaged');
  });

  test('the limit for all entries together counts what was read, once each', () => {
    const incompressible = (seed: number) =>
      Uint8Array.from({ length: 1_000 }, (_, index) => (index * 7919 * seed) % 251);
    const archive = opened(
      writeArchive([1, 2, 3].map((seed) => ({ name: `n${seed}`, bytes: incompressible(seed) }))),
      { totalBytes: 2_500 },
    );
    expect(archive.read('n1').ok).toBe(true);
    expect(archive.read('n1').ok).toBe(true);
    expect(archive.read('n2').ok).toBe(true);
    expect(archive.read('n3')).toMatchObject({ ok: false, problem: { type: 'tooLarge' } });
    expect(archive.read('n1').ok).toBe(true);
  });
});
