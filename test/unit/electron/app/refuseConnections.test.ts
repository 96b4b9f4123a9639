import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// In a process of its own: what is refused once is refused for good.

const root = path.join(import.meta.dirname, '../../../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-refuse-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ways = {
  net: `asks(net.connect(port, '127.0.0.1'))`,
  netOptions: `asks(net.connect({ port, host: '127.0.0.1' }))`,
  netText: `asks(net.connect(String(port), '127.0.0.1'))`,
  socket: `asks(new net.Socket().connect(port, '127.0.0.1'))`,
  http: `asks(http.get({ port, host: '127.0.0.1' }))`,
  tls: `asks(tls.connect(port, '127.0.0.1'))`,
  fetch: `fetch('http://127.0.0.1:' + port)`,
  byName: `asks(net.connect(port, 'localhost'))`,
  elsewhere: `asks(net.connect({ port: 9, host: '203.0.113.1' }))`,
  elsewhereFetch: `fetch('http://203.0.113.1/')`,
  datagram: `dgram.createSocket('udp4').send('x', 9, '127.0.0.1')`,
  datagramPeer: `dgram.createSocket('udp4').connect(9, '127.0.0.1')`,
  name: `dns.lookup('localhost', () => {})`,
  namePromise: `dns.promises.lookup('localhost')`,
  nameServer: `dns.resolve4('a.invalid', () => {})`,
  nameServerPromise: `dns.promises.resolve('a.invalid')`,
  reverse: `dns.promises.reverse('127.0.0.1')`,
  resolver: `new dns.Resolver().resolve4('a.invalid', () => {})`,
  resolverPromise: `new dns.promises.Resolver().resolveMx('a.invalid')`,
  pipe: `asks(net.connect(pipe))`,
  pipeOptions: `asks(net.connect({ path: pipe }))`,
};

/** The ways our own refusal stopped, and no other error. */
function refused(guard: string): string[] {
  const script = `
    import { refuseConnections } from ${JSON.stringify(path.join(root, 'electron/app/refuseConnections.ts'))};
    import dgram from 'node:dgram'; import dns from 'node:dns'; import http from 'node:http';
    import net from 'node:net'; import tls from 'node:tls';
    ${guard};
    const pipe = ${JSON.stringify(path.join(folder, `${guard.length}.sock`))};
    const listening = (at, ...more) => new Promise((ready, failed) => {
      const server = net.createServer((socket) => socket.end('x')).listen(at, ...more);
      server.once('listening', () => ready(server)).once('error', failed);
    });
    const { port } = (await listening(0, '127.0.0.1')).address();
    await listening(pipe);
    const asks = (client) => new Promise((yes, no) => client.once('connect', yes).once('response', yes).once('error', no));
    const isOurs = (error) => /연결하지 않습니다/.test(error.message + error.cause?.message);
    const stops = async (way) => { try { await way(); return false; } catch (error) { return isOurs(error); } };
    const found = [];
    ${Object.entries(ways)
      .map(([name, way]) => `if (await stops(async () => ${way})) found.push('${name}');`)
      .join('\n')}
    process.stdout.write(JSON.stringify(found), () => process.exit(0));`;
  const file = path.join(folder, `attempts-${guard.length}.mts`);
  writeFileSync(file, script);
  const runner = path.join(root, 'node_modules/vite/dist/node/index.js');
  const loader = `import { runnerImport } from ${JSON.stringify(runner)}; await runnerImport(${JSON.stringify(file)});`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', loader], { encoding: 'utf8' }),
  );
}

const everything = Object.keys(ways).filter((name) => !name.startsWith('pipe'));

test('no connection and no question leaves the process, whoever asks; pipes and listening go on working', () => {
  expect(refused('refuseConnections()')).toEqual(everything);
});

test('a second start may ask 127.0.0.1 for its window, by its number and nobody else', () => {
  const loopback = ['net', 'netOptions', 'netText', 'socket', 'http', 'tls', 'fetch'];
  expect(refused('refuseConnections({ exceptLoopback: true })')).toEqual(
    everything.filter((name) => !loopback.includes(name)),
  );
});

test('the program that runs gives up even that', () => {
  expect(refused('refuseConnections({ exceptLoopback: true }); refuseConnections()')).toEqual(everything);
});
