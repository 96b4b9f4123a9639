import path from 'node:path';
import { entryNameKey } from '../../shared/archive/entryName';
import type { InstalledPack } from '../../shared/contentPack/applyPacks';
import {
  type ContentPack,
  openContentPack,
  packExtension,
  packLimitBytes,
  packNameSchema,
} from '../../shared/contentPack/packFile';
import { packItemKey } from '../../shared/contentPack/packItem';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { strictJson } from '../../shared/json/strictJson';
import { z } from '../../shared/zod';
import { fileFailure } from './fileFailure';
import { createFile, createFolders, type FileSystem, isErrno, nodeFileSystem } from './fileSystem';
import { readFileSafely } from './readFileSafely';
import { replaceFile } from './replaceFile';
import { sha256 as digestOf } from './sha256';

/**
 * Inside the data folder: `content/<pack>/` with generations `<n>.baljugil-content`, the file as it was carried in, and
 * `<n>.json`, which says what of it counts. A generation counts once its `.json` is there; nothing is ever written over, so
 * one that cannot be read stays and the one before it counts.
 */
export const packsFolderName = 'content';

const recordLimitBytes = 1_048_576;
const generationName = /^(\d{1,9})\.(json|baljugil-content)$/;
/** Earlier generations that are read for how requirements used to be worded. */
const rememberedGenerations = 8;

const recordSchema = z.strictObject({
  version: z.literal(1),
  name: packNameSchema,
  /** `null` once the pack was taken off. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** Items of this generation's file that count. */
  taken: z.array(z.string()),
  /** Items that count as an earlier generation has them. */
  kept: z.array(z.strictObject({ key: z.string(), generation: z.int().min(1) })),
  installedAt: z.string().max(40),
});
type PackRecord = z.infer<typeof recordSchema>;

export interface InstalledPacks {
  /** In the order of their names; what could not be read is told in Korean sentences. */
  read(): Promise<{ packs: InstalledPack[]; notices: string[] }>;
  /** Adds a generation: `taken` from the bytes, `kept` as they are in use now. */
  add(
    pack: ContentPack,
    bytes: Uint8Array,
    chosen: { taken: string[]; kept: string[] },
  ): Promise<Result<null>>;
  /** The files stay, so that what was taken off can be looked at. */
  takeOff(name: string): Promise<Result<null>>;
}

interface Generation {
  number: number;
  record: PackRecord;
  pack: ContentPack | null;
}

