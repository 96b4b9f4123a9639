import path from 'node:path';
import { injectIntoDocx, previewInjection } from '../../../shared/docx/injectIntoDocx';
import { inspectDocx } from '../../../shared/docx/inspectDocx';
import type { Insertion } from '../../../shared/docx/targetFile';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { requirementsFromTemplates } from '../../../shared/requirement/fromTemplate';
import { readPlaceholder } from '../../../shared/rfp/placeholderVocabulary';
import { keepNumbered } from '../../storage/keepNumbered';
import { replaceFile } from '../../storage/replaceFile';
import type { InjectionTask } from '../../worker/documentTask';
import { insertionsOf } from '../../worker/insertionsOf';
import type { Arguments, Command, Context, Report } from '../command';
import { outputPath, readDocumentFile, readProjectInput } from '../files';
import { askedInsertion, askedLook, insertionMisuse } from '../insertionOptions';
import { passwordOption, projectInput } from '../projectInput';
import { askedTracking, authorOption, trackedFlag, trackingMisuse } from '../tracking';

type Source = InjectionTask['source'];
type Choices = InjectionTask['insertions'];

export const injectCommand: Command = {
  name: 'inject',
  summary: '기관의 Word 문서에 요구사항·총괄표·장 등을 넣어 다른 이름으로 저장해요.',
  input: { ...projectInput, isOptional: true },
  options: [
    { name: 'into', value: '기관서식.docx', description: '넣을 문서. 바꾸지 않아요.', isRequired: true },
    { name: 'out', value: '결과.docx', description: '만들 Word 문서. --in-place나 --dry-run이면 빼요.' },
    {
      name: 'at',
      value: '{{요구사항}}',
      description:
        '이 자리표시자가 있는 자리에 넣어요. 자리를 하나도 적지 않으면 문서의 자리표시를 모두 채워요.',
    },
    { name: 'heading', value: '제목', description: '이 제목 바로 뒤에 넣어요.' },
    { name: 'after-heading', value: '제목', description: '--heading과 같아요.' },
    {
      name: 'paragraph',
      value: '번호',
      description: '이 문단 바로 뒤에 넣어요. 번호는 outline이 알려 줘요.',
    },
    {
      name: 'what',
      value: 'cards|summary|list|evaluation|chapter|<부분>',
      description: '넣을 내용. 적지 않으면 cards(요구사항 상세표).',
    },
    { name: 'requirements', value: 'CSR-003,SER', description: '넣을 요구사항의 고유번호나 분류 코드.' },
    { name: 'chapter', value: '제목|차례', description: '--what chapter일 때 넣을 장.' },
    {
      name: 'look',
      value: 'auto|own|번호',
      description:
        '표 모양. auto는 문서에 있는 요구사항 표를, 번호는 outline이 알려 준 표를 따르고, own은 발주길잡이의 모양이에요.',
    },
    {
      name: 'templates',
      value: 'id,id',
      description: '사업의 요구사항 대신 라이브러리의 이 서식들을 넣어요. 사업 파일 없이도 쓸 수 있어요.',
    },
    authorOption,
    passwordOption,
  ],
  flags: [
    trackedFlag,
    { name: 'before', description: '자리의 문단 바로 앞에 넣어요.' },
    { name: 'replace', description: '자리의 문단 대신 넣어요.' },
    { name: 'end', description: '문서 맨 끝에 넣어요.' },
    { name: 'in-place', description: '넣을 문서에 바로 저장해요. 바꾸기 전 문서는 .bak으로 남겨요.' },
    { name: 'dry-run', description: '아무것도 쓰지 않고 어디에 무엇이 들어갈지만 보여 줘요.' },
  ],
  answer:
    '`file`(경로·크기·SHA-256), `backup`(남긴 .bak, 없으면 null), `insertions`(넣은 곳: `under`·`before`·`after`·`tableCount` …), `requirementCount`, `notes`(알아 둘 것). --dry-run이면 `file`이 없어요.',
  misuse(given) {
    if (given.input === '' && given.options.templates === undefined)
      return '사업 파일이나 --templates를 적어 주세요.';
    const outputs = [
      given.options.out !== undefined,
      given.flags.has('in-place'),
      given.flags.has('dry-run'),
    ];
    if (outputs.filter(Boolean).length !== 1) return '--out, --in-place, --dry-run 가운데 하나를 써 주세요.';
    return trackingMisuse(given) ?? insertionMisuse(given);
  },
  async run(given, context) {
    const into = context.resolve(given.options.into ?? '');
    const target = await targetOf(given, into, context);
    if (!target.ok) return target;
    const source = await chosenSource(given, context);
    if (!source.ok) return source;
    const bytes = await readDocumentFile(into, context);
    if (!bytes.ok) return bytes;
    const fileName = path.basename(into);
    const choices = chosenInsertions(given, source.value, bytes.value, fileName);
    if (!choices.ok) return choices;
    const insertions = insertionsOf({ source: source.value, insertions: choices.value });
    if (!insertions.ok) return insertions;
    const tableLook = askedLook(given);
    const facts = source.value.kind === 'project' ? source.value.project.facts : null;
    const tracking = askedTracking(given, facts, context);
    const injection = {
      bytes: bytes.value,
      fileName,
      insertions: insertions.value,
      tableLook,
      ...(tracking && { tracking }),
    };
    const preview = previewInjection(injection);
    if (!preview.ok) return preview;
    const json = {
      insertions: preview.value.insertions,
      requirementCount: cardCount(insertions.value),
      notes: preview.value.notes,
    };
    if (target.value === null) return ok(dryRun(json));
    const injected = injectIntoDocx(injection);
    if (!injected.ok) return injected;
    const backup = given.flags.has('in-place') ? await keepNumbered(into, bytes.value, context) : ok(null);
    if (!backup.ok) return backup;
    const saved = await replaceFile(target.value, injected.value.bytes, context);
    if (!saved.ok) return saved;
    const { notes } = injected.value;
    return ok({
      json: { file: { path: target.value, ...saved.value }, backup: backup.value, ...json, notes },
      sentences: [
        ...notes,
        ...(backup.value === null ? [] : [`바꾸기 전 문서를 남겼어요: ${backup.value}`]),
        `${insertions.value.length}곳에 넣었어요(요구사항 ${json.requirementCount}건): ${target.value}`,
      ],
    });
  },
};

