import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser, noDisplayReason, windowArguments } from '../../../../electron/browserHost/openWindow';

test.skipIf(process.platform === 'win32')(
  'a browser on the path is found; a file that cannot run is none',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'baljugil-browser-'));
    try {
      expect(findBrowser({ PATH: folder }, 'linux')).toBeNull();
      writeFileSync(path.join(folder, 'chromium'), '#!/bin/sh\n');
      expect(findBrowser({ PATH: folder }, 'linux')).toBeNull();
      chmodSync(path.join(folder, 'chromium'), 0o755);
      expect(findBrowser({ PATH: folder }, 'linux')).toBe(path.join(folder, 'chromium'));
      expect(findBrowser({ PATH: folder, BALJUGIL_BROWSER: '/none' }, 'linux')).toBeNull();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test('the window is one of its own, with its own profile, and the browser keeps silent', () => {
  const given = windowArguments('http://127.0.0.1:1/enter?ticket=t', '/data/browserProfile');
  expect(given).toContain('--app=http://127.0.0.1:1/enter?ticket=t');
  expect(given).toContain('--user-data-dir=/data/browserProfile');
  expect(given).toContain('--proxy-server=http://127.0.0.1:9');
  expect(given).toContain('--proxy-bypass-list=127.0.0.1');
  expect(given).toContain('--webrtc-ip-handling-policy=disable_non_proxied_udp');
  expect(given).toContain('--disable-background-networking');
  // Chromium warns above the page about these.
  expect(given.join(' ')).not.toMatch(/--no-sandbox|--host-resolver-rules|--disable-web-security/);
});

test('the window comes back where it was, never too small to work in', () => {
  const place = { x: -1_920, y: 40, width: 1_500, height: 900, isMaximized: false };
  const given = windowArguments('http://127.0.0.1:1/', '/profile', place);
  expect(given).toContain('--window-size=1500,900');
  expect(given).toContain('--window-position=-1920,40');
  expect(given).not.toContain('--start-maximized');
  const small = windowArguments('http://127.0.0.1:1/', '/profile', {
    ...place,
    width: 10,
    height: 10,
    isMaximized: true,
  });
  expect(small).toContain('--window-size=1024,640');
  expect(small).toContain('--start-maximized');
});

test('without a display, the reason is said in Korean', () => {
  expect(noDisplayReason({}, 'linux')).toContain('DISPLAY');
  expect(noDisplayReason({ DISPLAY: ':0' }, 'linux')).toBeNull();
  expect(noDisplayReason({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBeNull();
  expect(noDisplayReason({}, 'win32')).toBeNull();
});
