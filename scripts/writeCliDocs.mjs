// Writes docs/cli.md from the command definitions.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'warn',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false },
});
try {
  const { commandLineManual } = await server.ssrLoadModule('/electron/cli/help.ts');
  writeFileSync(path.join(root, 'docs/cli.md'), commandLineManual());
} finally {
  await server.close();
}