function dryRun(
  json: Record<string, unknown> & {
    insertions: readonly {
      index: number;
      under: string | null;
      before: string[];
      after: string[];
      tableCount: number;
      paragraphCount: number;
    }[];
  },
): Report {
  return {
    json,
    lines: json.insertions.flatMap((one) => [
      `[${one.index + 1}] ${one.under ?? '제목 없는 곳'}`,
      ...one.before.map((line) => `    ${line}`),
      `  + 표 ${one.tableCount}개, 문단 ${one.paragraphCount}개`,
      ...one.after.map((line) => `    ${line}`),
    ]),
  };
}

function cardCount(insertions: readonly Insertion[]): number {
  return insertions.flatMap(({ parts }) => parts).filter(({ mark }) => mark?.kind === 'requirement').length;
}

/** Where to write; null for a dry run. */
async function targetOf(
  { input, options, flags }: Arguments,
  into: string,
  context: Context,
): Promise<Result<string | null>> {
  if (flags.has('dry-run')) return ok(null);
  if (flags.has('in-place')) return ok(into);
  const inputs = input === '' ? [into] : [context.resolve(input), into];
  return outputPath(options.out ?? '', inputs, context);
}

/** The insertion asked for, or one for every placeholder whose words the project can answer. */
function chosenInsertions(
  given: Arguments,
  source: Source,
  bytes: Uint8Array,
  fileName: string,
): Result<Choices> {
  const chapters = source.kind === 'project' ? source.project.chapters : [];
  const project = { ...source.project, chapters };
  const asked = askedInsertion(given, project);
  if (asked) return asked.ok ? ok([asked.value]) : asked;
  const outline = inspectDocx(bytes, fileName);
  if (!outline.ok) return outline;
  const choices: Choices = [];
  for (const { text } of outline.value.placeholders) {
    const what = readPlaceholder(text, project);
    if (what === null) continue;
    if (!what.ok) return what;
    choices.push({ place: { kind: 'placeholder', text }, what: what.value });
  }
  return choices.length > 0 ? ok(choices) : fail({ type: 'noKnownPlaceholder', fileName });
}

async function chosenSource(given: Arguments, context: Context): Promise<Result<Source>> {
  const { templates } = given.options;
  const content = await context.content();
  if (!content.ok) return content;
  const project = given.input === '' ? null : await readProjectInput(given, context);
  if (project && !project.ok) return project;
  const { requirementTemplates } = content.value;
  if (project && templates === undefined)
    return ok({ kind: 'project', project: project.value, content: { requirementTemplates } });
  const ids = [
    ...new Set(
      (templates ?? '')
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ];
  if (ids.length === 0) return fail({ type: 'nothingToInsert' });
  const found = ids.flatMap((id) => requirementTemplates.filter((one) => one.id === id));
  const problems = ids
    .filter((id) => !found.some((one) => one.id === id))
    .map((id) => ({ path: 'templates', message: `없는 요구사항 서식이에요: ${id.slice(0, 100)}` }));
  if (problems.length > 0) return fail({ type: 'invalidInput', problems });
  const categories = content.value.categories.map(({ code, name }) => ({ code, name }));
  const blank = project?.value ?? { requirements: [], categories, numbering: { digits: 3 as const } };
  const requirements = requirementsFromTemplates(found, blank, context.newId);
  return ok({
    kind: 'cards',
    project: { requirements, categories: blank.categories, numbering: blank.numbering },
  });
}
