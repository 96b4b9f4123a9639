import { writeSync } from 'node:fs';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

// The control: looks whether there is a lock, makes one, and writes the whole file again.
const [, , folder = ''] = process.argv;
const lock = path.join(folder, 'lock');
const file = path.join(folder, 'plain.json');

async function answer(): Promise<string> {
  if (await isThere(lock)) return 'busy';
  await writeFile(lock, String(process.pid));
  const saved = (await isThere(file)) ? (JSON.parse(await readFile(file, 'utf8')) as number[]) : [];
  await writeFile(file, JSON.stringify([...saved, process.pid]));
  return 'won';
}

async function isThere(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}

async function race(): Promise<void> {
  writeSync(1, 'ready\n');
  for await (const line of createInterface({ input: process.stdin }))
    writeSync(1, `${line === 'close' ? 'closed' : await answer().catch(() => 'failed')}\n`);
}

void race();
