import type { DocumentNode, WordDocument } from '../document/wordDocument';

/** What a document still asks for: the inside of every `〔작성: …〕`, in reading order and as often as it stands there. */
export function promptsIn(document: Pick<WordDocument, 'sections'>): string[] {
  return document.sections.flatMap(({ nodes }) => promptsOfNodes(nodes));
}

function promptsOfNodes(nodes: readonly DocumentNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'table')
      return node.rows.flatMap((row) => row.cells.flatMap((cell) => promptsOfNodes(cell.content)));
    const text = 'runs' in node ? node.runs.map((run) => run.text).join('') : 'text' in node ? node.text : '';
    return [...text.matchAll(/〔작성: ([^〕]*)/g)].map(([, asked = '']) => asked);
  });
}
