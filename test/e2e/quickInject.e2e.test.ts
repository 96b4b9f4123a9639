import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocx, aParagraphXml, paragraphTexts, partText } from '../support/docxFiles';
import { anOleFile } from '../support/oleFiles';
import { describeTargets } from './describeTargets';
import { bytesOf, canChooseFiles, saveAs } from './support/chooseFiles';
import { dropFile } from './support/dropFile';
import { type App, openApp } from './support/openApp';

const agencyFile = aDocx({
  body: [
    aParagraphXml('제안요청서'),
    aParagraphXml('Ⅰ. 사업개요', '1'),
    aParagraphXml('우리 기관이 쓰던 문장이다.'),
    aParagraphXml('Ⅲ. 제안요청 내용', '1'),
    aParagraphXml('{{요구사항}}'),
    aParagraphXml('Ⅳ. 제안 안내', '1'),
    aParagraphXml('끝.'),
  ].join(''),
});

describeTargets((target) => {
  let app: App;

  beforeAll(async () => {
    app = await openApp(target);
  });
  afterAll(async () => {
    await app?.end();
  });

  const dialog = () => app.page.getByRole('dialog', { name: '이 문서에 바로 넣기' });
  const alert = () => dialog().getByRole('alert');
  const preview = () => dialog().getByRole('button', { name: '미리 보기' }).click();
  const save = () => dialog().getByRole('button', { name: '사본으로 저장' }).click();

  test('a 한글 file and an old .doc are refused with what to do instead', async () => {
    await dropFile(app.page, '작년 제안요청서.hwp', anOleFile(['FileHeader', 'HwpSummaryInformation']));
    await alert().waitFor();
    expect(await alert().innerText()).toContain('작년 제안요청서.hwp');
    await dropFile(app.page, '옛 문서.doc', anOleFile(['WordDocument']));
    await expect.poll(() => alert().innerText()).toContain('옛 문서.doc');
  });

  test('a file cut short is refused and a good one can follow', async () => {
    await dropFile(app.page, '잘린 문서.docx', agencyFile.slice(0, 200));
    await expect.poll(() => alert().innerText()).toContain('잘린 문서.docx');
    await dropFile(app.page, '우리 기관.docx', agencyFile);
    await dialog().getByText('우리 기관.docx').waitFor();
    await expect.poll(() => alert().count()).toBe(0);
  });

  test('the only placeholder is taken without asking; headings are offered in their order', async () => {
    expect(await dialog().getByRole('radio', { name: '{{요구사항}}' }).isChecked()).toBe(true);
    const places = await dialog()
      .getByRole('region', { name: '어디에 넣을까요?' })
      .getByRole('radio')
      .evaluateAll((radios) =>
        radios.map((radio) => document.querySelector(`label[for="${radio.id}"]`)?.textContent ?? ''),
      );
    // The last three say before, after or instead.
    expect(places.slice(0, -3)).toEqual([
      '{{요구사항}}',
      'Ⅰ. 사업개요',
      'Ⅲ. 제안요청 내용',
      'Ⅳ. 제안 안내',
      '문서 맨 끝',
    ]);
  });

  test('paragraphs are found by their text and taken with before, after or instead', async () => {
    const find = dialog().getByRole('textbox', { name: '제목이나 문단 찾기' });
    await find.fill('쓰던 문장');
    await dialog().getByRole('radio', { name: '우리 기관이 쓰던 문장이다.' }).check();
    await dialog().getByText('그 문단 대신', { exact: true }).click();
    await find.fill('');
    await dialog().getByRole('radio', { name: '{{요구사항}}' }).check();
  });

  test('nothing chosen is said, not saved', async () => {
    await preview();
    await dialog().getByText('넣을 요구사항을 골라 주세요.').waitFor();
  });

  test('requirements are found by their first consonants and go into a copy; the rest stays', async (context) => {
    await dialog().getByRole('textbox', { name: '요구사항 찾기' }).fill('ㅋㅌㅇㄴ');
    await dialog()
      .getByRole('checkbox', { name: /^CSR-003/ })
      .check();
    await dialog().getByRole('textbox', { name: '요구사항 찾기' }).fill('게이트웨이');
    await dialog()
      .getByRole('checkbox', { name: /^CSR-004/ })
      .check();
    await preview();
    const section = dialog().getByRole('region', { name: '요구사항 상세표' });
    await section.waitFor();
    expect(await section.innerText()).toMatch(
      /‘Ⅲ. 제안요청 내용’ 아래[\s\S]*{{요구사항}} 자리에[\s\S]*CSR-003/,
    );
    expect(await app.page.evaluate(() => document.activeElement?.textContent)).toBe('사본으로 저장');
    if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
    const file = await saveAs(app, '넣은 문서.docx', save);
    await dialog().getByText('사본을 만들었어요: 넣은 문서.docx').waitFor();
    const texts = paragraphTexts(bytesOf(file));
    expect(texts).toContain('우리 기관이 쓰던 문장이다.');
    expect(texts.join('\n')).toContain('CSR-003');
    expect(texts.join('\n')).toContain('CSR-004');
    expect(texts).not.toContain('{{요구사항}}');
    expect(texts.indexOf('Ⅲ. 제안요청 내용')).toBeLessThan(
      texts.findIndex((text) => text.includes('CSR-003')),
    );
    expect(texts.at(-1)).toBe('끝.');
  });

  test('a file of the same name is replaced only after a question', async (context) => {
    if (!app.entrance) return context.skip('the system dialog asks this itself');
    await dialog().getByRole('button', { name: '다른 문서에도 넣기' }).click();
    await dropFile(app.page, '우리 기관.docx', agencyFile);
    await dialog().getByText('우리 기관.docx').waitFor();
    await preview();
    await saveAs(app, '넣은 문서.docx', save);
    const picker = app.page.getByRole('dialog', { name: 'Word 문서로 저장' });
    await picker.getByText('같은 이름의 파일이 있어요: 넣은 문서.docx').waitFor();
    expect(await app.page.evaluate(() => document.activeElement?.textContent)).toBe('다른 이름으로');
    await picker.getByRole('button', { name: '다른 이름으로' }).click();
    await picker.getByRole('textbox', { name: '파일 이름' }).fill('둘째 문서');
    await picker.getByRole('button', { name: '저장', exact: true }).click();
    await dialog().getByText('사본을 만들었어요: 둘째 문서.docx').waitFor();
    expect(existsSync(`${app.folder}/둘째 문서.docx`)).toBe(true);
    expect(readdirSync(app.folder).filter((name) => /tmp|~|partial/i.test(name))).toEqual([]);
  });

  test('as tracked changes it says who put it in, and the old words stay until somebody decides', async (context) => {
    if (!canChooseFiles(app)) return context.skip('the system dialog of real Electron cannot be pressed');
    await dialog().getByRole('button', { name: '다른 문서에도 넣기' }).click();
    await dropFile(app.page, '우리 기관.docx', agencyFile);
    await dialog().getByText('우리 기관.docx').waitFor();
    const tracked = dialog().getByRole('checkbox', { name: '변경 내용 추적으로 넣기' });
    expect(await tracked.isChecked()).toBe(false);
    await tracked.check();
    await preview();
    const file = await saveAs(app, '추적한 문서.docx', save);
    await dialog().getByText('사본을 만들었어요: 추적한 문서.docx').waitFor();
    await dialog().getByText('변경 내용 추적으로 넣었어요', { exact: false }).waitFor();
    const bytes = bytesOf(file);
    const main = partText(bytes, 'word/document.xml');
    expect(main).toMatch(/<w:del w:id="\d+" w:author="[^"]+" w:date="[^"]+Z">.*?{{요구사항}}<\/w:delText>/);
    expect(main).toMatch(/<w:ins [^>]*><w:r>(?:(?!<\/w:ins>).)*CSR-003/);
    expect(partText(bytes, 'word/comments.xml')).toContain('항목: CSR-003');
  });

  test('nothing was asked of anyone else and nothing went wrong on the page', () => {
    expect(app.requests.filter((url) => !url.startsWith(app.origin) && !/^(data|blob):/.test(url))).toEqual(
      [],
    );
    expect(app.complaints).toEqual([]);
  });
});
