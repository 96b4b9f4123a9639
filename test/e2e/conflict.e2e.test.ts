import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProjectStore } from '../../electron/storage/projectStore';
import type { Operation } from '../../shared/project/operations';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import { goTo, onlyProject, openSample, saved, taken } from './support/projectSteps';

describeTargets(
  (target) => {
    let app: App;
    let projectId: string;
    beforeAll(async () => {
      app = await openApp(target);
      await openSample(app.page);
      projectId = await onlyProject(app.page);
      await goTo(app.page, '자가진단');
    });
    afterAll(() => app?.end());

    const dialog = () => app.page.getByRole('dialog', { name: '다른 곳에서 먼저 바꾼 사업이에요' });
    const answer = (item: number, choice: string) =>
      app.page
        .getByRole('radiogroup', { name: new RegExp(`^${item}번\\.`) })
        .getByRole('radio', { name: choice })
        .click();
    const projectName = () => app.page.title();
    const card = (name: RegExp) =>
      app.page.getByRole('region', { name: '최근 사업' }).getByRole('button', { name });

    /** Somebody on another computer breaks the lock, changes the project in the shared folder and closes it. */
    async function changedElsewhere(operation: Operation): Promise<void> {
      const folder = path.join(app.folder, 'store');
      const home = path.join(folder, 'projects', projectId);
      for (const name of readdirSync(home)) if (name.startsWith('lock-')) rmSync(path.join(home, name));
      const now = () => new Date();
      const other = openProjectStore({ folder, now, randomId: randomUUID, accountName: '이바다' });
      const { revision } = taken(await other.open(projectId));
      taken(await other.apply(projectId, revision, [operation]));
      await other.closeAll();
    }

    test('a change on top of somebody else’s shows both states and what differs, and nothing is lost', async () => {
      await answer(9, '모름');
      await saved(app.page);
      await changedElsewhere({ type: 'editFacts', changes: { projectName: '다른 곳에서 고친 이름' } });
      await answer(10, '아니오');
      await dialog().waitFor();
      await dialog().getByText('사업 정보·진단·점검 표시 등 다른 항목 2건').waitFor();
      await dialog().getByRole('cell', { name: '다른 곳에서 고친 이름' }).waitFor();
      await dialog().getByRole('cell', { name: '이바다' }).waitFor();
      expect(await axeViolations(app)).toEqual([]);
      await app.page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(app)).toEqual([]);
      await app.page.emulateMedia({ colorScheme: 'light' });
      const focused = await app.page.evaluate(() => document.activeElement?.textContent);
      expect(focused).toBe('내 사본 열기');
      await app.page.keyboard.press('Enter');
      await dialog().waitFor({ state: 'detached' });
      await expect.poll(projectName).toContain('충돌 사본');
      await goTo(app.page, '자가진단');
      for (const [item, choice] of [
        [9, '모름'],
        [10, '아니오'],
      ] as const)
        expect(
          await app.page
            .getByRole('radiogroup', { name: new RegExp(`^${item}번\\.`) })
            .getByRole('radio', { name: choice })
            .isChecked(),
        ).toBe(true);
      await answer(1, '모름');
      await saved(app.page);
    });

    test('the state of the other is on the first screen too', async () => {
      await app.page.getByRole('button', { name: '처음 화면', exact: true }).click();
      await card(/충돌 사본.* 고침$/).waitFor();
      await card(/^다른 곳에서 고친 이름.* 고침$/).click();
      await app.page.getByRole('navigation', { name: '작업 화면' }).waitFor();
      expect(await projectName()).toContain('다른 곳에서 고친 이름');
    });

    test('put off with Esc, both are on the first screen', async () => {
      await goTo(app.page, '자가진단');
      await changedElsewhere({ type: 'editNumbering', digits: 2 });
      await answer(10, '아니오');
      await dialog().waitFor();
      await app.page.keyboard.press('Escape');
      await app.page.getByRole('heading', { name: '어떤 일부터 할까요?' }).waitFor();
      await expect.poll(() => card(/다른 곳에서 고친 이름.* 고침$/).count(), { timeout: 20_000 }).toBe(2);
    });
  },
  { isLong: true },
);
