import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { Result } from '../../../shared/ipc/failure';
import { type ProjectStatus, projectStatus } from '../../../shared/lifecycle/progress';
import { call } from '../call';
import { root } from '../targets';
import type { App } from './openApp';

/** Opens the worked example from the first screen. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /표본 사업 열기/ }).click();
  await page.getByRole('navigation', { name: '작업 화면' }).waitFor();
}

/** Loads the page anew and opens the project again from the recent ones. */
export async function reopen(page: Page): Promise<void> {
  await page.reload();
  await page
    .getByRole('region', { name: '최근 사업' })
    .getByRole('button', { name: /가온도 통합민원/ })
    .first()
    .click();
  await page.getByRole('navigation', { name: '작업 화면' }).waitFor();
}

export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: '작업 화면' }).getByRole('button', { name: screen }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(screen) }).waitFor();
}

/** Waits until the status bar says that everything is on disk. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByText(/저장됨|저장되어 있음/)
    .first()
    .waitFor();
}

/**
 * Saves a copy of the project and asks the command line how it stands. On real Electron, whose save dialog no test can
 * answer, the same is worked out from what the program reads back from disk.
 */
export async function statusOnCommandLine(app: App): Promise<ProjectStatus> {
  const projectId = await onlyProject(app.page);
  const name = `copy-${Date.now()}.baljugil`;
  const target = await saveTarget(app, name);
  if (!target) {
    const opened = taken(await call(app.page, 'project.open', { projectId }));
    return projectStatus(opened.project, taken(await call(app.page, 'content.read', {})));
  }
  taken(await call(app.page, 'project.saveCopy', { projectId, target }));
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(root, 'dist/cli/baljugil.cjs'),
    'status',
    path.join(app.folder, name),
    '--json',
  ]);
  return JSON.parse(stdout) as ProjectStatus;
}

export async function onlyProject(page: Page): Promise<string> {
  const [project] = taken(await call(page, 'project.list', {}));
  if (!project) throw new Error('there is no project');
  return project.id;
}

/** The value of a result, or the failure's name as an error. */
export function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.type);
  return result.value;
}

async function saveTarget({ page, shim, entrance, folder }: App, name: string): Promise<string | null> {
  if (shim) {
    await shim('chooseSave', path.join(folder, name));
    const chosen = await call(page, 'file.chooseSave', { purpose: 'projectFile', suggestedName: name });
    return taken(chosen).target?.token ?? null;
  }
  if (!entrance) return null;
  const listing = taken(await call(page, 'folder.list', { folder: null, purpose: 'projectFile' }));
  const place = await call(page, 'file.inFolder', { folder: listing.folder.token, name });
  return taken(place).target.token;
}

/** Light and dark, at the size of the mock and at the smallest screen we promise. */
export const looks = [
  { scheme: 'light', width: 1680, height: 1020 },
  { scheme: 'dark', width: 1680, height: 1020 },
  { scheme: 'light', width: 1366, height: 768 },
  { scheme: 'dark', width: 1366, height: 768 },
] as const;

export async function wear(page: Page, look: (typeof looks)[number]): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ colorScheme: look.scheme });
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset.mantineColorScheme === scheme,
    look.scheme,
  );
}
