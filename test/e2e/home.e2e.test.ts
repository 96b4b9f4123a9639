import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTargets } from './describeTargets';
import { bytesOf, canChooseFiles, openNamed, saveAs } from './support/chooseFiles';
import { dropFile } from './support/dropFile';
import { type App, openApp } from './support/openApp';

describeTargets((target) => {
  let app: App;

  beforeAll(async () => {
    app = await openApp(target);
  });
  afterAll(async () => {
    await app?.end();
  });

  const focused = () => app.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  test('the first screen offers four ways to begin and says where the work stays', async () => {
    for (const name of [/^새 사업/, /^이 문서에 바로 넣기/, /^열기·가져오기/, /^표본 사업 열기/]) {
      await app.page.getByRole('button', { name }).waitFor();
    }
    await app.page.getByText('쓴 내용은 이 컴퓨터에만 저장돼요', { exact: false }).waitFor();
    await app.page.getByText('아직 사업이 없어요').waitFor();
  });

  test('the menus open by letter in Hangul mode and leave the focus on their title', async () => {
    // In Hangul mode the key says ㄹ; its place on the keyboard still says F.
    await app.page.evaluate(() =>
      window.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ㄹ', code: 'KeyF', altKey: true, cancelable: true }),
      ),
    );
    await app.page.getByRole('menuitem', { name: '표본 사업 열기' }).waitFor();
    await app.page.keyboard.press('Escape');
    await expect.poll(focused).toBe('파일(F)');
    await app.page.keyboard.press('ArrowRight');
    await expect.poll(focused).toBe('편집(E)');
  });

  test('a dialog closes with Esc and the focus goes back to what opened it', async () => {
    await app.page.getByRole('button', { name: /^이 문서에 바로 넣기/ }).focus();
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('dialog', { name: '이 문서에 바로 넣기' }).waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('이 문서에 바로 넣기');
    await app.page.keyboard.press('F1');
    await app.page.getByRole('dialog', { name: '단축키' }).waitFor();
    await app.page.keyboard.press('Escape');
    await expect.poll(focused).toContain('이 문서에 바로 넣기');
  });

  test('the sample project opens and its stages are the six of the guide', async () => {
    await app.page.getByRole('button', { name: /^표본 사업 열기/ }).click();
    const rail = app.page.getByRole('navigation', { name: '사업 단계' });
    await rail.waitFor();
    const names = await rail.getByRole('listitem').allInnerTexts();
    expect(names.map((name) => name.split('\n')[0])).toEqual([
      '기획·검토',
      '계획수립',
      '사업자 선정·계약',
      '개발·구축',
      '감리',
      '검사종료',
    ]);
    expect(await app.page.title()).toContain('(예시)');
  });

  test('F6 walks the panes and Shift+F6 walks back', async () => {
    const pane = () =>
      app.page.evaluate(
        () => document.activeElement?.closest('[data-pane]')?.tagName.toLowerCase() ?? 'none',
      );
    await app.page.keyboard.press('F6');
    const first = await pane();
    await app.page.keyboard.press('F6');
    const second = await pane();
    expect(first).not.toBe('none');
    expect(second).not.toBe(first);
    await app.page.keyboard.press('Shift+F6');
    expect(await pane()).toBe(first);
  });

  test('Ctrl+S says that the work is saved', async () => {
    await app.page.keyboard.press('Control+s');
    await app.page.getByText('저장했습니다').waitFor();
  });

  test('larger text is kept and folds the stages to icons where they no longer fit', async () => {
    await app.page.keyboard.press('Control+Equal');
    const size = () => app.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    await expect.poll(size).toBe('17.6px');
    await app.page.reload();
    await app.page.getByRole('heading', { name: '어떤 일부터 할까요?' }).waitFor();
    await expect.poll(size).toBe('17.6px');
    await app.page.keyboard.press('Control+0');
    await expect.poll(size).toBe('16px');
  });

  test('a pinned project says so and can be let go', async () => {
    const row = app.page.getByRole('listitem').filter({ hasText: '(예시)' });
    await row.getByRole('button', { name: /더 보기$/ }).click();
    await row.getByRole('menuitem', { name: '위에 고정' }).click();
    await row.getByText('고정', { exact: true }).waitFor();
    await row.getByRole('button', { name: /더 보기$/ }).click();
    await row.getByRole('menuitem', { name: '고정 풀기' }).click();
    await row.getByText('고정', { exact: true }).waitFor({ state: 'detached' });
  });

  test('a project that was removed comes back with 되돌리기', async () => {
    const row = app.page.getByRole('listitem').filter({ hasText: '(예시)' });
    await row.getByRole('button', { name: /더 보기$/ }).click();
    await row.getByRole('menuitem', { name: '지우기' }).click();
    await app.page.getByText('아직 사업이 없어요').waitFor();
    await app.page.getByRole('button', { name: '되돌리기' }).click();
    await row.waitFor();
  });

  test('a saved copy opens again from its file and from a drop', async (context) => {
    if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
    await app.page
      .getByRole('button', { name: /\(예시\)/ })
      .first()
      .click();
    await app.page.getByRole('navigation', { name: '사업 단계' }).waitFor();
    const file = await saveAs(app, '옮길 사업.baljugil', async () => {
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: /^사본 저장/ }).click();
      await app.page.getByRole('button', { name: '저장할 곳 고르기' }).click();
    });
    await app.page.getByText('사본을 저장했어요').waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: '처음 화면' }).click();
    await openNamed(app, '옮길 사업.baljugil', () => app.page.keyboard.press('Control+o'));
    await app.page.getByRole('button', { name: '다른 사업으로 가져오기' }).click();
    await app.page.getByRole('navigation', { name: '사업 단계' }).waitFor();
    await app.page.getByRole('button', { name: '처음 화면' }).click();
    await dropFile(app.page, '옮길 사업.baljugil', bytesOf(file));
    await app.page.getByRole('button', { name: '다른 사업으로 가져오기' }).click();
    await app.page.getByRole('navigation', { name: '사업 단계' }).waitFor();
    await app.page.getByRole('button', { name: '처음 화면' }).click();
    // The same project thrice: the one here, and a new one for each copy that was taken in.
    await expect.poll(() => app.page.getByRole('listitem').filter({ hasText: '(예시)' }).count()).toBe(3);
  });

  test('a file that is no project is refused in words and changes nothing', async () => {
    await dropFile(app.page, '사진.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]));
    const alert = app.page.getByRole('alert').first();
    await alert.waitFor();
    expect(await alert.innerText()).toContain('사진.png');
    await app.page.keyboard.press('Escape');
  });

  test('nothing was asked of anyone else and nothing went wrong on the page', () => {
    expect(app.requests.filter((url) => !url.startsWith(app.origin) && !/^(data|blob):/.test(url))).toEqual(
      [],
    );
    expect(app.complaints).toEqual([]);
  });
});
