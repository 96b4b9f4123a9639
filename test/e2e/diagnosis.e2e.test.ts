import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTargets } from './describeTargets';
import {
  accessibilityProblems,
  goTo,
  looks,
  openSample,
  reopen,
  saved,
  statusOnCommandLine,
  wear,
} from './projectSteps';
import type { Running } from './targets';

describeTargets((target) => {
  let home: string;
  let running: Running;
  const errors: string[] = [];

  beforeAll(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'baljugil-diagnosis-'));
    running = await target.start({ dataFolder: path.join(home, 'data'), env: { HOME: home } });
    running.page.on('pageerror', (error) => errors.push(String(error)));
    await openSample(running.page);
    await goTo(running.page, '자가진단');
  });

  afterAll(async () => {
    await running?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const verdict = () => running.page.getByRole('region', { name: '진단 결과', exact: true });
  const outcome = (name: string) => verdict().getByRole('status').getByText(name, { exact: true }).waitFor();
  const answer = (item: number, choice: string) =>
    running.page
      .getByRole('radiogroup', { name: new RegExp(`^${item}번\\.`) })
      .getByRole('radio', { name: choice })
      .click();

  test('the sample comes out as the published case: six times 예, 도입 검토', async () => {
    await outcome('도입 검토');
    expect(await verdict().innerText()).toMatch(/"예"가 6개/);
  });

  test('an unknown answer that could tip the verdict leaves it 미정 and names the item', async () => {
    await answer(10, '모름');
    await outcome('미정');
    await verdict().getByRole('button', { name: '10번' }).click();
    const focused = await running.page.evaluate(
      () => document.activeElement?.closest('[role="radiogroup"]')?.ariaLabel,
    );
    expect(focused).toMatch(/^10번\./);
  });

  test('four or five 예 is 경계, with what the sources say differently', async () => {
    await answer(10, '아니오');
    await outcome('경계');
    expect(await verdict().innerText()).toContain('자료끼리 말이 달라요');
  });

  test('a closed gate ends the questions and keeps the answers', async () => {
    const { page } = running;
    const gates = page.getByRole('region', { name: '먼저 묻는 두 관문' });
    await gates.getByRole('radio', { name: '아니오' }).first().click();
    await outcome('기존 시스템 유지');
    expect(await page.getByRole('radiogroup', { name: /^1번\./ }).count()).toBe(0);
    await gates.getByRole('radio', { name: '예' }).first().click();
    await outcome('경계');
  });

  test('answers and evidence are there after a reload, and the command line says the same', async () => {
    const { page } = running;
    const evidence = page.getByRole('textbox', { name: '근거' }).first();
    await evidence.fill('최근 3년 평균 17%');
    await evidence.blur();
    await saved(page);
    await reopen(page);
    await goTo(page, '자가진단');
    expect(await page.getByRole('textbox', { name: '근거' }).first().inputValue()).toBe('최근 3년 평균 17%');
    await outcome('경계');
    const { diagnosis } = await statusOnCommandLine(page, home);
    expect(diagnosis).toMatchObject({ outcome: 'borderline', yes: 5, no: 5, unknown: 0 });
  });

  test('no accessibility rule is broken in light and dark, large and small', async () => {
    for (const look of looks) {
      await wear(running.page, look);
      expect(await accessibilityProblems(running.page), JSON.stringify(look)).toEqual([]);
    }
  });

  test('nothing went wrong on the page', () => {
    expect(errors).toEqual([]);
  });
});
