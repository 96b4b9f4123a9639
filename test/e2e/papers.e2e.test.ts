import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paragraphTexts } from '../support/docxFiles';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { bytesOf, canChooseFiles, saveAs } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { goTo, openSample } from './support/projectSteps';

describeTargets(
  (target) => {
    let app: App;
    beforeAll(async () => {
      app = await openApp(target);
      await openSample(app.page);
    });
    afterAll(async () => {
      await app?.end();
    });

    const dialog = () => app.page.getByRole('dialog', { name: '문서 만들기', exact: true });
    const look = async (name: string) => {
      if (process.env.SHOTS) await app.page.screenshot({ path: path.join(process.env.SHOTS, `${name}.png`) });
    };

    test('the dialog lists the papers with what each is for and how much is open in it', async () => {
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: '문서 만들기…' }).click();
      await dialog().getByRole('heading', { name: '사업계획서(안)' }).waitFor();
      for (const title of ['기술적용계획표', '제안안내서', '과업지시서'])
        await dialog().getByRole('heading', { name: title }).waitFor();
      expect(
        await dialog()
          .getByText(/^빈자리 \d+곳$/)
          .count(),
      ).toBe(4);
      await dialog().getByText('빈자리 보기').first().click();
      await dialog().getByText('자가진단의 판정과 주요 근거').waitFor();
      await look('papers');
      for (const colorScheme of ['light', 'dark'] as const) {
        await app.page.emulateMedia({ colorScheme });
        expect(await axeViolations(app)).toEqual([]);
      }
      await look('papers-dark');
      await app.page.emulateMedia({ colorScheme: 'light' });
    });

    test('a paper is saved as a Word file of this project', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const file = await saveAs(app, '과업.docx', () =>
        dialog().getByRole('button', { name: '과업지시서 만들기…' }).click(),
      );
      await app.page.getByText('문서를 만들었어요').first().waitFor();
      const texts = paragraphTexts(bytesOf(file));
      expect(texts).toContain('과업의 범위와 끝나는 지점');
      expect(texts.join('\n')).toContain('가온도 통합민원');
    });

    test('an activity leads to the paper it makes', async () => {
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await goTo(app.page, '단계 관리');
      await app.page
        .getByRole('navigation', { name: '사업 단계' })
        .getByRole('button', { name: /계획수립/ })
        .first()
        .click();
      const activity = app.page
        .getByRole('listitem')
        .filter({ has: app.page.getByRole('radiogroup', { name: '사업계획서(안) 작성 상태' }) });
      await activity.getByRole('button', { expanded: false }).first().click();
      await app.page.getByRole('button', { name: '사업계획서(안) 만들기…' }).click();
      await dialog().waitFor();
    });
  },
  { isLong: true },
);
