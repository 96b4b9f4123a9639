import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  _electron,
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
} from 'playwright-core';
import { offlineArguments } from '../../electron/browserHost/openWindow';

// One spec runs on every shell this machine has: `describeTargets((target) => { … })`.

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const chromiumFile = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** The browser host's own arguments: what the specs see is what keeps its users offline. */
export const chromiumArguments = ['--no-sandbox', '--disable-gpu', ...offlineArguments()];
export const viewport = { width: 1366, height: 768 };

export interface StartOptions {
  /** Absolute path; the app keeps everything there. */
  dataFolder: string;
  env?: Record<string, string>;
}

export interface Running {
  page: Page;
  /** For real composition events and anything else Playwright has no word for. */
  cdp: CDPSession;
  /** Every address the page asked for, in order, as the app names it (`app://…` or the loopback origin). */
  requests: string[];
  /** The only origin the page may ask. */
  origin: string;
  /** Ends the app as its user would. */
  stop(): Promise<void>;
  /** Ends the host at once, as a power cut would. */
  kill(): Promise<void>;
  /** Says what the system's next dialogs answer; absent where the app shows its own picker. */
  answerDialogs?: (chosen: { open: string | null; save: string | null }) => Promise<void>;
  /** The stand-in's own questions; only on the shim targets. */
  shim?: <T>(question: string, value?: unknown) => Promise<T>;
  /** The browser host's own address, spent by now; only there. */
  entrance?: string;
}

export interface Target {
  name: 'browser host' | 'electron shim' | 'packed asar on shim' | 'real Electron';
  /** Why this target cannot run here, or `null`. */
  missing: string | null;
  start(options: StartOptions): Promise<Running>;
}

const noChromium = existsSync(chromiumFile) ? null : `no Chromium at ${chromiumFile}`;

