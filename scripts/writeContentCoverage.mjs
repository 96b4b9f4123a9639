// Writes the table of docs/content-coverage.md: which content carries which entry of the inventory of source documents.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './tools.mjs';
import { withSources } from './withSources.mjs';

await withSources(async (load) => {
  const { coverageDocument } = await load('/shared/content/seedCoverage.ts');
  const { loadContent } = await load('/electron/app/loadContent.ts');
  const content = await loadContent(path.join(root, 'templates'));
  if (!content.ok) throw new Error(JSON.stringify(content.failure));
  const index = JSON.parse(readFileSync(path.join(root, 'test/fixtures/content/seedIndex.json'), 'utf8'));
  const file = path.join(root, 'docs/content-coverage.md');
  writeFileSync(file, coverageDocument(readFileSync(file, 'utf8'), index, content.value));
});
