// npm run -s bench -- <name> [--json]: speed figures. They are looked at, never asserted: machines differ.
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createServer } from 'vite';

const folder = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length));

const [name, ...options] = process.argv.slice(2);
if (!name || !names.includes(name)) {
  console.error(`npm run -s bench -- <${names.join(' | ')}> [--json]`);
  process.exit(2);
}

const vite = await createServer({
  root: join(folder, '..'),
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
try {
  const { measure } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const measurements = await measure((module) => vite.ssrLoadModule(module));
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  if (options.includes('--json')) console.log(JSON.stringify({ name, machine, measurements }, null, 2));
  else console.table(measurements);
} finally {
  await vite.close();
}
