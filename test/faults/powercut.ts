import path from 'node:path';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { noteSaid, wrongAfterKill } from './support/afterKill';
import { builtChild, killed, letWrite, startWriter, type WritingChild } from './support/children';
import { type CutDisk, cutDisks } from './support/cutDisks';
import { faultyFileSystem } from './support/faultyFileSystem';
import { Ledger } from './support/ledger';
import { memoryDisk } from './support/memoryDisk';
import { inTemporaryFolder, plainRevision } from './support/places';
import { randomFrom } from './support/randomFrom';
import { sessions as all, played, preparedInMemory, wrongAfterRestart } from './support/sessions';
import { type FaultReport, Tally } from './support/tally';

/** Cuts for each file system there is. */
export const runsByDefault = 20;
/** A cut of the simulated disk is cheap. */
const simulatedPerCut = 20;
const controlsAtMost = 15;

/**
 * The power goes while projects are written: on disks in files, of every file system that can be made and mounted here, and
 * on a simulated disk that at the cut loses, tears and reorders whatever was not flushed.
 */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  const simulated = await simulatedCuts(runs * simulatedPerCut, tally);
  let losses = simulated.losses;
  let controls = simulated.runs;
  const over = [`simulated disk ${runs * simulatedPerCut}`];
  const { disks, missing } = cutDisks();
  for (const disk of disks) {
    const control = await inTemporaryFolder((folder) => cutsOf(disk, folder, runs, tally));
    losses += control.losses;
    controls += control.runs;
    over.push(`${disk.name} ${runs}`);
    // Each must show losses by itself: a disk that keeps what was not flushed proves nothing.
    if (control.losses === 0) tally.found('wrongState', `the control on ${disk.name} lost nothing`);
  }
  return tally.report({ control: { runs: controls, losses, over: over.join(', ') }, notes: missing });
}

/** Every session ended at a random call, with what was not flushed by then left to chance. */
async function simulatedCuts(runs: number, tally: Tally) {
  const calls = new Map<string, number>();
  const sessions = all;
  for (const session of sessions) {
    const place = await preparedInMemory(session);
    const counting = faultyFileSystem(null, place.fileSystem);
    await played(session, { ...place, fileSystem: counting });
    calls.set(session.name, counting.calls);
  }
  for (let seed = 1; seed <= runs; seed++) {
    const random = randomFrom(seed);
    const session = sessions[seed % sessions.length];
    if (!session) continue;
    // Now and then after the last call: what was answered last must be safe, too.
    const at = Math.floor(random() * (calls.get(session.name) ?? 0) * 1.1);
    const name = `${session.name}, cut at call ${at}, seed ${seed}`;
    await tally.run(name, async () => {
      const place = await preparedInMemory(session);
      const fileSystem = faultyFileSystem({ fault: 'crash', at, isPersistent: false }, place.fileSystem);
      const { ledger, untyped } = await played(session, { ...place, fileSystem });
      for (const error of untyped) tally.found('untypedErrors', `${name}: ${error}`);
      const after = { ...place, fileSystem: place.fileSystem.cut(random) };
      for (const wrong of await wrongAfterRestart(after, ledger, true))
        tally.found(wrong.includes('lost') ? 'acknowledgedLost' : 'wrongState', `${name}: ${wrong}`);
    });
  }
  return simulatedControl(Math.min(runs, 200));
}

/** A program that writes its file in place without flushing it. */
async function simulatedControl(runs: number) {
  let losses = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const disk = memoryDisk();
    const file = path.resolve('/plain.txt');
    const write = async (text: string) => {
      const open = await disk.open(file, text === '1' ? 'create' : 'change');
      await open.truncate(0);
      await open.write(Buffer.from(text), 0);
      await open.close();
    };
    for (const text of ['1', '22', '333', '4444']) await write(text);
    const after = disk.cut(randomFrom(seed));
    const found = await after.status(file).catch(() => null);
    if (found?.sizeBytes !== 4) losses += 1;
  }
  return { runs, losses };
}

/**
 * A disk in a file is copied while the writer is stopped: the copy holds what the kernel had sent to the disk by then and
 * nothing else. Mounted, which replays the file system's own journal, it must hold everything answered as saved.
 */
async function cutsOf(disk: CutDisk, folder: string, runs: number, tally: Tally) {
  const writer = builtChild('killedWriter', folder);
  const plainWriter = builtChild('plainWriter', folder);
  const mounted = disk.make(folder);
  try {
    const data = path.join(mounted, 'data');
    const store = openProjectStore({ folder: data, now: () => new Date(), randomId: () => 'unused-1' });
    await store.create(aProject(), { isSample: false });
    const ledger = new Ledger();
    ledger.found('project', aProject().facts.projectName);
    for (let count = 0; count < runs; count++) {
      const child = startWriter(writer, data, String(count + 1));
      await tally.run(`${disk.name} cut ${count}`, async () => {
        await cut(child, disk);
        tally.goesOn();
        // What it says after the copy counts for the next cut only.
        const said = new Ledger(ledger);
        noteSaid(child, said);
        await killed(child, 0);
        if (child.problem()) tally.found('untypedErrors', `${disk.name} cut ${count}: ${child.problem()}`);
        await disk.onCopy(folder, async (copy) => {
          tally.goesOn();
          for (const wrong of await wrongAfterKill(path.join(copy, 'data'), said))
            tally.found(
              wrong.includes('lost') ? 'acknowledgedLost' : 'wrongState',
              `${disk.name} cut ${count}: ${wrong}`,
            );
        });
        noteSaid(child, ledger);
      });
    }
    let losses = 0;
    const controls = Math.min(runs, controlsAtMost);
    for (let count = 0; count < controls; count++) {
      const child = startWriter(plainWriter, path.join(mounted, 'plain'));
      await cut(child, disk);
      const saved = Number(child.lines().at(-1) ?? 0);
      await killed(child, 0);
      await disk.onCopy(folder, async (copy) => {
        const found = plainRevision(path.join(copy, 'plain', 'plain.json'));
        if (found === null || found < saved) losses += 1;
      });
    }
    return { runs: controls, losses };
  } finally {
    disk.unmake(folder);
  }
}

/** Stops a writer at random and copies the disk as it is. */
async function cut(child: WritingChild, disk: CutDisk): Promise<void> {
  await letWrite(child);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
  child.process.kill('SIGSTOP');
  // Its last lines may still be in the pipe.
  await new Promise((resolve) => setTimeout(resolve, 20));
  disk.copy();
}
