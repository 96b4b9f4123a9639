import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { pageWorld, preloadWorld } from './worlds.mjs';

const about = JSON.parse(readFileSync(process.env.SHIM_PACKAGE_JSON, 'utf8'));

/** What main asked of the system, in order; the test reads it. */
const log = [];
const switches = [];
const privileged = new Map();
const protocolHandlers = new Map();
const ipcHandlers = new Map();
const paths = new Map();
const policy = {
  permissionRequest: null,
  permissionCheck: null,
  beforeRequest: null,
  proxy: null,
  appProxy: null,
  spellcheck: true,
};
const answers = { open: { canceled: true, filePaths: [] }, save: { canceled: true, filePath: '' } };

let isReady = false;
let sandboxed = false;
let browser = null;
let context = null;
/** When set, the sender frame of every call pretends to be at this address. */
let forgedSender = null;

/** Throws for every member nobody modelled, so that main cannot use one unnoticed. */
function modelled(name, members) {
  return new Proxy(members, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key);
      throw new Error(`electronShim does not model ${name}.${key}`);
    },
  });
}

function beforeReady(what) {
  if (isReady) throw new Error(`${what} must be called before the app is ready`);
}

function afterReady(what) {
  if (!isReady) throw new Error(`${what} cannot be used before the app is ready`);
}

// Chromium does not navigate to a scheme it does not know, so app://bundle/x is https://bundle.app.invalid/x there.
function chromiumUrl(url) {
  const found = /^([a-z][a-z0-9+-]*):\/\/([^/]*)(.*)$/.exec(url);
  return found && privileged.has(found[1]) ? `https://${found[2]}.${found[1]}.invalid${found[3]}` : url;
}

function electronUrl(url) {
  const found = /^https:\/\/([^/]*)\.([a-z][a-z0-9+-]*)\.invalid(.*)$/.exec(url);
  return found && privileged.has(found[2]) ? `${found[2]}://${found[1]}${found[3]}` : url;
}

// --- app

let evaluated;
const mainIsEvaluated = new Promise((resolve) => {
  evaluated = resolve;
});
/** Electron becomes ready only after the main module has been evaluated. */
export function mainEvaluated() {
  evaluated();
}

