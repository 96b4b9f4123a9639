import path from 'node:path';
import { fillForm, incomplete } from '../../../shared/docx/fillForm';
import { formAnswers, placeholderName } from '../../../shared/form/formAnswer';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { localDay } from '../../../shared/korean/days';
import { insertableParts } from '../../../shared/rfp/insertable';
import { z } from '../../../shared/zod';
import { replaceFile } from '../../storage/replaceFile';
import type { Command, Context } from '../command';
import { outputPath, readDocumentFile, readJsonFile, readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

const valuesSchema = z.record(z.string().min(1).max(120), z.string().max(4_000));

export const fillCommand: Command = {
  name: 'fill',
  summary: '기관의 어떤 Word 양식이든 {{사업명}} 같은 자리를 사업의 내용으로 채워 새 파일로 저장해요.',
  input: projectInput,
  options: [
    { name: 'form', value: '양식.docx', description: '채울 양식. 바꾸지 않아요.', isRequired: true },
    { name: 'out', value: '결과.docx', description: '만들 Word 문서.', isRequired: true },
    {
      name: 'values',
      value: '값.json',
      description: '이 문서에만 쓸 값. 중괄호 안의 이름과 값을 적어요. 빈 글이면 그 자리를 비워요.',
    },
    passwordOption,
  ],
  flags: [
    {
      name: 'allow-unfilled',
      description:
        '값이 없거나 모르는 이름이 있어도 만들어요. 그 자리는 〔작성: …〕이 되고, 채울 수 없는 자리는 그대로 둬요.',
    },
  ],
  answer:
    '`file`(경로·크기·SHA-256), `placeholders`(자리마다 `written`·`status`·`value`·`rowCount`·`count`·`places`·`refused`), `unknown`·`unfilled`·`refused`(남은 자리의 이름), `notes`',
  reads: {
    what: '이 문서에만 쓸 값(--values). 중괄호 안의 이름이 열쇠예요.',
    schema: valuesSchema,
    example: { 결재번호: '정보화담당관-1234', 위원장: '' },
  },
  async run(given, context) {
    const form = context.resolve(given.options.form ?? '');
    const inputs = [context.resolve(given.input), form];
    const target = await outputPath(given.options.out ?? '', inputs, context);
    if (!target.ok) return target;
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const content = await context.content();
    if (!content.ok) return content;
    const values = await readValues(given.options.values, context);
    if (!values.ok) return values;
    const bytes = await readDocumentFile(form, context);
    if (!bytes.ok) return bytes;
    const source = { project: project.value, content: content.value, today: localDay(context.now()) };
    const filled = fillForm({
      bytes: bytes.value,
      fileName: path.basename(form),
      answer: formAnswers(source, values.value),
      content: (what) => insertableParts(what, project.value, content.value),
      allowUnfilled: given.flags.has('allow-unfilled'),
    });
    if (!filled.ok) return filled;
    const { placeholders, notes } = filled.value;
    const saved = await replaceFile(target.value, filled.value.bytes, context);
    if (!saved.ok) return saved;
    const left = incomplete(placeholders);
    const names = {
      unknown: left.unknown.map(({ written }) => written),
      unfilled: left.unfilled.map(({ written }) => written),
      refused: left.refused.map(({ written }) => written),
    };
    const open = new Set([...names.unknown, ...names.unfilled, ...names.refused]);
    return ok({
      json: { file: { path: target.value, ...saved.value }, placeholders, ...names, notes },
      sentences: [
        ...notes,
        ...(open.size === 0 ? [] : [`사람이 채울 자리가 ${open.size}가지 남았어요: ${[...open].join(', ')}`]),
        `${placeholders.length}가지 자리 가운데 ${placeholders.length - open.size}가지를 채웠어요: ${target.value}`,
      ],
    });
  },
};

async function readValues(
  written: string | undefined,
  context: Context,
): Promise<Result<Record<string, string>>> {
  if (written === undefined) return ok({});
  const json = await readJsonFile(context.resolve(written), context);
  if (!json.ok) return json;
  const values = valuesSchema.safeParse(json.value);
  if (values.success) return ok(values.data);
  const problems = values.error.issues.map((issue) => ({
    path: issue.path.map((one) => placeholderName(String(one))).join('.'),
    message: '중괄호 안의 이름과 글로 된 값(4,000자까지)이어야 해요.',
  }));
  return fail({ type: 'invalidInput', problems });
}
