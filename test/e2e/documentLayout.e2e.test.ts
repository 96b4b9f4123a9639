import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Project } from '../../shared/project/project';
import { aPicture } from '../support/aProject';
import { partNames, partText } from '../support/docxFiles';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { bytesOf, canChooseFiles, saveAs } from './support/chooseFiles';
import { type App, openApp } from './support/openApp';
import { goTo, looks, onlyProject, openSample, taken, wear } from './support/projectSteps';

/** Waits as long as an operation and its save may take. */
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
    });
    afterAll(() => app?.end());

    const stored = async (): Promise<Project> =>
      taken(await call(page, 'project.open', { projectId: await onlyProject(page) })).project;
    const dialog = () => page.getByRole('dialog', { name: '문서 서식' });
    const picture = {
      name: '목표 구성도.png',
      mimeType: 'image/png',
      buffer: Buffer.from(aPicture('a').data, 'base64'),
    };

    async function openLayout(): Promise<void> {
      await page.keyboard.press('Alt+j');
      await page.getByRole('menuitem', { name: '문서 서식…' }).click();
      await dialog().waitFor();
    }

    test('the 평가표 adds up as it is edited, and says what is missing', async () => {
      await goTo(page, '평가표');
      const sums = page.getByRole('complementary', { name: '배점 합계와 고칠 곳' });
      await sums.getByText('합계가 맞아요').waitFor();
      const points = page.getByRole('textbox', { name: '사업 이해도 배점' });
      await points.fill('16');
      await points.press('Tab');
      await sums
        .getByText('항목 배점의 합이 100점으로, 기술 배점한도 90점과 달라요. 10점을 줄여 주세요.')
        .waitFor();
      await points.fill('열 점');
      await points.press('Tab');
      await page.getByText('배점을 알아볼 수 없어요').waitFor();
      expect(await points.inputValue()).toBe('16');
      await points.fill('6');
      await points.press('Tab');
      await sums.getByText('합계가 맞아요').waitFor();
      await eventually(async () => (await stored()).evaluation?.areas[0]?.items[0]?.points).toBe(6);
    });

    test('평가 질문 of cloud-native requirements become items', async () => {
      const proposals = page.getByRole('region', { name: '클라우드 네이티브 요구사항에서 제안하는 항목' });
      const before = await proposals.getByRole('checkbox').count();
      expect(before).toBeGreaterThan(5);
      await proposals.getByRole('checkbox').first().check();
      await proposals.getByRole('button', { name: '고른 1건 넣기' }).click();
      await eventually(() => proposals.getByRole('checkbox').count()).toBe(before - 1);
      const project = await stored();
      const taken = project.evaluation?.areas.flatMap((area) => area.items).find((one) => one.requirementId);
      const card = project.requirements.find((one) => one.id === taken?.requirementId);
      expect(taken?.content).toBe(card?.evaluationQuestion);
      await page.keyboard.press('Control+z');
      await eventually(() => proposals.getByRole('checkbox').count()).toBe(before);
    });

    test('the 평가표 screen can be used by everyone', async () => {
      for (const look of looks) {
        await wear(page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
      }
      await wear(page, looks[0]);
    });

    test('문서 서식 is kept with the project, and a picture becomes the logo', async () => {
      await goTo(page, '제안요청서');
      await openLayout();
      await dialog().getByLabel('본문(pt)').fill('12');
      await dialog().getByLabel('본문 글꼴').fill('함초롬바탕');
      await dialog().getByText('네 줄(분류·번호·명칭·상세설명)').click();
      await dialog().getByText('미리 계산해 채우기').click();
      await dialog()
        .getByLabel('로고 파일')
        .setInputFiles({ ...picture, name: '로고.png' });
      await dialog().getByText('로고: 로고.png').waitFor();
      await dialog().getByRole('tab', { name: '개정 이력' }).click();
      await dialog().getByRole('button', { name: '개정 추가' }).click();
      await dialog().getByRole('textbox', { name: '1번째 개정 내용' }).fill('사전규격 공개');
      for (const look of looks) {
        await wear(page, look);
        expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
      }
      await wear(page, looks[0]);
      await dialog().getByRole('button', { name: '바꾸기' }).click();
      await eventually(async () => (await stored()).layout).toMatchObject({
        bodyPt: 12,
        bodyFont: '함초롬바탕',
        card: 'short',
        contentsPages: 'estimated',
        logo: expect.any(String),
      });
      const project = await stored();
      expect(project.images?.map((one) => one.id)).toEqual([project.layout?.logo]);
      expect(project.revisions).toMatchObject([{ version: '1.0', what: '사전규격 공개' }]);
    });

    test('a layout that cannot print is not kept', async () => {
      await openLayout();
      await dialog().getByLabel('본문 글꼴').fill('<b>');
      await dialog().getByText('글꼴 이름은 글자, 숫자, 빈칸으로').waitFor();
      expect(await dialog().getByRole('button', { name: '바꾸기' }).isDisabled()).toBe(true);
      await dialog().getByRole('button', { name: '처음 서식으로' }).click();
      expect(await dialog().getByLabel('본문 글꼴').inputValue()).toBe('바탕');
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    });

    test('a picture goes into the text with its caption', async () => {
      const body = page.getByRole('textbox', { name: '추진배경 및 필요성 본문' });
      await body.click();
      await page.getByLabel('그림 파일').setInputFiles(picture);
      const caption = page.getByRole('textbox', { name: '목표 구성도 제목' });
      await caption.waitFor();
      await page.getByRole('img', { name: '목표 구성도' }).waitFor();
      await caption.fill('목표시스템 구성도');
      await caption.press('Tab');
      await eventually(async () =>
        (await stored()).chapters[0]?.sections.flatMap((one) => one.blocks),
      ).toContainEqual({
        block: { type: 'image', image: expect.any(String), caption: '목표시스템 구성도' },
      });
      expect((await stored()).images).toHaveLength(2);
    });

    test('a file that is no picture is refused with the reason', async () => {
      await page
        .getByLabel('그림 파일')
        .setInputFiles({ name: '그림.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
      await page.getByText('PNG나 JPEG 그림이 아니에요').waitFor();
      expect((await stored()).images).toHaveLength(2);
    });

    test('all of it is in the exported document', async (context) => {
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      await page.getByRole('button', { name: '내보내기', exact: true }).click();
      await page.getByText('본문 함초롬바탕 12pt').waitFor();
      const path = await saveAs(app, '서식.docx', () =>
        page.getByRole('button', { name: '저장할 곳 고르기' }).click(),
      );
      await page.getByText('미리 계산한 값이라').waitFor();
      const docx = await bytesOf(path);
      expect(partNames(docx).filter((name) => name.includes('media/'))).toHaveLength(2);
      const xml = partText(docx, 'word/document.xml');
      for (const text of [
        '개 정 이 력',
        '사전규격 공개',
        '목표시스템 구성도',
        '기술능력 평가 소계',
        'PAGEREF',
      ])
        expect(xml).toContain(text);
      expect(partText(docx, 'word/styles.xml')).toContain('함초롬바탕');
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
