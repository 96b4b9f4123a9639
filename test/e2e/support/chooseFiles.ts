import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from './openApp';

/** Whether files can be chosen here at all: real Electron shows the system's own dialogs, which no test can press. */
export function canChooseFiles(app: Pick<App, 'shim' | 'entrance'>): boolean {
  return app.shim !== undefined || app.entrance !== undefined;
}

/** Presses what asks for a place to save and saves under the name in the test's folder; gives the file's address. */
export async function saveAs(app: App, name: string, press: () => Promise<void>): Promise<string> {
  const file = path.join(app.folder, name);
  if (app.shim) {
    await app.shim('chooseSave', file);
    await press();
    return file;
  }
  await press();
  const dialog = app.page.getByRole('dialog', { name: /저장$/ });
  await dialog.getByLabel('파일 이름').fill(name);
  await dialog.getByRole('button', { name: '저장', exact: true }).click();
  return file;
}

/** Presses what asks for a file and opens the named one of the test's folder. */
export async function openNamed(app: App, name: string, press: () => Promise<void>): Promise<void> {
  if (app.shim) {
    await app.shim('chooseOpen', path.join(app.folder, name));
    await press();
    return;
  }
  await press();
  const dialog = app.page.getByRole('dialog', { name: /열기$/ });
  await dialog.getByRole('button', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) }).click();
  await dialog.getByRole('button', { name: '열기', exact: true }).click();
}

export function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file));
}
