import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Server, startServer } from '../../../../electron/browserHost/server';
import { ok } from '../../../../shared/ipc/failure';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

let folder: string;
let server: Server;
let cookie: string;
let calls: unknown[];
let listeners: number[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-server-'));
  writeFileSync(path.join(folder, 'index.html'), '<meta name="csp-nonce" content=""><p>발주길잡이</p>');
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets/app.js'), 'ok');
  calls = [];
  listeners = [];
  server = await startServer({
    rendererFolder: folder,
    route: async (name, input) => {
      calls.push([name, input]);
      return ok('answered');
    },
    instanceSecret: 'the secret of the lock',
    onSecondStart: async () => '창을 열었어요.',
    onListeners: (count) => listeners.push(count),
  });
  const entered = await ask(server.entrance());
  cookie = String(entered.headers['set-cookie']?.[0]).split(';')[0] ?? '';
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an entrance opens once, and sets a cookie that scripts cannot read', async () => {
  const entrance = server.entrance();
  const first = await ask(entrance);
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/');
  expect(first.headers['set-cookie']?.[0]).toMatch(
    /^baljugil-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  const second = await ask(entrance);
  expect(second.status).toBe(403);
  expect(second.headers['set-cookie']).toBeUndefined();
  expect(second.body).toContain('다시 실행해 주세요');
});

test('a guessed ticket does not spend the real one', async () => {
  const entrance = server.entrance();
  expect((await ask(`${server.origin}/enter?ticket=guess`)).status).toBe(403);
  expect((await ask(`${server.origin}/enter`)).status).toBe(403);
  expect((await ask(entrance, { method: 'POST' })).status).toBe(403);
  expect((await ask(entrance)).status).toBe(303);
});

test('going back to the spent entrance with its cookie leads to the app', async () => {
  const entrance = server.entrance();
  await ask(entrance);
  const again = await ask(entrance, { headers: { cookie } });
  expect([again.status, again.headers.location]).toEqual([303, '/']);
});

test('without the cookie there is neither page, call nor event', async () => {
  for (const place of ['/', '/index.html', '/assets/app.js', '/events']) {
    expect((await ask(server.origin + place)).status, place).toBe(403);
    expect((await ask(server.origin + place, { headers: { cookie: `${cookie}x` } })).status, place).toBe(403);
  }
  expect((await makeCall('app.describe', '{}', { cookie: 'baljugil=1' })).status).toBe(403);
  expect(calls).toEqual([]);
});

test('a name that leads to this computer by DNS is refused', async () => {
  const { port } = new URL(server.origin);
  for (const host of [
    `evil.example:${port}`,
    `localhost:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port}.evil.example`,
  ]) {
    expect((await ask(server.origin, { headers: { cookie, host } })).status, host).toBe(421);
  }
});

test('a page of another origin cannot call, even with the cookie', async () => {
  for (const origin of [
    'https://evil.example',
    'null',
    server.origin.replace('http:', 'https:'),
    'http://127.0.0.1:1',
  ]) {
    expect((await makeCall('app.describe', '{}', { origin })).status, origin).toBe(403);
  }
  expect((await makeCall('app.describe', '{}', { origin: undefined })).status).toBe(403);
  expect((await makeCall('app.describe', '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await makeCall('app.describe', '{}', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
  expect((await makeCall('app.describe', '{}', { 'content-type': 'text/plain' })).status).toBe(403);
  expect((await ask(`${server.origin}/call/app.describe`, { headers: { cookie } })).status).toBe(403);
  expect(calls).toEqual([]);
});

test('a link from another site does not open the page with the cookie', async () => {
  const headers = { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect((await ask(server.origin, { headers })).status).toBe(403);
});

test('our own page calls and is answered', async () => {
  const answer = await makeCall('project.open', JSON.stringify({ projectId: '가' }), {
    'sec-fetch-site': 'same-origin',
  });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'answered' });
  expect(calls).toEqual([['project.open', { projectId: '가' }]]);
});

test('a call named like a part of every object reaches the router, which refuses it', async () => {
  for (const name of ['constructor', '__proto__', 'toString'])
    expect((await makeCall(name, '{}')).status, name).toBe(200);
  expect(calls.map((one) => (one as unknown[])[0])).toEqual(['constructor', '__proto__', 'toString']);
});

test('a body that is no JSON is told so', async () => {
  for (const body of ['', '{', Buffer.from([0x22, 0xff, 0x22])]) {
    const answer = await makeCall('project.open', body);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, failure: { type: 'invalidInput' } });
  }
  expect(calls).toEqual([]);
});

