import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { inputProblems } from '../../../shared/ipc/inputProblems';
import { type LayoutOptions, layoutSchema, usualLayout } from '../../../shared/rfp/layoutOptions';
import { writeRfp } from '../../../shared/rfp/writeRfp';
import { replaceFile } from '../../storage/replaceFile';
import type { Arguments, Command, Context } from '../command';
import { outputPath, readJsonFile, readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const exportCommand: Command = {
  name: 'export',
  summary: '제안요청서를 Word 문서(.docx)로 내보내요.',
  input: projectInput,
  options: [
    { name: 'out', value: '제안요청서.docx', description: '만들 Word 문서.', isRequired: true },
    {
      name: 'layout',
      value: '서식.json',
      description: '이번에만 쓸 문서 서식. 적은 것만 사업의 문서 서식을 대신해요.',
    },
    passwordOption,
  ],
  answer: '`file`(경로·크기·SHA-256), `notes`(남은 빈자리와 목차 안내)',
  reads: { what: '문서 서식', schema: layoutSchema, example: usualLayout },
  async run(given, context) {
    const source = context.resolve(given.input);
    const target = await outputPath(given.options.out ?? '', [source], context);
    if (!target.ok) return target;
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const content = await context.content();
    if (!content.ok) return content;
    const layout = await givenLayout(given, context);
    if (!layout.ok) return layout;
    const chosen = { ...project.value, layout: { ...project.value.layout, ...layout.value } };
    const { bytes, notes } = await writeRfp(chosen, content.value, { date: context.now().toISOString() });
    const saved = await replaceFile(target.value, bytes, context);
    if (!saved.ok) return saved;
    return ok({
      json: { file: { path: target.value, ...saved.value }, notes },
      sentences: [`제안요청서를 내보냈어요: ${target.value}`, ...notes],
    });
  },
};

async function givenLayout(given: Arguments, context: Context): Promise<Result<LayoutOptions>> {
  const written = given.options.layout;
  if (written === undefined) return ok({});
  const value = await readJsonFile(context.resolve(written), context);
  if (!value.ok) return value;
  const parsed = layoutSchema.safeParse(value.value);
  return parsed.success
    ? ok(parsed.data)
    : fail({ type: 'invalidInput', problems: inputProblems(parsed.error) });
}
