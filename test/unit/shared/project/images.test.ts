import { expect, test } from 'vitest';
import { base64Bytes, bytesBase64, imageSchema, pictureSize } from '../../../../shared/project/images';
import { aPicture } from '../../../support/aProject';

const png = base64Bytes(aPicture('a').data);
/** 640 × 480: start of image, a comment, a table, start of frame. */
const jpeg = Uint8Array.from([
  ...[0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 0, 0xff, 0xff, 0xc2, 0, 11, 8],
  ...[480 >> 8, 480 & 255, 640 >> 8, 640 & 255, 1, 1, 17, 0, 0xff, 0xd9],
]);

test('a picture is known by its bytes, not by its name', () => {
  expect(pictureSize(png)).toEqual({ mediaType: 'image/png', widthPx: 1, heightPx: 1 });
  expect(pictureSize(jpeg)).toEqual({ mediaType: 'image/jpeg', widthPx: 640, heightPx: 480 });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a cut PNG', png.slice(0, 20)],
  ['a cut JPEG', jpeg.slice(0, 12)],
  ['a GIF', new TextEncoder().encode('GIF89a----------------------------------')],
  ['a drawing of markup', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a PNG without size', Uint8Array.from(png, (byte, index) => (index >= 16 && index < 20 ? 0 : byte))],
])('%s is no picture of ours', (_name, bytes) => {
  expect(pictureSize(bytes)).toBeNull();
});

test('base64 keeps every byte', () => {
  const bytes = Uint8Array.from({ length: 20_001 }, (_, index) => index % 256);
  expect(base64Bytes(bytesBase64(bytes))).toEqual(bytes);
  expect(imageSchema.safeParse(aPicture('a')).success).toBe(true);
});
