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
  openFile?: (folder: string) => SettingsFile;
}

export interface SettingsStore {
  read(): Settings;
  change(changes: Partial<Settings>): Promise<Result<Settings>>;
  /** What opening found and mended, Korean sentences. */
  notices: string[];
}

const valueSchemas = {
  displayName: z.string().max(60),
  colorScheme: z.enum(['light', 'dark', 'auto']),
  textScale: z.union([z.literal(0.9), z.literal(1), z.literal(1.1), z.literal(1.3), z.literal(1.5)]),
  secondBackupFolder: z.string().max(4_096).nullable(),
} satisfies Record<keyof Settings, z.ZodType>;

/**
 * Opens the settings in a folder. A file that cannot be used is put aside and the copy of last time taken; failing
 * that the defaults. Nothing here stops the app: without a usable folder the settings last as long as the process.
 */
export function openSettings(folder: string, options: SettingsOptions): SettingsStore {
  const guarded = new GuardedSettings(folder, options);
  guarded.open();
  return guarded;
}

class GuardedSettings implements SettingsStore {
  readonly notices: string[] = [];
  readonly #folder: string;
  readonly #options: SettingsOptions;
  readonly #path: string;
  /** `null` when the settings are kept in memory only. */
  #file: SettingsFile | null = null;
  #values: Record<string, unknown> = {};

  constructor(folder: string, options: SettingsOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#path = path.join(folder, settingsFileName);
  }

  open(): void {
    try {
      if (!fs.existsSync(this.#folder)) fs.mkdirSync(this.#folder, { recursive: true });
      this.#sweep();
      // Before conf opens the file: once open, a copy of it would be a copy of the damage.
      this.#checkBeforeOpening();
      const file = (this.#options.openFile ?? openConf)(this.#folder);
      this.#values = { ...file.store };
      this.#file = file;
      this.#refreshCopy();
    } catch (error) {
      if (!isErrno(error)) throw error;
      this.notices.push(
        `설정 파일을 쓸 수 없어(${error.code}) 이번에는 기본 설정으로 시작했어요. 바꾼 설정은 프로그램을 닫으면 사라져요.`,
      );
    }
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

  async change(changes: Partial<Settings>): Promise<Result<Settings>> {
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
    const before = readBytes(this.#path);
    try {
      file.store = next;
      const after = readBytes(this.#path);
      const back = after && strictJson(after);
      if (!back?.ok || !isDeepStrictEqual(back.value, JSON.parse(JSON.stringify(next)))) {
        if (before) writeFileSync(this.#path, before);
        return fail({ type: 'deviceFailed', fileName: settingsFileName, code: 'EIO' });
      }
      this.#refreshCopy();
      return ok(null);
    } catch (error) {
      return fail(fileFailure(error, this.#path, 'replace', nodeFileSystem));
    }
  }

  #checkBeforeOpening(): void {
    const bytes = readBytes(this.#path);
    const copy = readBytes(`${this.#path}.bak`);
    if (bytes && isSettings(bytes)) return;
    if (bytes) {
      const stamp = this.#options
        .now()
        .toISOString()
        .replaceAll(/[^0-9]/g, '');
      fs.renameSync(this.#path, `${this.#path}.corrupt-${stamp}`);
    }
    if (copy && isSettings(copy)) {
      writeFileSync(this.#path, copy);
      this.notices.push(
        '설정 파일이 손상되었거나 없어져 지난번 사본으로 되살렸어요. 사업 자료는 그대로예요.',
      );
    } else if (bytes || copy) {
      this.notices.push(
        '설정 파일이 손상되어 기본 설정으로 시작했어요. 원래 파일은 옆에 남겨 두었고, 사업 자료는 그대로예요.',
      );
    }
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
      if (fs.statSync(file).mtimeMs < until) fs.rmSync(file, { force: true });
    }
  }
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
