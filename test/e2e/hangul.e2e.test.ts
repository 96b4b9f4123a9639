import type { CDPSession, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Project } from '../../shared/project/project';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { type App, openApp } from './support/openApp';
import { onlyProject, openSample, reopen, taken } from './support/projectSteps';
import { enterWhileComposing, typeHangul } from './support/typeHangul';
import { chromiumArguments, chromiumFile } from './targets';

// Real composition events over every input of the writing screen. Limit: this is Blink, not a Windows input method.

/** Words with 도깨비불, double vowels, double finals, digits and Latin letters. */
const words = '접수번호 읽기의 값 많은 의사 API 95퍼센트';
const openSyllable = '릴';

/** Waits as long as an operation and its save may take. */
function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 10_000 });
}

describe('the harness', () => {
  test('a page that rewrites what is being composed, and one that submits on any Enter, are caught', async () => {
    const browser = await chromium.launch({ executablePath: chromiumFile, args: chromiumArguments });
    try {
      const page = await browser.newPage();
      const cdp = await page.context().newCDPSession(page);
      await page.setContent(
        `<div id="rewriting" contenteditable></div><input id="submitting"><ol id="sent"></ol>`,
      );
      await page.evaluate(() => {
        const rewriting = document.getElementById('rewriting');
        rewriting?.addEventListener('input', () => {
          const text = rewriting.textContent ?? '';
          rewriting.textContent = text;
          getSelection()?.selectAllChildren(rewriting);
          getSelection()?.collapseToEnd();
        });
        document.getElementById('submitting')?.addEventListener('keydown', (event) => {
          if ((event as KeyboardEvent).key !== 'Enter') return;
          const sent = document.createElement('li');
          sent.textContent = (event.target as HTMLInputElement).value;
          document.getElementById('sent')?.append(sent);
        });
      });
      await page.locator('#rewriting').focus();
      await typeHangul(cdp, words);
      expect(plain(await page.locator('#rewriting').innerText())).not.toBe(words);

      await page.locator('#submitting').focus();
      await typeHangul(cdp, `메${openSyllable}`, { leaveComposing: true });
      await enterWhileComposing(cdp, openSyllable);
      expect(await page.locator('#sent li').count()).toBeGreaterThan(0);
    } finally {
      await browser.close();
    }
  });

  test('the steps of 두벌식 arrive as the browser’s own composition events', async () => {
    const browser = await chromium.launch({ executablePath: chromiumFile, args: chromiumArguments });
    try {
      const page = await browser.newPage();
      const cdp = await page.context().newCDPSession(page);
      await page.setContent('<input>');
      await page.evaluate(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        const input = document.querySelector('input');
        for (const type of ['compositionstart', 'compositionupdate', 'compositionend'])
          input?.addEventListener(type, (event) => seen.push(`${type} ${(event as CompositionEvent).data}`));
      });
      await page.locator('input').focus();
      await typeHangul(cdp, '각오');
      const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
      expect(seen.filter((one) => one.startsWith('compositionstart')).length).toBeGreaterThanOrEqual(2);
      expect(seen).toContain('compositionupdate 각');
      expect(seen).toContain('compositionupdate ㅇ');
      expect(await page.locator('input').inputValue()).toBe('각오');
    } finally {
      await browser.close();
    }
  });
});

