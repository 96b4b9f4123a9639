import { describe, expect, test } from 'vitest';
import {
  answersOf,
  type DiagnosisAnswers,
  diagnosisAnswersExample,
  diagnosisAnswersSchema,
  diagnosisNumbers,
} from '../../../../shared/diagnosis/answers';
import { type DiagnosisVerdict, diagnose, diagnoseWithGates } from '../../../../shared/diagnosis/diagnose';

/** `y` 예, `n` 아니오, `?` 모름, for items 1 to 10. */
function answers(text: string): DiagnosisAnswers {
  return Object.fromEntries(
    diagnosisNumbers.map((number, index) => [
      number,
      { y: true, n: false }[text[index] as 'y' | 'n'] ?? null,
    ]),
  ) as unknown as DiagnosisAnswers;
}

const everyAnswer = Array.from({ length: 3 ** 10 }, (_, index) =>
  index
    .toString(3)
    .padStart(10, '0')
    .replace(/[012]/g, (digit) => ({ 0: 'n', 1: 'y', 2: '?' })[digit] as string),
);

/** The definition, tried out: answer the unknown items in every possible way and see which verdicts come out. */
function verdictByTrying(text: string): DiagnosisVerdict {
  const unknownAt = [...text].flatMap((letter, index) => (letter === '?' ? [index] : []));
  const outcomes = new Set<DiagnosisVerdict>();
  for (let way = 0; way < 2 ** unknownAt.length; way++) {
    const letters = [...text];
    unknownAt.forEach((position, bit) => {
      letters[position] = way & (1 << bit) ? 'y' : 'n';
    });
    const yes = letters.filter((letter) => letter === 'y').length;
    outcomes.add(yes >= 6 ? 'review' : yes <= 3 ? 'keep' : 'borderline');
  }
  const [only] = outcomes;
  return outcomes.size === 1 && only ? only : 'undecided';
}

describe('자가진단', () => {
  test('every one of the 59,049 ways to answer gets the verdict that trying out the unknown items gives', () => {
    const wrong = everyAnswer.filter((text) => diagnose(answers(text)).verdict !== verdictByTrying(text));
    expect(everyAnswer).toHaveLength(59_049);
    expect(wrong).toEqual([]);
  });

  test('the deciding items are exactly the unknown ones that could tip the verdict, and only while it is open', () => {
    for (const text of everyAnswer) {
      const { verdict, deciding, yes, no, unknown } = diagnose(answers(text));
      expect(yes + no + unknown).toBe(10);
      const unknownNumbers = [...text].flatMap((letter, index) => (letter === '?' ? [index + 1] : []));
      expect(deciding).toEqual(verdict === 'undecided' ? unknownNumbers : []);
    }
  });

  test.each([
    ['yyyyyynnnn', 'review'],
    ['yyyyyy????', 'review'],
    ['yyyyynnnn?', 'undecided'],
    ['yyyyynnnnn', 'borderline'],
    ['yyyynnnnn?', 'borderline'],
    ['yyyynnnnnn', 'borderline'],
    ['yyyynnnn??', 'undecided'],
    ['yyynnnnnn?', 'undecided'],
    ['yyynnnnnnn', 'keep'],
    ['yynnnnnnn?', 'keep'],
    ['nnnnnnnnnn', 'keep'],
    ['nnnnnnn???', 'keep'],
    ['nnnnnn????', 'undecided'],
    ['??????????', 'undecided'],
  ])('%s is %s', (text, verdict) => {
    expect(diagnose(answers(text)).verdict).toBe(verdict);
  });

  test('an unanswered checklist is never told to keep the existing system', () => {
    expect(diagnose(answers('??????????')).verdict).not.toBe('keep');
  });

  // Source: 시드 002 L888-897 (표준 프레임워크 포털) and L910-919 (홈쇼핑).
  test('the two published cases come out as published', () => {
    const portal = diagnose(answers('yynynnnnnn'));
    expect(portal).toMatchObject({ yes: 3, no: 7, unknown: 0, verdict: 'keep' });
    const shopping = diagnose(answers('ynnynynyyy'));
    expect(shopping).toMatchObject({ yes: 6, no: 4, unknown: 0, verdict: 'review' });
    expect(diagnose(diagnosisAnswersExample.answers)).toEqual(shopping);
  });

  test('the reasoning says how many and, while undecided, which items to find out', () => {
    expect(diagnose(answers('yyyyynnnn?')).reasoning.join(' ')).toContain('확인할 문항: 10번');
    expect(diagnose(answers('yyyynnnnnn')).reasoning.join(' ')).toContain('자료끼리 말이 달라요');
  });
});

describe('여는 관문', () => {
  const six = answers('yyyyyynnnn');

  test('a system that is no cloud target is kept and the ten items are not asked', () => {
    const result = diagnoseWithGates({ cloudTarget: false, innovationNeeded: true }, six);
    expect(result).toMatchObject({ outcome: 'notTarget', name: '기존 시스템 유지', diagnosis: null });
  });

  test('a system that needs no innovation keeps its architecture and the ten items are not asked', () => {
    const result = diagnoseWithGates({ cloudTarget: true, innovationNeeded: false }, six);
    expect(result).toMatchObject({ outcome: 'noInnovation', name: '기존 아키텍처 유지', diagnosis: null });
  });

  test('an unanswered gate leaves the outcome open even with six times 예', () => {
    const result = diagnoseWithGates({ cloudTarget: true, innovationNeeded: null }, six);
    expect(result.outcome).toBe('gatesOpen');
    expect(result.reasoning.join(' ')).toContain('정보시스템 혁신 필요 여부');
    expect(result.diagnosis?.verdict).toBe('review');
  });

  test('behind two open gates the verdict is that of the ten items', () => {
    const gates = { cloudTarget: true, innovationNeeded: true };
    expect(diagnoseWithGates(gates, six).outcome).toBe('review');
    expect(diagnoseWithGates(gates, answers('yyyynnnnnn'))).toMatchObject({
      outcome: 'borderline',
      name: '경계',
    });
  });
});

describe('답 파일', () => {
  test('a missing number counts as 모름', () => {
    const read = diagnosisAnswersSchema.parse({ answers: { '1': true, '2': false } });
    expect(read.answers['1']).toBe(true);
    expect(read.answers['10']).toBeNull();
    expect(diagnose(read.answers)).toMatchObject({ yes: 1, no: 1, unknown: 8 });
  });

  test.each([
    [{ answers: { '1': 'true' } }, 'true(예)'],
    [{ answers: { '1': 1 } }, 'true(예)'],
    [{ answers: { '11': true } }, '알 수 없는 번호: 11'],
    [{ answers: [true] }, '"answers"'],
    [{ answer: {} }, '"answers"'],
    [[], '{"answers"'],
    [null, '{"answers"'],
  ])('%j is refused with a Korean sentence', (input, part) => {
    const read = diagnosisAnswersSchema.safeParse(input);
    expect(read.success).toBe(false);
    const messages = read.error?.issues.map((issue) => issue.message) ?? [];
    expect(messages.join('\n')).toContain(part);
    for (const message of messages) expect(message).toMatch(/[가-힣]/);
  });

  test('a project without answers is ten times 모름', () => {
    const project = { diagnosis: { gates: { cloudTarget: null, innovationNeeded: null }, answers: {} } };
    expect(Object.values(answersOf(project))).toEqual(Array(10).fill(null));
  });
});
