import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import { goTo, looks, openSample, reopen, saved, statusOnCommandLine, wear } from './support/projectSteps';
import { typeHangul } from './support/typeHangul';

describeTargets(
  (target) => {
    let app: App;

    beforeAll(async () => {
      app = await openApp(target);
      await openSample(app.page);
      await goTo(app.page, '단계 관리');
    });

    afterAll(() => app?.end());

    const activity = (name: string) =>
      app.page
        .getByRole('listitem')
        .filter({ has: app.page.getByRole('radiogroup', { name: `${name} 상태` }) });
    const status = (name: string) => app.page.getByRole('radiogroup', { name: `${name} 상태` });
    const isChosen = (name: string, choice: string) =>
      status(name).getByRole('radio', { name: choice, exact: true }).getAttribute('aria-checked');

    test('the screen opens at the stage that still has work, with the next thing to do', async () => {
      const { page } = app;
      expect(await page.getByRole('heading', { level: 2, name: '사업자 선정·계약' }).isVisible()).toBe(true);
      const next = page.getByRole('complementary', { name: '다음 할 일과 의무' });
      expect(await next.getByRole('listitem').first().innerText()).toContain('제안요청서 작성');
    });

    test('a stage chosen in the rail is the one shown', async () => {
      const { page } = app;
      await page
        .getByRole('navigation', { name: '사업 단계' })
        .getByRole('button', { name: /개발·구축/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 2, name: '개발·구축' }).waitFor();
      await page
        .getByRole('navigation', { name: '사업 단계' })
        .getByRole('button', { name: /사업자 선정/ })
        .click();
      await page.getByRole('heading', { level: 2, name: '사업자 선정·계약' }).waitFor();
    });

    test('an activity is marked by keyboard alone; passing over a choice marks nothing', async () => {
      const { page } = app;
      await status('입찰공고').getByRole('radio', { name: '대기' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await isChosen('입찰공고', '대기')).toBe('true');
      await page.keyboard.press('Space');
      await expect.poll(() => isChosen('입찰공고', '완료')).toBe('true');
      expect(await activity('입찰공고').innerText()).toMatch(/완료일 20\d\d\. /);
    });

    test('해당없음 needs a reason before it counts', async () => {
      const { page } = app;
      await status('제안요청설명회 개최(필요시)').getByRole('radio', { name: '해당없음' }).click();
      const reason = activity('제안요청설명회 개최(필요시)').getByRole('textbox', { name: /해당없음 사유/ });
      expect(await activity('제안요청설명회 개최(필요시)').innerText()).toContain(
        '사유를 적어야 해당없음으로 바뀌어요',
      );
      const before = await statusOnCommandLine(app);
      expect(activityOf(before, 'selection.briefing').status).toBe('대기');
      await reason.fill('규모가 작아 열지 않음');
      await reason.blur();
      await saved(page);
      const after = await statusOnCommandLine(app);
      expect(activityOf(after, 'selection.briefing')).toMatchObject({
        status: '해당없음',
        reason: '규모가 작아 열지 않음',
      });
    });

    test('an activity says which documents, what to look at and what the law asks of this project', async () => {
      const card = activity('제안요청서 작성');
      await card.getByText(/^\s*서류 \d+종/).click();
      expect(await card.innerText()).toContain('법제도 점검표(18개 항목)');
      await card.getByText(/^\s*확인할 것 \d+가지/).click();
      expect(await card.innerText()).toContain('건수가 서로 같다');
      await card.getByText(/^\s*법·제도 \d+건/).click();
      const law = await card.innerText();
      expect(law).toContain('제안서 보상');
      expect(law).toMatch(/미확인[\s\S]*원문에서 확인하지 못한 내용이에요/);
      expect(law).toContain('기준일 2026. 11. 20.');
    });

    test('closing an activity over its cloud-native duty warns until the duty is confirmed', async () => {
      const { page } = app;
      await status('제안요청서 작성').getByRole('radio', { name: '완료' }).click();
      const card = activity('제안요청서 작성');
      await card.getByText(/확인하지 않은 의무를 둔 채/).waitFor();
      expect(await page.getByText(/확인하지 않은 클라우드 네이티브 의무가 2건/).isVisible()).toBe(true);
      const boxes = card.getByRole('checkbox');
      expect(await boxes.count()).toBe(2);
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await expect.poll(() => card.getByText(/확인하지 않은 의무를 둔 채/).count()).toBe(0);
    });

    test('a memo typed with a Hangul input method is kept whole', async () => {
      const { page } = app;
      const memo = activity('제안요청서 작성').getByRole('textbox', { name: '메모' });
      await memo.fill('');
      await memo.focus();
      await typeHangul(app.cdp, '결재', { leaveComposing: true });
      // Longer than a note waits: keeping it now would double the jamo of the open syllable.
      await page.waitForTimeout(1_500);
      await app.cdp.send('Input.insertText', { text: '재' });
      expect(await memo.inputValue()).toBe('결재');
      await expect
        .poll(async () => activityOf(await statusOnCommandLine(app), 'selection.rfpDraft').memo)
        .toBe('결재');
    });

    test('a planned day is typed the Korean way, picked from the calendar, and kept', async () => {
      const { page } = app;
      await activity('제안안내서 작성')
        .getByRole('button', { name: /제안안내서 작성/ })
        .click();
      const day = activity('제안안내서 작성').getByRole('textbox', { name: '예정일' });
      await day.fill('2026.12.4');
      await day.press('Tab');
      const kept = async () => activityOf(await statusOnCommandLine(app), 'selection.proposalGuide').date;
      await expect.poll(kept).toBe('2026-12-04');
      await day.click();
      await page.getByRole('button', { name: '2026. 12. 18.(금)' }).click();
      await expect.poll(kept).toBe('2026-12-18');
    });

    test('the filters leave duties or open work only, and nothing vanishes while it is being marked', async () => {
      const { page } = app;
      await page.getByText('클라우드 네이티브 의무만', { exact: true }).click();
      await expect.poll(() => page.getByRole('radiogroup', { name: /상태$/ }).count()).toBe(3);
      await page.getByText('클라우드 네이티브 의무만', { exact: true }).click();
      await page.getByText('남은 일만', { exact: true }).click();
      await expect.poll(() => status('입찰공고').count()).toBe(0);
      await status('입찰마감').getByRole('radio', { name: '완료' }).click();
      expect(await isChosen('입찰마감', '완료')).toBe('true');
      await page.getByText('남은 일만', { exact: true }).click();
    });

    test('everything marked is there after a reload, and the command line says the same', async () => {
      const { page } = app;
      await saved(page);
      await reopen(page);
      await goTo(page, '단계 관리');
      expect(await isChosen('입찰공고', '완료')).toBe('true');
      expect(await isChosen('제안요청설명회 개최(필요시)', '해당없음')).toBe('true');
      const status = await statusOnCommandLine(app);
      const selection = status.stages.find((stage) => stage.id === 'selection');
      expect(selection?.counts).toMatchObject({ 완료: 3, 해당없음: 1 });
      expect(status.duties.forgotten).toEqual([]);
      expect(activityOf(status, 'selection.rfpDraft').memo).toBe('결재');
    });

    test('no accessibility rule is broken in light and dark, large and small', async () => {
      const { page } = app;
      await page.evaluate(() => {
        for (const folded of document.querySelectorAll('details')) folded.open = true;
      });
      for (const look of looks) {
        await wear(page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
      }
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);

function activityOf(status: Awaited<ReturnType<typeof statusOnCommandLine>>, id: string) {
  const found = status.stages
    .flatMap((stage) => stage.steps)
    .flatMap((step) => step.activities)
    .find((one) => one.id === id);
  if (!found) throw new Error(`no activity ${id}`);
  return found;
}
