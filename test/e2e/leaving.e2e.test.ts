import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTargets } from './describeTargets';
import { type App, openApp } from './support/openApp';

describeTargets(
  (target) => {
    let app: App;

    beforeAll(async () => {
      app = await openApp(target);
    });
    afterAll(() => app?.end());

    test('a project left before its screen has come is among the recent ones', async () => {
      const { page } = app;
      await page.getByText('아직 사업이 없어요').waitFor();
      let comes = () => {};
      const isWanted = new Promise<void>((resolve) => {
        comes = resolve;
      });
      await page.route(/WritingScreen.*\.js$/, async (route) => {
        await isWanted;
        await route.continue();
      });
      await page.getByRole('button', { name: /^표본 사업 열기/ }).click();
      await page.getByRole('button', { name: '처음 화면' }).click();
      await page
        .getByRole('region', { name: '최근 사업' })
        .getByRole('button', { name: /가온도 통합민원/ })
        .first()
        .waitFor();
      comes();
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