const ready = mainIsEvaluated.then(async () => {
  browser = await chromium.launch({
    executablePath: process.env.SHIM_CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--remote-debugging-port=${process.env.SHIM_DEBUGGING_PORT}`,
      ...switches.map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
    ],
  });
  context = await browser.newContext({ locale: 'ko-KR', viewport: null });
  await context.route('**/*', answerRequest);
  isReady = true;
  electron.app.emit('ready', {});
});

/** What main's listener says to a request for this address. */
function isCancelled(url) {
  return new Promise((resolve) => {
    if (policy.beforeRequest) policy.beforeRequest({ url }, (answer) => resolve(answer.cancel === true));
    else resolve(false);
  });
}

async function answerRequest(route) {
  const request = route.request();
  const url = electronUrl(request.url());
  const cancelled = await isCancelled(url);
  log.push(['request', url, cancelled ? 'cancelled' : 'allowed']);
  const handler = protocolHandlers.get(url.split(':')[0]);
  // Whatever main allows, a test never reaches the network.
  if (cancelled || !handler) return route.abort('blockedbyclient');
  const answer = await handler(new Request(url, { method: request.method() }));
  await route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  });
}

class App extends EventEmitter {
  isPackaged = process.env.SHIM_PACKAGED === '1';
  commandLine = {
    appendSwitch(name, value) {
      beforeReady('appendSwitch');
      switches.push([name, value]);
    },
  };
  quitting = false;

  whenReady() {
    return ready;
  }
  enableSandbox() {
    beforeReady('app.enableSandbox');
    sandboxed = true;
  }
  setPath(name, folder) {
    beforeReady('app.setPath');
    if (!existsSync(folder)) throw new Error(`Failed to set path '${name}': ${folder} does not exist`);
    paths.set(name, folder);
  }
  getPath(name) {
    if (!paths.has(name)) throw new Error(`electronShim knows no path '${name}'`);
    return paths.get(name);
  }
  async setProxy(config) {
    afterReady('app.setProxy');
    policy.appProxy = config;
  }
  getVersion() {
    return about.version;
  }
  requestSingleInstanceLock() {
    return true;
  }
  quit() {
    if (this.quitting) return;
    let prevented = false;
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) this.exit(0);
  }
  exit(code = 0) {
    this.quitting = true;
    void (async () => {
      await browser?.close();
      process.exit(code);
    })();
  }
}

// --- windows

class WebContents extends EventEmitter {
  openHandler = null;
  webRtcPolicy = 'default';
  #window;

  constructor(window) {
    super();
    this.#window = window;
  }
  getURL() {
    return electronUrl(this.#window.page?.url() ?? '');
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(value) {
    this.webRtcPolicy = value;
  }
  send(channel, ...args) {
    if (this.#window.isDestroyed()) throw new TypeError('Object has been destroyed');
    void this.#window.deliver({ kind: 'event', channel, args: structuredClone(args) });
  }
}

class BrowserWindow extends EventEmitter {
  static all = new Set();
  page = null;
  #session = null;
  #preloadContext = null;
  #shown;
  #maximized = false;

  constructor(options) {
    super();
    afterReady('BrowserWindow');
    this.options = options;
    this.bounds = { x: 0, y: 0, width: options.width, height: options.height };
    this.#shown = options.show !== false;
    this.webContents = new WebContents(this);
    BrowserWindow.all.add(this);
    electron.app.emit('web-contents-created', {}, this.webContents);
  }
  isDestroyed() {
    return !BrowserWindow.all.has(this);
  }
  show() {
    this.#shown = true;
  }
  isVisible() {
    return this.#shown;
  }
  isMinimized() {
    return false;
  }
  isMaximized() {
    return this.#maximized;
  }
  maximize() {
    this.#maximized = true;
    this.#shown = true;
    this.emit('maximize', {});
  }
  getNormalBounds() {
    return this.bounds;
  }
  setBounds(bounds) {
    this.bounds = { ...this.bounds, ...bounds };
    this.emit('resize', {});
  }
  focus() {}
  restore() {}

  async deliver(message) {
    const expression = `globalThis.__deliver(${JSON.stringify(message)})`;
    await this.#session
      ?.send('Runtime.evaluate', { expression, contextId: this.#preloadContext })
      .catch(() => {});
  }

  async loadURL(url) {
    const page = await context.newPage();
    this.page = page;
    const session = await context.newCDPSession(page);
    this.#session = session;
    await page.setViewportSize({ width: this.bounds.width, height: this.bounds.height });
    page.on('close', () => {
      BrowserWindow.all.delete(this);
      this.emit('closed', {});
      if (BrowserWindow.all.size === 0) electron.app.emit('window-all-closed', {});
    });
    page.on('popup', (popup) => void popup.close());
    session.on('Page.windowOpen', ({ url: asked }) => {
      const decision = this.webContents.openHandler?.({ url: electronUrl(asked) }) ?? { action: 'allow' };
      log.push(['window.open', electronUrl(asked), decision.action]);
    });
    session.on('Runtime.executionContextCreated', ({ context: created }) => {
      if (created.name === 'preload') this.#preloadContext = created.id;
    });
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__toMain') void this.#answerCall(JSON.parse(payload));
    });
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${pageWorld})()` });
    await this.#installPreload(session);
    await page.route('**/*', (route) => this.#askBeforeNavigating(route));
    const response = await page.goto(chromiumUrl(url));
    if (!response || response.status() >= 400) throw new Error(`could not load ${url}`);
    this.emit('ready-to-show', {});
  }

  async #installPreload(session) {
    const { preload, contextIsolation, nodeIntegration, sandbox } = this.options.webPreferences;
    if (!existsSync(preload)) throw new Error(`Unable to load preload script: ${preload}`);
    if (contextIsolation === false || nodeIntegration)
      throw new Error('electronShim only models an isolated preload');
    await session.send('Runtime.addBinding', { name: '__toMain', executionContextName: 'preload' });
    const code = readFileSync(preload, 'utf8');
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: 'preload',
      source: `(${preloadWorld})(function (require, module, exports, process) {${code}\n}, ${sandboxed || sandbox !== false})`,
    });
  }

  async #answerCall({ id, channel, args }) {
    const url = forgedSender ?? this.webContents.getURL();
    const event = { sender: this.webContents, senderFrame: { url, parent: null } };
    const handler = ipcHandlers.get(channel);
    let answer;
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      answer = { kind: 'answer', id, value: structuredClone(await handler(event, ...args)) };
    } catch (error) {
      answer = { kind: 'answer', id, error: `Error invoking remote method '${channel}': ${error}` };
    }
    await this.deliver(answer);
  }

  /** A navigation the page starts is offered to main first; 204 leaves the page where it is. */
  async #askBeforeNavigating(route) {
    const request = route.request();
    if (!request.isNavigationRequest() || this.page.url() === 'about:blank') return route.fallback();
    const url = electronUrl(request.url());
    let prevented = false;
    const event = {
      url,
      preventDefault: () => {
        prevented = true;
      },
    };
    this.webContents.emit('will-frame-navigate', event);
    if (request.frame() === this.page.mainFrame()) this.webContents.emit('will-navigate', event);
    log.push(['navigate', url, prevented ? 'prevented' : 'allowed']);
    return prevented ? route.fulfill({ status: 204 }) : route.fallback();
  }
}

