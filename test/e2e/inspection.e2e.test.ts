import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import {
  goTo,
  looks,
  onlyProject,
  openSample,
  reopen,
  saved,
  statusOnCommandLine,
  taken,
  wear,
} from './support/projectSteps';

describeTargets((target) => {
  let app: App;

  beforeAll(async () => {
    app = await openApp(target);
    await openSample(app.page);
  });

  afterAll(() => app?.end());

  const verdicts = () => app.page.getByRole('radiogroup', { name: /검수기준 \d+ 판정$/ });
  const judge = (nth: number, choice: string) =>
    verdicts().nth(nth).getByRole('radio', { name: choice, exact: true }).click();

  test('the checklist has an item for every 검수기준 of the chosen requirements', async () => {
    const { page } = app;
    await goTo(page, '감리 점검표');
    const projectId = await onlyProject(page);
    const opened = taken(await call(page, 'project.open', { projectId }));
    const criteria = opened.project.requirements.flatMap((one) => one.acceptanceCriteria).length;
    expect(criteria).toBeGreaterThan(0);
    expect(await page.getByRole('radiogroup', { name: '보기' }).innerText()).toContain(`전체 ${criteria}`);
  });

  test('verdicts of the two rounds are kept apart', async () => {
    const { page } = app;
    await judge(0, '적합');
    await judge(1, '부적합');
    const memo = page.getByRole('textbox', { name: '부적합 내용과 조치' });
    await memo.fill('설계서에 한계값이 없음, 12월 4일까지 보완');
    await memo.blur();
    await saved(page);
    await goTo(page, '완료검사 점검표');
    await expect
      .poll(() => verdicts().nth(0).getByRole('radio', { name: '미점검' }).getAttribute('aria-checked'))
      .toBe('true');
    await judge(0, '점검제외');
    await saved(page);
    const { inspections } = await statusOnCommandLine(app);
    expect(inspections.audit).toMatchObject({
      적합: 1,
      부적합: 1,
      점검제외: 0,
      nonconforming: [{ memo: '설계서에 한계값이 없음, 12월 4일까지 보완' }],
    });
    expect(inspections.finalInspection).toMatchObject({ 적합: 0, 부적합: 0, 점검제외: 1 });
  });

  test('the filter shows what is 부적합 and keeps it in view while its verdict is corrected', async () => {
    const { page } = app;
    await goTo(page, '감리 점검표');
    await page
      .getByRole('radiogroup', { name: '보기' })
      .getByRole('radio', { name: /부적합/ })
      .click();
    await expect.poll(() => verdicts().count()).toBe(1);
    await judge(0, '적합');
    await expect.poll(() => page.getByRole('radiogroup', { name: '보기' }).innerText()).toContain('부적합 0');
    expect(await verdicts().count()).toBe(1);
  });

  test('verdicts, dates and memos are there after a reload', async () => {
    const { page } = app;
    await saved(page);
    await reopen(page);
    await goTo(page, '감리 점검표');
    await expect
      .poll(() =>
        verdicts().nth(1).getByRole('radio', { name: '적합', exact: true }).getAttribute('aria-checked'),
      )
      .toBe('true');
    expect(await page.getByRole('textbox', { name: '메모' }).nth(1).inputValue()).toBe(
      '설계서에 한계값이 없음, 12월 4일까지 보완',
    );
    expect(await page.getByLabel('점검일').first().inputValue()).toMatch(/^20\d\d\. /);
    const { inspections } = await statusOnCommandLine(app);
    expect(inspections.audit).toMatchObject({ 적합: 2, 부적합: 0 });
  });

  test('a requirement without 검수기준 is shown as a hole that leads to its card', async () => {
    const { page } = app;
    const projectId = await onlyProject(page);
    const opened = taken(await call(page, 'project.open', { projectId }));
    const [first] = opened.project.requirements;
    if (!first) throw new Error('no requirement');
    taken(
      await call(page, 'project.apply', {
        projectId,
        revision: opened.revision,
        operations: [{ type: 'editRequirement', id: first.id, changes: { acceptanceCriteria: [] } }],
      }),
    );
    await reopen(page);
    await goTo(page, '완료검사 점검표');
    await page.getByText('검수기준이 없어서 점검할 수 없어요.').waitFor();
    await page.getByRole('button', { name: '검수기준 채우러 가기' }).click();
    await expect
      .poll(() =>
        page.getByRole('navigation', { name: '작업 화면' }).locator('[aria-current="page"]').innerText(),
      )
      .toContain('제안요청서');
  });

  test('no accessibility rule is broken in light and dark, large and small', async () => {
    const { page } = app;
    // The category with the hole first: the whole list is long and says nothing new to the rules.
    for (const screen of ['감리 점검표', '완료검사 점검표']) {
      await goTo(page, screen);
      await page.getByRole('navigation', { name: '요구사항 분류' }).getByRole('button').nth(1).click();
      for (const look of looks) {
        await wear(page, look);
        expect(await axeViolations(app), `${screen} ${JSON.stringify(look)}`).toEqual([]);
      }
    }
  });

  test('nothing went wrong on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
