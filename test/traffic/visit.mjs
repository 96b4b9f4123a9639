// node visit.mjs <json>: serves the hostile page on the loopback address and shows it in a browser for a while.
// Prints whether its script ran. Run under a traffic watcher.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostilePage, visitMilliseconds } from './hostilePage.mjs';

/** `$URL` and `$PROFILE` in the arguments stand for the page's address and a new profile folder. */
const { browser, browserArguments, policy } = JSON.parse(process.argv[2]);
const profile = mkdtempSync(path.join(tmpdir(), 'baljugil-visit-'));
let ran = false;

const server = createServer((request, response) => {
  if (request.url === '/ran.png') ran = true;
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  if (policy) headers['content-security-policy'] = policy;
  response.writeHead(request.url === '/' ? 200 : 404, headers);
  response.end(request.url === '/' ? hostilePage() : '');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const url = `http://127.0.0.1:${server.address().port}/`;
const child = spawn(
  browser,
  browserArguments.map((one) => one.replace('$URL', url).replace('$PROFILE', profile)),
  // A group of its own, to end it with all its children.
  { stdio: 'ignore', detached: true },
);
const startedAt = Date.now();
while (!ran && Date.now() - startedAt < 20_000) await pause(50);
await pause(visitMilliseconds);
const ended = new Promise((done) => child.once('exit', done));
process.kill(-child.pid, 'SIGKILL');
await ended;
server.closeAllConnections();
server.close();
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
console.log(JSON.stringify({ ran }));

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
