import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  createFile,
  createFolders,
  type FileSystem,
  nodeFileSystem,
} from '../../../electron/storage/fileSystem';
import { openProjectStore } from '../../../electron/storage/projectStore';
import { readFileSafely } from '../../../electron/storage/readFileSafely';
import { snapshotRevision } from '../../../electron/storage/snapshot';
import type { Operation } from '../../../shared/project/operations';
import { aProject } from '../../support/aProject';
import { type MemoryDisk, memoryDisk } from './memoryDisk';
import { inTemporaryFolder } from './places';
import { randomFrom } from './randomFrom';

// A folder as an officer leaves it after weeks, then damaged at random. Opening must give a state the project really had,
// say what is missing, and keep the damaged bytes.
export const changes = 60;
const home = path.join('projects', 'project-1');

export interface SoundFolder {
  disk: MemoryDisk;
  folder: string;
  /** JSON of the project after each change. */
  states: string[];
}

interface Place {
  folder: string;
  fileSystem: FileSystem;
}

export async function soundFolder(): Promise<SoundFolder> {
  const disk = memoryDisk();
  const folder = path.resolve('/data');
  await disk.createFolder(folder);
  const states: string[] = [];
  const store = aStore({ folder, fileSystem: disk });
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
  const sound = { disk, folder, states };
  const problem = await problemAfter({ folder, fileSystem: disk.copy() }, false, states);
  if (problem) throw new Error(`the sound folder: ${problem}`);
  return sound;
}

function aStore({ folder, fileSystem }: Place) {
  return openProjectStore({
    folder,
    fileSystem,
    now: () => new Date(),
    randomId: randomUUID,
    accountName: 'officer',
    changesPerSnapshot: 12,
  });
}

function rename(projectName: string): Operation {
  return { type: 'editFacts', changes: { projectName } };
}

type Damage = (bytes: Buffer, random: () => number) => Buffer | null;

const below = (random: () => number, limit: number) => Math.floor(random() * limit);

const forged = 'a record rewritten with a right checksum';

