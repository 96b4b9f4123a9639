import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call } from './call';
import { browserHost, electronShim, type Running } from './targets';

// How main starts and ends, seen under the stand-in for electron.
describe.skipIf(electronShim.missing)(
  `start and end${electronShim.missing ? ` — SKIPPED: ${electronShim.missing}` : ''}`,
  () => {
    let dataFolder: string;
    let running: Running | null;

    beforeEach(() => {
      dataFolder = mkdtempSync(path.join(tmpdir(), 'baljugil-shim-'));
      running = null;
    });
    afterEach(async () => {
      await running?.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    });

    test('quitting closes what is open and gives the data folder back', async () => {
      running = await electronShim.start({ dataFolder });
      expect(JSON.parse(readFileSync(path.join(dataFolder, 'instance.lock'), 'utf8'))).toMatchObject({
        host: 'electron',
      });
      const created = await call(running.page, 'project.createSample', {});
      const projectId = created.ok ? created.value.projectId : '';
      expect((await call(running.page, 'project.open', { projectId })).ok).toBe(true);
      await running.stop();
      running = null;
      expect(existsSync(path.join(dataFolder, 'instance.lock'))).toBe(false);
      // The other host finds the same project, not locked by anybody.
      running = await browserHost.start({ dataFolder });
      expect((await call(running.page, 'project.open', { projectId })).ok).toBe(true);
    });

    test('the window comes back where it was, maximised or not', async () => {
      const window = async () => (await running?.shim?.<{ windows: object[] }>('policy'))?.windows[0];
      running = await electronShim.start({ dataFolder });
      await expect.poll(window).toMatchObject({ bounds: { width: 1366, height: 860 }, isMaximized: false });
      const bounds = { x: 300, y: 100, width: 1400, height: 800 };
      await running.shim?.('placeWindow', { ...bounds, isMaximized: true });
      await running.stop();
      running = await electronShim.start({ dataFolder });
      await expect.poll(window).toMatchObject({ bounds, isMaximized: true });
      await running.shim?.('placeWindow', { x: 1_900, y: 1_000 });
      await running.stop();
      // The corner that was still to be seen is not enough.
      running = await electronShim.start({ dataFolder });
      await expect.poll(window).toMatchObject({ bounds: { x: 520, y: 240, width: 1400, height: 800 } });
    });

    test('closing the window quits', async () => {
      const shim = await electronShim.start({ dataFolder });
      await shim.page.close();
      await expect
        .poll(() => existsSync(path.join(dataFolder, 'instance.lock')), { timeout: 10_000 })
        .toBe(false);
      await shim.stop();
    });

    test('it does not start beside the browser host on the same data', async () => {
      running = await browserHost.start({ dataFolder });
      await expect(electronShim.start({ dataFolder })).rejects.toThrow('이미 실행 중');
      expect((await call(running.page, 'app.describe', {})).ok).toBe(true);
    });

    test('a data folder that cannot be used is named', async () => {
      const inTheWay = path.join(dataFolder, 'a file');
      writeFileSync(inTheWay, '');
      await expect(electronShim.start({ dataFolder: inTheWay })).rejects.toThrow(inTheWay);
    });

    test('settings written in one host are read in the other', async () => {
      running = await electronShim.start({ dataFolder });
      expect(
        (await call(running.page, 'settings.change', { textScale: 1.3, displayName: '김주무관' })).ok,
      ).toBe(true);
      await running.stop();
      running = await browserHost.start({ dataFolder });
      expect(await call(running.page, 'app.describe', {})).toMatchObject({
        value: { settings: { textScale: 1.3, displayName: '김주무관' } },
      });
    });
  },
);
