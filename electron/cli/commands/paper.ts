import { documentKinds } from '../../../shared/content/content';
import { ok } from '../../../shared/ipc/failure';
import { writePaper } from '../../../shared/paper/buildPaper';
import { surveyPapers } from '../../../shared/paper/surveyPapers';
import { replaceFile } from '../../storage/replaceFile';
import type { Command } from '../command';
import { outputPath, readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

const kindNames = documentKinds.join(', ');

export const paperCommand: Command = {
  name: 'paper',
  summary: '사업계획서(안)처럼 제안요청서 말고 단계마다 필요한 문서를 Word 문서(.docx)로 만들어요.',
  input: projectInput,
  options: [
    { name: 'kind', value: documentKinds[0], description: `만들 문서: ${kindNames}.` },
    { name: 'out', value: '문서.docx', description: '만들 Word 문서.' },
    passwordOption,
  ],
  flags: [{ name: 'list', description: '만들지 않고, 만들 수 있는 문서와 남은 빈자리를 보여 줘요.' }],
  answer:
    '`file`(경로·크기·SHA-256)과 `notes`(남은 빈자리와 목차 안내), 또는 `--list`이면 `papers`(종류·이름·쓰임·활동·남은 빈자리)',
  misuse({ options, flags }) {
    if (flags.has('list'))
      return options.kind || options.out ? '--list에는 --kind와 --out을 함께 쓰지 않아요.' : null;
    if (!options.kind || !options.out) return '--kind와 --out을 적거나 --list를 적어 주세요.';
    return documentKinds.some((kind) => kind === options.kind)
      ? null
      : `--kind에 쓸 수 있는 값: ${kindNames}.`;
  },
  async run(given, context) {
    const source = context.resolve(given.input);
    const date = context.now().toISOString();
    const content = await context.content();
    if (!content.ok) return content;
    const kind = documentKinds.find((one) => one === given.options.kind);
    if (kind === undefined) {
      const project = await readProjectInput(given, context);
      if (!project.ok) return project;
      const papers = surveyPapers(project.value, content.value, date);
      return ok({
        json: { papers },
        lines: papers.map((one) => `${one.kind}  ${one.title}  남은 빈자리 ${one.promptCount}곳`),
      });
    }
    const target = await outputPath(given.options.out ?? '', [source], context);
    if (!target.ok) return target;
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const { bytes, notes } = await writePaper(project.value, content.value, kind, { date });
    const saved = await replaceFile(target.value, bytes, context);
    if (!saved.ok) return saved;
    return ok({
      json: { file: { path: target.value, ...saved.value }, notes },
      sentences: [`문서를 만들었어요: ${target.value}`, ...notes],
    });
  },
};
