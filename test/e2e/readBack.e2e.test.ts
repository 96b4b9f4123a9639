import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocx, aParagraphXml } from '../support/docxFiles';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { canChooseFiles, openNamed, saveAs } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { openSample, taken } from './support/projectSteps';

const row = (...cells: string[]) =>
  `<w:tr>${cells.map((text) => `<w:tc><w:tcPr/>${aParagraphXml(text)}</w:tc>`).join('')}</w:tr>`;
const card = (number: string, name: string, text: string) =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${row('요구사항 고유번호', number)}${row('요구사항 명칭', name)}${row('요구사항 정의', text)}</w:tbl>${aParagraphXml('')}`;

describeTargets(
  (target) => {
    let app: App;
    beforeAll(async () => {
      app = await openApp(target);
    });
    afterAll(async () => {
      await app?.end();
    });

    const dialog = () => app.page.getByRole('dialog', { name: 'Word 문서와 견주기' });
    const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
    const ask = async () => {
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: 'Word 문서와 견주기…' }).click();
    };
    const choose = (name: string, button = '파일 고르기') => openNamed(app, name, () => press(button));
    const count = (kind: string) => dialog().getByRole('radio', { name: new RegExp(`^${kind} \\d`) });

    test('our own document, untouched, says the same as the project', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await openSample(app.page);
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: /^제안요청서 내보내기/ }).click();
      const exporting = app.page.getByRole('dialog', { name: /내보내기/ });
      await saveAs(app, '우리 문서.docx', () =>
        exporting
          .getByRole('button', { name: /저장|내보내기/ })
          .last()
          .click(),
      );
      await exporting.getByText('만들었어요', { exact: false }).waitFor();
      await exporting.getByRole('button', { name: '닫기' }).last().click();
      await ask();
      await choose('우리 문서.docx');
      await dialog().getByText('사업의 요구사항이 문서와 모두 같아요.').waitFor();
      expect(await count('다른 것').innerText()).toBe('다른 것 0');
    });

    test('an edited document shows what is worded otherwise, new and gone, and is not changed by it', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const document = aDocx({
        body:
          card('CSR-003', '컨테이너 오케스트레이션', '컨테이너를 스스로 배치하고 되살리는 기반을 갖춘다.') +
          card('MAR-001', '장애 접수', '전화와 화면으로 장애를 접수한다.'),
      });
      writeFileSync(path.join(app.folder, '고친 문서.docx'), document);
      await choose('고친 문서.docx', '다른 문서');
      await dialog().getByText('고친 문서.docx').waitFor();
      expect(await count('문구가 다름').innerText()).toBe('문구가 다름 1');
      expect(await count('사업에 없음').innerText()).toBe('사업에 없음 1');
      await count('문구가 다름').click();
      await dialog().getByRole('heading', { name: '정의' }).waitFor();
      expect(await dialog().locator('ins').count()).toBeGreaterThan(0);
      expect(await dialog().locator('del').count()).toBeGreaterThan(0);
      expect(await axeViolations(app)).toEqual([]);
    });

    test('only what is ticked is taken over, as one step that can be taken back', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await dialog().getByRole('checkbox', { name: 'CSR-003 명칭 문서의 말로 바꾸기' }).check();
      await count('사업에 없음').click();
      await dialog().getByRole('checkbox', { name: 'MAR-001 장애 접수 사업에 넣기' }).check();
      await dialog().getByText('2곳 골랐어요').waitFor();
      await press('고른 것 옮기기');
      await app.page.getByText('문서의 내용을 사업에 옮겼어요').waitFor();
      await expect.poll(() => count('사업에 없음').innerText()).toBe('사업에 없음 0');
      await count('문구가 다름').click();
      await dialog().getByRole('heading', { name: '정의' }).waitFor();
      expect(await dialog().getByRole('heading', { name: '명칭' }).count()).toBe(0);
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await app.page.keyboard.press('Control+z');
      await ask();
      await choose('고친 문서.docx');
      await expect.poll(() => count('사업에 없음').innerText()).toBe('사업에 없음 1');
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    });

    test('a file without requirement tables and a file that is no Word document say so', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      writeFileSync(path.join(app.folder, '편지.docx'), aDocx({ body: aParagraphXml('안녕하세요.') }));
      writeFileSync(path.join(app.folder, '아닌 것.docx'), 'not a document');
      await ask();
      await choose('편지.docx');
      await dialog().getByText('문서에서 요구사항 표를 찾지 못했어요', { exact: false }).waitFor();
      await choose('아닌 것.docx', '다른 문서');
      await expect.poll(() => dialog().getByRole('alert').innerText()).toContain('아닌 것.docx');
    });

    test('a new project starts with the requirements of somebody’s document', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await app.page.getByRole('button', { name: '처음 화면', exact: true }).click();
      await app.page.keyboard.press('Alt+n');
      const start = app.page.getByRole('dialog', { name: '새 사업' });
      await start.getByRole('textbox', { name: /^사업명/ }).fill('장애 접수 창구 구축');
      await start
        .getByRole('textbox', { name: /^기관명|^발주기관|^기관/ })
        .first()
        .fill('한빛시');
      await start.getByRole('button', { name: '나머지는 나중에 적기' }).click();
      await openNamed(app, '고친 문서.docx', () =>
        start.getByRole('button', { name: /^다른 제안요청서/ }).click(),
      );
      await start.getByText('‘고친 문서.docx’의 요구사항 표에서 읽은 요구사항').waitFor();
      expect(await axeViolations(app)).toEqual([]);
      await start.getByRole('button', { name: '제안요청서 초안 만들기' }).click();
      await start.waitFor({ state: 'detached' });
      const listed = taken(await call(app.page, 'project.list', {}));
      const made = listed.find((one) => one.projectName === '장애 접수 창구 구축');
      expect(made?.requirementCount).toBe(2);
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
