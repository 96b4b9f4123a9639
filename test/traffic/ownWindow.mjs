// node ownWindow.mjs <json>: starts the built browser host, which opens its own browser, and does what a hostile project
// would: every way out from inside the page, then a page without any policy. Prints what happened. Run under a watcher.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { hostilePage, hostileScript, visitMilliseconds } from './hostilePage.mjs';

const { host, browser } = JSON.parse(process.argv[2]);
const folder = mkdtempSync(path.join(tmpdir(), 'baljugil-window-'));
const found = { opened: false, exported: false, ranInPage: false, ranWithoutPolicy: false };

const server = createServer((request, response) => {
  if (request.url === '/ran.png') found.ranWithoutPolicy = true;
  response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(request.url === '/' ? hostilePage() : '');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const debugging = await freePort();
const program = spawn(process.execPath, [host], {
  env: {
    ...process.env,
    HOME: folder,
    BALJUGIL_DATA: path.join(folder, 'data'),
    BALJUGIL_BROWSER: browser,
    // A window needs a display; the browser's own arguments stay the host's.
    DISPLAY: process.env.DISPLAY ?? ':99',
    BALJUGIL_BROWSER_ARGS: `--headless=new --disable-gpu --remote-debugging-port=${debugging}`,
  },
  stdio: 'ignore',
  // A group of its own, to end the browser's last children with it.
  detached: true,
});
const ended = new Promise((done) => program.once('exit', done));
try {
  const connected = await until(() => chromium.connectOverCDP(`http://127.0.0.1:${debugging}`));
  const page = await until(() => connected.contexts()[0]?.pages()[0]);
  await page.getByRole('heading', { name: '어떤 일부터 할까요?' }).waitFor();
  found.opened = true;
  found.exported = await page.evaluate(exportSample);
  page.on('request', (request) => {
    if (request.url().endsWith('/ran.png')) found.ranInPage = true;
  });
  await page.evaluate(hostileScript());
  await until(() => found.ranInPage || undefined);
  await pause(500);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await until(() => found.ranWithoutPolicy || undefined);
  await pause(visitMilliseconds);
} finally {
  program.kill('SIGTERM');
  await ended;
  endGroup();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(JSON.stringify(found));
process.exit(0);

/** In the page: a document made by the worker, written into the home folder. */
async function exportSample() {
  const call = async (name, input) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`/call/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
    const result = await answer.json();
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value;
  };
  const { projectId } = await call('project.createSample', {});
  const listing = await call('folder.list', { folder: null, purpose: 'wordDocument' });
  const { target } = await call('file.inFolder', { folder: listing.folder.token, name: '표본.docx' });
  const saved = await call('rfp.exportDocx', { projectId, target: target.token, jobId: 'export' });
  return saved.sizeBytes > 0;
}

function endGroup() {
  try {
    process.kill(-program.pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}

async function freePort() {
  const trying = createServer();
  await new Promise((done) => trying.listen(0, '127.0.0.1', done));
  const { port } = trying.address();
  await new Promise((done) => trying.close(done));
  return port;
}

async function until(attempt) {
  let last = new Error('nothing came in half a minute');
  for (let tries = 0; tries < 300; tries++) {
    try {
      const result = await attempt();
      if (result !== undefined) return result;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw last;
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
