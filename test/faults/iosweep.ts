import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FileSystem, nodeFileSystem } from '../../electron/storage/fileSystem';
import { type Fault, type FaultPlan, faultyFileSystem } from './support/faultyFileSystem';
import { inTemporaryFolder } from './support/places';
import {
  type Place,
  played,
  preparedInMemory,
  type Session,
  sessions,
  wrongAfterRestart,
} from './support/sessions';
import { type FaultReport, Tally } from './support/tally';

/** 0 stands for every call with every fault. */
export const runsByDefault = 0;

const faults: Fault[] = ['EIO', 'ENOSPC', 'EBUSY', 'EPERM', 'short', 'crash'];

/** Every call of every session fails once, or from there on for ever, in every way. */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  const points: { session: Session; plan: FaultPlan }[] = [];
  for (const session of sessions) {
    const calls = await callsOf(session);
    for (const fault of faults)
      for (const isPersistent of fault === 'crash' ? [false] : [false, true])
        for (let at = 0; at < calls; at++) points.push({ session, plan: { fault, at, isPersistent } });
  }
  const step = runs > 0 ? Math.max(1, points.length / runs) : 1;
  for (let index = 0; index < points.length; index += step) {
    const point = points[Math.floor(index)];
    if (point) await tally.run(nameOf(point), () => sweep(point, tally));
  }
  return tally.report({
    control: await control(),
    notes: [`${points.length} points in ${sessions.length} sessions`],
  });
}

interface Point {
  session: Session;
  plan: FaultPlan;
}

function nameOf({ session, plan: { fault, at, isPersistent } }: Point): string {
  return `${session.name}: ${fault}${isPersistent ? ' for ever' : ''} at call ${at}`;
}

/** How many calls the session makes when nothing fails; it must then do what it says. */
async function callsOf(session: Session): Promise<number> {
  return inTemporaryFolder(async (folder) => {
    const place = { folder, fileSystem: nodeFileSystem };
    await session.prepare?.(place);
    const fileSystem = faultyFileSystem(null);
    const { ledger, untyped } = await played(session, { folder, fileSystem });
    const wrong = [...untyped, ...(await wrongAfterRestart(place, ledger, false))];
    if (wrong.length > 0) throw new Error(`${session.name} without a fault: ${wrong.join('; ')}`);
    return fileSystem.calls;
  });
}

async function sweep(point: Point, tally: Tally): Promise<void> {
  const { session, plan } = point;
  await onDisk(point, async (place) => {
    const faulty = faultyFileSystem(plan, place.fileSystem);
    const { ledger, untyped } = await played(session, { ...place, fileSystem: faulty });
    for (const error of untyped) tally.found('untypedErrors', `${nameOf(point)}: ${error}`);
    const mayBeUnderWay = plan.isPersistent || plan.fault === 'crash';
    for (const wrong of await wrongAfterRestart(place, ledger, mayBeUnderWay))
      tally.found(wrong.includes('lost') ? 'acknowledgedLost' : 'wrongState', `${nameOf(point)}: ${wrong}`);
  });
}

/** Every tenth call on a real disk; the others on one in memory, which is asked and answers in the same way. */
async function onDisk({ session, plan }: Point, work: (place: Place) => Promise<void>): Promise<void> {
  if (plan.at % 10 !== 0) return work(await preparedInMemory(session));
  await inTemporaryFolder(async (folder) => {
    const place = { folder, fileSystem: nodeFileSystem };
    await session.prepare?.(place);
    await work(place);
  });
}

/** The same faults over a program that simply writes its file again. */
async function control() {
  let losses = 0;
  let runs = 0;
  for (const fault of faults)
    for (let at = 0; at < 24; at++) {
      runs += 1;
      losses += await inTemporaryFolder(async (folder) => {
        const file = path.join(folder, 'plain.txt');
        const saved = await writePlainly(file, faultyFileSystem({ fault, at, isPersistent: false }));
        const found = await readFile(file, 'utf8').catch(() => '');
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
      try {
        await open.truncate(0);
        await open.write(Buffer.from(text), 0);
      } finally {
        await open.close();
      }
      saved = text;
    } catch {
      return saved;
    }
  return saved;
}
