import dgram from 'node:dgram';
import net from 'node:net';

/**
 * Makes every outgoing connection of this process fail, whoever asks for it: offline is a promise. Pipes and Unix
 * sockets go on working, and so does answering connections others make.
 */
export function refuseConnections(): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function refusing(this: net.Socket, ...given: unknown[]) {
    if (isPipe(given)) return Reflect.apply(connect, this, given) as net.Socket;
    throw new Error('발주길잡이는 네트워크에 연결하지 않습니다.');
  } as typeof connect;
  dgram.Socket.prototype.send = () => {
    throw new Error('발주길잡이는 네트워크에 연결하지 않습니다.');
  };
}

/** Node passes either its caller's arguments or one array of already normalised ones. */
function isPipe(given: unknown[]): boolean {
  const first = Array.isArray(given[0]) ? (given[0] as unknown[])[0] : given[0];
  if (typeof first === 'string') return Number.isNaN(Number(first));
  return typeof first === 'object' && first !== null && 'path' in first && typeof first.path === 'string';
}
