import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { builtChild, killed, startWriter } from './support/children';
import { inTemporaryFolder, plainRevision, whyNoMounts } from './support/places';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 20;

/**
 * A disk in a file is copied while the writer is stopped: the copy holds what the kernel had sent to the disk by then and
 * nothing else. Mounted, which replays the file system's own journal, it must hold every change answered as saved.
 */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  const why = whyNoMounts() ?? missingTool();
  if (why !== null) return tally.report({ skipped: why });
  return inTemporaryFolder(async (folder) => {
    const disk = path.join(folder, 'disk');
    const image = path.join(folder, 'disk.img');
    mkdirSync(disk);
    call('truncate', '-s', '96M', image);
    call('mkfs.ext4', '-q', '-F', image);
    call('mount', '-o', 'loop', image, disk);
    try {
      const data = path.join(disk, 'data');
      const store = openProjectStore({ folder: data, now: () => new Date(), randomId: randomUUID });
      await store.create(aProject(), { isSample: false });
      const writer = builtChild('killedWriter', folder);
      for (let count = 0; count < runs; count++)
        await tally.run(`cut ${count}`, async () => {
          const saved = await cut(writer, data, image);
          await onCopy(folder, async (copy) => {
            const read = await openProjectStore({
              folder: path.join(copy, 'data'),
              now: () => new Date(),
              randomId: randomUUID,
            }).read('project-1');
            if (!read.ok) return tally.found('acknowledgedLost', JSON.stringify(read.failure));
            const { revision, project } = read.value;
            if (revision < saved) tally.found('acknowledgedLost', `${saved} saved, ${revision} found`);
            if (
              revision > 0 &&
              project.facts.projectName !== `사업 ${revision} ${'가'.repeat((revision - 1) % 60)}`
            )
              tally.found('wrongState', `revision ${revision} is not what was written`);
          });
        });
      const plain = path.join(disk, 'plain');
      const plainWriter = builtChild('plainWriter', folder);
      let losses = 0;
      const controls = Math.min(runs, 15);
      for (let count = 0; count < controls; count++) {
        const saved = await cut(plainWriter, plain, image);
        await onCopy(folder, async (copy) => {
          const found = plainRevision(path.join(copy, 'plain', 'plain.json'));
          if (found === null || found < saved) losses += 1;
        });
      }
      return tally.report({
        control: { runs: controls, losses },
        notes: ['ext4 only: no tools for xfs and exFAT here'],
      });
    } finally {
      call('umount', disk);
    }
  });
}

/** Stops a writer at random and copies the disk as it is; what had been answered as saved by then. */
async function cut(script: string, data: string, image: string): Promise<number> {
  const child = await startWriter(script, data);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
  child.process.kill('SIGSTOP');
  // Its last lines may still be in the pipe.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const saved = child.saved();
  copyFileSync(image, `${image}.cut`);
  await killed(child, 0);
  return saved;
}

async function onCopy(folder: string, work: (disk: string) => Promise<void>): Promise<void> {
  const disk = path.join(folder, 'cut');
  mkdirSync(disk, { recursive: true });
  call('mount', '-o', 'loop', path.join(folder, 'disk.img.cut'), disk);
  try {
    await work(disk);
  } finally {
    call('umount', disk);
  }
}

function call(program: string, ...options: string[]): void {
  execFileSync(program, options, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function missingTool(): string | null {
  try {
    call('mkfs.ext4', '-V');
    call('losetup', '-f');
    return null;
  } catch (error) {
    return `no disk in a file can be made: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
  }
}
