import { z } from '../../shared/zod';
import type { Command } from './command';
import { commands } from './commands';

export const programName = 'baljugil';

/** One line: how the command is written. */
export function usageOf(command: Command): string {
  const input = command.input && (command.input.isOptional ? `[${command.input.name}]` : command.input.name);
  const options = command.options.map(({ name, value, isRequired }) =>
    isRequired ? `--${name} ${value}` : `[--${name} ${value}]`,
  );
  return [programName, command.name, input, command.secondInput?.name, ...options, '[--json]']
    .filter(Boolean)
    .join(' ');
}

export function generalHelp(): string {
  return [
    `사용법: ${programName} <명령> …`,
    '',
    ...aligned(commands.map(({ name, summary }) => [name, summary])),
    '',
    `  ${programName} <명령> --help   명령의 사용법`,
    `  ${programName} --version       버전`,
    '',
    '--json을 붙이면 stdout에 JSON 하나를 쓰고, 알리는 말은 stderr에 써요.',
    '종료 코드: 0 마침, 1 하지 못함(이유를 알려요), 2 사용법이 틀림, 3 프로그램 오류.',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  return [command.summary, '', `사용법: ${usageOf(command)}`, '', ...aligned(rowsOf(command))].join('\n');
}

/** Two columns. A terminal shows Hangul twice as wide as Latin letters. */
function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one >= '\u1100' ? 2 : 1), 0);
  const width = Math.max(...rows.map(([name]) => widthOf(name)));
  return rows.map(([name, text]) => `  ${name}${' '.repeat(width - widthOf(name))}  ${text}`);
}

function rowsOf(command: Command): [string, string][] {
  return [
    ...(command.input ? [[command.input.name, command.input.description] as [string, string]] : []),
    ...(command.secondInput
      ? [[command.secondInput.name, command.secondInput.description] as [string, string]]
      : []),
    ...command.options.map(({ name, value, description }): [string, string] => [
      `--${name} ${value}`,
      description,
    ]),
    ['--json', '결과를 JSON으로 stdout에 써요.'],
    ...(command.reads
      ? ([
          ['--schema', `${command.reads.what}의 JSON Schema를 써요.`],
          ['--example', `그대로 쓸 수 있는 ${command.reads.what} 예를 써요.`],
        ] as [string, string][])
      : []),
  ];
}

/** JSON Schema (2020-12) of what a command reads. */
export function jsonSchemaOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input' });
}

/** The text of `docs/cli.md`. */
export function commandLineManual(): string {
  const sections = commands.flatMap((command) => [
    `## ${command.name}`,
    '',
    command.summary,
    '',
    '```',
    usageOf(command),
    '```',
    '',
    '| | |',
    '|---|---|',
    ...rowsOf(command).map(([name, description]) => `| \`${name}\` | ${description} |`),
    '',
    `\`--json\`의 답: ${command.answer}`,
    '',
    ...(command.reads
      ? [
          `${command.reads.what}의 예 (\`--example\`):`,
          '',
          '```json',
          JSON.stringify(command.reads.example, null, 2),
          '```',
          '',
          `형식 (\`--schema\`):`,
          '',
          '```json',
          JSON.stringify(jsonSchemaOf(command.reads.schema), null, 2),
          '```',
          '',
        ]
      : []),
  ]);
  return [
    '# 명령줄',
    '',
    '`npm run docs:cli`가 명령의 정의에서 만든 문서예요. 직접 고치지 마세요.',
    '',
    '`npm run -s cli -- <명령>`, 빌드한 뒤에는 `node dist/cli/baljugil.cjs <명령>`으로도 쓸 수 있어요.',
    '',
    '- `--json`을 붙이면 stdout에 언제나 JSON 하나를 써요: `{"ok":true, …}` 또는 `{"ok":false,"failure":{"type": …}}`.',
    '- 알리는 말은 한국어로 stderr에 써요.',
    '- 종료 코드: 0 마침 · 1 하지 못함(`failure`에 이유) · 2 사용법이 틀림(`wrongUsage`) · 3 프로그램 오류(`unexpected`).',
    '- 읽는 파일은 바꾸지 않아요. `--out`에 있던 파일은 새 파일이 온전히 써진 뒤에 바뀌고, 실패하면 그대로 남아요.',
    '',
    ...sections,
  ].join('\n');
}
