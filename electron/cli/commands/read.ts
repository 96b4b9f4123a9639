import path from 'node:path';
import { ok } from '../../../shared/ipc/failure';
import { readDocument } from '../../../shared/reading/readDocument';
import type { Command } from '../command';
import { readDocumentFile } from '../files';

export const readCommand: Command = {
  name: 'read',
  summary: 'Word 문서의 요구사항 표·목록·총괄표·제목을 읽어요.',
  input: { name: '문서.docx', description: '읽을 Word 문서. 바꾸지 않아요.' },
  options: [],
  answer:
    '`requirements`(요구사항 상세표), `listed`(요구사항 목록), `summary`·`statedTotal`(총괄표), `headings`(제목), `tableCount`',
  async run({ input }, context) {
    const file = context.resolve(input);
    const bytes = await readDocumentFile(file, context);
    if (!bytes.ok) return bytes;
    const read = readDocument(bytes.value, path.basename(file));
    if (!read.ok) return read;
    const { requirements, headings, tableCount } = read.value;
    return ok({
      json: { ...read.value },
      lines: requirements.map(({ numberText, name }) => `${numberText} ${name}`.trim()),
      sentences: [
        `요구사항 ${requirements.length}건, 제목 ${headings.length}개, 표 ${tableCount}개를 읽었어요.`,
      ],
    });
  },
};
