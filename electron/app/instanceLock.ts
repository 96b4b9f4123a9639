import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from '../../shared/zod';
import { isRunning, processStart } from '../storage/runningProcess';

const ownerSchema = z.object({
  pid: z.int().positive(),
  /** When the process started, in the system's own notation; `null` where the system does not tell. */
  processStart: z.string().nullable(),
  host: z.enum(['electron', 'browser']),
  /** Where a running browser host answers; empty until it does. */
  origin: z.string(),
  secret: z.string(),
});
export type InstanceOwner = z.infer<typeof ownerSchema>;

export type InstanceLock =
  | { held: true; announce(origin: string): void; release(): void; secret: string }
  | { held: false; owner: InstanceOwner };

/**
 * Lets one program at a time work in the data folder (absolute, existing), whichever host it runs in: settings and
 * projects have one writer. The lock of a process that is gone is taken over.
 */
export function lockInstance(dataFolder: string, host: InstanceOwner['host']): InstanceLock {
  const file = path.join(dataFolder, 'instance.lock');
  const own: InstanceOwner = {
    pid: process.pid,
    processStart: processStart(process.pid),
    host,
    origin: '',
    secret: randomBytes(32).toString('base64url'),
  };

  for (let attempt = 0; attempt < 5; attempt++) {
    if (publish(file, own)) {
      return {
        held: true,
        secret: own.secret,
        announce(origin) {
          // Same owner, so replacing is safe: nobody else removes the lock of a living process.
          writeFileSync(file, JSON.stringify({ ...own, origin }), { mode: 0o600 });
        },
        release() {
          if (readOwner(file)?.secret === own.secret) removeQuietly(file);
        },
      };
    }
    const owner = readOwner(file);
    if (owner && isLiving(owner)) return { held: false, owner };
    removeQuietly(file);
  }
  throw new Error('the instance lock could not be taken');
}

// A link appears with its whole content or not at all, so no reader ever sees half a lock.
function publish(file: string, owner: InstanceOwner): boolean {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    // File systems without hard links (FAT): creating exclusively is the next best.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS') {
      try {
        writeFileSync(file, JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
        return true;
      } catch (second) {
        if ((second as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw second;
      }
    }
    throw error;
  } finally {
    removeQuietly(draft);
  }
}

function readOwner(file: string): InstanceOwner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function isLiving({ pid, processStart: started }: InstanceOwner): boolean {
  if (pid === process.pid || !isRunning(pid)) return false;
  const start = processStart(pid);
  // The number of a process that ended is given to another one.
  return started === null || start === null || started === start;
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Already gone, which is what was wanted.
  }
}
