import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Failure, Result } from '../../shared/ipc/failure';
import { blankFacts } from '../../shared/project/facts';
import { call } from './call';
import { describeTargets } from './describeTargets';
import type { Running } from './targets';

describeTargets(
  (target) => {
    let dataFolder: string;
    let home: string;
    let running: Running;
    const complaints: string[] = [];

    beforeAll(async () => {
      dataFolder = mkdtempSync(path.join(tmpdir(), 'baljugil-host-'));
      home = mkdtempSync(path.join(tmpdir(), 'baljugil-home-'));
      running = await target.start({ dataFolder, env: { HOME: home } });
      running.page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      running.page.on('pageerror', (error) => complaints.push(String(error)));
      // Listening from the first byte of the page.
      await running.page.reload();
      await running.page.getByRole('main').first().waitFor();
    });

    afterAll(async () => {
      await running?.stop();
      rmSync(dataFolder, { recursive: true, force: true });
      rmSync(home, { recursive: true, force: true });
    });

    /** A token for a new file in the home folder, as the user would get it on this host. */
    async function targetFor(name: string): Promise<string> {
      if (running.answerDialogs) {
        await running.answerDialogs({ open: null, save: path.join(home, name) });
        const input = { purpose: 'wordDocument', suggestedName: name } as const;
        return value(await call(running.page, 'file.chooseSave', input)).target?.token ?? '';
      }
      const listing = value(
        await call(running.page, 'folder.list', { folder: null, purpose: 'wordDocument' }),
      );
      expect(listing).toMatchObject({ displayPath: home, writable: true });
      const folder = listing.folder.token;
      return value(await call(running.page, 'file.inFolder', { folder, name })).target.token;
    }

    test('the first screen comes up with nothing to complain about', async () => {
      expect(await running.page.title()).toBe('발주길잡이');
      const about = await call(running.page, 'app.describe', {});
      expect(about).toMatchObject({
        ok: true,
        value: {
          host: target.name === 'browser host' ? 'browser' : 'electron',
          hasNativeDialogs: target.name !== 'browser host',
          dataFolder,
        },
      });
      expect(complaints).toEqual([]);
    });

    test('the content that ships with the program is readable', async () => {
      const content = await call(running.page, 'content.read', {});
      expect(content.ok && content.value.stages.length).toBe(6);
    });

    test('the page has no Node and no more of the bridge than its two functions', async () => {
      const seen = await running.page.evaluate(() => {
        const page = globalThis as unknown as Record<string, unknown>;
        return {
          node: ['require', 'process', 'module', 'Buffer'].filter((name) => page[name] !== undefined),
          bridge: page.baljugil ? Object.keys(page.baljugil as object).sort() : ['call', 'on'],
        };
      });
      expect(seen).toEqual({ node: [], bridge: ['call', 'on'] });
    });

    test('inline scripts, markup in sinks and evaluated text are refused', async () => {
      const outcome = await running.page.evaluate(
        () =>
          // From a timer: what the test itself evaluates is exempt from the policy.
          new Promise((resolve) => {
            setTimeout(() => {
              const page = globalThis as unknown as Record<string, unknown>;
              const refused = (attempt: () => void) => {
                try {
                  attempt();
                  return false;
                } catch {
                  return true;
                }
              };
              const script = document.createElement('script');
              const outcome = {
                markup: refused(() => {
                  document.createElement('div').innerHTML = '<img src=x onerror="globalThis.pwned = 1">';
                }),
                evaluated: refused(() => {
                  new Function('globalThis.pwned = 2')();
                }),
                inline: refused(() => {
                  script.textContent = 'globalThis.pwned = 3';
                }),
                address: refused(() => {
                  script.src = 'https://leak.invalid/script.js';
                }),
              };
              document.head.append(script);
              const styled = document.createElement('style');
              styled.textContent = 'html { --pwned: 4 }';
              document.head.append(styled);
              setTimeout(() => {
                const style = getComputedStyle(document.documentElement).getPropertyValue('--pwned');
                resolve({ ...outcome, ran: page.pwned ?? null, style });
              }, 50);
            }, 0);
          }),
      );
      expect(outcome).toEqual({
        markup: true,
        evaluated: true,
        inline: true,
        address: true,
        ran: null,
        style: '',
      });
      complaints.length = 0;
    });

    test('pages and styles of elsewhere do not load and nothing is sent', async () => {
      await running.page.evaluate(async () => {
        const attempts: (() => unknown)[] = [
          () => fetch('https://leak.invalid/fetch'),
          () => navigator.sendBeacon('https://leak.invalid/beacon', 'x'),
          () => new WebSocket('wss://leak.invalid/socket'),
          () => new EventSource('https://leak.invalid/events'),
          () => {
            const image = new Image();
            image.src = 'https://leak.invalid/image.png';
            document.body.append(image);
          },
          () => {
            const frame = document.createElement('iframe');
            frame.src = 'https://leak.invalid/frame';
            document.body.append(frame);
          },
          () => {
            const link = document.createElement('link');
            Object.assign(link, { rel: 'stylesheet', href: 'https://leak.invalid/style.css' });
            document.head.append(link);
          },
        ];
        for (const attempt of attempts) {
          try {
            await attempt();
          } catch {
            // Refused, as it should be.
          }
        }
        for (const left of document.querySelectorAll('img[src*=leak], iframe[src*=leak], link[href*=leak]'))
          left.remove();
      });
      await running.page.waitForTimeout(200);
      const outside = running.requests.filter((url) => !isOwn(url, running.origin));
      // Playwright reports what the policy stopped before it left; what counts is that no answer came from anywhere.
      expect(outside.filter((url) => !url.startsWith('https://leak.invalid/'))).toEqual([]);
      const answered = await running.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(
            (entry) =>
              entry.name.includes('leak.invalid') && (entry as PerformanceResourceTiming).responseStatus > 0,
          )
          .map((entry) => entry.name),
      );
      expect(answered).toEqual([]);
      complaints.length = 0;
    });

    test('no window opens and the page cannot be led elsewhere', async () => {
      const { page } = running;
      const before = page.context().pages().length;
      await page.evaluate(() => {
        window.open('https://leak.invalid/window');
      });
      await page.waitForTimeout(300);
      if (running.shim) {
        const log = await running.shim<unknown[]>('log');
        expect(log).toContainEqual(['window.open', 'https://leak.invalid/window', 'deny']);
        await expect.poll(() => page.context().pages().length).toBe(before);
        await page.evaluate(() => {
          location.href = 'https://leak.invalid/elsewhere';
        });
        await expect
          .poll(() => running.shim?.('log'))
          .toContainEqual(['navigate', 'https://leak.invalid/elsewhere', 'prevented']);
        expect(page.url()).toContain('bundle');
      } else {
        for (const other of page.context().pages().slice(before)) await other.close();
      }
      complaints.length = 0;
    });

    test('a wrong call is answered, not thrown', async () => {
      const unknown = await call(running.page, 'project.destroyEverything' as 'project.list', {});
      expect(unknown).toEqual({
        ok: false,
        failure: { type: 'unknownCall', call: 'project.destroyEverything' },
      });
      const wrong = await call(running.page, 'project.open', { projectId: 7 } as never);
      expect(!wrong.ok && wrong.failure.type).toBe('invalidInput');
      const inherited = await call(running.page, 'constructor' as 'project.list', {});
      expect(!inherited.ok && inherited.failure.type).toBe('unknownCall');
    });

    test('a token nobody gave opens nothing', async () => {
      const file = await call(running.page, 'wordDocument.inspect', { file: '/etc/passwd' });
      expect(file).toEqual({ ok: false, failure: { type: 'staleFileToken' } satisfies Failure });
    });

    test('a killed program keeps the project', async () => {
      const facts = {
        ...blankFacts({ projectName: '강제 종료 시험 사업', agency: '한빛시' }),
        targetSystem: '민원 포털',
      };
      const created = await call(running.page, 'project.create', { facts });
      if (!created.ok) throw new Error(JSON.stringify(created.failure));
      const { projectId } = created.value;
      const opened = await call(running.page, 'project.open', { projectId });
      if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
      const saved = await call(running.page, 'project.apply', {
        projectId,
        revision: opened.value.revision,
        operations: [{ type: 'editFacts', changes: { department: '정보화담당관' } }],
      });
      expect(saved.ok).toBe(true);
      await running.kill();

      running = await target.start({ dataFolder, env: { HOME: home } });
      const again = await call(running.page, 'project.open', { projectId });
      if (!again.ok) throw new Error(JSON.stringify(again.failure));
      expect(again.value.project.facts).toMatchObject({
        projectName: '강제 종료 시험 사업',
        department: '정보화담당관',
      });
      expect(again.value.undo).not.toBeNull();
    });

    test('the built program writes, reads and fills Word documents', async () => {
      const created = value(await call(running.page, 'project.createSample', {}));
      const document = await targetFor('제안요청서.docx');
      const { projectId } = created;
      const saved = value(
        await call(running.page, 'rfp.exportDocx', { projectId, target: document, jobId: 'export' }),
      );
      expect(statSync(path.join(home, '제안요청서.docx')).size).toBe(saved.sizeBytes);
      const file = saved.file.token;
      const outline = value(await call(running.page, 'wordDocument.inspect', { file }));
      const heading = outline.headings.find((one) => one.problem === null);
      const filled = await targetFor('넣은 문서.docx');
      const injected = value(
        await call(running.page, 'wordDocument.inject', {
          file,
          source: { kind: 'project', projectId },
          insertions: [
            {
              place: { kind: 'paragraph', index: heading?.index ?? -1, position: 'after' },
              what: { kind: 'cards', requirementIds: null },
            },
          ],
          to: { kind: 'copy', target: filled },
          jobId: 'inject',
        }),
      );
      expect(injected.sizeBytes).toBeGreaterThan(saved.sizeBytes);
      const visible = readdirSync(home).filter((name) => !name.startsWith('.'));
      expect(visible.sort()).toEqual(['넣은 문서.docx', '제안요청서.docx']);
    });

    test('every request of the whole session stayed in the program', () => {
      const outside = running.requests.filter(
        (url) => !isOwn(url, running.origin) && !url.includes('leak.invalid'),
      );
      expect(outside).toEqual([]);
      expect(running.requests.some((url) => isOwn(url, running.origin))).toBe(true);
    });

    if (target.name.endsWith('shim')) {
      test('a message that comes from another page is refused', async () => {
        await running.shim?.('forgeSender', 'https://evil.invalid/');
        const refused = await call(running.page, 'app.describe', {});
        expect(refused).toEqual({ ok: false, failure: { type: 'forbidden' } });
        await running.shim?.('forgeSender', null);
        expect((await call(running.page, 'app.describe', {})).ok).toBe(true);
      });

      test('the window is sandboxed and everything that could leave is closed', async () => {
        const policy = await running.shim?.<Record<string, unknown>>('policy');
        expect(policy).toMatchObject({
          sandboxed: true,
          spellcheck: false,
          proxy: { proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' },
          appProxy: { proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' },
          channels: ['baljugil:call'],
          privileged: [['app', { standard: true, secure: true }]],
          windows: [
            {
              visible: true,
              webRtcPolicy: 'disable_non_proxied_udp',
              options: {
                webPreferences: {
                  sandbox: true,
                  contextIsolation: true,
                  nodeIntegration: false,
                  webviewTag: false,
                  webSecurity: true,
                  spellcheck: false,
                  devTools: target.name === 'electron shim',
                },
              },
            },
          ],
        });
        expect(policy?.switches).toContainEqual([
          'host-resolver-rules',
          'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        ]);
        expect(policy?.paths).toContainEqual(['userData', path.join(dataFolder, 'electron')]);
      });

      test('a request that the policy of the page would let through is cancelled', async () => {
        for (const url of [
          'https://leak.invalid/',
          'http://127.0.0.1:9/',
          'ws://leak.invalid/',
          'file:///etc/passwd',
        ]) {
          expect(await running.shim?.('isCancelled', url), url).toBe(true);
        }
        expect(await running.shim?.('isCancelled', 'app://bundle/index.html')).toBe(false);
        const tools = await running.shim?.('isCancelled', 'devtools://devtools/bundled/inspector.html');
        expect(tools).toBe(target.name === 'packed asar on shim');
      });

      test('permissions, embedded pages and downloads are refused', async () => {
        for (const name of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read']) {
          expect(await running.shim?.('permission', name), name).toEqual({
            requested: false,
            checked: false,
          });
        }
        expect(await running.shim?.('permission', 'clipboard-sanitized-write')).toEqual({
          requested: true,
          checked: true,
        });
        expect(await running.shim?.('attachWebview')).toBe(true);
        expect(await running.shim?.('download')).toBe(true);
      });

      test("the system's own dialog gives a token, never a path", async () => {
        await running.shim?.('chooseOpen', '/home/user/한글 문서.docx');
        const chosen = await call(running.page, 'file.chooseOpen', { purpose: 'wordDocument' });
        expect(chosen).toMatchObject({
          ok: true,
          value: { needsPicker: false, file: { name: '한글 문서.docx' } },
        });
        expect(JSON.stringify(chosen)).not.toContain('/home/user');
        await running.shim?.('chooseOpen', null);
        const closed = await call(running.page, 'file.chooseOpen', { purpose: 'wordDocument' });
        expect(closed).toEqual({ ok: true, value: { file: null, needsPicker: false } });
      });

      test('the page may not look into folders where the system has dialogs', async () => {
        const listing = await call(running.page, 'folder.list', { folder: null, purpose: 'wordDocument' });
        expect(!listing.ok && listing.failure.type).toBe('notAvailableHere');
      });
    }

    if (target.name === 'browser host') {
      test('the address works once', async () => {
        expect((await fetch(running.entrance ?? '', { redirect: 'manual' })).status).toBe(403);
      });
    }
  },
  { isEverywhere: true },
);

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function isOwn(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith('data:') || url.startsWith('blob:');
}
