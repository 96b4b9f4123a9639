// Runs a command and writes down everything it and its children send to anywhere but this computer.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFrames, readSystemCalls } from './packets.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The ways to watch, best first. The first two put the command into a network namespace of its own and see every
 * frame; the last sees the system calls, and slows the command down.
 */
const watchers = [
  { name: 'network namespace', wrap: (folder, command) => inNamespace([], folder, command), read: frames },
  {
    name: 'network namespace of an unprivileged user',
    wrap: (folder, command) => inNamespace(['--user', '--map-root-user'], folder, command),
    read: frames,
  },
  { name: 'strace', wrap: underStrace, read: systemCalls },
];

/**
 * @typedef {import('./packets.mjs').Traffic & { watcher: string, code: number | null, output: string }} Watched
 */

let chosen;

/**
 * The best way to watch that works on this computer, proved by the two sanity packets; `TRAFFIC_WATCHER` (part of a
 * name) picks one. Throws with the reason of each when none works: then nothing may be claimed.
 */
export async function trafficWatcher() {
  chosen ??= choose();
  return (await chosen).name;
}

async function choose() {
  const wanted = process.env.TRAFFIC_WATCHER ?? '';
  const reasons = [];
  for (const watcher of watchers.filter(({ name }) => name.includes(wanted))) {
    try {
      const seen = await watchWith(watcher, ['true'], { stdio: 'pipe' });
      if (seen.code === 0) return watcher;
      reasons.push(`${watcher.name}: exit code ${seen.code} ${seen.output.trim()}`);
    } catch (error) {
      reasons.push(`${watcher.name}: ${error.message}`);
    }
  }
  throw new Error(`no way to watch the network here\n${reasons.join('\n')}`);
}

/**
 * Runs the command under the watcher and gives its exit code, what it printed (with `stdio: 'pipe'`) and what it sent.
 * Throws when the watcher itself was not watching from before the start until after the end.
 * @returns {Promise<Watched>}
 */
export async function watchTraffic(command, options = {}) {
  await trafficWatcher();
  return watchWith(await chosen, command, options);
}

/** One line for people: what left, or that nothing did. */
export function trafficSummary({ watcher, destinations, names, announcements }) {
  const left = [...destinations, ...names.map((name) => `name ${name}`)];
  const silent = announcements.length > 0 ? ` (group membership only: ${announcements.join(', ')})` : '';
  return `${watcher}: ${left.length === 0 ? `nothing left this computer${silent}` : `LEFT: ${left.join(', ')}`}`;
}

async function watchWith(watcher, command, { env = {}, cwd = process.cwd(), stdio = 'pipe' }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'baljugil-traffic-'));
  try {
    writeFileSync(path.join(folder, 'resolv.conf'), 'nameserver 198.18.0.1\noptions timeout:1 attempts:1\n');
    // A name service that answers by a pipe would ask on our behalf, outside.
    writeFileSync(path.join(folder, 'nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files dns\n');
    const [program, ...args] = watcher.wrap(folder, command);
    const { code, output } = await finished(program, args, {
      cwd,
      env: { ...process.env, TRAFFIC_NODE: process.execPath, ...env },
      stdio,
    });
    const traffic = watcher.read(folder);
    if (traffic.sanity.join() !== 'end,start') {
      throw new Error(`the watcher saw [${traffic.sanity}] of its two sanity packets (${code})\n${output}`);
    }
    return { watcher: watcher.name, code, output, ...traffic };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function finished(program, args, { cwd, env, stdio }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: stdio === 'pipe' ? ['ignore', 'pipe', 'pipe'] : stdio,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text) => {
        output += text;
      });
    }
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
    child.on('error', reject);
    // Not `close`: a browser left behind would keep the pipes open.
    child.on('exit', (code) => {
      for (const one of ['SIGINT', 'SIGTERM']) process.off(one, pass);
      setTimeout(() => resolve({ code, output }), 50);
    });
  });
}

function inNamespace(flags, folder, command) {
  for (const program of ['unshare', 'nsenter', 'ip', 'perl', 'mount']) needs(program);
  return [
    'unshare',
    ...flags,
    '--net',
    '--mount',
    '--',
    'sh',
    path.join(here, 'namespace.sh'),
    folder,
    ...command,
  ];
}

function underStrace(folder, command) {
  needs('strace');
  needs('perl');
  const script = 'perl "$0" sanity start; code=0; "$@" || code=$?; perl "$0" sanity end; exit $code';
  return [
    'strace',
    ...[
      '-f',
      '--seccomp-bpf',
      '-qqq',
      '-yy',
      '-e',
      'signal=none',
      '-e',
      'trace=connect,sendto,sendmsg,sendmmsg',
    ],
    ...['-o', path.join(folder, 'calls'), 'sh', '-c', script, path.join(here, 'sniff.pl'), ...command],
  ];
}

function frames(folder) {
  return readFrames(readIfThere(path.join(folder, 'frames')));
}

function systemCalls(folder) {
  return readSystemCalls(readIfThere(path.join(folder, 'calls')));
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function needs(program) {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
  if (found.status !== 0) throw new Error(`${program} is not installed`);
}
