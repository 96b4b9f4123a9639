import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openSettings, settingsFileName } from '../../electron/storage/settings';
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

/** Bad settings files of 26 kinds, with and without last time's copy, a folder that is none, and full disks. */
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
  await tally.run('a file where the folder should be', () =>
    inTemporaryFolder(async (folder) => {
      const place = path.join(folder, 'data');
      writeFileSync(place, 'x');
      const settings = openSettings(place, options);
      if (settings.notices.length === 0) tally.found('unreported', 'no folder');
    }),
  );
  const why = whyNoMounts();
  if (why) return tally.report({ notes: [`full disks: ${why}`] });
  for (let count = 0; count < runs; count++)
    await tally.run(`full disk ${count}`, () => onSmallDisk(64, (folder) => onFullDisk(folder, tally)));
  return tally.report();
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
