import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { createApp } from '../app/createApp';
import { dataFolder } from '../app/dataFolder';
import { type InstanceOwner, lockInstance } from '../app/instanceLock';
import { refuseConnections } from '../app/refuseConnections';
import { noDisplayReason, openWindow } from './openWindow';
import { type Server, startServer } from './server';

// How long nobody may be looking before the host goes: a reload takes a moment, a laptop lid much longer.
const idleMilliseconds = 10_000;
const firstVisitMilliseconds = 600_000;

const here = path.dirname(fileURLToPath(import.meta.url));

void run();

async function run(): Promise<void> {
  const mayOpen = !process.argv.includes('--no-open');
  const data = dataFolder();
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const lock = lockInstance(data, 'browser');
  if (!lock.held) return askRunningInstance(lock.owner);
  refuseConnections();

  let server: Server | null = null;
  let browser: ChildProcess | null = null;
  let stopping = false;
  let idle: NodeJS.Timeout | undefined;

  const app = await createApp({
    kind: 'browser',
    version,
    dataFolder: data,
    templatesFolder: path.join(here, '../../templates'),
    workerFile: path.join(here, '../worker/documentWorker.cjs'),
    accountName: accountName(),
    dialogs: null,
    showInFolder: async () => false,
    emit: (event, payload) => server?.emit(event, payload),
    notices: [],
  });

  async function stop(reason: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    clearTimeout(idle);
    server?.emit('app.closing', { reason });
    browser?.kill();
    await server?.close();
    await app.close();
    lock.held && lock.release();
    process.exit(0);
  }

  function armIdle(milliseconds: number): void {
    clearTimeout(idle);
    idle = setTimeout(() => void stop('창이 닫혀 프로그램을 마쳤어요.'), milliseconds);
  }

  /** Opens a window if that is possible here; returns what to tell whoever started the program. */
  function show(entrance: string): string {
    const reason = mayOpen ? noDisplayReason() : null;
    if (!mayOpen || reason !== null)
      return `${reason ? `${reason}\n` : ''}브라우저에서 이 주소를 열어 주세요(한 번만 쓸 수 있어요).\n${entrance}`;
    const opened = openWindow(entrance, path.join(data, 'browserProfile'));
    if (opened === null) {
      return `창을 열 브라우저(Edge, Chrome, Whale, Chromium)를 찾지 못했어요.\n브라우저에서 이 주소를 열어 주세요(한 번만 쓸 수 있어요).\n${entrance}`;
    }
    const startedAt = Date.now();
    opened.on('error', () =>
      console.error(`브라우저를 열지 못했어요. 이 주소를 직접 열어 주세요.\n${entrance}`),
    );
    if (browser === null) {
      browser = opened;
      opened.on('exit', () => {
        browser = null;
        // A browser that ends at once has handed the page to one already running; its open stream tells from then on.
        if (Date.now() - startedAt > 3_000) void stop('창이 닫혀 프로그램을 마쳤어요.');
      });
    }
    return '발주길잡이 창을 열었어요.';
  }

  server = await startServer({
    rendererFolder: path.join(here, '../renderer'),
    route: app.route,
    instanceSecret: lock.secret,
    onSecondStart: async () => show((server as Server).entrance()),
    onListeners: (count) => (count > 0 ? clearTimeout(idle) : armIdle(idleMilliseconds)),
    port: Number(process.env.BALJUGIL_PORT ?? 0),
  });
  lock.announce(server.origin);
  console.log(show(server.entrance()));
  armIdle(firstVisitMilliseconds);

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop('프로그램을 끄라는 요청을 받았어요.'));
  }
}

/** A second start does not run beside the first: it asks the first for a window, and ends. */
async function askRunningInstance(owner: InstanceOwner): Promise<void> {
  if (owner.host === 'electron' || owner.origin === '') {
    console.error('발주길잡이가 이미 실행 중이에요. 열려 있는 창을 써 주세요.');
    process.exit(1);
  }
  try {
    const response = await fetch(`${owner.origin}/instance`, {
      method: 'POST',
      headers: { 'x-instance-secret': owner.secret },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(String(response.status));
    console.log(`발주길잡이가 이미 실행 중이에요.\n${await response.text()}`);
    process.exit(0);
  } catch {
    console.error(
      `발주길잡이가 이미 실행 중이지만(프로세스 ${owner.pid}) 응답하지 않아요. 그 프로그램을 끝내고 다시 실행해 주세요.`,
    );
    process.exit(1);
  }
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no entry in the account database.
    return process.env.USERNAME ?? process.env.USER ?? '사용자';
  }
}
