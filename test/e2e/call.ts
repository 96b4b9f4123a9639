import type { Page } from 'playwright-core';
import type { CallName, Input, Output } from '../../shared/ipc/calls';
import type { Result } from '../../shared/ipc/failure';
import type { WindowApi } from '../../shared/ipc/windowApi';

/** Makes a call as the page would: over the preload's bridge in Electron, over HTTP in the browser host. */
export async function call<C extends CallName>(
  page: Page,
  name: C,
  input: Input<C>,
): Promise<Result<Output<C>>> {
  const text = await page.evaluate(
    async ([asked, given]) => {
      const bridge = (globalThis as unknown as { baljugil?: WindowApi }).baljugil;
      if (bridge) return JSON.stringify(await bridge.call(asked as CallName, JSON.parse(given)));
      const response = await fetch(`/call/${asked}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: given,
      });
      return response.text();
    },
    [name, JSON.stringify(input)] as const,
  );
  return JSON.parse(text) as Result<Output<C>>;
}
