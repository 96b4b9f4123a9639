import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import { looks, onlyProject, openSample, reopen, saved, taken, wear } from './support/projectSteps';
import { typeHangul } from './support/typeHangul';

const section = '추진배경 및 필요성';
const figure = '2025년 9개 시스템 전환 사업, 약 430억 원';

describeTargets(
  (target) => {
    let app: App;

    beforeAll(async () => {
      app = await openApp(target);
    });
    afterAll(() => app?.end());

    const dialog = () => app.page.getByRole('dialog', { name: '자료실' });
    const search = () => dialog().getByRole('textbox', { name: '찾기' });
    const list = () => dialog().getByRole('listbox', { name: '자료 목록' });
    const kinds = () => dialog().getByRole('listbox', { name: '자료 종류' });
    const entry = () => dialog().getByRole('region', { name: '자료 내용' });
    const title = () => entry().getByRole('heading', { level: 3 });
    const insert = () => dialog().getByRole('button', { name: '본문에 넣기' });
    const focused = () => app.page.evaluate(() => document.activeElement?.textContent ?? '');

    async function find(words: string, expected: string): Promise<void> {
      const clear = dialog().getByRole('button', { name: '거르기 풀기' });
      if (await clear.isEnabled()) await clear.click();
      await search().fill(words);
      await list().getByRole('option', { selected: true }).filter({ hasText: expected }).waitFor();
    }
    async function inEveryLook(what: string, setUp: () => Promise<void> = async () => {}): Promise<void> {
      const found: string[] = [];
      for (const look of looks) {
        await wear(app.page, look);
        await setUp();
        if (process.env.BALJUGIL_SHOTS) {
          mkdirSync(process.env.BALJUGIL_SHOTS, { recursive: true });
          const name = `${what} ${look.scheme} ${look.width}.png`;
          await app.page.screenshot({ path: path.join(process.env.BALJUGIL_SHOTS, name) });
        }
        const widths = await dialog().evaluate((one) => [one.scrollWidth - one.clientWidth, 0]);
        expect(widths, `${what} ${JSON.stringify(look)}`).toEqual([0, 0]);
        found.push(...(await axeViolations(app)).map((line) => `${look.scheme} ${look.width} ${line}`));
      }
      expect(found).toEqual([]);
    }

    test('it opens from the first screen, searches by first consonants and closes to where it was', async () => {
      await app.page.keyboard.press('Alt+h');
      await app.page.getByRole('menuitem', { name: '자료실' }).click();
      await dialog().waitFor();
      await expect.poll(() => search().evaluate((one) => one === document.activeElement)).toBe(true);
      await find('ㅋㅂㄴㅌㅅ', '쿠버네티스');
      await expect.poll(() => title().innerText()).toBe('쿠버네티스');
      expect(await insert().count()).toBe(0);
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await expect.poll(focused).toBe('도움말(H)');
    });

    test('a word typed with a Hangul input method is searched for while its last syllable is open', async () => {
      await app.page.keyboard.press('Shift+F1');
      await search().fill('');
      await search().focus();
      await typeHangul(app.cdp, '재해복구', { leaveComposing: true });
      await list()
        .getByRole('option', { name: /재해복구/ })
        .first()
        .waitFor();
      await app.cdp.send('Input.insertText', { text: '구' });
      expect(await search().inputValue()).toBe('재해복구');
    });

    test('without a project the sentence waits, and says for what', async () => {
      await find('EV-010', figure);
      expect(await insert().isDisabled()).toBe(true);
      await dialog().getByText('사업을 열면 본문에 넣을 수 있어요.').waitFor();
    });

    test('the keyboard alone goes from the words to the list, the entry and back to the kinds', async () => {
      await search().fill('컨테이너');
      await search().press('ArrowDown');
      const first = await title().innerText();
      await app.page.keyboard.press('ArrowDown');
      await expect.poll(() => title().innerText()).not.toBe(first);
      await app.page.keyboard.press('Enter');
      await expect.poll(focused).toBe(await title().innerText());
      await app.page.keyboard.press('Shift+Tab');
      await app.page.keyboard.press('Shift+Tab');
      await app.page.keyboard.press('ArrowLeft');
      await kinds()
        .getByRole('option', { name: /모든 자료/, selected: true })
        .waitFor();
      await app.page.keyboard.press('End');
      await kinds()
        .getByRole('option', { name: /출처가 다른 곳/, selected: true })
        .waitFor();
    });

    test('a figure leads to where its sources disagree, that place to the figure, and back again', async () => {
      await find('EV-022', '');
      const start = await title().innerText();
      await entry().getByRole('button', { name: '2026년 70%의 모수' }).click();
      await expect.poll(() => title().innerText()).toBe('2026년 70%의 모수');
      await expect.poll(focused).toBe('2026년 70%의 모수');
      await entry().getByText('따른 쪽').waitFor();
      await entry()
        .getByRole('button', { name: /^앞서 보던 자료/ })
        .click();
      await expect.poll(() => title().innerText()).toBe(start);
    });

    test('a table of ten columns scrolls inside the entry, in light and dark, large and small', async () => {
      await find('marketOutlook.sales2020', '2020년 클라우드 서비스별 예상 매출액');
      const wide = entry()
        .locator('table')
        .filter({ has: app.page.locator('th:nth-child(10)') });
      await wide.waitFor();
      await inEveryLook('wide table', () => wide.scrollIntoViewIfNeeded());
      await app.page.keyboard.press('Escape');
    });

    test('in a project the figure goes into the section the officer was in, with its number', async () => {
      const { page } = app;
      await openSample(page);
      await page
        .getByRole('treeitem', { name: /사업개요/ })
        .first()
        .click();
      const prose = page.getByRole('textbox', { name: `${section} 본문` });
      await prose.click();
      await page.keyboard.press('Shift+F1');
      await find('EV-010', figure);
      expect(await dialog().getByRole('combobox', { name: '넣을 절' }).inputValue()).toBe(section);
      await inEveryLook('figure');
      await insert().click();
      await dialog().getByText(`‘${section}’ 절에 넣었어요.`).waitFor();
      await dialog().getByText('이 절에 같은 문장이 이미 있어요.').waitFor();
      await dialog().getByRole('button', { name: '그 자리로 가기' }).click();
      await dialog().waitFor({ state: 'detached' });
      await prose.getByText('약 430억 원 규모의 사업을 추진하였다[1].').waitFor();
      await saved(page);
      await reopen(page);
      const { project } = taken(await call(page, 'project.open', { projectId: await onlyProject(page) }));
      expect(JSON.stringify(project.chapters)).toContain('"evidence":"EV-010"');
    });

    test('one undo takes it out again', async () => {
      const { page } = app;
      await page.keyboard.press('Control+z');
      await page
        .getByRole('treeitem', { name: /사업개요/ })
        .first()
        .click();
      const prose = page.getByRole('textbox', { name: `${section} 본문` });
      await prose.waitFor();
      await expect.poll(() => prose.innerText()).not.toContain('430억 원 규모의');
    });

    test('a sentence goes into a section chosen from the list, and a requirement becomes a card', async () => {
      const { page } = app;
      await page.keyboard.press('Shift+F1');
      await find('네 가지 압력과 그것을 푸는 구조', '네 가지 압력');
      const choice = dialog().getByRole('combobox', { name: '넣을 절' });
      await choice.click();
      await choice.fill('추진배경');
      await page.getByRole('option', { name: section }).click();
      await insert().click();
      await dialog().getByText(`‘${section}’ 절에 넣었어요.`).waitFor();
      await dialog().getByRole('button', { name: '되돌리기' }).click();
      await dialog().getByText('되돌렸어요.').waitFor();
      await dialog().getByRole('button', { name: '거르기 풀기' }).click();
      await kinds()
        .getByRole('option', { name: /요구사항 항목/ })
        .click();
      await inEveryLook('requirement');
      await dialog().getByRole('button', { name: '요구사항으로 가져오기' }).click();
      await dialog()
        .getByText(/를 넣었어요\.|을 넣었어요\./)
        .waitFor();
      await dialog().getByRole('button', { name: '그 자리로 가기' }).click();
      await dialog().waitFor({ state: 'detached' });
      await saved(page);
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
