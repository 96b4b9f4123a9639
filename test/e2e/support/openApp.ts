import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Running, StartOptions, Target } from '../targets';

export interface App extends Running {
  /** A folder of its own for the files of the test; the person's home as far as the program can tell. */
  folder: string;
  /** Errors and warnings the page complained about since the start. */
  complaints: string[];
  end(): Promise<void>;
}

/** Starts the program with an empty data folder and a home of its own, and waits for its first screen. */
export async function openApp(target: Target, env: StartOptions['env'] = {}): Promise<App> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baljugil-e2e-'));
  const running = await target.start({
    dataFolder: path.join(folder, 'store'),
    env: { HOME: folder, USERPROFILE: folder, ...env },
  });
  const complaints: string[] = [];
  running.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  running.page.on('pageerror', (error) => complaints.push(String(error)));
  letCaretSettle(running.page);
  await running.page.getByRole('heading', { name: '어떤 일부터 할까요?' }).waitFor();
  return Object.assign(running, {
    folder,
    complaints,
    async end() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** An editor hears where the caret went a task later; a person's next key never comes that soon, a test's does. */
function letCaretSettle(page: Page): void {
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    await press(key, options);
    if (/End|Home|Arrow|Enter/.test(key))
      await page
        .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        .catch(() => undefined);
  };
}
