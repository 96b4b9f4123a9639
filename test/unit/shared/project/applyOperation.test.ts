import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyOperation,
  applyOperations,
  describeOperation,
} from '../../../../shared/project/applyOperation';
import { type Operation, operationSchema } from '../../../../shared/project/operations';
import type { Project } from '../../../../shared/project/project';
import { anEvaluation, aPicture, aProject, aRequirement, someFacts } from '../../../support/aProject';

const start = aProject({
  requirements: [
    aRequirement(),
    aRequirement({ id: 'requirement-2', number: 2, name: '알림' }),
    aRequirement({ id: 'requirement-3', categoryCode: 'CSR', number: 3, name: '서비스 메시' }),
  ],
});

const ids = ['requirement-1', 'requirement-2', 'requirement-3', 'requirement-new', 'nobody'];
const anyId = fc.constantFrom(...ids);
const shortText = fc.string({ maxLength: 20, unit: 'grapheme' });

const anyOperation = fc.oneof(
  fc.record({ type: fc.constant('editFacts' as const), changes: fc.record({ department: shortText }) }),
  fc.record({
    type: fc.constant('addRequirements' as const),
    items: fc.array(
      fc.record({ index: fc.nat(3), requirement: fc.constantFrom(aRequirement({ id: 'requirement-new' })) }),
      { minLength: 1, maxLength: 1 },
    ),
  }),
  fc.record({
    type: fc.constant('removeRequirements' as const),
    ids: fc.uniqueArray(anyId, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('editRequirement' as const),
    id: anyId,
    changes: fc.record({ name: shortText, definition: shortText }, { requiredKeys: [] }),
  }),
  fc.record({ type: fc.constant('moveRequirement' as const), id: anyId, toIndex: fc.nat(3) }),
  fc.record({
    type: fc.constant('renumberRequirements' as const),
    numbers: fc.dictionary(anyId, fc.integer({ min: 1, max: 99 }), { minKeys: 1, maxKeys: 3 }),
  }),
  fc.record({
    type: fc.constant('editCategories' as const),
    categories: fc.constant([{ code: 'SFR', name: '기능' }]),
  }),
  fc.record({ type: fc.constant('editNumbering' as const), digits: fc.constantFrom(2 as const, 3 as const) }),
  fc.record({
    type: fc.constant('editLayout' as const),
    layout: fc.constantFrom(null, {}, { bodyPt: 12, card: 'short' as const }),
  }),
  fc.record({
    type: fc.constant('editRevisions' as const),
    revisions: fc.constantFrom([], [{ id: 'r1', version: '1.0', date: '2026-11-20', what: '공고', who: '' }]),
  }),
  fc.record({
    type: fc.constant('addImage' as const),
    image: fc.constantFrom(aPicture('picture-1'), aPicture('picture-2'), aPicture('picture-3')),
    index: fc.option(fc.nat(2), { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('removeImage' as const),
    id: fc.constantFrom('picture-1', 'picture-2', 'nobody'),
  }),
  fc.record({
    type: fc.constant('editEvaluation' as const),
    evaluation: fc.constantFrom(null, anEvaluation()),
  }),
  fc.record({
    type: fc.constant('editChapter' as const),
    id: fc.constantFrom('overview', 'nowhere'),
    changes: fc.record({ title: shortText, enabled: fc.boolean() }, { requiredKeys: [] }),
  }),
  fc.record({
    type: fc.constant('addSection' as const),
    chapterId: fc.constant('overview'),
    index: fc.nat(2),
    section: fc.constantFrom(
      { id: 'overview.effect', title: '기대효과', blocks: [] },
      { id: 'overview.background', title: '겹침', blocks: [] },
    ),
  }),
  fc.record({
    type: fc.constant('removeSection' as const),
    chapterId: fc.constant('overview'),
    sectionId: fc.constantFrom('overview.background', 'overview.effect'),
  }),
  fc.record({
    type: fc.constant('editSection' as const),
    chapterId: fc.constant('overview'),
    sectionId: fc.constant('overview.background'),
    changes: fc.record({ title: shortText }),
  }),
  fc.record({
    type: fc.constant('answerDiagnosis' as const),
    item: fc.constantFrom('1', '10'),
    answer: fc.option(fc.record({ answer: fc.option(fc.boolean()), memo: shortText })),
  }),
  fc.record({
    type: fc.constant('answerGate' as const),
    gate: fc.constantFrom('cloudTarget' as const, 'innovationNeeded' as const),
    answer: fc.option(fc.boolean()),
  }),
  fc.record({
    type: fc.constant('markActivity' as const),
    activityId: fc.constantFrom('planning.plan', 'audit.execution'),
    mark: fc.option(
      fc.record({
        status: fc.constantFrom('진행' as const, '완료' as const, '해당없음' as const),
        date: fc.constant(null),
        memo: shortText,
        reason: fc.constantFrom('', '감리 대상이 아님'),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('markInspection' as const),
    round: fc.constantFrom('audit' as const, 'finalInspection' as const),
    criterionId: fc.constant('criterion-1'),
    mark: fc.option(
      fc.record({
        verdict: fc.constantFrom('적합' as const, null),
        date: fc.constant(null),
        memo: shortText,
      }),
    ),
  }),
  fc.record({
    type: fc.constant('dismissFinding' as const),
    findingId: fc.constantFrom('a', '__proto__'),
    reason: shortText,
  }),
  fc.record({ type: fc.constant('restoreFinding' as const), findingId: fc.constantFrom('a', '__proto__') }),
) as fc.Arbitrary<Operation>;

function applyAll(project: Project, operations: Operation[]) {
  let current = project;
  const inverses: Operation[] = [];
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) continue;
    current = applied.value.project;
    inverses.unshift(applied.value.inverse);
  }
  return { current, inverses };
}

test('undoing any series of changes gives back the project exactly as it was', () => {
  fc.assert(
    fc.property(fc.array(anyOperation, { maxLength: 12 }), (operations) => {
      const before = structuredClone(start);
      const { current, inverses } = applyAll(start, operations);
      const undone = applyOperations(current, inverses);
      expect(undone.ok && undone.value.project).toEqual(start);
      expect(start).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test('every inverse is itself an operation the journal accepts', () => {
  fc.assert(
    fc.property(fc.array(anyOperation, { maxLength: 8 }), (operations) => {
      for (const inverse of applyAll(start, operations).inverses)
        expect(operationSchema.safeParse(inverse).success).toBe(true);
    }),
  );
});

test('a change to a card that is not there is refused with a reason, and nothing changes', () => {
  const refused = applyOperation(start, { type: 'editRequirement', id: 'nobody', changes: { name: '없음' } });
  expect(refused).toEqual({
    ok: false,
    failure: { type: 'operationRejected', operation: 'editRequirement', reason: '고칠 요구사항이 없습니다.' },
  });
});

test('해당없음 without a reason is refused', () => {
  const mark = { status: '해당없음' as const, date: null, memo: '', reason: '  ' };
  expect(applyOperation(start, { type: 'markActivity', activityId: 'audit.execution', mark }).ok).toBe(false);
});

test('of several changes sent together, one refusal refuses all', () => {
  const applied = applyOperations(start, [
    { type: 'editFacts', changes: { department: '민원과' } },
    { type: 'removeRequirements', ids: ['nobody'] },
  ]);
  expect(applied.ok).toBe(false);
});

test('되돌리기 says what it would take back, by number and field', () => {
  expect(
    describeOperation(start, {
      type: 'editRequirement',
      id: 'requirement-3',
      changes: { definition: '새 정의' },
    }),
  ).toBe('CSR-003 정의 고침');
  expect(describeOperation(start, { type: 'removeRequirements', ids: ['requirement-1'] })).toBe(
    'SFR-001 삭제',
  );
  expect(describeOperation(start, { type: 'editChapter', id: 'overview', changes: { enabled: false } })).toBe(
    '‘사업개요’ 장 끔',
  );
});

test('a project can be replaced as a whole by another state of itself, and taken back', () => {
  const project = aProject();
  const other = aProject({ requirements: [], facts: someFacts({ agency: '다온시' }) });
  const operation = { type: 'replaceProject', project: { ...other }, source: null } as const;
  const replaced = applyOperations(project, [operation]);
  if (!replaced.ok) throw new Error(replaced.failure.type);
  expect(replaced.value.project).toEqual(other);
  expect(applyOperations(other, replaced.value.inverses)).toMatchObject({ value: { project } });
});

test('another project, a damaged one or one of a newer version replaces nothing', () => {
  for (const changes of [{ id: 'other' }, { facts: {} }, { formatVersion: 99 }, { requirements: 'x' }]) {
    const operation = {
      type: 'replaceProject',
      project: { ...aProject(), ...changes },
      source: null,
    } as const;
    expect(applyOperations(aProject(), [operation])).toMatchObject({
      failure: { type: 'operationRejected', operation: 'replaceProject' },
    });
  }
});

test('a picture beyond what a project may hold is refused, and so is one that is there already', () => {
  const large = { ...aPicture('large'), data: 'A'.repeat(1_400_000) };
  let project = start;
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    const added = applyOperation(project, { type: 'addImage', image: { ...large, id } });
    if (added.ok) project = added.value.project;
  }
  expect(applyOperation(project, { type: 'addImage', image: { ...large, id: 'f' } })).toMatchObject({
    ok: false,
    failure: { type: 'operationRejected' },
  });
  expect(applyOperation(project, { type: 'addImage', image: { ...aPicture('a') } }).ok).toBe(false);
});

test('documents parts left as usual leave no trace in the project', () => {
  const changed = applyOperations(start, [
    { type: 'editLayout', layout: { bodyPt: 12 } },
    { type: 'editLayout', layout: null },
    { type: 'editRevisions', revisions: [] },
    { type: 'editEvaluation', evaluation: anEvaluation() },
    { type: 'editEvaluation', evaluation: null },
    { type: 'addImage', image: aPicture('a') },
    { type: 'removeImage', id: 'a' },
  ]);
  expect(changed.ok && changed.value.project).toEqual(start);
});
