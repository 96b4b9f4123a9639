import type { DetailLevel } from '../../shared/document/blocks';
import { cleanText } from '../../shared/document/text';

export interface PastedLine {
  /** Null when the line starts with no mark. */
  level: DetailLevel | null;
  text: string;
}

// Marks officers type in 한글 documents; ㅇ and o stand in for ○ on a keyboard without it.
const marks: readonly [RegExp, DetailLevel][] = [
  [/^[□■▢◻❏❑ㅁ]\s+/u, '□'],
  [/^[□■▢◻❏❑]/u, '□'],
  [/^[○●◯◦⚪]\s*/u, '○'],
  [/^[ㅇoO]\s+/u, '○'],
  [/^[-–—‐−▪•·∙ㆍ]\s+/u, '-'],
  [/^[※＊]\s*/u, '※'],
  [/^\*\s+/u, '※'],
];

/** Lines of pasted plain text with the level their mark says; empty lines are dropped, cells of a row joined by a space. */
export function pastedLines(text: string): PastedLine[] {
  return cleanText(text)
    .split('\n')
    .map((line) =>
      line
        .replace(/\t+/g, ' ')
        .replace(/\u00a0/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .map((line) => {
      for (const [mark, level] of marks) {
        const rest = line.replace(mark, '');
        if (rest !== line && rest !== '') return { level, text: rest.trim() };
      }
      return { level: null, text: line };
    });
}
