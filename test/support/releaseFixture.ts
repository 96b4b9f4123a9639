import { exchangeWork } from '../../electron/exchange/exchangeWork';
import { readWithHistory } from '../../electron/exchange/storedExchange';
import { openProjectStore } from '../../electron/storage/projectStore';
import type { Result } from '../../shared/ipc/failure';
import type { Operation } from '../../shared/project/operations';
import { aProject, aRequirement, countingIds } from './aProject';

/** What must be found in a fixture for ever, in words that do not depend on the project's shape. */
export interface ExpectedFixture {
  projectId: string;
  revision: number;
  projectName: string;
  requirementNames: string[];
  undo: string;
  redo: string;
  /** The project's name when all of it has been taken back. */
  firstName: string;
}

/** Writes a project with a long past into `folder`, as an officer leaves it; always the same. */
export async function writeReleaseFixture(
  folder: string,
): Promise<{ bytes: Uint8Array; expected: ExpectedFixture }> {
  let minute = 0;
  const now = () => new Date(Date.UTC(2026, 10, 20, 0, minute++));
  const aStore = () =>
    openProjectStore({
      folder,
      now,
      randomId: countingIds('fixture'),
      accountName: 'officer',
      displayName: () => '김하늘',
      changesPerSnapshot: 6,
    });
  let store = aStore();
  const { id } = aProject();
  value(await store.create(aProject(), { isSample: false }));
  const apply = async (...operations: Operation[]) =>
    value(await store.apply(id, value(await store.read(id)).revision, operations));
  const card = aRequirement({ id: 'requirement-2', number: 2, name: '접수 알림', source: '회의' });
  await apply({ type: 'editFacts', changes: { projectName: '발행판 사업', totalBudget: 2_345_000_000 } });
  await apply({ type: 'addRequirements', items: [{ index: 1, requirement: card }] });
  await apply({ type: 'editRequirement', id: 'requirement-1', changes: { definition: '고친 정의' } });
  await apply({ type: 'removeRequirements', ids: ['requirement-1'] });
  value(await store.undo(id));
  value(await store.undo(id));
  value(await store.redo(id));
  await store.closeAll();
  store = aStore();
  await apply(
    {
      type: 'editSection',
      chapterId: 'overview',
      sectionId: 'overview.background',
      changes: { title: '추진 배경' },
    },
    { type: 'editNumbering', digits: 2 },
  );
  await apply({ type: 'moveRequirement', id: 'requirement-2', toIndex: 0 });
  await apply({
    type: 'answerDiagnosis',
    item: '3',
    answer: { answer: true, memo: '확인함' },
  });
  const before = value(await store.read(id));
  const project = { ...before.project, facts: { ...before.project.facts, projectName: '백업에서 온 사업' } };
  await apply({ type: 'replaceProject', project, source: null, from: '2026-11-20 09:00 백업' });
  await apply({ type: 'editFacts', changes: { projectName: '마지막 이름' } });
  value(await store.undo(id));
  const { stored, home } = value(await readWithHistory(store, folder, id));
  const bytes = value(
    await exchangeWork.pack(home, 'fixture', {
      now: new Date(Date.UTC(2026, 10, 20)),
      appVersion: '0.1.0',
      savedBy: '김하늘',
    }),
  );
  // Left without closing: the last changes are in the journal only.
  const opened = value(await store.open(id));
  const expected: ExpectedFixture = {
    projectId: id,
    revision: stored.revision,
    projectName: stored.project.facts.projectName,
    requirementNames: stored.project.requirements.map((one) => one.name),
    undo: opened.undo ?? '',
    redo: opened.redo ?? '',
    firstName: aProject().facts.projectName,
  };
  return { bytes, expected };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
