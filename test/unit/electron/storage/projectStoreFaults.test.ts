import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { aStore, foundAfterRestart, inFolder, play, rename } from '../../../faults/support/faultSweep';
import { type FaultPlan, faultyFileSystem } from '../../../faults/support/faultyFileSystem';
import { aProject } from '../../../support/aProject';

// Calls storage makes while one change is written fail. What was answered as failed must not be there afterwards. Every call
// of every session with every fault: `npm run -s faults -- iosweep`.

test('without a fault the steps do what the test says', async () => {
  await inFolder(async (folder) => {
    const outcome = await play(folder, nodeFileSystem);
    expect(outcome).toEqual({ answered: '아', underWay: null, untyped: [] });
    expect(await foundAfterRestart(folder)).toBe('아');
  });
});

test('a change refused at any moment of its writing is not there after a restart, and the next one is', async () => {
  const wrong: string[] = [];
  for (const fault of ['EIO', 'ENOSPC', 'EBUSY', 'EPERM'] as const)
    for (const isFirst of [true, false])
      for (const goesOn of [true, false])
        for (let call = 0; call < 6; call++)
          await inFolder(async (folder) => {
            const plan: FaultPlan = { fault, at: Number.POSITIVE_INFINITY, isPersistent: false };
            const fileSystem = faultyFileSystem(plan);
            const store = aStore(folder, fileSystem);
            await store.create(aProject(), { isSample: false });
            await store.open('project-1');
            if (!isFirst) await store.apply('project-1', 0, [rename('처음')]);
            plan.at = fileSystem.calls + call;
            const refused = await store.apply('project-1', isFirst ? 0 : 1, [
              rename('거절된 긴 사업명'.repeat(9)),
            ]);
            if (refused.ok) return;
            if (goesOn) await store.apply('project-1', isFirst ? 0 : 1, [rename('다음')]);
            const expected = goesOn ? '다음' : isFirst ? aProject().facts.projectName : '처음';
            await store.closeAll();
            const read = await aStore(folder, nodeFileSystem).read('project-1');
            const found = read.ok
              ? [read.value.project.facts.projectName, ...read.value.notices]
              : [read.failure.type];
            if (found.length !== 1 || found[0] !== expected)
              wrong.push(
                `${fault} at call ${call} of ${isFirst ? 'the first' : 'a later'} change: ${found.join(' / ')}`,
              );
          });
  expect(wrong).toEqual([]);
});
