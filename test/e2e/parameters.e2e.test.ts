import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figureText, parameterNames } from '../../shared/content/parameters';
import type { Parameter } from '../../shared/content/requirementTemplate';
import { type Requirement, requirementNumber } from '../../shared/requirement/requirement';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import { onlyProject, openSample, taken } from './support/projectSteps';

describeTargets(
  (target) => {
    let app: App;
    let page: Page;
    let card: Requirement;
    let parameter: Parameter;
    let number: string;

    beforeAll(async () => {
      app = await openApp(target);
      page = app.page;
      await openSample(page);
      await page.getByRole('tree').waitFor();
      const { requirementTemplates } = taken(await call(page, 'content.read', {}));
      const cards = (await stored()).filter((one) => one.categoryCode === 'CSR');
      const found = cards.flatMap((one) => {
        const template = requirementTemplates.find(({ id }) => id === one.origin?.templateId);
        const names = template?.acceptanceCriteria.flatMap(({ limit }) => parameterNames(limit)) ?? [];
        const limiting = template?.parameters?.find(({ name }) => names.includes(name));
        return limiting ? [{ card: one, parameter: limiting }] : [];
      })[0];
      if (!found) throw new Error('no cloud-native card of the sample has a figure in a limit');
      ({ card, parameter } = found);
      number = requirementNumber(card);
    });
    afterAll(() => app?.end());

    const stored = async (): Promise<Requirement[]> =>
      taken(await call(page, 'project.open', { projectId: await onlyProject(page) })).project.requirements;
    const storedCard = async () => (await stored()).find((one) => one.id === card.id);
    const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
    const pane = () => page.getByRole('region', { name: '기준값' });
    const figure = () => pane().getByRole('textbox', { name: `${parameter.label} 값` });
    const limits = (one: Requirement | undefined) => one?.acceptanceCriteria.map(({ limit }) => limit);

    async function showCard(): Promise<void> {
      const row = (name: string | RegExp) => page.getByRole('treeitem', { name }).first();
      const category = row(/클라우드 서비스 \(CSR\)/);
      if (!(await category.isVisible())) await row(/제안요청 내용/).click();
      if (!(await row(new RegExp(number)).isVisible())) await category.click();
      await row(new RegExp(number)).click();
      await page.getByRole('textbox', { name: `${number} 명칭` }).waitFor();
    }

    test('the figures of a card stand in a pane with their unit, limits and reason', async () => {
      await showCard();
      await page.getByRole('button', { name: /^기준값 \d+$/ }).click();
      await pane().waitFor();
      expect(await figure().inputValue()).toBe(figureText(parameter.default));
      const text = await pane().innerText();
      expect(text).toContain('기관이 정하는 값');
      expect(text).toContain(parameter.basis);
      expect(await axeViolations(app)).toEqual([]);
    });

    test('another figure is written into the 검수기준 and taken back with one undo', async () => {
      const before = await storedCard();
      await figure().fill(figureText(parameter.maximum));
      await figure().press('Enter');
      await eventually(async () => (await storedCard())?.origin?.parameters?.[parameter.name]).toBe(
        parameter.maximum,
      );
      const after = await storedCard();
      expect(limits(after)).not.toEqual(limits(before));
      expect(limits(after)?.join()).toContain(figureText(parameter.maximum));
      await page
        .getByRole('button', { name: new RegExp(`^되돌리기: ${number} 기준값 바꿈`) })
        .first()
        .click();
      await eventually(storedCard).toEqual(before);
      await eventually(() => figure().inputValue()).toBe(figureText(parameter.default));
    });

    test('a figure outside its limits is refused and the old one stays', async () => {
      await figure().fill(figureText(parameter.maximum + 1));
      await figure().press('Enter');
      await page.getByText('사이의 값을 적어 주세요', { exact: false }).first().waitFor();
      expect(await figure().inputValue()).toBe(figureText(parameter.default));
    });

    test('a 검수기준 edited by hand is left alone and named', async () => {
      const at = card.acceptanceCriteria.findIndex(({ limit }) =>
        limit.includes(figureText(parameter.default)),
      );
      const field = page.getByRole('textbox', { name: `${number} 검수기준 ${at + 1} 한계값` });
      await field.fill('발주기관이 따로 정한 값');
      await field.blur();
      await eventually(async () => limits(await storedCard())?.[at]).toBe('발주기관이 따로 정한 값');
      await pane()
        .getByText(/직접 고쳐서 이 값을 따르지 않는 글/)
        .first()
        .click();
      await figure().fill(figureText(parameter.minimum));
      await figure().press('Enter');
      await eventually(async () => (await storedCard())?.origin?.parameters?.[parameter.name]).toBe(
        parameter.minimum,
      );
      expect(limits(await storedCard())?.[at]).toBe('발주기관이 따로 정한 값');
      await page
        .getByText(/직접 고친 \d+곳\(.*검수기준.*\)은 그대로 두었어요/)
        .first()
        .waitFor();
    });
  },
  { isLong: true },
);
