import { describe, expect, test } from 'vitest';
import {
  duties,
  forgottenDuties,
  isSettled,
  markProblem,
  openDuties,
} from '../../../../shared/lifecycle/activityMarks';
import { nextActivities } from '../../../../shared/lifecycle/nextActivities';
import { projectStatus, stageProgress } from '../../../../shared/lifecycle/progress';
import { stageAdvice } from '../../../../shared/lifecycle/stageAdvice';
import { applyOperation } from '../../../../shared/project/applyOperation';
import { projectSchema } from '../../../../shared/project/project';
import { aCriterion, aMark, aProject, aRequirement, sixStages } from './builders';

const stages = sixStages();
const doneIn = (...ids: string[]) =>
  Object.fromEntries(ids.flatMap((id) => [`${id}.first`, `${id}.second`]).map((id) => [id, aMark('완료')]));

describe('단계 진행', () => {
  test('every activity without a mark keeps its stage open', () => {
    const [planning] = stageProgress(aProject(), stages);
    expect(planning).toMatchObject({ total: 2, open: 2, isComplete: false });
    expect(planning?.counts).toEqual({ 대기: 2, 진행: 0, 완료: 0, 해당없음: 0 });
  });

  test('a stage is complete when each activity is 완료 or 해당없음 with a reason', () => {
    const project = aProject({
      activities: { 'planning.first': aMark('완료'), 'planning.second': aMark('해당없음') },
    });
    expect(stageProgress(project, stages)[0]).toMatchObject({ open: 0, isComplete: true });
  });

  test('해당없음 without a reason settles nothing and says what is missing', () => {
    const bare = aMark('해당없음', { reason: '  ' });
    expect(markProblem(bare)).toEqual({ type: 'reasonMissing' });
    expect(isSettled(bare)).toBe(false);
    const project = aProject({ activities: { 'planning.first': bare, 'planning.second': aMark('완료') } });
    expect(stageProgress(project, stages)[0]).toMatchObject({ open: 1, isComplete: false });
  });

  test('the operation that marks 해당없음 without a reason is refused', () => {
    const outcome = applyOperation(aProject(), {
      type: 'markActivity',
      activityId: 'planning.first',
      mark: aMark('해당없음', { reason: '' }),
    });
    expect(outcome.ok).toBe(false);
  });

  test('an untouched 필요시 activity does not keep its stage open, a started one does', () => {
    const untouched = aProject({ activities: doneIn('selection') });
    expect(stageProgress(untouched, stages)[2]).toMatchObject({ isComplete: true });
    const started = aProject({ activities: { ...doneIn('selection'), 'selection.briefing': aMark('진행') } });
    expect(stageProgress(started, stages)[2]).toMatchObject({ isComplete: false, open: 1 });
  });

  test('a mark for an activity named like a built-in property is not mistaken for one', () => {
    const odd = sixStages();
    const first = odd[0]?.steps[0]?.activities[0];
    if (first) first.id = 'constructor';
    expect(stageProgress(aProject(), odd)[0]?.counts.대기).toBe(2);
  });

  test('a mark of an activity this version does not know is kept and reported, not counted', () => {
    const status = projectStatus(aProject({ activities: { 'retired.activity': aMark('완료') } }), { stages });
    expect(status.unknownActivityIds).toEqual(['retired.activity']);
    expect(status.stages.reduce((sum, stage) => sum + stage.counts.완료, 0)).toBe(0);
  });
});

