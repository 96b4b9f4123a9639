import { readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { lockFromElsewhere, projectFolder, takeLocksAway } from './support/lockFiles';
import { type App, openApp } from './support/openApp';
import { goTo, looks, onlyProject, openSample, saved, taken, wear } from './support/projectSteps';

describeTargets(
  (target) => {
    let app: App;
    let projectId: string;
    let lock: string;

    beforeAll(async () => {
      app = await openApp(target);
      await openSample(app.page);
      projectId = await onlyProject(app.page);
      await goHome();
      lock = lockFromElsewhere(app, projectId);
    });
    afterAll(() => app?.end());

    const dialog = () => app.page.getByRole('dialog');
    const banner = () => app.page.getByRole('region', { name: '읽기 전용' });
    const recent = () => app.page.getByRole('region', { name: '최근 사업' });

    async function goHome(): Promise<void> {
      await app.page.getByRole('button', { name: '처음 화면' }).click();
      await app.page.getByRole('heading', { name: '어떤 일부터 할까요?' }).waitFor();
    }
    async function openOwn(): Promise<void> {
      await recent()
        .getByRole('button', { name: /가온도 통합민원/ })
        .first()
        .click();
    }
    async function lookEverywhere(what: string): Promise<void> {
      for (const look of looks) {
        await wear(app.page, look);
        expect(await axeViolations(app), `${what} ${JSON.stringify(look)}`).toEqual([]);
      }
    }

    test('a project open elsewhere says who has it since when, and offers the ways on', async () => {
      await openOwn();
      await dialog().getByText('다른 곳에서 열려 있는 사업이에요').waitFor();
      const told = await dialog().innerText();
      expect(told).toContain('박바다');
      expect(told).toContain('GAON-PC-07');
      expect(told).toMatch(/2026\. 11\. 20\.|2026\. 11\. 19\./);
      await lookEverywhere('in use');
    });

    test('the safe way has the focus: Enter opens it for reading, and a line says so while it is open', async () => {
      await expect
        .poll(() => app.page.evaluate(() => document.activeElement?.textContent ?? ''))
        .toContain('읽기 전용으로 열기');
      await app.page.keyboard.press('Enter');
      await banner().getByText('박바다(GAON-PC-07) 쪽에서 열려 있어', { exact: false }).waitFor();
      expect(await app.page.getByRole('contentinfo').innerText()).toContain('읽기 전용');
    });

    test('nothing typed into a read-only project is taken and dropped', async () => {
      const { page } = app;
      const heading = page.getByRole('textbox', { name: '장 제목' });
      expect(await heading.getAttribute('readonly')).not.toBeNull();
      const before = await heading.inputValue();
      await heading.click();
      await page.keyboard.type('가나다');
      expect(await heading.inputValue()).toBe(before);
      const prose = page.getByRole('textbox', { name: / 본문$/ }).first();
      expect(await prose.getAttribute('contenteditable')).toBe('false');
      expect(await prose.getAttribute('aria-readonly')).toBe('true');
      expect(await page.getByRole('button', { name: '절 추가' }).count()).toBe(0);
      await lookEverywhere('writing');
      for (const [screen, choice] of [
        ['자가진단', '예'],
        ['감리 점검표', '적합'],
        ['단계 관리', '완료'],
      ] as const) {
        await goTo(page, screen);
        const group = page.getByRole('radiogroup', { name: /판정$|상태$|^\d+번/ }).first();
        await group.waitFor();
        expect(await group.getAttribute('aria-readonly'), screen).toBe('true');
        const radio = group.getByRole('radio', { name: choice, exact: true });
        const was = await radio.getAttribute('aria-checked');
        await radio.click({ force: true });
        expect(await radio.getAttribute('aria-checked'), screen).toBe(was);
        expect(await axeViolations(app), screen).toEqual([]);
      }
      await page.keyboard.press('Alt+f');
      await page.getByRole('menuitem', { name: /^사업 정보 보기/ }).click();
      const facts = page.getByRole('dialog', { name: '사업 정보' });
      expect(await facts.getByRole('textbox', { name: /^사업명/ }).isDisabled()).toBe(true);
      expect(await facts.getByRole('button', { name: '반영' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await facts.waitFor({ state: 'detached' });
      const refused = await call(page, 'project.apply', {
        projectId,
        revision: 0,
        operations: [{ type: 'editFacts', changes: { department: '몰래' } }],
      });
      expect(refused).toMatchObject({ ok: false, failure: { type: 'readOnlyProject' } });
    });

    test('when the lock is gone it is opened for editing without leaving it', async () => {
      await banner().getByRole('button', { name: '고칠 수 있게 다시 열기' }).click();
      await dialog().getByText('다른 곳에서 열려 있는 사업이에요').waitFor();
      await app.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      rmSync(lock);
      await banner().getByRole('button', { name: '고칠 수 있게 다시 열기' }).click();
      await banner().waitFor({ state: 'detached' });
      await goTo(app.page, '제안요청서');
      const heading = app.page.getByRole('textbox', { name: '장 제목' });
      expect(await heading.getAttribute('readonly')).toBeNull();
      const prose = app.page.getByRole('textbox', { name: / 본문$/ }).first();
      await expect.poll(() => prose.getAttribute('contenteditable')).toBe('true');
      await goHome();
    });

    test('a copy opens with its own name and leaves the locked project alone', async () => {
      lock = lockFromElsewhere(app, projectId);
      await openOwn();
      await dialog()
        .getByRole('button', { name: /^사본으로 열기/ })
        .click();
      await expect.poll(() => app.page.title()).toContain('(사본)');
      expect(await banner().count()).toBe(0);
      const projects = taken(await call(app.page, 'project.list', {}));
      expect(projects).toHaveLength(2);
      const copy = projects.find((one) => one.id !== projectId)?.id ?? '';
      await goHome();
      taken(await call(app.page, 'project.remove', { projectId: copy }));
      await app.page.reload();
    });

    test('breaking a lock explains what it costs and asks to be confirmed', async () => {
      await openOwn();
      await dialog().getByRole('button', { name: '잠금 풀기…' }).click();
      await dialog().getByText('그 뒤에 고친 것은 저장되지 않아요', { exact: false }).waitFor();
      const breakIt = dialog().getByRole('button', { name: '잠금을 풀고 열기' });
      expect(await breakIt.isDisabled()).toBe(true);
      await lookEverywhere('break');
      await dialog().getByRole('checkbox').click();
      await breakIt.click();
      await app.page.getByRole('navigation', { name: '작업 화면' }).waitFor();
      expect(await banner().count()).toBe(0);
      expect(readdirSync(projectFolder(app, projectId)).join()).not.toContain('lock-elsewhere');
    });

    test('what is typed after somebody took the project over is kept as a copy', async () => {
      const { page } = app;
      const heading = page.getByRole('textbox', { name: '장 제목' });
      await heading.waitFor();
      takeLocksAway(app, projectId);
      lock = lockFromElsewhere(app, projectId);
      await heading.fill('잃으면 안 되는 제목');
      await heading.blur();
      await dialog().getByText('다른 곳에서 먼저 바꾼 사업이에요').waitFor();
      await lookEverywhere('conflict');
      await dialog().getByRole('button', { name: '내 사본 열기' }).click();
      await expect.poll(() => page.title()).toContain('충돌 사본');
      expect(await page.getByRole('textbox', { name: '장 제목' }).inputValue()).toBe('잃으면 안 되는 제목');
      await saved(page);
      const projects = taken(await call(page, 'project.list', {}));
      const copy = projects.find((one) => one.id !== projectId)?.id ?? '';
      await goHome();
      taken(await call(page, 'project.remove', { projectId: copy }));
      rmSync(lock);
      await page.reload();
    });

    test('what opening mended can be read in peace, and again later', async () => {
      const { page } = app;
      const opened = taken(await call(page, 'project.open', { projectId }));
      const changes = { department: '디지털정책과' };
      taken(
        await call(page, 'project.apply', {
          projectId,
          revision: opened.revision,
          operations: [{ type: 'editFacts', changes }],
        }),
      );
      taken(await call(page, 'project.close', { projectId }));
      await page.reload();
      const journal = newestJournal(app, projectId);
      truncateSync(journal, statSync(journal).size - 40);
      await openOwn();
      const told = page.getByRole('region', { name: /사업을 열면서 확인한 내용이 있어요$/ });
      await told.waitFor();
      await lookEverywhere('recovered');
      await told.getByRole('button', { name: '닫기' }).click();
      await told.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '알림', exact: true }).click();
      await page
        .getByRole('dialog', { name: '알림' })
        .getByText('사업을 열면서 확인한 내용이 있어요', { exact: false })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);

function newestJournal(app: App, projectId: string): string {
  const folder = projectFolder(app, projectId);
  const name = readdirSync(folder)
    .filter((one) => one.startsWith('journal-'))
    .sort()
    .at(-1);
  return path.join(folder, name ?? '');
}
