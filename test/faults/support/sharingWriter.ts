import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { type FileSystem, nodeFileSystem } from '../../../electron/storage/fileSystem';
import { openProjectStore } from '../../../electron/storage/projectStore';
import { readFileSafely } from '../../../electron/storage/readFileSafely';

// Run as a process of its own beside others over one shared folder, as if on another computer: whoever has the project open
// may be shut out at any time. Prints `main <edit>`, `copy <edit>` or the failure for every edit.

/** The real file system, in which every lock of another process is one of another computer. */
const shared: FileSystem = {
  ...nodeFileSystem,
  async open(file, mode) {
    const read = mode === 'read' && path.basename(file).startsWith('lock-');
    const bytes = read ? await readFileSafely(file, { limitBytes: 65_536 }) : null;
    if (!bytes?.ok) return nodeFileSystem.open(file, mode);
    const owner = JSON.parse(Buffer.from(bytes.value).toString('utf8')) as { pid: number; host: string };
    if (owner.pid !== process.pid) owner.host = `PC-${owner.pid}`;
    const shown = Buffer.from(JSON.stringify(owner));
    const opened = await nodeFileSystem.open(file, mode);
    return { ...opened, read: async (into, position) => shown.copy(into, 0, position) };
  },
};

async function write(folder: string, name: string, edits: number): Promise<void> {
  const store = openProjectStore({
    folder,
    fileSystem: shared,
    now: () => new Date(),
    randomId: randomUUID,
    accountName: name,
    changesPerSnapshot: 5,
  });
  let edit = 0;
  while (edit < edits) {
    const opened = await store.open('project-1');
    if (!opened.ok) {
      const { failure } = opened;
      if (failure.type === 'projectInUse') {
        const { owner, host, since } = failure;
        if (Math.random() < 0.3) await store.breakLock('project-1', { owner, host, since });
      } else if (failure.type !== 'projectConflict') writeSync(1, `${JSON.stringify(failure)}\n`);
      await nodeFileSystem.pause(10 + Math.random() * 40);
      continue;
    }
    let { revision } = opened.value;
    const until = edit + 1 + Math.floor(Math.random() * 12);
    while (edit < Math.min(until, edits)) {
      edit += 1;
      const projectName = `${name} ${edit}`;
      const applied = await store.apply('project-1', revision, [
        { type: 'editFacts', changes: { projectName } },
      ]);
      if (applied.ok) revision = applied.value.revision;
      const isCopy = !applied.ok && applied.failure.type === 'projectConflict';
      writeSync(
        1,
        `${applied.ok ? 'main' : isCopy ? 'copy' : JSON.stringify(applied.failure)} ${projectName}\n`,
      );
      if (!applied.ok) break;
      await nodeFileSystem.pause(Math.random() * 120);
    }
    // Left open more often than closed, as people do.
    if (Math.random() < 0.4) await store.close('project-1');
  }
  await store.closeAll();
}

void write(process.argv[2] ?? '', process.argv[3] ?? '', Number(process.argv[4]));
