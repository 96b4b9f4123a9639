// What keeps a saved change safe, each with how it is taken out: a fault run over a program without one of them must find
// a loss, or the run proves nothing. `npm run -s faults -- <name> --without <guard>`.
import path from 'node:path';
import { root } from './tools.mjs';

/** Each text must be there exactly once; `scenario` is the run that has to notice. */
export const guards = {
  writeLoop: {
    scenario: 'iosweep',
    changes: [
      {
        file: 'electron/storage/fileSystem.ts',
        from: 'while (written < bytes.length) {',
        to: 'for (let once = 0; once < 1; once++) {',
      },
    ],
  },
  fsync: {
    scenario: 'powercut',
    changes: [
      {
        file: 'electron/storage/projectSession.ts',
        from: 'await file.sync();',
        to: '',
      },
    ],
  },
  checksum: {
    scenario: 'store-fuzz',
    changes: [
      {
        file: 'electron/storage/journal.ts',
        from: ' === link ? { json, link } : null;',
        to: " !== '' ? { json, link } : null;",
      },
      {
        file: 'electron/storage/snapshot.ts',
        from: ' !== text.slice(0, 64)',
        to: " === ''",
      },
    ],
  },
  chain: {
    scenario: 'store-fuzz',
    changes: [
      {
        file: 'electron/storage/journalHistory.ts',
        from: 'const place = known.get(previous);',
        to: 'const place = known.get(previous) ?? history?.entries.length;',
      },
    ],
  },
  witness: {
    scenario: 'store-fuzz',
    changes: [
      {
        file: 'electron/storage/recoverProject.ts',
        from: 'Math.max(joined.highestRevision, witness?.revision ?? 0)',
        to: 'joined.highestRevision',
      },
    ],
  },
  lock: {
    scenario: 'locks',
    changes: [
      {
        file: 'electron/storage/projectLock.ts',
        from: 'if (living.ok && living.value === null)',
        to: 'if (living.ok)',
      },
    ],
  },
  // Not guards of the store but of the runs themselves: a hang must be seen, and a control that finds nothing.
  progress: {
    scenario: 'container-fuzz',
    changes: [
      {
        file: 'shared/archive/readArchive.ts',
        from: 'for (let at = view.byteLength - endLength; at >= lowest; at -= 1) {',
        to: 'for (let at = view.byteLength - endLength; at >= lowest; at -= 0) {',
      },
    ],
  },
  control: {
    scenario: 'store-fuzz',
    changes: [
      {
        file: 'test/faults/support/damagedFolders.ts',
        from: "return files.get('project.json')?.toString('utf8') !== json;",
        to: 'return false;',
      },
    ],
  },
};

/** A plugin of Vite that takes one guard out; building fails unless every text was there exactly once. */
export function withoutGuard(name) {
  const guard = guards[name];
  if (!guard) throw new Error(`no guard ${name}: ${Object.keys(guards).join(', ')}`);
  const changed = new Set();
  return {
    name: `without-${name}`,
    enforce: 'pre',
    transform(code, id) {
      let text = code;
      for (const change of guard.changes) {
        if (path.relative(root, id.split('?')[0]) !== change.file) continue;
        if (text.split(change.from).length !== 2)
          throw new Error(`${change.file} has «${change.from}» ${text.split(change.from).length - 1} times`);
        text = text.replace(change.from, () => change.to);
        changed.add(change.file);
      }
      return text === code ? null : { code: text, map: null };
    },
    buildEnd(error) {
      const missed = guard.changes.filter(({ file }) => !changed.has(file));
      if (!error && missed.length > 0) throw new Error(`not built: ${missed.map(({ file }) => file)}`);
    },
  };
}
