import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { createApp } from '../app/createApp';
import { dataFolder, traceFolder } from '../app/dataFolder';
import { type InstanceOwner, lockInstance } from '../app/instanceLock';
import { refuseConnections } from '../app/refuseConnections';
import { ownBrowser } from './ownBrowser';
import { type Server, startServer } from './server';
import { openFile, showInFolder } from './showInFolder';

// How long nobody may be looking before the host goes: a reload takes a moment, a laptop lid much longer.
const idleMilliseconds = 10_000;
const firstVisitMilliseconds = 600_000;

const here = path.dirname(fileURLToPath(import.meta.url));

// A second start asks the first for its window: nobody else, and nothing by a name.
refuseConnections({ exceptLoopback: true });

run().catch((error: unknown) => {
  const cause = error instanceof Error ? error.message : String(error);
  console.error(
    `발주길잡이를 시작하지 못했어요. 자료 폴더(${dataFolder()})를 쓸 수 있는지 확인해 주세요.\n${cause}`,
  );
  process.exit(1);
});

async function run(): Promise<void> {
  const data = dataFolder();
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const lock = lockInstance(data, 'browser');
  if (!lock.held) return askRunningInstance(lock.owner);
  // From here on nobody is asked at all.
  refuseConnections();

  let server: Server | null = null;
  let listening = 0;
  let stopping = false;
  let idle: NodeJS.Timeout | undefined;

  const app = await createApp({
    kind: 'browser',
    version,
    dataFolder: data,
    mayChooseFolder: !process.env.BALJUGIL_DATA,
    traceFolder: traceFolder(),
    templatesFolder: path.join(here, '../../templates'),
    workerFile: path.join(here, '../worker/documentWorker.cjs'),
    accountName: accountName(),
    dialogs: null,
    showInFolder,
    openFile,
    emit: (event, payload) => server?.emit(event, payload),
    notices: [],
  });

  async function stop(reason: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    clearTimeout(idle);
    server?.emit('app.closing', { reason });
    browser.close();
    await server?.close();
    await app.close();
    if (lock.held) lock.release();
    process.exit(0);
  }

  function armIdle(milliseconds: number): void {
    clearTimeout(idle);
    idle = setTimeout(() => void stop('창이 닫혀 프로그램을 마쳤어요.'), milliseconds);
  }

  const browser = ownBrowser({
    profileFolder: path.join(data, 'browserProfile'),
    lastPlace: app.window.last,
    mayOpen: !process.argv.includes('--no-open'),
    isVisited: () => listening > 0,
    onClosed: () => void stop('창이 닫혀 프로그램을 마쳤어요.'),
  });

  server = await startServer({
    rendererFolder: path.join(here, '../renderer'),
    route: app.route,
    instanceSecret: lock.secret,
    onSecondStart: async () => (server ? browser.show(server.entrance()) : ''),
    onListeners(count) {
      listening = count;
      if (count > 0) clearTimeout(idle);
      else armIdle(idleMilliseconds);
    },
    port: Number(process.env.BALJUGIL_PORT ?? 0),
  });
  lock.announce(server.origin);
  console.log(browser.show(server.entrance()));
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
