import { type Josa, josa } from '../korean/josa';
import type { Parameter, RequirementTemplate } from './requirementTemplate';

// `{복구시간}` in a template stands for the number alone; the text itself writes the unit: `{복구시간}초 이내`.

/** Figures by parameter name. */
export type ParameterValues = Readonly<Record<string, number>>;

/** What is wrong with the parameters of a template, and in which of its fields. */
export interface ParameterProblem {
  field: string;
  detail: string;
}

const particles: Record<string, Josa> = {
  이: '이/가',
  가: '이/가',
  을: '을/를',
  를: '을/를',
  은: '은/는',
  는: '은/는',
  과: '과/와',
  와: '과/와',
  으로: '으로/로',
  로: '으로/로',
  이라: '이라/라',
  라: '이라/라',
};
// 조사는 낱말이 거기서 끝날 때만이다: `{수}이상`, `{수}가지`의 첫 글자는 조사가 아니다.
const named = /\{([가-힣A-Za-z0-9]+)\}((?:으로|이라|[이가을를은는과와로라])(?![가-힣A-Za-z0-9]))?/gu;

/** Names in braces, each once, in the order in which they first stand in the text. */
export function parameterNames(text: string): string[] {
  return [...new Set([...text.matchAll(named)].map((match) => match[1] ?? ''))];
}

/** A figure as documents print it: `1,000`, `0.5`. */
export function figureText(value: number): string {
  return value.toLocaleString('ko-KR', { maximumFractionDigits: 6 });
}

/** The text with its figures; a name without a value becomes a blank for the officer, which 점검 finds. */
export function renderText(text: string, values: ParameterValues): string {
  return text.replace(named, (_whole, name: string, particle: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const figure = value === undefined ? `〔작성: ${name}〕` : figureText(value);
    const pair = particle === undefined ? undefined : particles[particle];
    return pair ? josa(figure, pair) : figure;
  });
}

/** The chosen figures, and the defaults of those not chosen. */
export function parameterValues(
  { parameters = [] }: Pick<RequirementTemplate, 'parameters'>,
  chosen: ParameterValues = {},
): ParameterValues {
  return Object.fromEntries(
    parameters.map(({ name, default: usual }) => [
      name,
      Object.hasOwn(chosen, name) ? (chosen[name] ?? usual) : usual,
    ]),
  );
}

/** The template as it reads with these figures, its defaults where none are given. */
export function renderTemplate(template: RequirementTemplate, chosen?: ParameterValues): RequirementTemplate {
  const values = parameterValues(template, chosen);
  return mapTexts(template, (text) => renderText(text, values));
}

/** Why a figure cannot be used for a parameter, as a Korean sentence; `null` when it can. */
export function figureProblem(parameter: Parameter, value: number | null): string | null {
  if (value === null || !Number.isFinite(value)) return '숫자를 적어 주세요.';
  const { minimum, maximum, unit } = parameter;
  return value < minimum || value > maximum
    ? `${figureText(minimum)}~${figureText(maximum)}${unit} 사이의 값을 적어 주세요.`
    : null;
}

/** Contradictions between the parameters of a template and its texts; none in content that may be shipped. */
export function parameterProblems(template: RequirementTemplate): ParameterProblem[] {
  const { parameters = [] } = template;
  const problems: ParameterProblem[] = [];
  const known = new Set<string>();
  for (const [index, { name, minimum, maximum, default: usual }] of parameters.entries()) {
    const field = `parameters[${index}]`;
    if (known.has(name)) problems.push({ field, detail: `기준값 ‘${name}’ 이름이 두 번 있습니다.` });
    known.add(name);
    if (minimum > maximum)
      problems.push({ field, detail: `기준값 ‘${name}’의 minimum이 maximum보다 큽니다.` });
    else if (usual < minimum || usual > maximum)
      problems.push({
        field,
        detail: `기준값 ‘${name}’의 ${josa(`default ${usual}`, '이/가')} ${minimum}~${maximum} 밖입니다.`,
      });
  }
  const used = new Set<string>();
  mapTexts(template, (text, field) => {
    for (const name of parameterNames(text)) {
      used.add(name);
      if (!known.has(name)) problems.push({ field, detail: `{${name}} 기준값이 parameters에 없습니다.` });
    }
    if (/[{}]/.test(text.replace(named, '')))
      problems.push({ field, detail: '중괄호의 짝이 맞지 않거나 안에 쓸 수 없는 글자가 있습니다.' });
    return text;
  });
  for (const [index, { name }] of parameters.entries())
    if (!used.has(name))
      problems.push({
        field: `parameters[${index}]`,
        detail: `${josa(`기준값 ‘${name}’`, '을/를')} 쓰는 글이 없습니다.`,
      });
  for (const { field, text } of unrenderedTexts(template))
    if (/[{}]/.test(text)) problems.push({ field, detail: '기준값을 쓸 수 없는 칸에 중괄호가 있습니다.' });
  return problems;
}

/** The template with each of its texts that may name parameters changed. */
export function mapTexts(
  template: RequirementTemplate,
  change: (text: string, field: string) => string,
): RequirementTemplate {
  const { demonstration, auditCheck, completionTest } = template;
  const each = (texts: readonly string[], field: string) =>
    texts.map((text, index) => change(text, `${field}[${index}]`));
  return {
    ...template,
    definition: change(template.definition, 'definition'),
    details: template.details.map((line, index) => ({
      ...line,
      text: change(line.text, `details[${index}]`),
    })),
    acceptanceCriteria: template.acceptanceCriteria.map((one, index) => {
      const field = `acceptanceCriteria[${index}]`;
      return {
        ...one,
        method: change(one.method, `${field}.method`),
        condition: change(one.condition, `${field}.condition`),
        limit: change(one.limit, `${field}.limit`),
        inspector: change(one.inspector, `${field}.inspector`),
      };
    }),
    evaluationQuestion: change(template.evaluationQuestion, 'evaluationQuestion'),
    ...(demonstration === undefined ? {} : { demonstration: change(demonstration, 'demonstration') }),
    ...(auditCheck === undefined ? {} : { auditCheck: change(auditCheck, 'auditCheck') }),
    ...(completionTest === undefined
      ? {}
      : {
          completionTest: {
            prepare: each(completionTest.prepare, 'completionTest.prepare'),
            steps: each(completionTest.steps, 'completionTest.steps'),
            look: change(completionTest.look, 'completionTest.look'),
          },
        }),
  };
}

function unrenderedTexts(template: RequirementTemplate): { field: string; text: string }[] {
  const { name, deliverables, note, applies, evaluationPoints, parameters = [] } = template;
  return [
    { field: 'name', text: name },
    ...deliverables.map((text, index) => ({ field: `deliverables[${index}]`, text })),
    ...template.acceptanceCriteria.map(({ basis = '' }, index) => ({
      field: `acceptanceCriteria[${index}].basis`,
      text: basis,
    })),
    ...parameters.map(({ label, unit, basis }, index) => ({
      field: `parameters[${index}]`,
      text: `${label}${unit}${basis}`,
    })),
    { field: 'note', text: note ?? '' },
    { field: 'applies.otherwise', text: applies?.otherwise ?? '' },
    { field: 'evaluationPoints.why', text: evaluationPoints?.why ?? '' },
  ];
}
