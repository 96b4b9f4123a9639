import type { DocumentNode, WordDocument } from '../document/wordDocument';

export interface OpenPrompt {
  /** Title of the chapter it stands in; empty before the first one. */
  chapter: string;
  /** The inside of `〔작성: …〕`. */
  asked: string;
}

/** What a document still asks for, in reading order and as often as it stands there. */
export function promptsIn(document: Pick<WordDocument, 'sections'>): OpenPrompt[] {
  let chapter = '';
  return document.sections
    .flatMap(({ nodes }) => nodes)
    .flatMap((node) => {
      if (node.type === 'heading' && node.level === 1) chapter = node.text;
      return askedIn(node).map((asked) => ({ chapter, asked }));
    });
}

function askedIn(node: DocumentNode): string[] {
  if (node.type === 'table')
    return node.rows.flatMap((row) => row.cells.flatMap((cell) => cell.content.flatMap(askedIn)));
  const text = 'runs' in node ? node.runs.map((run) => run.text).join('') : 'text' in node ? node.text : '';
  return [...text.matchAll(/〔작성: ([^〕]*)/g)].map(([, asked = '']) => asked);
}
