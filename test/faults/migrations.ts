import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { loadProjectFile } from '../../electron/storage/projectFiles';
import { openProjectStore } from '../../electron/storage/projectStore';
import { currentFormatVersion } from '../../shared/project/project';
import { migrateProject, projectMigrations } from '../../shared/project/projectMigrations';
import { aProject } from '../support/aProject';
import type { Fault } from './support/faultyFileSystem';
import { migratedUnderFault, oldFolder } from './support/migrationSweep';
import { inTemporaryFolder } from './support/places';
import { type FaultReport, Tally } from './support/tally';

/** Fixed cases. */
export const runsByDefault = 1;

const fixtures = fileURLToPath(new URL('../fixtures/projects', import.meta.url));

/** Files of every released version open; a newer format is refused with its bytes untouched; a step that fails changes nothing. */
export async function run(): Promise<FaultReport> {
  const tally = new Tally();
  for (const name of readdirSync(fixtures))
    await tally.run(name, () =>
      inTemporaryFolder(async (folder) => {
        const loaded = await loadProjectFile(path.join(fixtures, name));
        if (!loaded.ok) return tally.found('acknowledgedLost', `${name}: ${loaded.failure.type}`);
        const aStore = () => openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
        const made = await aStore().create(loaded.value, { isSample: false });
        const read = made.ok ? await aStore().read(made.value.projectId) : made;
        if (!read.ok || !isDeepStrictEqual({ ...read.value.project, id: loaded.value.id }, loaded.value))
          tally.found('wrongState', `${name} is different in the store`);
      }),
    );
  await tally.run('a newer format', () => inTemporaryFolder((folder) => newerFormat(folder, tally)));
  await tally.run('a step that fails', async () => {
    const old = JSON.parse(JSON.stringify({ ...aProject(), formatVersion: 1 }));
    const before = JSON.stringify(old);
    const steps = [
      { name: 'AddMarks', from: 1, migrate: (one: Record<string, unknown>) => ({ ...one, marks: [] }) },
      {
        name: 'Fail',
        from: 2,
        migrate: (): Record<string, unknown> => {
          throw new Error('a step that fails');
        },
      },
    ];
    try {
      migrateProject(old, steps, 3);
      tally.found('wrongState', 'a step that fails was passed over');
    } catch {
      if (JSON.stringify(old) !== before) tally.found('wrongState', 'the old project was changed');
    }
  });
  await inTemporaryFolder((parent) => everyCall(parent, tally));
  const released = `${projectMigrations.length} migrations released; format ${currentFormatVersion}`;
  return tally.report({ notes: [released] });
}

/** Every call of a migration ended or failed once and for ever: old or new, never half. */
async function everyCall(parent: string, tally: Tally): Promise<void> {
  for (const isClosed of [true, false]) {
    const old = await oldFolder(parent, { isClosed });
    const { calls } = await migratedUnderFault(parent, old, null);
    const faults: [Fault, boolean][] = [
      ['crash', false],
      ...(['EIO', 'ENOSPC', 'EBUSY', 'EPERM', 'short'] as const).flatMap((one): [Fault, boolean][] => [
        [one, false],
        [one, true],
      ]),
    ];
    for (const [fault, isPersistent] of faults)
      for (let at = 0; at < calls; at++)
        await tally.run(`${fault} at ${at}`, async () => {
          const { wrong } = await migratedUnderFault(parent, old, { fault, at, isPersistent });
          if (wrong) tally.found('wrongState', wrong);
        });
  }
}

async function newerFormat(folder: string, tally: Tally): Promise<void> {
  const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
  await store.create(aProject(), { isSample: false });
  const file = path.join(folder, 'projects', 'project-1', 'snapshot-000000000000.json');
  const json = (readFileSync(file, 'utf8').split('\n')[1] ?? '').replace(
    /"formatVersion":\d+/,
    '"formatVersion":999',
  );
  const text = `${createHash('sha256').update(json).digest('hex')}\n${json}\n`;
  writeFileSync(file, text);
  for (const opened of [
    await store.open('project-1'),
    await store.apply('project-1', 0, [{ type: 'editNumbering', digits: 2 }]),
  ])
    if (opened.ok || opened.failure.type !== 'newerVersion')
      tally.found('wrongState', JSON.stringify(opened));
  if (readFileSync(file, 'utf8') !== text) tally.found('acknowledgedLost', 'the newer file was changed');
}
