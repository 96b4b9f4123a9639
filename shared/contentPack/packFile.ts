import { entryNameProblem } from '../archive/entryName';
import { type Archive, readArchive } from '../archive/readArchive';
import { type NewEntry, writeArchive } from '../archive/writeArchive';
import { otherFormat } from '../docx/otherFormat';
import type { Sha256 } from '../exchange/history';
import { fail, ok, type Result } from '../ipc/failure';
import { strictJson } from '../json/strictJson';
import { archiveProblemText } from '../project/projectFile';
import { z } from '../zod';
import { type PackItem, packItemKey, packKinds, readPackItem } from './packItem';
import { packVersionPattern } from './packVersion';

/**
 * A `.baljugil-content`: one ZIP of content files as they lie in a templates folder. `mimetype` comes first and unpacked,
 * `manifest.json` names every further entry with its SHA-256.
 */

export const packExtension = '.baljugil-content';
export const packMediaType = 'application/vnd.baljugil.content+zip';
export const currentPackFormat = 1;

const megabyte = 1_048_576;
/** Largest pack file. */
export const packLimitBytes = 32 * megabyte;
const archiveLimits = { entryBytes: 4 * megabyte, totalBytes: 64 * megabyte, entryCount: 2_000 };

const forbiddenInNames = /[<>:"/\\|?*]/;
/** A pack's name is also the name of its folder. */
export const packNameSchema = z
  .string()
  .min(1)
  .max(80)
  .refine(
    (name) =>
      name === name.normalize('NFC').trim() &&
      !name.startsWith('.') &&
      !forbiddenInNames.test(name) &&
      entryNameProblem(name) === null,
  );

const packShape = {
  name: packNameSchema,
  version: z.string().regex(packVersionPattern),
  /** The day the content was checked. */
  asOf: z.iso.date(),
  publisher: z.string().trim().min(1).max(120),
};

const manifestSchema = z.strictObject({
  format: z.literal(currentPackFormat),
  ...packShape,
  items: z
    .array(
      z.strictObject({
        kind: z.enum(packKinds),
        id: z.string().min(1).max(200),
        file: z.string().min(1).max(500),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    // Two fewer than a reader takes: `mimetype` and the manifest itself.
    .max(archiveLimits.entryCount - 2),
  /** A place for an agency that has a key. This program has none to check with, so the hashes say only that nothing changed. */
  signature: z.null(),
});
type Manifest = z.infer<typeof manifestSchema>;

/** Who gave a pack out, and which one it is. */
export type PackLabel = Pick<Manifest, 'name' | 'version' | 'asOf' | 'publisher'>;
export const packLabelSchema = z.strictObject(packShape);

export interface ContentPack extends PackLabel {
  items: PackItem[];
}

/** A file of a templates folder. */
export interface ContentFile {
  /** Path within the folder, with `/`. */
  file: string;
  bytes: Uint8Array;
}

/** The bytes of a pack; the same files give the same bytes. A file the program could not read is `contentDamaged`. */
export function buildContentPack(
  files: readonly ContentFile[],
  label: PackLabel,
  sha256: Sha256,
): Result<{ bytes: Uint8Array; pack: ContentPack }> {
  const entries: NewEntry[] = [];
  const items: PackItem[] = [];
  const listed: Manifest['items'] = [];
  for (const { file, bytes } of files) {
    const read = readPackItem(file, bytes);
    if (!read.ok) return fail({ type: 'contentDamaged', file, detail: read.detail });
    const { kind, id } = read.item;
    items.push(read.item);
    entries.push({ name: file, bytes });
    listed.push({ kind, id, file, sha256: sha256(bytes) });
  }
  const manifest: Manifest = { format: currentPackFormat, ...label, items: listed, signature: null };
  const encoder = new TextEncoder();
  const bytes = writeArchive([
    { name: 'mimetype', bytes: encoder.encode(packMediaType), method: 'store' },
    { name: 'manifest.json', bytes: encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`) },
    ...entries,
  ]);
  return ok({ bytes, pack: { ...label, items } });
}

/**
 * Reads a pack. Anything but a complete, unchanged one is refused: `notContentPack`, `newerVersion` or `packDamaged` with
 * a Korean sentence in `detail`. Whether its content agrees with itself is asked by `packProblem`.
 */
export function openContentPack(bytes: Uint8Array, fileName: string, sha256: Sha256): Result<ContentPack> {
  const damaged = (detail: string) => fail({ type: 'packDamaged', fileName, detail });
  if (bytes.length === 0) return fail({ type: 'notContentPack', fileName, reason: 'empty' });
  if (!startsAsPack(bytes)) {
    const is = otherFormat(bytes);
    return fail({ type: 'notContentPack', fileName, reason: 'other', ...(is ? { is } : {}) });
  }
  const opened = readArchive(bytes, archiveLimits);
  if (!opened.ok) return damaged(archiveProblemText(opened.problem));
  const { archive } = opened;
  if (archive.entries[0]?.name !== 'mimetype') return damaged('파일의 첫머리가 바뀌었어요.');
  const manifest = readManifest(archive, fileName);
  if (!manifest.ok) return manifest;
  const { items: listed, name, version, asOf, publisher } = manifest.value;
  const names = new Set(listed.map((one) => one.file));
  const keys = new Set(listed.map(packItemKey));
  if (names.size !== listed.length || keys.size !== listed.length)
    return damaged('파일 목록에 같은 항목이 두 번 있어요.');
  const extra = archive.entries.slice(1).find((one) => one.name !== 'manifest.json' && !names.has(one.name));
  if (extra) return damaged(`파일 목록에 없는 항목이 들어 있어요. (${extra.name.slice(0, 100)})`);
  const items: PackItem[] = [];
  for (const { kind, id, file, sha256: expected } of listed) {
    const place = file.slice(0, 100);
    const entry = archive.read(file);
    if (!entry.ok) return damaged(`${place}: ${archiveProblemText(entry.problem)}`);
    if (sha256(entry.bytes) !== expected) return damaged(`${place}: 내용이 만들 때와 달라요.`);
    const read = readPackItem(file, entry.bytes);
    if (!read.ok) return damaged(`${place}: ${read.detail}`);
    if (read.item.kind !== kind || read.item.id !== id)
      return damaged(`${place}: 파일 목록에 적힌 것과 다른 내용이에요.`);
    items.push(read.item);
  }
  return ok({ name, version, asOf, publisher, items });
}

function startsAsPack(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(30, 38 + packMediaType.length));
  return start === `mimetype${packMediaType}`;
}

function readManifest(archive: Archive, fileName: string): Result<Manifest> {
  const damaged = (detail: string) =>
    fail({ type: 'packDamaged', fileName, detail: `파일 목록(manifest.json): ${detail}` });
  const entry = archive.read('manifest.json');
  if (!entry.ok) return damaged(archiveProblemText(entry.problem));
  const json = strictJson(entry.bytes);
  if (!json.ok) return damaged(json.detail);
  // Asked before anything else: a later format may look different in everything but this.
  const version = z.object({ format: z.int() }).safeParse(json.value);
  if (version.success && version.data.format > currentPackFormat)
    return fail({
      type: 'newerVersion',
      fileName,
      version: version.data.format,
      supported: currentPackFormat,
    });
  const signed = z.object({ signature: z.unknown() }).safeParse(json.value);
  if (signed.success && signed.data.signature !== null && signed.data.signature !== undefined)
    return damaged('서명이 들어 있는데, 이 프로그램은 서명을 확인하지 못해요.');
  const manifest = manifestSchema.safeParse(json.value);
  return manifest.success ? ok(manifest.data) : damaged('형식과 달라요.');
}
