import type { Page } from 'playwright-core';

const types: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Drops a file on the window, or on a part of it, as a person would: over it first, then let go. */
export async function dropFile(page: Page, name: string, bytes: Uint8Array, on = 'body'): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([base64, fileName, type]) => {
      const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const carried = new DataTransfer();
      carried.items.add(new File([data], fileName, { type }));
      return carried;
    },
    [Buffer.from(bytes).toString('base64'), name, types[name.split('.').at(-1) ?? ''] ?? ''] as const,
  );
  await page.dispatchEvent(on, 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent(on, 'drop', { dataTransfer: transfer });
}
