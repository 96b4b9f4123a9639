import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRunning } from '../../../../electron/storage/runningProcess';
import { builtProgram } from '../../../support/builtProgram';

// The built browser host as its own process, with a shell script for a browser.

let program: string;
let folder: string;
let hosts: Host[];

beforeAll(async () => {
  program = await builtProgram('browserHost');
}, 60_000);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-process-'));
  hosts = [];
});

afterEach(async () => {
  for (const host of hosts) {
    host.process.kill('SIGKILL');
    await host.ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Host {
  process: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

describe.skipIf(process.platform === 'win32')('the browser host', () => {
  test('without a display prints the address and why, and waits', async () => {
    const host = start({ DISPLAY: undefined, WAYLAND_DISPLAY: undefined });
    const address = await addressOf(host);
    expect(host.output()).toContain('화면(DISPLAY)');
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  });

  test('without a browser prints the address and why', async () => {
    const host = start({ BALJUGIL_BROWSER: '/no/such/browser' });
    await addressOf(host);
    expect(host.output()).toContain('브라우저(Edge, Chrome, Whale, Chromium)를 찾지 못했어요');
  });

  test('ends when the window is closed', async () => {
    const host = start({ BALJUGIL_BROWSER: browser('sleep 3.5') });
    expect(await host.ended).toBe(0);
    expect(given()).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/enter\?ticket=\S+ /);
    expect(existsSync(path.join(folder, 'data/instance.lock'))).toBe(false);
  });

  test('closes the window when it is ended', async () => {
    const host = start({ BALJUGIL_BROWSER: browser('exec sleep 60') });
    await expect.poll(given, { timeout: 10_000 }).toContain('--app=');
    const pid = Number(readFileSync(path.join(folder, 'pid'), 'utf8'));
    host.process.kill('SIGTERM');
    expect(await host.ended).toBe(0);
    await expect.poll(() => isRunning(pid)).toBe(false);
    expect(existsSync(path.join(folder, 'data/instance.lock'))).toBe(false);
  });

  test('a browser that crashes at once leaves an address to open by hand', async () => {
    const host = start({ BALJUGIL_BROWSER: browser('exit 133') });
    const address = await addressOf(host);
    expect(host.output()).toContain('창이 보이지 않나요?');
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  });

  test('a second start gets a window of the first and ends', async () => {
    const first = start({}, ['--no-open']);
    const address = await addressOf(first);
    const second = start({}, ['--no-open']);
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain('이미 실행 중');
    const other = await addressOf(second);
    expect(new URL(other).origin).toBe(new URL(address).origin);
    expect(other).not.toBe(address);
    expect((await fetch(other, { redirect: 'manual' })).status).toBe(303);
    expect(first.process.exitCode).toBeNull();
  });

  test('a start after a kill is not kept out', async () => {
    const first = start({}, ['--no-open']);
    await addressOf(first);
    first.process.kill('SIGKILL');
    await first.ended;
    expect(existsSync(path.join(folder, 'data/instance.lock'))).toBe(true);
    await addressOf(start({}, ['--no-open']));
  });

  test('says which folder it could not use', async () => {
    writeFileSync(path.join(folder, 'data'), 'a file in the way');
    const host = start({}, ['--no-open']);
    expect(await host.ended).toBe(1);
    expect(host.output()).toContain(path.join(folder, 'data'));
  });
});

function start(env: Record<string, string | undefined>, options: string[] = []): Host {
  const child = spawn(process.execPath, [program, ...options], {
    env: { ...process.env, DISPLAY: ':99', BALJUGIL_DATA: path.join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const host = { process: child, output: () => output, ended };
  hosts.push(host);
  return host;
}

/** A stand-in browser: notes what it was given and its own number, then does as told. */
function browser(shell: string): string {
  const file = path.join(folder, 'browser');
  writeFileSync(file, `#!/bin/sh\necho $$ > '${folder}/pid'\necho "$*" > '${folder}/given'\n${shell}\n`);
  chmodSync(file, 0o755);
  return file;
}

function given(): string {
  return existsSync(path.join(folder, 'given')) ? readFileSync(path.join(folder, 'given'), 'utf8') : '';
}

async function addressOf(host: Host): Promise<string> {
  await expect
    .poll(host.output, { timeout: 10_000 })
    .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?ticket=\S+$/m);
  return /^http:\S+$/m.exec(host.output())?.[0] ?? '';
}
