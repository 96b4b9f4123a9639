import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { noteSaid, wrongAfterKill } from './support/afterKill';
import { builtChild, killed, letWrite, startWriter } from './support/children';
import { Ledger } from './support/ledger';
import { inTemporaryFolder, plainRevision } from './support/places';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 25;
/** Until a plain program was met in the middle of its writing so often, or was not in so many kills. */
const controlLosses = 3;
const controlsAtMost = 400;
/** Kills one data folder goes through before a new one is begun. */
const killsPerFolder = 20;

/** A program that edits, compacts, exports, imports, backs up, restores and changes settings is killed at random. */
export function run(runs: number): Promise<FaultReport> {
  return inTemporaryFolder(async (folder) => {
    const script = builtChild('killedWriter', folder);
    const tally = new Tally();
    const data = path.join(folder, 'data');
    const done = new Map<string, number>();
    let ledger = new Ledger();
    const start = (seed: number) => startWriter(script, data, String(seed));
    let next = start(1);
    for (let count = 0; count < runs; count++) {
      const child = next;
      // Loads itself while the one before is at work.
      next = start(count + 2);
      await tally.run(`kill ${count}`, async () => {
        if (count % killsPerFolder === 0) ledger = await aFreshFolder(data);
        await letWrite(child);
        await killed(child, Math.random() * 120);
        tally.goesOn();
        for (const kind of noteSaid(child, ledger)) done.set(kind, (done.get(kind) ?? 0) + 1);
        if (child.problem()) tally.found('untypedErrors', `kill ${count}: ${child.problem()}`);
        for (const wrong of await wrongAfterKill(data, ledger))
          tally.found(wrong.includes('lost') ? 'acknowledgedLost' : 'wrongState', `kill ${count}: ${wrong}`);
      });
    }
    next.process.kill('SIGKILL');
    return tally.report({
      control: await control(path.join(folder, 'plain'), folder),
      notes: [`answered before a kill: ${[...done].map(([kind, count]) => `${kind} ${count}`).join(', ')}`],
    });
  });
}

async function aFreshFolder(data: string): Promise<Ledger> {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data);
  const store = openProjectStore({ folder: data, now: () => new Date(), randomId: randomUUID });
  await store.create(aProject(), { isSample: false });
  const ledger = new Ledger();
  ledger.found('project', aProject().facts.projectName);
  return ledger;
}

async function control(plain: string, folder: string) {
  const script = builtChild('plainWriter', folder);
  let losses = 0;
  let runs = 0;
  let next = startWriter(script, plain);
  for (; losses < controlLosses && runs < controlsAtMost; runs++) {
    const child = next;
    next = startWriter(script, plain);
    await letWrite(child);
    await killed(child, Math.random() * 80);
    const found = plainRevision(path.join(plain, 'plain.json'));
    if (found === null || found < Number(child.lines().at(-1) ?? 0)) losses += 1;
  }
  next.process.kill('SIGKILL');
  return { runs, losses };
}