// --- the module

const defaultSession = Object.assign(new EventEmitter(), {
  setProxy: async (config) => {
    policy.proxy = config;
  },
  setPermissionRequestHandler: (handler) => {
    policy.permissionRequest = handler;
  },
  setPermissionCheckHandler: (handler) => {
    policy.permissionCheck = handler;
  },
  setDevicePermissionHandler: () => {},
  setSpellCheckerEnabled: (enabled) => {
    policy.spellcheck = enabled;
  },
  webRequest: modelled('session.webRequest', {
    onBeforeRequest: (listener) => {
      policy.beforeRequest = listener;
    },
  }),
});

const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel, handler) {
    if (ipcHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    ipcHandlers.set(channel, handler);
  },
});

export const electron = {
  app: modelled('app', new App()),
  BrowserWindow,
  Menu: modelled('Menu', { buildFromTemplate: (template) => ({ template }), setApplicationMenu() {} }),
  ipcMain: modelled('ipcMain', ipcMain),
  protocol: modelled('protocol', {
    registerSchemesAsPrivileged(schemes) {
      beforeReady('protocol.registerSchemesAsPrivileged');
      for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges);
    },
    handle(scheme, handler) {
      afterReady('protocol.handle');
      const privileges = privileged.get(scheme);
      // Relative addresses, storage and 'self' in the policy work only for such schemes.
      if (!privileges?.standard || !privileges.secure)
        throw new Error(`${scheme} must be standard and secure`);
      protocolHandlers.set(scheme, handler);
    },
  }),
  session: modelled('session', { defaultSession: modelled('session.defaultSession', defaultSession) }),
  dialog: modelled('dialog', {
    async showOpenDialog(...args) {
      log.push(['showOpenDialog', args.at(-1)]);
      return answers.open;
    },
    async showSaveDialog(...args) {
      log.push(['showSaveDialog', args.at(-1)]);
      return answers.save;
    },
    showErrorBox(title, text) {
      process.stderr.write(`${title}: ${text}\n`);
    },
  }),
  screen: modelled('screen', {
    getAllDisplays() {
      afterReady('screen.getAllDisplays');
      return [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
    },
  }),
  shell: modelled('shell', {
    showItemInFolder: (file) => void log.push(['showItemInFolder', file]),
    openPath: async (file) => {
      log.push(['openPath', file]);
      return '';
    },
  }),
};

// --- what the test may ask over the process channel

const questions = {
  log: () => log,
  policy: () => ({
    proxy: policy.proxy,
    appProxy: policy.appProxy,
    spellcheck: policy.spellcheck,
    switches,
    sandboxed,
    privileged: [...privileged],
    paths: [...paths],
    channels: [...ipcHandlers.keys(), ...ipcMain.eventNames()],
    windows: [...BrowserWindow.all].map((window) => ({
      options: window.options,
      visible: window.isVisible(),
      bounds: window.bounds,
      isMaximized: window.isMaximized(),
      webRtcPolicy: window.webContents.webRtcPolicy,
    })),
  }),
  permission: async (name) => {
    const [window] = BrowserWindow.all;
    const requested = await new Promise((resolve) =>
      policy.permissionRequest(window.webContents, name, resolve, {}),
    );
    return {
      requested,
      checked: policy.permissionCheck(window.webContents, name, window.webContents.getURL(), {}),
    };
  },
  forgeSender: (url) => {
    forgedSender = url;
  },
  chooseOpen: (file) => {
    answers.open = file ? { canceled: false, filePaths: [file] } : { canceled: true, filePaths: [] };
  },
  chooseSave: (file) => {
    answers.save = { canceled: !file, filePath: file ?? '' };
  },
  placeWindow: ({ isMaximized, ...bounds }) => {
    const [window] = BrowserWindow.all;
    window.setBounds(bounds);
    if (isMaximized) window.maximize();
  },
  isCancelled,
  attachWebview: () => {
    let prevented = false;
    const [window] = BrowserWindow.all;
    window.webContents.emit('will-attach-webview', {
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  },
  download: () => {
    let prevented = false;
    defaultSession.emit('will-download', {
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  },
  quit: () => electron.app.quit(),
};
process.on('message', async ({ id, question, value }) => {
  process.send?.({ id, answer: (await questions[question](value)) ?? null });
});
// The test process is gone: so is the reason to run.
process.on('disconnect', () => electron.app.exit(1));
