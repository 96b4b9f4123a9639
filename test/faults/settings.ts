import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import { openSettings, settingsFileName, settingsFileOptions } from '../../electron/storage/settings';
import { inTemporaryFolder, onSmallDisk, whyNoMounts } from './support/places';
import { type FaultReport, Tally } from './support/tally';

/** Full disks tried besides the fixed bad files. */
export const runsByDefault = 60;

const good = JSON.stringify({ displayName: '김하늘', colorScheme: 'dark', textScale: 1.3 });
const badFiles: Record<string, Buffer | string> = {
  empty: '',
  blank: ' \n\t',
  'one byte missing': good.slice(0, -1),
  'cut in half': good.slice(0, 20),
  'cut at 1 byte': '{',
  null: 'null',
  true: 'true',
  'a number': '5',
  'a text': '"abc"',
  'a list': '[1,2,3]',
  'deep lists': '['.repeat(200_000),
  'deep objects': `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  'a comma too many': '{"a":1,}',
  'two documents': `${good}${good}`,
  'text after it': `${good}x`,
  'single quotes': "{'a':1}",
  'a comment': '{"a":1}//',
  NaN: '{"a":NaN}',
  'UTF-16': Buffer.from(good, 'utf16le'),
  'CP949 text': Buffer.concat([
    Buffer.from('{"displayName":"'),
    Buffer.from([0xb1, 0xe8, 0xc7, 0xcf]),
    Buffer.from('"}'),
  ]),
  'zeros only': Buffer.alloc(4_096),
  'zeros after it': Buffer.concat([Buffer.from(good), Buffer.alloc(512)]),
  'zeros before it': Buffer.concat([Buffer.alloc(16), Buffer.from(good)]),
  'other bytes': Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 197 + 41) % 256)),
  'a prototype': '{"__proto__":{"isPolluted":true}}',
  'far too large': `{"a":"${'x'.repeat(200_000)}"}`,
};
const defaults = { displayName: '시험', colorScheme: 'auto', textScale: 1 } as const;
const options = { defaults, now: () => new Date('2026-11-20T08:30:00Z') };

/** Things in the file's place that are no file at all; each gives what tells that it was kept. */
const notFiles: Record<string, (file: string) => (aside: string) => boolean> = {
  'a folder': (file) => {
    mkdirSync(file);
    writeFileSync(path.join(file, 'mine'), 'x');
    return (aside) => existsSync(path.join(aside, 'mine'));
  },
  'a link that leads nowhere': (file) => {
    symlinkSync('/nowhere/at/all', file);
    return (aside) => lstatSync(aside).isSymbolicLink();
  },
  ...(process.platform === 'linux' && {
    'a pipe': (file) => {
      execFileSync('mkfifo', [file]);
      return (aside) => lstatSync(aside).isFIFO();
    },
  }),
};

/**
 * Bad settings files of 26 kinds and things that are no file, with and without last time's copy; the file deleted or
 * replaced while open; folders read-only, gone or pulled out; and full disks.
 */
export async function run(runs: number): Promise<FaultReport> {
  const tally = new Tally();
  for (const [kind, bytes] of Object.entries(badFiles))
    for (const hasCopy of [true, false])
      await tally.run(`${kind}${hasCopy ? ' with a copy' : ''}`, () =>
        inTemporaryFolder(async (folder) => {
          const file = path.join(folder, settingsFileName);
          writeFileSync(file, bytes);
          if (hasCopy) writeFileSync(`${file}.bak`, good);
          const settings = openSettings(folder, options);
          const wanted = hasCopy ? 'dark' : 'auto';
          if (settings.read().colorScheme !== wanted)
            tally.found('wrongState', `${kind}: ${settings.read().colorScheme}`);
          if (settings.notices.length === 0) tally.found('unreported', kind);
          const kept = readdirSync(folder).some((name) =>
            readFileSync(path.join(folder, name)).equals(Buffer.from(bytes)),
          );
          if (!kept) tally.found('acknowledgedLost', `${kind}: the original bytes are gone`);
          const changed = await settings.change({ colorScheme: 'light' });
          if (!changed.ok || openSettings(folder, options).read().colorScheme !== 'light')
            tally.found('wrongState', `${kind}: cannot be changed afterwards`);
        }),
      );
  for (const [kind, put] of Object.entries(notFiles))
    for (const hasCopy of [true, false])
      await tally.run(`${kind} in its place${hasCopy ? ' with a copy' : ''}`, () =>
        inTemporaryFolder(async (folder) => {
          const file = path.join(folder, settingsFileName);
          const isIt = put(file);
          if (hasCopy) writeFileSync(`${file}.bak`, good);
          const settings = openSettings(folder, options);
          if (settings.read().colorScheme !== (hasCopy ? 'dark' : 'auto')) tally.found('wrongState', kind);
          if (settings.notices.length === 0) tally.found('unreported', kind);
          const asides = readdirSync(folder).filter((name) => name.includes('.corrupt-'));
          if (!asides.some((name) => isIt(path.join(folder, name)))) tally.found('acknowledgedLost', kind);
          const changed = await settings.change({ colorScheme: 'light' });
          if (!changed.ok) tally.found('wrongState', `${kind}: cannot be changed afterwards`);
        }),
      );
  await tally.run('two damages in one instant', () =>
    inTemporaryFolder(async (folder) => {
      const file = path.join(folder, settingsFileName);
      for (const bytes of ['first', 'second']) {
        writeFileSync(file, bytes);
        openSettings(folder, options);
      }
      const kept = readdirSync(folder).filter((name) => name.includes('.corrupt-'));
      if (kept.length !== 2) tally.found('acknowledgedLost', `${kept.length} of two damaged files kept`);
    }),
  );
  await whileOpen(tally);
  await tally.run('a file where the folder should be', () =>
    inTemporaryFolder(async (folder) => {
      const place = path.join(folder, 'data');
      writeFileSync(place, 'x');
      const settings = openSettings(place, options);
      if (settings.notices.length === 0) tally.found('unreported', 'no folder');
    }),
  );
  const why = whyNoMounts();
  if (!why) await onOtherDisks(tally);
  const control = { runs: Object.keys(badFiles).length, losses: await lostByThePackageAlone() };
  if (why) return tally.report({ control, notes: [`full disks: ${why}`] });
  for (let count = 0; count < runs; count++)
    await tally.run(`full disk ${count}`, () => onSmallDisk(64, (folder) => onFullDisk(folder, tally)));
  return tally.report({ control });
}

async function onFullDisk(folder: string, tally: Tally): Promise<void> {
  const place = path.join(folder, 'data');
  mkdirSync(place);
  writeFileSync(
    path.join(place, settingsFileName),
    JSON.stringify({ colorScheme: 'dark', 다른것: 'x'.repeat(9_000) }),
  );
  const settings = openSettings(place, options);
  try {
    writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(1_024 * Math.floor(20 + Math.random() * 44)));
  } catch {
    // What fits is taken.
  }
  const changed = await settings.change({ colorScheme: 'light' });
  const found = openSettings(place, options).read().colorScheme;
  if (found !== (changed.ok ? 'light' : 'dark'))
    tally.found(
      changed.ok ? 'acknowledgedLost' : 'wrongState',
      `${changed.ok ? 'saved' : 'refused'}, found ${found}`,
    );
}

/** The control: kinds at which conf without our guard does not start, or writes over what it could not read. */
async function lostByThePackageAlone(): Promise<number> {
  let losses = 0;
  for (const bytes of Object.values(badFiles))
    await inTemporaryFolder(async (folder) => {
      writeFileSync(path.join(folder, settingsFileName), bytes);
      try {
        new Conf<Record<string, unknown>>({ ...settingsFileOptions, cwd: folder }).set('a', 1);
        if (
          !readdirSync(folder).some((name) =>
            readFileSync(path.join(folder, name)).equals(Buffer.from(bytes)),
          )
        )
          losses += 1;
      } catch {
        losses += 1;
      }
    });
  return losses;
}

/** The file is taken away or exchanged under a running program. */
async function whileOpen(tally: Tally): Promise<void> {
  const cases: [string, (file: string) => void][] = [
    ['deleted while open', (file) => rmSync(file)],
    ['replaced while open by an older copy', (file) => writeFileSync(file, good)],
    ['replaced while open by damage', (file) => writeFileSync(file, 'damage')],
  ];
  for (const [kind, harm] of cases)
    await tally.run(kind, () =>
      inTemporaryFolder(async (folder) => {
        const file = path.join(folder, settingsFileName);
        const told: string[] = [];
        const settings = openSettings(folder, { ...options, notify: (text) => told.push(text) });
        await settings.change({ displayName: '이바다', textScale: 1.5 });
        harm(file);
        const theirs = existsSync(file) ? readFileSync(file) : null;
        const changed = await settings.change({ colorScheme: 'light' });
        const { displayName, textScale, colorScheme } = openSettings(folder, options).read();
        if (!changed.ok || displayName !== '이바다' || textScale !== 1.5 || colorScheme !== 'light')
          tally.found('acknowledgedLost', kind);
        if (told.length === 0) tally.found('unreported', kind);
        const isKept = readdirSync(folder).some((name) =>
          theirs?.equals(readFileSync(path.join(folder, name))),
        );
        if (theirs && !isKept) tally.found('acknowledgedLost', `${kind}: the other file is gone`);
      }),
    );
  await tally.run('folder gone while open', () =>
    inTemporaryFolder(async (folder) => {
      const place = path.join(folder, 'data');
      const settings = openSettings(place, options);
      await settings.change({ displayName: '이바다' });
      renameSync(place, path.join(folder, 'elsewhere'));
      const changed = await settings.change({ colorScheme: 'light' });
      if (changed.ok) tally.found('acknowledgedLost', 'a change was called saved with no folder');
      if (existsSync(place)) tally.found('wrongState', 'an empty folder was made anew');
    }),
  );
}

/** Needs mounts: a medium pulled out, a folder that cannot be written to. */
async function onOtherDisks(tally: Tally): Promise<void> {
  await tally.run('medium pulled out while open', () =>
    inTemporaryFolder(async (folder) => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
      const settings = openSettings(folder, options);
      const first = await settings.change({ displayName: '이바다' });
      execFileSync('umount', ['-l', folder]);
      const changed = await settings.change({ colorScheme: 'light' });
      if (!first.ok || changed.ok)
        tally.found('acknowledgedLost', 'a change was called saved without its medium');
      if (readdirSync(folder).length > 0)
        tally.found('wrongState', 'settings were begun anew below the medium');
    }),
  );
  for (const contents of ['good', 'damaged', 'damaged with a copy'])
    await tally.run(`read-only folder, ${contents}`, () =>
      inTemporaryFolder(async (folder) => {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
        try {
          const file = path.join(folder, settingsFileName);
          writeFileSync(file, contents === 'good' ? good : '{"cut');
          if (contents.endsWith('copy')) writeFileSync(`${file}.bak`, good);
          execFileSync('mount', ['-o', 'remount,ro', folder]);
          const before = readFileSync(file);
          const settings = openSettings(folder, options);
          const wanted = contents === 'damaged' ? 'auto' : 'dark';
          if (settings.read().colorScheme !== wanted) tally.found('wrongState', contents);
          if (contents !== 'good' && settings.notices.length === 0) tally.found('unreported', contents);
          const changed = await settings.change({ colorScheme: 'light' });
          if (changed.ok && settings.notices.length === 0)
            tally.found('unreported', `${contents}: a change that will not last`);
          if (!readFileSync(file).equals(before)) tally.found('acknowledgedLost', contents);
        } finally {
          execFileSync('umount', [folder]);
        }
      }),
    );
}
