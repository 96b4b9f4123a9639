// npm run -s faults -- <name> [--n N] [--json] [--without <guard>]: breaks things on purpose and counts what was lost.
// One JSON line. The scenario runs in a process of its own, and a step of it that takes too long is a hang.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { guards } from './guards.mjs';
import { root } from './tools.mjs';

/** Computing for so long without a word is a hang; on a busy machine that takes longer than by the clock. */
const hangMilliseconds = 5_000;
/** And so is only waiting. */
const waitMilliseconds = 30_000;
/** Between two runs something may be built or mounted. */
const idleMilliseconds = 120_000;
const memoryLimitMB = 512;
const folder = path.join(root, 'test/faults');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const { values, positionals } = parseArgs({
  options: { n: { type: 'string' }, json: { type: 'boolean' }, without: { type: 'string' } },
  allowPositionals: true,
});
const [name] = positionals;
const asked = values.n === undefined ? undefined : Number(values.n);
const isCountWrong = asked !== undefined && !(Number.isInteger(asked) && asked > 0);
if (!name || !names.includes(name) || isCountWrong || (values.without && !guards[values.without])) {
  console.error(
    `npm run -s faults -- <${names.join(' | ')}> [--n N] [--json] [--without <${Object.keys(guards).join(' | ')}>]`,
  );
  process.exit(2);
}
if (values.without) process.env.BALJUGIL_WITHOUT = values.without;

let isStopped = false;
// In memory where there is such a place: the faults are ours, the disk only makes it slow.
const place = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'baljugil-faults-'));
process.env.BALJUGIL_FAULTS = place;
try {
  process.exitCode = await runScenario();
} finally {
  clearAway();
}

/** Also the disks a program that was ended had mounted. */
function clearAway() {
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8').split('\n') : [];
  const mine = mounts.map((line) => line.split(' ')[1] ?? '').filter((one) => one.startsWith(`${place}/`));
  for (const one of mine.reverse()) spawnSync('umount', [one]);
  rmSync(place, { recursive: true, force: true });
}

async function runScenario() {
  const builder = path.join(root, 'scripts/buildFaultProgram.mjs');
  const built = spawnSync(process.execPath, [builder, path.join(folder, `${name}.ts`), place], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) return 2;
  const total = { runs: 0, acknowledgedLost: 0, wrongState: 0, unreported: 0, untypedErrors: 0, worstMs: 0 };
  let peakMB = 0;
  let ended = await part(0);
  for (let skip = 0; ; ended = await part(skip)) {
    for (const key of Object.keys(total))
      total[key] =
        key === 'worstMs' ? Math.max(total[key], ended.counts[key]) : total[key] + ended.counts[key];
    peakMB = Math.max(peakMB, ended.counts.peakMB);
    if (ended.report) break;
    // It hung or died in the middle of a run: that run counts as such, the next ones are still made.
    total.untypedErrors += 1;
    console.error(`untypedErrors: ${ended.why} in «${ended.counts.name}»`);
    // Between two runs the harness itself is broken.
    if (ended.counts.isIdle || isStopped) break;
    skip += ended.counts.runs;
  }
  const { control, notes = [], examples = [], skipped } = ended.report ?? {};
  const line = { name, ...total, peakMB, ...(control && { control }) };
  if (values.json) console.log(JSON.stringify(line));
  else console.table({ ...line, control: JSON.stringify(control) });
  for (const text of [...notes, ...(skipped ? [`skipped: ${skipped}`] : []), ...examples])
    console.error(text);
  // A control that loses nothing shows that the faults do not reach the disk.
  const isBlind = control !== undefined && control.losses === 0;
  if (isBlind) console.error('The control lost nothing: these faults prove nothing.');
  const isLarge = peakMB >= memoryLimitMB;
  if (isLarge) console.error(`${peakMB} MB is more than ${memoryLimitMB} MB.`);
  const wrong = total.acknowledgedLost + total.wrongState + total.unreported + total.untypedErrors;
  return wrong > 0 || isBlind || isLarge || !ended.report ? 1 : 0;
}

/** Runs the scenario from one run on, watched; its report, or what it had counted when it hung or died. */
function part(skip) {
  const program = `require(${JSON.stringify(path.join(place, `${name}.cjs`))})`;
  const code = `process.on('disconnect', () => process.exit(1));
    const { run, runsByDefault } = ${program};
    run(${asked ?? 'runsByDefault'}).then((report) => process.send({ report }, () => process.exit(0)));`;
  const child = spawn(process.execPath, ['--eval', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, BALJUGIL_SKIP: String(skip) },
    detached: true,
  });
  // With all it started: a group of its own.
  const end = () => process.kill(-child.pid, 'SIGKILL');
  const stop = () => {
    isStopped = true;
    end();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  let counts = {
    runs: 0,
    acknowledgedLost: 0,
    wrongState: 0,
    unreported: 0,
    untypedErrors: 0,
    worstMs: 0,
    peakMB: 0,
    name: 'the beginning',
    isIdle: true,
  };
  let report = null;
  let why = 'the program died';
  let heard = performance.now();
  let rest = '';
  child.stdio[3].on('data', (data) => {
    heard = performance.now();
    const lines = `${rest}${data}`.split('\n');
    rest = lines.pop() ?? '';
    const last = lines.at(-1);
    if (last) counts = JSON.parse(last);
  });
  child.on('message', (message) => {
    report = message.report;
  });
  let computed = 0;
  const watch = setInterval(() => {
    if (report) return;
    const waited = performance.now() - heard;
    if (waited < 300) computed = computedMilliseconds(child.pid);
    const limit = counts.isIdle ? idleMilliseconds : waitMilliseconds;
    const isStuck = !counts.isIdle && computedMilliseconds(child.pid) - computed > hangMilliseconds;
    if (waited < limit && !isStuck) return;
    why = `no word for ${Math.round(waited / 1_000)} s`;
    counts.worstMs = Math.max(counts.worstMs, Math.round(waited));
    end();
  }, 100);
  return new Promise((resolve) => {
    child.on('close', () => {
      clearInterval(watch);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      resolve({ counts, report, why });
    });
  });
}

/** Processor time of a process so far; where the system does not tell, the time by the clock. */
function computedMilliseconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    // In hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return performance.now();
  }
}