export function openInstalledPacks(
  dataFolder: string,
  { now, fileSystem = nodeFileSystem }: { now: () => Date; fileSystem?: FileSystem },
): InstalledPacks {
  const root = path.join(dataFolder, packsFolderName);
  const folderOf = (name: string) => path.join(root, entryNameKey(name));

  async function numbersIn(folder: string): Promise<{ used: number; recorded: number[] }> {
    const found = (await namesIn(folder)).flatMap((name) => {
      const match = generationName.exec(name);
      return match ? [{ number: Number(match[1]), isRecord: match[2] === 'json' }] : [];
    });
    return {
      used: Math.max(0, ...found.map((one) => one.number)),
      recorded: found.flatMap((one) => (one.isRecord ? [one.number] : [])).sort((a, b) => b - a),
    };
  }

  async function namesIn(folder: string): Promise<string[]> {
    try {
      return await fileSystem.list(folder);
    } catch (error) {
      if (isErrno(error) && error.code === 'ENOENT') return [];
      throw error;
    }
  }

  /** `null` when the generation cannot be read or is not whole. */
  async function readGeneration(folder: string, number: number): Promise<Generation | null> {
    const read = (name: string, limitBytes: number) =>
      readFileSafely(path.join(folder, name), { limitBytes, fileSystem });
    const written = await read(`${number}.json`, recordLimitBytes);
    if (!written.ok) return null;
    const json = strictJson(written.value);
    const record = recordSchema.safeParse(json.ok ? json.value : null);
    if (!record.success) return null;
    if (record.data.sha256 === null) return { number, record: record.data, pack: null };
    const bytes = await read(`${number}${packExtension}`, packLimitBytes);
    if (!bytes.ok || digestOf(bytes.value) !== record.data.sha256) return null;
    const pack = openContentPack(bytes.value, '', digestOf);
    return pack.ok ? { number, record: record.data, pack: pack.value } : null;
  }

  /** The generation that counts first, then those before it; how many newer ones could not be read. */
  async function generationsOf(folder: string): Promise<{ sound: Generation[]; lost: number }> {
    const { recorded } = await numbersIn(folder);
    const sound: Generation[] = [];
    let lost = 0;
    for (const number of recorded) {
      const generation = await readGeneration(folder, number);
      if (generation) sound.push(generation);
      else if (sound.length === 0) lost += 1;
      if (sound.length >= rememberedGenerations && (sound[0]?.record.kept.length ?? 0) === 0) break;
    }
    return { sound, lost };
  }

  /** Takes the next free number for a generation; a number somebody else took meanwhile is left to them. */
  async function write(
    name: string,
    bytes: Uint8Array | null,
    record: (now: Generation | null) => PackRecord,
  ): Promise<Result<null>> {
    const folder = folderOf(name);
    try {
      await createFolders(fileSystem, folder);
      const { sound } = await generationsOf(folder);
      const { used } = await numbersIn(folder);
      const number = used + 1;
      if (bytes) await createFile(fileSystem, path.join(folder, `${number}${packExtension}`), bytes);
      const text = `${JSON.stringify(record(sound[0] ?? null), null, 2)}\n`;
      const written = await replaceFile(path.join(folder, `${number}.json`), new TextEncoder().encode(text), {
        fileSystem,
      });
      return written.ok ? ok(null) : written;
    } catch (error) {
      return fail(fileFailure(error, folder, 'write', fileSystem, `${name}${packExtension}`));
    }
  }

  return {
    async read() {
      const packs: InstalledPack[] = [];
      const notices: string[] = [];
      try {
        for (const folderName of (await namesIn(root)).sort()) {
          const folder = path.join(root, folderName);
          if ((await fileSystem.targetStatus(folder)).kind !== 'folder') continue;
          const { sound, lost } = await generationsOf(folder);
          const [newest] = sound;
          if (lost > 0) notices.push(lostText(newest?.record.name ?? folderName, newest?.pack?.version));
          if (newest?.pack) packs.push(installed(newest, newest.pack, sound));
        }
      } catch (error) {
        const failure = fileFailure(error, root, 'read', fileSystem);
        notices.push(`설치한 내용 묶음의 폴더를 읽지 못했어요. (${failure.type}) 파일은 그대로 두었어요.`);
      }
      return { packs, notices };
    },

    add: (pack, bytes, { taken, kept }) =>
      write(pack.name, bytes, (before) => ({
        version: 1,
        name: pack.name,
        sha256: digestOf(bytes),
        taken,
        kept: kept.flatMap((key) => {
          const earlier = before?.record.kept.find((one) => one.key === key);
          if (earlier) return [earlier];
          return before ? [{ key, generation: before.number }] : [];
        }),
        installedAt: now().toISOString(),
      })),

    async takeOff(name) {
      const { packs } = await this.read();
      if (!packs.some((one) => one.name === name)) return fail({ type: 'packNotInstalled', name });
      return write(name, null, () => ({
        version: 1,
        name,
        sha256: null,
        taken: [],
        kept: [],
        installedAt: now().toISOString(),
      }));
    },
  };
}

function installed(newest: Generation, pack: ContentPack, sound: readonly Generation[]): InstalledPack {
  const { name, version, asOf, publisher } = pack;
  const taken = new Set(newest.record.taken);
  const kept = newest.record.kept.flatMap(({ key, generation }) => {
    const from = sound.find((one) => one.number === generation)?.pack;
    return from?.items.filter((one) => packItemKey(one) === key) ?? [];
  });
  return {
    ...{ name, version, asOf, publisher },
    sha256: newest.record.sha256 ?? '',
    installedAt: newest.record.installedAt,
    items: [...pack.items.filter((one) => taken.has(packItemKey(one))), ...kept],
    earlier: sound
      .flatMap((one) => one.pack?.items ?? [])
      .flatMap((one) => (one.kind === 'requirement' ? [one.value] : [])),
  };
}

function lostText(name: string, version: string | undefined): string {
  return version === undefined
    ? `내용 묶음 ‘${name}’을 읽지 못해 쓰지 않아요. 파일은 그대로 두었으니 묶음을 다시 설치해 주세요.`
    : `내용 묶음 ‘${name}’의 새 판을 읽지 못해 앞서 설치한 ${version} 판을 써요. 묶음을 다시 설치해 주세요.`;
}
