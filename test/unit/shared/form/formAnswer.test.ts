import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formAnswers, formWords } from '../../../../shared/form/formAnswer';
import { formFields } from '../../../../shared/form/formFields';
import { formRows } from '../../../../shared/form/formRows';
import { comparable } from '../../../../shared/korean/comparable';
import type { Project } from '../../../../shared/project/project';
import { allFacts, aProject, aRequirement } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';

const content = await shippedContent();
const project: Project = aProject({
  facts: allFacts(),
  requirements: [
    aRequirement(),
    aRequirement({
      id: 'requirement-2',
      categoryCode: 'CSR',
      number: 3,
      name: '컨테이너 오케스트레이션',
      deliverables: ['설계서', '화면설계서'],
      acceptanceCriteria: [
        {
          id: 'criterion-2',
          method: '노드를 끈다',
          condition: '업무 시간',
          limit: '30초',
          inspector: '사업자',
        },
      ],
    }),
  ],
  inspections: {
    audit: { 'criterion-2': { verdict: '적합', date: '2027-11-22', memo: '재배치 21초' } },
    finalInspection: {},
  },
});
const source = { project, content, today: '2026-11-20' };
const answer = formAnswers(source);
const textOf = (written: string) => {
  const found = answer(written);
  return found.kind === 'text' ? found.text : found.kind === 'list' ? found.items.join('|') : found.kind;
};

describe('a field of a form', () => {
  test.each([
    ['{{사업명}}', '통합민원정보시스템 고도화'],
    ['{{ 발주기관 }}', '가온시청'],
    ['{{담당자전화}}', '000-1234-5678'],
    ['{{총예산}}', '2,345,000,000원'],
    ['{{총예산:한글}}', '금이십삼억사천오백만원정'],
    ['{{총예산:한글만}}', '이십삼억사천오백만'],
    ['{{총예산:숫자}}', '2,345,000,000'],
    ['{{총예산:천원}}', '2,345,000천원'],
    ['{{총예산：백만원}}', '2,345백만원'],
    ['{{총예산:억원}}', '23.45억원'],
    ['{{총예산:억원숫자}}', '23.45'],
    ['{{사업시작일}}', '2027. 2. 1.'],
    ['{{사업시작일:YYYY.MM.DD}}', '2027.02.01'],
    ['{{사업시작일:yyyy년 m월 d일}}', '2027년 2월 1일'],
    ['{{사업시작일:YY/MM/DD(요일)}}', '27/02/01(월)'],
    ['{{사업기간:일수}}', '365일'],
    ['{{작성일}}', '2026. 11. 20.'],
    ['{{요구사항 건수}}', '2건'],
    ['{{요구사항건수:csr}}', '1건'],
    ['{{요구사항건수:숫자}}', '2'],
    ['{{감리 건수:적합}}', '1건'],
    ['{{감리 건수:미점검}}', '1건'],
    ['{{산출물 목록}}', '화면설계서|설계서'],
    ['{{산출물 목록:쉼표}}', '화면설계서, 설계서'],
  ])('%s becomes %s', (written, expected) => {
    expect(textOf(written)).toBe(expected);
    expect(textOf(written.normalize('NFD'))).toBe(expected);
  });

  test('amounts are never rounded', () => {
    const odd = { ...source, project: aProject({ facts: allFacts({ totalBudget: 1_234_567_891 }) }) };
    expect(formAnswers(odd)('{{총예산:천원}}')).toMatchObject({ text: '1,234,567.891천원' });
    expect(formAnswers(odd)('{{총예산:억원}}')).toMatchObject({ text: '12.34567891억원' });
  });

  test.each(['{{사업시작일:아무렇게}}', '{{사업시작일:YYYYY}}', '{{총예산:달러}}', '{{사업명:숫자}}'])(
    '%s asks for a way of writing there is not',
    (written) => {
      expect(answer(written).kind).toBe('unknown');
    },
  );

  test('what the project does not know is unfilled and not blank', () => {
    const blank = formAnswers({ ...source, project: aProject() });
    for (const written of [
      '{{총예산}}',
      '{{총예산:한글}}',
      '{{입찰공고일:YYYY.MM.DD}}',
      '{{사업기간:일수}}',
      '{{증빙.파일명}}',
    ])
      expect(blank(written).kind, written).toBe('unfilled');
  });

  test.each([
    ['{{사업멍}}', '{{사업명}}'],
    ['{{총예싼}}', '{{총예산}}'],
    ['{{요구사항.명친}}', '{{요구사항.명칭}}'],
    ['{{사업시작일:모름}}', '{{사업시작일}}'],
    ['{{결재번호}}', null],
    ['{{검사자}}', null],
    ['{{qwxyz}}', null],
  ])('%s is unknown; the nearest is %s', (written, suggestion) => {
    expect(answer(written)).toEqual({ kind: 'unknown', suggestion });
  });

  test('a value typed for this document comes first, and a blank one leaves the place blank', () => {
    const given = formAnswers(source, { 사업명: '다른 이름', 위원장: '' });
    expect(given('{{ 사업명 }}')).toMatchObject({ kind: 'text', text: '다른 이름' });
    expect(given('{{위원장}}')).toMatchObject({ kind: 'text', text: '' });
  });

  test('tables and chapters of the injection vocabulary are known too', () => {
    expect(answer('{{총괄표}}')).toMatchObject({
      kind: 'content',
      what: { kind: 'part', part: 'requirementSummary' },
    });
    expect(answer('{{요구사항:CSR-003}}')).toMatchObject({ kind: 'content' });
    expect(answer('{{요구사항:CSR-999}}').kind).toBe('unfilled');
  });
});

