/** Bytes changed as media, transfers and hands change them. `random` gives numbers from 0 up to 1. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const length = 1 + Math.floor(random() * Math.min(400, bytes.length - at));
  const copy = Uint8Array.from(bytes);
  switch (Math.floor(random() * 9)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return copy;
    case 1:
      copy[at] = Math.floor(random() * 256);
      return copy;
    case 2:
      return copy.subarray(0, at);
    case 3:
      return copy.fill(0, at, at + length);
    case 4:
      for (let index = at; index < at + length; index++) copy[index] = Math.floor(random() * 256);
      return copy;
    case 5:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 6:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 7:
      return Buffer.concat([bytes, bytes.subarray(at, at + length)]);
    default:
      copy.set(bytes.subarray(0, length), at);
      // Numbers in headers are little-endian; extreme ones are the interesting ones.
      if (at + 4 <= copy.length) copy.fill(random() < 0.5 ? 0xff : 0x7f, at, at + 4);
      return copy;
  }
}
