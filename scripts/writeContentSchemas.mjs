// Writes templates/schema/*.json, for editors, from the shapes the program checks the content with.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { root, run } from './tools.mjs';

const folder = path.join(root, 'templates/schema');
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'warn',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false },
});
try {
  const { editorSchemas } = await server.ssrLoadModule('/shared/content/contentSchemas.ts');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const { file, schema } of editorSchemas())
    writeFileSync(path.join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
} finally {
  await server.close();
}
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
process.exitCode = await run(process.execPath, [biome, 'format', '--write', folder]);
