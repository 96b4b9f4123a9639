// Builds everything into dist/: the page, and one self-contained CommonJS file for each program.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { licenceNotices, rememberPackages } from './shippedLicences.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const shipped = new Set();

/** The programs: entry, folder below dist/, file name. */
export const programs = {
  main: ['electron/main.ts', 'main', 'main.cjs'],
  preload: ['electron/preload.ts', 'main', 'preload.cjs'],
  browserHost: ['electron/browserHost/browserHost.ts', 'browserHost', 'browserHost.cjs'],
  worker: ['electron/worker/documentWorker.ts', 'worker', 'documentWorker.cjs'],
  cli: ['electron/cli/cli.ts', 'cli', 'baljugil.cjs'],
};

/** Vite configuration of one program. CommonJS, because it refuses top-level await, at which Electron's main hangs. */
export function programConfig(name, outFolder = path.join(root, 'dist')) {
  const [entry, folder, file] = programs[name];
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [rememberPackages(shipped)],
    // The writer under conf and electron-store ignores short writes (docs/decisions/004).
    resolve: { alias: { atomically: path.join(root, 'electron/storage/atomicallyReplacement.ts') } },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(outFolder, folder),
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      rollupOptions: {
        input: path.join(root, entry),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

function rendererConfig() {
  return {
    configFile: false,
    root: path.join(root, 'renderer'),
    base: '/',
    logLevel: 'warn',
    plugins: [react(), rememberPackages(shipped)],
    build: {
      outDir: path.join(root, 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome120',
      modulePreload: { polyfill: false },
      // A font or image inlined as data: would be refused by our content security policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
    },
  };
}

async function buildAll() {
  const only = process.argv.slice(2).filter((one) => !one.startsWith('-'));
  const wanted = only.length > 0 ? only : ['renderer', ...Object.keys(programs)];
  const quiet = process.argv.includes('--quiet');
  // The rest stays until it is written over: a program that is running goes on reading it.
  rmSync(path.join(root, 'dist/built'), { force: true });
  for (const name of wanted) {
    const started = performance.now();
    await build(name === 'renderer' ? rendererConfig() : programConfig(name));
    if (!quiet) console.log(`${name} ${Math.round(performance.now() - started)} ms`);
  }
  if (only.length > 0) return;
  writeFileSync(path.join(root, 'dist/licences.txt'), licenceNotices(shipped));
  // Written last: a build that was interrupted counts as none.
  writeFileSync(path.join(root, 'dist/built'), '');
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href)
  await buildAll();
