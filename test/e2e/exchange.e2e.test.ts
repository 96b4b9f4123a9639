import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { canChooseFiles, openNamed, saveAs } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { openSample } from './support/projectSteps';

const password = 'Bidding-2027!';
const recoveryPassword = 'Sealed-2027!';

describeTargets((target) => {
  let app: App;
  let locked: string;
  beforeAll(async () => {
    app = await openApp(target);
  });
  afterAll(async () => {
    await app?.end();
  });

  const dialog = () => app.page.getByRole('dialog', { name: '사업 파일 가져오기' });
  const exporting = () => app.page.getByRole('dialog', { name: '사본 내보내기(.baljugil)' });
  const button = (name: string) => app.page.getByRole('button', { name, exact: true });
  const goHome = () => button('처음 화면').click();
  const askForCopy = async () => {
    await app.page.keyboard.press('Alt+f');
    await app.page.getByRole('menuitem', { name: /^사본 저장/ }).click();
  };
  const open = (name: string) => openNamed(app, name, () => app.page.keyboard.press('Control+o'));
  const projectCount = () => app.page.getByRole('listitem').filter({ hasText: '요구사항' }).count();

  test('a copy is locked with a password that is long enough and typed twice, and its check value is shown', async (context) => {
    if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
    await openSample(app.page);
    await askForCopy();
    await exporting().getByRole('switch', { name: '비밀번호로 잠그기' }).click();
    await exporting().getByText('검증필 암호모듈이 아니에요', { exact: false }).waitFor();
    await exporting()
      .getByLabel(/^비밀번호 \(/)
      .first()
      .fill('짧아요');
    await button('저장할 곳 고르기').click();
    await exporting().getByText('9자 이상으로 정해 주세요.').waitFor();
    await exporting().getByText('두 비밀번호가 달라요.').waitFor();
    await exporting()
      .getByLabel(/^비밀번호 \(/)
      .first()
      .fill(password);
    await exporting().getByLabel('비밀번호 한 번 더', { exact: true }).fill(password);
    await exporting().getByRole('checkbox', { name: '기관 복구 비밀번호도 정하기' }).click();
    const recovery = exporting()
      .getByLabel(/^기관 복구 비밀번호 \(/)
      .first();
    await recovery.fill(password);
    await exporting().getByLabel('기관 복구 비밀번호 한 번 더', { exact: true }).fill(recoveryPassword);
    await button('저장할 곳 고르기').click();
    await exporting().getByText('앞의 비밀번호와 다르게 정해 주세요.').waitFor();
    await recovery.fill(recoveryPassword);
    expect(await axeViolations(app)).toEqual([]);
    locked = await saveAs(app, '잠긴 사업.baljugil', () => button('저장할 곳 고르기').click());
    await exporting().getByText('사본을 저장했어요').waitFor();
    await exporting()
      .getByText(/앞 8자리: [0-9a-f]{8}/)
      .waitFor();
    expect(readFileSync(locked).includes('project.json')).toBe(false);
    await app.page.keyboard.press('Escape');
    await exporting().waitFor({ state: 'detached' });
    await goHome();
  });

  test('a wrong password is told from a damaged file', async (context) => {
    if (!locked) return context.skip('there is no locked file here');
    const damaged = readFileSync(locked);
    damaged[damaged.length - 100] = (damaged[damaged.length - 100] ?? 0) ^ 1;
    writeFileSync(path.join(app.folder, '손상된 사업.baljugil'), damaged);
    await open('손상된 사업.baljugil');
    await dialog().getByLabel('비밀번호', { exact: true }).fill('Bidding-2028!');
    await app.page.keyboard.press('Enter');
    await dialog().getByText('비밀번호가 맞지 않아요', { exact: false }).waitFor();
    await dialog().getByLabel('비밀번호', { exact: true }).fill(password);
    await app.page.keyboard.press('Enter');
    await dialog().getByText('손상되어 열 수 없어요', { exact: false }).waitFor();
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(projectCount).toBe(1);
  });

  test('with either password the file shows what it holds, that it is the same, and changes nothing by being looked at', async (context) => {
    if (!locked) return context.skip('there is no locked file here');
    await open('잠긴 사업.baljugil');
    await dialog().getByLabel('비밀번호', { exact: true }).fill(recoveryPassword);
    await app.page.keyboard.press('Enter');
    await dialog().getByText('이 PC의 사업과 내용이 같아요').waitFor();
    expect(await axeViolations(app)).toEqual([]);
    await button('취소').click();
    await expect.poll(projectCount).toBe(1);
  });

  test('a project changed here since is said to be the newer one, and replacing it can be taken back', async (context) => {
    if (!locked) return context.skip('there is no locked file here');
    await app.page
      .getByRole('button', { name: /가온도 통합민원/ })
      .first()
      .click();
    await button('단계 관리').click();
    await app.page.keyboard.press('Alt+f');
    await app.page.getByRole('menuitem', { name: /^사업 정보 고치기/ }).click();
    const facts = app.page.getByRole('dialog');
    await facts.getByLabel('사업명').fill('이름을 바꾼 사업');
    await facts.getByRole('button', { name: '반영', exact: true }).click();
    await facts.waitFor({ state: 'detached' });
    await goHome();
    await open('잠긴 사업.baljugil');
    await dialog().getByLabel('비밀번호', { exact: true }).fill(password);
    await app.page.keyboard.press('Enter');
    await dialog().getByText('이 PC의 사업이 더 새것이에요').waitFor();
    await button('이 PC의 사업을 바꾸기').click();
    await app.page.getByRole('navigation', { name: '작업 화면' }).waitFor();
    await expect.poll(() => app.page.title()).toContain('가온도 통합민원');
    await app.page.keyboard.press('Control+z');
    await expect.poll(() => app.page.title()).toContain('이름을 바꾼 사업');
  });

  test('nothing went wrong on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
