import type { ContentBlock } from '../docx/readContent';
import type { DetailLine } from '../requirement/requirement';

type Level = DetailLine['level'];

const levelOfMark: ReadonlyMap<string, Level> = new Map(
  Object.entries({
    '□': '□■▣◇◆❏❑◻◼\uf06f\uf071\uf0a8',
    '○': '○ㅇ◦●◯∘⦁•\uf0b7\uf06c\uf0a1◎oO',
    '-': '-–—−―▪·‧∙ㆍ*\uf0a7▸▶►\uf0d8‐‑',
    '※': '※＊☞',
  } satisfies Record<Level, string>).flatMap(([level, marks]) =>
    [...marks].map((mark): [string, Level] => [mark, level as Level]),
  ),
);
// Before Latin text a letter is a word and a hyphen may be a sign: `o` and `-` count as marks only with a blank behind them.
const typedMark = /^\s*([□■▣◇◆❏❑◻◼○ㅇ◦●◯∘⦁•◎※＊☞▪▸▶►·‧∙ㆍ–—―]|[-*oO](?=\s))\s*/u;

/** Lines of a cell as 세부내용: the level from the list's mark or from the one typed in front, ○ where there is none. */
export function detailLines(blocks: readonly ContentBlock[]): DetailLine[] {
  return blocks.flatMap((block): DetailLine[] => {
    if (block.type === 'table')
      return block.rows.flatMap((row) => {
        const text = row
          .filter((cell) => !cell.isContinued)
          .map((cell) => plainText(cell.blocks))
          .filter((one) => one !== '')
          .join(' | ');
        return text === '' ? [] : [{ level: '-' as const, text }];
      });
    const { list } = block;
    if (block.text.trim() === '') return [];
    if (list) return [{ level: listLevel(list), text: block.text.trim() }];
    return block.text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const mark = typedMark.exec(line);
        const level = levelOfMark.get(mark?.[1] ?? '') ?? '○';
        return { level, text: line.slice(mark?.[0].length ?? 0).trim() };
      })
      .filter((line) => line.text !== '');
  });
}

function listLevel({ level, format, text }: { level: number; format: string; text: string }): Level {
  const known = format === 'bullet' ? levelOfMark.get(text.trim()) : undefined;
  return known ?? (level === 0 ? '○' : '-');
}

/** The text of blocks, a line each. */
export function plainText(blocks: readonly ContentBlock[]): string {
  return blocks
    .map((block) =>
      block.type === 'paragraph'
        ? block.text.trim()
        : block.rows
            .map((row) =>
              row
                .map((cell) => plainText(cell.blocks))
                .filter((one) => one !== '')
                .join(' | '),
            )
            .join('\n'),
    )
    .filter((text) => text !== '')
    .join('\n');
}
