import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { builtChild, killed, startWriter } from './support/children';
import { inTemporaryFolder, plainRevision } from './support/places';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 25;
/** Enough for a plain program to be met in the middle of its writing. */
const controls = 80;

/** A writer is killed at random, again and again in one project. */
export function run(runs: number): Promise<FaultReport> {
  return inTemporaryFolder(async (folder) => {
    const aStore = () => openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
    await aStore().create(aProject(), { isSample: false });
    const script = builtChild('killedWriter', folder);
    const tally = new Tally();
    for (let count = 0; count < runs; count++)
      await tally.run(`kill ${count}`, async () => {
        const child = await startWriter(script, folder);
        await killed(child, Math.random() * 80);
        if (child.problem()) return tally.found('untypedErrors', child.problem());
        const read = await aStore().read('project-1');
        if (!read.ok) return tally.found('acknowledgedLost', JSON.stringify(read.failure));
        const { revision, project } = read.value;
        if (revision < child.saved())
          tally.found('acknowledgedLost', `${child.saved()} saved, ${revision} found`);
        if (revision > child.saved() + 1) tally.found('wrongState', `${revision} found of ${child.saved()}`);
        if (project.facts.projectName !== `사업 ${revision} ${'가'.repeat((revision - 1) % 60)}`)
          tally.found('wrongState', `revision ${revision} is not what was written`);
      });
    return tally.report({ control: await control(path.join(folder, 'plain'), folder, controls) });
  });
}

async function control(plain: string, folder: string, runs: number) {
  const script = builtChild('plainWriter', folder);
  let losses = 0;
  for (let count = 0; count < runs; count++) {
    const child = await startWriter(script, plain);
    await killed(child, Math.random() * 80);
    const found = plainRevision(path.join(plain, 'plain.json'));
    if (found === null || found < child.saved()) losses += 1;
  }
  return { runs, losses };
}
