import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openProjectStore } from '../../../electron/storage/projectStore';

// Run as a process of its own beside others: at `open` it tries to open the project, and changes it when it could; at `close`
// it closes what it opened. Each is answered by a line: `won`, `busy` or the failure, and `closed`.
const [, , folder = ''] = process.argv;
const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });

async function answer(asked: string): Promise<string> {
  if (asked === 'close') {
    await store.close('project-1');
    return 'closed';
  }
  const opened = await store.open('project-1');
  if (!opened.ok) return opened.failure.type === 'projectInUse' ? 'busy' : JSON.stringify(opened.failure);
  const projectName = `${process.pid} ${opened.value.revision}`;
  const applied = await store.apply('project-1', opened.value.revision, [
    { type: 'editFacts', changes: { projectName } },
  ]);
  return applied.ok ? 'won' : JSON.stringify(applied.failure);
}

async function race(): Promise<void> {
  writeSync(1, 'ready\n');
  for await (const line of createInterface({ input: process.stdin })) writeSync(1, `${await answer(line)}\n`);
}

void race();
