import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wrongAfterKill } from './support/afterKill';
import { builtChild } from './support/children';
import { fillDisk, type Say } from './support/fillDisk';
import { Ledger } from './support/ledger';
import { memoryDisk } from './support/memoryDisk';
import { inTemporaryFolder, onSmallDisk, plainRevision, whyNoMounts } from './support/places';
import { randomFrom } from './support/randomFrom';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 40;
const controlsAtMost = 40;
/** Given back before the next start, which is not to be hindered by the full disk itself. */
const reserveBytes = 32 * 1_024;

type Place = (seed: number, work: (folder: string) => Promise<void>) => Promise<void>;

/**
 * Projects on disks with a random small room, worked on until long after the disk is full: small tmpfs and ext4 disks, a limit
 * on the size of files, and a simulated disk.
 */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  return inTemporaryFolder(async (folder) => {
    const why = whyNoMounts();
    const limited = process.platform === 'linux' ? builtChild('limitedWriter', folder) : null;
    const ext4 = why === null ? smallExt4(folder) : null;
    const media: [string, (seed: number, name: string) => Promise<void>][] = [
      ['simulated disk', (seed, name) => onSimulatedDisk(seed, name, tally)],
    ];
    if (why === null) {
      media.push(['tmpfs', (seed, name) => onTmpfs(seed, (disk) => filled(disk, seed, name, tally))]);
      media.push(['tmpfs', (seed, name) => onTmpfs(seed, (disk) => filled(disk, seed, name, tally))]);
    }
    if (ext4)
      for (let count = 0; count < 2; count++)
        media.push(['ext4', (seed, name) => ext4.on(seed, (disk) => filled(disk, seed, name, tally))]);
    const used = new Map<string, number>();
    try {
      for (let seed = 1; seed <= runs; seed++) {
        const [medium, work] =
          limited && seed % 25 === 0
            ? (['file size limit', limitedRun(limited, folder, tally)] as const)
            : (media[seed % media.length] ?? media[0] ?? ['', async () => {}]);
        used.set(medium, (used.get(medium) ?? 0) + 1);
        const name = `${medium} ${seed}`;
        await tally.run(name, () => work(seed, name));
      }
      const controls = Math.min(runs, controlsAtMost);
      let losses = 0;
      for (let seed = 1; seed <= controls; seed++)
        if (why === null)
          await onTmpfs(seed, async (disk) => {
            losses += isLostPlainly(disk) ? 1 : 0;
          });
        else losses += (await isLostPlainlyInMemory(seed)) ? 1 : 0;
      const over = [...used].map(([medium, count]) => `${medium} ${count}`).join(', ');
      return tally.report({
        control: { runs: controls, losses, over },
        notes: why ? [`no mounts: ${why}`] : [],
      });
    } finally {
      ext4?.unmount();
    }
  });
}

/** From 40 to 440 kB. */
const roomKilobytes = (seed: number) => 40 + Math.floor(randomFrom(seed)() * 400);

const onTmpfs: Place = (seed, work) => onSmallDisk(roomKilobytes(seed), work);

function smallExt4(folder: string): { on: Place; unmount(): void } | null {
  const image = path.join(folder, 'small.img');
  const mounted = path.join(folder, 'small');
  const call = (program: string, ...options: string[]) => execFileSync(program, options, { stdio: 'pipe' });
  try {
    mkdirSync(mounted);
    call('truncate', '-s', '6M', image);
    call('mkfs.ext4', '-q', '-F', '-m', '0', image);
    call('mount', '-o', 'loop', image, mounted);
  } catch {
    return null;
  }
  return {
    on: async (seed, work) => {
      const { bavail, bsize } = statfsSync(mounted);
      const ballast = path.join(mounted, 'ballast');
      const data = path.join(mounted, 'data');
      mkdirSync(data);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - roomKilobytes(seed) * 1_024)));
      try {
        await work(data);
      } finally {
        for (const one of [ballast, data]) rmSync(one, { recursive: true, force: true });
      }
    },
    unmount: () => void call('umount', mounted),
  };
}

async function filled(folder: string, seed: number, name: string, tally: Tally): Promise<void> {
  const reserve = path.join(folder, 'reserve');
  writeFileSync(reserve, Buffer.alloc(reserveBytes));
  const { ledger, say } = listener(name, tally);
  await fillDisk(folder, randomFrom(seed), say);
  rmSync(reserve);
  tellWrong(await wrongAfterKill(folder, ledger, { mayBeUnderWay: false }), name, tally);
}

async function onSimulatedDisk(seed: number, name: string, tally: Tally): Promise<void> {
  const fileSystem = memoryDisk(roomKilobytes(seed) * 1_024);
  const folder = path.resolve('/data');
  await fileSystem.createFolder(folder);
  const { ledger, say } = listener(name, tally);
  await fillDisk(folder, randomFrom(seed), say, fileSystem);
  tellWrong(await wrongAfterKill(folder, ledger, { mayBeUnderWay: false, fileSystem }), name, tally);
}

function limitedRun(script: string, folder: string, tally: Tally) {
  return async (seed: number, name: string) => {
    const data = path.join(folder, `limited-${seed}`);
    mkdirSync(data);
    // In blocks of 512 bytes.
    const limit = String(20 + Math.floor(randomFrom(seed)() * 200));
    const shell = 'ulimit -f "$1" && exec "$2" "$3" "$4" "$5"';
    const said = execFileSync(
      'sh',
      ['-c', shell, 'sh', limit, process.execPath, script, data, String(seed)],
      { encoding: 'utf8' },
    );
    const { ledger, say } = listener(name, tally);
    for (const line of said.split('\n').filter(Boolean)) say(...(JSON.parse(line) as Parameters<Say>));
    tellWrong(await wrongAfterKill(data, ledger, { mayBeUnderWay: false }), name, tally);
    rmSync(data, { recursive: true });
  };
}

function listener(name: string, tally: Tally): { ledger: Ledger; say: Say } {
  const ledger = new Ledger();
  const say: Say = (kind, what, value) => {
    tally.goesOn();
    if (kind === 'done') ledger.found(what, value);
    else if (kind === 'refused' && value !== '') tally.found('wrongState', `${name}, ${what}: ${value}`);
  };
  return { ledger, say };
}

function tellWrong(wrong: string[], name: string, tally: Tally): void {
  for (const one of wrong)
    tally.found(one.includes('lost') ? 'acknowledgedLost' : 'wrongState', `${name}: ${one}`);
}

/** Whether writing a growing file plainly destroys what was saved before. */
function isLostPlainly(folder: string): boolean {
  const file = path.join(folder, 'plain.json');
  for (let revision = 1; ; revision++)
    try {
      writeFileSync(file, JSON.stringify({ revision, text: '가'.repeat(revision * 2_000) }));
    } catch {
      return plainRevision(file) !== revision - 1;
    }
}

async function isLostPlainlyInMemory(seed: number): Promise<boolean> {
  const disk = memoryDisk(roomKilobytes(seed) * 1_024);
  const file = path.resolve('/plain.json');
  for (let revision = 1; ; revision++) {
    const text = Buffer.from('가'.repeat(revision * 2_000));
    try {
      const open = await disk.open(file, revision === 1 ? 'create' : 'change');
      await open.truncate(0);
      if ((await open.write(text, 0)) < text.length) await open.write(text.subarray(1), 1);
    } catch {
      return (await disk.status(file)).sizeBytes !== text.length - 6_000;
    }
  }
}
