import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { onSmallDisk, plainRevision, whyNoMounts } from './support/places';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 40;

/** Projects on disks of a random small size, changed until long after the disk is full. */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  const why = whyNoMounts();
  if (why !== null) return tally.report({ skipped: why });
  for (let count = 0; count < runs; count++)
    await tally.run(`disk ${count}`, () =>
      onSmallDisk(40 + Math.floor(Math.random() * 400), (folder) => fill(folder, tally)),
    );
  let losses = 0;
  const controls = Math.min(runs, 40);
  for (let count = 0; count < controls; count++)
    losses += await onSmallDisk(40 + Math.floor(Math.random() * 400), async (folder) =>
      fillPlainly(folder) ? 1 : 0,
    );
  return tally.report({ control: { runs: controls, losses } });
}

async function fill(folder: string, tally: Tally): Promise<void> {
  const aStore = () =>
    openProjectStore({ folder, now: () => new Date(), randomId: randomUUID, changesPerSnapshot: 7 });
  const store = aStore();
  const made = await store.create(aProject(), { isSample: false });
  if (!made.ok) {
    if (made.failure.type !== 'diskFull') tally.found('wrongState', JSON.stringify(made.failure));
    return;
  }
  let revision = 0;
  let refusals = 0;
  const names = [aProject().facts.projectName];
  while (refusals < 20) {
    const projectName = `사업 ${revision} ${'가'.repeat(Math.floor(Math.random() * 80))}`;
    const applied = await store.apply('project-1', revision, [
      { type: 'editFacts', changes: { projectName } },
    ]);
    if (applied.ok) {
      revision = applied.value.revision;
      names[revision] = projectName;
    } else {
      refusals += 1;
      if (applied.failure.type !== 'diskFull') tally.found('wrongState', JSON.stringify(applied.failure));
    }
  }
  await store.closeAll();
  const read = await aStore().read('project-1');
  if (!read.ok) return tally.found('acknowledgedLost', JSON.stringify(read.failure));
  if (read.value.revision < revision)
    tally.found('acknowledgedLost', `${revision} saved, ${read.value.revision} found`);
  if (read.value.revision > revision)
    tally.found('wrongState', `a refused change is there: ${read.value.revision}`);
  if (read.value.project.facts.projectName !== names[read.value.revision])
    tally.found('wrongState', 'another name');
}

/** Whether writing a growing file plainly destroys what was saved before. */
function fillPlainly(folder: string): boolean {
  const file = path.join(folder, 'plain.json');
  for (let revision = 1; ; revision++)
    try {
      writeFileSync(file, JSON.stringify({ revision, text: '가'.repeat(revision * 2_000) }));
    } catch {
      return plainRevision(file) !== revision - 1;
    }
}
