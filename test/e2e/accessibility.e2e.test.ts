import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocx, aParagraphXml } from '../support/docxFiles';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { dropFile } from './support/dropFile';
import { type App, openApp } from './support/openApp';

const sizes = [
  { width: 1680, height: 1020 },
  { width: 1366, height: 768 },
];
const screens = ['제안요청서', '평가표', '단계 관리', '자가진단', '감리 점검표', '완료검사 점검표', '이력'];

describeTargets(
  (target) => {
    let app: App;

    beforeAll(async () => {
      app = await openApp(target);
    });
    afterAll(async () => {
      await app?.end();
    });

    /** Looks at what is on the page now, light and dark, at both sizes. */
    async function look(what: string): Promise<string[]> {
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await app.page.emulateMedia({ colorScheme });
        await app.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        for (const size of sizes) {
          await app.page.setViewportSize(size);
          const violations = await axeViolations(app);
          found.push(...violations.map((line) => `${what}, ${colorScheme}, ${size.width}: ${line}`));
        }
      }
      return found;
    }

    const closeDialog = async () => {
      await app.page.keyboard.press('Escape');
      await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    };

    test('the first screen can be used by everyone', async () => {
      expect(await look('first screen')).toEqual([]);
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: '표본 사업 열기' }).waitFor();
      expect(await look('open menu')).toEqual([]);
      await app.page.keyboard.press('Escape');
    });

    test('the help dialogs can be used by everyone', async () => {
      await app.page.keyboard.press('F1');
      await app.page.getByRole('dialog', { name: '단축키' }).waitFor();
      expect(await look('shortcuts')).toEqual([]);
      await closeDialog();
      await app.page.keyboard.press('Alt+h');
      await app.page.getByRole('menuitem', { name: '발주길잡이 정보' }).click();
      await app.page.getByRole('dialog', { name: '발주길잡이 정보' }).waitFor();
      expect(await look('about')).toEqual([]);
      await closeDialog();
    });

    test('every step of the guided start can be used by everyone', async () => {
      await app.page.keyboard.press('Alt+n');
      const dialog = app.page.getByRole('dialog', { name: '새 사업' });
      await dialog.getByRole('button', { name: '다음', exact: true }).click();
      expect(await look('guided start with problems')).toEqual([]);
      await dialog.getByRole('textbox', { name: /^사업명/ }).fill('접근성 시험 사업');
      await dialog.getByRole('textbox', { name: /^발주기관/ }).fill('한빛시');
      await dialog.getByRole('button', { name: '다음', exact: true }).click();
      await dialog.getByRole('textbox', { name: '총사업비' }).fill('12억');
      await dialog.getByRole('button', { name: '연도 추가' }).click();
      await dialog.getByRole('textbox', { name: '연도 1' }).fill('2027');
      await dialog.getByRole('textbox', { name: '2027년 금액' }).fill('3억');
      await dialog.getByRole('textbox', { name: '착수일' }).click();
      expect(await look('guided start, budget with an open calendar')).toEqual([]);
      await dialog.getByRole('button', { name: '다음', exact: true }).click();
      await dialog.getByRole('radio', { name: /^구축형/ }).waitFor();
      expect(await look('guided start, kind')).toEqual([]);
      await dialog.getByRole('button', { name: '다음', exact: true }).click();
      await dialog.getByRole('checkbox', { name: /^인프라 현대화/ }).click();
      await dialog.getByRole('checkbox', { name: /^애플리케이션 현대화/ }).click();
      expect(await look('guided start, scope')).toEqual([]);
      await dialog.getByRole('button', { name: '다음', exact: true }).click();
      await dialog.getByText('아직 모르는 것', { exact: false }).waitFor();
      expect(await look('guided start, review')).toEqual([]);
      await closeDialog();
    });

    test('inserting into a document can be used by everyone, refusal and all', async () => {
      await dropFile(app.page, '빈 파일.docx', new Uint8Array(0));
      const dialog = app.page.getByRole('dialog', { name: '이 문서에 바로 넣기' });
      await dialog.getByRole('alert').waitFor();
      expect(await look('refused document')).toEqual([]);
      const body = `${aParagraphXml('제목', '1')}${aParagraphXml('{{요구사항}}')}`;
      await dropFile(app.page, '우리 기관.docx', aDocx({ body }));
      await dialog.getByRole('radio', { name: '{{요구사항}}' }).waitFor();
      expect(await look('document to insert into')).toEqual([]);
      await closeDialog();
    });

    test('the picker of the browser host can be used by everyone', async (context) => {
      if (!app.entrance) return context.skip('this host has the system dialogs');
      await app.page.keyboard.press('Control+o');
      await app.page.getByRole('dialog', { name: '사업 파일 열기' }).waitFor();
      expect(await look('picker')).toEqual([]);
      await closeDialog();
    });

    test('every screen of a project can be used by everyone', async () => {
      await app.page.getByRole('button', { name: /^표본 사업 열기/ }).click();
      const tabs = app.page.getByRole('navigation', { name: '작업 화면' });
      await tabs.waitFor();
      const found: string[] = [];
      for (const screen of screens) {
        await tabs.getByRole('button', { name: screen }).click();
        await app.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
        found.push(...(await look(screen)));
      }
      expect(found).toEqual([]);
    });

    test('editing the facts can be used by everyone', async () => {
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: /^사업 정보 고치기/ }).click();
      await app.page.getByRole('dialog', { name: '사업 정보 고치기' }).waitFor();
      expect(await look('facts')).toEqual([]);
      await closeDialog();
    });
  },
  { isLong: true },
);
