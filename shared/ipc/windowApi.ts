import type { CallName, EventName, Events, Input, Output } from './calls';
import type { Result } from './failure';

/** What a host puts on `window.baljugil`; the same in Electron (preload) and in the browser host (fetch + SSE). */
export interface WindowApi {
  call<C extends CallName>(name: C, input: Input<C>): Promise<Result<Output<C>>>;
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
}