describe('a column of a repeated row', () => {
  const valuesOf = (written: string) => {
    const found = answer(written);
    return found.kind === 'column' ? found.values : found.kind;
  };

  test.each([
    ['{{요구사항.순번}}', ['1', '2']],
    ['{{요구사항.고유번호}}', ['SFR-001', 'CSR-003']],
    ['{{요구사항.분류}}', ['기능 요구사항', '클라우드 서비스 요구사항']],
    ['{{요구사항.산출물}}', ['화면설계서', '설계서, 화면설계서']],
    ['{{감리.판정}}', ['미점검', '적합']],
    ['{{감리.판정일:YYYY-MM-DD}}', ['', '2027-11-22']],
    ['{{감리.의견}}', ['', '재배치 21초']],
    ['{{분류.건수}}', ['1건', '1건']],
    ['{{산출물.요구사항}}', ['SFR-001, CSR-003', 'CSR-003']],
    ['{{예산.금액:백만원숫자}}', ['1,645', '700']],
  ])('%s gives a value for each row', (written, expected) => {
    expect(valuesOf(written)).toEqual(expected);
  });

  test('activities come in their order with where they stand', () => {
    const names = valuesOf('{{활동.명칭}}');
    expect(names).toHaveLength(41);
    expect(valuesOf('{{활동.상태}}')).toEqual(Array(41).fill('대기'));
  });
});

describe('the vocabulary', () => {
  test('holds no word twice, whoever writes it', () => {
    const names = formFields.flatMap(({ name, otherNames }) => [name, ...otherNames]).map(comparable);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const { columns } of formRows) {
      const own = columns.flatMap(({ name, otherNames }) => [name, ...otherNames]).map(comparable);
      expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([]);
    }
  });

  test('every word listed is understood just as it is listed', () => {
    const listed = formWords();
    expect(new Set(listed.map(({ written }) => written)).size).toBe(listed.length);
    for (const { written } of listed) expect(answer(written).kind, written).not.toBe('unknown');
  });

  test('everything docs/forms.md tells an officer to write is understood', () => {
    const guide = readFileSync(new URL('../../../../docs/forms.md', import.meta.url), 'utf8');
    const names = [...guide.matchAll(/\{\{[^{}\n]+\}\}/g)].map(([written]) => written);
    expect(names.length).toBeGreaterThan(60);
    const unknown = names.filter((written) => answer(written).kind === 'unknown');
    expect([...new Set(unknown)]).toEqual(['{{무엇.칸}}']);
    for (const { group, columns } of formRows)
      for (const { name } of columns) expect(guide.includes(name), `${group}.${name}`).toBe(true);
  });

  test('every column of a row is filled by its name', () => {
    for (const rows of formRows)
      for (const record of rows.rows({ ...source, project: { ...project } }))
        for (const name of Object.keys(record))
          expect(
            rows.columns.map((one) => one.name),
            `${rows.group}.${name}`,
          ).toContain(name);
  });
});
