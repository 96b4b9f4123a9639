import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  allowPermission,
  appOrigin,
  browserSwitches,
  commandLineSwitches,
  contentSecurityPolicy,
  deadProxy,
  isAppUrl,
  isTrustedSender,
  mayRequest,
  mayRequestUnpackaged,
  mediaType,
  resolveAsset,
  responseHeaders,
  webPreferences,
  webRtcPolicy,
  withStyleNonce,
} from '../../../../electron/security';

const root = path.join(import.meta.dirname, '../../../..');
const electronTypes = readFileSync(path.join(root, 'node_modules/electron/electron.d.ts'), 'utf8');

describe('the content security policy', () => {
  test('is the one of the architecture, word for word', () => {
    expect(contentSecurityPolicy('electron', 'abc=')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc='; img-src 'self' data: blob:; " +
        "font-src 'self'; worker-src 'self'; connect-src 'none'; frame-src 'none'; object-src 'none'; " +
        "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; " +
        'trusted-types default ProseMirrorClipboard',
    );
  });

  test('lets the page of the browser host call home, and nobody else', () => {
    expect(contentSecurityPolicy('browser', 'n')).toBe(
      contentSecurityPolicy('electron', 'n').replace("connect-src 'none'", "connect-src 'self'"),
    );
  });

  test('never allows inline scripts, evaluation or foreign hosts', () => {
    const policy = contentSecurityPolicy('browser', 'n');
    for (const word of ['unsafe-', 'http:', 'https:', '*', 'strict-dynamic', 'wasm'])
      expect(policy).not.toContain(word);
  });

  test('comes with the other headers that keep pages apart', () => {
    expect(responseHeaders('electron', 'n')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  test('gives its style nonce to the page in the place its scripts look at', () => {
    const page = readFileSync(path.join(root, 'renderer/index.html'), 'utf8');
    expect(withStyleNonce(page, 'r4nd0m/+=')).toContain('<meta name="csp-nonce" content="r4nd0m/+="');
    expect(withStyleNonce('<p>no such place</p>', 'x')).toBe('<p>no such place</p>');
  });
});

describe('the window', () => {
  test('is sandboxed and isolated, with everything of Node and of the web view off', () => {
    expect(webPreferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(Object.isFrozen(webPreferences)).toBe(true);
  });

  test('uses only preferences that this Electron knows', () => {
    const known = /interface WebPreferences \{([\s\S]*?)\n {2}\}/.exec(electronTypes)?.[1] ?? '';
    for (const name of Object.keys(webPreferences))
      expect(known, name).toMatch(new RegExp(`\\n\\s+${name}\\?:`));
  });
});

describe('the network', () => {
  test('is closed by switches, a proxy nobody answers at, and the policy for calls between browsers', () => {
    const both = {
      'proxy-server': 'http://127.0.0.1:9',
      'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
      'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
      'disable-features': 'MediaRouter,OptimizationHints,Translate',
      'disable-background-networking': undefined,
      'disable-component-update': undefined,
      'disable-domain-reliability': undefined,
      'disable-sync': undefined,
      'no-pings': undefined,
    };
    expect(Object.fromEntries(commandLineSwitches)).toEqual({
      'host-resolver-rules': 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      'proxy-bypass-list': '<-loopback>',
      ...both,
    });
    expect(Object.fromEntries(browserSwitches)).toEqual({ 'proxy-bypass-list': '127.0.0.1', ...both });
    expect(deadProxy).toEqual({ proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' });
    expect(webRtcPolicy).toBe('disable_non_proxied_udp');
  });

  test('is not asked by any address but our own files', () => {
    for (const own of [`${appOrigin}/index.html`, 'data:image/png;base64,AA', `blob:${appOrigin}/1-2-3`]) {
      expect(mayRequest(own), own).toBe(true);
    }
    for (const other of [
      'https://example.com/',
      'http://127.0.0.1/',
      'http://localhost:9/',
      'ws://127.0.0.1:1/',
      'file:///etc/passwd',
      'app://other/index.html',
      'app://bundle.evil/index.html',
      'app://user@bundle/index.html',
      'blob:https://example.com/1',
      'devtools://devtools/x',
      'chrome://version',
      '',
    ]) {
      expect(mayRequest(other), other).toBe(false);
    }
    expect(mayRequestUnpackaged('devtools://devtools/x')).toBe(true);
    expect(mayRequestUnpackaged('https://example.com/')).toBe(false);
  });

  test('no code of ours opens an address outside', () => {
    for (const file of ['main.ts', 'window.ts', 'menu.ts', 'preload.ts']) {
      const code = readFileSync(path.join(root, 'electron', file), 'utf8');
      expect(code, file).not.toMatch(/openExternal|autoUpdater|crashReporter/);
      // One function hands over a file: the read-only copy of a document the officer asked to open (decision 009).
      expect(code.match(/openPath/g)?.length ?? 0, file).toBe(file === 'window.ts' ? 1 : 0);
    }
  });
});

describe('a message from a page', () => {
  test('counts only when it is from the top frame of our own page', () => {
    expect(isTrustedSender({ url: `${appOrigin}/index.html`, parent: null })).toBe(true);
    expect(isTrustedSender({ url: `${appOrigin}/index.html`, parent: {} })).toBe(false);
    expect(isTrustedSender({ url: 'https://bundle/index.html', parent: null })).toBe(false);
    expect(isTrustedSender({ url: 'about:blank', parent: null })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });

  test('passes a preload that needs nothing but electron and exposes two functions', () => {
    const preload = readFileSync(path.join(root, 'electron/preload.ts'), 'utf8');
    const values = [...preload.matchAll(/^import (?!type)[^;]*from '([^']+)'/gm)].map(([, from]) => from);
    expect(values).toEqual(['electron']);
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).not.toMatch(/sendSync|ipcRenderer\s*[,}]\s*\)|postMessage/);
  });
});

describe('permissions', () => {
  const union =
    /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(
      electronTypes,
    )?.[1];
  const names = [...(union ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => String(name));

  test('are all refused but writing plain text to the clipboard', () => {
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => allowPermission(name, `${appOrigin}/index.html`))).toEqual([
      'clipboard-sanitized-write',
    ]);
  });

  test('are refused to every other page', () => {
    expect(allowPermission('clipboard-sanitized-write', 'https://example.com/')).toBe(false);
    expect(allowPermission('clipboard-sanitized-write', '')).toBe(false);
  });
});

describe('the files of the page', () => {
  const folder = path.join(path.sep, 'srv', 'renderer');

  test('are found below their folder', () => {
    expect(resolveAsset(folder, `${appOrigin}/`)).toBe(path.join(folder, 'index.html'));
    expect(resolveAsset(folder, `${appOrigin}/assets/a-1.js`)).toBe(path.join(folder, 'assets', 'a-1.js'));
    expect(resolveAsset(folder, `${appOrigin}/assets/a.js?x=../../y#z`)).toBe(
      path.join(folder, 'assets', 'a.js'),
    );
    expect(resolveAsset(folder, `${appOrigin}/%ED%95%9C%EA%B8%80.png`)).toBe(path.join(folder, '한글.png'));
  });

  test('stay below it when the address climbs', () => {
    expect(resolveAsset(folder, `${appOrigin}/%2e%2e/../secret`)).toBe(path.join(folder, 'secret'));
  });

  test.each([
    '/..%2fsecret',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/assets/..%5c..%5csecret',
    '/assets%5c..%5c..%5csecret',
    '/.env',
    '/assets/.hidden',
    '/C:/Windows/win.ini',
    '/index.html::$DATA',
    '/index.html.',
    '/a%00.js',
    '/a%0a.js',
    '/%',
    '/%E0%A4%A',
  ])('are not found elsewhere: %s', (asked) => {
    expect(resolveAsset(folder, appOrigin + asked)).toBeNull();
  });

  test('are sent as what they are', () => {
    expect(mediaType('/x/index.html')).toBe('text/html; charset=utf-8');
    expect(mediaType('/x/app.JS')).toBe('text/javascript; charset=utf-8');
    expect(mediaType('/x/font.woff2')).toBe('font/woff2');
    expect(mediaType('/x/unknown.bin')).toBe('application/octet-stream');
  });

  test('belong to one exact origin', () => {
    expect(isAppUrl(`${appOrigin}/x`)).toBe(true);
    for (const other of [
      'app://bundle2/x',
      'app://BUNDLE.x/',
      'app:bundle',
      'https://bundle',
      'not an address',
    ]) {
      expect(isAppUrl(other), other).toBe(false);
    }
  });
});
