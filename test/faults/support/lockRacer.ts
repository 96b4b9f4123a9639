import { randomUUID } from 'node:crypto';
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openProjectStore } from '../../../electron/storage/projectStore';

// Run as a process of its own beside others: opens the project, changes it once and closes it, again and again. Prints a line
// `saved`, `busy`, `two` (somebody else had it open at the same time) or the failure.
async function race(folder: string, rounds: number): Promise<void> {
  const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
  const marker = path.join(folder, 'somebody-has-it');
  for (let round = 0; round < rounds; round++) {
    const opened = await store.open('project-1');
    if (!opened.ok) {
      writeSync(1, opened.failure.type === 'projectInUse' ? 'busy\n' : `${JSON.stringify(opened.failure)}\n`);
      continue;
    }
    let isAlone = true;
    try {
      closeSync(openSync(marker, 'wx'));
    } catch {
      isAlone = false;
    }
    const { revision } = opened.value;
    const projectName = `${process.pid} ${round}`;
    const applied = await store.apply('project-1', revision, [
      { type: 'editFacts', changes: { projectName } },
    ]);
    if (isAlone) unlinkSync(marker);
    writeSync(1, !isAlone ? 'two\n' : applied.ok ? 'saved\n' : `${JSON.stringify(applied.failure)}\n`);
    await store.close('project-1');
  }
}

void race(process.argv[2] ?? '', Number(process.argv[3]));
