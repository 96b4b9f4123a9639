import { afterAll, beforeAll, expect, test } from 'vitest';
import { sectionWithEvidence } from '../../shared/rfp/citations';
import { call } from './call';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { type App, openApp } from './support/openApp';
import { looks, onlyProject, openSample, reopen, saved, taken, wear } from './support/projectSteps';

const chapterId = 'overview';
const sectionId = 'overview.background';

describeTargets((target) => {
  let app: App;

  beforeAll(async () => {
    app = await openApp(target);
    await wear(app.page, looks[0]);
    await openSample(app.page);
    await cite('EV-010');
    await cite('EV-061');
    await reopen(app.page);
    await app.page
      .getByRole('treeitem', { name: /사업개요/ })
      .first()
      .click();
  });
  afterAll(() => app?.end());

  async function cite(id: string): Promise<void> {
    const projectId = await onlyProject(app.page);
    const { project, revision } = taken(await call(app.page, 'project.open', { projectId }));
    const { items, references } = taken(await call(app.page, 'content.read', {})).evidence;
    const item = items.find((one) => one.id === id);
    const section = project.chapters.flatMap((one) => one.sections).find((one) => one.id === sectionId);
    if (!item || !section) throw new Error(`no ${id} or no ${sectionId}`);
    const blocks = sectionWithEvidence(section, item, references);
    const operations = [{ type: 'editSection', chapterId, sectionId, changes: { blocks } } as const];
    taken(await call(app.page, 'project.apply', { projectId, revision, operations }));
  }
  const prose = () => app.page.getByRole('textbox', { name: /추진배경 및 필요성 본문/ });
  const references = () => app.page.getByRole('region', { name: '참고자료', exact: true });

  test('two figures stand in the text with their numbers, and the chapter ends with their sources', async () => {
    await prose().getByText('약 430억 원 규모의 사업을 추진하였다[1].').waitFor();
    await prose().getByText('클라우드 네이티브 방식으로 전환할 계획이다[2].').waitFor();
    expect(await references().innerText()).toMatch(
      /\[1\] MSAP, 「행정안전부 2025년.*\n+\[2\] 행정안전부, 「클라우드/,
    );
    expect(await prose().locator('.citation').first().getAttribute('title')).toMatch(/^출처: MSAP/);
  });

  test('no accessibility rule is broken in light and dark, large and small', async () => {
    for (const look of looks) {
      await wear(app.page, look);
      await prose().locator('.citation').first().scrollIntoViewIfNeeded();
      expect(await axeViolations(app), JSON.stringify(look)).toEqual([]);
    }
  });

  test('the first one deleted, the second becomes [1], also after a reload', async () => {
    await prose().getByText('추진하였다[1].').click();
    await app.page.keyboard.press('End');
    await app.page.keyboard.press('Backspace');
    await app.page.keyboard.press('Backspace');
    await prose().getByText('전환할 계획이다[1].').waitFor();
    await expect.poll(() => references().innerText()).not.toContain('MSAP');
    await saved(app.page);
    await reopen(app.page);
    await app.page
      .getByRole('treeitem', { name: /사업개요/ })
      .first()
      .click();
    await prose().getByText('전환할 계획이다[1].').waitFor();
  });

  test('nothing went wrong on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
