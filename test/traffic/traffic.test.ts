import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windowArguments } from '../../electron/browserHost/openWindow';
import { commands } from '../../electron/cli/commands';
import { commandLineSwitches, contentSecurityPolicy } from '../../electron/security';
import { networkProblems, scannedPrograms } from '../../scripts/networkNames.mjs';
import { aDocx, aParagraphXml } from '../support/docxFiles';
import { channels, leaks } from './hostilePage.mjs';
import { trafficSummary, trafficWatcher, type Watched, watchTraffic } from './watchTraffic.mjs';

// Seen at the socket, with a network that answers everything: what is sent, not what a page believes it sent.

const root = path.join(import.meta.dirname, '../..');
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const plain = ['--headless=new', '--no-sandbox', '--disable-gpu'];

beforeAll(async () => {
  console.log(`watched by: ${await trafficWatcher()}`);
});

function visit(browserArguments: string[], policy: string | null = null): Promise<Watched> {
  const asked = { browser: chromium, browserArguments, policy };
  return watchTraffic([process.execPath, path.join(root, 'test/traffic/visit.mjs'), JSON.stringify(asked)]);
}

function expectSilence(seen: Watched): void {
  expect({ destinations: seen.destinations, names: seen.names }, trafficSummary(seen)).toEqual({
    destinations: [],
    names: [],
  });
}

const ranThere = (seen: Watched) => seen.output.trim().split('\n').at(-1);

describe('the watcher', () => {
  test('sees a connection, a datagram and a question for a name', async () => {
    const script = `
      require('node:net').connect(80, '203.0.113.5').on('error', () => {});
      require('node:dgram').createSocket('udp4').send('x', 7, '203.0.113.6');
      require('node:dns').lookup('seen.leak.test', () => {});
      setTimeout(() => process.exit(0), 500);`;
    const seen = await watchTraffic([process.execPath, '-e', script]);
    expect(seen.destinations).toEqual(expect.arrayContaining(['tcp 203.0.113.5:80', 'udp 203.0.113.6:7']));
    expect(seen.names).toHaveLength(1);
  });

  test('sees nothing when everything stays on this computer', async () => {
    const script = `
      const server = require('node:net').createServer((one) => one.end()).listen(0, '127.0.0.1', () =>
        require('node:net').connect(server.address().port, '127.0.0.1').on('close', () => process.exit(0)));`;
    const seen = await watchTraffic([process.execPath, '-e', script]);
    expect(seen.code).toBe(0);
    expectSilence(seen);
  });
});

