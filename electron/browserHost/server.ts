import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventName, Events } from '../../shared/ipc/calls';
import { fail } from '../../shared/ipc/failure';
import { pageAssets } from '../app/asset';
import { callSizeLimit } from '../app/callSize';
import type { Router } from '../app/router';
import { responseHeaders } from '../security';

export interface Server {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** An address that opens the app once, in one browser. */
  entrance(): string;
  emit<E extends EventName>(event: E, payload: Events[E]): void;
  close(): Promise<void>;
}

export interface ServerOptions {
  rendererFolder: string;
  route: Router;
  /** What another start of the program on this computer must show to get an entrance. */
  instanceSecret: string;
  /** Another start of the program asked for a window. Returns what that start should tell the user. */
  onSecondStart: () => Promise<string>;
  /** Called with the number of pages listening whenever it changes. */
  onListeners: (count: number) => void;
  port?: number;
}

/**
 * Serves the app on the loopback address. Only a browser that entered through a one-use address may call: its cookie
 * is not readable by scripts, and Host, Origin and Sec-Fetch-Site keep other pages of the same browser out.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const asset = pageAssets('browser', options.rendererFolder);
  const session = randomBytes(32).toString('base64url');
  const tickets = new Set<string>();
  const streams = new Set<ServerResponse>();
  let origin = '';
  // Browsers share cookies between the ports of one address: two running copies need two names.
  let cookieName = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A name that an attacker's DNS points at 127.0.0.1 arrives with its own Host header.
    if (`http://${request.headers.host}` !== origin) return end(response, 421);
    const url = new URL(request.url ?? '/', origin);
    if (url.origin !== origin) return end(response, 400);
    const from = request.headers.origin;
    if (from !== undefined && from !== origin) return end(response, 403);

    if (url.pathname === '/enter') return enter(request, response, url);
    if (url.pathname === '/instance') return secondStart(request, response);

    if (!sameText(cookieOf(request, cookieName), session)) return end(response, 403, signedOutPage);
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return end(response, 403);

    if (url.pathname.startsWith('/call/')) return call(request, response, url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
    if (url.pathname === '/events') return listen(response);
    const found = await asset(url.href);
    response.writeHead(found.status, found.headers).end(request.method === 'HEAD' ? undefined : found.body);
  }

  function enter(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const entered = request.method === 'GET' && tickets.delete(url.searchParams.get('ticket') ?? '');
    if (entered) {
      const cookie = `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
      end(response, 303, '', { location: '/', 'set-cookie': cookie });
    } else if (sameText(cookieOf(request, cookieName), session)) {
      // Going back in the browser's history asks again with the spent ticket; its cookie still counts.
      end(response, 303, '', { location: '/' });
    } else {
      end(response, 403, signedOutPage);
    }
  }

  async function secondStart(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const secret = request.headers['x-instance-secret'];
    if (
      request.method !== 'POST' ||
      typeof secret !== 'string' ||
      !sameText(secret, options.instanceSecret)
    ) {
      return end(response, 403);
    }
    end(response, 200, await options.onSecondStart());
  }

  async function call(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (
      request.method !== 'POST' ||
      request.headers['content-type'] !== 'application/json' ||
      request.headers.origin !== origin
    ) {
      return end(response, 403);
    }
    const name = decodeURIComponent(url.pathname.slice('/call/'.length));
    const body = await readBody(request, callSizeLimit(name));
    if (body === 'tooLarge') return end(response, 413);
    let input: unknown;
    try {
      input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch {
      const failure = fail({
        type: 'invalidInput',
        problems: [{ path: '', message: '호출 내용을 읽지 못했어요.' }],
      });
      return end(response, 200, JSON.stringify(failure), jsonType);
    }
    end(response, 200, JSON.stringify(await options.route(name, input)), jsonType);
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { ...headers(), 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(':ok\n\n');
    streams.add(response);
    options.onListeners(streams.size);
    response.on('close', () => {
      streams.delete(response);
      options.onListeners(streams.size);
    });
  }

  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) end(response, 500);
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  cookieName = `baljugil-${port}`;

  return {
    origin,
    entrance() {
      const ticket = randomBytes(32).toString('base64url');
      tickets.add(ticket);
      return `${origin}/enter?ticket=${ticket}`;
    },
    emit(event, payload) {
      for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const jsonType = { 'content-type': 'application/json; charset=utf-8' };
const signedOutPage = '이 주소는 이미 쓰였거나 맞지 않아요. 발주길잡이를 다시 실행해 주세요.\n';

function headers(): Record<string, string> {
  return responseHeaders('browser', randomBytes(16).toString('base64'));
}

function end(response: ServerResponse, status: number, body = '', more: Record<string, string> = {}): void {
  response
    .writeHead(status, { ...headers(), 'content-type': 'text/plain; charset=utf-8', ...more })
    .end(body);
}

function cookieOf(request: IncomingMessage, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** Compares without telling by its duration how much was right. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The whole body, or `tooLarge` as soon as it is. What comes after is dropped, not refused: else no answer arrives. */
function readBody(request: IncomingMessage, limitBytes: number): Promise<Uint8Array | 'tooLarge'> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else {
        chunks = [];
        resolve('tooLarge');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
