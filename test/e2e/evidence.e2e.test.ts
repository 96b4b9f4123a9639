import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { canChooseFiles, openNamed, saveAs } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { goTo, looks, onlyProject, openSample, reopen, saved, taken, wear } from './support/projectSteps';

const pdf = Buffer.from('%PDF-1.7\n검수 결과');
const photo = Buffer.from('\u00ff\u00d8\u00ff\u00e0 서버실', 'latin1');

describeTargets((target) => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(target);
    await openSample(app.page);
  });
  afterAll(() => app?.end());

  /** The evidence of the first item shown. */
  const place = () => app.page.getByRole('group', { name: /검수기준 1 증빙$/ }).first();
  const row = (name: string) => app.page.getByRole('listitem').filter({ hasText: name });
  const notice = (text: string) => app.page.getByText(text, { exact: false }).first().waitFor();
  const blobs = (projectId: string) => {
    const folder = path.join(app.folder, 'store/projects', projectId, 'evidence');
    return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  };
  const attachTo = (list: Locator, name: string) =>
    // The system's dialog gives the name as it is on the disk, the picker shows it composed.
    openNamed(app, app.shim ? name.normalize('NFD') : name, () =>
      list.getByRole('button', { name: /^증빙 붙이기/ }).click(),
    );
  const openAll = async () => {
    await app.page.keyboard.press('Alt+f');
    await app.page.getByRole('menuitem', { name: '증빙 파일…' }).click();
    await app.page.getByText('증빙을 모두 읽어 확인했어요.').waitFor();
  };
  const dialog = () => app.page.getByRole('dialog', { name: '증빙 파일', exact: true });

  /** Some go by themselves while the others are closed. */
  async function closeNotices() {
    const close = app.page.getByRole('button', { name: '알림 닫기' }).first();
    while ((await close.count()) > 0) await close.click({ timeout: 1_000 }).catch(() => undefined);
  }

  async function dropOn(list: Locator, files: { name: string; bytes: Uint8Array; extra?: number }[]) {
    const transfer = await app.page.evaluateHandle(
      (given) => {
        const carried = new DataTransfer();
        for (const { name, base64, extra } of given) {
          const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          carried.items.add(new File([data, new Uint8Array(extra)], name));
        }
        return carried;
      },
      files.map(({ name, bytes, extra = 0 }) => ({
        name,
        base64: Buffer.from(bytes).toString('base64'),
        extra,
      })),
    );
    await list.dispatchEvent('dragenter', { dataTransfer: transfer });
    await list.dispatchEvent('dragover', { dataTransfer: transfer });
    await list.dispatchEvent('drop', { dataTransfer: transfer });
  }

  test('a file is attached to a 검수기준 by the picker and by dropping it, under its composed Korean name', async (context) => {
    if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
    await goTo(app.page, '완료검사 점검표');
    writeFileSync(path.join(app.folder, '검수 결과.pdf'.normalize('NFD')), pdf);
    await attachTo(place(), '검수 결과.pdf');
    await notice('증빙 1개를 붙였어요');
    await place().getByText('있음').waitFor();
    await dropOn(place(), [{ name: '서버실 사진.jpg'.normalize('NFD'), bytes: photo }]);
    await place().getByText('서버실 사진.jpg'.normalize('NFC')).waitFor();
    expect(await place().getByRole('listitem').count()).toBe(2);
    // Neither the import nor the injection dialog answers a drop on a list.
    expect(await app.page.getByRole('dialog').count()).toBe(0);
    expect(blobs(await onlyProject(app.page))).toHaveLength(2);
  });

  test('programs, files too large and the same file once more are refused with the reason', async (context) => {
    if (!canChooseFiles(app)) return context.skip('nothing is attached here');
    await closeNotices();
    await dropOn(place(), [
      { name: '설치.exe', bytes: pdf },
      { name: '검수 결과 사본.pdf', bytes: pdf },
    ]);
    await notice('설치.exe는 실행 파일이나 바로 가기라서');
    await notice('검수 결과 사본.pdf는 이미 이 자리에 붙어 있는 파일과');
    await closeNotices();
    await dropOn(place(), [{ name: '회의 녹화.mp4', bytes: pdf, extra: 64 * 1_048_576 }]);
    await notice('회의 녹화.mp4는 너무 커요. 64 MB까지');
    expect(await place().getByRole('listitem').count()).toBe(2);
    await closeNotices();
  });

  test('the same file on an activity is stored once, and both places are in the list of the project', async (context) => {
    if (!canChooseFiles(app)) return context.skip('nothing is attached here');
    await goTo(app.page, '단계 관리');
    await app.page.locator('#main h4 button[aria-expanded="false"]').first().click();
    const activity = app.page.getByRole('group', { name: /활동 증빙$/ }).first();
    await attachTo(activity, '검수 결과.pdf');
    await activity.getByText('있음').waitFor();
    expect(blobs(await onlyProject(app.page))).toHaveLength(2);
    await openAll();
    await dialog().getByText('증빙 3개', { exact: false }).waitFor();
    expect(await dialog().getByRole('region').count()).toBe(3);
    await dialog()
      .getByRole('button', { name: /^그 자리로: 완료검사/ })
      .click();
    await app.page.getByRole('heading', { level: 1, name: '완료검사 점검표' }).waitFor();
  });

  test('a note stays, a removed file comes back by 되돌리기, and all of it is there after opening again', async (context) => {
    if (!canChooseFiles(app)) return context.skip('nothing is attached here');
    const { page } = app;
    await place().getByRole('button', { name: '서버실 사진.jpg 메모 적기' }).click();
    const note = place().getByRole('textbox', { name: '서버실 사진.jpg 증빙 메모' });
    await note.fill('3층 서버실, 12월 4일');
    await note.blur();
    await saved(page);
    await place().getByRole('button', { name: '검수 결과.pdf 떼기' }).click();
    await expect.poll(() => place().getByRole('listitem').count()).toBe(1);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^증빙 붙이기/);
    await saved(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => place().getByRole('listitem').count()).toBe(2);
    await reopen(page);
    await goTo(page, '완료검사 점검표');
    await expect.poll(() => place().getByText('있음').count()).toBe(2);
    expect(await place().getByRole('textbox').inputValue()).toBe('3층 서버실, 12월 4일');
  });

  test('nothing is opened before the officer says so', async (context) => {
    if (!canChooseFiles(app)) return context.skip('nothing is attached here');
    await place().getByRole('button', { name: '검수 결과.pdf 열기' }).click();
    const question = app.page.getByRole('dialog', { name: '증빙 파일 열기' });
    await question.getByText('읽기 전용 사본을 열기 때문에', { exact: false }).waitFor();
    expect(await axeViolations(app)).toEqual([]);
    expect(existsSync(path.join(app.folder, 'store/opened'))).toBe(false);
    await question.getByRole('button', { name: '취소' }).click();
    await question.waitFor({ state: 'detached' });
    expect(existsSync(path.join(app.folder, 'store/opened'))).toBe(false);
    await expect
      .poll(() => app.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('검수 결과.pdf 열기');
  });

  test('a copy can be saved, and the project file carries the evidence to another project', async (context) => {
    if (!canChooseFiles(app)) return context.skip('nothing is attached here');
    const { page } = app;
    await saveAs(app, '꺼낸 결과.pdf', () =>
      place().getByRole('button', { name: '검수 결과.pdf 사본 저장' }).click(),
    );
    await notice('사본을 저장했어요: 꺼낸 결과.pdf');
    expect(existsSync(path.join(app.folder, '꺼낸 결과.pdf'))).toBe(true);
    await page.keyboard.press('Alt+f');
    await page.getByRole('menuitem', { name: /^사본 저장/ }).click();
    const exporting = page.getByRole('dialog', { name: '사본 내보내기(.baljugil)' });
    await saveAs(app, '증빙 든 사업.baljugil', () =>
      exporting.getByRole('button', { name: '저장할 곳 고르기' }).click(),
    );
    await exporting.getByText('증빙 파일 2개를 함께 담았어요', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await exporting.waitFor({ state: 'detached' });
    const before = await onlyProject(page);
    await openNamed(app, '증빙 든 사업.baljugil', () => page.keyboard.press('Control+o'));
    const importing = page.getByRole('dialog', { name: '사업 파일 가져오기' });
    await importing.getByText('증빙 파일', { exact: true }).waitFor();
    await importing.getByRole('button', { name: '다른 사업으로 가져오기' }).click();
    await importing.waitFor({ state: 'detached' });
    const copy = taken(await call(page, 'project.list', {})).find((one) => one.id !== before);
    expect(blobs(copy?.id ?? '')).toHaveLength(2);
    const { evidence } = taken(await call(page, 'evidence.list', { projectId: copy?.id ?? '' }));
    expect(evidence.map((one) => one.state)).toEqual(['there', 'there', 'there']);
  });

  test('missing and changed bytes are shown for what they are, and attaching the file again mends them', async (context) => {
    if (!canChooseFiles(app)) return context.skip('nothing is attached here');
    const { page } = app;
    const opened = taken(await call(page, 'project.list', {}));
    for (const { id } of opened) {
      const [first, second] = blobs(id);
      if (first) rmSync(first);
      if (second) writeFileSync(second, '바뀐 내용');
    }
    await openAll();
    await dialog()
      .getByText(/내용이 없거나 바뀐 증빙이 [23]개 있어요/)
      .waitFor();
    await dialog().getByText('없음', { exact: true }).first().waitFor();
    await dialog().getByText('바뀜', { exact: true }).first().waitFor();
    expect(
      await row('검수 결과.pdf').getByRole('button', { name: '검수 결과.pdf 열기' }).first().isDisabled(),
    ).toBe(true);
    for (const look of looks) {
      await wear(page, look);
      expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
    }
    await dialog().getByRole('button', { name: '백업에서 되살리기' }).click();
    // The first opening of the day has made a backup that may hold them.
    await notice('되살');
    await closeNotices();
    const whole = dialog().getByRole('group', { name: '사업 전체 증빙' });
    await dropOn(whole, [
      { name: '검수 결과.pdf', bytes: pdf },
      { name: '서버실 사진.jpg', bytes: photo },
    ]);
    await expect.poll(() => dialog().getByText('있음', { exact: true }).count()).toBe(5);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('no accessibility rule is broken where evidence is attached', async (context) => {
    if (!canChooseFiles(app)) return context.skip('nothing is attached here');
    const { page } = app;
    await goTo(page, '완료검사 점검표');
    await page.getByRole('navigation', { name: '요구사항 분류' }).getByRole('button').nth(1).click();
    for (const look of looks) {
      await wear(page, look);
      expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
    }
  });

  test('nothing went wrong on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
