import { describe, expect, test } from 'vitest';
import type { RequirementTemplate } from '../../../../shared/content/content';
import {
  figureProblem,
  parameterNames,
  parameterProblems,
  renderTemplate,
  renderText,
} from '../../../../shared/content/parameters';
import { aTemplate, recoverySeconds } from '../../../support/aTemplate';

describe('a figure in a text', () => {
  test('stands alone, with separators, and the unit stays as the text writes it', () => {
    expect(renderText('{복구시간}초 이내', { 복구시간: 30 })).toBe('30초 이내');
    expect(renderText('동시 접속 {이용자수}명', { 이용자수: 12_000 })).toBe('동시 접속 12,000명');
    expect(renderText('오류율 {오류율}% 이하', { 오류율: 0.05 })).toBe('오류율 0.05% 이하');
  });

  test('takes the particle its last sound wants', () => {
    const text = '값은 {수}을 넘고 {수}이 되며 {수}으로 한다.';
    expect(renderText(text, { 수: 10 })).toBe('값은 10을 넘고 10이 되며 10으로 한다.');
    expect(renderText(text, { 수: 2 })).toBe('값은 2를 넘고 2가 되며 2로 한다.');
    expect(renderText(text, { 수: 1_001 })).toBe('값은 1,001을 넘고 1,001이 되며 1,001로 한다.');
  });

  test('leaves a word alone that only begins like a particle', () => {
    expect(renderText('{수}가지 규격, {수}이상, {수}로그', { 수: 2 })).toBe('2가지 규격, 2이상, 2로그');
  });

  test('without a value becomes a blank for the officer', () => {
    expect(renderText('{복구시간}초', {})).toBe('〔작성: 복구시간〕초');
    expect(renderText('{constructor}초', {})).toBe('〔작성: constructor〕초');
  });

  test('is found by its name', () => {
    expect(parameterNames('{가} 그리고 {나}, 다시 {가}')).toEqual(['가', '나']);
  });
});

describe('a template with parameters', () => {
  const template = aTemplate({
    parameters: [recoverySeconds],
    definition: '장애 뒤 {복구시간}초 안에 복구한다.',
    details: [{ level: '○', text: '{복구시간}초를 넘기지 않아야 한다.' }],
    evaluationQuestion: '{복구시간}초 복구 방안이 있는가?',
    demonstration: '{복구시간}초를 재어 보인다.',
    auditCheck: '{복구시간}초 이내인가?',
    completionTest: {
      prepare: ['{복구시간}초 시계'],
      steps: ['끄고 {복구시간}초 기다린다'],
      look: '{복구시간}초',
    },
    acceptanceCriteria: [
      { method: '끈다', condition: '{복구시간}초', limit: '{복구시간}초 이내', inspector: '발주기관' },
    ],
  });

  test('reads with the default in every text, and shows no brace', () => {
    const { parameters: _, ...texts } = renderTemplate(template);
    expect(JSON.stringify(texts)).not.toMatch(/복구시간/);
    expect(texts.completionTest?.steps).toEqual(['끄고 30초 기다린다']);
    expect(texts.acceptanceCriteria[0]?.limit).toBe('30초 이내');
  });

  test('reads with the figure chosen instead', () => {
    expect(renderTemplate(template, { 복구시간: 60 }).definition).toBe('장애 뒤 60초 안에 복구한다.');
  });

  test('says nothing when everything fits', () => {
    expect(parameterProblems(template)).toEqual([]);
  });

  const wrong: [what: string, changes: Partial<RequirementTemplate>, field: string, says: RegExp][] = [
    ['a name nobody defines', { auditCheck: '{없는값}초' }, 'auditCheck', /없는값/],
    [
      'a parameter no text names',
      { parameters: [recoverySeconds, { ...recoverySeconds, name: '안쓰는값' }] },
      'parameters[1]',
      /‘안쓰는값’을 쓰는 글이 없습니다/,
    ],
    [
      'a default above its maximum',
      { parameters: [{ ...recoverySeconds, default: 900 }] },
      'parameters[0]',
      /default 900이 5~600 밖/,
    ],
    ['the same name twice', { parameters: [recoverySeconds, recoverySeconds] }, 'parameters[1]', /두 번/],
    [
      'limits the wrong way round',
      { parameters: [{ ...recoverySeconds, minimum: 700 }] },
      'parameters[0]',
      /minimum이 maximum보다/,
    ],
    ['a brace without its other half', { demonstration: '{복구시간초' }, 'demonstration', /짝이 맞지 않/],
    ['a brace where no figure is put in', { name: '{복구시간}초 복구' }, 'name', /쓸 수 없는 칸/],
  ];
  test.each(wrong)('names the field of %s', (_what, changes, field, says) => {
    expect(parameterProblems({ ...template, ...changes })).toEqual([
      { field, detail: expect.stringMatching(says) },
    ]);
  });
});

test('a figure outside its limits is refused with the limits', () => {
  expect(figureProblem(recoverySeconds, 5)).toBeNull();
  expect(figureProblem(recoverySeconds, 601)).toBe('5~600초 사이의 값을 적어 주세요.');
  expect(figureProblem(recoverySeconds, null)).toBe('숫자를 적어 주세요.');
});