test('a body over the limit is refused unread; a dropped file may be larger', async () => {
  const large = JSON.stringify({ text: 'x'.repeat(8_100_000) });
  expect((await makeCall('project.apply', large)).status).toBe(413);
  // Without a declared length, the bytes are counted as they come.
  expect((await makeCall('project.apply', large, { 'transfer-encoding': 'chunked' })).status).toBe(413);
  expect(calls).toEqual([]);
  expect((await makeCall('file.receive', large)).status).toBe(200);
});

test('every page carries its own nonce and the policy', async () => {
  const [one, two] = [
    await ask(server.origin, { headers: { cookie } }),
    await ask(server.origin, { headers: { cookie } }),
  ];
  const nonce = /content="([^"]+)"/.exec(one.body)?.[1];
  expect(one.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  expect(one.body).toContain('발주길잡이');
  expect(two.body).not.toContain(String(nonce));
});

test('every answer carries the policy, refusals too', async () => {
  const answers = [
    await ask(`${server.origin}/nothing.js`, { headers: { cookie } }),
    await ask(server.origin),
    await ask(server.origin, { headers: { cookie, origin: 'https://evil.example' } }),
    await ask(`${server.origin}/assets/app.js`, { headers: { cookie } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 403, 403, 200]);
  for (const { headers } of answers)
    expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('nothing outside the page folder is served', async () => {
  writeFileSync(path.join(folder, '../outside.txt'), 'secret');
  for (const place of [
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '//etc/passwd',
  ]) {
    const answer = await ask(server.origin + place, { headers: { cookie } });
    expect(answer.status, place).not.toBe(200);
    expect(answer.body).not.toContain('secret');
  }
  rmSync(path.join(folder, '../outside.txt'));
});

test('only reading methods reach files', async () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'POST']) {
    expect(
      (await ask(`${server.origin}/assets/app.js`, { method, headers: { cookie } })).status,
      method,
    ).toBe(405);
  }
});

test('events reach the page, and the host knows how many pages listen', async () => {
  const stream = await new Promise<string>((resolve, reject) => {
    const asked = request(`${server.origin}/events`, { headers: { cookie } }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
        if (text === ':ok\n\n')
          server.emit('job.progress', { jobId: '일', done: 1, total: 2, label: '쓰기' });
        else {
          asked.destroy();
          resolve(text);
        }
      });
    });
    asked.on('error', reject).end();
  });
  expect(stream).toBe(
    ':ok\n\nevent: job.progress\ndata: {"jobId":"일","done":1,"total":2,"label":"쓰기"}\n\n',
  );
  await expect.poll(() => listeners).toEqual([1, 0]);
});

test('a second start is answered only with the secret of the lock', async () => {
  const asked = (secret?: string) =>
    ask(`${server.origin}/instance`, {
      method: 'POST',
      headers: secret ? { 'x-instance-secret': secret } : {},
    });
  expect((await asked()).status).toBe(403);
  expect((await asked('wrong')).status).toBe(403);
  const answer = await asked('the secret of the lock');
  expect([answer.status, answer.body]).toEqual([200, '창을 열었어요.']);
  expect(
    (await ask(`${server.origin}/instance`, { headers: { 'x-instance-secret': 'the secret of the lock' } }))
      .status,
  ).toBe(403);
});

test('it listens on the loopback address only', () => {
  expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

function makeCall(name: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  const usual = { cookie, origin: server.origin, 'content-type': 'application/json' };
  const given = Object.fromEntries(
    Object.entries({ ...usual, ...headers }).filter(([, value]) => value !== undefined),
  );
  return ask(`${server.origin}/call/${name}`, { method: 'POST', headers: given, body });
}

/** `fetch` does not let a test forge Host and Origin; this does. The path is sent as it is written. */
function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Answer> {
  const { hostname, port, origin } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path: url.slice(origin.length) || '/', method, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    // The server may end the connection while a body it refused is still being sent.
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    asked.end(body);
  });
}
