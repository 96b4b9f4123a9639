import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { ProjectStatus } from '../../shared/lifecycle/progress';
import { call } from './call';
import { root } from './targets';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** Saves a copy into a folder below the home folder and asks the command line how the project stands. */
export async function statusOnCommandLine(page: Page, home: string): Promise<ProjectStatus> {
  const folder = await call(page, 'folder.list', { folder: null, purpose: 'projectFile' });
  if (!folder.ok) throw new Error(`folder.list: ${folder.failure.type}`);
  const target = await call(page, 'file.inFolder', {
    folder: folder.value.folder.token,
    name: `copy-${Date.now()}.baljugil`,
  });
  if (!target.ok) throw new Error(`file.inFolder: ${target.failure.type}`);
  const projects = await call(page, 'project.list', {});
  if (!projects.ok) throw new Error(`project.list: ${projects.failure.type}`);
  const [project] = projects.value;
  if (!project) throw new Error('no project');
  const copy = await call(page, 'project.saveCopy', {
    projectId: project.id,
    target: target.value.target.token,
  });
  if (!copy.ok) throw new Error(`project.saveCopy: ${copy.failure.type}`);
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(root, 'dist/cli/baljugil.cjs'),
    'status',
    path.join(home, target.value.target.name),
    '--json',
  ]);
  return JSON.parse(stdout) as ProjectStatus;
}

/** Accessibility rules the page breaks (WCAG 2.2 AA and best practice), one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          where: Document,
          options: unknown,
        ): Promise<{ violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      (rule) => `${rule.id}: ${rule.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    );
  });
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

/** Types one syllable the way a Hangul input method does: jamo by jamo, `pause` milliseconds apart, then committed. */
export async function composeSyllable(
  cdp: { send(method: 'Input.imeSetComposition' | 'Input.insertText', parameters: never): Promise<unknown> },
  steps: readonly string[],
  pause = 0,
): Promise<void> {
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    } as never);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await cdp.send('Input.insertText', { text: steps.at(-1) ?? '' } as never);
}
