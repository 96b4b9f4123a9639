// Writes templates/schema/*.json, for editors, from the shapes the program checks the content with.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './tools.mjs';
import { withSources } from './withSources.mjs';

const folder = path.join(root, 'templates/schema');
await withSources(async (load) => {
  const { editorSchemas } = await load('/shared/content/contentSchemas.ts');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const { file, schema } of editorSchemas())
    writeFileSync(path.join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
});
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
process.exitCode = await run(process.execPath, [biome, 'format', '--write', folder]);
