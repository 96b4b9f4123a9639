import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createFileTokens } from '../../../../electron/app/fileTokens';
import { evidenceHandlers } from '../../../../electron/app/handlers/evidenceHandlers';
import { openEvidenceFolder } from '../../../../electron/storage/evidenceFolder';
import { type FileSystem, nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { aStore, inFolder } from '../../../faults/support/faultSweep';
import {
  Crashed,
  type Fault,
  type FaultPlan,
  faultyFileSystem,
} from '../../../faults/support/faultyFileSystem';
import { aProject, countingIds } from '../../../support/aProject';

const bytes = Buffer.from('%PDF-1.7 검수 결과');
const one = {
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sizeBytes: bytes.length,
  fileName: '검수 결과.pdf',
};

function evidenceIn(folder: string, fileSystem: FileSystem) {
  return openEvidenceFolder(`${folder}/projects/project-1/evidence`, { fileSystem });
}

/** Attaches one file; whether it was answered as attached. */
async function attached(
  folder: string,
  plan: FaultPlan | null,
): Promise<{ answered: boolean; calls: number }> {
  const fileSystem = faultyFileSystem(null);
  const store = aStore(folder, fileSystem);
  await store.create(aProject(), { isSample: false });
  await store.open('project-1');
  const start = fileSystem.calls;
  const faulty = faultyFileSystem(plan);
  // The store keeps the file system it was given: from here on its calls are the faulty one's.
  Object.assign(fileSystem, faulty, { calls: start });
  const tokens = createFileTokens();
  const folderOf = evidenceIn(folder, fileSystem);
  const { 'evidence.attach': attach } = evidenceHandlers({
    store,
    tokens,
    evidenceOf: () => folderOf,
    fromBackups: async () => null,
    copies: { make: async () => ({ ok: true, value: '' }), clear: async () => undefined },
    host: {},
    changed: () => undefined,
    now: () => new Date(),
    newId: countingIds('evidence'),
  });
  const file = tokens.giveReceived(one.fileName, bytes).token;
  let answered = false;
  try {
    const done = await attach({
      projectId: 'project-1',
      revision: 0,
      files: [file],
      attachedTo: { kind: 'project' },
    });
    answered = done.ok && done.value.change !== null;
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
  }
  return { answered, calls: faulty.calls };
}

for (const fault of ['EIO', 'ENOSPC', 'EPERM', 'short', 'crash'] as const satisfies Fault[]) {
  for (const isPersistent of [false, true]) {
    if (fault === 'crash' && isPersistent) continue;
    test(`${fault}${isPersistent ? ' for ever' : ''} anywhere while a file is attached leaves no evidence without its bytes`, async () => {
      const wrong: string[] = [];
      let count = 0;
      for (let at = 0; ; at++) {
        const isDone = await inFolder(async (folder) => {
          const { answered, calls } = await attached(folder, { fault, at, isPersistent });
          const read = await aStore(folder, nodeFileSystem).read('project-1');
          const isNamed = read.ok && read.value.project.evidence.length === 1;
          const state = await evidenceIn(folder, nodeFileSystem).state(one);
          if (!read.ok) wrong.push(`call ${at}: ${read.failure.type}`);
          if (answered && !isNamed) wrong.push(`call ${at}: an answered attachment is lost`);
          if (isNamed && state !== 'there') wrong.push(`call ${at}: named, but ${state}`);
          count = calls;
          return calls <= at;
        });
        if (isDone) break;
      }
      expect(count).toBeGreaterThan(20);
      expect(wrong).toEqual([]);
    });
  }
}
