import { cleanLine } from '../document/text';
import { fail, type InputProblem, ok, type Result } from '../ipc/failure';
import { inputProblems } from '../ipc/inputProblems';
import { fieldLabels } from '../rfp/fieldText';
import { blankFacts, type Facts, factsSchema } from './facts';

const textFacts = [
  'projectName',
  'agency',
  'department',
  'contactName',
  'contactPhone',
  'contactEmail',
  'targetSystem',
] as const satisfies readonly (keyof Facts)[];

/**
 * Facts from outside: texts are cleaned as by `cleanFacts`, facts left out take their blank value, and everything wrong
 * is listed in `invalidInput` by its path with a Korean sentence. Nothing is shortened or guessed.
 */
export function readFacts(value: unknown): Result<Facts> {
  const given = cleanFacts(value).value;
  if (!isObject(given))
    return fail({
      type: 'invalidInput',
      problems: [{ path: '', message: '사업 정보는 이름과 값을 묶은 { } 하나여야 해요.' }],
    });
  const whole = completed(given);
  const parsed = factsSchema.safeParse(whole);
  const problems = [...(parsed.success ? [] : inputProblems(parsed.error)), ...problemsBetween(whole)];
  if (parsed.success && problems.length === 0) return ok(parsed.data);
  return fail({ type: 'invalidInput', problems: problems.map(named) });
}

/** Every text as one line of composed Hangul without control characters, and Korean sentences saying what was changed. */
export function cleanFacts(value: unknown): { value: unknown; cleaned: string[] } {
  if (!isObject(value)) return { value, cleaned: [] };
  const given: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) given[name] = composedHangul(one);
  const cleaned: string[] = [];
  for (const name of textFacts) {
    const text = value[name];
    if (typeof text !== 'string') continue;
    const line = cleanLine(text);
    given[name] = line;
    const composed = text.normalize('NFC');
    if (line !== composed.trim())
      cleaned.push(`${fieldLabels[name]}: 줄바꿈·제어 문자·겹친 빈칸을 정리했어요.`);
    if (composed !== text) cleaned.push(`${fieldLabels[name]}: 풀어쓴 한글을 모아쓰기로 바꿨어요.`);
  }
  return { value: given, cleaned };
}

function composedHangul(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(composedHangul);
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

function completed(given: Record<string, unknown>): Record<string, unknown> {
  const blank = blankFacts({ projectName: '', agency: '' });
  const { period, fiscalYears } = given;
  return {
    ...blank,
    ...given,
    ...(isObject(period) && { period: { ...blank.period, ...period } }),
    ...(Array.isArray(fiscalYears) && {
      fiscalYears: fiscalYears.map((one: unknown) => (isObject(one) ? { amount: null, ...one } : one)),
    }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts the fact's Korean name before the sentence. */
function named({ path, message }: InputProblem): InputProblem {
  const fact = path.split('.')[0] ?? '';
  const label = Object.hasOwn(fieldLabels, fact) ? fieldLabels[fact as keyof typeof fieldLabels] : null;
  return { path, message: label ? `${label} — ${message}` : message };
}

/** What is wrong between values that are each right by themselves. */
function problemsBetween({ period, fiscalYears }: Record<string, unknown>): InputProblem[] {
  const problems: InputProblem[] = [];
  const days = factsSchema.shape.period.safeParse(period).data;
  if (days?.start && days.end && days.end < days.start)
    problems.push({ path: 'period.end', message: '종료일이 시작일보다 빨라요. 두 날짜를 확인해 주세요.' });
  const seen = new Set<number>();
  for (const [index, one] of factsSchema.shape.fiscalYears.safeParse(fiscalYears).data?.entries() ?? []) {
    if (seen.has(one.year))
      problems.push({
        path: `fiscalYears.${index}.year`,
        message: `${one.year}년이 두 번 있어요. 하나로 합쳐 주세요.`,
      });
    seen.add(one.year);
  }
  return problems;
}
