import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, type Session, session } from 'electron';
import ElectronStore from 'electron-store';
import { fail } from '../shared/ipc/failure';
import { pageAssets } from './app/asset';
import { isTooLarge } from './app/callSize';
import { type App, createApp } from './app/createApp';
import { dataFolder, traceFolder } from './app/dataFolder';
import { type InstanceLock, lockInstance } from './app/instanceLock';
import { refuseConnections } from './app/refuseConnections';
import { menuTemplate } from './menu';
import {
  allowPermission,
  appOrigin,
  appScheme,
  commandLineSwitches,
  deadProxy,
  isAppUrl,
  isTrustedSender,
  mayRequest,
  mayRequestUnpackaged,
  webRtcPolicy,
} from './security';
import { type SettingsFile, settingsFileOptions } from './storage/settings';
import { createWindow, keepPlace, nativeDialogs, openFile, showInFolder } from './window';

const here = path.dirname(fileURLToPath(import.meta.url));
const data = dataFolder();
const closeLimitMilliseconds = 5_000;

let window: BrowserWindow | null = null;
let running: App | null = null;

// Everything down to whenReady() works only before Electron is ready.
refuseConnections();
app.enableSandbox();
for (const [name, value] of commandLineSwitches) app.commandLine.appendSwitch(name, value ?? '');
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy(webRtcPolicy);
});

begin();

/** Runs before Electron is ready: takes the data folder for this program alone, or says why not. */
function begin(): void {
  let lock: InstanceLock;
  try {
    const profile = path.join(data, 'electron');
    // Electron refuses a profile folder that does not exist.
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    app.setPath('userData', profile);
    if (!app.requestSingleInstanceLock()) {
      app.quit();
      return;
    }
    lock = lockInstance(data, 'electron');
  } catch (error) {
    refuseToStart(`자료 폴더(${data})를 쓸 수 없어요. 디스크와 권한을 확인해 주세요.\n${error}`);
    return;
  }
  if (!lock.held) {
    refuseToStart('브라우저 창에서 이미 실행 중이에요. 그 창을 닫고 다시 실행해 주세요.');
    return;
  }
  const held = lock;
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  // Not awaited at the top level: Electron becomes ready only after this module has been evaluated.
  app
    .whenReady()
    .then(() => start(held))
    .catch((error: unknown) => refuseToStart(String(error)));
}

function refuseToStart(reason: string): void {
  dialog.showErrorBox('발주길잡이를 시작하지 못했어요', reason);
  app.exit(1);
}

async function start(lock: Extract<InstanceLock, { held: true }>): Promise<void> {
  closeNetwork(session.defaultSession);
  // The second is for requests that belong to no page.
  await Promise.all([session.defaultSession.setProxy(deadProxy), app.setProxy(deadProxy)]);
  const asset = pageAssets('electron', path.join(here, '../renderer'));
  protocol.handle(appScheme, async (request) => {
    // Another host name of the scheme is another origin, with no files.
    if (!isAppUrl(request.url)) return new Response('not found', { status: 404 });
    const answer = await asset(request.url);
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged)));

  window = createWindow(path.join(here, 'preload.cjs'), app.isPackaged);
  const shown = window;
  running = await createApp({
    kind: 'electron',
    version: app.getVersion(),
    dataFolder: data,
    mayChooseFolder: !process.env.BALJUGIL_DATA,
    traceFolder: traceFolder(),
    templatesFolder: path.join(here, '../../templates'),
    workerFile: path.join(here, '../worker/documentWorker.cjs'),
    accountName: userInfo().username,
    openSettingsFile,
    dialogs: nativeDialogs(shown),
    showInFolder,
    openFile,
    emit: (event, payload) => {
      if (!shown.isDestroyed()) shown.webContents.send('baljugil:event', event, payload);
    },
    notices: [],
  });
  const { route } = running;
  keepPlace(shown, running.window);
  ipcMain.handle('baljugil:call', (event, name: unknown, input: unknown) => {
    if (!isTrustedSender(event.senderFrame)) return fail({ type: 'forbidden' });
    if (isTooLarge(String(name), input)) {
      return fail({ type: 'invalidInput', problems: [{ path: '', message: '호출 내용이 너무 커요.' }] });
    }
    return route(String(name), input);
  });
  closeOnQuit(lock);
  await shown.loadURL(`${appOrigin}/index.html`);
}

function openSettingsFile(folder: string): SettingsFile {
  const { configName: name, ...options } = settingsFileOptions;
  const file = new ElectronStore<Record<string, unknown>>({ ...options, name, cwd: folder });
  // It answers any page that asks for the data folder; ours has no need to.
  ipcMain.removeAllListeners('electron-store-get-data');
  return file;
}

/** Refuses every way out of the page other than its own files. */
function closeNetwork(own: Session): void {
  const allowed = app.isPackaged ? mayRequest : mayRequestUnpackaged;
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !allowed(details.url) }));
  own.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowPermission(permission, contents.getURL())),
  );
  own.setPermissionCheckHandler((_contents, permission, origin) => allowPermission(permission, origin));
  own.setDevicePermissionHandler(() => false);
  own.setSpellCheckerEnabled(false);
  own.on('will-download', (event) => event.preventDefault());
}

/** Quitting waits until what was answered as saved is closed properly, but not for ever. */
function closeOnQuit(lock: Extract<InstanceLock, { held: true }>): void {
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (!running) return;
    event.preventDefault();
    const closing = running.close();
    running = null;
    const limit = new Promise((resolve) => setTimeout(resolve, closeLimitMilliseconds));
    void Promise.race([closing, limit]).finally(() => {
      lock.release();
      app.exit(0);
    });
  });
}
