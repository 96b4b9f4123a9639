import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { canChooseFiles } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { looks, onlyProject, openSample, reopen, taken, wear } from './support/projectSteps';

describeTargets(
  (target) => {
    let app: App;
    let projectId: string;

    beforeAll(async () => {
      app = await openApp(target);
      await openSample(app.page);
      projectId = await onlyProject(app.page);
      // The backup of the day is made when the project is opened.
      const made = async () => taken(await call(app.page, 'backup.list', { projectId })).backups.length > 0;
      while (!(await made())) await app.page.waitForTimeout(100);
    });
    afterAll(() => app?.end());

    const dialog = () => app.page.getByRole('dialog');
    const backups = () =>
      dialog()
        .getByRole('row')
        .filter({ has: app.page.getByRole('rowheader') });
    const button = (name: string | RegExp) =>
      dialog().getByRole('button', { name, exact: typeof name === 'string' });
    const folder = () => path.join(app.folder, 'store/backups', projectId);

    async function show(): Promise<void> {
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: /^백업/ }).click();
      await dialog().getByRole('table').waitFor();
    }
    async function present() {
      return taken(await call(app.page, 'project.open', { projectId }));
    }
    async function removeCards(count: number): Promise<void> {
      const { project, revision } = await present();
      const ids = project.requirements.slice(0, count).map((one) => one.id);
      const operations = [{ type: 'removeRequirements' as const, ids }];
      taken(await call(app.page, 'project.apply', { projectId, revision, operations }));
      await reopen(app.page);
    }

    test('a backup is made on demand and listed with its date, reason, requirements and size', async () => {
      await show();
      await dialog().getByText('가장 최근 3개는 지우지 않아요', { exact: false }).waitFor();
      await button('지금 백업하기').click();
      await expect.poll(() => backups().count()).toBe(2);
      const row = await backups().first().innerText();
      expect(row).toMatch(/20\d\d\. \d+\. \d+\.\(.\) \d\d:\d\d/);
      expect(row).toContain('직접 만듦');
      expect(row).toMatch(/\d+건/);
      expect(row).toMatch(/KB|MB/);
    });

    test('a message in the corner leaves the buttons of a dialog free', async () => {
      await wear(app.page, looks[2]);
      await app.page.getByText('백업했어요').waitFor();
      expect(await coveredButtons(app)).toEqual([]);
      await app.page.getByRole('button', { name: '알림 닫기' }).first().click();
    });

    test('no accessibility rule is broken in light and dark, large and small', async () => {
      for (const look of looks) {
        await wear(app.page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
      }
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    });

    test('going back in place shows what changes, asks about a loss and can be taken back', async () => {
      const before = (await present()).project.requirements.length;
      await removeCards(3);
      await show();
      await button(/^되돌리기…/)
        .first()
        .click();
      await dialog().getByText('지금 없는 요구사항이 다시 생김 3건').waitFor();
      for (const look of looks) {
        await wear(app.page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
      }
      await button('이 백업으로 되돌리기').click();
      await dialog().waitFor({ state: 'detached' });
      await app.page.getByText('백업한 때로 되돌렸어요').waitFor();
      expect((await present()).project.requirements.length).toBe(before);
      await app.page.getByRole('button', { name: '알림 닫기' }).first().click();
      await app.page.getByRole('main').focus();
      await app.page.keyboard.press('Control+z');
      await expect.poll(async () => (await present()).project.requirements.length).toBe(before - 3);
      const listed = taken(await call(app.page, 'backup.list', { projectId }));
      expect(listed.backups.map((one) => one.reason)).toContain('beforeRestore');
    });

    test('a backup opens as a project of its own and leaves the present one alone', async () => {
      const before = await present();
      await show();
      await dialog()
        .getByRole('row')
        .filter({ hasText: '직접 만듦' })
        .getByRole('button', { name: /^다른 사업으로/ })
        .click();
      await app.page.getByText('백업을 다른 사업으로 열었어요').waitFor();
      const projects = taken(await call(app.page, 'project.list', {}));
      expect(projects).toHaveLength(2);
      expect((await present()).revision).toBe(before.revision);
      const copy = projects.find((one) => one.id !== projectId);
      await app.page.getByRole('button', { name: '처음 화면' }).click();
      taken(await call(app.page, 'project.remove', { projectId: copy?.id ?? '' }));
      await app.page.reload();
    });

    test('a backup that cannot be read says so and offers no way back', async () => {
      const name = readdirSync(folder()).find((one) => one.includes('manual')) ?? '';
      const bytes = readFileSync(path.join(folder(), name));
      writeFileSync(path.join(folder(), name), bytes.subarray(0, bytes.length / 2));
      // From the first screen: the backups of a project that cannot be opened must be reachable.
      await app.page
        .getByRole('button', { name: /더 보기$/ })
        .first()
        .click();
      await app.page.getByRole('menuitem', { name: /^백업 보기/ }).click();
      const row = dialog().getByRole('row').filter({ hasText: '직접 만듦' });
      await row.getByText('읽을 수 없음').waitFor();
      expect(await row.getByRole('button', { name: /^되돌리기/ }).isDisabled()).toBe(true);
      expect(await row.getByRole('button', { name: /^다른 사업으로/ }).isDisabled()).toBe(true);
    });

    test('one is removed after a question, with the keyboard alone', async () => {
      const before = await backups().count();
      const row = dialog().getByRole('row').filter({ hasText: '직접 만듦' });
      await row.getByRole('button', { name: /지우기$/ }).focus();
      await app.page.keyboard.press('Enter');
      await dialog().getByText('지운 백업은 되살릴 수 없어요.', { exact: false }).waitFor();
      // The safe answer has the focus.
      await expect.poll(() => app.page.evaluate(() => document.activeElement?.textContent)).toBe('취소');
      await app.page.keyboard.press('Tab');
      await app.page.keyboard.press('Enter');
      await expect.poll(() => backups().count()).toBe(before - 1);
      expect(readdirSync(folder()).join()).not.toContain('manual');
    });

    test('a second folder takes every backup too, and what it could not take is told and kept', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const second = path.join(app.folder, '백업 둘');
      mkdirSync(second);
      if (app.shim) await app.shim('chooseOpen', second);
      await button('폴더 고르기…').click();
      if (!app.shim) {
        const picker = app.page.getByRole('dialog', { name: '폴더 고르기' });
        await picker.getByRole('button', { name: '백업 둘' }).click();
        await picker.getByText(second).waitFor();
        expect(await axeViolations(app)).toEqual([]);
        await picker.getByRole('button', { name: '이 폴더 쓰기' }).click();
      }
      await dialog().getByText(second).first().waitFor();
      await button('지금 백업하기').click();
      await expect.poll(() => readdirSync(second).length, { timeout: 20_000 }).toBe(1);

      rmSync(second, { recursive: true });
      await button('지금 백업하기').click();
      const notice = app.page.getByRole('region', { name: '알려 드려요' });
      await notice.waitFor();
      await button('쓰지 않기').click();
      await dialog().getByText('정하지 않음').waitFor();
      // Esc does nothing while the backup is still being written; the button waits for its end.
      await dialog().getByRole('button', { name: '닫기', exact: true }).last().click();
      await dialog().waitFor({ state: 'detached' });
      expect(await notice.innerText()).toContain('두 번째 백업 폴더');
      for (const look of looks) {
        await wear(app.page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
      }
      await notice.getByRole('button', { name: '닫기' }).click();
      await notice.waitFor({ state: 'detached' });
      await app.page.getByRole('button', { name: '알림', exact: true }).click();
      await app.page
        .getByRole('dialog', { name: '알림' })
        .getByText('두 번째 백업 폴더', { exact: false })
        .waitFor();
      expect(await axeViolations(app)).toEqual([]);
      await app.page.keyboard.press('Escape');
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);

/** Buttons of the open dialog that a message in the corner lies over. */
function coveredButtons(app: App): Promise<string[]> {
  return app.page.evaluate(() => {
    const messages = [...document.querySelectorAll('.mantine-Notification-root')].map((one) =>
      one.getBoundingClientRect(),
    );
    if (messages.length === 0) return ['there is no message'];
    return [...document.querySelectorAll('[role="dialog"] button')]
      .filter((one) => {
        const own = one.getBoundingClientRect();
        return messages.some(
          (other) =>
            own.left < other.right &&
            own.right > other.left &&
            own.top < other.bottom &&
            own.bottom > other.top,
        );
      })
      .map((one) => one.textContent ?? '');
  });
}
