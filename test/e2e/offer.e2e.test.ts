import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import { onlyProject, taken } from './support/projectSteps';

describeTargets(
  (target) => {
    let app: App;

    beforeAll(async () => {
      app = await openApp(target);
    });
    afterAll(() => app?.end());

    const storedTemplates = async () =>
      taken(
        await call(app.page, 'project.open', { projectId: await onlyProject(app.page) }),
      ).project.requirements.map((one) => one.origin?.templateId);
    const msa = 'cloud.msaArchitecture';

    test('a project that only moves into containers is told at its start what it goes without, and why', async () => {
      const { page } = app;
      await page.keyboard.press('Alt+n');
      const dialog = page.getByRole('dialog', { name: '새 사업' });
      await dialog.getByRole('textbox', { name: /^사업명/ }).fill('행정정보시스템 컨테이너 전환');
      await dialog.getByRole('textbox', { name: /^발주기관/ }).fill('가온시');
      for (let step = 0; step < 3; step += 1)
        await dialog.getByRole('button', { name: '다음', exact: true }).click();
      await dialog
        .getByText(/인프라/)
        .first()
        .click();
      await dialog.getByRole('button', { name: '다음', exact: true }).click();
      await dialog.getByText(/맞지 않아 넣지 않은 항목 \d+건과 까닭/).click();
      await dialog.getByText(/^컨테이너화만 하는 사업이라 애플리케이션 현대화\(MSA\) 층위/).waitFor();
      await dialog.getByText(/CSR 마이크로서비스 아키텍처\(MSA\)/).waitFor();
      expect(await axeViolations(app)).toEqual([]);
      await dialog.getByRole('button', { name: '제안요청서 초안 만들기' }).click();
      await page.getByRole('tree').waitFor();
      expect(await storedTemplates()).not.toContain(msa);
    });

    test('the officer may still take such an item from the library, knowing the reason', async () => {
      const { page } = app;
      await page.getByRole('button', { name: '라이브러리' }).click();
      const dialog = page.getByRole('dialog', { name: '요구사항 라이브러리' });
      await dialog.getByRole('textbox', { name: '찾기' }).fill('마이크로서비스 아키텍처');
      await dialog.getByRole('checkbox', { name: /마이크로서비스 아키텍처\(MSA\).* 고르기/ }).check();
      await dialog.getByText('이 사업에는 권하지 않음').first().waitFor();
      await dialog.getByText(/그래도 필요하면 골라 넣을 수 있어요/).waitFor();
      await dialog.getByRole('button', { name: '1건 넣기' }).click();
      await expect.poll(storedTemplates, { timeout: 10_000 }).toContain(msa);
    });
  },
  { isLong: true },
);
