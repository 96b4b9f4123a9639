import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aContentPack } from '../support/aContentPack';
import { aTemplate } from '../support/aTemplate';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { canChooseFiles, openNamed } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { looks, onlyProject, openSample, taken, wear } from './support/projectSteps';

const packName = '구청.baljugil-content';

describeTargets(
  (target) => {
    let app: App;
    let templateId: string;
    beforeAll(async () => {
      app = await openApp(target);
    });
    afterAll(async () => {
      await app?.end();
    });

    const packs = () => app.page.getByRole('dialog', { name: '내용 묶음' });
    const row = (name: RegExp) => app.page.getByRole('treeitem', { name }).first();
    const showCard = async () => {
      if (!(await row(/클라우드 서비스 \(CSR\)/).isVisible())) await row(/제안요청 내용/).click();
      if (!(await row(/CSR-003/).isVisible())) await row(/클라우드 서비스 \(CSR\)/).click();
      await row(/CSR-003/).click();
      await app.page.getByRole('textbox', { name: 'CSR-003 명칭' }).waitFor();
    };
    const newer = () => app.page.getByRole('dialog', { name: /새 판 견주기/ });
    const projectNow = async () =>
      taken(await call(app.page, 'project.open', { projectId: await onlyProject(app.page), readOnly: true }))
        .project;
    const card = async () =>
      (await projectNow()).requirements.find((one) => one.origin?.templateId === templateId);
    const ask = async () => {
      await app.page.keyboard.press('Alt+f');
      await app.page.getByRole('menuitem', { name: '내용 묶음…' }).click();
    };
    const expectAccessible = async (what: string) => {
      for (const look of looks) {
        await wear(app.page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
        if (process.env.SHOTS)
          await app.page.screenshot({
            path: path.join(process.env.SHOTS, `${what}-${look.scheme}-${look.width}.png`),
          });
      }
    };

    test('a carried-in pack shows what it changes and whose requirements come from there', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await openSample(app.page);
      const content = taken(await call(app.page, 'content.read', {}));
      const first = (await projectNow()).requirements.find(
        (one) => one.categoryCode === 'CSR' && one.number === 3,
      );
      const template = content.requirementTemplates.find((one) => one.id === first?.origin?.templateId);
      if (!template) throw new Error('the first requirement does not come from the library');
      templateId = template.id;
      const changed = {
        ...template,
        version: '99.0.0',
        name: `${template.name}(기관)`,
        definition: `${template.definition} 기관의 기준에 따른다.`,
      };
      writeFileSync(path.join(app.folder, packName), aContentPack([changed, aTemplate()]));
      await ask();
      await openNamed(app, packName, () => packs().getByRole('button', { name: '묶음 파일 고르기' }).click());
      await packs().getByRole('heading', { name: '달라지는 것 2건' }).waitFor();
      await packs().getByRole('heading', { name: '이 항목에서 온 요구사항 1건' }).waitFor();
      expect(await packs().locator('ins').first().innerText()).toContain('기관');
      await expectAccessible('pack');
    });

    test('what is left stays out, what is taken is installed and can be taken off again', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await packs().getByRole('checkbox', { name: '보기 요구사항 받아들이기' }).uncheck();
      await packs().getByRole('button', { name: '1건 설치' }).click();
      await packs().getByText('항목 1개를 쓰고 있어요.').waitFor();
      const { packs: overlays, requirementTemplates } = taken(await call(app.page, 'content.read', {}));
      expect(overlays).toMatchObject([{ name: '한빛구청 요구사항', taken: [`requirement:${templateId}`] }]);
      expect(requirementTemplates.some(({ id }) => id === 'cloud.sample')).toBe(false);
      expect(await axeViolations(app)).toEqual([]);
      await packs().getByRole('button', { name: '닫기' }).last().click();
      await packs().waitFor({ state: 'detached' });
    });

    test('the card from that item says so, and takes over what was not edited as one step', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const before = await card();
      if (!before) throw new Error('the card is gone');
      expect(before.origin?.version).not.toBe('99.0.0');
      await wear(app.page, looks[0]);
      await showCard();
      const line = app.page.getByRole('toolbar', { name: 'CSR-003의 연결과 명령' });
      const [whole, menu] = await Promise.all([
        line.boundingBox(),
        line.getByRole('button', { name: 'CSR-003 메뉴' }).boundingBox(),
      ]);
      if (!whole || !menu) throw new Error('the line above the page is not there');
      expect(menu.x + menu.width).toBeLessThanOrEqual(whole.x + whole.width);
      await app.page.getByRole('button', { name: '새 판이 있어요' }).click();
      await newer().getByRole('checkbox', { name: '정의 새 판으로 바꾸기' }).waitFor();
      await expectAccessible('newer');
      await newer().getByRole('button', { name: '2칸 바꾸기' }).click();
      await newer().waitFor({ state: 'detached' });
      await expect.poll(async () => (await card())?.origin?.version).toBe('99.0.0');
      expect((await card())?.definition).toContain('기관의 기준에 따른다.');
      await expect.poll(() => app.page.getByRole('button', { name: '새 판이 있어요' }).count()).toBe(0);
      expect(await app.page.getByRole('button', { name: /한빛구청 · .*근거 보기/ }).count()).toBe(1);
      await app.page
        .getByRole('button', { name: /^되돌리기:/ })
        .first()
        .click();
      await expect.poll(card).toEqual(before);
    });

    test('a damaged pack says so and changes nothing', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const bytes = aContentPack([aTemplate()], { version: '2.0' });
      writeFileSync(path.join(app.folder, '잘린.baljugil-content'), bytes.subarray(0, bytes.length - 60));
      await ask();
      await openNamed(app, '잘린.baljugil-content', () =>
        packs().getByRole('button', { name: '묶음 파일 고르기' }).click(),
      );
      await expect.poll(() => packs().getByRole('alert').innerText()).toContain('손상되어');
      await packs().getByRole('button', { name: '한빛구청 요구사항 빼기' }).click();
      await packs().getByText('설치한 묶음이 없어요.').waitFor();
      const content = taken(await call(app.page, 'content.read', {}));
      expect(content.packs).toEqual([]);
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
