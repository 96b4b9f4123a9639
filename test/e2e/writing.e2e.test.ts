import { existsSync, readdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Project } from '../../shared/project/project';
import { blankRequirement } from '../../shared/requirement/fromTemplate';
import { paragraphTexts } from '../support/docxFiles';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { bytesOf, canChooseFiles, saveAs } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { looks, onlyProject, openSample, reopen, taken, wear } from './support/projectSteps';

/** Waits as long as an operation, its save and the checks may take. */
function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 10_000 });
}

describeTargets(
  (target) => {
    let app: App;
    let page: Page;

    beforeAll(async () => {
      app = await openApp(target);
      page = app.page;
      await wear(page, looks[0]);
      await openSample(page);
      await page.getByRole('tree').waitFor();
    });
    afterAll(() => app?.end());

    const row = (name: string | RegExp) => page.getByRole('treeitem', { name }).first();
    const box = (name: string | RegExp) =>
      page.getByRole('textbox', { name, exact: typeof name === 'string' });
    const card = (number: string) => page.getByRole('article', { name: new RegExp(`^${number}`) });
    const findings = () => page.getByRole('list', { name: '점검 결과' });
    const stored = async (): Promise<Project> =>
      taken(await call(page, 'project.open', { projectId: await onlyProject(page) })).project;
    const storedCard = async (code: string, number: number) =>
      (await stored()).requirements.find((one) => one.categoryCode === code && one.number === number);
    const undo = () => page.getByRole('button', { name: /^되돌리기:/ }).first();
    const isFocused = (field: Locator) => field.evaluate((element) => element === document.activeElement);

    async function show(category: RegExp): Promise<void> {
      if (!(await row(category).isVisible())) await row(/제안요청 내용/).click();
      await row(category).click();
      await page.getByRole('article').first().waitFor();
    }
    const cloud = /클라우드 서비스 \(CSR\)/;

    /** Far cards hold no fields; the outline brings one near. */
    async function showCard(number: string): Promise<void> {
      const category = number.startsWith('CSR') ? cloud : new RegExp(`\\(${number.slice(0, 3)}\\)`);
      if (!(await row(category).isVisible())) await row(/제안요청 내용/).click();
      if (!(await row(new RegExp(number)).isVisible())) await row(category).click();
      await row(new RegExp(number)).click();
      await box(`${number} 명칭`).waitFor();
    }

    /** The editor hears where the caret went one task later; a person's next key never comes that soon. */
    async function caretKnown(): Promise<void> {
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }

    async function paste(field: Locator, text: string, html?: string): Promise<void> {
      await field.evaluate(
        (element, [plain, markup]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', plain ?? '');
          if (markup) clipboardData.setData('text/html', markup);
          element.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          );
        },
        [text, html] as const,
      );
    }

    test('the outline shows eight chapters, and under the fourth the categories with their counts', async () => {
      await row(/제안요청 내용/).click();
      const chapters = await page.locator('[role="treeitem"][aria-level="1"]').allInnerTexts();
      expect(chapters.map((one) => one.trim().slice(0, 2))).toEqual([
        'Ⅰ.',
        'Ⅱ.',
        'Ⅲ.',
        'Ⅳ.',
        'Ⅴ.',
        'Ⅵ.',
        'Ⅶ.',
        'Ⅷ.',
      ]);
      const project = await stored();
      const count = project.requirements.filter((one) => one.categoryCode === 'CSR').length;
      expect(await row(cloud).innerText()).toMatch(new RegExp(`\\b${count}\\b`));
      expect(project.requirements.length).toBeGreaterThanOrEqual(25);
    });

    test('the outline works by keyboard alone', async () => {
      await row(/Ⅰ\./).click();
      await row(/Ⅰ\./).focus();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('2');
      await page.keyboard.press('ArrowLeft');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('1');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Home');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ⅰ.');
    });

    test('a card prints as it stands on the page: every field is there and can be edited', async () => {
      await showCard('CSR-003');
      const third = card('CSR-003');
      await third.scrollIntoViewIfNeeded();
      for (const field of [
        '명칭',
        '정의',
        '세부내용',
        '출처',
        '평가 질문',
        '검수기준 1 방법',
        '검수기준 1 한계값',
      ])
        expect(await third.getByRole('textbox', { name: `CSR-003 ${field}`, exact: true }).count()).toBe(1);
      expect(await third.getByRole('combobox', { name: 'CSR-003 분류' }).count()).toBe(1);
      await third.getByRole('textbox', { name: 'CSR-003 명칭' }).click();
      const trace = page.getByRole('toolbar', { name: 'CSR-003의 연결과 명령' });
      expect(await trace.innerText()).toMatch(/평가 질문 1개[\s\S]*검수기준 \d+건/);
      // The source of CSR-003 is a reconstruction; the screen says so.
      expect(await trace.getByRole('button', { name: /재구성/ }).count()).toBe(1);
    });

    test('pasted lines keep their marks, Tab and Enter work on levels and lines', async () => {
      await showCard('CSR-004');
      const editor = box('CSR-004 세부내용');
      const lines = editor.locator('p.item');
      await lines.last().click();
      await eventually(async () => isFocused(editor)).toBe(true);
      const before = await lines.count();
      await page.keyboard.press('Control+End');
      await caretKnown();
      await page.keyboard.press('Enter');
      await caretKnown();
      await paste(editor, '□ 붙인 큰 줄\n ○ 붙인 가운데 줄\n - 붙인 작은 줄\n표시 없는 줄');
      const levels = await lines.evaluateAll((all) =>
        all.map((one) => `${one.getAttribute('data-level')}${one.textContent}`),
      );
      expect(levels.slice(before)).toEqual([
        '□붙인 큰 줄',
        '○붙인 가운데 줄',
        '-붙인 작은 줄',
        expect.stringMatching(/표시 없는 줄$/),
      ]);
      await page.getByRole('button', { name: /^문단 수준/ }).click();
      await page.getByRole('menuitemradio', { name: '참고 ※' }).click();
      expect(await lines.last().getAttribute('data-level')).toBe('※');
      await lines.last().click();
      await page.keyboard.press('Shift+Tab');
      expect(await lines.last().getAttribute('data-level')).toBe('-');
      await eventually(async () => (await storedCard('CSR', 4))?.details.slice(before)).toEqual([
        { level: '□', text: '붙인 큰 줄' },
        { level: '○', text: '붙인 가운데 줄' },
        { level: '-', text: '붙인 작은 줄' },
        { level: '-', text: '표시 없는 줄' },
      ]);
    });

    test('the keyboard leaves 세부내용 with Escape and Tab', async () => {
      const editor = box('CSR-004 세부내용');
      await editor.locator('p.item').first().click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      expect(await isFocused(editor)).toBe(false);
    });

    test('검수기준 rows are added, filled, moved and removed, and removal can be taken back', async () => {
      const ids = async () => (await storedCard('CSR', 4))?.acceptanceCriteria.map((one) => one.method) ?? [];
      const before = await ids();
      await page.getByRole('button', { name: 'CSR-004 검수기준 추가' }).click();
      const added = before.length + 1;
      await box(`CSR-004 검수기준 ${added} 방법`).fill('새 방법');
      await box(`CSR-004 검수기준 ${added} 한계값`).fill('3초 이내');
      await box(`CSR-004 검수기준 ${added} 한계값`).blur();
      await eventually(ids).toEqual([...before, '새 방법']);

      const menu = (at: number) =>
        page.getByRole('button', { name: `CSR-004 검수기준 ${at} 옮기기와 지우기` });
      await menu(added).click();
      await page.getByRole('menuitem', { name: '위로' }).click();
      await eventually(ids).toEqual([...before.slice(0, -1), '새 방법', ...before.slice(-1)]);

      // The same with the keyboard alone: Space, arrow, Space.
      await menu(added - 1).focus();
      await page.keyboard.press('Space');
      await page.waitForTimeout(150);
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(300);
      await page.keyboard.press('Space');
      await eventually(ids).toEqual([...before, '새 방법']);

      await menu(added).click();
      await page.getByRole('menuitem', { name: '지우기' }).click();
      await eventually(ids).toEqual(before);
      await page.getByRole('button', { name: '되돌리기', exact: true }).last().click();
      await eventually(ids).toEqual([...before, '새 방법']);
      await undo().click();
      await eventually(ids).not.toEqual([...before, '새 방법']);
    });

    test('관련 요구사항 is found by 초성, leads there, and can be taken off', async () => {
      await showCard('CSR-004');
      await box('CSR-004 명칭').click();
      const related = card('CSR-004').locator('[data-field="related"]');
      const before = (await storedCard('CSR', 4))?.related.length ?? 0;
      await page.getByRole('button', { name: 'CSR-004 관련 요구사항 추가' }).click();
      await box('관련 요구사항 찾기').fill('PER-001');
      await page.keyboard.press('Enter');
      await eventually(async () => (await storedCard('CSR', 4))?.related.length).toBe(before + 1);
      await related.getByRole('button', { name: 'PER-001', exact: true }).click();
      await eventually(() => page.getByRole('heading', { level: 2, name: /성능 요구사항/ }).count()).toBe(1);
      await showCard('CSR-004');
      await card('CSR-004').getByRole('button', { name: 'PER-001 관련 지우기' }).click();
      await eventually(async () => (await storedCard('CSR', 4))?.related.length).toBe(before);
    });

    test('a new card takes the next number; removing it offers to take that back', async () => {
      await show(/보안 \(SER\)/);
      const count = (await stored()).requirements.filter((one) => one.categoryCode === 'SER').length;
      await page.getByRole('button', { name: '이 분류에 빈 요구사항 추가' }).click();
      const number = `SER-${String(count + 1).padStart(3, '0')}`;
      await eventually(() => isFocused(box(`${number} 명칭`))).toBe(true);
      await page.keyboard.type('New card');
      await page.getByRole('button', { name: `${number} 메뉴` }).click();
      await page.getByRole('menuitem', { name: '지우기' }).click();
      await eventually(() => card(number).count()).toBe(0);
      await page.getByRole('button', { name: '되돌리기', exact: true }).last().click();
      await eventually(() => card(number).count()).toBe(1);
      expect(await box(`${number} 명칭`).inputValue()).toBe('New card');
    });

    test('the checks say what, where and why, lead there, and can be passed over with a reason', async () => {
      const number = `SER-${String((await stored()).requirements.filter((one) => one.categoryCode === 'SER').length).padStart(3, '0')}`;
      await eventually(() => page.getByText(/공고 전에 \d+가지만 고치면 됩니다/).count()).toBe(1);
      await page.getByText('전체', { exact: false }).first().waitFor();
      const finding = findings()
        .getByRole('listitem')
        .filter({ hasText: `${number} · 정의` })
        .filter({
          has: page.getByRole('button', { expanded: true }).or(page.getByRole('button', { expanded: false })),
        });
      const head = finding.getByRole('button').first();
      if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
      await finding.getByText('정의를 적어야').waitFor();
      expect(await finding.getByText(/domain\.md|근거/).count()).toBeGreaterThan(0);
      await row(/Ⅰ\./).click();
      await finding.getByRole('button', { name: '위치로' }).click();
      await eventually(() => isFocused(box(`${number} 정의`))).toBe(true);

      await finding.getByRole('button', { name: '이번만 넘기기' }).click();
      expect(await finding.getByRole('button', { name: '넘기기', exact: true }).isDisabled()).toBe(true);
      await finding.getByRole('textbox', { name: /사유/ }).fill('다음 주에 보안 담당과 정하기로 함');
      await finding.getByRole('button', { name: '넘기기', exact: true }).click();
      await eventually(() => finding.count()).toBe(0);
      expect(Object.values((await stored()).dismissedFindings)).toEqual([
        { reason: '다음 주에 보안 담당과 정하기로 함' },
      ]);
      await findings().getByText('넘긴 점검 1건').click();
      await findings().getByRole('button', { name: '다시 점검하기' }).click();
      await eventually(() => finding.count()).toBe(1);
    });

    test('a vague word is marked on the page without touching the document', async () => {
      const project = await stored();
      const last = project.requirements.filter((one) => one.categoryCode === 'SER').at(-1);
      const number = `SER-${String(last?.number).padStart(3, '0')}`;
      const editor = box(`${number} 세부내용`);
      await editor.click();
      await page.keyboard.insertText('자료를 원활히 암호화한다.');
      await eventually(() => editor.locator('.quoteMark').allInnerTexts()).toContain('원활히');
      await eventually(async () => (await storedCard('SER', last?.number ?? 0))?.details).toEqual([
        { level: '○', text: '자료를 원활히 암호화한다.' },
      ]);
    });

    test('renumbering closes the gap and relations follow', async () => {
      await show(cloud);
      const before = await stored();
      const gone = before.requirements.find((one) => one.categoryCode === 'CSR' && one.number === 1);
      await box('CSR-001 명칭').click();
      await page.getByRole('button', { name: 'CSR-001 메뉴' }).click();
      await page.getByRole('menuitem', { name: '지우기' }).click();
      await eventually(() => card('CSR-001').count()).toBe(0);
      await page.getByRole('menuitem', { name: '서식(J)' }).click();
      await page.getByRole('menuitem', { name: /고유번호 다시 매기기/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /\d+건 바꾸기/ })
        .click();
      await eventually(() => card('CSR-001').count()).toBe(1);
      const after = await stored();
      const pointsTo = (project: Project, id: string) =>
        project.requirements.find((one) => one.id === id)?.related;
      for (const one of after.requirements) expect(one.related).toEqual(pointsTo(before, one.id));
      await undo().click();
      await eventually(() => card('CSR-001').count()).toBe(0);
      await undo().click();
      await eventually(async () => (await storedCard('CSR', 1))?.id).toBe(gone?.id);
    });

    test('another 분류 takes the card to its page', async () => {
      await show(/성능 \(PER\)/);
      const moved = (await stored()).requirements.filter((one) => one.categoryCode === 'PER').at(-1);
      const number = `PER-${String(moved?.number).padStart(3, '0')}`;
      await showCard(number);
      await page.getByRole('combobox', { name: `${number} 분류` }).selectOption('QUR');
      await page.getByRole('heading', { level: 2, name: /품질 요구사항/ }).waitFor();
      expect((await stored()).requirements.find((one) => one.id === moved?.id)?.categoryCode).toBe('QUR');
      await undo().click();
      await eventually(
        async () => (await stored()).requirements.find((one) => one.id === moved?.id)?.categoryCode,
      ).toBe('PER');
    });

    test('the library is searched by 초성, shows what it gives, and adds several at once', async () => {
      await page.getByRole('button', { name: '라이브러리', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: '요구사항 라이브러리' });
      await dialog.getByRole('textbox', { name: '찾기' }).fill('ㅇㅋㅅㅌㄹㅇㅅ');
      await eventually(() => dialog.getByRole('checkbox', { name: /고르기/ }).count()).toBeGreaterThan(0);
      expect(await dialog.getByRole('region', { name: '미리보기' }).innerText()).toMatch(
        /검수기준[\s\S]*출처/,
      );
      await dialog.getByRole('textbox', { name: '찾기' }).fill('');
      await dialog.getByRole('checkbox', { name: '클라우드 네이티브만' }).check();
      const before = (await stored()).requirements.length;
      const names = dialog.getByRole('checkbox', { name: /고르기/ });
      await names.nth(0).check();
      await names.nth(1).check();
      await dialog.getByRole('button', { name: '2건 넣기' }).click();
      await eventually(async () => (await stored()).requirements.length).toBe(before + 2);
      await undo().click();
      await eventually(async () => (await stored()).requirements.length).toBe(before);
    });

    test('prose takes levels, bold and a table; a fact in it follows the facts', async () => {
      await row(/Ⅰ\./).click();
      const editor = box('일반사항 본문');
      const first = editor.locator('p').first();
      await first.click({ position: { x: 5, y: 8 } });
      await page.keyboard.press('Home');
      await page.keyboard.insertText('Bold ');
      for (const _ of 'Bold ') await page.keyboard.press('Shift+ArrowLeft');
      // The editor hears of a new selection a moment later, as it does from hands.
      await page.waitForTimeout(300);
      await page.keyboard.press('Control+b');
      await page.getByRole('button', { name: /^문단 수준/ }).click();
      await page.getByRole('menuitemradio', { name: '개조식 □' }).click();
      await eventually(async () => (await stored()).chapters[0]?.sections[0]?.blocks[0]?.block).toMatchObject(
        {
          type: 'item',
          level: '□',
          content: [
            { text: 'Bold ', bold: true },
            { text: '이 제안요청서는 ' },
            { field: 'agency' },
            {},
            { field: 'projectName' },
            {},
          ],
        },
      );

      const fact = editor.locator('.fact[data-field="agency"]').first();
      await fact.dblclick();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });

      await editor.locator('p.item').first().click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '표 넣기' }).click();
      const rows = editor.locator('.tableWrapper').first().locator('tr');
      await rows.nth(1).locator('td').first().click();
      await page.getByRole('button', { name: '아래에 줄 추가' }).click();
      await eventually(() => rows.count()).toBe(4);
      await page.getByRole('button', { name: '오른쪽에 칸 추가' }).click();
      await eventually(() => rows.first().locator('th').count()).toBe(4);
      for (const [index, name] of ['구분', '내용', '수량', '비고'].entries()) {
        await rows.first().locator('th').nth(index).click();
        await page.keyboard.insertText(name);
      }
      await eventually(() => rows.first().locator('th').count()).toBe(4);
    });

    test('a pasted table whose last cell is merged loses no text', async () => {
      const editor = box('일반사항 본문');
      const cell = editor.locator('.tableWrapper').first().locator('td').first();
      await cell.click();
      await paste(
        editor,
        '가\t나\n다\t',
        '<table><tr><td>가가</td><td>나나</td></tr><tr><td colspan="2">다다</td></tr></table>',
      );
      const table = await editor.locator('.tableWrapper').first().innerText();
      for (const text of ['가가', '나나', '다다']) expect(table).toContain(text);
    });

    test('a chapter taken out of print keeps its text and gives its number to the next', async () => {
      const second = row(/Ⅱ\./);
      const name = (await second.innerText()).replace(/^\s*Ⅱ\.\s*/, '').trim();
      await second.hover();
      await second.getByRole('button', { name: /메뉴$/ }).click();
      await page.getByRole('menuitem', { name: '인쇄에서 빼기' }).click();
      await eventually(async () => (await row(/Ⅱ\./).innerText()).includes(name)).toBe(false);
      expect((await stored()).chapters[1]).toMatchObject({ title: name, enabled: false });
      await undo().click();
      await eventually(async () => (await row(/Ⅱ\./).innerText()).includes(name)).toBe(true);
    });

    test('a section moves up by its menu and by drag and drop', async () => {
      await row(/Ⅰ\./).click();
      const order = async () => (await stored()).chapters[0]?.sections.map((one) => one.id);
      const before = (await order()) ?? [];
      const second = page.locator(`[data-key="section:${before[1]}"]`);
      await second.hover();
      await second.getByRole('button', { name: /메뉴$/ }).click();
      await page.getByRole('menuitem', { name: '위로' }).click();
      await eventually(order).toEqual([before[1], before[0], ...before.slice(2)]);

      const from = await page.locator(`[data-key="section:${before[1]}"]`).boundingBox();
      const to = await page.locator(`[data-key="section:${before[0]}"]`).boundingBox();
      if (!from || !to) throw new Error('the sections are not on the screen');
      await page.mouse.move(from.x + 80, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x + 80, to.y + to.height / 2, { steps: 8 });
      await page.mouse.up();
      await eventually(order).toEqual(before);
    });

    test('검색 finds a passage anywhere and goes there', async () => {
      await page.getByRole('button', { name: '찾기', exact: true }).click();
      await box('찾을 말').fill('오케스트레이션');
      const found = page.getByRole('list', { name: '찾은 곳' }).getByRole('button');
      await eventually(() => found.count()).toBeGreaterThan(1);
      await found.filter({ hasText: 'CSR-003 · 명칭' }).first().click();
      await page.getByRole('heading', { level: 2, name: /클라우드 서비스/ }).waitFor();
      await box('찾을 말').press('Escape');
      expect(await box('찾을 말').count()).toBe(0);
    });

    test('categories are renamed and recoded in one step that can be undone', async () => {
      await page.getByRole('menuitem', { name: '서식(J)' }).click();
      await page.getByRole('menuitem', { name: /분류 고치기/ }).click();
      const dialog = page.getByRole('dialog', { name: '요구사항 분류' });
      const code = dialog.getByRole('textbox', { name: '분류 1 코드' });
      const old = await code.inputValue();
      await code.fill('1X');
      expect(await dialog.getByRole('button', { name: '바꾸기' }).isDisabled()).toBe(true);
      await code.fill('FUN');
      await dialog.getByRole('button', { name: '바꾸기' }).click();
      await eventually(async () => (await stored()).categories[0]?.code).toBe('FUN');
      expect((await stored()).requirements.some((one) => one.categoryCode === old)).toBe(false);
      await undo().click();
      await eventually(async () => (await stored()).categories[0]?.code).toBe(old);
      expect((await stored()).requirements.some((one) => one.categoryCode === 'FUN')).toBe(false);
    });

    test('export asks where, shows progress and gives a document with what stands on the page', async () => {
      if (!canChooseFiles(app)) return;
      await showCard('CSR-003');
      await box('CSR-003 정의').focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText(' 내보내기 직전에 친 말');
      await page.getByRole('button', { name: '내보내기', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: '제안요청서 내보내기' });
      const file = await saveAs(app, '내보낸 제안요청서.docx', () =>
        dialog.getByRole('button', { name: '저장할 곳 고르기' }).click(),
      );
      await dialog.getByRole('button', { name: '폴더 열기' }).waitFor();
      expect(existsSync(file)).toBe(true);
      const text = paragraphTexts(bytesOf(file)).join('\n');
      expect(text).toContain('내보내기 직전에 친 말');
      expect(text).toContain('CSR-003');
      expect(readdirSync(app.folder).filter((name) => /tmp|part/.test(name))).toEqual([]);
      await dialog.getByRole('button', { name: '닫기', exact: true }).last().click();
    });

    test.each(looks)('axe finds nothing on $scheme at $width', async (look) => {
      await wear(page, look);
      const problems: string[] = [];
      const check = async (what: string) => {
        problems.push(...(await axeViolations(app)).map((line) => `${what}: ${line}`));
      };
      await row(/Ⅰ\./).click();
      await check('chapter');
      await showCard('CSR-003');
      await box('CSR-003 정의').click();
      await check('cards');
      await page.getByRole('tab', { name: '근거' }).click();
      await check('provenance');
      await page.getByRole('tab', { name: '점검' }).click();
      await page.getByRole('button', { name: '라이브러리', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await check('library');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '내보내기', exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await check('export');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '찾기', exact: true }).click();
      await box('찾을 말').fill('컨테이너');
      await check('find');
      await page.keyboard.press('Escape');
      expect(problems).toEqual([]);
    });

    test('three hundred cards: only those near the screen hold fields, and typing reaches the right one', async () => {
      const projectId = await onlyProject(page);
      const { project, revision } = taken(await call(page, 'project.open', { projectId }));
      const from = project.requirements.length;
      const items = Array.from({ length: 300 - from }, (_, offset) => ({
        index: from + offset,
        requirement: {
          ...blankRequirement(project, 'SFR', () => `many${offset}`),
          id: `many${offset}`,
          number: 100 + offset,
          name: `기능 ${offset}`,
          acceptanceCriteria: [
            { id: `many${offset}.1`, method: '시험', condition: '상시', limit: '3초', inspector: '발주자' },
          ],
        },
      }));
      taken(
        await call(page, 'project.apply', {
          projectId,
          revision,
          operations: [{ type: 'addRequirements', items }],
        }),
      );
      await reopen(page);
      await page.getByRole('tree').waitFor();
      await show(/기능 \(SFR\)/);
      const cards = page.getByRole('article');
      expect(await cards.count()).toBeGreaterThan(230);
      const fields = await page.locator('article textarea').count();
      expect(fields).toBeGreaterThan(0);
      expect(fields).toBeLessThan(250);
      await row(/SFR-300/).scrollIntoViewIfNeeded();
      await row(/SFR-300/).click();
      await box('SFR-300 정의').waitFor();
      await box('SFR-300 정의').fill('멀리 있던 카드');
      await eventually(async () => (await storedCard('SFR', 300))?.definition).toBe('멀리 있던 카드');
      expect(await page.locator('article textarea').count()).toBeLessThan(250);
    });

    test('nothing was asked of anyone but this program, and the page complained of nothing', () => {
      expect(app.requests.filter((url) => !url.startsWith(app.origin) && !/^(data|blob):/.test(url))).toEqual(
        [],
      );
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
