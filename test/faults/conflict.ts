import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { changesLeadingTo, readJournalFiles } from '../../electron/exchange/storedHistory';
import { nodeFileSystem } from '../../electron/storage/fileSystem';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject } from '../support/aProject';
import { builtChild } from './support/children';
import { inTemporaryFolder } from './support/places';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 400;
const writers = ['김하늘', '이바다'];

/** Two computers edit one project on a shared folder and shut each other out. A run is one edit; each is kept somewhere. */
export function run(runs: number): Promise<FaultReport> {
  return inTemporaryFolder(async (folder) => {
    const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
    await store.create(aProject(), { isSample: false });
    const script = builtChild('sharingWriter', folder);
    const tally = new Tally();
    const said = await Promise.all(
      writers.map(async (name) => {
        const edits = String(Math.ceil(runs / writers.length));
        const writer = spawn(process.execPath, [script, folder, name, edits], { stdio: 'pipe' });
        let output = '';
        writer.stdout.on('data', (part) => {
          output += part;
        });
        writer.stderr.on('data', (part) => tally.found('untypedErrors', String(part)));
        await once(writer, 'close');
        return output.trim().split('\n');
      }),
    );
    const kept = await keptEdits(folder, tally);
    for (const line of said.flat())
      await tally.run(line, async () => {
        const [where, ...words] = line.split(' ');
        const edit = words.join(' ');
        if (where !== 'main' && where !== 'copy') tally.found('wrongState', line);
        else if (!kept.has(edit)) tally.found('acknowledgedLost', line);
      });
    const count = (where: string) => said.flat().filter((one) => one.startsWith(where)).length;
    return tally.report({ notes: [`${count('main')} in the project, ${count('copy')} in copies`] });
  });
}

/** Names given by the changes that count in any of the projects. */
async function keptEdits(folder: string, tally: Tally): Promise<Set<string>> {
  const store = openProjectStore({ folder, now: () => new Date(), randomId: randomUUID });
  const listed = await store.list();
  const kept = new Set<string>();
  for (const { id, stored } of listed.ok ? listed.value : []) {
    const journals = await readJournalFiles(nodeFileSystem, path.join(folder, 'projects', id));
    if (!stored.ok || !journals.ok) {
      tally.found('wrongState', `${id} cannot be read`);
      continue;
    }
    for (const { record } of changesLeadingTo(stored.value, journals.value))
      for (const one of record.operations)
        if (one.type === 'editFacts' && one.changes.projectName) kept.add(one.changes.projectName);
  }
  return kept;
}