// Mostly waiting, so they wait together.
describe.concurrent('a page that tries every way out', () => {
  test('gets out of a browser without our layers: the control', async ({ expect }) => {
    const seen = await visit([...plain, '--no-first-run', '--user-data-dir=$PROFILE', '$URL']);
    expect(channels.length).toBeGreaterThanOrEqual(28);
    const out = leaks(seen);
    if (seen.watcher === 'strace') expect(out.length).toBeGreaterThanOrEqual(20);
    else {
      expect(out.length, trafficSummary(seen)).toBeGreaterThanOrEqual(28);
      expect(out).toEqual(
        expect.arrayContaining(['fetch', 'stun', 'navigation', 'namePrefetch', 'preconnect']),
      );
    }
  });

  test('gets out of a content security policy alone, so the policy is not the promise', async () => {
    const policy = contentSecurityPolicy('electron', 'n').replace(
      "script-src 'self'",
      "script-src 'unsafe-inline'",
    );
    const seen = await visit([...plain, '--no-first-run', '--user-data-dir=$PROFILE', '$URL'], policy);
    expect(leaks(seen)).toEqual(expect.arrayContaining(['stun', 'navigation']));
    expect(leaks(seen)).not.toContain('fetch');
  });

  test("does not get out of the browser host's own browser, even without any policy", async ({ expect }) => {
    const seen = await visit([...plain, ...windowArguments('$URL', '$PROFILE')]);
    expect(ranThere(seen)).toBe('{"ran":true}');
    expectSilence(seen);
  });

  test("does not get out of a browser with Electron's switches, even without any policy", async () => {
    const switches = commandLineSwitches
      // The page itself comes from the loopback address here and not from app://.
      .map(([name, value]) => [name, name === 'proxy-bypass-list' ? '127.0.0.1' : value] as const)
      .map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`));
    const seen = await visit([...plain, ...switches, '--user-data-dir=$PROFILE', '$URL']);
    expect(ranThere(seen)).toBe('{"ran":true}');
    expectSilence(seen);
  });

  test('does not get out of the program: host, window and worker', async () => {
    const asked = { host: path.join(root, 'dist/browserHost/browserHost.cjs'), browser: chromium };
    const seen = await watchTraffic([
      process.execPath,
      path.join(root, 'test/traffic/ownWindow.mjs'),
      JSON.stringify(asked),
    ]);
    expect(ranThere(seen), seen.output).toBe(
      '{"opened":true,"exported":true,"ranInPage":true,"ranWithoutPolicy":true}',
    );
    expectSilence(seen);
  });
});

describe.concurrent('the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baljugil-silent-'));
    writeFileSync(path.join(folder, 'password.txt'), '아주 긴 시험 비밀번호 42\n');
    writeFileSync(path.join(folder, 'form.docx'), aDocx({ body: aParagraphXml('{{사업명}} {{총괄표}}') }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('sends nothing, whatever the command', async () => {
    const cli = `'${process.execPath}' '${path.join(root, 'dist/cli/baljugil.cjs')}'`;
    const password = '--password-file password.txt';
    const history = path.join(root, 'test/fixtures/projects/v2-history.baljugil');
    const written: Record<string, string[]> = {
      new: ['new --example > facts.json', 'new --facts facts.json --out new.baljugil'],
      sample: ['sample --out sample.baljugil'],
      show: ['show sample.baljugil'],
      export: ['export sample.baljugil --out sample.docx'],
      paper: ['paper sample.baljugil --list', 'paper sample.baljugil --kind planDraft --out plan.docx'],
      requirements: ['requirements'],
      reference: ['reference 쿠버네티스'],
      content: ['content'],
      outline: ['outline sample.docx'],
      inject: ['inject sample.baljugil --into sample.docx --after-heading 사업개요 --out injected.docx'],
      fill: ['fill sample.baljugil --form form.docx --out filled.docx --allow-unfilled'],
      update: ['update sample.baljugil --into injected.docx --dry-run'],
      read: ['read sample.docx'],
      reconcile: ['reconcile sample.baljugil sample.docx'],
      check: ['check sample.baljugil'],
      status: ['status sample.baljugil'],
      diagnose: ['diagnose --example > answers.json', 'diagnose answers.json'],
      verify: [`verify '${history}'`],
      history: [`history '${history}'`],
      evidence: ['evidence sample.baljugil'],
      restore: [`restore '${history}' --out restored.baljugil`],
      pack: [`pack sample.baljugil --out locked.baljugil ${password}`],
      folder: ['folder'],
      'content-pack build': [
        `content-pack build --from '${path.join(root, 'templates')}' --name 묶음 --version 1.0 --out 묶음.baljugil-content`,
      ],
      'content-pack install': ['content-pack install 묶음.baljugil-content'],
      'content-pack verify': ['content-pack verify 묶음.baljugil-content'],
      unpack: [`unpack locked.baljugil --out open.baljugil ${password}`],
    };
    expect(Object.keys(written).sort()).toEqual(commands.map(({ name }) => name).sort());
    const script = Object.values(written)
      .flat()
      .map((line) => (line.includes('>') ? `${cli} ${line}` : `${cli} ${line} --json > answer.json`))
      .map((line) => `${line} 2> said.txt || { echo FAILED; cat answer.json said.txt; }`);
    const seen = await watchTraffic(
      ['sh', '-c', ['mkdir data', 'export BALJUGIL_DATA="$PWD/data"', ...script].join('\n')],
      { cwd: folder },
    );
    expect(seen.output).toBe('');
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['injected.docx', 'open.baljugil', 'restored.baljugil']),
    );
    expectSilence(seen);
  });
});

describe('the built programs', () => {
  test.each(scannedPrograms)('%s names nothing of the network but the guard', (program) => {
    expect(networkProblems(program, readFileSync(path.join(root, 'dist', program), 'utf8'))).toEqual([]);
  });

  test('there is no program that was not looked at', () => {
    const built = readdirSync(path.join(root, 'dist'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.cjs'));
    expect(built.sort()).toEqual([...scannedPrograms].sort());
  });

  test('one that is missing would be noticed', () => {
    expect(existsSync(path.join(root, 'dist/main/main.cjs'))).toBe(true);
    expect(networkProblems('main/preload.cjs', 'const x = require("https"); fetch("http://x/")')).toEqual([
      'main/preload.cjs names https',
      'main/preload.cjs names fetch',
    ]);
    expect(networkProblems('cli/baljugil.cjs', '')).toContain('cli/baljugil.cjs never refuses connections');
  });
});
