import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentDamage, loadContent } from '../../../../electron/app/loadContent';
import { templatesFolder } from '../../../support/content';

const gateway = 'requirements/CSR/cloud.apiGateway.json';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'content-'));
  await cp(templatesFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Changes one JSON file of the copy, as an editor of the content would by mistake. */
async function change(file: string, edit: (value: Record<string, unknown>) => void): Promise<void> {
  const value = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Record<string, unknown>;
  edit(value);
  await writeFile(path.join(folder, file), JSON.stringify(value));
}

async function failure() {
  const content = await loadContent(folder);
  return content.ok ? null : content.failure;
}

describe('content', () => {
  test('the content that ships is read without a complaint', async () => {
    expect(await failure()).toBeNull();
  });

  test('a file may name the schema an editor completes it with', async () => {
    await change(gateway, (value) => {
      value.$schema = '../../schema/requirement.json';
    });
    expect(await failure()).toBeNull();
  });

  test('items come in printing order: category by category, preferred numbers first', async () => {
    const content = await loadContent(folder);
    if (!content.ok) throw new Error(JSON.stringify(content.failure));
    const codes = content.value.categories.map((one) => one.code);
    const places = content.value.requirementTemplates.map((one) => codes.indexOf(one.categoryCode));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(content.value.chapters.map((one) => one.order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a file saved with a byte order mark is still read', async () => {
    const text = await readFile(path.join(folder, gateway), 'utf8');
    await writeFile(path.join(folder, gateway), `\uFEFF${text}`);
    expect(await failure()).toBeNull();
  });
});

describe('damaged content names the file and the place', () => {
  test('a file that is no JSON', async () => {
    await writeFile(path.join(folder, 'stages.json'), '{ "stages": [');
    expect(await failure()).toMatchObject({
      type: 'contentDamaged',
      file: 'stages.json',
      detail: expect.stringContaining('JSON 형식이 아닙니다'),
    });
  });

  test('a missing file and a missing folder', async () => {
    await rm(path.join(folder, 'categories.json'));
    expect(await failure()).toMatchObject({
      file: 'categories.json',
      detail: expect.stringContaining('ENOENT'),
    });
    expect(await loadContent(path.join(folder, 'nowhere'))).toMatchObject({
      ok: false,
      failure: { type: 'contentDamaged' },
    });
  });

  test('an empty limit of a criterion', async () => {
    await change(gateway, (value) => {
      const [criterion] = value.acceptanceCriteria as { limit: string }[];
      if (criterion) criterion.limit = '';
    });
    expect(await failure()).toEqual({
      type: 'contentDamaged',
      file: gateway,
      detail: '항목 acceptanceCriteria[0].limit: 비어 있습니다.',
    });
  });

  test('a misspelt field and a value outside the list', async () => {
    await change(gateway, (value) => {
      value.deliverable = ['설계서'];
    });
    expect(await failure()).toMatchObject({ file: gateway, detail: expect.stringContaining('deliverable') });
  });

  test('a status nobody knows', async () => {
    await change(gateway, (value) => {
      value.status = '확정';
    });
    expect(await failure()).toMatchObject({ detail: expect.stringMatching(/항목 status: .*미확인/) });
  });

  test('a file that lies where another item belongs', async () => {
    await change(gateway, (value) => {
      value.categoryCode = 'SFR';
    });
    expect(await failure()).toMatchObject({
      file: gateway,
      detail: expect.stringContaining('requirements/SFR/cloud.apiGateway.json'),
    });
  });

  test('a related item that does not exist', async () => {
    await change(gateway, (value) => {
      value.related = ['cloud.nothing'];
    });
    expect(await failure()).toMatchObject({
      file: gateway,
      detail: expect.stringContaining('cloud.nothing'),
    });
  });

  test('two items that claim the same number', async () => {
    await change(gateway, (value) => {
      value.preferredNumber = 3;
    });
    expect(await failure()).toMatchObject({ detail: expect.stringContaining('3 번호') });
  });

  test('two activities with one id', async () => {
    const text = await readFile(path.join(folder, 'stages.json'), 'utf8');
    await writeFile(
      path.join(folder, 'stages.json'),
      text.replace('"delivery.progressPayment"', '"delivery.advancePayment"'),
    );
    expect(await failure()).toMatchObject({
      file: 'stages.json',
      detail: expect.stringContaining('delivery.advancePayment'),
    });
  });

  test('a category the items use but the dictionary lacks', async () => {
    await change('categories.json', (value) => {
      value.categories = (value.categories as { code: string }[]).filter((one) => one.code !== 'CSR');
    });
    expect(await failure()).toMatchObject({ detail: expect.stringContaining('CSR') });
  });

  test('a section that two chapters both have', async () => {
    await change('chapters/2-current.json', (value) => {
      const [section] = value.sections as { id: string }[];
      if (section) section.id = 'overview.general';
    });
    expect(await failure()).toMatchObject({ detail: expect.stringContaining('overview.general') });
  });

  test('a diagnosis item of a goal that is not there', async () => {
    await change('diagnosis.json', (value) => {
      const [item] = value.items as { goalId: string }[];
      if (item) item.goalId = 'nowhere';
    });
    expect(await failure()).toMatchObject({
      file: 'diagnosis.json',
      detail: expect.stringContaining('nowhere'),
    });
  });

  test('an exception of a word list in which the word does not occur', async () => {
    await change('checks/vagueWords.json', (value) => {
      value.words = [{ word: '등', advice: '대상을 모두 적어요.', exceptions: ['목록'] }];
    });
    expect(await failure()).toMatchObject({
      file: 'checks/vagueWords.json',
      detail: expect.stringContaining('목록'),
    });
  });

  test('a sample that takes an item or fills a section that is not there', async () => {
    const sample = 'samples/gaondoMinwon.json';
    await change(sample, (value) => {
      value.templateIds = ['cloud.nothing'];
    });
    expect(await failure()).toMatchObject({ file: sample, detail: expect.stringContaining('cloud.nothing') });
  });

  test('a requirement whose text names a figure nobody sets', async () => {
    await change(gateway, (value) => {
      value.evaluationQuestion = '{응답시간}초 안에 답하는가?';
    });
    expect(await failure()).toMatchObject({
      file: gateway,
      detail: '항목 evaluationQuestion: {응답시간} 기준값이 parameters에 없습니다.',
    });
  });

  test('a condition that asks a fact for what it cannot be', async () => {
    await change(gateway, (value) => {
      value.applies = { when: { fact: 'layers', includes: '화면' }, otherwise: '화면이 없어요.' };
    });
    expect(await failure()).toMatchObject({
      file: gateway,
      detail: expect.stringMatching(/^항목 applies\.when: ‘layers’ 값에 ‘화면’ 항목이 없습니다/),
    });
  });
});

describe('everything that is wrong with a content folder', () => {
  test('is nothing for the one that ships', async () => {
    expect(await contentDamage(folder)).toEqual([]);
  });

  test('names every malformed file at once', async () => {
    await change(gateway, (value) => {
      delete value.definition;
    });
    await writeFile(path.join(folder, 'law.json'), '{ "items": [');
    const damage = await contentDamage(folder);
    expect(damage.map((one) => one.file)).toEqual(['law.json', gateway]);
    expect(damage[1]?.detail).toMatch(/definition/);
  });

  test('names every contradiction when all files are well formed', async () => {
    await change(gateway, (value) => {
      value.related = ['cloud.nowhere'];
      value.evaluationQuestion = '{없는값}초 안에 답하는가?';
    });
    const details = (await contentDamage(folder)).map((one) => one.detail);
    expect(details).toHaveLength(2);
    expect(details.join()).toContain('없는값');
    expect(details.join()).toContain('cloud.nowhere');
  });
});
