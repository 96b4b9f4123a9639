// node scripts/writeFixtures.mjs: keeps what this version writes, for the tests of all later ones. Run once per release whose
// format is new; fixtures are never written again, because users' files are not either.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'vite';
import { root } from './tools.mjs';

const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
const folder = await mkdtemp(path.join(tmpdir(), 'baljugil-fixtures-'));
try {
  const { currentFormatVersion: version } = await vite.ssrLoadModule('/shared/project/project.ts');
  const { writeReleaseFixture } = await vite.ssrLoadModule('/test/support/releaseFixture.ts');
  const stores = path.join(root, 'test/fixtures/stores', `format${version}`);
  const file = path.join(root, 'test/fixtures/projects', `format${version}-release.baljugil`);
  if (existsSync(stores) || existsSync(file)) throw new Error(`format ${version} has its fixtures already`);
  const { bytes, expected } = await writeReleaseFixture(folder);
  const home = path.join(stores, 'projects', expected.projectId);
  await mkdir(home, { recursive: true });
  for (const name of await readdir(path.join(folder, 'projects', expected.projectId)))
    if (!name.startsWith('lock-'))
      await cp(path.join(folder, 'projects', expected.projectId, name), path.join(home, name));
  await writeFile(path.join(stores, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
  await writeFile(file, bytes);
  console.log(`${path.relative(root, stores)}\n${path.relative(root, file)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
  await vite.close();
}
