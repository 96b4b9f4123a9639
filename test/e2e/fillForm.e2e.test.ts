import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAgencyForm } from '../support/agencyForm';
import { aDocx, aParagraphXml, paragraphTexts, partText } from '../support/docxFiles';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { bytesOf, canChooseFiles, openNamed, saveAs } from './support/chooseFiles';
import { dropFile } from './support/dropFile';
import { type App, openApp } from './support/openApp';
import { openSample } from './support/projectSteps';
import { typeHangul } from './support/typeHangul';

describeTargets(
  (target) => {
    let app: App;
    beforeAll(async () => {
      app = await openApp(target);
      writeFileSync(path.join(app.folder, '검사조서.docx'), anAgencyForm());
      await openSample(app.page);
    });
    afterAll(async () => {
      await app?.end();
    });

    const dialog = (name = '양식 채우기') => app.page.getByRole('dialog', { name, exact: true });
    const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
    const ask = async () => {
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: '양식 채우기…' }).click();
      await dialog().waitFor();
    };
    const look = async (name: string) => {
      if (!process.env.SHOTS) return;
      for (const [width, height] of [
        [1366, 768],
        [1680, 1020],
      ] as const)
        for (const colorScheme of ['light', 'dark'] as const) {
          await app.page.setViewportSize({ width, height });
          await app.page.emulateMedia({ colorScheme });
          await app.page.waitForTimeout(400);
          await app.page.screenshot({
            path: path.join(process.env.SHOTS, `${name}-${width}-${colorScheme}.png`),
          });
        }
      await app.page.emulateMedia({ colorScheme: 'light' });
    };

    test('a form shows what was found in it and asks for what is left', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await ask();
      expect(await axeViolations(app)).toEqual([]);
      await openNamed(app, '검사조서.docx', () => press('파일 고르기'));
      await dialog().getByLabel('{{결재번호}}에 적을 말').waitFor();
      expect(
        await dialog()
          .getByRole('radio', { name: /^남은 자리/ })
          .isChecked(),
      ).toBe(true);
      await look('open');
      for (const colorScheme of ['light', 'dark'] as const) {
        await app.page.emulateMedia({ colorScheme });
        expect(await axeViolations(app)).toEqual([]);
      }
      await app.page.emulateMedia({ colorScheme: 'light' });
      await dialog().getByRole('radio', { name: /^전체/ }).click();
      await dialog().getByText('{{총예산:한글}}', { exact: true }).waitFor();
      await look('all');
    });

    test('what is typed for this document goes in, the rest says what to write, and the form stays as it was', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const before = readFileSync(path.join(app.folder, '검사조서.docx'));
      await dialog()
        .getByRole('radio', { name: /^남은 자리/ })
        .click();
      await dialog().getByLabel('{{결재번호}}에 적을 말').focus();
      await typeHangul(app.cdp, '정보화');
      await app.page.keyboard.type('-12');
      await dialog().getByRole('checkbox', { name: '{{검사자}} 자리를 빈칸으로' }).check();
      const file = await saveAs(app, '채운 조서.docx', () => press('새 파일로 저장…'));
      await app.page.getByText('양식을 채워 저장했어요').first().waitFor();
      const filled = bytesOf(file);
      expect(paragraphTexts(filled)).toContain('결재번호 정보화-12');
      expect(paragraphTexts(filled)).toContain('검사자  (인)');
      expect(partText(filled, 'word/document.xml')).not.toContain('{{');
      expect(readFileSync(path.join(app.folder, '검사조서.docx')).equals(before)).toBe(true);
    });

    test('a form is kept for next time, called something else, used again and removed', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await press('이 양식 저장해 두기');
      const names = dialog('이 양식 저장해 두기');
      await names.getByLabel('양식 이름').fill('우리 조서');
      await names.getByRole('button', { name: '저장해 두기' }).click();
      await dialog().getByText('우리 조서').first().waitFor();
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await ask();
      await press('우리 조서 쓰기');
      await dialog().getByLabel('{{결재번호}}에 적을 말').waitFor();
      await look('kept');
      await press('우리 조서 이름 고치기');
      await dialog('이름 고치기').getByLabel('기관').fill('나라부');
      await dialog('이름 고치기').getByRole('button', { name: '고치기', exact: true }).click();
      await dialog().getByRole('heading', { name: '나라부' }).waitFor();
      await press('우리 조서 지우기');
      await dialog('저장해 둔 양식 지우기').getByRole('button', { name: '지우기', exact: true }).click();
      await dialog()
        .getByText(/저장해 둔 양식이 아직 없어요/)
        .waitFor();
    });

    test('the vocabulary is searched by first consonants and copied', async () => {
      await press('넣을 수 있는 말');
      const words = dialog('넣을 수 있는 말');
      await words.getByLabel('찾기').fill('ㅊㅇㅅ');
      await words.getByRole('button', { name: '{{총예산:한글}} 복사' }).click();
      await app.page.getByText('{{총예산:한글}} 복사했어요').waitFor();
      expect(await words.getByText('{{기관명}}', { exact: true }).count()).toBe(0);
      expect(await axeViolations(app)).toEqual([]);
      await look('words');
      await words.getByRole('button', { name: '양식으로 돌아가기' }).click();
      await dialog().waitFor();
    });

    test('a form can be dropped, and a document that is none says what to do', async () => {
      const zone = '[role="dialog"] [data-drop-zone]';
      await dropFile(app.page, '편지.docx', aDocx({ body: aParagraphXml('안녕하세요.') }), zone);
      await expect.poll(() => dialog().getByRole('alert').innerText()).toContain('편지.docx');
      await dropFile(app.page, '안건.docx', aDocx({ body: aParagraphXml('{{사업명}} 과업심의 안건') }), zone);
      await dialog().getByText('안건', { exact: true }).waitFor();
      await dialog().getByText('자리 1가지 가운데 1가지를 채워요').waitFor();
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
