import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { builtChild } from './support/children';
import { inTemporaryFolder } from './support/places';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 60;
const processes = 4;

/** What lies in the folder when four processes want the project at the same moment. */
const before = {
  nothing: () => null,
  'the lock of a process that is gone': () => ({ pid: 2 ** 22 + 1, processStart: null, host: hostname() }),
  'the lock of a process whose number another one has now': () => ({
    pid: process.pid,
    processStart: 'long ago',
    host: hostname(),
  }),
  'half a lock': () => '{"pid": 1',
  'the lock of another computer': () => ({ pid: 1, processStart: null, host: '다른-컴퓨터' }),
} as const;
type Kind = keyof typeof before;

/** Four processes want one project at the same time, again and again: one gets it, whatever a dead one left behind. */
export function run(runs: number): Promise<FaultReport> {
  return inTemporaryFolder(async (folder) => {
    const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
    await store.create(aProject(), { isSample: false });
    const home = path.join(folder, 'projects', 'project-1');
    const racers = await racersOf(builtChild('lockRacer', folder), folder);
    const tally = new Tally();
    let saved = 0;
    let withoutWinner = 0;
    for (let count = 0; count < runs; count++) {
      const kinds = Object.keys(before) as Kind[];
      const kind = kinds[count % kinds.length] ?? 'nothing';
      const name = `race ${count} over ${kind}`;
      await tally.run(name, async () => {
        const lock = before[kind]();
        const stale = path.join(home, `lock-stale-${count}.json`);
        if (lock)
          writeFileSync(
            stale,
            typeof lock === 'string' ? lock : JSON.stringify({ ...lock, account: '없는 사람' }),
          );
        const said = await all(racers, 'open');
        const won = said.filter((one) => one === 'won').length;
        saved += won;
        if (won > 1) tally.found('wrongState', `${name}: ${won} had the project open for writing`);
        const isElsewhere = kind === 'the lock of another computer';
        if (isElsewhere && won > 0) tally.found('wrongState', `${name}: opened over it`);
        if (!isElsewhere && won === 0) withoutWinner += 1;
        for (const one of said)
          if (one !== 'won' && one !== 'busy') tally.found('wrongState', `${name}: ${one}`);
        await all(racers, 'close');
        if (isElsewhere) rmSync(stale);
        const left = readdirSync(home).filter((one) => one.startsWith('lock-'));
        if (left.length > 0) tally.found('wrongState', `${name}: ${left.join(', ')} left`);
      });
    }
    for (const racer of racers) racer.process.kill('SIGKILL');
    // All may give way to each other, which a second click mends; a lock nobody can get would not be one.
    if (withoutWinner > Math.max(1, runs / 20))
      tally.found('wrongState', `${withoutWinner} of ${runs} races without a winner`);
    const history = await store.history('project-1');
    if (!history.ok || history.value.total !== saved || !history.value.isProven)
      tally.found(
        'acknowledgedLost',
        `${saved} saved, ${history.ok ? history.value.total : 'no'} in the history`,
      );
    const control = await plainRaces(folder, Math.max(runs, 60));
    return tally.report({ control, notes: [`${saved} races won, ${withoutWinner} without a winner`] });
  });
}

interface Racer {
  process: ChildProcessWithoutNullStreams;
  ask(what: string): Promise<string>;
}

async function racersOf(script: string, folder: string): Promise<Racer[]> {
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const child = spawn(process.execPath, [script, folder], { stdio: 'pipe' });
      child.stderr.pipe(process.stderr);
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const next = async () => String((await lines.next()).value ?? 'it died');
      await next();
      const ask = (what: string) => {
        child.stdin.write(`${what}\n`);
        return next();
      };
      return { process: child, ask };
    }),
  );
}

function all(racers: Racer[], what: string): Promise<string[]> {
  return Promise.all(racers.map((racer) => racer.ask(what)));
}

/** The same race for a lock that is looked for first and made then. */
async function plainRaces(folder: string, runs: number) {
  const plain = path.join(folder, 'plain');
  mkdirSync(plain);
  const racers = await racersOf(builtChild('plainRacer', folder), plain);
  let losses = 0;
  for (let count = 0; count < runs; count++) {
    const said = await all(racers, 'open');
    if (said.filter((one) => one === 'won').length > 1) losses += 1;
    rmSync(path.join(plain, 'lock'), { force: true });
    rmSync(path.join(plain, 'plain.json'), { force: true });
  }
  for (const racer of racers) racer.process.kill('SIGKILL');
  return { runs, losses };
}
