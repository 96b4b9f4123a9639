import { expect, test } from 'vitest';
import {
  moved,
  printOperations,
  readPoints,
} from '../../../../renderer/features/evaluation/evaluationOperations';
import { isPrinted } from '../../../../shared/check/rules/evaluation';
import { applyOperations } from '../../../../shared/project/applyOperation';
import type { Project } from '../../../../shared/project/project';
import { aProject } from '../../../support/aProject';

test.each([
  ['12', 12],
  ['12.5', 12.5],
  ['12,5점', 12.5],
  [' 0 ', 0],
  ['', null],
  ['열', null],
  ['-1', null],
  ['101', null],
  ['1.234', null],
])('배점 written as %j', (text, points) => {
  expect(readPoints(text)).toBe(points);
});

function printed(project: Project): Project {
  const applied = applyOperations(
    project,
    printOperations(project, () => 'new'),
  );
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
  return applied.value.project;
}

const chapter = (id: string, title: string, enabled = true) => ({
  id,
  title: id,
  enabled,
  sections: [{ id: `${id}.a`, title, blocks: [] }],
});

test('본문에 넣기 finds the section on 평가기준, after its first line', () => {
  const project = aProject({ chapters: [chapter('one', '개요'), chapter('two', '기술성 평가기준')] });
  const done = printed(project);
  expect(isPrinted(done)).toBe(true);
  expect(done.chapters[1]?.sections[0]?.blocks).toHaveLength(1);
});

test('without such a section the 평가표 gets one of its own in the last chapter that prints', () => {
  const project = aProject({ chapters: [chapter('one', '개요'), chapter('two', '별첨', false)] });
  expect(printed(project).chapters[0]?.sections.map((one) => one.title)).toEqual(['개요', '제안서 평가표']);
  expect(printOperations(aProject({ chapters: [] }), () => 'new')).toEqual([]);
});

test('moving stops at either end', () => {
  const list = [{ id: 'a' }, { id: 'b' }];
  expect(moved(list, 'b', -1).map((one) => one.id)).toEqual(['b', 'a']);
  expect(moved(list, 'a', -1)).toEqual(list);
  expect(moved(list, 'b', 1)).toEqual(list);
});
