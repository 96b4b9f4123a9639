const slices = 4;

/** Remainders of one byte at four distances, after one another: four bytes are taken in one step. */
const table = new Uint32Array(256 * slices);
for (let index = 0; index < 256; index += 1) {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  table[index] = value;
}
for (let index = 256; index < table.length; index += 1) {
  const nearer = table[index - 256] ?? 0;
  table[index] = (nearer >>> 8) ^ (table[nearer & 0xff] ?? 0);
}

/** CRC-32 as ZIP uses it (ISO-HDLC), an unsigned 32-bit number. Pass the earlier result to go on with more bytes. */
export function crc32(bytes: Uint8Array, earlier = 0): number {
  let crc = ~earlier;
  let at = 0;
  for (const last = bytes.length - slices; at <= last; at += slices) {
    const word =
      crc ^
      ((bytes[at] ?? 0) |
        ((bytes[at + 1] ?? 0) << 8) |
        ((bytes[at + 2] ?? 0) << 16) |
        ((bytes[at + 3] ?? 0) << 24));
    crc =
      (table[768 + (word & 0xff)] ?? 0) ^
      (table[512 + ((word >>> 8) & 0xff)] ?? 0) ^
      (table[256 + ((word >>> 16) & 0xff)] ?? 0) ^
      (table[word >>> 24] ?? 0);
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
