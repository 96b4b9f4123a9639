import type { Content, PackOverlay, RequirementTemplate } from '../content/content';
import { contentProblem } from '../content/contentProblem';
import { isSame } from '../json/isSame';
import { overlayContent } from './overlayContent';
import type { PackLabel } from './packFile';
import { type PackItem, packItemKey } from './packItem';

/** A pack that lies in the data folder. */
export interface InstalledPack extends PackLabel {
  /** SHA-256 of the file it was taken from. */
  sha256: string;
  /** ISO instant. */
  installedAt: string;
  /** What of it is in use. */
  items: PackItem[];
  /** How its requirements read in earlier generations. */
  earlier: RequirementTemplate[];
}

/**
 * The product's content with the installed packs over it, one after the other. A pack that contradicts what it would lie over,
 * because the program was updated since, is set aside and named; the rest stays in use.
 */
export function applyPacks(
  ours: Content,
  packs: readonly InstalledPack[],
): { content: Content; setAside: string[] } {
  let content = ours;
  const setAside: string[] = [];
  for (const pack of packs) {
    const next = overlayContent(content, pack.items);
    if (contentProblem(next) !== null) {
      setAside.push(pack.name);
      continue;
    }
    const replaced = pack.items.flatMap((item) => {
      if (item.kind !== 'requirement') return [];
      const { id } = item.value;
      const before = content.requirementTemplates.find((one) => one.id === id);
      const earlier = pack.earlier.filter((one) => one.id === id);
      return [...(before ? [before] : []), ...earlier].filter((one) => !isSame(one, item.value));
    });
    const { name, version, asOf, publisher, items } = pack;
    const overlay: PackOverlay = { name, version, asOf, publisher, taken: items.map(packItemKey) };
    content = {
      ...next,
      packs: [...content.packs, overlay],
      earlierTemplates: [...content.earlierTemplates, ...replaced],
    };
  }
  return { content, setAside };
}

/** The agency pack an item comes from; `null` for the product's own. */
export function packOf(
  content: Pick<Content, 'packs'>,
  item: { kind: PackItem['kind']; id: string },
): PackOverlay | null {
  return content.packs.findLast((one) => one.taken.includes(packItemKey(item))) ?? null;
}
