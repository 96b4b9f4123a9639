import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openProjectStore } from '../../../electron/storage/projectStore';
import type { Operation } from '../../../shared/project/operations';
import { aProject } from '../../support/aProject';

// A folder as an officer leaves it after weeks, then damaged at random. Opening must give a state the project really had,
// say what is missing, and keep the damaged bytes.
export const changes = 60;
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface SoundFolder {
  folder: string;
  /** JSON of the project after each change. */
  states: string[];
}

export async function soundFolder(): Promise<SoundFolder> {
  const sound = await mkdtemp(path.join(place, 'baljugil-sound-'));
  const states: string[] = [];

  const store = aStore(sound);
  await store.create(aProject(), { isSample: false });
  states.push(JSON.stringify(aProject()));
  for (let revision = 0; revision < changes; revision++) {
    const result =
      revision % 7 === 6
        ? await store.undo('project-1')
        : await store.apply('project-1', revision, [rename(`사업 ${revision + 1}`)]);
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    const read = await store.read('project-1');
    if (read.ok) states.push(JSON.stringify(read.value.project));
    // Left and opened again now and then, so that there are several snapshots.
    if (revision % 20 === 19) await store.close('project-1');
  }
  await store.closeAll();
  return { folder: sound, states };
}

export function aStore(folder: string) {
  const now = () => new Date();
  return openProjectStore({
    folder,
    now,
    randomId: randomUUID,
    accountName: 'officer',
    changesPerSnapshot: 12,
  });
}

function rename(projectName: string): Operation {
  return { type: 'editFacts', changes: { projectName } };
}

/** Numbers between 0 and 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}

const damages: Record<string, (file: string, random: () => number) => Promise<void>> = {
  'one bit flipped': async (file, random) => {
    const bytes = await readFile(file);
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    await writeFile(file, bytes);
  },
  'cut off': async (file, random) => truncate(file, Math.floor(random() * (await stat(file)).size)),
  emptied: (file) => truncate(file, 0),
  'a stretch of zeros': async (file, random) => {
    const bytes = await readFile(file);
    const from = Math.floor(random() * bytes.length);
    await writeFile(file, bytes.fill(0, from, Math.min(bytes.length, from + 1 + Math.floor(random() * 600))));
  },
  'zeros at the end': async (file, random) =>
    writeFile(file, Buffer.concat([await readFile(file), Buffer.alloc(1 + Math.floor(random() * 4096))])),
  'a stretch of other bytes': async (file, random) => {
    const bytes = await readFile(file);
    const from = Math.floor(random() * bytes.length);
    for (let at = from; at < Math.min(bytes.length, from + 200); at++) bytes[at] = Math.floor(random() * 256);
    await writeFile(file, bytes);
  },
  deleted: (file) => rm(file),
  'a line left out': async (file, random) => {
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines.splice(Math.floor(random() * (lines.length - 1)), 1);
    await writeFile(file, lines.join('\n'));
  },
  'two lines exchanged': async (file, random) => {
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = Math.floor(random() * (lines.length - 1));
    lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
    await writeFile(file, lines.join('\n'));
  },
  'a line twice': async (file, random) => {
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = Math.floor(random() * (lines.length - 1));
    lines.splice(at, 0, lines[at] ?? '');
    await writeFile(file, lines.join('\n'));
  },
};

/** Damages a copy of the folder; what was wrong afterwards, or `null`. */
export async function damaged(seed: number, sound: SoundFolder): Promise<string | null> {
  const random = randomNumbers(seed);
  const folder = await mkdtemp(path.join(place, 'baljugil-damaged-'));
  try {
    await cp(sound.folder, folder, { recursive: true });
    const home = path.join(folder, 'projects', 'project-1');
    const done: string[] = [];
    for (let index = 0; index < (seed % 3 === 0 ? 2 : 1); index++) {
      const names = (await readdir(home)).sort();
      const name = names[Math.floor(random() * names.length)] ?? '';
      const kinds = Object.keys(damages);
      const kind = kinds[Math.floor(random() * kinds.length)] ?? '';
      const file = path.join(home, name);
      const before = await readFile(file);
      await damages[kind]?.(file, random);
      if (!existsSync(file) || !(await readFile(file)).equals(before)) done.push(`${name}: ${kind}`);
    }
    const problem = await problemAfter(folder, done.length > 0, sound.states);
    return problem && `seed ${seed} (${done.join(', ')}): ${problem}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function problemAfter(
  folder: string,
  isDamaged: boolean,
  states: readonly string[],
): Promise<string | null> {
  const home = path.join(folder, 'projects', 'project-1');
  const before = await contentsOf(home);
  const store = aStore(folder);
  const opened = await store.open('project-1');
  if (!opened.ok)
    return opened.failure.type === 'projectDamaged' ? null : `refused as ${opened.failure.type}`;
  const { project, revision, notices } = opened.value;
  if (JSON.stringify(project) !== states[revision]) return `revision ${revision} is not what it was`;
  if (isDamaged && notices.length === 0) return 'nothing was said';
  if (revision < changes && !notices.some((one) => one.includes(`${changes - revision}건`)))
    return `${changes - revision} lost changes not counted: ${notices.join(' / ')}`;
  const after = [...(await contentsOf(home)).values()];
  for (const [name, bytes] of before)
    if (!after.some((one) => one.equals(bytes))) return `${name} is no longer there as it was`;

  // And it goes on from there.
  const applied = await store.apply('project-1', revision, [rename('이어서')]);
  if (!applied.ok) return `cannot be changed: ${applied.failure.type}`;
  await store.closeAll();
  const again = await aStore(folder).read('project-1');
  if (!again.ok) return `cannot be read again: ${again.failure.type}`;
  if (again.value.project.facts.projectName !== '이어서') return 'the change after it is lost';
  return again.value.notices.length > 0 ? `still said: ${again.value.notices.join(' / ')}` : null;
}

async function contentsOf(folder: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const name of await readdir(folder))
    if (!name.startsWith('lock-')) found.set(name, await readFile(path.join(folder, name)));
  return found;
}
