import path from 'node:path';
import { packItemKey, packKindNames } from '../../../shared/contentPack/packItem';
import { packProblem } from '../../../shared/contentPack/packProblem';
import { fail, ok } from '../../../shared/ipc/failure';
import { sha256 } from '../../storage/sha256';
import type { Command } from '../command';
import { readPack } from '../readPack';

export const packInput = { name: '이름.baljugil-content', description: '읽을 내용 묶음. 바꾸지 않아요.' };

export const contentPackVerifyCommand: Command = {
  name: 'content-pack verify',
  summary: '내용 묶음이 만들 때 그대로인지, 내용이 서로 맞는지 확인해요. 설치하지는 않아요.',
  input: packInput,
  options: [],
  answer:
    '`file`(경로·크기·SHA-256), `name`, `version`, `asOf`, `publisher`, `signature`(언제나 `null`), `items`(`kind`·`id`·`file`)',
  async run({ input }, context) {
    const read = await readPack(input, context);
    if (!read.ok) return read;
    const content = await context.content();
    if (!content.ok) return content;
    const { path: source, bytes, pack } = read.value;
    const problem = packProblem(content.value, pack.items);
    if (problem) return fail({ type: 'packContradicts', fileName: path.basename(source), ...problem });
    const { items, ...label } = pack;
    const digest = sha256(bytes);
    return ok({
      json: {
        file: { path: source, sizeBytes: bytes.length, sha256: digest },
        ...label,
        signature: null,
        items: items.map(({ kind, id, file }) => ({ kind, id, file })),
      },
      lines: [
        `${path.basename(source)}: 온전해요.`,
        `묶음: ${pack.name} ${pack.version} (${pack.publisher}, 기준일 ${pack.asOf})`,
        `항목 ${items.length}개`,
        ...items.map((one) => `- ${packKindNames[one.kind]} ${packItemKey(one)}`),
        '서명: 없음. 누가 만들었는지는 이 확인으로 알 수 없어요.',
        `확인값(SHA-256): ${digest}`,
      ],
    });
  },
};
