import { afterAll, beforeAll, expect, test } from 'vitest';
import { changed } from '../support/corpus/agencyCorpus';
import { aDocx, aParagraphXml, paragraphTexts } from '../support/docxFiles';
import { describeTargets } from './describeTargets';
import { axeViolations } from './support/axeViolations';
import { bytesOf, canChooseFiles, saveAs } from './support/chooseFiles';
import { dropFile } from './support/dropFile';
import { type App, openApp } from './support/openApp';
import { openSample } from './support/projectSteps';

const form = aDocx({
  body: ['1. 요구사항', '{{총괄표}}', '{{요구사항:CSR-003}}', '끝.']
    .map((text) => aParagraphXml(text))
    .join(''),
});

describeTargets(
  (target) => {
    let app: App;

    beforeAll(async () => {
      app = await openApp(target);
      await openSample(app.page);
    });
    afterAll(async () => {
      await app?.end();
    });

    const dialog = () => app.page.getByRole('dialog', { name: '이 문서에 바로 넣기' });
    const save = () => dialog().getByRole('button', { name: '사본으로 저장' }).click();
    let filled: Uint8Array;

    test('the words of a form’s placeholders decide what goes where, and the preview shows it', async (context) => {
      await dropFile(app.page, '우리 서식.docx', form);
      await dialog().getByText('우리 서식.docx').waitFor();
      const fill = dialog().getByRole('radio', { name: '자리표시 2곳을 모두 채우기' });
      expect(await fill.isChecked()).toBe(true);
      expect(await axeViolations(app)).toEqual([]);
      await dialog().getByRole('button', { name: '미리 보기' }).click();
      await dialog().getByRole('region', { name: '요구사항 총괄표' }).waitFor();
      expect(await axeViolations(app)).toEqual([]);
      if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
      const file = await saveAs(app, '채운 서식.docx', save);
      await dialog().getByText('사본을 만들었어요: 채운 서식.docx').waitFor();
      filled = bytesOf(file);
      expect(paragraphTexts(filled).join('|')).toMatch(/1\. 요구사항.*합계.*CSR-003.*끝\./);
    });

    test('a second time, what somebody changed in Word is shown and only replaced when it is asked for', async (context) => {
      if (!filled) return context.skip('nothing was written before');
      const edited = changed(filled, 'word/document.xml', (xml) =>
        xml.replace('산출정보</w:t>', '산출물 정보</w:t>'),
      );
      await dialog().getByRole('button', { name: '다른 문서에도 넣기' }).click();
      await dropFile(app.page, '고친 서식.docx', edited);
      await dialog().getByRole('button', { name: '지난번에 넣은 것 고치기' }).click();
      await dialog().getByText('Word에서 고침', { exact: true }).waitFor();
      const box = dialog().getByRole('checkbox', { name: /^CSR-003/ });
      expect(await box.isChecked()).toBe(false);
      expect(await axeViolations(app)).toEqual([]);
      await save();
      await dialog().getByText('바꿀 것을 하나 이상 골라 주세요.').waitFor();
      await box.check();
      const file = await saveAs(app, '다시 채운 서식.docx', save);
      await dialog().getByText('사본을 만들었어요: 다시 채운 서식.docx').waitFor();
      expect(paragraphTexts(bytesOf(file))).toEqual(paragraphTexts(filled));
    });

    test('nothing went wrong on the page', () => {
      expect(app.complaints).toEqual([]);
    });
  },
  { isLong: true },
);
