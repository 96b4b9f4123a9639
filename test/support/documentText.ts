import type { DocumentNode, WordDocument } from '../../shared/document/wordDocument';

/** All text of a document node, cells and items included, one line per paragraph. */
export function nodeText(node: DocumentNode): string {
  switch (node.type) {
    case 'heading':
      return node.text;
    case 'paragraph':
    case 'item':
      return node.runs.map((run) => run.text).join('');
    case 'table':
      return node.rows.flatMap((row) => row.cells.flatMap((cell) => cell.content.map(nodeText))).join('\n');
    case 'contents':
      return node.title;
    case 'image':
      return node.caption ?? '';
    case 'pageBreak':
      return '';
  }
}

export function documentText(document: WordDocument): string {
  return document.sections.flatMap((section) => section.nodes.map(nodeText)).join('\n');
}
