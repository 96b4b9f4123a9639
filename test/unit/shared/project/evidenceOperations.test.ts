import { expect, test } from 'vitest';
import { type Evidence, evidenceBytes, evidenceCountLimit } from '../../../../shared/evidence/evidence';
import {
  applyOperation,
  applyOperations,
  describeOperation,
} from '../../../../shared/project/applyOperation';
import { changePlace } from '../../../../shared/project/changePlace';
import type { Operation } from '../../../../shared/project/operations';
import { type Project, projectSchema } from '../../../../shared/project/project';
import { migrateProject } from '../../../../shared/project/projectMigrations';
import { aProject } from '../../../support/aProject';
import { someEvidence } from '../../../support/someEvidence';

function applied(project: Project, operation: Operation): { project: Project; inverse: Operation } {
  const result = applyOperation(project, operation);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const [first, second, third] = ['회의록', '검수 사진', '시험 성적서'].map((text) => someEvidence(text)) as [
  Evidence,
  Evidence,
  Evidence,
];
const withThree = aProject({ evidence: [first, second, third] });

test('evidence attached, edited and taken away comes back by 되돌리기 in its old place', () => {
  const operations: Operation[] = [
    { type: 'addEvidence', items: [{ index: 1, evidence: someEvidence('새것') }] },
    { type: 'removeEvidence', ids: [first.id, third.id] },
    { type: 'removeEvidence', ids: [second.id] },
    { type: 'editEvidence', id: second.id, changes: { note: '3층 서버실' } },
    { type: 'editEvidence', id: second.id, changes: { fileName: '서버실.jpg' } },
  ];
  for (const operation of operations) {
    const { project, inverse } = applied(withThree, operation);
    expect(project).not.toEqual(withThree);
    expect(projectSchema.parse(project)).toEqual(project);
    expect(applied(project, inverse).project).toEqual(withThree);
  }
});

test('any row of changes to evidence is undone to what was there before', () => {
  // A small generator of our own, so that every run tries the same rows.
  let seed = 7;
  const pick = (count: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % count;
  };
  for (let row = 0; row < 200; row++) {
    let project = withThree;
    const inverses: Operation[] = [];
    for (let step = 0; step < 8; step++) {
      const some = project.evidence[pick(Math.max(1, project.evidence.length))];
      const operation: Operation =
        pick(3) === 0 || !some
          ? {
              type: 'addEvidence',
              items: [
                { index: pick(project.evidence.length + 1), evidence: someEvidence(`파일 ${row} ${step}`) },
              ],
            }
          : pick(2) === 0
            ? { type: 'removeEvidence', ids: [some.id] }
            : { type: 'editEvidence', id: some.id, changes: { note: `메모 ${step}` } };
      const done = applied(project, operation);
      project = done.project;
      inverses.unshift(done.inverse);
    }
    const undone = applyOperations(project, inverses);
    expect(undone.ok && undone.value.project).toEqual(withThree);
  }
});

test('what is not there, what is there already and one too many are refused', () => {
  const full = aProject({
    evidence: Array.from({ length: evidenceCountLimit }, (_, index) => someEvidence(`파일 ${index}`)),
  });
  const refused: [Project, Operation][] = [
    [withThree, { type: 'addEvidence', items: [{ index: 0, evidence: first }] }],
    [withThree, { type: 'addEvidence', items: [{ index: 9, evidence: someEvidence('새것') }] }],
    [withThree, { type: 'removeEvidence', ids: ['없음'] }],
    [withThree, { type: 'editEvidence', id: '없음', changes: { note: '가' } }],
    [full, { type: 'addEvidence', items: [{ index: 0, evidence: someEvidence('하나 더') }] }],
  ];
  for (const [project, operation] of refused)
    expect(applyOperation(project, operation)).toMatchObject({ failure: { type: 'operationRejected' } });
});

test('the history names the file and the place', () => {
  const names: [Operation, string][] = [
    [{ type: 'addEvidence', items: [{ index: 0, evidence: someEvidence('새것') }] }, '증빙 ‘새것.txt’ 붙임'],
    [{ type: 'removeEvidence', ids: [first.id] }, '증빙 ‘회의록.txt’ 뗌'],
    [{ type: 'removeEvidence', ids: [first.id, second.id] }, '증빙 2개 뗌'],
    [{ type: 'editEvidence', id: first.id, changes: { note: '가' } }, '증빙 ‘회의록.txt’ 메모 고침'],
  ];
  for (const [operation, name] of names) {
    expect(describeOperation(withThree, operation)).toBe(name);
    expect(changePlace([operation]).area).toBe('증빙');
  }
});

test('the same bytes attached twice count once', () => {
  const again = { ...first, id: '다른 자리', attachedTo: { kind: 'activity', activityId: 'a' } } as const;
  expect(evidenceBytes([first, again, second])).toBe(first.sizeBytes + second.sizeBytes);
});

test('a project of the first version has no evidence and changes in nothing else', () => {
  const { evidence: _, ...rest } = aProject();
  const old = { ...rest, formatVersion: 1 };
  expect(migrateProject(old)).toEqual({ kind: 'current', value: aProject() });
  expect(old).not.toHaveProperty('evidence');
});

test('a whole project of the first version can take the place of one with evidence, and be taken back', () => {
  const { evidence: _, ...rest } = aProject();
  const operation: Operation = {
    type: 'replaceProject',
    project: { ...rest, formatVersion: 1 },
    source: null,
  };
  const { project, inverse } = applied(withThree, operation);
  expect(project.evidence).toEqual([]);
  expect(applied(project, inverse).project).toEqual(withThree);
});

test('evidence under a name no system takes, or two of one id, is no project', () => {
  const bad: Partial<Evidence>[] = [
    { fileName: '../밖.txt' },
    { fileName: '검수.txt'.normalize('NFD') },
    { fileName: '' },
    { sha256: 'x' },
    { sizeBytes: 0 },
  ];
  for (const changes of bad)
    expect(
      projectSchema.safeParse(aProject({ evidence: [{ ...first, ...changes }] })).success,
      JSON.stringify(changes),
    ).toBe(false);
});
