import type { EventName, Events } from '../shared/ipc/calls';
import { fail, type Result } from '../shared/ipc/failure';
import type { WindowApi } from '../shared/ipc/windowApi';

/** Browsers keep no more than this on its way for a page that is gone. */
const keepaliveLimitBytes = 60_000;

/** The way to the computer in the browser host: calls by `fetch`, events by a server-sent stream. */
export function browserTransport(): WindowApi {
  // Opened at once: the host counts open streams to know that somebody is still looking.
  const stream = new EventSource('/events');
  const closing = new Set<(payload: Events['app.closing']) => void>();
  stream.addEventListener('error', () => {
    // A stream that ended for good means the host is gone; the browser retries the others by itself.
    if (stream.readyState === EventSource.CLOSED) announceClosing();
    else void isHostGone().then((gone) => gone && announceClosing());
  });

  function announceClosing() {
    stream.close();
    for (const listener of closing)
      listener({ reason: '프로그램이 꺼졌어요. 발주길잡이를 다시 실행해 주세요.' });
    closing.clear();
  }

  return {
    async call(name, input) {
      const body = new TextEncoder().encode(JSON.stringify(input));
      let response: Response;
      try {
        response = await fetch(`/call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          // The last change of a page being closed still arrives.
          keepalive: document.visibilityState === 'hidden' && body.length < keepaliveLimitBytes,
        });
      } catch {
        return fail({ type: 'notAvailableHere', what: '꺼져 있는 프로그램' });
      }
      if (response.status === 413)
        return fail({ type: 'fileTooLarge', fileName: nameIn(input), limitMegabytes: 64 });
      if (!response.ok) return fail({ type: 'forbidden' });
      return (await response.json()) as Result<never>;
    },

    on<E extends EventName>(event: E, listener: (payload: Events[E]) => void) {
      const received = (message: MessageEvent) => listener(JSON.parse(String(message.data)) as Events[E]);
      stream.addEventListener(event, received);
      const whenGone = listener as (payload: Events['app.closing']) => void;
      if (event === 'app.closing') closing.add(whenGone);
      return () => {
        stream.removeEventListener(event, received);
        closing.delete(whenGone);
      };
    },
  };
}

async function isHostGone(): Promise<boolean> {
  try {
    return !(await fetch('/', { method: 'HEAD' })).ok;
  } catch {
    return true;
  }
}

function nameIn(input: unknown): string {
  return typeof input === 'object' && input !== null && 'name' in input ? String(input.name) : '';
}
