/** Damages as media, transfers and people make them, and some only an attacker would. */
const damages: ((bytes: Buffer, random: () => number) => Buffer)[] = [
  flipBits,
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random) => fill(bytes, random, 0),
  (bytes, random) => fill(bytes, random, 0xff),
  (bytes, random) => {
    const [from, to] = range(random, bytes.length);
    return noise(bytes, random, from, to);
  },
  (bytes, random) => {
    const [from, to] = range(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = range(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => Buffer.concat([bytes, noise(Buffer.alloc(1 + below(random, 300)), random, 0, 300)]),
  (bytes) => Buffer.concat([bytes, bytes]),
  swapBlocks,
  numberAttack,
  (bytes, random) => {
    const from = below(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), Buffer.alloc(bytes.length - from)]);
  },
];

/** A damaged copy, the same for the same random numbers. */
export function damaged(bytes: Uint8Array, random: () => number): Buffer {
  const damage = damages[below(random, damages.length)] ?? flipBits;
  return damage(Buffer.from(bytes), random);
}

export function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

function flipBits(bytes: Buffer, random: () => number): Buffer {
  for (let count = 1 + below(random, 4); count > 0; count--) {
    const at = below(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
  }
  return bytes;
}

function range(random: () => number, length: number): [number, number] {
  const from = below(random, length);
  return [from, Math.min(length, from + 1 + below(random, random() < 0.5 ? 16 : 4_096))];
}

function fill(bytes: Buffer, random: () => number, value: number): Buffer {
  const [from, to] = range(random, bytes.length);
  return bytes.fill(value, from, to);
}

function noise(bytes: Buffer, random: () => number, from: number, to: number): Buffer {
  for (let at = from; at < Math.min(to, bytes.length); at++) bytes[at] = below(random, 256);
  return bytes;
}

function swapBlocks(bytes: Buffer, random: () => number): Buffer {
  const size = Math.min(512, Math.floor(bytes.length / 2));
  const [one, other] = [below(random, bytes.length - size), below(random, bytes.length - size)];
  const kept = Buffer.from(bytes.subarray(one, one + size));
  bytes.copy(bytes, one, other, other + size);
  kept.copy(bytes, other);
  return bytes;
}

/** Numbers at which sizes and counts turn over, put over four bytes; often near the end, where a ZIP has its directory. */
function numberAttack(bytes: Buffer, random: () => number): Buffer {
  const numbers = [0, 1, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
  const number = numbers[below(random, numbers.length)] ?? 0;
  const span = random() < 0.7 ? Math.min(400, bytes.length) : bytes.length;
  const at = Math.max(0, bytes.length - 4 - below(random, span));
  if (bytes.length >= 4) bytes.writeUInt32LE(number >>> 0, at);
  return bytes;
}
