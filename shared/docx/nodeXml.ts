import type { DocumentNode, HeadingNode } from '../document/wordDocument';
import { itemXml, paragraphXml, runXml, spacerXml, type TargetDocument } from './paragraphXml';
import { captionXml, imageXml } from './pictureXml';
import { tableXml } from './tableXml';
import type { StyleName } from './wordStyles';

const headingStyles: StyleName[] = ['heading1', 'heading2', 'heading3', 'heading4', 'heading5', 'heading6'];

function headingXml(node: HeadingNode, target: TargetDocument, pageBreakBefore: boolean): string {
  const isNumbered = node.numbered !== false;
  const level = node.level - 1;
  const ofStyle = target.headingStylesNumber ? target.lists.headings : 0;
  const list = isNumbered ? (target.headingList?.(node) ?? target.lists.headings) : 0;
  const numbering =
    list === ofStyle ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  const outline =
    target.outlineShift === 0
      ? ''
      : `<w:outlineLvl w:val="${Math.min(8, Math.max(0, level + target.outlineShift))}"/>`;
  const mark = target.bookmark?.(node) ?? { before: '', after: '' };
  return `<w:p><w:pPr><w:pStyle w:val="${target.styleId(headingStyles[level] ?? 'heading6')}"/>${pageBreakBefore || node.pageBreakBefore ? '<w:pageBreakBefore/>' : ''}${numbering}${outline}</w:pPr>${mark.before}${runXml({ text: node.text })}${mark.after}</w:p>`;
}

/** A □ line names what follows; alone at the foot of a page it names nothing. */
export function leadsOn(node: DocumentNode, next: DocumentNode | undefined): boolean {
  if (node.type !== 'item' || node.level !== '□') return false;
  return next?.type === 'table' || (next?.type === 'item' && next.level !== '□');
}

/**
 * The nodes as WordprocessingML, one string per node so that a caller can pause between them. A page break becomes a
 * property of what follows, so that no empty line opens the new page.
 */
export function* nodeXmls(nodes: readonly DocumentNode[], target: TargetDocument): Generator<string> {
  let pageBreakBefore = false;
  for (const [index, node] of nodes.entries()) {
    const settings = { pageBreakBefore, keepNext: leadsOn(node, nodes[index + 1]) };
    if (node.type === 'pageBreak') {
      const pending = pageBreakBefore;
      pageBreakBefore = true;
      yield pending ? spacerXml(target, settings) : '';
      continue;
    }
    pageBreakBefore = false;
    switch (node.type) {
      case 'heading':
        yield headingXml(node, target, settings.pageBreakBefore);
        break;
      case 'paragraph':
        yield paragraphXml(node, target, settings);
        break;
      case 'item':
        yield itemXml(node, target, 'items', settings);
        break;
      case 'image':
        yield imageXml(node, target, settings);
        break;
      case 'contents':
        yield (settings.pageBreakBefore ? spacerXml(target, settings) : '') + target.contents(node);
        break;
      case 'table': {
        const opening =
          node.caption !== undefined
            ? captionXml(node.caption, node.captionSeries, target, { ...settings, keepNext: true })
            : settings.pageBreakBefore
              ? spacerXml(target, settings)
              : '';
        // Word joins tables that touch, so a small paragraph always follows.
        yield opening + (target.table ?? tableXml)(node, target) + spacerXml(target);
        break;
      }
    }
  }
  if (pageBreakBefore) yield spacerXml(target, { pageBreakBefore });
}
