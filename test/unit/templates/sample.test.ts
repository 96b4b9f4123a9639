import { beforeAll, describe, expect, test } from 'vitest';
import { checkProject } from '../../../shared/check/checkProject';
import { proseTexts } from '../../../shared/check/places';
import type { Content, Sample } from '../../../shared/content/content';
import { answersOf } from '../../../shared/diagnosis/answers';
import { diagnose } from '../../../shared/diagnosis/diagnose';
import type { Project } from '../../../shared/project/project';
import { startSample } from '../../../shared/project/startProject';
import { shippedContent } from '../../support/content';

let content: Content;
let sample: Sample;
let project: Project;
beforeAll(async () => {
  content = await shippedContent();
  const [first] = content.samples;
  if (!first) throw new Error('표본이 없습니다.');
  sample = first;
  let count = 0;
  project = startSample({ sample, content, id: 'sample', newId: () => `id-${++count}` });
});

describe('the sample project', () => {
  test('belongs to an agency that cannot be mistaken for a real one', () => {
    expect(sample.facts.projectName).toContain('예시');
    expect(sample.facts.contactPhone).toBe('000-0000-0000');
    expect(sample.facts.contactEmail).toMatch(/@.*example\.go\.kr$/);
    expect(sample.source).toContain('지어낸 예시');
  });

  test('knows every fact, two budget years and a project that ends after it starts', () => {
    for (const [name, value] of Object.entries(sample.facts)) {
      // 추정가격은 총사업비에서 계산하게 비워 둔다.
      if (name === 'estimatedPrice') continue;
      expect(value === null || value === '' || (Array.isArray(value) && value.length === 0), name).toBe(
        false,
      );
    }
    const { fiscalYears, totalBudget, period, noticeDate } = sample.facts;
    expect(fiscalYears).toHaveLength(2);
    expect(fiscalYears.reduce((sum, one) => sum + (one.amount ?? 0), 0)).toBe(totalBudget);
    expect((period.start ?? '') < (period.end ?? '')).toBe(true);
    expect((noticeDate ?? '') < (period.start ?? '')).toBe(true);
  });

  test('takes at least 32 items over every category, numbered without a gap', () => {
    expect(project.requirements.length).toBeGreaterThanOrEqual(32);
    for (const { code } of content.categories) {
      const numbers = project.requirements
        .filter((one) => one.categoryCode === code)
        .map((one) => one.number)
        .sort((a, b) => (a ?? 0) - (b ?? 0));
      expect(numbers.length, code).toBeGreaterThanOrEqual(2);
      expect(numbers, code).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  test('leaves no place of the prose to fill in', () => {
    const open = proseTexts(project).filter(({ text }) => text.includes('〔'));
    expect(open).toEqual([]);
  });

  test('the section it replaces is one that asks for something, and is longer than a heading', () => {
    const sections = content.chapters.flatMap((one) => one.sections);
    for (const [id, blocks] of Object.entries(sample.sections)) {
      const section = sections.find((one) => one.id === id);
      expect(JSON.stringify(section), id).toContain('〔작성: ');
      expect(blocks.length, id).toBeGreaterThanOrEqual(2);
    }
  });

  test('the check panel finds nothing that stops or weakens it', () => {
    expect(checkProject(project, content)).toEqual([]);
  });

  test('answers the ten items as the second worked case: yes at 1, 4, 6, 8, 9 and 10', () => {
    const yes = Object.entries(sample.diagnosis.answers)
      .filter(([, one]) => one.answer)
      .map(([number]) => Number(number));
    expect(yes.sort((a, b) => a - b)).toEqual([1, 4, 6, 8, 9, 10]);
    expect(Object.keys(sample.diagnosis.answers)).toHaveLength(10);
    expect(Object.values(sample.diagnosis.answers).every((one) => one.memo.length > 10)).toBe(true);
    expect(diagnose(answersOf(project)).verdict).toBe('review');
  });

  test('has finished the stages before the RFP and is at work on it', () => {
    const status = (id: string) => project.activities[id]?.status;
    expect(status('projectPlan.planFinal')).toBe('완료');
    expect(status('selection.rfpDraft')).toBe('진행');
  });
});
