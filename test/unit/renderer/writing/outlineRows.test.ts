import { expect, test } from 'vitest';
import {
  cardState,
  detailsSection,
  type OutlineFindings,
  outlineCounts,
  outlineRows,
  roman,
} from '../../../../renderer/features/writing/outline/outlineRows';
import type { Finding, Severity } from '../../../../shared/check/finding';
import type { Project } from '../../../../shared/project/project';
import { blankRequirement } from '../../../../shared/requirement/fromTemplate';
import { aFinding, aProjectWithCards } from './builders';

const none: OutlineFindings = { byRequirement: new Map(), bySection: new Map() };
const all = () => true;

function findingsOf(entries: [string, Severity[]][]): OutlineFindings {
  const groups = new Map<string, Finding[]>(
    entries.map(([id, severities]) => [id, severities.map((severity) => aFinding(id, severity))]),
  );
  return { byRequirement: groups, bySection: new Map() };
}

test('categories with their cards stand right after the section that prints the 상세표', () => {
  const rows = outlineRows(aProjectWithCards(), none, all);
  expect(rows.map((row) => `${'  '.repeat(row.level - 1)}${row.label}`)).toEqual([
    'Ⅰ. 사업개요',
    '  1. 일반사항',
    'Ⅱ. 제안요청 내용',
    '  1. 상세 요구사항',
    '  기능 (SFR)',
    '    SFR-001 조회',
    '    SFR-002 등록',
    '  보안 (SER)',
    '    SER-001 암호화',
    '  2. 특수사항',
  ]);
});

test('a folded branch keeps its count and hides its rows', () => {
  const rows = outlineRows(aProjectWithCards(), none, (key) => key !== 'category:SFR');
  expect(rows.find((row) => row.key === 'category:SFR')).toMatchObject({ count: 2, isExpanded: false });
  expect(rows.some((row) => row.label.startsWith('SFR-001'))).toBe(false);
});

test('a chapter that is off has no number and the next one takes it', () => {
  const project = aProjectWithCards();
  const chapters = project.chapters.map((one, index) => ({ ...one, enabled: index > 0 }));
  const rows = outlineRows({ ...project, chapters }, none, () => false);
  expect(rows.map((row) => [row.label, row.state])).toEqual([
    ['사업개요', 'off'],
    ['Ⅰ. 제안요청 내용', 'done'],
  ]);
});

test('one 필수 finding marks the card, its category and its chapter', () => {
  const rows = outlineRows(aProjectWithCards(), findingsOf([['sfr2', ['권장', '필수']]]), all);
  const state = (key: string) => rows.find((row) => row.key === key)?.state;
  expect(state('requirement:sfr2')).toBe('problem');
  expect(state('category:SFR')).toBe('problem');
  expect(state('chapter:request')).toBe('problem');
  expect(state('category:SER')).toBe('done');
  expect(rows.find((row) => row.key === 'requirement:sfr2')?.count).toBe(1);
});

test('참고 alone leaves a card done', () => {
  const card = aProjectWithCards().requirements[0];
  if (!card) throw new Error('no card');
  expect(cardState(card, findingsOf([['sfr1', ['참고']]]))).toBe('done');
  expect(cardState(card, findingsOf([['sfr1', ['권장']]]))).toBe('advised');
});

test('a blank card is not started, whatever the checks say', () => {
  const project = aProjectWithCards();
  const blank = blankRequirement(project, 'SFR', () => 'new');
  expect(cardState(blank, findingsOf([['new', ['필수']]]))).toBe('empty');
});

test('progress counts printed sections and all cards', () => {
  expect(outlineCounts(aProjectWithCards(), findingsOf([['ser1', ['필수']]]))).toEqual({
    done: 5,
    advised: 0,
    problem: 1,
    empty: 0,
  });
});

test('without a 상세표 the cards still have their place, at the end', () => {
  const project: Project = { ...aProjectWithCards(), chapters: [] };
  expect(detailsSection(project)).toBeNull();
  expect(outlineRows(project, none, () => false).map((row) => row.label)).toEqual([
    '기능 (SFR)',
    '보안 (SER)',
  ]);
});

test('chapters print in Roman numerals', () => {
  expect([1, 4, 8, 12, 13].map(roman)).toEqual(['Ⅰ', 'Ⅳ', 'Ⅷ', 'Ⅻ', '13']);
});
