import path from 'node:path';
import { buildContentPack, packExtension, packLabelSchema } from '../../../shared/contentPack/packFile';
import { packProblem } from '../../../shared/contentPack/packProblem';
import { fail, ok } from '../../../shared/ipc/failure';
import { inputProblems } from '../../../shared/ipc/inputProblems';
import { localDay } from '../../../shared/korean/days';
import { readContentFiles } from '../../storage/contentFiles';
import { replaceFile } from '../../storage/replaceFile';
import { sha256 } from '../../storage/sha256';
import type { Command } from '../command';
import { outputPath } from '../files';

export const contentPackBuildCommand: Command = {
  name: 'content-pack build',
  summary: 'templates 폴더의 내용을 다른 PC로 옮길 내용 묶음 하나로 만들어요.',
  options: [
    {
      name: 'from',
      value: 'templates폴더',
      description: '묶을 폴더. 바꾼 파일만 제자리에 두어도 돼요.',
      isRequired: true,
    },
    { name: 'name', value: '이름', description: '묶음의 이름. 판이 바뀌어도 그대로 둬요.', isRequired: true },
    { name: 'version', value: '1.0', description: '판. 점으로 나눈 수예요.', isRequired: true },
    {
      name: 'out',
      value: `이름${packExtension}`,
      description: '만들 파일.',
      isRequired: true,
    },
    { name: 'publisher', value: '기관', description: '펴낸 기관. 빼면 묶음의 이름이에요.' },
    { name: 'as-of', value: '2027-01-04', description: '내용을 확인한 날. 빼면 오늘이에요.' },
  ],
  answer:
    '`file`(경로·크기·SHA-256), `name`, `version`, `asOf`, `publisher`, `itemCount`, `signature`(언제나 `null`)',
  async run({ options }, context) {
    const label = packLabelSchema.safeParse({
      name: options.name?.normalize('NFC'),
      version: options.version,
      asOf: options['as-of'] ?? localDay(context.now()),
      publisher: options.publisher ?? options.name,
    });
    if (!label.success) return fail({ type: 'invalidInput', problems: inputProblems(label.error) });
    const folder = context.resolve(options.from ?? '');
    const target = await outputPath(options.out ?? '', [], context);
    if (!target.ok) return target;
    const fileName = path.basename(target.value);
    if (!fileName.endsWith(packExtension)) return fail({ type: 'packFileName', fileName });
    const content = await context.content();
    if (!content.ok) return content;
    const files = await readContentFiles(folder, context.fileSystem);
    if (!files.ok) return files;
    const built = buildContentPack(files.value, label.data, sha256);
    if (!built.ok) return built;
    const problem = packProblem(content.value, built.value.pack.items);
    if (problem) return fail({ type: 'packContradicts', fileName, ...problem });
    const written = await replaceFile(target.value, built.value.bytes, { fileSystem: context.fileSystem });
    if (!written.ok) return written;
    const itemCount = built.value.pack.items.length;
    return ok({
      json: {
        file: { path: target.value, ...written.value },
        ...label.data,
        itemCount,
        signature: null,
      },
      sentences: [
        `만들었어요: ${target.value} (항목 ${itemCount}개)`,
        '서명은 없어요. 받는 사람은 바뀌지 않았다는 것만 확인할 수 있으니 믿을 수 있는 길로 전해 주세요.',
      ],
    });
  },
};
