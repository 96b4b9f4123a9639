import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

// `npm start` in a made-up copy of the project: real scripts, stubs for what they start.

const project = path.join(import.meta.dirname, '../../..');
let root: string;
let electronFolder: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'baljugil-start-'));
  electronFolder = path.join(root, 'electron-dist');
  cpSync(path.join(project, 'scripts/tools.mjs'), path.join(root, 'scripts/tools.mjs'));
  cpSync(path.join(project, 'scripts/start.mjs'), path.join(root, 'scripts/start.mjs'));
  write(
    'scripts/build.mjs',
    "console.log('BUILT'); import('node:fs').then((fs) => fs.writeFileSync('dist/built', ''));",
  );
  write('dist/browserHost/browserHost.cjs', "console.log('BROWSER ' + process.argv.slice(2).join(' '));");
  for (const folder of ['electron', 'renderer', 'shared']) mkdirSync(path.join(root, folder));
  write('package.json', '{}');
  write('package-lock.json', '{}');
  write('node_modules/.package-lock.json', '{}');
  write('dist/built', '', 5);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('npm start', () => {
  test('opens Electron when its executable is there, and ends as it ends', async () => {
    electron('echo "ELECTRON $*"; exit 0');
    const started = await start(['--data', 'x']);
    expect(started.output).toMatch(/^ELECTRON .*baljugil-start-\S+( --no-sandbox)? --data x$/m);
    expect(started.output).not.toContain('BROWSER');
    expect(started.code).toBe(0);
  });

  test('says why there is no Electron and opens the browser window', async () => {
    const started = await start();
    expect(started.code).toBe(0);
    expect(started.output).toContain('Electron으로 실행하지 않아요.');
    expect(started.output).toContain('Electron 실행 파일이 없어요');
    expect(started.output).toContain('BROWSER');
  });

  test('tries the download once, and goes on when it fails', async () => {
    write(
      'node_modules/electron/install.js',
      "console.error('RequestError: getaddrinfo ENOTFOUND'); process.exit(1);",
    );
    const started = await start([], { ELECTRON_OVERRIDE_DIST_PATH: undefined });
    expect(started.output).toContain('내려받지 못했어요 (RequestError: getaddrinfo ENOTFOUND)');
    expect(started.output).toContain('BROWSER');
  });

  test('opens Electron when the download succeeds', async () => {
    const stub = '#!/bin/sh\\necho DOWNLOADED; exit 0\\n';
    write(
      'node_modules/electron/install.js',
      `const fs = require('node:fs'); const dist = __dirname + '/dist'; fs.mkdirSync(dist);
       fs.writeFileSync(dist + '/electron', '${stub}', { mode: 0o755 }); fs.writeFileSync(__dirname + '/path.txt', 'electron');`,
    );
    const started = await start([], { ELECTRON_OVERRIDE_DIST_PATH: undefined });
    expect(started.output).toContain('DOWNLOADED');
    expect(started.output).not.toContain('BROWSER');
  });

  test('does not try to download when that is forbidden', async () => {
    write('node_modules/electron/install.js', "console.log('TRIED');");
    const started = await start([], { ELECTRON_OVERRIDE_DIST_PATH: undefined, BALJUGIL_NO_DOWNLOAD: '1' });
    expect(started.output).not.toContain('TRIED');
    expect(started.output).toContain('내려받지 않도록');
  });

  test('never loads the electron package to look for its executable', () => {
    for (const file of ['start.mjs', 'tools.mjs']) {
      const code = readFileSync(path.join(project, 'scripts', file), 'utf8').replaceAll(
        /^\s*(\/\/|\*|\/\*\*).*$/gm,
        '',
      );
      expect(code).not.toMatch(/(require|import)\(\s*['"]electron['"]|from ['"]electron['"]/);
      const imported = [...code.matchAll(/from '([^']+)'/g)].map(([, from]) => String(from));
      expect(imported.filter((from) => !from.startsWith('node:') && !from.startsWith('./'))).toEqual([]);
    }
  });

  test('an Electron that dies at once falls back, and says how to skip it', async () => {
    electron('echo "error while loading shared libraries: libnss3.so" >&2; exit 127');
    const started = await start();
    expect(started.output).toContain('시작하자마자 꺼졌어요 (종료 코드 127)');
    expect(started.output).toContain('npm start -- --browser');
    expect(started.output).toContain('BROWSER');
    expect(started.code).toBe(0);
  });

  test('with --electron, one that dies at once ends with 1 and the way out', async () => {
    electron('exit 127');
    const started = await start(['--electron']);
    expect(started.code).toBe(1);
    expect(started.output).toContain('npm start -- --browser');
    expect(started.output).not.toContain('BROWSER ');
  });

  test('with --electron and none to be had, ends with 1 and the reason', async () => {
    const started = await start(['--electron']);
    expect(started.code).toBe(1);
    expect(started.output).toContain('Electron으로 실행할 수 없어요.');
    expect(started.output).not.toContain('BROWSER');
  });

  test('with --browser, does not look for Electron at all', async () => {
    electron('echo ELECTRON');
    const started = await start(['--browser', '--no-open']);
    expect(started.output).not.toContain('ELECTRON');
    expect(started.output).toContain('BROWSER --no-open');
  });

  test('without a display there is no Electron window; the browser host is asked to help', async () => {
    electron('echo ELECTRON');
    const started = await start([], { DISPLAY: undefined, WAYLAND_DISPLAY: undefined });
    expect(started.output).toContain('화면(DISPLAY)이 연결되어 있지 않아요.');
    expect(started.output).toContain('BROWSER');
    expect((await start(['--electron'], { DISPLAY: undefined, WAYLAND_DISPLAY: undefined })).code).toBe(1);
  });

  test('builds when a source is newer than what was built, and only then', async () => {
    expect((await start(['--browser'])).output).not.toContain('BUILT');
    write('shared/later.ts', 'export {};', 60);
    expect((await start(['--browser'])).output).toContain('BUILT');
  });

  test('installs when the lock file is newer than what is installed', async () => {
    const npm = path.join(root, 'npm-cli.js');
    writeFileSync(npm, "console.log('NPM ' + process.argv.slice(2).join(' '));");
    expect((await start(['--browser'], { npm_execpath: npm })).output).not.toContain('NPM');
    write('package-lock.json', '{}', 60);
    expect((await start(['--browser'], { npm_execpath: npm })).output).toContain('NPM ci');
    rmSync(path.join(root, 'node_modules'), { recursive: true });
    expect((await start(['--browser'], { npm_execpath: npm })).output).toContain('NPM ci');
  });

  test('says so when installing fails, and stops', async () => {
    rmSync(path.join(root, 'node_modules'), { recursive: true });
    const npm = path.join(root, 'npm-cli.js');
    writeFileSync(npm, 'process.exit(5);');
    const started = await start([], { npm_execpath: npm });
    expect(started.code).toBe(5);
    expect(started.output).toContain('설치하지 못했어요');
    expect(started.output).not.toContain('BROWSER');
  });
});

function write(file: string, text: string, secondsFromNow = -60): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  const at = Date.now() / 1000 + secondsFromNow;
  utimesSync(full, at, at);
}

function electron(shell: string): void {
  mkdirSync(electronFolder, { recursive: true });
  writeFileSync(path.join(electronFolder, 'electron'), `#!/bin/sh\n${shell}\n`);
  chmodSync(path.join(electronFolder, 'electron'), 0o755);
}

function start(
  options: string[] = [],
  env: Record<string, string | undefined> = {},
): Promise<{ code: number | null; output: string }> {
  const usual = { ...process.env, DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: electronFolder };
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), ...options], {
    cwd: root,
    env: { ...usual, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}
