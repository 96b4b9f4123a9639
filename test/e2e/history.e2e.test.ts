import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../../shared/project/operations';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { canChooseFiles, saveAs } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { goTo, looks, onlyProject, openSample, reopen, saved, taken, wear } from './support/projectSteps';
import { typeHangul } from './support/typeHangul';

describeTargets(
  (target) => {
    let app: App;
    let projectId: string;
    let cards: { id: string; name: string }[];

    beforeAll(async () => {
      app = await openApp(target);
      await openSample(app.page);
      projectId = await onlyProject(app.page);
      const opened = taken(await call(app.page, 'project.open', { projectId }));
      cards = opened.project.requirements.map(({ id, name }) => ({ id, name }));
      const chapter = opened.project.chapters[0];
      const section = chapter?.sections[0];
      if (!chapter || !section || !cards[0] || !cards[1]) throw new Error('the sample is empty');
      await change([{ type: 'editRequirement', id: cards[0].id, changes: { source: '민원과 면담' } }]);
      await change([{ type: 'editRequirement', id: cards[1].id, changes: { source: '전산과 면담' } }]);
      await change([
        {
          type: 'editSection',
          chapterId: chapter.id,
          sectionId: section.id,
          changes: { title: '일반 사항' },
        },
      ]);
      await change([{ type: 'editFacts', changes: { department: '디지털정책과' } }]);
      await reopen(app.page);
      await goTo(app.page, '이력');
    });
    afterAll(() => app?.end());

    async function change(operations: Operation[]): Promise<void> {
      const { revision } = taken(await call(app.page, 'project.open', { projectId }));
      taken(await call(app.page, 'project.apply', { projectId, revision, operations }));
    }
    const list = () => app.page.getByRole('region', { name: '변경 기록' });
    const records = () => list().getByRole('listitem');
    const side = () => app.page.getByRole('complementary', { name: '이 시점 이후 바뀐 것' });
    const filters = () => app.page.getByRole('navigation', { name: '거르기' });
    const find = () => filters().getByRole('textbox', { name: '찾기' });
    const clear = () => filters().getByRole('button', { name: '거르기 지우기', exact: true });
    async function choose(label: string, option: RegExp): Promise<void> {
      await filters().getByRole('combobox', { name: label }).click();
      await app.page.getByRole('option', { name: option }).first().click();
    }

    test('it says who did what and when, newest first, under its day', async () => {
      await expect.poll(() => records().count()).toBe(4);
      const first = await records().first().innerText();
      expect(first).toContain('사업 정보 고침');
      expect(first).toMatch(/\d\d:\d\d/);
      expect(await records().last().innerText()).toContain(cards[0]?.name);
      const { records: stored } = taken(await call(app.page, 'project.history', { projectId }));
      expect(first).toContain(stored[0]?.account);
      await list()
        .getByRole('heading', { level: 2, name: /^20\d\d\. \d+\. \d+\.\([일월화수목금토]\)$/ })
        .waitFor();
    });

    test('a change taken back is there at once, marked as such', async () => {
      await list().focus();
      await app.page.keyboard.press('Control+z');
      await expect.poll(() => records().first().innerText()).toContain('되돌리기');
      await expect.poll(() => records().count()).toBe(5);
      await choose('구분', /^되돌리기$/);
      await expect.poll(() => records().count()).toBe(1);
      await clear().click();
      await expect.poll(() => records().count()).toBe(5);
    });

    test('Hangul typed into the search stays whole, and first consonants find too', async () => {
      await find().click();
      await typeHangul(app.cdp, '출처');
      expect(await find().inputValue()).toBe('출처');
      await expect.poll(() => records().count()).toBe(2);
      await find().fill('ㅅㅇㅈㅂ');
      await expect.poll(() => records().count()).toBe(2);
      await find().fill('없는 낱말');
      await app.page.getByText('이 조건에 맞는 변경 기록이 없어요.').waitFor();
      await clear().click();
      expect(await find().inputValue()).toBe('');
      await expect.poll(() => records().count()).toBe(5);
      expect(await find().evaluate((field) => field === document.activeElement)).toBe(true);
    });

    test('place and days narrow the list', async () => {
      await choose('어디', /^요구사항$/);
      await expect.poll(() => records().count()).toBe(2);
      await clear().click();
      const until = filters().getByRole('textbox', { name: '이날까지' });
      await until.fill('2020. 1. 1.');
      await until.press('Enter');
      await app.page.getByText('이 조건에 맞는 변경 기록이 없어요.').waitFor();
      await clear().click();
      await expect.poll(() => records().count()).toBe(5);
    });

    test('what changed since a record is gathered by place, and a place shows its own history', async () => {
      await records()
        .last()
        .getByRole('button', { name: /^이 시점 이후/ })
        .click();
      await side().getByText('변경 4건').first().waitFor();
      const changed = side().getByRole('region', { name: '요구사항' });
      await changed
        .getByRole('button', { name: cards[1]?.name ?? '' })
        .first()
        .waitFor();
      expect(await changed.getByRole('listitem').count()).toBe(1);
      await changed.getByRole('listitem').getByRole('button').first().click();
      await expect.poll(() => records().count()).toBe(1);
      await clear().click();
      await side().getByRole('button', { name: '지우기', exact: true }).click();
    });

    test('a day asks what changed after it', async () => {
      const day = side().getByRole('textbox', { name: '이날 뒤로' });
      await day.fill('2020. 1. 1.');
      await day.press('Enter');
      await side().getByText('처음부터', { exact: true }).waitFor();
      await side().getByText('변경 5건').waitFor();
      await side().getByRole('button', { name: '지우기', exact: true }).click();
    });

    test('the fingerprint is shown, explained and copied', async () => {
      const { fingerprint } = taken(await call(app.page, 'project.history', { projectId }));
      await side().getByText('빠지거나 바뀐 기록이 없어요', { exact: false }).waitFor();
      expect((await side().locator('code').innerText()).replaceAll(/\s/g, '')).toBe(fingerprint);
      await side().getByRole('button', { name: '지문 복사' }).click();
      await app.page.getByText('지문을 복사했어요').waitFor();
    });

    test('with the keyboard alone a record is found and its place opened', async () => {
      await find().focus();
      await app.page.keyboard.type('SFR');
      await expect.poll(() => records().count()).toBe(2);
      for (let presses = 0; presses < 30; presses++) {
        await app.page.keyboard.press('Tab');
        const name = await app.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
        if (name.startsWith('그 자리로')) break;
      }
      await app.page.keyboard.press('Enter');
      await app.page.getByRole('heading', { level: 1, name: '제안요청서' }).waitFor();
      await expect
        .poll(() => app.page.locator('[data-place^="requirement:"][data-selected]').count())
        .toBe(1);
      await goTo(app.page, '이력');
      expect(await find().inputValue()).toBe('SFR');
      await expect.poll(() => records().count()).toBe(2);
    });

    test('what was found goes into a workbook, and all of it when nothing is filtered', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const part = await saveAs(app, '고른 이력.xlsx', () =>
        app.page.getByRole('button', { name: '고른 것만 엑셀로' }).click(),
      );
      await app.page.getByText('이력을 엑셀 파일로 저장했어요').waitFor();
      expect(rowsOf(part)).toBe(2);
      await app.page.getByRole('button', { name: '알림 닫기' }).first().click();
      await clear().click();
      const whole = await saveAs(app, '이력.xlsx', () =>
        app.page.getByRole('button', { name: '엑셀로 내보내기' }).click(),
      );
      await expect.poll(() => existsSync(whole)).toBe(true);
      expect(rowsOf(whole)).toBe(5);
    });

    test('no accessibility rule is broken in light and dark, large and small', async () => {
      await records()
        .last()
        .getByRole('button', { name: /^이 시점 이후/ })
        .click();
      await side().getByText('변경 4건').first().waitFor();
      for (const look of looks) {
        await wear(app.page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
      }
    });

    test('more records than fit a page come in pages', async () => {
      for (let round = 0; round < 120; round++)
        await change([
          { type: 'editRequirement', id: cards[2]?.id ?? '', changes: { source: `면담 ${round}` } },
        ]);
      await reopen(app.page);
      await goTo(app.page, '이력');
      await expect.poll(() => records().count()).toBe(100);
      const pages = app.page.getByRole('navigation', { name: '이력 쪽 넘기기' });
      await pages.getByText('125건 가운데 1~100번째').waitFor();
      await pages.getByRole('button', { name: '더 오래된 기록' }).click();
      await expect.poll(() => records().count()).toBe(25);
      await pages.getByRole('button', { name: '더 새로운 기록' }).click();
      await expect.poll(() => records().count()).toBe(100);
    });

    test('records that cannot be proven any more are marked', async () => {
      await saved(app.page);
      const folder = path.join(app.folder, 'store/projects', projectId);
      const journal = readdirSync(folder)
        .filter((name) => name.startsWith('journal-'))
        .sort()[0];
      const file = path.join(folder, journal ?? '');
      const bytes = readFileSync(file);
      const at = bytes.indexOf('전산과');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      await reopen(app.page);
      await goTo(app.page, '이력');
      await records().first().getByText('확인 안 됨').waitFor();
      await side().getByText('손상되거나 빠진 기록이 있어요', { exact: false }).waitFor();
      expect(await axeViolations(app)).toEqual([]);
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);

/** Rows of a workbook below its title row. */
function rowsOf(file: string): number {
  const sheet = unzipSync(new Uint8Array(readFileSync(file)))['xl/worksheets/sheet1.xml'];
  return (new TextDecoder().decode(sheet).match(/<row /g)?.length ?? 0) - 1;
}
