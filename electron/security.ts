import path from 'node:path';

// Policy only, shared by both hosts and free of the electron package, so that every rule is a plain unit test.

export const appScheme = 'app';
export const appOrigin = 'app://bundle';

/** The page with the response's style nonce in its `csp-nonce` meta element, where its scripts look for it. */
export function withStyleNonce(html: string, nonce: string): string {
  return html.replace(/(<meta name="csp-nonce" content=")[^"]*(")/, `$1${nonce}$2`);
}

/**
 * The content security policy of one response. Scripts come from our own files only; styles from our files or with
 * the response's nonce. Only the browser host needs `connect-src 'self'`, for its calls and events.
 */
export function contentSecurityPolicy(host: 'electron' | 'browser', styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src ${host === 'browser' ? "'self'" : "'none'"}`,
    "frame-src 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default ProseMirrorClipboard',
  ].join('; ');
}

/** Headers of every response of either host, whatever its status. */
export function responseHeaders(host: 'electron' | 'browser', styleNonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(host, styleNonce),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

export const webPreferences = Object.freeze({
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

export const webRtcPolicy = 'disable_non_proxied_udp';

/** A proxy nobody answers at: what slips past every other rule ends here. */
export const deadProxy = { proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const;

/** A name and, for those that have one, a value. */
export type Switch = readonly [name: string, value?: string];

/**
 * Chromium switches of both hosts. A content security policy alone lets preconnect, DNS prefetch, WebRTC and
 * navigation out; with these no packet is sent (docs/decisions/005).
 */
export const offlineSwitches: readonly Switch[] = [
  ['proxy-server', deadProxy.proxyRules],
  // The first is the name since Chromium gave the second another meaning; older browsers know the second only.
  ['webrtc-ip-handling-policy', webRtcPolicy],
  ['force-webrtc-ip-handling-policy', webRtcPolicy],
  ['disable-features', 'MediaRouter,OptimizationHints,Translate'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
];

/** Electron's switches, set before `ready`: not even the loopback address is asked, and no name is resolved. */
export const commandLineSwitches: readonly Switch[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  ['proxy-bypass-list', deadProxy.proxyBypassRules],
  ...offlineSwitches,
];

/**
 * The browser host's switches; its page is on the loopback address. Without the resolver rules: with them the browser
 * warns above the page about its own command line, and the proxy does the same for everything but this computer.
 */
export const browserSwitches: readonly Switch[] = [['proxy-bypass-list', '127.0.0.1'], ...offlineSwitches];

/** Whether a request of the page may be made at all. Everything the product needs is in its own files. */
export function mayRequest(url: string): boolean {
  return isAppUrl(url) || url.startsWith(`blob:${appOrigin}/`) || url.startsWith('data:');
}

/** Whether a request may be made with the developer tools allowed, whose own pages have their own scheme. */
export function mayRequestUnpackaged(url: string): boolean {
  return mayRequest(url) || url.startsWith('devtools://');
}

export function isAppUrl(url: string, origin: string = appOrigin): boolean {
  try {
    const parsed = new URL(url);
    // `origin` of a scheme unknown to Node is the string "null", so it is put together here.
    return (
      `${parsed.protocol}//${parsed.host}` === origin && parsed.username === '' && parsed.password === ''
    );
  } catch {
    return false;
  }
}

/** Whether an IPC message comes from our own page: the top frame, at our own origin. */
export function isTrustedSender(frame: { url: string; parent?: unknown } | null | undefined): boolean {
  return frame != null && frame.parent == null && isAppUrl(frame.url);
}

/** The only permission the product needs is writing plain text to the clipboard. */
export function allowPermission(permission: string, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && isAppUrl(url);
}

/** The file below `root` (absolute) a request asks for, or `null` for anything that is not plainly inside it. */
export function resolveAsset(root: string, url: string): string | null {
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  // Windows reads a backslash as a separator, a colon as a drive or a hidden stream, and drops trailing dots.
  if (/[\\:\u0000-\u001f]/.test(pathname)) return null;
  const parts = pathname.split('/').slice(1);
  if (parts.some((part) => part.startsWith('.') || part.endsWith('.'))) return null;
  const file = path.join(root, pathname === '/' ? 'index.html' : pathname);
  const inside = path.relative(root, file);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return null;
  return file;
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};

export function mediaType(file: string): string {
  return mediaTypes[path.extname(file).slice(1).toLowerCase()] ?? 'application/octet-stream';
}
