/** A text made ready for comparing: the pairs of neighbouring characters in it; blanks do not count. */
export type CharacterPairs = ReadonlySet<string>;

export function characterPairs(text: string): CharacterPairs {
  const plain = text.normalize('NFC').replace(/\s/g, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < plain.length; at++) pairs.add(plain.slice(at, at + 2));
  return pairs;
}

/** How like two texts are, from 0 to 1, by the pairs they share. */
export function similarity(one: CharacterPairs, other: CharacterPairs): number {
  const all = one.size + other.size;
  if (all === 0) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / all;
}
