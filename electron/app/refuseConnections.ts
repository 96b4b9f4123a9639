import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/**
 * Makes every outgoing connection and every question to a name server of this process fail, whoever asks for it:
 * offline is a promise. Pipes and Unix sockets go on working, and so does answering connections others make. Every
 * thread has its own modules and calls this itself. With `exceptLoopback` it may still ask 127.0.0.1 by its number.
 */
export function refuseConnections({ exceptLoopback = false } = {}): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function refusing(this: net.Socket, ...given: unknown[]) {
    if (isPipe(given) || (exceptLoopback && isLoopback(given))) {
      return Reflect.apply(connect, this, given) as net.Socket;
    }
    return refuse();
  } as typeof connect;
  dgram.Socket.prototype.send = refuse;
  dgram.Socket.prototype.connect = refuse;
  for (const module of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const [name, ask] of Object.entries(Object.getOwnPropertyDescriptors(module))) {
      if (/^(lookup|resolve|reverse)/.test(name))
        Object.assign(module, { [name]: refusingNames(name, ask.value) });
    }
  }
}

/** An address written in numbers needs no name server; Node itself asks so before it listens at one. */
function refusingNames(name: string, ask: (...given: unknown[]) => unknown) {
  return function refusing(this: unknown, ...given: unknown[]): unknown {
    const isNumber = name.startsWith('lookup') && net.isIP(String(given[0])) !== 0;
    return isNumber ? Reflect.apply(ask, this, given) : refuse();
  };
}

function refuse(): never {
  throw new Error('발주길잡이는 네트워크에 연결하지 않습니다.');
}

/** Node passes either its caller's arguments or one array of already normalised ones. */
function firstArgument(given: unknown[]): unknown {
  return Array.isArray(given[0]) ? (given[0] as unknown[])[0] : given[0];
}

function isPipe(given: unknown[]): boolean {
  const first = firstArgument(given);
  if (typeof first === 'string') return Number.isNaN(Number(first));
  return typeof first === 'object' && first !== null && 'path' in first && typeof first.path === 'string';
}

/** A name such as localhost does not count: a name server may answer it. */
function isLoopback(given: unknown[]): boolean {
  const first = firstArgument(given);
  const host = typeof first === 'object' && first !== null && 'host' in first ? first.host : given[1];
  return host === '127.0.0.1';
}
