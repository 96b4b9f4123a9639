import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import { goTo, looks, openSample, reopen, saved, statusOnCommandLine, wear } from './support/projectSteps';

describeTargets((target) => {
  let app: App;

  beforeAll(async () => {
    app = await openApp(target);
    await openSample(app.page);
    await goTo(app.page, '자가진단');
  });

  afterAll(() => app?.end());

  const verdict = () => app.page.getByRole('region', { name: '진단 결과', exact: true });
  const outcome = (name: string) => verdict().getByRole('status').getByText(name, { exact: true }).waitFor();
  const answer = (item: number, choice: string) =>
    app.page
      .getByRole('radiogroup', { name: new RegExp(`^${item}번\\.`) })
      .getByRole('radio', { name: choice })
      .click();

  test('the sample comes out as the published case: six times 예, 도입 검토', async () => {
    await outcome('도입 검토');
    expect(await verdict().innerText()).toMatch(/"예"가 6개/);
  });

  test('the flow and the worked cases of the sources are there to compare, with their doubts', async () => {
    const { page } = app;
    await page.getByText('예시·판정 흐름 보기', { exact: true }).click();
    const flow = page.getByRole('region', { name: '판정 흐름' });
    expect(await flow.innerText()).toMatch(/6개 미만[\s\S]*기존 아키텍처 유지/);
    const portal = page.getByRole('region', { name: '예시: 표준 프레임워크 포털' });
    expect(await portal.innerText()).toMatch(/예 3개 — 기존 유지 권장[\s\S]*의심할 점/);
    const shopping = page.getByRole('region', { name: '예시: 공영홈쇼핑' });
    expect(await shopping.innerText()).toContain('예 6개 — 도입 검토');
    expect(await shopping.getByRole('row').count()).toBe(11);
  });

  test('only the questions scroll, never the window around them', async () => {
    const beyond = await app.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(beyond).toBe(0);
  });

  test('an unknown answer that could tip the verdict leaves it 미정 and names the item', async () => {
    await answer(10, '모름');
    await outcome('미정');
    await verdict().getByRole('button', { name: '10번' }).click();
    const focused = await app.page.evaluate(
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
    const { page } = app;
    const gates = page.getByRole('region', { name: '먼저 묻는 두 관문' });
    await gates.getByRole('radio', { name: '아니오' }).first().click();
    await outcome('기존 시스템 유지');
    expect(await page.getByRole('radiogroup', { name: /^1번\./ }).count()).toBe(0);
    await gates.getByRole('radio', { name: '예' }).first().click();
    await outcome('경계');
  });

  test('answers and evidence are there after a reload, and the command line says the same', async () => {
    const { page } = app;
    const evidence = page.getByRole('textbox', { name: '근거' }).first();
    await evidence.fill('최근 3년 평균 17%');
    await evidence.blur();
    await saved(page);
    await reopen(page);
    await goTo(page, '자가진단');
    expect(await page.getByRole('textbox', { name: '근거' }).first().inputValue()).toBe('최근 3년 평균 17%');
    await outcome('경계');
    const { diagnosis } = await statusOnCommandLine(app);
    expect(diagnosis).toMatchObject({ outcome: 'borderline', yes: 5, no: 5, unknown: 0 });
  });

  test('no accessibility rule is broken in light and dark, large and small', async () => {
    await app.page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    for (const look of looks) {
      await wear(app.page, look);
      expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
    }
  });

  test('nothing went wrong on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
