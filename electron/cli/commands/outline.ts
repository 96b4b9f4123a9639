import path from 'node:path';
import { inspectDocx } from '../../../shared/docx/inspectDocx';
import { ok } from '../../../shared/ipc/failure';
import { sha256 } from '../../storage/sha256';
import type { Command } from '../command';
import { readDocumentFile } from '../files';

export const outlineCommand: Command = {
  name: 'outline',
  summary: '기관의 Word 문서에서 넣을 수 있는 자리(자리표시·제목·문단)를 보여 줘요.',
  input: { name: '문서.docx', description: '살펴볼 Word 문서. 바꾸지 않아요.' },
  options: [],
  answer:
    '`sha256`, `placeholders`, `headings`, `paragraphs`(각각 `index`·`level`·`text`·`problem`), `tables`(요구사항 표로 보이는 것), `hasMacros`, `paragraphCount`, `tableCount`',
  async run({ input }, context) {
    const file = context.resolve(input);
    const bytes = await readDocumentFile(file, context);
    if (!bytes.ok) return bytes;
    const outline = inspectDocx(bytes.value, path.basename(file));
    if (!outline.ok) return outline;
    const { placeholders, headings, tables, hasMacros } = outline.value;
    const unusable = (problem: string | null) => (problem === null ? '' : ` (넣을 수 없음: ${problem})`);
    return ok({
      json: { sha256: sha256(bytes.value), ...outline.value },
      lines: [
        ...placeholders.map((one) => `${one.text}${unusable(one.problem)}`),
        ...headings.map(
          (one) => `${one.index + 1} ${'  '.repeat(one.level - 1)}${one.text}${unusable(one.problem)}`,
        ),
        ...tables.map((one) => `표 ${one.index + 1} ${one.text}`),
      ],
      sentences: hasMacros ? ['매크로가 들어 있는 문서예요.'] : [],
    });
  },
};
