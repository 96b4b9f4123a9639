// node scripts/buildFaultProgram.mjs <source.ts> <folder>: one program of test/faults for plain Node, a file `<name>.cjs`.
// In a process of its own, so that what building takes is not counted as what the store takes.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { withoutGuard } from './guards.mjs';
import { root } from './tools.mjs';

const [source, folder] = process.argv.slice(2);
const name = path.basename(source, '.ts');
// A control has no guards of ours.
const without = name.startsWith('plain') ? undefined : process.env.BALJUGIL_WITHOUT;
const faults = path.join(root, 'test/faults');

/** A source beside which others lie must still find them. */
const sourceUrls = {
  name: 'source-urls',
  enforce: 'pre',
  transform(code, id) {
    const file = id.split('?')[0];
    if (!file.startsWith(faults) || !code.includes('import.meta.url')) return null;
    const url = JSON.stringify(pathToFileURL(file).href);
    return { code: code.replaceAll('import.meta.url', () => url), map: null };
  },
};

await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  plugins: [sourceUrls, ...(without ? [withoutGuard(without)] : [])],
  resolve: { alias: { atomically: path.join(root, 'electron/storage/atomicallyReplacement.ts') } },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: false,
    rollupOptions: { input: source, output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
  },
});
