import { describe, expect, test } from 'vitest';
import { applyOperation, describeOperation } from '../../../../shared/project/applyOperation';
import { projectSchema } from '../../../../shared/project/project';
import { changeParameter } from '../../../../shared/requirement/changeParameter';
import { requirementsFromTemplates, templateOf } from '../../../../shared/requirement/fromTemplate';
import { aProject, countingIds } from '../../../support/aProject';
import { aTemplate, recoverySeconds } from '../../../support/aTemplate';

const template = aTemplate({
  parameters: [recoverySeconds, { ...recoverySeconds, name: '대수', default: 30, unit: '대' }],
  definition: '장애 뒤 {복구시간}초 안에 복구한다.',
  details: [
    { level: '□', text: '복구' },
    { level: '○', text: '{복구시간}' },
    { level: '○', text: '{대수}' },
    { level: '○', text: '{대수}대를 {복구시간}초 안에 살린다.' },
  ],
  acceptanceCriteria: [
    {
      method: '끈다',
      condition: '업무시간',
      limit: '{복구시간}초 이내',
      inspector: '발주기관',
      timing: '감리',
    },
    {
      method: '켠다',
      condition: '{대수}대',
      limit: '오류 0건',
      inspector: '발주기관',
      basis: '오류는 없어야 한다.',
    },
  ],
});

const newId = countingIds();
function aCard(changes = {}) {
  const [card] = requirementsFromTemplates([template], { requirements: [], numbering: { digits: 3 } }, newId);
  if (!card) throw new Error('no card');
  return { ...card, ...changes };
}

describe('another 기준값', () => {
  test('is written into every text that is still as the library wrote it, as one change that can be taken back', () => {
    const project = aProject({ requirements: [aCard()] });
    const [card] = project.requirements;
    if (!card) throw new Error('no card');
    const { operation, rewrittenCount, leftAlone } = changeParameter(card, template, '복구시간', 45);
    expect(describeOperation(project, operation)).toMatch(/^CSR-001 기준값/);
    const applied = applyOperation(project, operation);
    if (!applied.ok) throw new Error('rejected');
    const [changed] = applied.value.project.requirements;
    expect(changed?.definition).toBe('장애 뒤 45초 안에 복구한다.');
    expect(changed?.details.map((one) => one.text)).toEqual(['복구', '45', '30', '30대를 45초 안에 살린다.']);
    expect(changed?.acceptanceCriteria.map((one) => one.limit)).toEqual(['45초 이내', '오류 0건']);
    expect(changed?.acceptanceCriteria.map((one) => one.id)).toEqual(
      card.acceptanceCriteria.map((one) => one.id),
    );
    expect(changed?.origin?.parameters).toEqual({ 복구시간: 45, 대수: 30 });
    expect([rewrittenCount, leftAlone]).toEqual([4, []]);
    const undone = applyOperation(applied.value.project, applied.value.inverse);
    expect(undone.ok && undone.value.project).toEqual(project);
    expect(projectSchema.safeParse(applied.value.project).success).toBe(true);
  });

  test('follows lines that were moved', () => {
    const card = aCard();
    const moved = { ...card, details: card.details.toReversed() };
    const { operation, leftAlone } = changeParameter(moved, template, '복구시간', 45);
    expect(operation.changes.details?.[0]?.text).toBe('30대를 45초 안에 살린다.');
    expect(leftAlone).toEqual([]);
  });

  test('leaves alone what was edited by hand, and says how the library would write it', () => {
    const card = aCard({ definition: '장애 뒤 30초나 그보다 빨리 복구한다.' });
    const { operation, leftAlone } = changeParameter(card, template, '복구시간', 45);
    expect(operation.changes).not.toHaveProperty('definition');
    expect(operation.changes.acceptanceCriteria?.[0]?.limit).toBe('45초 이내');
    expect(leftAlone).toEqual([{ field: 'definition', text: '장애 뒤 45초 안에 복구한다.' }]);
  });

  test('of a card from before there were figures starts from the defaults', () => {
    const card = aCard({ origin: { templateId: template.id, version: '0.9.0' } });
    const { operation } = changeParameter(card, template, '대수', 4);
    expect(operation.changes.acceptanceCriteria?.[1]?.condition).toBe('4대');
    expect(operation.changes.origin).toEqual({
      templateId: template.id,
      version: '0.9.0',
      parameters: { 복구시간: 30, 대수: 4 },
    });
  });

  test('is what the library item reads with for this card, and what taking the item again starts from', () => {
    const card = aCard();
    const { operation } = changeParameter(card, template, '복구시간', 45);
    const changed = { ...card, ...operation.changes };
    expect(templateOf(changed, [template])?.definition).toBe('장애 뒤 45초 안에 복구한다.');
    const [again] = requirementsFromTemplates(
      [template],
      { requirements: [changed], numbering: { digits: 3 } },
      newId,
    );
    expect(again?.definition).toBe('장애 뒤 45초 안에 복구한다.');
  });
});
