import type { DocumentNode, WordDocument } from '../document/wordDocument';
import type { Layout } from './layoutOptions';

/** What the officer should know about a document just made: prompts still unfilled, and page numbers in the 목차. */
export function exportNotes(document: WordDocument, contentsPages: Layout['contentsPages']): string[] {
  const prompts = document.sections.reduce((sum, section) => sum + countPrompts(section.nodes), 0);
  return [
    ...(prompts > 0
      ? [`아직 채우지 않은 자리 ‘〔작성: …〕’가 ${prompts}곳 남아 있어요. 공고 전에 채워 주세요.`]
      : []),
    contentsPages === 'estimated'
      ? '목차의 쪽번호는 미리 계산한 값이라 긴 문서에서는 몇 쪽 다를 수 있어요. Word에서 목차를 누르고 F9를 누르면 정확해져요.'
      : '목차의 쪽번호는 Word에서 목차를 누르고 F9를 누르면 채워져요.',
  ];
}

function countPrompts(nodes: readonly DocumentNode[]): number {
  return nodes.reduce((sum, node) => {
    if (node.type === 'table')
      return (
        sum +
        node.rows.reduce(
          (all, row) => all + row.cells.reduce((n, one) => n + countPrompts(one.content), 0),
          0,
        )
      );
    const text = 'runs' in node ? node.runs.map((run) => run.text).join('') : 'text' in node ? node.text : '';
    return sum + (text.match(/〔작성: /g)?.length ?? 0);
  }, 0);
}
