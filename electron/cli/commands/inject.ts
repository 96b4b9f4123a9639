import path from 'node:path';
import type { Content } from '../../../shared/content/content';
import { injectIntoDocx } from '../../../shared/docx/injectIntoDocx';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import type { Project } from '../../../shared/project/project';
import { requirementsFromTemplates } from '../../../shared/requirement/fromTemplate';
import { requirementNodes } from '../../../shared/rfp/requirementNodes';
import { readFileSafely } from '../../storage/readFileSafely';
import { replaceFile } from '../../storage/replaceFile';
import type { Arguments, Command, Context } from '../command';
import { outputPath, readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

/** Largest Word document read. */
const documentLimitBytes = 64_000_000;

type Cards = Pick<Project, 'requirements' | 'categories' | 'numbering'>;

export const injectCommand: Command = {
  name: 'inject',
  summary: '기관의 Word 문서에 요구사항 상세표를 넣어 다른 이름으로 저장해요.',
  input: { ...projectInput, isOptional: true },
  options: [
    { name: 'into', value: '기관서식.docx', description: '넣을 문서. 바꾸지 않아요.', isRequired: true },
    { name: 'at', value: '{{요구사항}}', description: '이 자리표시자가 있는 자리에 넣어요.' },
    { name: 'after-heading', value: '제목', description: '이 제목 바로 뒤에 넣어요.' },
    { name: 'out', value: '결과.docx', description: '만들 Word 문서.', isRequired: true },
    {
      name: 'templates',
      value: 'id,id',
      description: '사업의 요구사항 대신 라이브러리의 이 서식들을 넣어요. 사업 파일 없이도 쓸 수 있어요.',
    },
    passwordOption,
  ],
  answer: '`file`(경로·크기·SHA-256), `requirementCount`, `notes`(알아 둘 것)',
  misuse({ input, options }) {
    if ((options.at === undefined) === (options['after-heading'] === undefined))
      return '--at과 --after-heading 가운데 하나를 써 주세요.';
    if (input === '' && options.templates === undefined) return '사업 파일이나 --templates를 적어 주세요.';
    return null;
  },
  async run(given, context) {
    const { input, options } = given;
    const source = input === '' ? null : context.resolve(input);
    const into = context.resolve(options.into ?? '');
    const inputs = source === null ? [into] : [source, into];
    const target = await outputPath(options.out ?? '', inputs, context);
    if (!target.ok) return target;
    const cards = await chosenCards(given, context);
    if (!cards.ok) return cards;
    const bytes = await readFileSafely(into, {
      limitBytes: documentLimitBytes,
      fileSystem: context.fileSystem,
    });
    if (!bytes.ok) return bytes;
    const heading = options['after-heading'];
    const injected = injectIntoDocx({
      bytes: bytes.value,
      fileName: path.basename(into),
      insertions: [
        {
          parts: [{ nodes: requirementNodes(cards.value, null) }],
          place:
            heading === undefined
              ? { kind: 'placeholder', text: options.at ?? '' }
              : { kind: 'headingText', text: heading, position: 'after' },
        },
      ],
    });
    if (!injected.ok) return injected;
    const saved = await replaceFile(target.value, injected.value.bytes, context);
    if (!saved.ok) return saved;
    const count = cards.value.requirements.length;
    const { notes } = injected.value;
    return ok({
      json: { file: { path: target.value, ...saved.value }, requirementCount: count, notes },
      sentences: [...notes, `요구사항 ${count}건을 넣었어요: ${target.value}`],
    });
  },
};

async function chosenCards(given: Arguments, context: Context): Promise<Result<Cards>> {
  const { templates } = given.options;
  const project = given.input === '' ? null : await readProjectInput(given, context);
  if (project && !project.ok) return project;
  if (project && templates === undefined) return project;
  const content = await context.content();
  if (!content.ok) return content;
  const categories = content.value.categories.map(({ code, name }) => ({ code, name }));
  const blank: Cards = { requirements: [], categories, numbering: { digits: 3 } };
  return cardsFromLibrary((templates ?? '').split(','), content.value, project?.value ?? blank, context);
}

function cardsFromLibrary(
  written: string[],
  content: Content,
  project: Cards,
  context: Context,
): Result<Cards> {
  const ids = [...new Set(written.map((one) => one.trim()).filter((one) => one !== ''))];
  const templates = ids.map((id) => content.requirementTemplates.find((one) => one.id === id));
  const problems = ids
    .filter((_, index) => templates[index] === undefined)
    .map((id) => ({ path: 'templates', message: `없는 요구사항 서식이에요: ${id.slice(0, 100)}` }));
  if (problems.length > 0) return fail({ type: 'invalidInput', problems });
  if (ids.length === 0) return fail({ type: 'nothingToInsert' });
  const found = templates.filter((one) => one !== undefined);
  return ok({ ...project, requirements: requirementsFromTemplates(found, project, context.newId) });
}
