import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exchangeWork } from '../../../../electron/exchange/exchangeWork';
import { readWithHistory } from '../../../../electron/exchange/storedExchange';
import { openBackups } from '../../../../electron/storage/backups';
import { openProjectStore, type ProjectStore } from '../../../../electron/storage/projectStore';
import { ok, type Result } from '../../../../shared/ipc/failure';
import { currentFormatVersion } from '../../../../shared/project/project';
import type { ExpectedFixture } from '../../../support/releaseFixture';

const fixtures = fileURLToPath(new URL('../../../fixtures/stores', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-released-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** A store with its backups, as the app has them. */
function aStore() {
  const store: ProjectStore = openProjectStore({
    folder,
    now: () => new Date(),
    randomId: randomUUID,
    beforeMigration: (stored) => backups.makeOf(stored),
  });
  const backups = openBackups({
    folder,
    store,
    now: () => new Date(),
    timer: () => () => undefined,
    appVersion: '9.9.9',
    pack: async (projectId, now, known) => {
      const { home } = value(await readWithHistory(store, folder, projectId, { known }));
      const bytes = value(await exchangeWork.pack(home, 'fixture', { now, appVersion: '9.9.9' }));
      return ok({ project: home.project, bytes });
    },
  });
  return { store, backups };
}

for (const name of readdirSync(fixtures)) {
  const expected = JSON.parse(
    readFileSync(path.join(fixtures, name, 'expected.json'), 'utf8'),
  ) as ExpectedFixture;
  const isOlder = name !== `format${currentFormatVersion}`;

  test(`a project stored by a released version (${name}) opens with its history, and all of it can be taken back`, async () => {
    await cp(path.join(fixtures, name, 'projects'), path.join(folder, 'projects'), { recursive: true });
    const { store, backups } = aStore();
    const opened = value(await store.open(expected.projectId));
    expect(opened).toMatchObject({
      readOnly: false,
      revision: expected.revision,
      undo: expected.undo,
      redo: expected.redo,
    });
    expect(opened.project.formatVersion).toBe(currentFormatVersion);
    expect(opened.project.facts.projectName).toBe(expected.projectName);
    expect(opened.project.requirements.map((one) => one.name)).toEqual(expected.requirementNames);
    expect(opened.notices).toHaveLength(isOlder ? 1 : 0);
    expect(value(await store.history(expected.projectId))).toMatchObject({
      total: expected.revision,
      isProven: true,
    });
    const reasons = value(await backups.list(expected.projectId)).map(({ reason, problem }) => [
      reason,
      problem,
    ]);
    expect(reasons).toEqual(isOlder ? [['beforeMigration', null]] : []);

    value(await store.redo(expected.projectId));
    let undone = await store.undo(expected.projectId);
    while (undone.ok) undone = await store.undo(expected.projectId);
    expect(undone.failure.type).toBe('nothingToUndo');
    await store.closeAll();
    const first = value(await aStore().store.read(expected.projectId));
    expect(first.project.facts.projectName).toBe(expected.firstName);
  });
}
