import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { builtChild } from './support/children';
import { inTemporaryFolder } from './support/places';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 400;
const processes = 4;

/** Four processes want one project at the same time, in turn with locks a dead process left. A run is one opening. */
export function run(runs: number): Promise<FaultReport> {
  return inTemporaryFolder(async (folder) => {
    const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
    await store.create(aProject(), { isSample: false });
    const script = builtChild('lockRacer', folder);
    const dead = { pid: 2 ** 22 + 1, processStart: null, host: hostname(), account: '없는 사람' };
    for (let count = 0; count < 5; count++)
      writeFileSync(
        path.join(folder, 'projects', 'project-1', `lock-dead-${count}.json`),
        JSON.stringify(dead),
      );
    const tally = new Tally();
    const said: string[] = [];
    const racers = Array.from({ length: processes }, () =>
      spawn(process.execPath, [script, folder, String(Math.ceil(runs / processes))], { stdio: 'pipe' }),
    );
    await Promise.all(
      racers.map(async (racer) => {
        let output = '';
        racer.stdout.on('data', (part) => {
          output += part;
        });
        racer.stderr.on('data', (part) => tally.found('untypedErrors', String(part)));
        await once(racer, 'close');
        said.push(...output.trim().split('\n'));
      }),
    );
    for (const line of said)
      await tally.run(line, async () => {
        if (line === 'two') tally.found('wrongState', 'two had the project open for writing');
        else if (line !== 'saved' && line !== 'busy') tally.found('wrongState', line);
      });
    const saved = said.filter((one) => one === 'saved').length;
    const history = await store.history('project-1');
    if (!history.ok || history.value.total !== saved || !history.value.isProven)
      tally.found(
        'acknowledgedLost',
        `${saved} saved, ${history.ok ? history.value.total : 'no'} in the history`,
      );
    return tally.report({ notes: [`${saved} of ${said.length} openings won`] });
  });
}
