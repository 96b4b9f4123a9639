import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { canChooseFiles } from './support/chooseFiles';
import type { Running } from './targets';

// A person's first days with the program, in order: each test goes on where the one before it left off.
describeTargets((target) => {
  let home: string;
  let running: Running;
  const complaints: string[] = [];

  async function start(): Promise<void> {
    // No BALJUGIL_DATA: the program asks where the work is to be kept.
    const env = { HOME: home, USERPROFILE: home, XDG_DATA_HOME: '', XDG_CONFIG_HOME: '', TMPDIR: '' };
    running = await target.start({ dataFolder: '', env });
    running.page.on('pageerror', (error) => complaints.push(String(error)));
  }

  beforeAll(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'baljugil-first-'));
    for (const name of ['문서', '사업 자료']) mkdirSync(path.join(home, name));
    await start();
  });
  afterAll(async () => {
    await running?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const defaultFolder = () => path.join(home, '.local/share/baljugil');
  const chosenFolder = () => path.join(home, '사업 자료');
  const heading = (name: string) => running.page.getByRole('heading', { level: 1, name });
  const button = (name: string | RegExp) => running.page.getByRole('button', { name });

  /** Chooses `사업 자료` of the home with the picker or the system's dialog. */
  async function chooseFolder(press: () => Promise<void>): Promise<void> {
    if (running.shim) {
      await running.shim('chooseOpen', chosenFolder());
      return press();
    }
    await press();
    const picker = running.page.getByRole('dialog', { name: '폴더 고르기' });
    await picker.getByRole('button', { name: '내 폴더' }).click();
    await picker.getByRole('button', { name: '사업 자료' }).click();
    await picker.getByText(chosenFolder(), { exact: true }).waitFor();
    await picker.getByRole('button', { name: '이 폴더 쓰기' }).click();
  }

  async function look(what: string): Promise<string[]> {
    const found: string[] = [];
    await running.page.setViewportSize({ width: 1366, height: 768 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await running.page.emulateMedia({ colorScheme });
      await running.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      const violations = await axeViolations(running);
      found.push(...violations.map((line) => `${what}, ${colorScheme}: ${line}`));
      if (process.env.SHOTS)
        await running.page.screenshot({ path: path.join(process.env.SHOTS, `${what}-${colorScheme}.png`) });
    }
    return found;
  }

  test('at the first start the program asks where the work is to be kept, having tried the usual place', async () => {
    await heading('자료를 어디에 둘까요?').waitFor();
    await running.page.getByText(defaultFolder()).waitFor();
    await button(/이 폴더로 시작$/).waitFor();
    expect(existsSync(path.join(defaultFolder(), 'projects'))).toBe(false);
    expect(readdirSync(defaultFolder()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await look('first-run')).toEqual([]);
  });

  test('another folder is chosen and tried, and the work goes there', async (context) => {
    if (!canChooseFiles(running)) return context.skip('the system dialog of real Electron cannot be pressed');
    // Only the keyboard: the first button is the one that starts, the next chooses another folder.
    await chooseFolder(async () => {
      await button('다른 폴더 고르기').focus();
      await running.page.keyboard.press('Enter');
    });
    await running.page.getByText(chosenFolder(), { exact: true }).waitFor();
    // The test's home lies in the folder for temporary files, and the program says so.
    await running.page
      .getByRole('list', { name: '시험 결과' })
      .getByText('임시 폴더예요.', { exact: false })
      .waitFor();
    await button('위험을 알고 이 폴더로 시작').focus();
    await running.page.keyboard.press('Enter');
    await heading('어떤 일부터 할까요?').waitFor();
    await expect.poll(() => running.page.evaluate(() => document.activeElement?.id)).toBe('main');
    await button(/^표본 사업 열기/).click();
    await running.page.getByRole('navigation', { name: '사업 단계' }).waitFor();
    expect(readdirSync(path.join(chosenFolder(), 'projects'))).toHaveLength(1);
    expect(existsSync(path.join(defaultFolder(), 'projects'))).toBe(false);
    const settings = JSON.parse(readFileSync(path.join(defaultFolder(), 'config.json'), 'utf8'));
    expect(settings).toMatchObject({ dataFolder: chosenFolder() });
  });

  test('the settings show the folder and try it again', async () => {
    await running.page.keyboard.press('Alt+f');
    await running.page.getByRole('menuitem', { name: '설정…' }).click();
    const dialog = running.page.getByRole('dialog', { name: '설정' });
    await dialog.getByText('지금 쓰는 폴더').waitFor();
    await dialog.getByRole('button', { name: '다시 검사' }).click();
    await dialog.getByText('지금 쓰는 폴더').waitFor();
    expect(await look('settings')).toEqual([]);
    await running.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('a folder that is gone at the next start is named, and no empty one is made in its place', async () => {
    await running.stop();
    renameSync(chosenFolder(), path.join(home, '빠진 디스크'));
    await start();
    await heading('자료 폴더가 보이지 않아요').waitFor();
    await running.page.getByText('사업 1건이 있던', { exact: false }).waitFor();
    expect(await look('missing')).toEqual([]);
    await button('다시 시도').click();
    await running.page.getByText('아직 보이지 않아요', { exact: false }).waitFor();
    expect(existsSync(chosenFolder())).toBe(false);
  });

  test('a folder that came back empty is not taken for a fresh start', async () => {
    mkdirSync(chosenFolder());
    await button('다시 시도').click();
    await heading('지난번에 있던 자료가 보이지 않아요').waitFor();
    expect(await look('emptied')).toEqual([]);
    expect(readdirSync(chosenFolder())).toEqual([]);
  });

  test('once the disk is back, trying again goes on with the work', async () => {
    rmSync(chosenFolder(), { recursive: true });
    renameSync(path.join(home, '빠진 디스크'), chosenFolder());
    await button('다시 시도').click();
    await heading('어떤 일부터 할까요?').waitFor();
    await running.page.getByRole('listitem').filter({ hasText: '(예시)' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('the work moves to another folder as a verified copy and the old folder stays', async () => {
    await running.page.keyboard.press('Alt+f');
    await running.page.getByRole('menuitem', { name: '설정…' }).click();
    const dialog = running.page.getByRole('dialog', { name: '설정' });
    await dialog.getByText('지금 쓰는 폴더').waitFor();
    await dialog.getByRole('button', { name: '자료 폴더 바꾸기…' }).click();
    if (running.shim) return;
    const picker = running.page.getByRole('dialog', { name: '폴더 고르기' });
    await picker.getByRole('button', { name: '내 폴더' }).click();
    await picker
      .getByRole('listitem')
      .filter({ hasText: /^문서$/ })
      .last()
      .getByRole('button')
      .click();
    await picker.getByRole('button', { name: '이 폴더 쓰기' }).click();
    const question = running.page.getByRole('dialog', { name: '이 폴더로 바꿀까요?' });
    await question.getByRole('radio', { name: '모두 복사해서 바꾸기' }).waitFor();
    expect(await look('change')).toEqual([]);
    await question.getByRole('button', { name: '바꾸기', exact: true }).click();
    await running.page.getByText('자료 폴더를 바꿨어요').waitFor();
    await running.page.keyboard.press('Escape');
    await running.page.getByRole('listitem').filter({ hasText: '(예시)' }).waitFor();
    expect(readdirSync(path.join(home, '문서', 'projects'))).toEqual(
      readdirSync(path.join(chosenFolder(), 'projects')),
    );
  });
});
