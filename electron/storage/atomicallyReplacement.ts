import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Stands in for the package `atomically` under conf and electron-store (docs/decisions/004). That one ignores how many
 * bytes a write took: on a nearly full disk it reports success and leaves a cut file in place of the good one.
 */

type Data = string | NodeJS.ArrayBufferView;
type Encoding = BufferEncoding | null;
interface ReadOptions {
  encoding?: Encoding;
}
interface WriteOptions {
  encoding?: Encoding;
  mode?: number | false;
}

const attempts = 5;
const pauseMilliseconds = 20;

export function readFileSync(filePath: string, options: ReadOptions | Encoding = null): string | Buffer {
  const encoding = encodingOf(options);
  return encoding ? fs.readFileSync(filePath, encoding) : fs.readFileSync(filePath);
}

export async function readFile(
  filePath: string,
  options: ReadOptions | Encoding = null,
): Promise<string | Buffer> {
  return readFileSync(filePath, options);
}

function encodingOf(options: ReadOptions | Encoding): Encoding {
  return typeof options === 'string' || options === null ? options : (options.encoding ?? null);
}

/** Replaces a file whole or, throwing the system's error, not at all. */
export function writeFileSync(filePath: string, data: Data, options: WriteOptions | Encoding = {}): void {
  const encoding = encodingOf(options);
  const mode = typeof options === 'object' ? options?.mode : undefined;
  const bytes =
    typeof data === 'string'
      ? Buffer.from(data, encoding ?? 'utf8')
      : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  // A link in the settings folder leads to the file that is meant.
  const target = fs.existsSync(filePath) ? fs.realpathSync(filePath) : filePath;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const temporary = path.join(path.dirname(target), `.~${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeWhole(temporary, bytes, mode || 0o666);
    retried(() => fs.renameSync(temporary, target));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

export async function writeFile(
  filePath: string,
  data: Data,
  options: WriteOptions | Encoding = {},
): Promise<void> {
  writeFileSync(filePath, data, options);
}

function writeWhole(temporary: string, bytes: Buffer, mode: number): void {
  const file = fs.openSync(temporary, 'wx', mode);
  try {
    let written = 0;
    while (written < bytes.length) {
      const count = fs.writeSync(file, bytes, written, bytes.length - written, written);
      if (count <= 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
      written += count;
    }
    fs.fsyncSync(file);
    if (fs.fstatSync(file).size !== bytes.length)
      throw Object.assign(new Error('the disk holds other bytes than were written'), { code: 'EIO' });
  } finally {
    fs.closeSync(file);
  }
}

/** Windows: a virus scanner may hold the file for a moment. At most a tenth of a second, since this blocks. */
function retried(work: () => void): void {
  for (let attempt = 1; ; attempt++) {
    try {
      work();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (attempt === attempts || !['EBUSY', 'EPERM', 'EACCES'].includes(String(code))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMilliseconds);
    }
  }
}
