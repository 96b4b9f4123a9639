// Writes the table of docs/content-coverage.md: which content carries which entry of the inventory of source documents.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { root } from './tools.mjs';

const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'warn',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false },
});
try {
  const { coverageDocument } = await server.ssrLoadModule('/shared/content/seedCoverage.ts');
  const { loadContent } = await server.ssrLoadModule('/electron/app/loadContent.ts');
  const content = await loadContent(path.join(root, 'templates'));
  if (!content.ok) throw new Error(JSON.stringify(content.failure));
  const index = JSON.parse(readFileSync(path.join(root, 'test/fixtures/content/seedIndex.json'), 'utf8'));
  const file = path.join(root, 'docs/content-coverage.md');
  writeFileSync(file, coverageDocument(readFileSync(file, 'utf8'), index, content.value));
} finally {
  await server.close();
}