export const browserHost: Target = {
  name: 'browser host',
  missing: noChromium ?? missingFile('dist/browserHost/browserHost.cjs', 'npm run build'),
  async start({ dataFolder, env }) {
    const host = spawn(process.execPath, [path.join(root, 'dist/browserHost/browserHost.cjs'), '--no-open'], {
      env: { ...process.env, ...env, BALJUGIL_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const entrance = await firstAddress(host);
    const browser = await chromium.launch({ executablePath: chromiumFile, args: chromiumArguments });
    const context = await browser.newContext({ locale: 'ko-KR', viewport });
    const requests = collectRequests(context, (url) => url);
    const page = await context.newPage();
    await page.goto(entrance);
    return {
      page,
      cdp: await context.newCDPSession(page),
      requests,
      origin: new URL(entrance).origin,
      entrance,
      async stop() {
        await browser.close();
        host.kill('SIGTERM');
        await exited(host);
      },
      async kill() {
        host.kill('SIGKILL');
        await exited(host);
        await browser.close();
      },
    };
  },
};

const packedFolder = path.join(root, 'release/unpackedAsar');

export const electronShim = shimTarget(
  'electron shim',
  root,
  missingFile('dist/main/main.cjs', 'npm run build'),
);
export const packedOnShim = shimTarget(
  'packed asar on shim',
  packedFolder,
  missingFile('release/unpackedAsar/package.json', 'npm run pack:check'),
);

export const realElectron: Target = {
  name: 'real Electron',
  missing: electronBinary() === null ? 'the Electron binary is not here (npx install-electron)' : null,
  async start({ dataFolder, env }) {
    const app = await _electron.launch({
      executablePath: electronBinary() ?? '',
      args: [root, ...(process.platform === 'linux' ? ['--no-sandbox'] : [])],
      env: { ...definedOnly(process.env), ...env, BALJUGIL_DATA: dataFolder },
    });
    const requests = collectRequests(app.context(), (url) => url);
    const page = await app.firstWindow();
    await page.setViewportSize(viewport);
    return {
      page,
      cdp: await app.context().newCDPSession(page),
      requests,
      origin: 'app://bundle',
      async answerDialogs(chosen) {
        await app.evaluate(({ dialog }, { open, save }) => {
          dialog.showOpenDialog = async () => ({
            canceled: open === null,
            filePaths: open === null ? [] : [open],
          });
          dialog.showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' });
        }, chosen);
      },
      stop: () => app.close(),
      async kill() {
        const host = app.process();
        host.kill('SIGKILL');
        await exited(host);
      },
    };
  },
};

export const targets: readonly Target[] = [browserHost, electronShim, packedOnShim, realElectron];

function shimTarget(name: Target['name'], appFolder: string, missing: string | null): Target {
  return {
    name,
    missing: noChromium ?? missing,
    async start({ dataFolder, env }) {
      const port = await freePort();
      const host = fork(
        path.join(root, 'test/electronShim/run.mjs'),
        [path.join(appFolder, 'dist/main/main.cjs')],
        {
          env: {
            ...process.env,
            ...env,
            BALJUGIL_DATA: dataFolder,
            SHIM_DEBUGGING_PORT: String(port),
            SHIM_PACKAGE_JSON: path.join(appFolder, 'package.json'),
            SHIM_PACKAGED: appFolder === root ? '0' : '1',
            SHIM_CHROMIUM: chromiumFile,
          },
          execArgv: [],
          stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
        },
      );
      let complaint = '';
      host.stderr?.on('data', (text) => {
        complaint += text;
      });
      const died = exited(host).then(() => {
        throw new Error(`main ended with ${host.exitCode ?? host.signalCode}\n${complaint}`);
      });
      died.catch(() => undefined);

      const shim = questions(host);
      const browser: Browser = await Promise.race([
        died,
        until(() => chromium.connectOverCDP(`http://127.0.0.1:${port}`)),
      ]);
      const page = await Promise.race([died, until(() => pageOf(browser))]);
      const requests: string[] = [];
      const log = await shim<string[][]>('log');
      requests.push(...log.filter(([what]) => what === 'request').map(([, url]) => String(url)));
      page.context().on('request', (request) => requests.push(appAddress(request.url())));
      return {
        page,
        cdp: await page.context().newCDPSession(page),
        requests,
        origin: 'app://bundle',
        shim,
        async answerDialogs({ open, save }) {
          await shim('chooseOpen', open);
          await shim('chooseSave', save);
        },
        async stop() {
          if (host.connected) host.send({ id: 0, question: 'quit' });
          await Promise.race([exited(host), pause(8_000)]);
          if (host.exitCode === null) host.kill('SIGKILL');
          await exited(host);
        },
        async kill() {
          host.kill('SIGKILL');
          await exited(host);
        },
      };
    },
  };
}

/** The Electron executable, found without importing the package: since 42 that import starts a download. */
export function electronBinary(): string | null {
  const folder = path.join(root, 'node_modules/electron');
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const listed = existsSync(path.join(folder, 'path.txt'))
    ? readFileSync(path.join(folder, 'path.txt'), 'utf8').trim()
    : name;
  const file = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'), listed);
  return existsSync(file) ? file : null;
}

function missingFile(file: string, command: string): string | null {
  return existsSync(path.join(root, file)) ? null : `${file} is missing (${command})`;
}

function collectRequests(context: BrowserContext, name: (url: string) => string): string[] {
  const requests: string[] = [];
  context.on('request', (request) => requests.push(name(request.url())));
  context.on('page', (page) => page.on('websocket', (socket) => requests.push(socket.url())));
  return requests;
}

/** The shim shows `app://bundle/x` to Chromium as `https://bundle.app.invalid/x`. */
function appAddress(url: string): string {
  return url.replace(/^https:\/\/bundle\.app\.invalid/, 'app://bundle');
}

function pageOf(browser: Browser): Page | undefined {
  return browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((page) => page.url().startsWith('https://bundle.app.invalid/'));
}

function questions(host: ChildProcess): <T>(question: string, value?: unknown) => Promise<T> {
  const waiting = new Map<number, (answer: unknown) => void>();
  let next = 0;
  host.on('message', ({ id, answer }: { id: number; answer: unknown }) => waiting.get(id)?.(answer));
  return <T>(question: string, value?: unknown) =>
    new Promise<T>((resolve, reject) => {
      next += 1;
      waiting.set(next, (answer) => resolve(answer as T));
      host.send({ id: next, question, value }, (error) => error && reject(error));
    });
}

function firstAddress(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!host.stdout) return reject(new Error('the host has no output'));
    createInterface({ input: host.stdout }).on('line', (line) => {
      if (line.startsWith('http://')) resolve(line);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Tries until there is something; gives the last error after half a minute. */
async function until<T>(attempt: () => T | undefined | Promise<T | undefined>): Promise<T> {
  let last: unknown = new Error('nothing came in half a minute');
  for (let tries = 0; tries < 300; tries++) {
    try {
      const found = await attempt();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw last;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
