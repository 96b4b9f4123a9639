import type { Content } from '../content/content';
import { isSame } from '../json/isSame';
import { itemLines, itemName } from './itemText';
import { overlayContent } from './overlayContent';
import { heldBy, type PackItem, type PackKind, packItemKey } from './packItem';

/** What taking one item of a pack would do to the content in use. */
export interface PackChange {
  key: string;
  kind: PackKind;
  id: string;
  name: string;
  change: 'added' | 'changed' | 'removed';
  /** The lines in use now, and those that would take their place. */
  before: string[];
  after: string[];
}

export interface ChangesAsked {
  /** The content in use, earlier generations of the same pack included. */
  current: Content;
  /** The same without anything of this pack. */
  base: Content;
  /** Items of this pack in use. */
  installed: readonly PackItem[];
  offered: readonly PackItem[];
}

/** What a pack would change, item by item. An item that says what is in use already is not among them. */
export function packChanges({ current, base, installed, offered }: ChangesAsked): PackChange[] {
  const after = overlayContent(base, offered);
  const items = new Map([...installed, ...offered].map((one) => [packItemKey(one), one]));
  const offeredKeys = new Set(offered.map(packItemKey));
  const changes: PackChange[] = [];
  for (const [key, item] of items) {
    const was = heldBy(current, item);
    const will = heldBy(after, item);
    if (isSame(was, will)) continue;
    const change = was === undefined ? 'added' : offeredKeys.has(key) ? 'changed' : 'removed';
    const [before, next] = [itemLines(item.kind, was), itemLines(item.kind, will)];
    changes.push({
      key,
      kind: item.kind,
      id: item.id,
      name: itemName(item),
      change,
      ...(isLong(item.kind) ? onlyDifferent(before, next) : { before, after: next }),
    });
  }
  return changes;
}

/** Which items of a pack would be in use: taken from this file, or kept as an earlier generation has them. */
export function chosenItems(
  asked: ChangesAsked,
  taken: ReadonlySet<string>,
): { taken: PackItem[]; kept: PackItem[] } {
  const changed = new Set(packChanges(asked).map((one) => one.key));
  const before = new Set(asked.installed.map(packItemKey));
  const isTaken = (key: string) => (changed.has(key) ? taken.has(key) : before.has(key));
  const from = asked.offered.filter((one) => isTaken(packItemKey(one)));
  const replaced = new Set(from.map(packItemKey));
  const kept = asked.installed.filter((one) => {
    const key = packItemKey(one);
    return !replaced.has(key) && changed.has(key) && !taken.has(key);
  });
  return { taken: from, kept };
}

/** Files of many entries are shown by what differs in them. */
function isLong(kind: PackKind): boolean {
  return !['requirement', 'chapter'].includes(kind);
}

function onlyDifferent(before: string[], after: string[]): { before: string[]; after: string[] } {
  const [was, will] = [new Set(before), new Set(after)];
  return { before: before.filter((one) => !will.has(one)), after: after.filter((one) => !was.has(one)) };
}
