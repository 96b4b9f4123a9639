import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../../renderer/features/writing/page/readNumber';
import {
  addBlank,
  addFromLibrary,
  changeCategory,
  duplicate,
  moveInCategory,
  moveOnto,
  moveSection,
  renumberAll,
} from '../../../../renderer/features/writing/requirementOperations';
import { applyOperations } from '../../../../shared/project/applyOperation';
import type { Operation } from '../../../../shared/project/operations';
import type { Project } from '../../../../shared/project/project';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { aProjectWithCards } from './builders';

const project = aProjectWithCards();

function applied(operations: Operation[]): Project {
  const outcome = applyOperations(project, operations);
  if (!outcome.ok) throw new Error(outcome.failure.type);
  const undone = applyOperations(outcome.value.project, outcome.value.inverses);
  expect(undone.ok && undone.value.project).toEqual(project);
  return outcome.value.project;
}

const cards = (of: Project, code: string) =>
  of.requirements
    .filter((one) => one.categoryCode === code)
    .map((one) => `${requirementNumber(one)} ${one.name}`);

let serial = 0;
const newId = () => `new${++serial}`;

describe('adding', () => {
  test('an empty card goes below the selected one of its category and takes the next number', () => {
    const { operations } = addBlank(project, 'SFR', 'sfr1', newId);
    expect(cards(applied(operations), 'SFR')).toEqual(['SFR-001 조회', 'SFR-003 ', 'SFR-002 등록']);
  });

  test('with a card of another category selected it goes to the end of its own', () => {
    const { operations } = addBlank(project, 'SFR', 'ser1', newId);
    expect(cards(applied(operations), 'SFR').at(-1)).toBe('SFR-003 ');
  });

  test('an empty category takes its first card', () => {
    expect(cards(applied(addBlank(project, 'PER', null, newId).operations), 'PER')).toEqual(['PER-001 ']);
  });

  test('choosing nothing from the library changes nothing', () => {
    expect(addFromLibrary(project, [], newId).operations).toEqual([]);
  });

  test('a copy has its own criteria, so that verdicts never mix', () => {
    const made = duplicate(project, 'sfr1', newId);
    expect(made?.requirement.acceptanceCriteria[0]?.id).not.toBe('sfr1.1');
    expect(cards(applied(made?.operations ?? []), 'SFR')).toEqual([
      'SFR-001 조회',
      'SFR-003 조회',
      'SFR-002 등록',
    ]);
  });
});

describe('moving', () => {
  test('a card steps over cards of other categories', () => {
    expect(cards(applied(moveInCategory(project, 'sfr2', -1)), 'SFR')).toEqual([
      'SFR-002 등록',
      'SFR-001 조회',
    ]);
    expect(cards(applied(moveInCategory(project, 'sfr1', 1)), 'SFR')).toEqual([
      'SFR-002 등록',
      'SFR-001 조회',
    ]);
  });

  test('the first card cannot go up, and no card can be dropped into another category', () => {
    expect(moveInCategory(project, 'sfr1', -1)).toEqual([]);
    expect(moveOnto(project, 'sfr1', 'ser1')).toEqual([]);
  });

  test('a section moves inside its chapter with everything in it', () => {
    const moved = applied(moveSection(project, 'request', 'special', 0));
    expect(moved.chapters[1]?.sections.map((one) => one.id)).toEqual(['special', 'details']);
    expect(moveSection(project, 'request', 'special', 2)).toEqual([]);
  });
});

describe('numbers', () => {
  test('renumbering follows the printing order and touches only what changes', () => {
    const swapped = applied(moveInCategory(project, 'sfr2', -1));
    expect(renumberAll(swapped, 'SFR')).toEqual([
      { type: 'renumberRequirements', numbers: { sfr1: 2, sfr2: 1 } },
    ]);
    expect(renumberAll(project, null)).toEqual([]);
  });

  test('another 분류 keeps the number when it is free and takes the next when it is not', () => {
    expect(cards(applied(changeCategory(project, 'sfr2', 'SER')), 'SER')).toContain('SER-002 등록');
    expect(cards(applied(changeCategory(project, 'sfr1', 'SER')), 'SER')).toContain('SER-002 조회');
    expect(changeCategory(project, 'sfr1', 'SFR')).toEqual([]);
  });

  test('a typed 고유번호 may be the whole number or only its digits', () => {
    const codes = ['SFR', 'SER'];
    expect(readNumber('SFR-012', 'SFR', codes)).toEqual({ categoryCode: 'SFR', number: 12 });
    expect(readNumber(' 7 ', 'SFR', codes)).toEqual({ categoryCode: 'SFR', number: 7 });
    expect(readNumber('ser - 3', 'SFR', codes)).toEqual({ categoryCode: 'SER', number: 3 });
    for (const wrong of ['', 'SFR-', 'SFR-0', 'ABC-1', '12345', '번호'])
      expect(readNumber(wrong, 'SFR', codes)).toBeNull();
  });
});
