import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { whyNoMounts } from './places';

/** A file system in a file that can be copied while it is in use. */
export interface CutDisk {
  name: string;
  /** Makes it below a folder and mounts it; answers where. */
  make(folder: string): string;
  /** Keeps what is on the disk now. */
  copy(): void;
  /** Works on the copy kept last, mounted, which replays the file system's own journal. */
  onCopy(folder: string, work: (mounted: string) => Promise<void>): Promise<void>;
  unmake(folder: string): void;
}

const kinds: Record<string, { size: string; make: string[] }> = {
  ext4: { size: '96M', make: ['mkfs.ext4', '-q', '-F'] },
  ext3: { size: '96M', make: ['mke2fs', '-q', '-F', '-t', 'ext3'] },
  xfs: { size: '320M', make: ['mkfs.xfs', '-q', '-f'] },
  btrfs: { size: '128M', make: ['mkfs.btrfs', '-q', '-f'] },
};

/** The file systems this computer can make and mount, and why not the others. */
export function cutDisks(): { disks: CutDisk[]; missing: string[] } {
  const why = whyNoMounts();
  if (why !== null) return { disks: [], missing: [`no disks in files: ${why}`] };
  const known = readFileSync('/proc/filesystems', 'utf8').split(/\s+/);
  const missing: string[] = [];
  const disks = Object.entries(kinds).flatMap(([name, { size, make }]) => {
    const [program = ''] = make;
    const lacking = known.includes(name) ? (hasProgram(program) ? null : `no ${program}`) : 'no driver';
    if (lacking) missing.push(`not on ${name}: ${lacking}`);
    return lacking ? [] : [diskOf(name, size, make)];
  });
  return { disks, missing };
}

function diskOf(name: string, size: string, [program = '', ...options]: string[]): CutDisk {
  let image = '';
  let loop = '';
  // A copy has the same identity as the original; xfs refuses two of those at a time.
  const mountOptions = name === 'xfs' ? 'loop,nouuid' : 'loop';
  return {
    name,
    make(folder) {
      const mounted = path.join(folder, `disk-${name}`);
      image = path.join(folder, `${name}.img`);
      mkdirSync(mounted);
      call('truncate', '-s', size, image);
      call(program, ...options, image);
      call('mount', '-t', name, '-o', mountOptions, image, mounted);
      loop = call('losetup', '-j', image).split(':')[0]?.split('/').at(-1) ?? '';
      return mounted;
    },
    copy() {
      // Taken again when anything was written meanwhile: the copy is of one moment.
      for (let attempt = 0; ; attempt++) {
        const before = writesOf(loop);
        call('cp', '--sparse=always', image, `${image}.cut`);
        if (writesOf(loop) === before) return;
        if (attempt > 50) throw new Error(`${name} does not come to rest`);
      }
    },
    async onCopy(folder, work) {
      const mounted = path.join(folder, `cut-${name}`);
      mkdirSync(mounted, { recursive: true });
      call('mount', '-t', name, '-o', mountOptions, `${image}.cut`, mounted);
      try {
        await work(mounted);
      } finally {
        call('umount', mounted);
      }
    },
    unmake: (folder) => void call('umount', path.join(folder, `disk-${name}`)),
  };
}

/** Writes the kernel has finished on a loop device, and those under way. */
function writesOf(loop: string): string {
  const fields = readFileSync(`/sys/block/${loop}/stat`, 'utf8').trim().split(/\s+/);
  return `${fields[4]} ${fields[8]}`;
}

function call(program: string, ...options: string[]): string {
  return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function hasProgram(name: string): boolean {
  try {
    call('sh', '-c', `PATH="$PATH:/usr/sbin:/sbin" command -v ${name}`);
    return true;
  } catch {
    return false;
  }
}
