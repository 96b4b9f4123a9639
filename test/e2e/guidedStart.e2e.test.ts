import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { type App, openApp } from './support/openApp';
import { enterWhileComposing, typeHangul } from './support/typeHangul';

describeTargets((target) => {
  let app: App;

  beforeAll(async () => {
    app = await openApp(target);
  });
  afterAll(async () => {
    await app?.end();
  });

  const dialog = () => app.page.getByRole('dialog', { name: '새 사업' });
  const field = (label: string | RegExp) => dialog().getByRole('textbox', { name: label });
  const next = () => dialog().getByRole('button', { name: '다음', exact: true }).click();

  test('the way this spec types Hangul notices a field that breaks it', async () => {
    await app.page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'careless';
      // Writes its own value back on every key, as a store that redraws too eagerly does.
      field.addEventListener('input', () => {
        const { value } = field;
        field.value = '';
        field.value = value;
      });
      document.body.append(field);
      field.focus();
    });
    await typeHangul(app.cdp, '접수번호');
    const typed = await app.page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#careless');
      const value = field?.value;
      field?.remove();
      return value;
    });
    expect(typed).not.toBe('접수번호');
  });

  test('Hangul typed with a real input method arrives whole in every line', async () => {
    await app.page.keyboard.press('Alt+n');
    await field(/^사업명/).waitFor();
    const lines: [string | RegExp, string][] = [
      [/^사업명/, '값싼 닭고기 흙밭 통합민원 의견수렴 체계 2차 구축'],
      [/^발주기관/, '한빛광역시 디지털혁신담당관실'],
      ['담당 부서', '민원여권과'],
      ['담당자', '김읽기'],
    ];
    for (const [label, text] of lines) {
      await field(label).click();
      await typeHangul(app.cdp, text);
      expect(await field(label).inputValue()).toBe(text);
    }
  });

  test('Enter in the middle of a syllable sends nothing and loses nothing', async () => {
    await field('전화').click();
    await typeHangul(app.cdp, '내선', { leaveComposing: true });
    await enterWhileComposing(app.cdp, '선');
    expect(await field('전화').inputValue()).toBe('내선');
    expect(await dialog().getByRole('button', { name: '이전', exact: true }).count()).toBe(0);
    await field('전화').fill('02-000-0000');
  });

  test('what was typed is still there after the dialog was closed by mistake', async () => {
    await app.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await app.page.keyboard.press('Alt+n');
    await app.page.getByText('지난번에 쓰던 내용을 이어서 보여 드려요.').waitFor();
    expect(await field('담당 부서').inputValue()).toBe('민원여권과');
  });

  test('a field that cannot be used says why, and the step waits for it', async () => {
    await field('전자우편').fill('주소가 아님');
    await next();
    await dialog().getByText('전자우편 주소가 아니에요', { exact: false }).waitFor();
    await field('전자우편').fill('minwon@hanbit.go.kr');
    await dialog().getByRole('radio', { name: '지방자치단체' }).check();
    await next();
    await field('총사업비').waitFor();
  });

  test('money is read as people say it and 추정가격 follows 총사업비 until it is written', async () => {
    await field('총사업비').fill('12억 4천만 원');
    await field('소프트웨어 개발비').click();
    expect(await field('총사업비').inputValue()).toBe('1,240,000,000');
    await dialog().getByText('12억 4,000만 원', { exact: true }).waitFor();
    expect(await field('추정가격').inputValue()).toBe('1,127,272,727');
    await field('총사업비').fill('0');
    await field('소프트웨어 개발비').click();
    await dialog().getByText('0원은 적을 수 없어요', { exact: false }).waitFor();
    await field('총사업비').fill('12.4억');
    await field('소프트웨어 개발비').fill('9억');
    await dialog().getByRole('button', { name: '직접 적기' }).click();
    await field('추정가격').fill('11억 2,000만');
  });

  test('an end before the start is caught; years that do not add up are pointed out and accepted', async () => {
    await dialog().getByRole('button', { name: '연도 추가' }).click();
    await field('연도 1').fill('2027');
    await field('2027년 금액').fill('8억');
    await field('착수일').fill('2027. 3. 2.');
    await field('완료일').fill('20270201');
    await field('2027년 금액').click();
    await dialog().getByText('완료일이 착수일보다 빨라요', { exact: false }).waitFor();
    await dialog().getByText('총사업비(12억 4,000만 원)와 달라요', { exact: false }).waitFor();
    await field('완료일').fill('2027년 12월 20일');
    await next();
    await dialog()
      .getByRole('radio', { name: /^구축형/ })
      .waitFor();
  });

  test('Esc closes an open calendar and leaves the dialog as it was', async () => {
    await dialog().getByRole('button', { name: '이전', exact: true }).click();
    await field('착수일').click();
    await dialog().getByRole('table').first().waitFor();
    await app.page.keyboard.press('Escape');
    await dialog().getByRole('table').first().waitFor({ state: 'detached' });
    expect(await field('착수일').inputValue()).toBe('2027. 3. 2.(화)');
    await next();
    await dialog()
      .getByRole('radio', { name: /^구축형/ })
      .waitFor();
  });

  test('container and MSA work in one order are allowed with a warning of what tends to go wrong', async () => {
    await next();
    await dialog()
      .getByRole('checkbox', { name: /^인프라 현대화/ })
      .click();
    expect(await dialog().getByText('한 사업에 묶었어요', { exact: false }).count()).toBe(0);
    await dialog()
      .getByRole('checkbox', { name: /^애플리케이션 현대화/ })
      .click();
    await dialog().getByText('한 사업에 묶었어요', { exact: false }).waitFor();
    await field('대상 시스템').click();
    await typeHangul(app.cdp, '통합민원시스템');
    await field(/^개인정보/).fill('12만');
    await next();
  });

  test('the last step shows what is known, what is not, and makes the project', async () => {
    await dialog().getByText('아직 모르는 것', { exact: false }).waitFor();
    await dialog().getByRole('cell', { name: '한빛광역시 디지털혁신담당관실' }).waitFor();
    await dialog().getByRole('button', { name: '제안요청서 초안 만들기' }).click();
    await app.page.getByRole('navigation', { name: '사업 단계' }).waitFor();
    const listed = await call(app.page, 'project.list', {});
    if (!listed.ok || !listed.value[0]) throw new Error('no project was made');
    const opened = await call(app.page, 'project.open', { projectId: listed.value[0].id });
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
    expect(opened.value.project.facts).toMatchObject({
      projectName: '값싼 닭고기 흙밭 통합민원 의견수렴 체계 2차 구축',
      agency: '한빛광역시 디지털혁신담당관실',
      agencyType: '지방',
      totalBudget: 1_240_000_000,
      estimatedPrice: 1_120_000_000,
      developmentCost: 900_000_000,
      fiscalYears: [{ year: 2027, amount: 800_000_000 }],
      period: { start: '2027-03-02', end: '2027-12-20' },
      layers: ['인프라', '애플리케이션'],
      targetSystem: '통합민원시스템',
      personalDataCount: 120_000,
      isPublicFacing: null,
    });
    expect(opened.value.project.requirements.length).toBeGreaterThanOrEqual(14);
    expect(opened.value.project.chapters.length).toBe(8);
  });

  test('facts are edited later, undone by name, and done again', async () => {
    await app.page.keyboard.press('Alt+f');
    await app.page.getByRole('menuitem', { name: /^사업 정보 고치기/ }).click();
    const facts = app.page.getByRole('dialog', { name: '사업 정보 고치기' });
    await facts.getByRole('textbox', { name: '담당 부서' }).fill('정보화담당관');
    await facts.getByRole('button', { name: '반영' }).click();
    await facts.waitFor({ state: 'detached' });
    await app.page.keyboard.press('Alt+e');
    await app.page.getByRole('menuitem', { name: /^되돌리기: / }).click();
    await app.page.getByText(/^되돌렸어요: /).waitFor();
    const department = async () => {
      const listed = await call(app.page, 'project.list', {});
      const id = listed.ok ? (listed.value[0]?.id ?? '') : '';
      const opened = await call(app.page, 'project.open', { projectId: id });
      return opened.ok ? opened.value.project.facts.department : null;
    };
    expect(await department()).toBe('민원여권과');
    await app.page.keyboard.press('Alt+e');
    await app.page.getByRole('menuitem', { name: /^다시 실행: / }).click();
    await app.page.getByText(/^다시 실행했어요: /).waitFor();
    expect(await department()).toBe('정보화담당관');
  });

  test('nothing went wrong on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
