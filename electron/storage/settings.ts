import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Conf from 'conf';
import type { Settings } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import { strictJson } from '../../shared/json/strictJson';
import { z } from '../../shared/zod';
import { writeFileSync } from './atomicallyReplacement';
import { fileFailure } from './fileFailure';
import { isErrno, nodeFileSystem } from './fileSystem';

export const settingsFileName = 'config.json';
const limitBytes = 65_536;
const abandonedAfterMilliseconds = 60_000;

/** What conf and electron-store have in common: the whole file as one value. */
export interface SettingsFile {
  store: Record<string, unknown>;
}

/** For `new Conf(…)`, and with `name` for `configName` for `new ElectronStore(…)`: both then use the same file. */
export const settingsFileOptions = {
  configName: 'config',
  // An invalid file would be overwritten by an empty one, without a copy.
  clearInvalidConfig: false,
  // A key such as `3.2 보안` would become two.
  accessPropertiesByDotNotation: false,
} as const;

export interface SettingsOptions {
  /** Used for what the file does not say. */
  defaults: Settings;
  now: () => Date;
  /** Opens `config.json` in the folder; conf when absent. */
  openFile?: ((folder: string) => SettingsFile) | undefined;
  /** Told what is found while the program runs, a Korean sentence. */
  notify?: (text: string) => void;
}

/** What the program itself keeps beside the user's settings; none of it ever reaches the page as it is. */
export interface Kept {
  /** Absolute path of the folder projects lie in; unset until the user has chosen. */
  dataFolder: string;
  window: WindowPlace;
  /** Last opened first. */
  recents: Recent[];
  /** What the projects were when last seen: a second witness beside the one in each project's own folder. */
  seen: { folder: string; projects: Record<string, Seen> };
}

/** In device-independent pixels. */
export interface WindowPlace {
  x: number;
  y: number;
  width: number;
  height: number;
  isMaximized: boolean;
}

export interface Recent {
  projectId: string;
  /** ISO instant. */
  openedAt: string;
  isPinned: boolean;
}

/** Revision of a project and the start of the link that led there. */
export type Seen = [revision: number, link: string];

export interface SettingsStore {
  read(): Settings;
  /** Something the program keeps; `null` when it is not there or not what it should be. */
  recall<K extends keyof Kept>(key: K): Kept[K] | null;
  change(changes: Partial<Settings & Kept>): Promise<Result<Settings>>;
  /** What opening found and mended, Korean sentences. */
  notices: string[];
}

const valueSchemas = {
  displayName: z.string().max(60),
  colorScheme: z.enum(['light', 'dark', 'auto']),
  textScale: z.union([z.literal(0.9), z.literal(1), z.literal(1.1), z.literal(1.3), z.literal(1.5)]),
  secondBackupFolder: z.string().max(4_096).nullable(),
} satisfies Record<keyof Settings, z.ZodType>;

const pixel = z.int().min(-100_000).max(100_000);
const keptSchemas: { [K in keyof Kept]: z.ZodType<Kept[K]> } = {
  dataFolder: z.string().min(1).max(4_096).refine(path.isAbsolute),
  window: z.object({ x: pixel, y: pixel, width: pixel, height: pixel, isMaximized: z.boolean() }),
  recents: z.array(z.object({ projectId: z.string(), openedAt: z.string(), isPinned: z.boolean() })),
  seen: z.object({
    folder: z.string(),
    projects: z.record(z.string(), z.tuple([z.int().min(0), z.string()])),
  }),
};

/**
 * Opens the settings in a folder. A file that cannot be used is put aside and the copy of last time taken; failing
 * that the defaults. Nothing here stops the app: without a usable folder the settings last as long as the process.
 */
export function openSettings(folder: string, options: SettingsOptions): SettingsStore {
  const guarded = new GuardedSettings(folder, options);
  guarded.open();
  return guarded;
}

/** What the settings in a folder keep, for a program beside the one that writes them: nothing is mended or changed. */
export function readKept(folder: string): Pick<SettingsStore, 'recall'> {
  const values = readableValues(path.join(folder, settingsFileName)) ?? {};
  return { recall: (key) => keptValue(values, key) };
}

