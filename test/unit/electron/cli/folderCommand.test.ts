import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { folderCommand } from '../../../../electron/cli/commands/folder';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { fail } from '../../../../shared/ipc/failure';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-folder-'));
  vi.stubEnv('BALJUGIL_DATA', '');
  vi.stubEnv('XDG_DATA_HOME', folder);
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  vi.stubEnv('LOCALAPPDATA', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const run = (input = '') =>
  folderCommand.run(
    { input, secondInput: '', options: {}, flags: new Set() },
    {
      resolve: (file) => path.resolve(folder, file),
      content: async () => fail({ type: 'contentDamaged', file: '', detail: '' }),
      contentDamage: async () => [],
      now: () => new Date(),
      newId: () => 'id',
      version: '0.1.0',
      fileSystem: nodeFileSystem,
    },
  );

test.skipIf(process.platform === 'darwin')(
  'the command line finds the folder the windows use, by the same rule',
  async () => {
    const home = path.join(folder, 'baljugil');
    const chosen = path.join(folder, '사업');
    mkdirSync(home);
    expect(await run()).toMatchObject({ ok: true, value: { json: { folder: home, state: 'notChosen' } } });
    writeFileSync(path.join(home, 'config.json'), JSON.stringify({ dataFolder: chosen }));
    expect(await run()).toEqual({ ok: false, failure: { type: 'folderNotFound', folderName: chosen } });
    mkdirSync(chosen);
    expect(await run()).toMatchObject({ ok: true, value: { json: { folder: chosen, state: 'emptied' } } });
    mkdirSync(path.join(chosen, 'projects'));
    expect(await run()).toMatchObject({ ok: true, value: { json: { folder: chosen, state: 'ready' } } });
    vi.stubEnv('BALJUGIL_DATA', home);
    expect(await run()).toMatchObject({ ok: true, value: { json: { folder: home, state: 'ready' } } });
  },
);

test('a folder that is named is tried and left as it was', async () => {
  const tried = await run('.');
  expect(tried).toMatchObject({ ok: true, value: { json: { folder, state: null, mayUse: true } } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a damaged settings file is read round and not touched', async () => {
  const home = path.join(folder, 'baljugil');
  mkdirSync(path.join(folder, '사업', 'projects'), { recursive: true });
  mkdirSync(home);
  writeFileSync(path.join(home, 'config.json'), '{"cut');
  writeFileSync(
    path.join(home, 'config.json.bak'),
    JSON.stringify({ dataFolder: path.join(folder, '사업') }),
  );
  await run();
  expect(readdirSync(home).sort()).toEqual(['config.json', 'config.json.bak']);
});
