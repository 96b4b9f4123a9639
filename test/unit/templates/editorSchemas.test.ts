import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { editorSchemas } from '../../../shared/content/contentSchemas';
import { templatesFolder } from '../../support/content';

const folder = path.join(templatesFolder, 'schema');

describe('the schemas editors complete and check the content with', () => {
  test('are what the program checks with: run npm run docs:schema after a change', async () => {
    const written = await Promise.all(
      (await readdir(folder)).map(async (file) => [
        file,
        JSON.parse(await readFile(path.join(folder, file), 'utf8')),
      ]),
    );
    // What JSON leaves out is no difference.
    const made = JSON.parse(JSON.stringify(editorSchemas().map(({ file, schema }) => [file, schema])));
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(made));
  });

  test('there is one for every content file', async () => {
    const patterns = editorSchemas().map(
      ({ files }) => new RegExp(`^${files.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`),
    );
    const content = (await readdir(templatesFolder, { recursive: true }))
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => file.endsWith('.json') && !file.startsWith('schema/'));
    expect(content.length).toBeGreaterThan(50);
    expect(content.filter((file) => !patterns.some((one) => one.test(file)))).toEqual([]);
  });

  test('tell an author in Korean what a field is for', () => {
    const requirement = editorSchemas().find((one) => one.file === 'requirement.json');
    expect(requirement?.schema).toMatchObject({
      properties: { parameters: { description: expect.stringContaining('기관이 정하는 값') } },
    });
  });
});
