import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import {
  aStore,
  faultAt,
  foundAfterRestart,
  inFolder,
  play,
  rename,
} from '../../../faults/support/faultSweep';
import { type Fault, type FaultPlan, faultyFileSystem } from '../../../faults/support/faultyFileSystem';
import { aProject } from '../../../support/aProject';

// Calls storage makes on the way fail once, or from there on for ever. What was answered as saved must be there
// afterwards; what was answered as failed must not be, unless nothing could be written any more to take it back.
// BALJUGIL_EVERY_FAULT=1 tries every call with every fault; otherwise each fault takes its share of the calls.
const takesEvery = process.env.BALJUGIL_EVERY_FAULT === '1';

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

const faults: Fault[] = ['EIO', 'ENOSPC', 'EBUSY', 'EPERM', 'short', 'crash'];
const stride = takesEvery ? 1 : 18;
for (const isPersistent of [false, true]) {
  for (const [share, fault] of faults.entries()) {
    if (fault === 'crash' && isPersistent) continue;
    test(`${fault} ${isPersistent ? 'from any call on' : 'at any call'} loses nothing that was answered as saved`, async () => {
      const counting = faultyFileSystem(null);
      await inFolder((folder) => play(folder, counting));
      const wrong: string[] = [];
      for (let at = (share * 3) % stride; at < counting.calls; at += stride) {
        const found = await faultAt({ fault, at, isPersistent });
        if (found) wrong.push(found);
      }
      expect(counting.calls).toBeGreaterThan(150);
      expect(wrong).toEqual([]);
    }, 300_000);
  }
}
