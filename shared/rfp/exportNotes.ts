import type { WordDocument } from '../document/wordDocument';
import type { Layout } from './layoutOptions';
import { promptsIn } from './prompts';

/** What the officer should know about a document just made: prompts still unfilled, and page numbers in the 목차. */
export function exportNotes(
  document: WordDocument,
  contentsPages: Layout['contentsPages'],
  before = '공고 전에',
): string[] {
  const prompts = promptsIn(document).length;
  const hasContents = document.sections.some(({ nodes }) => nodes.some(({ type }) => type === 'contents'));
  return [
    ...(prompts > 0
      ? [`아직 채우지 않은 자리 ‘〔작성: …〕’가 ${prompts}곳 남아 있어요. ${before} 채워 주세요.`]
      : []),
    ...(hasContents
      ? [
          contentsPages === 'estimated'
            ? '목차의 쪽번호는 미리 계산한 값이라 긴 문서에서는 몇 쪽 다를 수 있어요. Word에서 목차를 누르고 F9를 누르면 정확해져요.'
            : '목차의 쪽번호는 Word에서 목차를 누르고 F9를 누르면 채워져요.',
        ]
      : []),
  ];
}
