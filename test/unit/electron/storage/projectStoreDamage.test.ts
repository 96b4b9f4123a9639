import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aStore,
  changes,
  damaged,
  type SoundFolder,
  soundFolder,
} from '../../../faults/support/damagedFolders';

// BALJUGIL_DAMAGES sets how many damages are tried.
const count = Number(process.env.BALJUGIL_DAMAGES ?? 240);

let sound: SoundFolder;
beforeAll(async () => {
  sound = await soundFolder();
});
afterAll(() => rm(sound.folder, { recursive: true, force: true }));

test('the sound folder opens to the last state without a word', async () => {
  const read = await aStore(sound.folder).read('project-1');
  expect(read).toMatchObject({ ok: true, value: { revision: changes, notices: [] } });
});

test('damaged folders open to a state the project had, and say so', async () => {
  const wrong: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const problem = await damaged(seed, sound);
    if (problem) wrong.push(problem);
  }
  expect(wrong).toEqual([]);
}, 600_000);
