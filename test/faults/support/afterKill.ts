import path from 'node:path';
import { nodeFileSystem } from '../../../electron/storage/fileSystem';
import { loadProjectFile } from '../../../electron/storage/projectFiles';
import { openProjectStore } from '../../../electron/storage/projectStore';
import { openSettings } from '../../../electron/storage/settings';
import type { WritingChild } from './children';
import type { Ledger } from './ledger';

/** Puts down what a writer said it was doing and had done; of what kinds the latter were. */
export function noteSaid(child: WritingChild, ledger: Ledger): string[] {
  return child.lines().flatMap((line) => {
    const [kind, what = '', value = ''] = JSON.parse(line) as string[];
    if (kind === 'doing') ledger.begun(what, value);
    else ledger.found(what, value);
    return kind === 'done' ? (what.split(' ')[0] ?? '') : [];
  });
}

/** What a new start finds in the data folder of a writer that was killed; sentences about what is wrong. */
export async function wrongAfterKill(
  folder: string,
  ledger: Ledger,
  { mayBeUnderWay = true, fileSystem = nodeFileSystem } = {},
): Promise<string[]> {
  const store = openProjectStore({ folder, fileSystem, now: () => new Date(), randomId: () => 'unused' });
  const wrong: string[] = [];
  const found: Record<string, string[]> = Object.fromEntries(ledger.things.map((one) => [one, []]));
  const listed = await store.list();
  if (!listed.ok) wrong.push(`the list is ${listed.failure.type}`);
  for (const { id, stored } of listed.ok ? listed.value : []) {
    const what = id === 'project-1' ? 'project' : `import ${id}`;
    if (stored.ok) found[what]?.push(stored.value.project.facts.projectName);
    else wrong.push(`project ${id} lost: ${stored.failure.type}`);
    // A record that was being written is told as torn; anything else would be a loss.
    const strange =
      stored.ok && stored.value.notices.find((one) => !one.includes('끝까지 저장되지 않았어요'));
    if (strange) wrong.push(`project ${id}: ${strange}`);
  }
  const file = async (what: string, place: string) => {
    const loaded = await loadProjectFile(place, { fileSystem });
    if (loaded.ok) found[what]?.push(loaded.value.facts.projectName);
    else if (loaded.failure.type !== 'fileNotFound') wrong.push(`${what} is ${loaded.failure.type}`);
  };
  await file('export', path.join(folder, 'export.baljugil'));
  for (const what of ledger.things.filter((one) => one.startsWith('backup ')))
    await file(what, path.join(folder, 'backups', 'project-1', what.slice('backup '.length)));
  if (ledger.answered('settings') !== undefined) {
    const defaults = { displayName: '', colorScheme: 'auto', textScale: 1 } as const;
    const settings = openSettings(folder, { defaults, now: () => new Date() });
    found.settings?.push(settings.read().displayName);
    wrong.push(...settings.notices.map((one) => `settings: ${one}`));
  }
  return [...wrong, ...ledger.problems(found, mayBeUnderWay)];
}
