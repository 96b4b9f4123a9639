import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openProjectStore } from '../../../electron/storage/projectStore';

// Run as a process of its own, which the test kills. Prints the revision of every change that was answered as saved.
async function writeUntilKilled(folder: string): Promise<void> {
  const store = openProjectStore({
    folder,
    now: () => new Date(),
    randomId: randomUUID,
    accountName: 'officer',
    changesPerSnapshot: 5,
  });
  const opened = await store.open('project-1');
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  let { revision } = opened.value;
  for (;;) {
    const projectName = `사업 ${revision + 1} ${'가'.repeat(revision % 60)}`;
    const applied = await store.apply('project-1', revision, [
      { type: 'editFacts', changes: { projectName } },
    ]);
    if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
    revision = applied.value.revision;
    writeSync(1, `${revision}\n`);
  }
}

void writeUntilKilled(process.argv[2] ?? '');
