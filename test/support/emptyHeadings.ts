import type { WordDocument } from '../../shared/document/wordDocument';

/** Headings with nothing below them before the next heading of their own level or above. */
export function emptyHeadings({ sections }: WordDocument): string[] {
  const nodes = sections.flatMap((section) => section.nodes);
  return nodes.flatMap((node, index) => {
    if (node.type !== 'heading') return [];
    const next = nodes[index + 1];
    return next === undefined || (next.type === 'heading' && next.level <= node.level) ? [node.text] : [];
  });
}