describe('다음 할 일', () => {
  const names = (project = aProject(), limit = 5) =>
    nextActivities(project, stages, limit).map((one) => one.activityId);

  test('a new project starts with the first activity of 기획·검토', () => {
    expect(names()).toEqual(['planning.first', 'planning.second']);
  });

  test('what is already in progress comes first, wherever it is', () => {
    expect(names(aProject({ activities: { 'closing.second': aMark('진행') } }))[0]).toBe('closing.second');
  });

  test('감리 is offered beside 개발·구축, not after it', () => {
    const project = aProject({ activities: doneIn('planning', 'projectPlan', 'selection') });
    expect(names(project)).toEqual(['delivery.first', 'audit.first', 'delivery.second']);
  });

  test('감리 begun while 개발·구축 is open is listed with it', () => {
    const project = aProject({
      activities: { ...doneIn('planning', 'projectPlan', 'selection'), 'audit.first': aMark('진행') },
    });
    expect(names(project)).toEqual(['audit.first', 'delivery.first', 'audit.second', 'delivery.second']);
  });

  test('a 필요시 activity is offered in its place and marked as such', () => {
    const project = aProject({ activities: doneIn('planning', 'projectPlan') });
    expect(names(project)).toEqual(['selection.first', 'selection.briefing', 'selection.second']);
    expect(nextActivities(project, stages)[1]).toMatchObject({ optional: true, reason: '필요할 때만 해요.' });
  });

  test('when everything is settled nothing is left to do', () => {
    const project = aProject({
      activities: doneIn('planning', 'projectPlan', 'selection', 'delivery', 'audit', 'closing'),
    });
    expect(names(project)).toEqual([]);
    expect(projectStatus(project, { stages }).currentStage).toBeNull();
  });

  test('the list is as short as asked and names no activity twice', () => {
    const many = names(aProject({ activities: { 'planning.second': aMark('진행') } }), 1);
    expect(many).toEqual(['planning.second']);
    const all = names(aProject({ activities: { 'planning.second': aMark('진행') } }));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('단계 조언', () => {
  const kinds = (project = aProject(), stageId: Parameters<typeof stageAdvice>[2] = 'delivery') =>
    stageAdvice(project, stages, stageId).map((one) => one.kind);

  test('open work of an earlier stage is advice with its count, and 감리 does not wait for 개발·구축', () => {
    const project = aProject({ activities: doneIn('planning', 'projectPlan', 'selection') });
    expect(kinds(project, 'audit')).not.toContain('earlierOpen');
    const [earlier] = stageAdvice(project, stages, 'closing').filter((one) => one.kind === 'earlierOpen');
    expect(earlier).toMatchObject({ count: 4, text: expect.stringContaining('개발·구축 2건, 감리 2건') });
  });

  test('planning reminds of an undecided self-diagnosis and stops when the gates close it', () => {
    expect(kinds(aProject(), 'planning')).toEqual(['diagnosisOpen']);
    const closed = aProject({
      diagnosis: { gates: { cloudTarget: false, innovationNeeded: null }, answers: {} },
    });
    expect(kinds(closed, 'planning')).toEqual([]);
  });

  test('before the contract, requirements without a complete 검수기준 are named', () => {
    const project = aProject({ requirements: [aRequirement('r1', { acceptanceCriteria: [] })] });
    expect(kinds(project, 'selection')).toContain('criteriaMissing');
  });

  test('closing warns of 부적합 and of items nobody inspected', () => {
    const project = aProject({
      requirements: [aRequirement('r1', { acceptanceCriteria: [aCriterion('c1'), aCriterion('c2')] })],
      inspections: { audit: {}, finalInspection: { c1: { verdict: '부적합', date: null, memo: '' } } },
    });
    const advice = stageAdvice(project, stages, 'closing');
    expect(advice.find((one) => one.kind === 'nonconforming')).toMatchObject({ count: 1 });
    expect(advice.filter((one) => one.kind === 'notInspected').map((one) => one.count)).toEqual([2, 1]);
  });
});

describe('클라우드 네이티브 의무', () => {
  test('a duty stays open until the officer confirms it', () => {
    expect(openDuties(aProject(), stages)).toHaveLength(6);
    const confirmed = aProject({
      activities: { 'planning.first': aMark('진행', { addressedDuties: ['planning.first.duty'] }) },
    });
    expect(openDuties(confirmed, stages)).toHaveLength(5);
    expect(duties(confirmed, stages)[0]).toMatchObject({ isAddressed: true, stageId: 'planning' });
  });

  test.each(['완료', '해당없음'] as const)(
    'an activity closed as %s over its duty does not hide the duty',
    (status) => {
      const project = aProject({ activities: { 'planning.first': aMark(status) } });
      expect(forgottenDuties(project, stages).map((duty) => duty.id)).toEqual(['planning.first.duty']);
      expect(stageAdvice(project, stages, 'planning').map((one) => one.kind)).toContain('dutyForgotten');
      expect(projectStatus(project, { stages }).duties).toMatchObject({
        total: 6,
        open: 6,
        forgotten: ['planning.first.duty'],
      });
    },
  );

  test('a waiting activity has an open duty that is not yet forgotten', () => {
    expect(forgottenDuties(aProject(), stages)).toEqual([]);
  });
});

describe('사업 현황', () => {
  test('is plain JSON with the diagnosis, the inspections and the number of requirements', () => {
    const project = aProject({
      requirements: [aRequirement('r1')],
      diagnosis: {
        gates: { cloudTarget: true, innovationNeeded: true },
        answers: Object.fromEntries(
          ['1', '2', '3', '4', '5', '6'].map((number) => [number, { answer: true, memo: '' }]),
        ),
      },
    });
    const status = projectStatus(project, { stages });
    expect(JSON.parse(JSON.stringify(status))).toEqual(status);
    expect(status).toMatchObject({
      currentStage: 'planning',
      requirementCount: 1,
      diagnosis: { outcome: 'review', yes: 6, no: 0, unknown: 4 },
      inspections: { audit: { total: 1, 미점검: 1 }, finalInspection: { total: 1, 미점검: 1 } },
    });
  });

  test('a project file with confirmed duties and one without both open', () => {
    const project = aProject({
      activities: {
        'planning.first': aMark('완료', { addressedDuties: ['planning.first.duty'] }),
        'planning.second': aMark('완료'),
      },
    });
    expect(projectSchema.parse(JSON.parse(JSON.stringify(project)))).toEqual(project);
  });
});
