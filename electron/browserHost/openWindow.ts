import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { smallestWindow, usualWindow } from '../app/windowPlace';
import { browserSwitches } from '../security';
import type { WindowPlace } from '../storage/settings';

/** A browser of the Chromium family that can show a page as a window of its own; `null` when none is installed. */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const candidates = env.BALJUGIL_BROWSER ? [env.BALJUGIL_BROWSER] : knownBrowsers(env, platform);
  return candidates.find(isExecutable) ?? null;
}

/**
 * Opens the address in a browser window without tabs, with its own profile below `profileFolder`. The returned
 * process is ours: when it ends the window is closed, and ending it closes the window. `null` when there is no browser.
 */
export function openWindow(
  url: string,
  profileFolder: string,
  place: WindowPlace | null = null,
): ChildProcess | null {
  const browser = findBrowser();
  if (browser === null) return null;
  return spawn(browser, [...windowArguments(url, profileFolder, place), ...extraArguments(process.env)], {
    stdio: 'ignore',
  });
}

/** Arguments of the window: no first-run pages, no traffic of the page's or of the browser's own. */
export function windowArguments(
  url: string,
  profileFolder: string,
  place: WindowPlace | null = null,
): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    ...placeArguments(place),
    '--no-first-run',
    '--no-default-browser-check',
    '--lang=ko',
    ...offlineArguments(),
  ];
}

function placeArguments(place: WindowPlace | null): string[] {
  if (!place) return [`--window-size=${usualWindow.width},${usualWindow.height}`];
  const width = Math.max(place.width, smallestWindow.width);
  const height = Math.max(place.height, smallestWindow.height);
  return [
    `--window-size=${width},${height}`,
    `--window-position=${place.x},${place.y}`,
    ...(place.isMaximized ? ['--start-maximized'] : []),
  ];
}

/** The part of the arguments that keeps the browser on this computer. */
export function offlineArguments(): string[] {
  return browserSwitches.map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`));
}

/** Why no window can be shown here, or `null` when one can. */
export function noDisplayReason(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return null;
  return '이 컴퓨터에 화면(DISPLAY)이 연결되어 있지 않아 창을 열지 못했어요.';
}

// Root has no sandbox of Chromium; the flag stays out of everybody else's way.
function extraArguments(env: NodeJS.ProcessEnv): string[] {
  const asked = (env.BALJUGIL_BROWSER_ARGS ?? '').split(' ').filter(Boolean);
  return process.getuid?.() === 0 ? ['--no-sandbox', ...asked] : asked;
}

function knownBrowsers(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (one) => one !== undefined,
    );
    const programs = [
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Naver\\Naver Whale\\Application\\whale.exe',
    ];
    return programs.flatMap((program) => roots.map((root) => path.win32.join(root, program)));
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Whale', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'naver-whale-stable',
    'chromium',
    'chromium-browser',
  ];
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
