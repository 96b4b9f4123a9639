import { expect } from 'vitest';
import { type Archive, readArchive } from '../../../shared/archive/readArchive';
import { decodePart } from '../../../shared/docx/partText';

/** Parts an insertion may add to; nothing in them may go or change. */
const growing =
  /^(word|content)\/(styles|numbering|comments)\d*\.xml$|^\[Content_Types\]\.xml$|_rels\/[^/]+\.xml\.rels$/;

/**
 * Fails unless every byte outside the insertion is what it was: other parts packed as they were and in their order, the
 * main part before and after the one place, and styles, numbering, comments and their registration only longer.
 */
export function expectOutsideUnchanged(before: Uint8Array, after: Uint8Array, mainPart: string): void {
  const [old, now] = [opened(before), opened(after)];
  const names = old.entries.map(({ name }) => name);
  expect(now.entries.slice(0, names.length).map(({ name }) => name)).toEqual(names);
  for (const { name } of now.entries.slice(names.length)) expect(name).toMatch(growing);
  for (const name of names) {
    const [was, is] = [old.raw(name)?.packed, now.raw(name)?.packed];
    if (was && is && Buffer.compare(was, is) === 0) continue;
    if (name === mainPart) expectOnePlace(bytesOf(old, name), bytesOf(now, name));
    else {
      expect(name).toMatch(growing);
      expectOnlyGrown(textOf(old, name), textOf(now, name), name);
    }
  }
}

/** At most one paragraph of the old part may be gone, and its own text with it no more than the placeholder. */
function expectOnePlace(old: Buffer, now: Buffer): void {
  let from = 0;
  while (from < old.length && old[from] === now[from]) from += 1;
  let tail = 0;
  while (tail < old.length - from && tail < now.length - from && old.at(-1 - tail) === now.at(-1 - tail))
    tail += 1;
  const gone =
    decodePart(old)?.encoding === 'utf-8' ? old.subarray(from, old.length - tail).toString('utf8') : '';
  expect(gone.match(/<(?:[\w.-]+:)?p[ >]/g)?.length ?? 0).toBeLessThanOrEqual(1);
  expect(gone).not.toMatch(/tbl[ >]/);
  // They may stand in the paragraph that was cut, but none may be lost.
  const anchored = (part: Buffer) =>
    decodePart(part)?.text.match(/<(?:[\w.-]+:)?(?:drawing|footnoteReference)\b[^>]*>/g);
  expect(anchored(now)).toEqual(anchored(old));
  const sections = (part: Buffer) =>
    decodePart(part)?.text.match(/<(?:[\w.-]+:)?sectPr[ >].*?<\/(?:[\w.-]+:)?sectPr *>/gs);
  expect(sections(now)).toEqual(sections(old));
}

function expectOnlyGrown(old: string, now: string, name: string): void {
  let at = 0;
  // Children stay whole and in their order; what is between them is ours.
  for (const piece of old.split(
    /(?=<(?:[\w.-]+:)?(?:num|abstractNum|numIdMacAtCleanup|Override|Relationship|style|comment)[ >])|(?=<\/[^>]+>\s*$)/,
  )) {
    const found = now.indexOf(piece.replace(/\/>\s*$/, ''), at);
    expect(found, `${name}: ${piece.slice(0, 200)}`).toBeGreaterThanOrEqual(at);
    at = found + piece.replace(/\/>\s*$/, '').length;
  }
}

function opened(bytes: Uint8Array): Archive {
  const read = readArchive(bytes, { ratio: 10_000 });
  if (!read.ok) throw new Error(read.problem.detail);
  return read.archive;
}

function bytesOf(archive: Archive, name: string): Buffer {
  const entry = archive.read(name);
  if (!entry.ok) throw new Error(entry.problem.detail);
  return Buffer.from(entry.bytes);
}

function textOf(archive: Archive, name: string): string {
  return decodePart(bytesOf(archive, name))?.text ?? '';
}
