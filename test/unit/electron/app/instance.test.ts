import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockInstance } from '../../../../electron/app/instanceLock';
import { processStart } from '../../../../electron/storage/runningProcess';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockFile = () => path.join(folder, 'instance.lock');
const owned = (pid: number, started: string | null) =>
  JSON.stringify({ pid, processStart: started, host: 'browser', origin: 'http://127.0.0.1:1', secret: 's' });

describe('one program at a time', () => {
  test('a free data folder is taken, told where we answer, and given back', () => {
    const lock = lockInstance(folder, 'browser');
    if (!lock.held) throw new Error('not held');
    lock.announce('http://127.0.0.1:4711');
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({
      pid: process.pid,
      host: 'browser',
      origin: 'http://127.0.0.1:4711',
      secret: lock.secret,
    });
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('only its user can read the secret in it', () => {
    const lock = lockInstance(folder, 'browser');
    expect(lock.held && statSync(lockFile()).mode & 0o077).toBe(0);
    if (lock.held) lock.announce('http://127.0.0.1:4711');
    expect(statSync(lockFile()).mode & 0o077).toBe(0);
  });

  test('a folder a living program works in is refused, with what that program said of itself', () => {
    const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      writeFileSync(lockFile(), owned(living.pid ?? 0, processStart(living.pid ?? 0)));
      expect(lockInstance(folder, 'electron')).toMatchObject({
        held: false,
        owner: { pid: living.pid, origin: 'http://127.0.0.1:1', secret: 's' },
      });
      expect(readFileSync(lockFile(), 'utf8')).toContain(String(living.pid));
    } finally {
      living.kill('SIGKILL');
    }
  });

  test('a lock left by a program that was killed does not keep anybody out', () => {
    const gone = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lockFile(), owned(gone.pid, null));
    expect(lockInstance(folder, 'browser').held).toBe(true);
  });

  test.skipIf(process.platform !== 'linux')(
    'nor does one whose process number another program has now',
    () => {
      writeFileSync(lockFile(), owned(process.ppid, '1'));
      expect(lockInstance(folder, 'browser').held).toBe(true);
    },
  );

  test.each(['', '{', '[]', '{"pid":"x"}', '\u0000\u0000\u0000'])('nor does a damaged one: %j', (text) => {
    writeFileSync(lockFile(), text);
    expect(lockInstance(folder, 'browser').held).toBe(true);
  });

  test('releasing does not remove the lock somebody else holds by now', () => {
    const lock = lockInstance(folder, 'browser');
    writeFileSync(lockFile(), owned(1, null));
    if (lock.held) lock.release();
    expect(existsSync(lockFile())).toBe(true);
  });
});