describeTargets(
  (target) => {
    let app: App;
    let page: Page;
    let cdp: CDPSession;

    beforeAll(async () => {
      app = await openApp(target);
      page = app.page;
      cdp = app.cdp;
      await openSample(page);
      await page.getByRole('tree').waitFor();
    });

    afterAll(() => app?.end());

    const row = (name: string | RegExp) => page.getByRole('treeitem', { name }).first();
    const box = (name: string | RegExp) =>
      page.getByRole('textbox', { name, exact: typeof name === 'string' });
    const stored = async (): Promise<Project> =>
      taken(await call(page, 'project.open', { projectId: await onlyProject(page) })).project;
    const undoButton = () => page.getByRole('button', { name: /^되돌리기/ }).first();

    /** All the text of a field or an editor, line by line. */
    const textOf = async (field: Locator): Promise<string> =>
      plain(
        await field.evaluate((element) =>
          element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
            ? element.value
            : [...element.querySelectorAll('p, h4, h5')].map((one) => one.textContent).join('\n'),
        ),
      );

    /** Far cards hold no fields; the outline brings one near. */
    async function showCard(number: string): Promise<void> {
      if (!(await row(/클라우드 서비스 \(CSR\)/).isVisible())) await row(/제안요청 내용/).click();
      if (!(await row(new RegExp(number)).isVisible())) await row(/클라우드 서비스 \(CSR\)/).click();
      await row(new RegExp(number)).click();
      await box(`${number} 명칭`).waitFor();
    }

    const cardFields = [
      'CSR-003 명칭',
      'CSR-003 정의',
      'CSR-003 출처',
      'CSR-003 평가 질문',
      'CSR-003 산출정보 1',
      'CSR-003 검수기준 1 방법',
      'CSR-003 검수기준 1 조건',
      'CSR-003 검수기준 1 한계값',
      'CSR-003 검수기준 1 확인',
    ];

    test.each(cardFields)(
      '%s: at the end, in the middle of a word, over a pause, and over Enter',
      async (name) => {
        await showCard('CSR-003');
        const field = box(name);
        await field.focus();
        await page.keyboard.press('Control+End');
        const before = await textOf(field);
        await typeHangul(cdp, ` ${words}`);
        expect(await textOf(field)).toBe(`${before} ${words}`);

        // In the middle of the word that was just typed: 95퍼|센트
        for (const _ of '센트') await page.keyboard.press('ArrowLeft');
        await typeHangul(cdp, '밝은');
        expect(await textOf(field)).toBe(`${before} ${words.replace('센트', '밝은센트')}`);

        // The save that fires during a pause must leave the open syllable alone.
        await page.keyboard.press('Control+End');
        await typeHangul(cdp, ` 그${openSyllable}`, { leaveComposing: true });
        await page.waitForTimeout(2_600);
        await cdp.send('Input.insertText', { text: openSyllable });
        await typeHangul(cdp, '라');
        expect(await textOf(field)).toBe(
          `${before} ${words.replace('센트', '밝은센트')} 그${openSyllable}라`,
        );

        await typeHangul(cdp, ` 메${openSyllable}`, { leaveComposing: true });
        await enterWhileComposing(cdp, openSyllable);
        expect((await textOf(field)).replace(/\n/g, '')).toBe(
          `${before} ${words.replace('센트', '밝은센트')} 그${openSyllable}라 메${openSyllable}`,
        );
      },
    );

    test('세부내용: an empty new line, mid-word, a pause, Enter and levels', async () => {
      await showCard('CSR-003');
      const editor = box('CSR-003 세부내용');
      await editor.locator('p.item').last().click();
      await page.keyboard.press('Control+End');
      const before = await textOf(editor);
      await page.keyboard.press('Enter');
      await typeHangul(cdp, words);
      expect(await textOf(editor)).toBe(`${before}\n${words}`);

      for (const _ of '센트') await page.keyboard.press('ArrowLeft');
      await typeHangul(cdp, '밝은');
      const typed = words.replace('센트', '밝은센트');
      expect(await textOf(editor)).toBe(`${before}\n${typed}`);

      await page.keyboard.press('End');
      await typeHangul(cdp, ` 그${openSyllable}`, { leaveComposing: true });
      await page.waitForTimeout(2_600);
      await cdp.send('Input.insertText', { text: openSyllable });
      expect(await textOf(editor)).toBe(`${before}\n${typed} 그${openSyllable}`);

      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      expect(await editor.locator('p.item').last().getAttribute('data-level')).toBe('※');
      await page.keyboard.press('Shift+Tab');
      expect(await editor.locator('p.item').last().getAttribute('data-level')).toBe('-');

      await page.keyboard.press('Enter');
      await typeHangul(cdp, `마지막 줄의 메${openSyllable}`, { leaveComposing: true });
      await enterWhileComposing(cdp, openSyllable);
      expect((await textOf(editor)).trimEnd()).toBe(
        `${before}\n${typed} 그${openSyllable}\n마지막 줄의 메${openSyllable}`,
      );
    });

    test('prose: beside facts, in items, headings and an empty section', async () => {
      await row(/사업개요/).click();
      const editor = box('일반사항 본문');
      const first = editor.locator('p').first();
      await first.click({ position: { x: 4, y: 8 } });
      await page.keyboard.press('Home');
      const before = plain((await first.textContent()) ?? '');
      await typeHangul(cdp, '첫머리의 값 ');
      expect(plain((await first.textContent()) ?? '')).toBe(`첫머리의 값 ${before}`);

      // Right behind the fact: 이 제안요청서는 ⟦발주기관⟧|에서
      const agency = plain((await first.locator('.fact').first().textContent()) ?? '');
      const ahead = before.indexOf(agency);
      for (let step = 0; step < ahead + 1; step++) await page.keyboard.press('ArrowRight');
      await typeHangul(cdp, '과학원');
      expect(plain((await first.textContent()) ?? '')).toBe(
        `첫머리의 값 ${before.replace(agency, `${agency}과학원`)}`,
      );
      // And right before it.
      for (let step = 0; step < '과학원'.length + 1; step++) await page.keyboard.press('ArrowLeft');
      await typeHangul(cdp, '흙의');
      expect(plain((await first.textContent()) ?? '')).toBe(
        `첫머리의 값 ${before.replace(agency, `흙의${agency}과학원`)}`,
      );

      const heading = editor.locator('h4').first();
      await heading.click();
      await page.keyboard.press('End');
      const title = plain((await heading.textContent()) ?? '');
      await typeHangul(cdp, ' 없는 뜻');
      expect(plain((await heading.textContent()) ?? '')).toBe(`${title} 없는 뜻`);

      await page.keyboard.press('Enter');
      await typeHangul(cdp, words);
      expect(plain((await editor.locator('h4:first-of-type + p').textContent()) ?? '')).toBe(words);
    });

    test('prose: a cell of a loaded table takes the first jamo whole', async () => {
      await row(/시스템 현황/).click();
      const editor = box('현행 시스템 개요 본문');
      const cell = editor.locator('td').first();
      await cell.scrollIntoViewIfNeeded();
      const before = plain((await cell.textContent()) ?? '');
      await cell.click();
      await page.keyboard.press('End');
      await typeHangul(cdp, '접수번호');
      expect(plain((await cell.textContent()) ?? '')).toBe(`${before}접수번호`);
      await typeHangul(cdp, ` 그${openSyllable}`, { leaveComposing: true });
      await page.waitForTimeout(1_500);
      await cdp.send('Input.insertText', { text: openSyllable });
      await typeHangul(cdp, '라');
      expect(plain((await cell.textContent()) ?? '')).toBe(`${before}접수번호 그${openSyllable}라`);
    });

    test('prose: a new section, its title, its first line, and a table put into it', async () => {
      await page.getByRole('button', { name: '절 추가' }).last().click();
      const title = box(/^\d+절 제목$/).last();
      await title.waitFor();
      await eventually(() => title.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Control+A');
      await typeHangul(cdp, '값진 새 절');
      expect(await textOf(title)).toBe('값진 새 절');
      await title.blur();
      const editor = box('값진 새 절 본문');
      await editor.click();
      await typeHangul(cdp, words);
      expect(await textOf(editor)).toBe(words);

      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '표 넣기' }).click();
      const cells = editor.locator('td');
      await cells.first().click();
      await typeHangul(cdp, '없던 표의 첫 칸');
      await page.keyboard.press('Tab');
      await typeHangul(cdp, '옮긴 칸');
      expect(plain((await cells.nth(0).textContent()) ?? '')).toBe('없던 표의 첫 칸');
      expect(plain((await cells.nth(1).textContent()) ?? '')).toBe('옮긴 칸');
    });

    test('the chapter’s title', async () => {
      const title = box('장 제목');
      await title.focus();
      await page.keyboard.press('Control+End');
      const before = await textOf(title);
      await typeHangul(cdp, ` 읽는 값`);
      expect(await textOf(title)).toBe(`${before} 읽는 값`);
      await typeHangul(cdp, ` 메${openSyllable}`, { leaveComposing: true });
      await enterWhileComposing(cdp, openSyllable);
      expect(await textOf(title)).toBe(`${before} 읽는 값 메${openSyllable}`);
    });

    test('the searches: library, document, related cards; Enter while composing chooses nothing', async () => {
      await page.getByRole('button', { name: '라이브러리', exact: true }).click();
      const dialog = page.getByRole('dialog');
      const search = dialog.getByRole('textbox', { name: '찾기' });
      await search.focus();
      await typeHangul(cdp, '값의 게이트웨이');
      expect(await textOf(search)).toBe('값의 게이트웨이');
      await search.fill('');
      await typeHangul(cdp, '게이트웨', { leaveComposing: true });
      await eventually(() => dialog.getByRole('checkbox', { name: /게이트웨이/ }).count()).toBeGreaterThan(0);
      await enterWhileComposing(cdp, '웨');
      expect(await dialog.isVisible()).toBe(true);
      expect(await textOf(search)).toBe('게이트웨');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });

      await page.getByRole('button', { name: '찾기', exact: true }).click();
      const find = box('찾을 말');
      await find.waitFor();
      await find.focus();
      await typeHangul(cdp, '읽는 값');
      expect(await textOf(find)).toBe('읽는 값');
      await page.keyboard.press('Escape');

      await showCard('CSR-003');
      await box('CSR-003 명칭').click();
      await page.getByRole('button', { name: 'CSR-003 관련 요구사항 추가' }).click();
      const related = box('관련 요구사항 찾기');
      await related.focus();
      await typeHangul(cdp, '없는 값의 이', { leaveComposing: true });
      await enterWhileComposing(cdp, '이');
      expect(await textOf(related)).toBe('없는 값의 이');
      expect(await related.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
    });

    test('the reason for passing over a finding, and a category’s name', async () => {
      await showCard('CSR-003');
      const definition = box('CSR-003 정의');
      await definition.focus();
      await page.keyboard.press('Control+End');
      await typeHangul(cdp, ' 최신의 방식으로 원활히 처리한다.');
      await definition.blur();
      await page.getByRole('button', { name: '이번만 넘기기' }).first().click();
      const reason = box(/^넘기는 사유/);
      await reason.focus();
      await typeHangul(cdp, '읽기 쉬운 뜻의 값');
      expect(await textOf(reason)).toBe('읽기 쉬운 뜻의 값');
      await page.getByRole('button', { name: '그만두기' }).click();

      await page.getByRole('menuitem', { name: '서식(J)' }).click();
      await page.getByRole('menuitem', { name: /분류 고치기/ }).click();
      const name = page.getByRole('dialog').getByRole('textbox', { name: '분류 1 이름' });
      await name.focus();
      await page.keyboard.press('End');
      const before = await textOf(name);
      await typeHangul(cdp, ' 많은 값');
      expect(await textOf(name)).toBe(`${before} 많은 값`);
      await page.keyboard.press('Escape');
    });

    test('undo takes a burst of typing back and redo brings it again, syllables whole', async () => {
      await showCard('CSR-004');
      const field = box('CSR-004 정의');
      await field.focus();
      await page.keyboard.press('Control+End');
      const before = await textOf(field);
      await typeHangul(cdp, ' 되돌릴 값');
      await page.keyboard.press('Control+z');
      await eventually(() => textOf(field)).toBe(before);
      await page.keyboard.press('Control+y');
      await eventually(() => textOf(field)).toBe(`${before} 되돌릴 값`);

      const editor = box('CSR-004 세부내용');
      await editor.locator('p.item').first().click();
      await page.keyboard.press('End');
      const lines = await textOf(editor);
      await typeHangul(cdp, ' 되돌릴 뜻');
      await page.keyboard.press('Control+z');
      await eventually(() => textOf(editor)).toBe(lines);
      await page.keyboard.press('Control+y');
      await eventually(() => textOf(editor)).toContain(' 되돌릴 뜻');

      // An undo from the toolbar while a syllable is open elsewhere waits for nothing and breaks nothing.
      await field.focus();
      await page.keyboard.press('Control+End');
      await typeHangul(cdp, ' 그렇', { leaveComposing: true });
      await undoButton().click();
      await eventually(async () => /ㄱ|ㅡ|ㅓ/.test(await textOf(field))).toBe(false);
    });

    test('everything typed is on disk and there again after reopening', async () => {
      await page.waitForTimeout(1_500);
      const before = JSON.stringify(await stored());
      await reopen(page);
      await page.getByRole('tree').waitFor();
      const project = await stored();
      expect(JSON.stringify(project)).toBe(before);
      const card = project.requirements.find((one) => one.categoryCode === 'CSR' && one.number === 3);
      const typed = words.replace('센트', '밝은센트');
      const criterion = card?.acceptanceCriteria[0];
      for (const text of [
        card?.name,
        card?.definition,
        card?.source,
        card?.evaluationQuestion,
        card?.deliverables[0],
        criterion?.method,
        criterion?.condition,
        criterion?.limit,
        criterion?.inspector,
      ])
        expect(text).toContain(`${typed} 그${openSyllable}라`);
      const texts = card?.details.map((line) => line.text) ?? [];
      expect(texts).toContain(`${typed} 그${openSyllable}`);
      expect(texts).toContain(`마지막 줄의 메${openSyllable}`);
      const prose = JSON.stringify(project.chapters);
      for (const text of [
        '첫머리의 값 ',
        '과학원',
        '흙의',
        '없는 뜻',
        words,
        '접수번호',
        '값진 새 절',
        '없던 표의 첫 칸',
        '옮긴 칸',
        '읽는 값',
      ])
        expect(prose).toContain(text);
      // A jamo on its own anywhere is a syllable that broke.
      expect(prose).not.toMatch(/[ㄱ-ㅎㅏ-ㅣ]/u);
      expect(JSON.stringify(card)).not.toMatch(/[ㄱ-ㅎㅏ-ㅣ]/u);
    });
  },
  { isLong: true },
);

/** Non-breaking spaces, which an editable element may show for a space at a line's end, count as spaces. */
function plain(text: string): string {
  return text.replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '');
}