function keptValue<K extends keyof Kept>(values: Record<string, unknown>, key: K): Kept[K] | null {
  const parsed = keptSchemas[key].safeParse(values[key]);
  return parsed.success ? parsed.data : null;
}

class GuardedSettings implements SettingsStore {
  readonly notices: string[] = [];
  readonly #folder: string;
  readonly #options: SettingsOptions;
  readonly #path: string;
  /** `null` when the settings are kept in memory only. */
  #file: SettingsFile | null = null;
  #values: Record<string, unknown> = {};
  /** The file as this program last read or wrote it. */
  #known: Buffer | null = null;
  #folderIdentity = '';

  constructor(folder: string, options: SettingsOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#path = path.join(folder, settingsFileName);
  }

  open(): void {
    try {
      if (!fs.existsSync(this.#folder)) fs.mkdirSync(this.#folder, { recursive: true });
      this.#folderIdentity = identityOf(this.#folder);
      this.#sweep();
      // Before conf opens the file: once open, a copy of it would be a copy of the damage.
      this.#checkBeforeOpening();
      const file = (this.#options.openFile ?? openConf)(this.#folder);
      this.#values = { ...file.store };
      this.#file = file;
      this.#known = readBytes(this.#path);
      this.#refreshCopy();
    } catch (error) {
      if (!isErrno(error)) throw error;
      const last = readableValues(this.#path);
      this.#values = last ?? {};
      const begun = last ? '지난번 설정으로' : '기본 설정으로';
      this.notices.push(
        `설정 파일을 쓸 수 없어(${error.code}) ${begun} 시작했어요. 이번에 바꾸는 설정은 프로그램을 닫으면 사라져요.`,
      );
    }
  }

  recall<K extends keyof Kept>(key: K): Kept[K] | null {
    return keptValue(this.#values, key);
  }

  read(): Settings {
    const settings: Settings = { ...this.#options.defaults };
    const known = <K extends keyof Settings>(key: K) => {
      const parsed = valueSchemas[key].safeParse(this.#values[key]);
      if (parsed.success) settings[key] = parsed.data as Settings[K];
    };
    for (const key of Object.keys(valueSchemas) as (keyof Settings)[]) known(key);
    return settings;
  }

  async change(changes: Partial<Settings & Kept>): Promise<Result<Settings>> {
    // Names this version does not know stay: a newer version wrote them.
    const next = { ...this.#values, ...changes };
    if (Buffer.byteLength(JSON.stringify(next)) > limitBytes / 2)
      return fail({ type: 'fileTooLarge', fileName: settingsFileName, limitMegabytes: 0 });
    if (this.#file) {
      const written = this.#write(this.#file, next);
      if (!written.ok) return written;
    }
    this.#values = next;
    return ok(this.read());
  }

  #write(file: SettingsFile, next: Record<string, unknown>): Result<null> {
    try {
      // conf would make the folder anew on whatever disk lies under a medium that was pulled out.
      if (identityOf(this.#folder) !== this.#folderIdentity)
        return fail({ type: 'folderNotFound', folderName: this.#folder });
      const before = this.#putForeignAside();
      file.store = next;
      const after = readBytes(this.#path);
      const back = after && strictJson(after);
      if (!back?.ok || !isDeepStrictEqual(back.value, JSON.parse(JSON.stringify(next)))) {
        if (before) writeFileSync(this.#path, before);
        return fail({ type: 'deviceFailed', fileName: settingsFileName, code: 'EIO' });
      }
      this.#known = after;
      this.#refreshCopy();
      return ok(null);
    } catch (error) {
      return fail(fileFailure(error, this.#path, 'replace', nodeFileSystem));
    }
  }

  /** A file somebody else put in the place of ours while it was open is kept; gives the bytes that are ours. */
  #putForeignAside(): Buffer | null {
    const present = readBytes(this.#path);
    if (this.#known === null || present?.equals(this.#known)) return present;
    if (present) this.#setAside('replaced');
    this.#options.notify?.(
      present
        ? '설정 파일이 다른 곳에서 바뀌어, 바뀐 파일은 옆에 남겨 두고 이 창의 설정으로 저장했어요.'
        : '설정 파일이 없어져 이 창의 설정으로 다시 만들었어요.',
    );
    return this.#known;
  }

  #checkBeforeOpening(): void {
    const isOrdinary = this.#isOrdinaryOrAbsent();
    const bytes = isOrdinary ? readBytes(this.#path) : null;
    const copy = readBytes(`${this.#path}.bak`);
    if (bytes && isSettings(bytes)) {
      // conf itself does not mind the mark, but nothing is to depend on that.
      if (startsWithMark(bytes)) writeFileSync(this.#path, bytes.subarray(3));
      return;
    }
    const isDamaged = bytes !== null || !isOrdinary;
    if (isDamaged) this.#setAside('corrupt');
    if (copy && isSettings(copy)) {
      writeFileSync(this.#path, copy);
      this.notices.push(
        '설정 파일이 손상되었거나 없어져 지난번 사본으로 되살렸어요. 사업 자료는 그대로예요.',
      );
    } else if (isDamaged || copy) {
      this.notices.push(
        '설정 파일이 손상되어 기본 설정으로 시작했어요. 원래 파일은 옆에 남겨 두었고, 사업 자료는 그대로예요.',
      );
    }
  }

  /** A folder, a pipe or a link that leads nowhere in the file's place is damage; reading a pipe would wait for ever. */
  #isOrdinaryOrAbsent(): boolean {
    const found = fs.lstatSync(this.#path, { throwIfNoEntry: false });
    if (!found) return true;
    const aim = found.isSymbolicLink() ? fs.statSync(this.#path, { throwIfNoEntry: false }) : found;
    return aim?.isFile() ?? false;
  }

  /** Renames the file to a name nothing has yet: what was put aside before stays too. */
  #setAside(why: 'corrupt' | 'replaced'): void {
    const stamp = this.#options
      .now()
      .toISOString()
      .replaceAll(/[^0-9]/g, '');
    const name = (count: number) => `${this.#path}.${why}-${stamp}${count > 1 ? `-${count}` : ''}`;
    let count = 1;
    while (fs.lstatSync(name(count), { throwIfNoEntry: false })) count++;
    fs.renameSync(this.#path, name(count));
  }

  #refreshCopy(): void {
    const bytes = readBytes(this.#path);
    if (!bytes || !isSettings(bytes)) return;
    const copy = readBytes(`${this.#path}.bak`);
    if (copy && Buffer.compare(copy, bytes) === 0) return;
    try {
      writeFileSync(`${this.#path}.bak`, bytes);
    } catch (error) {
      // The settings themselves are written; the copy is made next time.
      if (!isErrno(error)) throw error;
    }
  }

  #sweep(): void {
    const until = this.#options.now().getTime() - abandonedAfterMilliseconds;
    for (const name of fs.readdirSync(this.#folder)) {
      if (!/^(\.~[0-9a-f]{12}\.tmp|config\.json\.tmp-[0-9a-f]+)$/.test(name)) continue;
      const file = path.join(this.#folder, name);
      try {
        if (fs.statSync(file).mtimeMs < until) fs.rmSync(file, { force: true });
      } catch (error) {
        // Only in the way of nothing: a read-only folder keeps what lies in it.
        if (!isErrno(error)) throw error;
      }
    }
  }
}

/** What can be read without writing anything: the file itself or last time's copy. */
function readableValues(settingsPath: string): Record<string, unknown> | null {
  for (const file of [settingsPath, `${settingsPath}.bak`]) {
    try {
      if (!fs.statSync(file).isFile()) continue;
      const bytes = fs.readFileSync(file);
      const json = isSettings(bytes) ? strictJson(bytes) : null;
      if (json?.ok) return { ...(json.value as Record<string, unknown>) };
    } catch (error) {
      if (!isErrno(error)) throw error;
    }
  }
  return null;
}

/** Another disk, or a folder made anew, under the same name is another folder. */
function identityOf(folder: string): string {
  const { dev, ino } = fs.statSync(folder, { bigint: true });
  return `${dev} ${ino}`;
}

function startsWithMark(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
}

function openConf(folder: string): SettingsFile {
  return new Conf<Record<string, unknown>>({ ...settingsFileOptions, cwd: folder });
}

function readBytes(file: string): Buffer | null {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isSettings(bytes: Buffer): boolean {
  if (bytes.length > limitBytes) return false;
  const json = strictJson(bytes, 32);
  return json.ok && typeof json.value === 'object' && json.value !== null && !Array.isArray(json.value);
}
