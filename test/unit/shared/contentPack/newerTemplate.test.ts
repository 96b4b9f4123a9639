import { expect, test } from 'vitest';
import { applyOperations } from '../../../../shared/project/applyOperation';
import { requirementsFromTemplates } from '../../../../shared/requirement/fromTemplate';
import { newerTemplate, takeNewerTemplate } from '../../../../shared/requirement/newerTemplate';
import type { Requirement } from '../../../../shared/requirement/requirement';
import { aProject, countingIds } from '../../../support/aProject';
import { aTemplate, recoverySeconds } from '../../../support/aTemplate';

const old = aTemplate({ definition: '{복구시간}초 안에 복구한다.', parameters: [recoverySeconds] });
const next = aTemplate({
  ...old,
  version: '1.10.0',
  name: '고친 보기 요구사항',
  definition: '{복구시간}초 안에 스스로 복구한다.',
});
const content = { requirementTemplates: [next], earlierTemplates: [old] };

function aCard(changes: Partial<Requirement> = {}): Requirement {
  const project = aProject({ requirements: [] });
  const [card] = requirementsFromTemplates([old], project, countingIds());
  if (!card) throw new Error('no card was made');
  return { ...card, ...changes };
}
const update = (card: Requirement) => {
  const found = newerTemplate(card, content);
  if (!found) throw new Error('there is no newer version');
  return found;
};
const states = (card: Requirement) => update(card).fields.map(({ field, state }) => `${field} ${state}`);

test('a card of the newest version, an older library and one written by hand have nothing to take over', () => {
  expect(newerTemplate(aCard(), { requirementTemplates: [old], earlierTemplates: [] })).toBeNull();
  expect(newerTemplate(aCard({ origin: null }), content)).toBeNull();
  const newest = aCard({ origin: { templateId: old.id, version: '2.0' } });
  expect(newerTemplate(newest, content)).toBeNull();
});

test('only fields still as the earlier version wrote them may be taken, with the project’s own figures', () => {
  expect(states(aCard())).toEqual(['name asWritten', 'definition asWritten']);
  const own = aCard({
    definition: '60초 안에 복구한다.',
    origin: { templateId: old.id, version: old.version, parameters: { 복구시간: 60 } },
  });
  expect(update(own).fields[1]).toMatchObject({ state: 'asWritten', theirs: '60초 안에 스스로 복구한다.' });
  expect(states(aCard({ definition: '우리 기관의 말로 고쳤다.' }))).toEqual([
    'name asWritten',
    'definition edited',
  ]);
});

test('where the earlier version is not known, nothing is taken for untouched', () => {
  const found = newerTemplate(aCard(), { ...content, earlierTemplates: [] });
  expect(found?.fields.map((one) => one.state)).toEqual(['edited', 'edited']);
});

test('what is taken over is one change that can be undone, and what was edited by hand stays', () => {
  const card = aCard({ name: '손으로 고친 이름' });
  const project = aProject({ requirements: [card] });
  const operation = takeNewerTemplate(card, update(card), new Set(['name', 'definition']), countingIds());
  const applied = applyOperations(project, [operation]);
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
  const [after] = applied.value.project.requirements;
  expect(after).toMatchObject({
    name: '손으로 고친 이름',
    definition: '30초 안에 스스로 복구한다.',
    origin: { version: '1.10.0', parameters: { 복구시간: 30 } },
  });
  expect(newerTemplate(after ?? card, content)).toBeNull();
  const undone = applyOperations(applied.value.project, applied.value.inverses);
  expect(undone.ok && undone.value.project).toEqual(project);
});

test('as long as something is left to take, the card keeps its version and is offered the rest', () => {
  const card = aCard();
  const operation = takeNewerTemplate(card, update(card), new Set(['name']), countingIds());
  expect(operation.changes).toEqual({ name: '고친 보기 요구사항' });
  expect(states({ ...card, name: '고친 보기 요구사항' })).toEqual(['definition asWritten']);
});
