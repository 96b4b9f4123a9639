// Prints the SHA-256 of the sample document written in this process. Argument: how many other documents come first.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const vite = await createServer({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
const { writeDocx } = await vite.ssrLoadModule('/shared/docx/writeDocx.ts');
const { sampleWordDocument } = await vite.ssrLoadModule('/test/support/sampleWordDocument.ts');
for (let index = 0; index < Number(process.argv[2] ?? 0); index += 1) await writeDocx(sampleWordDocument(2));
const bytes = await writeDocx(sampleWordDocument());
console.log(createHash('sha256').update(bytes).digest('hex'));
await vite.close();
