import { z } from '../zod';

/** A picture kept in the project: the logo, or a figure of the text. Bytes as base64, so that the project stays one JSON. */
export const imageSchema = z.strictObject({
  id: z.string().min(1).max(100),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  /** Standard base64 of the whole file. */
  data: z.base64().max(1_400_000),
  widthPx: z.int().min(1).max(20_000),
  heightPx: z.int().min(1).max(20_000),
  /** The file's name as chosen, for lists. */
  name: z.string().max(200),
});
export type ProjectImage = z.infer<typeof imageSchema>;

export const imageLimits = {
  /** Bytes of one file. */
  oneBytes: 1_000_000,
  /** Characters of base64 of all images together: a project is read and written as a whole. */
  allCharacters: 5_000_000,
  count: 60,
};

export interface PictureSize {
  mediaType: ProjectImage['mediaType'];
  widthPx: number;
  heightPx: number;
}

/** Reads kind and size from the bytes themselves; the name of a file says nothing. `null` when it is no PNG or JPEG. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  return pngSize(bytes) ?? jpegSize(bytes);
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 33 || pngSignature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(12) !== 0x49484452) return null;
  return sized('image/png', view.getUint32(16), view.getUint32(20));
}

function jpegSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of frame of any coding, but not the tables that share the range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xd9 || marker === 0xda) return null;
    at += 2 + (marker >= 0xd0 && marker <= 0xd8 ? 0 : view.getUint16(at + 2));
  }
  return null;
}

function sized(mediaType: PictureSize['mediaType'], widthPx: number, heightPx: number): PictureSize | null {
  const fits = (side: number) => side >= 1 && side <= 20_000;
  return fits(widthPx) && fits(heightPx) ? { mediaType, widthPx, heightPx } : null;
}

/** Bytes of base64 text; works where neither Node nor a page is. */
export function base64Bytes(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

export function bytesBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
