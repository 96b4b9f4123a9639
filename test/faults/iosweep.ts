import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileSystem } from '../../electron/storage/fileSystem';
import { faultAt, inFolder, play } from './support/faultSweep';
import { type Fault, type FaultPlan, faultyFileSystem } from './support/faultyFileSystem';
import { type FaultReport, Tally } from './support/tally';

/** 0 stands for every call with every fault. */
export const runsByDefault = 0;

const faults: Fault[] = ['EIO', 'ENOSPC', 'EBUSY', 'EPERM', 'short', 'crash'];

/** Every call of a session fails once, or from there on for ever, in every way. */
export async function run(runs: number): Promise<FaultReport> {
  const counting = faultyFileSystem(null);
  await inFolder((folder) => play(folder, counting));
  const plans: FaultPlan[] = [];
  for (const fault of faults)
    for (const isPersistent of fault === 'crash' ? [false] : [false, true])
      for (let at = 0; at < counting.calls; at++) plans.push({ fault, at, isPersistent });
  const step = runs > 0 ? Math.max(1, Math.floor(plans.length / runs)) : 1;
  const tally = new Tally();
  for (let index = 0; index < plans.length; index += step) {
    const plan = plans[index];
    if (!plan) continue;
    await tally.run(JSON.stringify(plan), async () => {
      const wrong = await faultAt(plan);
      if (wrong?.includes('not a typed failure')) tally.found('untypedErrors', wrong);
      else if (wrong) tally.found('acknowledgedLost', wrong);
    });
  }
  return tally.report({ control: await control() });
}

/** The same faults over a program that simply writes its file again. */
async function control() {
  let losses = 0;
  let runs = 0;
  for (const fault of faults)
    for (let at = 0; at < 24; at++) {
      runs += 1;
      losses += await inFolder(async (folder) => {
        const saved = await writePlainly(
          path.join(folder, 'plain.txt'),
          faultyFileSystem({ fault, at, isPersistent: false }),
        );
        const found = await readFile(path.join(folder, 'plain.txt'), 'utf8').catch(() => '');
        return saved !== '' && found !== saved ? 1 : 0;
      });
    }
  return { runs, losses };
}

async function writePlainly(file: string, fileSystem: FileSystem): Promise<string> {
  let saved = '';
  for (let revision = 1; revision <= 6; revision++)
    try {
      const text = `${'내용 '.repeat(revision)}${revision}`;
      const open = await fileSystem.open(file, revision === 1 ? 'create' : 'change');
      await open.truncate(0);
      await open.write(Buffer.from(text), 0);
      await open.close();
      saved = text;
    } catch {
      return saved;
    }
  return saved;
}