/** What is left of a file; `null` when it is gone. */
const damages: Record<string, Damage> = {
  'one bit flipped': (bytes, random) => {
    const at = below(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
    return bytes;
  },
  'cut off': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  emptied: () => Buffer.alloc(0),
  'a stretch of zeros': (bytes, random) => {
    const from = below(random, bytes.length);
    return bytes.fill(0, from, Math.min(bytes.length, from + 1 + below(random, 600)));
  },
  'zeros at the end': (bytes, random) => Buffer.concat([bytes, Buffer.alloc(1 + below(random, 4_096))]),
  'a stretch of other bytes': (bytes, random) => {
    const from = below(random, bytes.length);
    for (let at = from; at < Math.min(bytes.length, from + 200); at++) bytes[at] = below(random, 256);
    return bytes;
  },
  deleted: () => null,
  'a line left out': (bytes, random) =>
    linewise(bytes, (lines) => void lines.splice(below(random, lines.length - 1), 1)),
  'two lines exchanged': (bytes, random) =>
    linewise(bytes, (lines) => {
      const at = below(random, lines.length - 1);
      lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
    }),
  'a line twice': (bytes, random) =>
    linewise(bytes, (lines) => {
      const at = below(random, lines.length - 1);
      lines.splice(at, 0, lines[at] ?? '');
    }),
  // As somebody does who knows the format and what a checksum is.
  [forged]: (bytes, random) =>
    linewise(bytes, (lines) => {
      const at = 1 + below(random, lines.length - 2);
      const line = lines[at] ?? '';
      if (!line.includes('"projectName"')) return;
      const json = line.slice(65).replace(/"projectName":"[^"]*"/, '"projectName":"바꿔치기"');
      lines[at] = `${createHash('sha256').update(json).digest('hex')} ${json}`;
    }),
};

function linewise(bytes: Buffer, change: (lines: string[]) => void): Buffer {
  const lines = bytes.toString('utf8').split('\n');
  change(lines);
  return Buffer.from(lines.join('\n'));
}

/** Damages a copy of the folder; what was wrong afterwards, or `null`. Every tenth copy lies on a real disk. */
export async function damaged(seed: number, sound: SoundFolder): Promise<string | null> {
  const random = randomFrom(seed);
  const files = await contentsOf({ folder: sound.folder, fileSystem: sound.disk });
  const before = new Map(files);
  const done = seed % 10 === 7 ? rolledBack(files, random) : spoiled(files, random, seed % 3 === 0 ? 2 : 1);
  // Two damages may undo each other.
  const isDamaged = [...before].some(([name, bytes]) => !files.get(name)?.equals(bytes));
  const place = async (folder: string, fileSystem: FileSystem) => {
    await createFolders(fileSystem, path.join(folder, home));
    for (const [name, bytes] of files) await createFile(fileSystem, path.join(folder, home, name), bytes);
    const problem = await problemAfter({ folder, fileSystem }, isDamaged, sound.states);
    return problem && `seed ${seed} (${done.join(', ')}): ${problem}`;
  };
  return seed % 10 === 0
    ? inTemporaryFolder((folder) => place(folder, nodeFileSystem))
    : place(path.resolve('/data'), memoryDisk());
}

/** Damages some files in place; what was done to which. */
function spoiled(files: Map<string, Buffer>, random: () => number, count: number): string[] {
  const done: string[] = [];
  for (let index = 0; index < count; index++) {
    const names = [...files.keys()].sort();
    const name = names[below(random, names.length)] ?? '';
    const kinds = Object.keys(damages);
    const kind = kinds[below(random, kinds.length)] ?? '';
    const before = files.get(name) ?? Buffer.alloc(0);
    // A forged record is proven wrong by the one after it or by the newest snapshot, which must then be there.
    if (kind === forged && (count > 1 || !name.endsWith('.log'))) continue;
    const after = damages[kind]?.(Buffer.from(before), random) ?? null;
    if (after?.equals(before)) continue;
    if (after) files.set(name, after);
    else files.delete(name);
    done.push(`${name}: ${kind}`);
  }
  return done;
}

/** As after a tool that brought an older state back and left one file: only the witness knows of what came later. */
function rolledBack(files: Map<string, Buffer>, random: () => number): string[] {
  const to = 1 + below(random, changes - 1);
  for (const [name, bytes] of files) {
    const revision = snapshotRevision(name);
    if (revision !== null && revision > to) files.delete(name);
    if (!name.endsWith('.log')) continue;
    const lines = bytes.toString('utf8').split('\n');
    files.set(name, Buffer.from(`${lines.slice(0, to + 1).join('\n')}\n`));
  }
  return [`rolled back to ${to}`];
}

async function problemAfter(
  place: Place,
  isDamaged: boolean,
  states: readonly string[],
): Promise<string | null> {
  const before = await contentsOf(place);
  const store = aStore(place);
  const opened = await store.open('project-1');
  if (!opened.ok)
    return opened.failure.type === 'projectDamaged' ? null : `refused as ${opened.failure.type}`;
  const { project, revision, notices } = opened.value;
  if (JSON.stringify(project) !== states[revision]) return `revision ${revision} is not what it was`;
  if (isDamaged && notices.length === 0) return 'nothing was said';
  if (!isDamaged && notices.length > 0) return `said of nothing: ${notices.join(' / ')}`;
  if (revision < changes && !notices.some((one) => one.includes(`${changes - revision}건`)))
    return `${changes - revision} lost changes not counted: ${notices.join(' / ')}`;
  const after = [...(await contentsOf(place)).values()];
  for (const [name, bytes] of before)
    if (!after.some((one) => one.equals(bytes))) return `${name} is no longer there as it was`;

  // And it goes on from there.
  const applied = await store.apply('project-1', revision, [rename('이어서')]);
  if (!applied.ok) return `cannot be changed: ${applied.failure.type}`;
  await store.closeAll();
  const again = await aStore(place).read('project-1');
  if (!again.ok) return `cannot be read again: ${again.failure.type}`;
  if (again.value.project.facts.projectName !== '이어서') return 'the change after it is lost';
  return again.value.notices.length > 0 ? `still said: ${again.value.notices.join(' / ')}` : null;
}

async function contentsOf({ folder, fileSystem }: Place): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const name of await fileSystem.list(path.join(folder, home))) {
    if (name.startsWith('lock-')) continue;
    const read = await readFileSafely(path.join(folder, home, name), { limitBytes: 1e8, fileSystem });
    if (!read.ok) throw new Error(`${name}: ${read.failure.type}`);
    found.set(name, Buffer.from(read.value));
  }
  return found;
}

/** Whether the same damage takes a project away that is kept as one plain JSON file, or changes it without a word. */
export function isLostPlainly(seed: number): boolean {
  const random = randomFrom(seed);
  const json = JSON.stringify(aProject());
  const files = new Map([['project.json', Buffer.from(json)]]);
  spoiled(files, random, 1);
  return files.get('project.json')?.toString('utf8') !== json;
}
