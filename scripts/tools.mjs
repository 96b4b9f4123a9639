// Shared by the scripts. Only Node's own modules: these run before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a program with our terminal and gives its exit code; 127 when it could not be started. */
export function run(command, args, { env = {}, stdio = 'inherit', cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio, env: { ...process.env, ...env } });
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      for (const one of ['SIGINT', 'SIGTERM']) process.off(one, pass);
      resolve(code ?? (signal ? 130 : 1));
    });
  });
}

/** npm, also on Windows, where it is a script that only a shell can start. */
export function runNpm(args, options = {}) {
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return run(process.execPath, [program, ...args], options);
  if (process.platform === 'win32')
    return run('cmd.exe', ['/d', '/s', '/c', `npm ${args.join(' ')}`], options);
  return run('npm', args, options);
}

/** Whether node_modules is missing or older than the lock file. */
export function needsInstall() {
  const installed = modified(path.join(root, 'node_modules/.package-lock.json'));
  return installed === 0 || installed < modified(path.join(root, 'package-lock.json'));
}

/** Whether dist/ is missing, unfinished or older than what it is built from. */
export function needsBuild() {
  const built = modified(path.join(root, 'dist/built'));
  if (built === 0) return true;
  const sources = [
    'electron',
    'renderer',
    'shared',
    'scripts/build.mjs',
    'package.json',
    'package-lock.json',
  ];
  return sources.some((source) => newest(path.join(root, source)) > built);
}

/** Installs when needed; gives the exit code. Nothing but npm's own answer is shown. */
export async function install({ quiet = false } = {}) {
  if (!needsInstall()) return 0;
  if (!quiet) console.log('필요한 것을 설치해요 (npm ci)…');
  return runNpm(['ci', '--no-audit', '--no-fund'], { stdio: quiet ? ['ignore', 2, 2] : 'inherit' });
}

/** Builds when needed; gives the exit code. */
export async function build({ quiet = false } = {}) {
  if (!needsBuild()) return 0;
  if (!quiet) console.log('프로그램을 만들어요 (npm run build)…');
  const args = ['scripts/build.mjs', '--quiet'];
  return run(process.execPath, args, { stdio: quiet ? ['ignore', 2, 2] : 'inherit' });
}

/**
 * The Electron executable, or `null`. Never `require('electron')` to look: since 42 that itself starts a download.
 */
export function electronBinary(env = process.env) {
  const folder = path.join(root, 'node_modules/electron');
  const usual = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const listed = existsSync(path.join(folder, 'path.txt'))
    ? readFileSync(path.join(folder, 'path.txt'), 'utf8').trim()
    : (usual[process.platform] ?? 'electron');
  const file = path.join(env.ELECTRON_OVERRIDE_DIST_PATH || path.join(folder, 'dist'), listed);
  return existsSync(file) ? file : null;
}

function modified(file) {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function newest(file) {
  const about = statSync(file, { throwIfNoEntry: false });
  if (!about) return 0;
  if (!about.isDirectory()) return about.mtimeMs;
  return Math.max(about.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
